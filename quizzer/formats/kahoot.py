"""Sets as Kahoot's sheet, which its site takes: short questions of two to four choices.

The sheet is read as any table is; here are only its limits and its layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizzer.formats.cells import is_shielded, shield
from quizzer.formats.crossing import Writing
from quizzer.formats.fitting import fit
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.sheets.workbook import write_book
from quizzer.models import Question, QuestionSet

LONGEST_QUESTION, LONGEST_CHOICE, MOST_CHOICES = 120, 75, 4
_HEADING: tuple[str | int, ...] = (
    "",
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_CHOICES + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_HEADING_ROW = 8
_SECONDS = ((80, 20), (160, 30), (300, 60))
"""Up to so many letters to read, and the seconds for them."""


def write(question_set: QuestionSet) -> Writing:
    """The set as Kahoot's sheet, and what of it Kahoot cannot hold."""
    fitted = fit(question_set, HOLDINGS["kahoot"]).change(_trim).drop(_refuse)
    rows: list[list[str | int]] = [
        [],
        ["", _text(question_set.title)],
        *([] for _ in range(_HEADING_ROW - 3)),
    ]
    rows += [
        list(_HEADING),
        *(list(_row(number, each)) for number, (_, each) in enumerate(fitted.questions, 1)),
    ]
    return Writing(write_book(rows, question_set.title, "Sheet1"), fitted.count, fitted.notes)


def _trim(question: Question) -> tuple[Question, str | None]:
    """The question with as many wrong choices as fit beside the right ones."""
    room = MOST_CHOICES - len(question.answer)
    if len(question.options) <= MOST_CHOICES or room < 1:
        return question, None
    wrong = question.distractors[:room]
    kept = tuple(option for option in question.options if option in (*question.answer, *wrong))
    return replace(question, options=kept), f"with {MOST_CHOICES} of its choices, more do not fit"


def _refuse(question: Question) -> str | None:
    if len(question.options) > MOST_CHOICES:
        return f"more than {MOST_CHOICES} choices, and too many of them right"
    if len(question.prompt) > LONGEST_QUESTION:
        return f"its question is longer than {LONGEST_QUESTION} characters"
    if any(len(option) > LONGEST_CHOICE for option in question.options):
        return f"a choice is longer than {LONGEST_CHOICE} characters"
    return None


def _row(number: int, question: Question) -> Iterator[str | int]:
    yield number
    yield _text(question.prompt)
    for place in range(MOST_CHOICES):
        yield _text(question.options[place]) if place < len(question.options) else ""
    letters = len(question.prompt) + sum(map(len, question.options))
    yield next((seconds for most, seconds in _SECONDS if letters <= most), 90)
    right = [place for place, option in enumerate(question.options, 1) if option in question.answer]
    yield right[0] if len(right) == 1 else ",".join(map(str, right))


def _text(text: str) -> str:
    return shield(text) if is_shielded(text) else text
