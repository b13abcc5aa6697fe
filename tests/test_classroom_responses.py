"""A class's answers from a long CSV."""

from pathlib import Path

import pytest

from quizzer.classroom.responses import Response, read_responses
from quizzer.errors import SetError
from tests.conftest import DATA

CLASSROOM = DATA / "classroom"
IDS = {"estonia", "latvia", "norway"}


def test_columns_may_stand_in_any_order_and_empty_lines_are_left_out() -> None:
    responses = read_responses(CLASSROOM / "north.csv", IDS)
    assert len(responses) == 7
    assert responses[0] == Response("Ada", "estonia", "Tallinn")
    assert responses[4] == Response("Bo, the first", "latvia", "")


def test_every_faulty_line_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CLASSROOM)
    with pytest.raises(SetError) as caught:
        read_responses(Path("faulty.csv"), IDS)
    assert str(caught.value).splitlines() == [
        'faulty.csv:2: the set has no question "estnia". quizzer show SET --json lists the ids.',
        "faulty.csv:3: names no student",
        "faulty.csv:4: has 1 cells, too few for its header",
        'faulty.csv: "Bo" answers latvia twice. Keep one of the lines.',
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ":1: the header lacks student, question, response"),
        (b"student,question\n", ":1: the header lacks response"),
        (b"student,question,response\nAda,latvia,\xff\n", ":2: is not UTF-8"),
        (b'student,question,response\nAda,latvia,"Riga\n', ":2: is not CSV"),
    ],
)
def test_what_is_no_sheet_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(SetError) as caught:
        read_responses(path, IDS)
    assert f"{path}{said}" in str(caught.value)


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="no such file"):
        read_responses(tmp_path / "none.csv", IDS)
    with pytest.raises(SetError, match="cannot be read"):
        read_responses(tmp_path, IDS)


def test_sheet_of_a_spreadsheet_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("student,question,response\r\nĀda,latvia,Rīga\r\n", encoding="utf-16")
    assert read_responses(path, IDS) == [Response("Āda", "latvia", "Rīga")]


def test_of_many_problems_the_first_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("student,question,response\n" + "Ada,x,y\n" * 50)
    with pytest.raises(SetError, match="and 30 problems more"):
        read_responses(path, IDS)
