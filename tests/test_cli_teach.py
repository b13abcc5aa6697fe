"""Marking and measuring a class, as a teacher types it."""

import json
from pathlib import Path

import pytest

from quizzer.cli import run
from tests.conftest import DATA

NORTH = str(DATA / "study" / "north.quiz.yaml")
CLASSROOM = DATA / "classroom"
SHEET = str(CLASSROOM / "north.csv")
CELLS = str(CLASSROOM / "cells.quiz.yaml")


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
    assert run(["mark", NORTH, str(CLASSROOM / "faulty.csv")]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 4


def test_export_of_a_platform_is_marked_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mark", CELLS, str(CLASSROOM / "moodle.csv")]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "112 answers of 14 students marked."
    assert "Left aside, as not finished: 1 attempt." in said.err


def test_marks_alone_cannot_be_judged(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mark", CELLS, str(CLASSROOM / "moodle_grades.csv")]) == 3
    assert "quizzer report reads marks" in capsys.readouterr().err


def test_sheet_without_answers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("student,question,response\n")
    assert run(["report", CELLS, str(path)]) == 3
    assert "holds no answers" in capsys.readouterr().err


def test_report_shows_what_to_look_at_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", CELLS, str(CLASSROOM / "moodle.csv")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Cells: a test",
        "14 students, 8 questions.",
        "Small class (below 30 students): discrimination and reliability are unstable.",
    ]
    first = lines.index("Questions, those to look at first on top") + 2
    assert lines[first].split()[:2] == ["2", "0%"]
    assert lines[first + 1].strip().startswith('! the best third chose "E. coli"')
    assert not any("Nagy" in line for line in lines)


def test_report_of_a_small_class_keeps_to_what_it_can_tell(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", CELLS, str(CLASSROOM / "moodle_grades.csv"), "--names"]) == 0
    out = capsys.readouterr().out
    assert "Reliability" not in out and "discrim" not in out
    assert "Ana Novak" in out


def test_report_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", CELLS, str(CLASSROOM / "moodle_grades.csv"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["quizzer"] == 1
    assert round(found["report"]["test"]["alpha"], 4) == 13.3929


@pytest.mark.parametrize("suffix", [".html", ".csv", ".json"])
def test_report_is_written_to_a_file(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"report{suffix}"
    command = ["report", CELLS, str(CLASSROOM / "wide.csv"), "-o", str(path)]
    assert run(command) == 0
    assert capsys.readouterr().out == f"Wrote the report to {path}.\n"
    assert "E. coli" in path.read_text(encoding="utf-8-sig")
    assert run(command) == 7
    assert run([*command, "--force"]) == 0


@pytest.mark.parametrize("options", [["-o", "report.pdf"], ["-o", "report.csv", "--table", "chairs"]])
def test_report_that_cannot_be_written_is_told(options: list[str], tmp_path: Path) -> None:
    options = [str(tmp_path / option) if "." in option else option for option in options]
    assert run(["report", CELLS, str(CLASSROOM / "wide.csv"), *options]) == 2


def test_marks_in_a_plain_matrix_are_read_as_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("Name,1,2\nAda,1,0\nBo,0,0\n")
    assert run(["report", CELLS, str(path), "--marks", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["report"]
    assert found["test"]["mean"] == 0.5
