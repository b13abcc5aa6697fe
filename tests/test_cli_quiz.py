"""Tests of a set, taken on a real terminal."""

import subprocess
import sys
from pathlib import Path

from quizzer.store.database import open_store
from quizzer.store.log import read_events
from quizzer.store.quizzes import QuizResult, read_quizzes
from tests.conftest import DATA
from tests.screen import Terminal, run_terminal

NORTH = str(DATA / "study" / "north.quiz.yaml")


def results(home: Path) -> list[QuizResult]:
    with open_store(home / "quizzer" / "default.sqlite3") as store:
        assert list(read_events(store)) == []
        return read_quizzes(store, "north")


def answer_all(terminal: Terminal, *, wrongly: str = "") -> None:
    """Answer the three questions, the one about `wrongly` with what is not right."""
    for number in (1, 2, 3):
        terminal.wait_for(f"Question {number} of 3, test")
        shown = terminal.text().rpartition(f"Question {number} of 3")[2]
        while not any(prompt in shown for prompt in ("1-4 ", "t/f", "Your answer")):
            terminal.read()
            shown = terminal.text().rpartition(f"Question {number} of 3")[2]
        if "Estonia" in shown:
            terminal.type(
                next(line for line in shown.splitlines() if line.endswith("Tallinn")).strip("│ ")[0]
            )
        elif "Norway" in shown:
            terminal.type("f" if wrongly == "Norway" else "t")
        else:
            terminal.type("Riga\r")


def test_test_is_marked_kept_and_compared_with_the_one_before(home: Path) -> None:
    with run_terminal("-m", "quizzer", "quiz", NORTH, "--seed", "4") as terminal:
        answer_all(terminal, wrongly="Norway")
        terminal.wait_for("2 of 3 (67 %) in ")
        assert "✓" not in terminal.text()
        terminal.wait_for("Practise the 1 you missed now? y/n")
        terminal.type("y")
        terminal.wait_for("Question 1 of 1, practice")
        terminal.type("t")
        terminal.wait_for("Practice: nothing was recorded.")
        assert terminal.finish() == 0
        assert terminal.read_modes() == terminal.modes
    (first,) = results(home)
    assert (first.seed, first.points, len(first.marks)) == (4, 2, 3)
    assert {mark["verdict"] for mark in first.marks} == {"right", "wrong"}
    with run_terminal("-m", "quizzer", "quiz", NORTH, "--seed", "4", "--no-save") as terminal:
        answer_all(terminal)
        terminal.wait_for("3 of 3 (100 %)")
        terminal.wait_for("2 of 3\n")
        assert terminal.finish() == 0
    assert len(results(home)) == 1


def test_test_that_is_left_is_not_kept(home: Path) -> None:
    with run_terminal("-m", "quizzer", "quiz", NORTH, "-n", "2", "--plain") as terminal:
        terminal.wait_for("Question 1 of 2, test")
        terminal.type("\x04")
        terminal.wait_for("You left after 0 answers. Nothing was kept.")
        assert terminal.finish() == 0
    assert not (home / "quizzer" / "default.sqlite3").exists()


def test_pipe_is_never_taken_for_an_answer() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizzer", "quiz", NORTH],
        input="1\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("quizzer: this needs a terminal")
