"""A class's answers from CSV: a line a student, as people and platforms write it."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizzer.classroom.marking import mark_all
from quizzer.classroom.responses import Response, Sheet, read_sheet
from quizzer.errors import SetError
from quizzer.formats import quiz_yaml
from quizzer.models import Question, QuestionId, QuestionKind
from tests.conftest import DATA

CLASSROOM = DATA / "classroom"
CELLS = {str(q.id): q for q in quiz_yaml.read(CLASSROOM / "cells.quiz.yaml").questions}


def read(folder: Path, text: str, *, only_marks: bool = False) -> Sheet:
    path = folder / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return read_sheet(path, CELLS, only_marks=only_marks)


def marks(name: str) -> dict[str, list[float]]:
    """The marks by question, in the order of the students in the file."""
    found: dict[str, list[float]] = {}
    for one in mark_all(read_sheet(CLASSROOM / name, CELLS).responses, CELLS):
        found.setdefault(one.response.question, []).append(one.mark)
    return found


@pytest.mark.parametrize("name", ["wide.csv", "moodle.csv", "forms.csv"])
def test_every_form_of_one_test_gives_the_same_marks(name: str) -> None:
    assert marks(name) == marks("long.csv")


def test_moodle_export_counts_the_first_finished_attempt_of_each() -> None:
    sheet = read_sheet(CLASSROOM / "moodle.csv", CELLS)
    assert len({response.student for response in sheet.responses}) == 14
    assert sheet.notes == (
        "Left aside, as not finished: 1 attempt.",
        "Left aside, as not a student's first: 1 attempt.",
    )


def test_moodle_grades_bring_marks_and_what_questions_are_worth() -> None:
    sheet = read_sheet(CLASSROOM / "moodle_grades.csv", CELLS)
    assert sheet.is_marked
    assert sheet.maxima == {"atp": 1, "nucleus": 1, "walls": 1, "plants": 1, "gaps": 2}
    assert [r.mark for r in sheet.responses if r.question == "gaps"] == [2, 2, 1, 1, 0, 0]


def test_moodle_without_question_text_goes_by_the_order_of_the_set(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Surname,First name,Response 1,Response 4\nLund,Per,ribosome,True\n")
    assert sheet.responses == (
        Response("Per Lund", "atp", "ribosome"),
        Response("Per Lund", "plants", "True"),
    )


def test_more_numbered_answers_than_questions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SetError, match=r"Response 9: the set has only 8 questions\. Download"):
        read(tmp_path, "Surname,Response 1,Response 9\nLund,ribosome,x\n")


def test_question_text_that_is_not_in_the_set_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SetError, match=r'sheet\.csv:2: the set has no question "How old is it\?"'):
        read(tmp_path, "Surname,Question 1,Response 1\nLund,How old is it?,x\n")


def test_forms_bring_scores_and_ungraded_ones_are_nothing(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Timestamp,Email Address,Score,Plant cells have mitochondria.,Plant cells have mitochondria. [Score],"
        "Plant cells have mitochondria. [Feedback],What else?\n"
        "2026/11/17 10:00:00 AM GMT+2,a@x.example,2.00 / 3,TRUE,2.00 / 3,,\n"
        "2026/11/17 10:01:00 AM GMT+2,b@x.example,0.00 / 3,FALSE,-- / 3,,\n",
    )
    assert sheet.responses == (
        Response("a@x.example", "plants", "TRUE", 2),
        Response("b@x.example", "plants", "FALSE", 0),
    )
    assert sheet.maxima == {"plants": 3}
    assert sheet.totals == {"a@x.example": 2, "b@x.example": 0}
    assert sheet.notes == ('The column "What else?" is no question of the set.',)


def test_cells_may_be_marks(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Name,atp,plants\nAda,1,0\nBo,,1\n", only_marks=True)
    assert [response.mark for response in sheet.responses] == [1, 0, 0, 1]
    with pytest.raises(SetError, match=r'sheet\.csv:2: "much" is no mark'):
        read(tmp_path, "Name,atp\nAda,much\n", only_marks=True)


def test_total_that_not_every_line_has_is_no_total(tmp_path: Path) -> None:
    assert read(tmp_path, "Name,Total,atp\nAda,3,x\nBo,,x\n").totals == {}


def test_students_of_one_name_are_told_apart(tmp_path: Path) -> None:
    sheet = read(
        tmp_path, "Name,Email,atp\nAda,a@x.example,1\nAda,b@x.example,2\n,c@x.example,3\n,,4\nBo,,5\n"
    )
    assert [response.student for response in sheet.responses] == [
        "Ada (a@x.example)",
        "Ada (b@x.example)",
        "c@x.example",
        "line 5",
        "Bo",
    ]


@pytest.mark.parametrize(
    ("times", "kept"),
    [
        (("2026-11-18 09:00", "2026-11-17 09:00"), "second"),
        (("18 November 2026 9:00 AM", "17 November 2026  9:00 AM"), "second"),
        (("2026/11/18 9:00:00 AM GMT+2", "2026/11/17 9:00:00 AM GMT+2"), "second"),
        # No way of writing fits both, or more than one does: then the order of the file decides.
        (("yesterday", "2026-11-17 09:00"), "first"),
        (("12/11/2026 09:00:00", "11/12/2026 09:00:00"), "first"),
    ],
)
def test_first_attempt_is_the_earliest_where_times_say_so(
    times: tuple[str, str], kept: str, tmp_path: Path
) -> None:
    sheet = read(
        tmp_path, f"Name,Started on,atp\nAda,{times[0]},first\nBo,{times[0]},x\nAda,{times[1]},second\n"
    )
    assert [r.response for r in sheet.responses if r.student == "Ada"] == [kept]


def test_attempts_may_be_numbered(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Name,Attempt,atp\nAda,2,late\nAda,1,early\n")
    assert [response.response for response in sheet.responses] == ["early"]


def test_wording_that_two_questions_share_names_neither(tmp_path: Path) -> None:
    twin = replace(CELLS["atp"], id=QuestionId("twin"))
    path = tmp_path / "sheet.csv"
    path.write_text(f"Name,{twin.prompt},plants\nAda,x,true\n")
    sheet = read_sheet(path, CELLS | {"twin": twin})
    assert [response.question for response in sheet.responses] == ["plants"]


def test_gaps_that_are_not_numbered_are_left_as_written(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Name,gaps\nAda,part 2: DNA; part 1: nucleus\nBo,nucleus; DNA\n")
    assert [response.response for response in sheet.responses] == [
        "part 2: DNA; part 1: nucleus",
        "nucleus; DNA",
    ]


def test_short_line_is_a_line_of_empty_cells(tmp_path: Path) -> None:
    assert read(tmp_path, "Name,atp,plants\nAda,x\n").responses[1].response == ""


def test_item_that_a_matching_question_does_not_have_is_no_column(tmp_path: Path) -> None:
    sheet = read(tmp_path, "Name,atp,Which organelle does what? [nucleus]\nAda,x,y\n")
    assert [response.question for response in sheet.responses] == ["atp"]


def test_question_whose_wording_is_only_gaps_is_found_by_id(tmp_path: Path) -> None:
    bare = Question(QuestionId("bare"), QuestionKind.CLOZE, "____", ("x",))
    path = tmp_path / "sheet.csv"
    path.write_text("Name,bare\nAda,x\n")
    assert read_sheet(path, {"bare": bare}).responses[0].question == "bare"
