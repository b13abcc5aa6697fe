"""Tables of questions: any order of columns, the hazards of spreadsheets, and files from strangers."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.formats import kahoot
from quizzer.formats.cells import shield, shield_with_blank, unshield
from quizzer.formats.crossing import Fate, Note, Reading
from quizzer.formats.sheets import lists, workbook
from quizzer.formats.sheets.columns import find_columns
from quizzer.formats.sheets.read import read_csv, read_xlsx, stream_csv
from quizzer.formats.sheets.rows import find_separator, join_rows, split_rows
from quizzer.formats.sheets.write import write_csv, write_xlsx
from quizzer.formats.taking import Pile
from quizzer.models import Precision, Question, QuestionId, QuestionKind, QuestionSet, Source
from tests.conftest import DATA

Read = Callable[[str], Reading]
ACTIVE = tuple("=+-@\t\r\n")


@pytest.fixture
def read_text(tmp_path: Path) -> Read:
    def read_given(text: str) -> Reading:
        path = tmp_path / "sea.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return read_csv(path)

    return read_given


def told(reading: Reading, fate: Fate) -> list[tuple[int, str]]:
    return [(note.line, note.reason) for note in reading.notes if note.fate is fate]


def only(reading: Reading) -> Question:
    (question,) = reading.question_set.questions
    return question


@pytest.mark.parametrize(
    "text",
    [
        "question,option a,option b,answer\nWhich is deep?,Atlantic,Pacific,Pacific\n",
        "Answer;Question;A;B\n2;Which is deep?;Atlantic;Pacific\n",
        "sep=;\r\nAntwort;Frage;Antwort A;Antwort B\r\nB;Which is deep?;Atlantic;Pacific\r\n",
        "Réponse\tQuestion\tChoix 1\tChoix 2\nPacific\tWhich is deep?\tAtlantic\tPacific\n",
        "question,options,correct answer\nWhich is deep?,Atlantic|Pacific,b\n",
        "My sea quiz,,\n\nprompt,choices,key\nWhich is deep?,Atlantic|Pacific,PACIFIC\n",
        "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2,Correct answer(s)\n"
        "Which is deep?,Atlantic,Pacific,2\n",
        '"type","question","option a","option b","answer"\n"Multiple choice","Which is deep?","Atlantic","Pacific","B"\n',
    ],
)
def test_columns_may_stand_in_any_order_under_any_name(text: str, read_text: Read) -> None:
    question = only(read_text(text))
    assert (question.kind, question.prompt) == (QuestionKind.CHOICE, "Which is deep?")
    assert (question.answer, question.options) == (("Pacific",), ("Atlantic", "Pacific"))


def test_wrong_answers_alone_are_choices_beside_the_right_one(read_text: Read) -> None:
    question = only(read_text("question,answer,wrong 1,wrong 2\nWhich is deep?,Pacific,Atlantic,Indian\n"))
    assert question.options == ("Pacific", "Atlantic", "Indian")


@pytest.mark.parametrize(
    ("row", "kind", "answer"),
    [
        (",Who?,Hannibal|Barca,,", "short", ("Hannibal",)),
        (",Rome is old.,yes,,", "true_false", ("true",)),
        (",How far?,3,km,", "number", ("3",)),
        ('number,How far?,"2,5",,', "number", ("2.5",)),
        ("date,When?,1789-07,,", "date", ("1789-07",)),
        ("ordering,Order.,a|b|c,,", "order", ("a", "b", "c")),
        ("matching,Match.,a=x|b=y,,", "match", ("x", "y")),
        (",The [[sea|ocean]] is [[deep]].,,,", "cloze", ("sea", "deep")),
        (",The ____ is deep.,sea,,", "cloze", ("sea",)),
        ("cloze,The ____ is ____.,sea|deep,,", "cloze", ("sea", "deep")),
        ("short,Is it so?,yes,,", "short", ("yes",)),
        (",Which?,a,,a|b", "choice", ("a",)),
        (",Which?,a|b,,a|b|c", "choices", ("a", "b")),
        ("checkboxes,Which?,a,,a|b|c", "choices", ("a",)),
        (",Which?,\"1, 3\",,a|b|c", "choices", ("a", "c")),
    ],
)  # fmt: skip
def test_kind_follows_from_the_filled_cells(
    row: str, kind: str, answer: tuple[str, ...], read_text: Read
) -> None:
    question = only(read_text(f"kind,question,answer,unit,options\n{row}\n"))
    assert (question.kind, question.answer) == (kind, answer)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,Hannibal,", "the question is empty"),
        (",Who?,,", "the answer is empty"),
        ("essay,Why?,because,", "what is of the kind essay has no answer that can be judged"),
        (",Which?,d,a|b|c", 'its answer "d" is none of its choices'),
        ("cloze,The [[sea,x,", 'the cloze has a gap that never ends: "[[sea"; close it with ]], and write \\[ for a lone ['),
        ("number,How far?,far,", '"far" is not a number; write it like 25000 or 2.5'),
    ],
)  # fmt: skip
def test_row_without_a_question_is_left_out_with_its_line(row: str, reason: str, read_text: Read) -> None:
    reading = read_text(f"kind,question,answer,options\n,Who?,Cato,\n{row}\n")
    assert told(reading, Fate.LOST) == [(3, reason)]
    assert len(reading.question_set.questions) == 1


def test_what_a_table_loses_is_told(read_text: Read) -> None:
    reading = read_text(
        "Rome,,,,,\nkind,question,answer,points,my notes,difficulty,why\npuzzle,Who?,Cato,3,ask again,extreme,x=y\n"
    )
    assert told(reading, Fate.CHANGED) == [
        (1, "a row above the heading is not kept"),
        (2, 'without the column "my notes"'),
        (2, "without its points"),
        (3, 'its kind "puzzle" is not known; it is told by its cells'),
        (3, 'without its difficulty "extreme", which is not easy, medium or hard'),
        (3, "without what is said of choices that are not there"),
    ]


def test_two_columns_without_a_heading_are_question_and_answer(read_text: Read) -> None:
    reading = read_text("What is the capital of Latvia?,Riga\nof Estonia?,Tallinn\n")
    assert [question.answer for question in reading.question_set.questions] == [("Riga",), ("Tallinn",)]


def test_more_columns_without_a_heading_are_refused_with_advice(read_text: Read) -> None:
    with pytest.raises(SetError, match="no row names the columns"):
        read_text("What is the capital of Latvia?,Riga,Tallinn,Vilnius\n")


def test_quote_that_is_never_closed_is_refused_with_its_row(read_text: Read) -> None:
    with pytest.raises(SetError, match=r"sea\.csv:3: the row that begins here"):
        read_text('question,answer\nWho?,Cato\n"Whom?,Hannibal\nWhose?,Rome\nWhy?,So\n')


def test_line_of_a_row_after_a_cell_of_several_lines_is_right(read_text: Read) -> None:
    reading = read_text('question,answer\n"one\ntwo\nthree",x\n\nWho?,\n')
    assert told(reading, Fate.LOST) == [(6, "the answer is empty")]
    assert only(reading).prompt == "one\ntwo\nthree"


def test_separator_is_the_one_that_parts_all_rows_alike() -> None:
    assert find_separator("a;b\n1,5;2,5\n3,1;4\n") == ";"
    assert find_separator("a\tb\n1, 5\t2\n") == "\t"
    assert find_separator("question,answer\n") == ","
    assert find_separator("nothing") == ","


def rich() -> QuestionSet:
    """A set with every part a table has a column for."""
    return QuestionSet(
        "Sea",
        (
            Question(
                QuestionId("a"),
                QuestionKind.CHOICES,
                "=1+1?",
                ("-1", "+2|3"),
                options=("-1", "+2|3", "@4 x"),
                why=(("@4 x", "a=b\\"),),
                hint="'=",
                explanation="\\| and \\\\",
                tags=("one, two",),
                difficulty="hard",
                source=Source("An atlas", "North", "Riga.", 3, 8),
            ),
            Question(QuestionId("b"), QuestionKind.NUMBER, "How far?", ("-5",), unit="km", tolerance="0.5"),
            Question(QuestionId("c"), QuestionKind.DATE, "When?", ("-0044-03",), precision=Precision.MONTH),
            Question(QuestionId("d"), QuestionKind.MATCH, "Match.", ("x=y", "|"), items=("a=b", "c|d")),
            Question(
                QuestionId("e"), QuestionKind.SHORT, "_x0041_ [[x]]?", ("true",), accept=(("wahr", "a|b"),)
            ),
            Question(
                QuestionId("f"),
                QuestionKind.CLOZE,
                "____ [[ ____",
                ("a|b", "c"),
                accept=(("d",), ()),
                hint="''-x",
            ),
            Question(
                QuestionId("g"), QuestionKind.ORDER, "Order.", ("007", "3/4", "MARCH1"), tags=("a", "b")
            ),
        ),
    )


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_everything_a_table_has_a_column_for_comes_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"Sea.{suffix}"
    writing = (write_csv if suffix == "csv" else write_xlsx)(rich())
    path.write_bytes(writing.content)
    reading = (read_csv if suffix == "csv" else read_xlsx)(path)
    assert reading.question_set == rich()
    assert (writing.notes, [note for note in reading.notes if note.fate is not Fate.REPAIRED]) == ((), [])


def test_csv_for_spreadsheets_has_a_mark_quotes_and_no_formula() -> None:
    content = write_csv(rich()).content
    assert content.startswith(b"\xef\xbb\xbf")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True):
        assert not any(cell.startswith(ACTIVE) for cell in row)


@given(st.text())
def test_shielded_cell_is_never_obeyed_and_comes_back(text: str) -> None:
    assert not shield(text).startswith(ACTIVE)
    assert not shield_with_blank(text).startswith(ACTIVE)
    assert unshield(shield(text)) == text


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00")), min_size=2, max_size=2),
        min_size=1,
    )
)
def test_rows_of_any_texts_come_back(rows: Sequence[Sequence[str]]) -> None:
    text = join_rows(rows).decode("utf-8-sig").replace("\r\n", "\n")
    found = [[unshield(cell) for cell in row.cells] for row in split_rows("x.csv", io.StringIO(text))]
    assert found == [list(row) for row in rows if any(shield(cell).strip() for cell in row)]


@given(st.lists(st.text(max_size=8).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_lists_in_a_cell_come_back(texts: list[str]) -> None:
    assert lists.split(lists.join(texts)) == texts
    assert lists.split_loosely(lists.join(texts)) == texts
    pairs = [(text, text[::-1].strip()) for text in texts]
    assert lists.split_pairs(lists.join_pairs(pairs)) == pairs


def make_book(path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Any], None] | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book)
    book.save(path)
    return path


HEADING = ["Question", "Answer", "Wrong 1", "Wrong 2"]


def test_cells_of_a_workbook_are_read_as_they_are_shown(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.active["B4"].number_format = "0%"

    rows: list[list[Any]] = [
        HEADING,
        ["How many?", 7, 7.5, 1e-3],
        [None],
        ["What share?", 0.25, "x", "y"],
        ["Is it?", True, "z", 0.1],
    ]
    reading = read_xlsx(make_book(tmp_path / "sea.xlsx", rows, change))
    options = [question.options for question in reading.question_set.questions]
    assert options == [("7", "7.5", "0.001"), ("25%", "x", "y"), ("true", "z", "0.1")]
    assert reading.notes == ()


def test_dates_formulas_and_errors_in_cells_are_told_with_their_row(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEADING,
        ["Which?", datetime(2024, 3, 1), datetime(2024, 3, 1, 12, 30), "a"],
        ["What?", "=1+1", "b", "c"],
        ["Who?", "#REF!", "d", "e"],
    ]
    reading = read_xlsx(make_book(tmp_path / "sea.xlsx", rows))
    assert told(reading, Fate.CHANGED) == [
        (2, "the table holds a date, which may have been something else; it is read as 2024-03-01"),
        (2, "the table holds a date, which may have been something else; it is read as 2024-03-01 12:30:00"),
        (3, "a formula without a result"),
        (4, "the error #REF! instead of a value"),
    ]
    assert told(reading, Fate.LOST) == [(3, "the answer is empty")]


def test_result_of_a_formula_is_taken(tmp_path: Path) -> None:
    path = make_book(tmp_path / "sea.xlsx", [HEADING, ["What?", "=1+1", "b", "c"]])
    repack(path, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>2</v>", b"<v />", b"<v>2</v>")
    reading = read_xlsx(path)
    assert only(reading).answer == ("2",)
    assert told(reading, Fate.CHANGED) == [(2, "a formula; its last result is taken")]


def repack(path: Path, member: str, *changes: bytes) -> None:
    """Write the archive again with texts of a member replaced, by pairs."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        contents[member] = contents[member].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


def test_all_sheets_that_are_shown_are_read(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.create_sheet("More").append(["Frage", "Antwort"])
        book["More"].append(["Wer?", "Cato"])
        book["More"].append(["Wen?", None])
        book.create_sheet("Notes").append(["nothing to ask here", 1, 2])
        book.create_sheet("Hidden").append(["Question", "Answer"])
        book["Hidden"].sheet_state = "hidden"
        book.create_sheet("Empty")

    reading = read_xlsx(make_book(tmp_path / "sea.xlsx", [HEADING[:2], ["Who?", "Hannibal"]], change))
    assert [question.prompt for question in reading.question_set.questions] == ["Who?", "Wer?"]
    assert [(note.member, note.line, note.reason) for note in reading.notes] == [
        ("More", 3, "the answer is empty"),
        ("Notes", 1, "this sheet has no heading with question and answer"),
    ]


def test_heading_in_merged_cells_is_found_below_a_title(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.active.merge_cells("A1:D2")

    rows: list[list[Any]] = [["The sea"], [], HEADING, ["Which is deep?", "Pacific", "Atlantic", None]]
    reading = read_xlsx(make_book(tmp_path / "sea.xlsx", rows, change))
    assert only(reading).options == ("Pacific", "Atlantic")


def test_control_characters_and_escapes_of_a_cell_are_read(tmp_path: Path) -> None:
    rows: list[list[Any]] = [HEADING[:2], ["What_x000D_\nis_x0041_?", "a_x0007_b"]]
    reading = read_xlsx(make_book(tmp_path / "sea.xlsx", rows))
    assert (only(reading).prompt, only(reading).answer) == ("What\nisA?", ("ab",))
    assert told(reading, Fate.CHANGED) == [(2, "the control character U+0007 is taken out")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,  # the older .xls, or one with a password
        b"question,answer\n",
    ],
)
def test_what_is_no_workbook_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sea.xlsx"
    path.write_bytes(content)
    with pytest.raises(SetError, match=r"sea\.xlsx: is no \.xlsx workbook"):
        read_xlsx(path)


def test_workbook_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="no row names the columns"):
        read_xlsx(make_book(tmp_path / "sea.xlsx", [["a", "b", "c"], [1, 2, 3]]))


def test_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = make_book(tmp_path / "sea.xlsx", [HEADING])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("big.xml", "w") as member:
        for _ in range(210):
            member.write(b" " * 1024 * 1024)
    assert path.stat().st_size < 500_000
    with pytest.raises(SetError, match=r"unpacks to .* more than a table of questions needs"):
        read_xlsx(path)


def test_many_members_are_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path / "sea.xlsx", [HEADING])
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(workbook.MOST_MEMBERS):
            archive.writestr(f"x/{number}", b"")
    with pytest.raises(SetError, match="files of 0 MB"):
        read_xlsx(path)


def test_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.active["XFD1048576"] = "far"

    reading = read_xlsx(make_book(tmp_path / "sea.xlsx", [HEADING[:2], ["Who?", "Cato"]], change))
    assert only(reading).answer == ("Cato",)


@pytest.mark.parametrize(
    "entity", [b'<!DOCTYPE x [<!ENTITY a "aaaa">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_entities_in_a_workbook_are_never_read(entity: bytes, tmp_path: Path) -> None:
    path = make_book(tmp_path / "sea.xlsx", [HEADING[:2], ["Who?", "Cato"]])
    repack(path, "xl/worksheets/sheet1.xml", b"<worksheet", entity + b"<worksheet", b"Cato", b"&a;")
    with pytest.raises(SetError, match=r"is no \.xlsx workbook|no question was found"):
        read_xlsx(path)


def test_workbook_is_written_alike_every_time_and_shows_formulas_as_text(tmp_path: Path) -> None:
    content = write_xlsx(rich()).content
    assert content == write_xlsx(rich()).content
    path = tmp_path / "Sea.xlsx"
    path.write_bytes(content)
    sheet: Any = openpyxl.load_workbook(path).active
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1?")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_text_too_long_for_a_cell_is_left_out() -> None:
    texts = tuple(f"{number}" + "x" * 9_000 for number in range(5))
    order = Question(QuestionId("long"), QuestionKind.ORDER, "Order.", texts)
    assert write_xlsx(QuestionSet("x", (order,))).notes[0].reason == "more than 32,767 characters in a cell"


def test_gap_that_would_not_be_found_again_is_left_out() -> None:
    cloze = Question(QuestionId("gap"), QuestionKind.CLOZE, "____ x", (" a",))
    assert write_csv(QuestionSet("x", (cloze,))).notes[0].fate is Fate.LOST


def test_kahoot_sheet_is_written_and_read(tmp_path: Path) -> None:
    questions = (
        Question(
            QuestionId("a"),
            QuestionKind.CHOICE,
            "=How many?",
            ("3",),
            options=("2", "3", "1", "-4", "5", "6"),
        ),
        Question(QuestionId("b"), QuestionKind.CHOICES, "Which?", ("1", "3"), options=("1", "2", "3")),
        Question(QuestionId("c"), QuestionKind.TRUE_FALSE, "It is.", ("false",)),
        Question(QuestionId("d"), QuestionKind.CHOICE, "x" * 121, ("1",), options=("1", "2")),
        Question(QuestionId("e"), QuestionKind.CHOICE, "y" * 120, ("z" * 76,), options=("1", "z" * 76)),
        Question(QuestionId("f"), QuestionKind.CHOICES, "All?", tuple("abcde"), options=tuple("abcdef")),
        Question(
            QuestionId("g"),
            QuestionKind.CHOICE,
            "w" * 119,
            ("v" * 75,),
            options=("1" * 75, "v" * 75, "u" * 75),
        ),
        Question(QuestionId("h"), QuestionKind.ORDER, "Order.", ("1", "2")),
    )
    writing = kahoot.write(QuestionSet("Sea", questions))
    assert writing.count == 4
    assert [(note.line, note.reason) for note in writing.notes] == [
        (3, "asked as a choice of True and False"),
        (8, "a question of the kind order has no place there"),
        (1, "with 4 of its choices, more do not fit"),
        (4, "its question is longer than 120 characters"),
        (5, "a choice is longer than 75 characters"),
        (6, "more than 4 choices, and too many of them right"),
    ]
    path = tmp_path / "sea.xlsx"
    path.write_bytes(writing.content)
    sheet: Any = openpyxl.load_workbook(path).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8)]
    assert rows[0][1] == "Question - max 120 characters"
    assert rows[1] == [1, "=How many?", "2", "3", "1", "-4", 20, 2]
    assert rows[2] == [2, "Which?", "1", "2", "3", None, 20, "1,3"]
    assert [row[6] for row in rows[1:]] == [20, 20, 20, 90]
    reading = read_xlsx(path)
    assert [question.answer for question in reading.question_set.questions[:3]] == [
        ("3",),
        ("1", "3"),
        ("False",),
    ]
    assert "without its time limits" in [note.reason for note in reading.notes]


def test_numbers_of_right_answers_survive_a_decimal_comma(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["", *map(str, kahoot._HEADING[1:])],
        [1, "Which?", "1", "2", "3", "4", 20, 1.3],
        [2, "Who?", "x", "y", None, None, 20, 2],
    ]
    reading = read_xlsx(make_book(tmp_path / "kahoot.xlsx", rows))
    assert [question.answer for question in reading.question_set.questions] == [("1", "3"), ("y",)]


def test_row_of_data_is_no_heading() -> None:
    assert find_columns(["What is the question?", "the answer", "b", "c"]) is None
    assert find_columns(["question", "when"]) is None
    assert find_columns([]) is None


def test_whole_table_of_a_teacher(golden: Callable[[Path, str], None]) -> None:
    from quizzer.formats import quiz_yaml

    reading = read_csv(DATA / "formats" / "sea.csv")
    notes = "".join(f"# {note.line}: {note.fate.value}: {note.reason}\n" for note in reading.notes)
    golden(DATA / "formats" / "sea.csv.txt", notes + quiz_yaml.write(reading.question_set))


def test_table_read_row_by_row_is_the_same_set() -> None:
    shelf = Pile()
    streamed, whole = stream_csv(DATA / "formats" / "sea.csv", shelf), read_csv(DATA / "formats" / "sea.csv")
    assert shelf.list_kept() == whole.question_set.questions
    assert streamed == whole


def test_row_that_breaks_a_table_of_pairs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(
        "".join(f"Which is town {n}?,Town {n}\n" for n in range(20)) + "Which is it?,Riga,or Narva\n"
    )
    reading = read_csv(path)
    assert len(reading.question_set.questions) == 20
    told = [note for note in reading.notes if note.fate is Fate.LOST]
    assert told == [Note(21, "3 cells where the rows above have a question and an answer", Fate.LOST)]


def test_notes_beyond_many_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizzer.formats.taking.MOST_NOTES", 2)
    path = tmp_path / "towns.csv"
    path.write_text("question,answer\nWhich?,Riga\n" + "Which?,\n" * 5)
    notes = read_csv(path).notes
    assert [note.line for note in notes] == [3, 4, 0]
    assert notes[-1].reason == "3 more of its parts are not as they were"


@pytest.mark.parametrize(
    "answer", ["A, C", "A und C", "a and c", "A et C", "A e C", "A y C", "1 & 3", "A C", "1.3"]
)
def test_choices_are_named_by_their_places_in_any_way(answer: str, read_text: Read) -> None:
    reading = read_text(f'question,a,b,c,d,e,answer\nWhich?,Riga,Oslo,Bonn,Kiel,Bern,"{answer}"\n')
    assert only(reading).answer == ("Riga", "Bonn")


def test_rows_of_a_template_that_nobody_filled_are_no_loss(read_text: Read) -> None:
    reading = read_text("no,question,answer\n1,Which?,Riga\n2,,\n3,,\n")
    assert len(reading.question_set.questions) == 1
    assert told(reading, Fate.LOST) == []
