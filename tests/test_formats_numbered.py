"""Lists as people type them, Aiken as Moodle has it, and lists in Word."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from quizzer.errors import SetError
from quizzer.formats import word_list
from quizzer.formats.aiken import write
from quizzer.formats.crossing import Fate, Reading
from quizzer.formats.numbered import count_answers, read
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet

Read = Callable[[str], Reading]

AIKEN = """\
Which ocean is the deepest?
A. Atlantic
B. Pacific
ANSWER: B

Which is the warmest?
A) Indian
B) Arctic
C) Southern
ANSWER: A
"""


@pytest.fixture
def read_text(tmp_path: Path) -> Read:
    def read_given(text: str) -> Reading:
        path = tmp_path / "sea.txt"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return read_given


def brief(reading: Reading) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(q.kind.value, q.prompt, q.answer, q.options) for q in reading.question_set.questions]


def lost(reading: Reading) -> list[tuple[int, str]]:
    return [(note.line, note.reason) for note in reading.notes if note.fate is Fate.LOST]


DEEPEST = ("choice", "Which ocean is the deepest?", ("Pacific",), ("Atlantic", "Pacific"))
WARMEST = ("choice", "Which is the warmest?", ("Indian",), ("Indian", "Arctic", "Southern"))


def test_aiken_is_read_as_moodle_does(read_text: Read) -> None:
    assert brief(read_text(AIKEN)) == [DEEPEST, WARMEST]


@pytest.mark.parametrize(
    "text",
    [
        "1. Which ocean is the deepest?\na) Atlantic\nb) Pacific\nAnswer: b\n\n"
        "2. Which is the warmest?\na) Indian\nb) Arctic\nc) Southern\nAnswer: a) Indian\n",
        "1) Which ocean is the deepest?\n  a. Atlantic\n  *b. Pacific\n"
        "2) Which is the warmest?\n  *a. Indian\n  b. Arctic\n  c. Southern\n",
        "Q1. Which ocean is the deepest?\n(A) Atlantic\n(B) Pacific ✓\n"
        "Q2. Which is the warmest?\n(A) Indian (correct)\n(B) Arctic\n(C) Southern\n",
        "1. Which ocean is the deepest?\nA) Atlantic\nB) Pacific\n2. Which is the warmest?\nA) Indian\nB) Arctic\n"
        "C) Southern\n\nAnswer key:\n1. B\n2. A\n",
        "1. Which ocean is the deepest?\nA) Atlantic\nB) Pacific\n2. Which is the warmest?\nA) Indian\nB) Arctic\n"
        "C) Southern\nAnswers\n1-B, 2-A\n",
        "Which ocean is the deepest?\na) Atlantic\nb) Pacific\nAntwort: Pacific\n\n"
        "Which is the warmest?\na) Indian\nb) Arctic\nc) Southern\nRéponse : a\n",
        "1.\nWhich ocean is the deepest?\na] Atlantic\nb] [x] Pacific\n\n"
        "2.\nWhich is the warmest?\n[x] a) Indian\nb) Arctic\nc) Southern\n",
        "1. Which ocean is the deepest?\n\na) Atlantic\n\nb) Pacific\n\nThe correct answer is: B\n\n"
        "2. Which is the warmest?\n\na) Indian\n\nb) Arctic\n\nc) Southern\n\nThe correct answer is: A\n",
    ],
)
def test_lists_of_all_sorts_say_the_same(text: str, read_text: Read) -> None:
    reading = read_text(text)
    assert brief(reading) == [DEEPEST, WARMEST]
    assert lost(reading) == []


def test_answers_without_choices_are_typed(read_text: Read) -> None:
    reading = read_text(
        "1. What is the capital of Latvia?\nAnswer: Riga / Rīga\n2. The ____ is deep.\nAnswer: Pacific\n"
        "3. Riga is in Latvia.\nAnswer: True\nExplanation: It is its capital.\nOn the Daugava.\n"
    )
    assert brief(reading) == [
        ("short", "What is the capital of Latvia?", ("Riga",), ()),
        ("cloze", "The ____ is deep.", ("Pacific",), ()),
        ("true_false", "Riga is in Latvia.", ("true",), ()),
    ]
    assert reading.question_set.questions[0].accept == (("Rīga",),)
    assert reading.question_set.questions[2].explanation == "It is its capital.\nOn the Daugava."


@pytest.mark.parametrize("answer", ["A, C", "a and c", "A C", "A & C"])
def test_several_letters_are_several_right_choices(answer: str, read_text: Read) -> None:
    reading = read_text("1. Which are seas?\nA) Baltic\nB) Riga\nC) Black\n2. Why?\nA) x\nB) y\nAnswer: A\nx\n".replace(
        "C) Black\n", f"C) Black\nAnswer: {answer}\n"
    ))  # fmt: skip
    assert brief(reading)[0] == (
        "choices",
        "Which are seas?",
        ("Baltic", "Black"),
        ("Baltic", "Riga", "Black"),
    )


def test_wrapped_lines_belong_to_what_stands_before(read_text: Read) -> None:
    reading = read_text(
        "1. Which ocean,\nof all on Earth, is the deepest?\nA) the Atlantic,\nto the west\nB) Pacific\nAnswer: B\n"
        "2. Why?\nA) x\nB) y\nAnswer: A\n"
    )
    assert brief(reading)[0] == (
        "choice",
        "Which ocean,\nof all on Earth, is the deepest?",
        ("Pacific",),
        ("the Atlantic, to the west", "Pacific"),
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("2. What is asked?", "no answer and no choices follow it"),
        ("2. What is asked?\nA) x\nB) y", "no choice is marked as right"),
        ("2. What is asked?\nA) x\nB) y\nAnswer: D", 'its answer "D" is none of its choices'),
        ("2. What is asked?\nA) x\nB) y\nAnswer: z", 'its answer "z" is none of its choices'),
        ("2. What is asked?\nA) x\nAnswer: A", "a question with choices needs at least two"),
        ("2. What is asked?\nA) x\nB) x\nAnswer: A", '"x" is given twice'),
    ],
)
def test_question_without_a_right_answer_is_left_out_with_its_line(
    question: str, reason: str, read_text: Read
) -> None:
    reading = read_text(f"1. Is it?\nAnswer: yes it is\n{question}\n3. Is it not?\nAnswer: no, not\n")
    assert lost(reading) == [(3, reason)]
    assert len(reading.question_set.questions) == 2


def test_prose_is_no_list(read_text: Read) -> None:
    with pytest.raises(SetError, match="no question was found"):
        read_text("Riga is a city.\n\nIt lies on the Daugava.\n")
    assert count_answers("Riga is a city.\nAnswers vary.\nA city (right)\n") == 0
    assert count_answers(AIKEN) == 2


def test_letter_out_of_order_is_text(read_text: Read) -> None:
    reading = read_text(
        "1. Who wrote it?\nT. S. Eliot is meant.\nAnswer: Eliot\n2. Who else?\nAnswer: Pound\n"
    )
    assert brief(reading)[0][1] == "Who wrote it?\nT. S. Eliot is meant."


def choice(prompt: str, *options: str) -> Question:
    return Question(
        QuestionId(f"id-{len(prompt)}"), QuestionKind.CHOICE, prompt, options[:1], options=options
    )


def test_aiken_is_written_strictly() -> None:
    questions = (
        choice("Which is\nthe deepest?", "Pacific", "Atlantic"),
        choice("Which is warm?", "Indian", "Arctic"),
    )
    writing = write(QuestionSet("sea", questions))
    assert writing.content.decode() == (
        "Which is the deepest?\nA) Pacific\nB) Atlantic\nANSWER: A\n\nWhich is warm?\nA) Indian\nB) Arctic\nANSWER: A\n"
    )
    assert [(note.line, note.fate) for note in writing.notes] == [(1, Fate.CHANGED)]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (choice("A. D. 476?", "x", "y"), 'its question begins like a choice or an answer ("A.")'),
        (choice("ANSWER: what?", "x", "y"), 'its question begins like a choice or an answer ("ANSWER:")'),
        (choice("?", "x", "y"), "its question is one letter, which Moodle skips"),
        (choice("Which?", *map(str, range(30))), "more than 26 choices"),
    ],
)
def test_what_moodle_would_misread_is_left_out_of_aiken(question: Question, reason: str) -> None:
    writing = write(QuestionSet("sea", (question, choice("Why?", "x", "y"))))
    assert (writing.count, writing.notes[0].line, writing.notes[0].reason) == (1, 1, reason)


def make_word(path: Path, build: Callable[[Any], None]) -> Path:
    document = docx.Document()
    build(document)
    document.save(str(path))
    return path


def test_list_in_word_is_read_with_the_numbers_word_counts(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_heading("Seas")
        document.add_paragraph("Which ocean is the deepest?", style="List Number")
        document.add_paragraph("Atlantic", style="List Bullet")
        document.add_paragraph(style="List Bullet").add_run("Pacific").bold = True
        document.add_paragraph("Which is the warmest?", style="List Number")
        for text in ("a) Indian", "b) Arctic", "c) Southern", "Answer: a"):
            document.add_paragraph(text)
        document.add_table(1, 1)

    reading = word_list.read(make_word(tmp_path / "seas.docx", build))
    assert brief(reading) == [DEEPEST, WARMEST]
    assert lost(reading) == [
        (0, "its tables (1); copy them into a workbook and add that"),
        (1, "no answer and no choices follow it"),
    ]


def test_lists_within_lists_of_word_are_choices(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        for question, options in [("Which ocean is the deepest?", ("Atlantic", "Pacific")),
                                  ("Which is the warmest?", ("Indian", "Arctic", "Southern"))]:  # fmt: skip
            document.add_paragraph(question, style="List Number")
            for option in options:
                document.add_paragraph(option, style="List Number 2")
        for line in ("Answer key", "1. B", "2. A"):
            document.add_paragraph(line)

    reading = word_list.read(make_word(tmp_path / "seas.docx", build))
    assert brief(reading) == [DEEPEST, WARMEST]
    assert lost(reading) == []


def test_right_choice_in_word_may_be_typed_and_bold(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_paragraph("1. Which ocean is the deepest?")
        document.add_paragraph("a) Atlantic")
        document.add_paragraph().add_run("b) Pacific").bold = True
        document.add_paragraph("2. Why?\x90")
        document.add_paragraph("Answer: because")

    assert brief(word_list.read(make_word(tmp_path / "seas.docx", build)))[0] == DEEPEST


def test_file_that_is_not_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "seas.docx"
    path.write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(SetError, match="is no Word file"):
        word_list.read(path)


def test_key_in_one_line_may_hold_words(tmp_path: Path) -> None:
    path = tmp_path / "quiz.txt"
    path.write_text(
        "1. What is the capital of Latvia?\na. Riga\nb. Tallinn\n\n2) Latvia is in the EU.\n\n"
        "3. Latvia became independent in ______.\n\nAnswer key: 1-a, 2-true, 3-1918\n"
    )
    reading = read(path)
    assert [question.answer for question in reading.question_set.questions] == [
        ("Riga",),
        ("true",),
        ("1918",),
    ]
    assert reading.notes == ()


def test_key_below_its_heading_may_hold_words(tmp_path: Path) -> None:
    path = tmp_path / "quiz.txt"
    path.write_text(
        "1. What is the capital of Latvia?\na. Riga\nb. Tallinn\n2. It became independent in which year?\n"
        "Solutions\n1) Riga\n2) 1918\nPart two\n1. Which river is it?\nAnswer: the Daugava\n"
    )
    questions = read(path).question_set.questions
    assert [question.answer for question in questions] == [("Riga",), ("1918",), ("the Daugava",)]


def test_word_file_with_a_document_type_is_refused(tmp_path: Path) -> None:
    plain = make_word(tmp_path / "plain.docx", lambda document: document.add_paragraph("1. Which?"))
    hostile = tmp_path / "hostile.docx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(hostile, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                kind = b'?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
                content = content.replace(b"?>", kind, 1).replace(b"Which?", b"Which? &a;")
            new.writestr(name, content)
    with pytest.raises(SetError, match="defines a document type of its own"):
        word_list.read(hostile)
