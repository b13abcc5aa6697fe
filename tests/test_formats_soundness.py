"""Questions that cannot be asked or answered, and what is said of each."""

from dataclasses import replace
from typing import Any

import pytest

from quizzer.formats.soundness import Fault, find_faults, read_precision
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, Source

SHORT = Question(QuestionId("q"), QuestionKind.SHORT, "Capital of Latvia?", ("Riga",))
KINDS: dict[str, Question] = {
    "short": SHORT,
    "choice": replace(SHORT, kind=QuestionKind.CHOICE, options=("Riga", "Oslo")),
    "choices": replace(SHORT, kind=QuestionKind.CHOICES, answer=("a", "b"), options=("a", "b", "c")),
    "true_false": replace(SHORT, kind=QuestionKind.TRUE_FALSE, answer=("true",)),
    "number": replace(SHORT, kind=QuestionKind.NUMBER, answer=("2",), unit="km", tolerance="1"),
    "date": replace(SHORT, kind=QuestionKind.DATE, answer=("1940-06-15",), precision=Precision.DAY),
    "order": replace(SHORT, kind=QuestionKind.ORDER, answer=("a", "b")),
    "match": replace(SHORT, kind=QuestionKind.MATCH, answer=("Riga", "Oslo"), items=("Latvia", "Norway")),
    "cloze": replace(SHORT, kind=QuestionKind.CLOZE, prompt=f"{BLANK} and {BLANK}", answer=("a", "b")),
}


@pytest.mark.parametrize("kind", QuestionKind)
def test_sound_question_has_no_fault(kind: str) -> None:
    assert find_faults(KINDS[kind]) == []


@pytest.mark.parametrize(
    ("kind", "change", "part", "said"),
    [
        ("short", {"id": ""}, "id", "1 to 100 characters"),
        ("short", {"id": "a b"}, "id", "no spaces"),
        ("short", {"prompt": " "}, "prompt", "the question is empty"),
        ("short", {"prompt": "x" * 10_001}, "prompt", "10,001 characters is too long"),
        ("short", {"hint": "\x1b[2J"}, "hint", "control character U+001B"),
        ("short", {"tags": ("\u2028",)}, "tags", "control character U+2028"),
        ("short", {"accept": (("\ud800",),)}, "accept", "control character U+D800"),
        ("choice", {"why": (("Oslo", "\x00"),)}, "why", "control character U+0000"),
        ("short", {"source": Source("\x07")}, "source", "control character U+0007"),
        ("short", {"answer": ()}, "answer", "the answer is empty"),
        ("short", {"answer": ("a", "b")}, "answer", "has one answer"),
        ("true_false", {"answer": ("yes",)}, "answer", "true or false"),
        ("number", {"answer": ("two",)}, "answer", '"two" is not a number'),
        ("order", {"answer": ("a",)}, "answer", "at least two items"),
        ("order", {"answer": ("a", "a")}, "answer", '"a" is given twice'),
        ("order", {"accept": (("b",),)}, "accept", "do not apply"),
        ("short", {"accept": ((), ())}, "accept", "a list for each answer"),
        ("short", {"accept": (("",),)}, "accept", "is empty"),
        ("choice", {"options": ("Riga", "")}, "options", "one of the choices is empty"),
        ("choice", {"options": ("Riga",)}, "options", "at least two"),
        ("choice", {"options": ("Riga", "Riga")}, "options", '"Riga" is given twice'),
        ("choice", {"options": ("Bergen", "Oslo")}, "answer", '"Riga" is not among the choices'),
        ("choices", {"answer": ("a", "a")}, "answer", '"a" is given twice'),
        ("cloze", {"answer": ("a",)}, "prompt", "an answer for each gap"),
        ("cloze", {"options": ("a", "b")}, "options", "one gap only"),
        ("choice", {"why": (("Bergen", "x"),)}, "why", "not among the choices"),
        ("choice", {"options": ("Riga", "a\nb"), "why": (("a\nb", "x"),)}, "why", "one line"),
        ("short", {"unit": "km"}, "unit", "goes with a number only"),
        ("number", {"tolerance": "some"}, "tolerance", "is not a number"),
        ("number", {"tolerance": "-1"}, "tolerance", "cannot be negative"),
        ("short", {"precision": Precision.DAY}, "precision", "goes with a date only"),
        ("date", {"answer": ("1940-02-30",)}, "answer", "is not a date"),
        ("date", {"answer": ("1940",)}, "precision", "does not tell the day"),
        ("short", {"items": ("a",)}, "items", "belong to a match only"),
        ("match", {"items": ("a",)}, "answer", "every item needs its partner"),
        ("match", {"items": ("a",), "answer": ("b",)}, "answer", "at least two pairs"),
        ("match", {"items": ("a", " ")}, "answer", "one of the items is empty"),
        ("match", {"items": ("a", "b\nc")}, "items", "one line"),
        ("match", {"items": ("a", "a")}, "items", '"a" is given twice'),
        ("short", {"difficulty": "tricky"}, "difficulty", "not easy, medium or hard"),
        ("short", {"source": Source("d", "", "", 5, 3)}, "source", "the smaller first"),
        ("short", {"source": Source("d", "", "", 5, None)}, "source", "two offsets"),
    ],
)
def test_fault_is_found_in_its_part(kind: str, change: dict[str, Any], part: str, said: str) -> None:
    faults = find_faults(replace(KINDS[kind], **change))
    assert any(fault.part == part and said in fault.message for fault in faults), faults


def test_faults_are_found_all_at_once() -> None:
    faults = find_faults(replace(SHORT, prompt="", difficulty="tricky"))
    assert faults[0] == Fault("prompt", "the question is empty")
    assert [fault.part for fault in faults] == ["prompt", "difficulty"]


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        ("1789", Precision.YEAR),
        ("1789-07", Precision.MONTH),
        ("1789-07-14", Precision.DAY),
        ("2024-02-29", Precision.DAY),
        ("-0001-02-29", Precision.DAY),
        ("2023-02-29", None),
        ("1789-13", None),
        ("0000", None),
        ("14 July 1789", None),
    ],
)
def test_precision_is_what_the_date_tells(date: str, precision: Precision | None) -> None:
    assert read_precision(date) is precision
