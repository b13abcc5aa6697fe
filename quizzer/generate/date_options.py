"""Wrong dates that could be right: near the answer, and on its side of all that the prompt tells.

A date of another age, or before what the prompt says came first, is no option: it is seen to be
wrong without knowing anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from math import ceil

from quizzer.generate.choice import SLACK
from quizzer.generate.cloze import Draft
from quizzer.generate.dates import find_dates
from quizzer.generate.kinds import kind_by_form
from quizzer.generate.moments import DAYS_OF_MONTH, DAYS_OF_YEAR, Span, compare, find_wars, read_span
from quizzer.generate.setting import shown_mentions
from quizzer.generate.variants import list_ranges, render_date, year_width
from quizzer.models import NameKind, PartialDate, Precision

_EACH_SIDE = 5
_DAYS = (3, 7, 2, 12, 5, 19, 9, 26)
_MONTHS = (2, 5, 3, 7, 1, 10, 4, 12)
_YEARS = (2, 4, 1, 3, 5, 6)
_FEW = (1, 2, 3)
_SOME_YEAR = 1
_MODERN = 1800
"""From this year on, another century is too far away to be taken for the right one."""
_LAST_CENTURY = 2000
"""The year in which the first century begins that no option is."""
_NEARLY_ALL = 0.97
_BEYOND = 3
"""From how many years after the last one told no option lies: a document tells little of its own time."""
_ROUGH = ("around ", "about ", "circa ", "c. ", "approximately ")
_ROUGHLY = 5
"""How many years from a rough date an option is at least, that it is not roughly right."""
_REIGN = 6 * DAYS_OF_YEAR
"""How long a time a heading tells at least for its dates to lie within it, as a reign and no campaign does."""
_NEAR = {Precision.DAY: 2 * DAYS_OF_MONTH, Precision.MONTH: 7 * DAYS_OF_MONTH}
"""How far a day or a month of the document may lie from the answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the document tells: its dates, those that may be right too, its last year, its title, and when that was.

    `event` is the day of the battle or treaty that the title names.
    """

    dates: Sequence[PartialDate]
    rivals: frozenset[tuple[int | None, int | None, int | None]]
    latest: int
    title: str = ""
    event: PartialDate | None = None


def list_dates(draft: Draft, told: Told, is_fit: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The best wrong dates before and after the answer, those of the document first."""
    value = draft.mention.fact.value
    if not isinstance(value, PartialDate) or _is_open(value):
        return [], []
    key = _span(value, draft.answer, draft)
    limits = list(_list_limits(draft, key, told))
    before = draft.reading.text[: draft.mention.start].lower()
    by = before.endswith("by ")
    apart = _ROUGHLY * DAYS_OF_YEAR if before.endswith(_ROUGH) else 0
    # The end of the 21st century is nobody's answer.
    end = (
        min(told.latest + _BEYOND, _LAST_CENTURY)
        if value.precision is Precision.CENTURY
        else told.latest + _BEYOND
    )
    seen: set[str] = set()
    sides: tuple[list[str], list[str]] = ([], [])
    for text, span in _list_candidates(draft, value, key, told):
        side = span[0] - key[0]
        # What was so by a year was so by a later one, too.
        if (
            not side
            or abs(side) < apart
            or text in seen
            or (by and side > 0)
            or span[0] >= end * DAYS_OF_YEAR
        ):
            continue
        chosen = sides[side > 0]
        if len(chosen) < _EACH_SIDE and all(limit(span) for limit in limits) and is_fit(text):
            chosen.append(text)
        seen.add(text)
    return sides


def _is_open(value: PartialDate) -> bool:
    return value.precision is Precision.CENTURY and (value.year or 0) >= _MODERN


def _span(value: PartialDate, text: str, draft: Draft) -> Span:
    """The days of the date; where no year is known they are those of some year."""
    return read_span(value, text, draft.mention.fact.resolved_year or _SOME_YEAR) or (0, 0)


def _list_limits(draft: Draft, key: Span, told: Told) -> Iterator[Callable[[Span], bool]]:
    """What an option must be like: on the key's side of each date of the prompt and of the event, within its war."""
    text = draft.reading.text
    spans = [
        read_span(m.fact.value, text[m.start : m.end], m.fact.resolved_year)
        for m in shown_mentions(draft)
        if isinstance(m.fact.value, PartialDate)
    ]
    spans += [
        read_span(one.value, draft.context[one.start : one.end])
        for one in find_dates(draft.context)
        if isinstance(one.value, PartialDate)
    ]
    spans += [read_span(told.event, "")] if told.event else []
    for span in spans:
        if span is not None:
            yield partial(_keeps_side, key, span)
    periods = [span for heading in draft.reading.section for span in _read_periods(heading)]
    for period in [*periods, *find_wars(f"{told.title} {draft.context} {draft.prompt}")]:
        if _lies_within(period, key):
            yield partial(_lies_within, period)


def _read_periods(heading: str) -> Iterator[Span]:
    """The long spans of time in a heading: "Emperor (54–68 AD)"."""
    for one in find_dates(heading):
        span = read_span(one.value, "") if isinstance(one.value, PartialDate) and one.value.end else None
        if span and span[1] - span[0] >= _REIGN:
            yield span


def _keeps_side(key: Span, span: Span, one: Span) -> bool:
    return compare(one, span) == compare(key, span)


def _lies_within(war: Span, one: Span) -> bool:
    return compare(one, war) == 0


def _list_candidates(draft: Draft, value: PartialDate, key: Span, told: Told) -> Iterator[tuple[str, Span]]:
    """Dates in the answer's shape with their spans: the document's nearest first, then some around it."""
    if value.end is not None:
        width, ranges = list_ranges(draft.answer, value)
        yield from ((text, (key[0] + step * width, key[1] + step * width)) for step, text in ranges)
        return
    near = [other for other in told.dates if _is_alike(other, value)]
    made = _list_near(value, draft.mention.fact.resolved_year, draft.answer)
    ranked = sorted(
        (abs(_span(other, "", draft)[0] - _span(value, "", draft)[0]), number, other)
        for number, other in enumerate(_unify(near, value))
    )
    reach = _find_reach(value, draft.answer)
    for other in [*(other for far, _, other in ranked if far <= reach), *made]:
        if (other.year, other.month, other.day) not in told.rivals:
            text = render_date(draft.answer, value, other)
            if text is not None:
                yield text, _span(other, text, draft)


def _unify(others: Iterable[PartialDate], value: PartialDate) -> Iterator[PartialDate]:
    """The dates as precise as the answer's text: without a year where it shows none."""
    for other in others:
        yield replace(other, year=None) if value.year is None else other


def _is_alike(other: PartialDate, value: PartialDate) -> bool:
    """Whether a date of the document tells as much as the answer, in the same era and as round."""
    if other.precision is not value.precision or other.end is not None:
        return False
    if (value.month is None, value.day is None) != (other.month is None, other.day is None):
        return False
    if value.year is None:
        return True
    if other.year is None or (other.year > 0) != (value.year > 0):
        return False
    return len(str(value.year)) == len(str(other.year)) and not other.year % year_width(
        value.year, value.precision
    )


def _find_reach(value: PartialDate, answer: str) -> int:
    """How far a date of the document may lie from the answer; decades and centuries are the nearest anyway."""
    if value.month is None and _steps(value, answer) is _FEW:
        return -1
    return _NEAR.get(value.precision, max(_YEARS) * DAYS_OF_YEAR)


def _steps(value: PartialDate, answer: str) -> tuple[int, ...]:
    """How many years, decades or centuries away an option lies; less where the answer is a part of one."""
    plain = value.precision is Precision.YEAR and answer.lstrip("AD ")[:1].isdigit()
    return _YEARS if plain and year_width(value.year or 1, value.precision) == 1 else _FEW


def _list_near(value: PartialDate, year: int | None, answer: str) -> Iterator[PartialDate]:
    """Dates a little before and after, a step to each side in turn."""
    steps = _steps(value, answer) if value.month is None else _MONTHS if value.day is None else _DAYS
    for step in (sign * step for step in steps for sign in (-1, 1)):
        moved = _move(value, step, year)
        if moved is not None:
            yield moved


def _move(value: PartialDate, step: int, year: int | None) -> PartialDate | None:
    """The date moved by `step` of its own unit; None where the calendar gives none."""
    known = value.year if value.year is not None else year
    if value.day is not None and value.month is not None:
        return _move_day(value, step, known)
    if value.month is not None:
        years, month = divmod(value.month - 1 + step, 12)
        if value.year is None:
            return replace(value, month=month + 1) if not years else None
        return replace(value, year=value.year + years, month=month + 1)
    if value.year is None:
        return None
    moved = value.year + step * year_width(value.year, value.precision)
    return replace(value, year=moved) if moved and (moved > 0) == (value.year > 0) else None


def _move_day(value: PartialDate, step: int, year: int | None) -> PartialDate | None:
    base = year if year is not None and year > 0 else 2001
    try:
        moved = date(base, value.month or 1, value.day or 1) + timedelta(step)
    except (ValueError, OverflowError):
        return None
    if value.year is None and moved.year != base:
        return None
    shown = None if value.year is None else value.year + moved.year - base
    return replace(value, year=shown, month=moved.month, day=moved.day)


def find_event(title: str, told: Iterable[tuple[str, PartialDate]]) -> PartialDate | None:
    """The day on which a sentence says the event of the title to have been, of (sentence, date) pairs."""
    if kind_by_form(title) not in {NameKind.EVENT, NameKind.TREATY}:
        return None
    days = (value for text, value in told if title in text and value.precision is Precision.DAY)
    return next((value for value in days if value.year is not None and value.end is None), None)


def measure_slack(draft: Draft) -> int:
    """How many dates more than needed the options may be drawn from: none where a step is ten years."""
    value = draft.mention.fact.value
    wide = isinstance(value, PartialDate) and value.precision in {Precision.DECADE, Precision.CENTURY}
    return 0 if wide else SLACK


def find_latest(dates: Iterable[PartialDate]) -> int:
    """About the last year the document tells of, which no option goes beyond; one plan for later is not it."""
    years = sorted(end.year for one in dates for end in (one, one.end) if end and end.year)
    return years[ceil(_NEARLY_ALL * (len(years) - 1))] if years else 0
