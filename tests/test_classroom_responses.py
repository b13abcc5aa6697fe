"""A class's answers from CSV: a line an answer."""

import time
from pathlib import Path

import pytest

from quizzer.classroom.marking import mark_all
from quizzer.classroom.responses import Response, read_sheet
from quizzer.errors import SetError
from quizzer.formats import quiz_yaml
from quizzer.models import Question, QuestionId, QuestionKind
from tests.conftest import DATA

CLASSROOM = DATA / "classroom"
NORTH = {str(q.id): q for q in quiz_yaml.read(DATA / "study" / "north.quiz.yaml").questions}


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "sheet.csv"
    path.write_text(text, encoding=encoding, newline="")
    return path


def test_columns_may_stand_in_any_order_and_empty_lines_are_left_out() -> None:
    responses = read_sheet(CLASSROOM / "north.csv", NORTH).responses
    assert len(responses) == 7
    assert responses[0] == Response("Ada", "estonia", "Tallinn")
    assert responses[4] == Response("Bo, the first", "latvia", "")


def test_every_faulty_line_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CLASSROOM)
    with pytest.raises(SetError) as caught:
        read_sheet(Path("faulty.csv"), NORTH)
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
        (b"student,question,response\nAda,latvia,\x81\n", ":2: byte 37 is neither UTF-8 nor windows-1252"),
        (b'student,question,response\nAda,latvia,"Riga\n', ":2: is not CSV"),
        (b"student,question,response\nAda,latvia,Ri\0ga\n", ":2: holds a NUL byte"),
        (b"student,question,response,mark\nAda,latvia,Riga,much\n", ':2: "much" is no mark'),
        (b"student,question,response\nAda,latvia," + b"x" * 20_001 + b"\n", ":2: holds a text of more than"),
        (b"town,colour\nRiga,red\n", ":1: no column of this sheet is a question of the set"),
    ],
)
def test_what_is_no_sheet_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(SetError) as caught:
        read_sheet(path, NORTH)
    assert f"{path}{said}" in str(caught.value)


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="no such file"):
        read_sheet(tmp_path / "none.csv", NORTH)
    with pytest.raises(SetError, match="cannot be read"):
        read_sheet(tmp_path, NORTH)


def test_sheet_above_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizzer.classroom.responses.MEGABYTES", 0)
    with pytest.raises(SetError, match="Split it by class"):
        read_sheet(write(tmp_path, "student,question,response\n"), NORTH)


def test_sheet_of_a_spreadsheet_in_utf_16_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "student,question,response\r\nĀda,latvia,Rīga\r\n", "utf-16")
    assert read_sheet(path, NORTH).responses == (Response("Āda", "latvia", "Rīga"),)


def test_of_many_problems_the_first_are_told(tmp_path: Path) -> None:
    path = write(tmp_path, "student,question,response\n" + "Ada,x,y\n" * 50)
    with pytest.raises(SetError, match="and 30 problems more"):
        read_sheet(path, NORTH)


@pytest.mark.parametrize("name", ["latvia", "2", "Q2", "2.", "What is the capital  of latvia?"])
def test_question_is_named_by_id_number_or_wording(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"student;question;response\nAda;{name};Riga\n")
    assert read_sheet(path, NORTH).responses == (Response("Ada", "latvia", "Riga"),)


def test_marks_of_the_sheet_are_read_with_what_they_are_out_of(tmp_path: Path) -> None:
    path = write(tmp_path, 'student,question,mark,max\nAda,latvia,"1,5",2\nAda,norway,0,1\n')
    sheet = read_sheet(path, NORTH)
    assert [response.mark for response in sheet.responses] == [1.5, 0]
    assert sheet.maxima == {"latvia": 2, "norway": 1}
    assert sheet.is_marked


def test_only_the_first_attempt_counts_where_attempts_are_numbered(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "student,attempt,question,response\nAda,2,latvia,Riga\nAda,1,latvia,Oslo\nBo,1,latvia,Riga\n",
    )
    sheet = read_sheet(path, NORTH)
    assert sheet.responses == (Response("Ada", "latvia", "Oslo"), Response("Bo", "latvia", "Riga"))
    assert sheet.notes == ("Left aside, as not of a student's first attempt: 1 answers.",)


def test_separator_within_quotes_parts_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, 'Name,"Say; all;\nof; it","What is the capital of Latvia?"\nAda,x,Riga\n')
    assert read_sheet(path, NORTH).responses == (Response("Ada", "latvia", "Riga"),)


@pytest.mark.parametrize("filler", [" ", "[", " [", "{", "} -> {", "_", "; ", "] "])
def test_hostile_headings_and_answers_take_no_time(filler: str, tmp_path: Path) -> None:
    text = f"a{filler * (19_000 // len(filler))}b"
    questions = NORTH | {
        "pairs": Question(QuestionId("pairs"), QuestionKind.MATCH, "?", ("x", "y"), items=("a", "b"))
    }
    path = write(tmp_path, f'Name,Started,"{text}",latvia,pairs\nAda,"{text}",x,"{text}","{text}"\n')
    began = time.process_time()
    sheet = read_sheet(path, questions)
    assert len(list(mark_all(sheet.responses, questions))) == 2
    assert time.process_time() - began < 2


def test_sheet_from_an_older_spreadsheet_is_read_and_the_guess_told(tmp_path: Path) -> None:
    path = tmp_path / "klasse.csv"
    path.write_bytes("Student;Question;Response\r\nJürgen;latvia;Riga\r\n".encode("cp1252"))
    sheet = read_sheet(path, NORTH)
    assert [(each.student, each.response) for each in sheet.responses] == [("Jürgen", "Riga")]
    assert sheet.notes == (
        "The sheet is not UTF-8; it is read as windows-1252. Check the letters with accents.",
    )
