"""Marking a class, as a teacher types it."""

import json

import pytest

from quizzer.cli import run
from tests.conftest import DATA

NORTH = str(DATA / "study" / "north.quiz.yaml")
SHEET = str(DATA / "classroom" / "north.csv")


def test_class_is_marked_with_what_was_not_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mark", NORTH, SHEET]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Bo, the first, estonia: wrong: Riga",
        "Bo, the first, latvia: wrong (no answer):",
        "Cy, latvia: wrong: ␛[31mOslo",
        "Ada: 3 of 3",
        "Bo, the first: 1 of 3",
        "Cy: 0 of 1",
        "7 answers of 3 students marked.",
    ]


def test_marks_are_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mark", NORTH, SHEET, "--json"]) == 0
    marks = json.loads(capsys.readouterr().out)
    assert marks[1] == {
        "student": "Ada",
        "question": "latvia",
        "response": "riga",
        "verdict": "right",
        "mark": 1.0,
    }


def test_faulty_sheet_is_told_and_nothing_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mark", NORTH, str(DATA / "classroom" / "faulty.csv")]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 4
