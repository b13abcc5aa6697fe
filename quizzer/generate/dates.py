"""The dates a sentence tells, by rules alone: what a month, a year or a century is in any English text.

Rules, not the model, own where a date begins and ends. Relative dates ("the following day") and
durations are none. What year a date without one belongs to is for quizzer.generate.years to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.generate import date_days, date_years
from quizzer.generate import date_forms as forms
from quizzer.generate.spans import Found, longest
from quizzer.models import PartialDate

_READERS = (*date_days.READERS, *date_years.READERS)
_IN_WORDS = tuple(pair for pair in _READERS if pair[0] in {forms.MONTH, forms.CENTURY})
"""Those whose dates may be written without any digit."""
_DIGIT = re.compile(r"\d")


def find_dates(text: str) -> list[Found]:
    """The dates of one sentence, in order and apart from one another; a range is one date."""
    found = [
        one
        for form, read in (_READERS if _DIGIT.search(text) else _IN_WORDS)
        for mark in form.finditer(text)
        for one in read(mark)
    ]
    return list(_join(text, longest(found)))


def _join(text: str, dates: list[Found]) -> Iterator[Found]:
    """The dates, with two that a dash or "to" joins made one range."""
    waiting: Found | None = None
    for date in dates:
        joined = waiting and _range(text, waiting, date)
        if waiting and not joined:
            yield waiting
        waiting = joined or date
    if waiting:
        yield waiting


def _range(text: str, first: Found, last: Found) -> Found | None:
    start, end = first.value, last.value
    join = forms.JOIN.fullmatch(text, first.end, last.start)
    if (
        not join
        or not isinstance(start, PartialDate)
        or not isinstance(end, PartialDate)
        or start.end
        or end.end
    ):
        return None
    framed = forms.BETWEEN.search(text[max(0, first.start - 20) : first.start])
    word = join[0].split()[:1]
    if word == ["or"] or (word == ["and"] and not framed):
        return None
    if start.year is None and end.year is not None and start.month and end.month:
        start = replace(start, year=end.year if start.month <= end.month else end.year - 1)
    elif end.year is None and start.year is not None and start.month and end.month:
        end = replace(end, year=start.year if start.month <= end.month else start.year + 1)
    if (start.year is None) != (end.year is None) or _order(start) >= _order(end):
        return None
    return Found(first.start, last.end, replace(start, end=end), min(first.confidence, last.confidence))


def _order(date: PartialDate) -> tuple[int, int, int]:
    return (date.year or 0, date.month or 0, date.day or 0)
