"""Results of tests in a store."""

import sqlite3
from pathlib import Path

import pytest

from quizzer.store.database import open_store
from quizzer.store.quizzes import QuizResult, read_quizzes, save_quiz

FIRST = QuizResult(
    bytes(16), "capitals", 1000, 60, 7, [{"question": "q1", "response": ["Ōslo"], "mark": 0.5}]
)


def test_results_of_a_set_are_kept_in_order(tmp_path: Path) -> None:
    later = QuizResult(b"\1" * 16, "capitals", 2000, 50, 8, [{"mark": 1}, {"mark": 1}])
    other = QuizResult(b"\2" * 16, "rivers", 1500, 50, 8, [])
    with open_store(tmp_path / "store.sqlite3") as store:
        for result in (later, other, FIRST):
            save_quiz(store, result)
        assert read_quizzes(store, "capitals") == [FIRST, later]
        assert [result.points for result in read_quizzes(store, "capitals")] == [0.5, 2]
        assert read_quizzes(store, "none") == []


def test_result_is_never_changed(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite3") as store:
        save_quiz(store, FIRST)
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            store.rows("update quiz set seconds = 1")
