"""What makes a question impossible to ask or to answer, whatever file it came from.

Each finding names the part of the question it is about, so that a reader can point at the line. It
must not know a file format, and it judges no style: that a question is poor is not said here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizzer.identity import LONGEST_ID
from quizzer.models import BLANK, Precision, Question, QuestionKind

LONGEST_TEXT = 10_000
LONGEST_NAME = 500
"""What names a pair, an item to match or a choice with its why, is one line and no longer than this."""
DIFFICULTIES = ("easy", "medium", "hard")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_CONTROL_OR_TAB = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_DATE = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_OPTIONAL = (QuestionKind.CHOICE, QuestionKind.CHOICES)
_ACCEPTING = (
    QuestionKind.SHORT,
    QuestionKind.CLOZE,
    QuestionKind.CHOICE,
    QuestionKind.NUMBER,
    QuestionKind.DATE,
)
_SINGLE = (*_ACCEPTING, QuestionKind.TRUE_FALSE)
_FINEST = (Precision.YEAR, Precision.MONTH, Precision.DAY)
"""The precision of an ISO date with one, two and three parts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a question; `part` is the name of its field in Question."""

    part: str
    message: str


def find_control(text: str, *, tabs: bool = True) -> str | None:
    """The first character no text may hold; line ends may stand, and tabs where `tabs` allows them."""
    found = (_CONTROL if tabs else _CONTROL_OR_TAB).search(text)
    return found[0] if found else None


def find_faults(question: Question) -> list[Fault]:
    """Everything that makes the question unusable, in the order of its parts."""
    return [fault for check in _CHECKS for fault in check(question)]


def read_precision(date: str) -> Precision | None:
    """How much an ISO date tells (1789, 1789-07, 1789-07-14), or None where it is no date."""
    found = _DATE.fullmatch(date)
    if not found or int(found[1]) == 0:
        return None
    month, day = int(found[2] or 1), int(found[3] or 1)
    if not 1 <= month <= 12:
        return None
    # Years before Christ borrow the length of February from a year of the same remainder.
    year = int(found[1]) if int(found[1]) > 0 else 2000 + (int(found[1]) + 1) % 400
    return _FINEST[2 - found.groups().count(None)] if 1 <= day <= monthrange(year, month)[1] else None


def _check_id(question: Question) -> Iterator[Fault]:
    if not question.id or len(question.id) > LONGEST_ID or re.search(r"\s", question.id):
        yield Fault("id", f"an id has 1 to {LONGEST_ID} characters and no spaces")


def _texts(question: Question) -> Iterator[tuple[str, str]]:
    """Every text of the question with the part it belongs to."""
    for part in ("id", "prompt", "explanation", "hint", "unit", "tolerance"):
        yield part, getattr(question, part)
    for part in ("answer", "options", "items", "tags"):
        yield from ((part, text) for text in getattr(question, part))
    yield from (("accept", text) for variants in question.accept for text in variants)
    yield from (("why", text) for pair in question.why for text in pair)
    if question.source:
        yield from (("source", getattr(question.source, part)) for part in ("document", "section", "quote"))


def _check_texts(question: Question) -> Iterator[Fault]:
    for part, text in _texts(question):
        if len(text) > LONGEST_TEXT:
            yield Fault(part, f"a text of {len(text):,} characters is too long; {LONGEST_TEXT:,} fit")
        if (control := find_control(text)) is not None:
            yield Fault(part, f"holds the control character U+{ord(control):04X}; delete it")


def _check_prompt(question: Question) -> Iterator[Fault]:
    if not question.prompt.strip():
        yield Fault("prompt", "the question is empty")
    if question.kind is QuestionKind.CLOZE and question.prompt.count(BLANK) != len(question.answer):
        yield Fault("prompt", "a cloze needs an answer for each gap")


def _check_answer(question: Question) -> Iterator[Fault]:
    kind, answer = question.kind, question.answer
    single = kind in _SINGLE and kind is not QuestionKind.CLOZE
    if not answer or not all(text.strip() for text in answer):
        yield Fault("answer", "the answer is empty")
    elif single and len(answer) > 1:
        yield Fault("answer", "a question of this kind has one answer")
    elif kind is QuestionKind.TRUE_FALSE and answer[0] not in ("true", "false"):
        yield Fault("answer", "the answer is true or false")
    elif kind is QuestionKind.NUMBER and not _NUMBER.fullmatch(answer[0]):
        yield Fault("answer", f'"{answer[0]}" is not a number; write it like 25000 or 2.5')
    elif kind is QuestionKind.ORDER:
        if len(answer) < 2:
            yield Fault("answer", "something to put in order has at least two items")
        yield from _repeated("answer", answer)


def _check_accept(question: Question) -> Iterator[Fault]:
    if question.accept and question.kind not in _ACCEPTING:
        yield Fault("accept", "other right answers do not apply to this kind of question")
    elif question.accept and len(question.accept) != len(question.answer):
        yield Fault("accept", "other right answers need a list for each answer")
    elif not all(text.strip() for variants in question.accept for text in variants):
        yield Fault("accept", "one of the other right answers is empty")


def _check_options(question: Question) -> Iterator[Fault]:
    options = question.options
    if not options and question.kind not in _OPTIONAL:
        return
    if not all(option.strip() for option in options):
        yield Fault("options", "one of the choices is empty")
    if len(options) < 2:
        yield Fault("options", "a question with choices needs at least two")
    yield from _repeated("options", options)
    if question.kind is QuestionKind.CLOZE and len(question.answer) > 1:
        yield Fault("options", "choices go with one gap only")
    if question.kind is QuestionKind.CHOICES:
        yield from _repeated("answer", question.answer)
    missing = [text for text in question.answer if text and text not in options]
    yield from (Fault("answer", f'the answer "{text}" is not among the choices') for text in missing)


def _check_why(question: Question) -> Iterator[Fault]:
    for option, _ in question.why:
        if option not in question.options:
            yield Fault("why", f'"{option}", which it explains, is not among the choices')
        if not _is_name(option):
            yield Fault("why", f"a choice with a why is one line of at most {LONGEST_NAME} characters")


def _check_number(question: Question) -> Iterator[Fault]:
    if question.kind is not QuestionKind.NUMBER:
        for part in ("unit", "tolerance"):
            if getattr(question, part):
                yield Fault(part, f"a {part} goes with a number only")
    elif question.tolerance:
        if not _NUMBER.fullmatch(question.tolerance):
            yield Fault("tolerance", f'"{question.tolerance}" is not a number; write it like 1 or 0.5')
        elif question.tolerance.startswith("-"):
            yield Fault("tolerance", "a tolerance cannot be negative")


def _check_date(question: Question) -> Iterator[Fault]:
    if question.kind is not QuestionKind.DATE:
        if question.precision:
            yield Fault("precision", "a precision goes with a date only")
        return
    date = "".join(question.answer[:1])
    finest = read_precision(date)
    if finest is None:
        yield Fault("answer", f'"{date}" is not a date; write it like 1789-07-14, 1789-07 or 1789')
    elif question.precision in _FINEST and _FINEST.index(question.precision) > _FINEST.index(finest):
        yield Fault("precision", f'"{date}" does not tell the {question.precision.value}')


def _check_match(question: Question) -> Iterator[Fault]:
    if question.kind is not QuestionKind.MATCH:
        if question.items:
            yield Fault("items", "items to match belong to a match only")
        return
    if len(question.items) != len(question.answer):
        yield Fault("answer", "every item needs its partner")
    if len(question.items) < 2:
        yield Fault("answer", "a match needs at least two pairs")
    if not all(item.strip() for item in question.items):
        yield Fault("answer", "one of the items is empty")
    if not all(map(_is_name, question.items)):
        yield Fault("items", f"an item to match is one line of at most {LONGEST_NAME} characters")
    yield from _repeated("items", question.items)


def _check_difficulty(question: Question) -> Iterator[Fault]:
    if question.difficulty and question.difficulty not in DIFFICULTIES:
        yield Fault("difficulty", f'"{question.difficulty}" is not easy, medium or hard')


def _check_source(question: Question) -> Iterator[Fault]:
    source = question.source
    if source is None or (source.start is None and source.end is None):
        return
    if source.start is None or source.end is None or not 0 <= source.start <= source.end:
        yield Fault("source", "start and end are two offsets, the smaller first")


def _is_name(text: str) -> bool:
    return "\n" not in text and len(text) <= LONGEST_NAME


def _repeated(part: str, texts: Sequence[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            yield Fault(part, f'"{text}" is given twice')
        seen.add(text)


_CHECKS: tuple[Callable[[Question], Iterable[Fault]], ...] = (
    _check_id,
    _check_texts,
    _check_prompt,
    _check_answer,
    _check_accept,
    _check_options,
    _check_why,
    _check_number,
    _check_date,
    _check_match,
    _check_difficulty,
    _check_source,
)
