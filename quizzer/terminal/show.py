"""What stands on the screen before an answer, as lines: what waits, the question, what may be pressed.

Only words and signs; nothing is read here, and nothing on the screen is ever drawn over. What an
answer needs is in `verdict`, which is loaded while the question is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from quizzer.memory.calendar import day_to_date
from quizzer.models import BLANK, Precision, Question, QuestionKind
from quizzer.study.desk import Occasion, Showing
from quizzer.terminal.lines import Style, width_of
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.study.queue import Entry

_MANY = "abcdefgijklmnoprstuvwxyz"
"""The labels of more than nine options: letters but h (hint) and q (leave)."""


def label_options(count: int) -> Sequence[str]:
    """The key of each option: digits up to nine options, letters for more."""
    return tuple(("123456789" if count <= 9 else _MANY)[:count])


def show_greeting(entries: Sequence[Entry], style: Style, *, practice: bool) -> Iterator[str]:
    """How much waits, and the keys."""
    new = sum(entry.is_new for entry in entries)
    if practice:
        count = f"{len(entries)} to practise; nothing is recorded"
    else:
        parts = [f"{len(entries) - new} to review"] * (len(entries) > new) + [f"{new} new"] * (new > 0)
        count = ", ".join(parts)
    yield (
        style.paint(f"{count}.", "bold") + " Keys: the number of an option, ? I don't know, h hint, q leave."
    )


def show_due(rows: Sequence[tuple[str, int, int, int]]) -> Iterator[str]:
    """What waits by set: name, due, new, questions in all."""
    if not rows:
        yield "Your library is empty. quizzer study begins with the set that comes with quizzer;"
        yield "quizzer add FILE takes your own."
        return
    total = sum(row[1] for row in rows), sum(row[2] for row in rows)
    yield f"{total[0]} due today, {total[1]} never asked."
    names = [visible(row[0], single_line=True) for row in rows]
    wide = max(map(width_of, names))
    for name, (_, waiting, new, questions) in zip(names, rows, strict=True):
        yield f"  {name}{' ' * (wide - width_of(name))} {waiting:5} due {new:5} new {questions:6} in all"


def show_question(showing: Showing, style: Style) -> Iterator[str]:
    """The lines of a question with its options."""
    question = showing.question
    yield ""
    yield style.paint(_name_showing(showing), "dim")
    yield from style.frame(number_gaps(question), "bold")
    if question.kind is QuestionKind.TRUE_FALSE or not showing.options:
        return
    yield style.bar.rstrip()
    for label, option in zip(label_options(len(showing.options)), showing.options, strict=False):
        yield from style.frame(f"  {label}  {option}", hanging=5)


def _name_showing(showing: Showing) -> str:
    if showing.occasion is Occasion.AGAIN:
        return "Once more, one you did not know"
    if showing.occasion is Occasion.STEP:
        return "Once more, so that it lasts"
    return f"Question {showing.number} of {showing.total}, {showing.occasion.value}"


def number_gaps(question: Question) -> str:
    """The prompt; its gaps are numbered where there are several."""
    if len(question.answer) < 2 or question.kind is not QuestionKind.CLOZE:
        return question.prompt
    parts = question.prompt.split(BLANK)
    gaps = [f"__{number}__" for number in range(1, len(parts))]
    return "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))


def show_near_miss(reason: str, style: Style) -> str:
    """The line that asks for a second try."""
    sign = "" if style.plain else "≈ "
    return style.paint(f"{sign}Nearly right: {reason or 'look again'}.", "yellow") + " Try once more."


def phrase_day(day: int, today: int) -> str:
    """A study day as seen from today: "tomorrow, Tue 24 Nov", "in 95 days, Fri 26 Feb 2027"."""
    when, now = day_to_date(day), day_to_date(today)
    days = day - today
    if days <= 0:
        return "today"
    near = "tomorrow" if days == 1 else f"in {days} days"
    return f"{near}, {_phrase_date(when, with_year=when.year != now.year)}"


def _phrase_date(when: date, *, with_year: bool) -> str:
    return f"{when:%a} {when.day} {when:%b}" + (f" {when.year}" if with_year else "")


def show_test_greeting(title: str, count: int, seed: int) -> Iterator[str]:
    """What the test is of, and the seed that brings the same one again."""
    yield f"A test of {count} question{'s' * (count != 1)}: {visible(title, single_line=True)}"
    yield f"The marks come at the end; your schedule stays as it is. The same test again: --seed {seed}"


def span_labels(labels: Sequence[str]) -> str:
    """The first and last key: "1-4"."""
    return f"{labels[0]}-{labels[-1]}" if len(labels) > 1 else labels[0]


def first_letter(answer: str) -> str:
    """The first letter of an answer, its article left out."""
    return visible(re.sub(r"(?i)^(?:the|an?) (?=\S)", "", answer.strip())[:1], single_line=True)


def name_answer(question: Question) -> str:
    """What is to be typed."""
    if question.kind is QuestionKind.NUMBER:
        return f"Number ({visible(question.unit, single_line=True)})" if question.unit else "Number"
    if question.kind is QuestionKind.DATE:
        return {Precision.YEAR: "Year", Precision.MONTH: "Month and year"}.get(
            question.precision or Precision.DAY, "Date"
        )
    return "Your answer"
