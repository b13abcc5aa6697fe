"""Results of tests: added, listed, never changed. What a test asks and how it is judged is not known here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quizzer.store.database import Row, Store, check_types


@dataclass(frozen=True, slots=True)
class QuizResult:
    """One test: a JSON-ready record of each question in `marks`, with its mark from 0 to 1 under "mark"."""

    uid: bytes
    set_name: str
    at_ms: int
    seconds: int
    seed: int
    marks: Sequence[dict[str, Any]]

    @property
    def points(self) -> float:
        """The marks in sum."""
        return sum(float(mark["mark"]) for mark in self.marks)


def save_quiz(store: Store, result: QuizResult) -> None:
    """Keeps the result of a test, durably."""
    marks = json.dumps(result.marks, ensure_ascii=False, separators=(",", ":"))
    row = (result.uid, result.set_name, result.at_ms, result.seconds, result.seed, marks)
    with store.transaction():
        store.write("insert into quiz values (?, ?, ?, ?, ?, ?, (select id from device))", [row])


def read_quizzes(store: Store, set_name: str) -> list[QuizResult]:
    """The tests of a set, the earliest first."""
    sql = "select uid, set_name, at_ms, seconds, seed, marks from quiz where set_name = ? order by at_ms, uid"
    with store.decoding():
        return [_decode(row) for row in store.rows(sql, (set_name,))]


def _decode(row: Row) -> QuizResult:
    check_types(row, (bytes, str, int, int, int, str))
    uid, set_name, at_ms, seconds, seed, marks = row
    return QuizResult(uid, set_name, at_ms, seconds, seed, json.loads(marks))
