"""Days, months and seasons in a sentence: what a match of their patterns means.

Gives candidates that may overlap; which of them stays is for quizzer.generate.dates to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from quizzer.generate import date_forms as forms
from quizzer.generate.date_forms import confidence, full_year, is_range, number
from quizzer.generate.spans import Found
from quizzer.generate.year_context import LAST_YEAR, MODERN, counts_something
from quizzer.models import PartialDate, Precision

Match = re.Match[str]
Reader = Callable[[Match], Iterator[Found]]

_SHORT_YEAR_END = re.compile(r"\s*(?:[.,;:()–—]|$|(?:in|at|to|by|and|when|as)\b)")


def _is_day(month: int, day: int) -> bool:
    return 1 <= day <= forms.LONGEST_MONTH[month - 1]


def _month(name: str) -> int:
    return forms.MONTHS[name.rstrip(".")]


def _year_after(mark: Match) -> int | None:
    """The year after a day or month, None where the number is none."""
    text = mark["y"]
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    after = mark.string[mark.end() : mark.end() + 40]
    if forms.ERA.search(text) or (len(digits) == 4 and MODERN <= int(digits) <= LAST_YEAR):
        return _year(text)
    if len(digits) == 4:
        return (
            None if counts_something(after) or int(digits) > LAST_YEAR or int(digits) < 1000 else int(digits)
        )
    if counts_something(after):
        return None
    if mark.groupdict().get("comma") == ",":
        return int(digits) if len(digits) == 3 and after[:1] in (",", ".", ")") else None
    return int(digits) if len(digits) == 3 or _SHORT_YEAR_END.match(after) else None


def _end(mark: Match, year: int | None, last: str) -> int:
    """Where the date ends: after its year, or after its `last` group where the number there is none."""
    return mark.end() if year is not None or mark["y"] is None else mark.end(last)


def _read_day_first(mark: Match) -> Iterator[Found]:
    year, month, day = _year_after(mark), _month(mark["m"]), number(mark["d"])
    if not _is_day(month, day):
        return
    date = PartialDate(year, month, day)
    end = _end(mark, year, "m")
    first = number(mark["d1"]) if mark["d1"] else 0
    if first and first < day and is_range(mark, first + 1 == day):
        yield Found(mark.start(), end, replace(date, day=first, end=date), confidence(mark))
    else:
        yield Found(mark.start("d"), end, date)


def _read_month_first(mark: Match) -> Iterator[Found]:
    year, month, day = _year_after(mark), _month(mark["m"]), number(mark["d1"])
    last = number(mark["d"]) if mark["d"] else day
    if not (_is_day(month, day) and _is_day(month, last)):
        return
    date = PartialDate(year, month, day)
    if last > day and is_range(mark, day + 1 == last):
        yield Found(
            mark.start(), _end(mark, year, "d"), replace(date, end=replace(date, day=last)), confidence(mark)
        )
    elif mark["d"]:
        yield Found(mark.start(), mark.end("d1"), date)
    elif year is not None or not counts_something(mark.string[mark.end("d1") : mark.end("d1") + 40]):
        yield Found(mark.start(), _end(mark, year, "d1"), date)


def _read_month_year(mark: Match) -> Iterator[Found]:
    year, month = _year_after(mark), _month(mark["m"])
    if year is None or (abs(year) < 100 and not forms.ERA.search(mark["y"])):
        return
    date = PartialDate(year, month, precision=Precision.MONTH)
    if not mark["m1"]:
        yield Found(mark.start(), mark.end(), date)
        return
    first = _month(mark["m1"])
    earlier = replace(date, month=first, year=year if first <= month else year - 1)
    if is_range(mark, first + 1 == month):
        yield Found(mark.start(), mark.end(), replace(earlier, end=date), confidence(mark))
    else:
        # Two months sharing one year are two dates.
        yield Found(mark.start("m"), mark.end(), date)
        if first < month:
            yield Found(mark.start("m1"), mark.end("m1"), earlier)


def _read_month(mark: Match) -> Iterator[Found]:
    date = PartialDate(month=_month(mark["m"]), precision=Precision.MONTH)
    first = _month(mark["m1"]) if mark["m1"] else 0
    sure = 0.9 if mark["m"] in ("May", "March", "April", "June", "August") else 1.0
    if first and is_range(mark, first + 1 == date.month):
        yield Found(mark.start("date"), mark.end(), replace(date, month=first, end=date), confidence(mark))
    elif first:
        yield Found(mark.start("m1"), mark.end("m1"), replace(date, month=first), sure)
        yield Found(mark.start("m"), mark.end(), date, sure)
    else:
        yield Found(mark.start("date"), mark.end(), date, sure)


def _read_season(mark: Match) -> Iterator[Found]:
    year = _year_after(mark)
    if year is None or abs(year) < 100:
        return
    date = PartialDate(year, precision=Precision.YEAR)
    last = full_year(year, mark["y2"]) if mark["y2"] else None
    yield Found(mark.start(), mark.end(), replace(date, end=replace(date, year=last)) if last else date)


def _read_iso(mark: Match) -> Iterator[Found]:
    if _is_day(int(mark["m"]), int(mark["d"])):
        yield Found(mark.start(), mark.end(), PartialDate(int(mark["y"]), int(mark["m"]), int(mark["d"])))


def _year(text: str) -> int:
    """The year that "54 AD", "AD 54", "44 BC" or "1939" writes."""
    return -number(text) if "B" in text else number(text)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (forms.DAY_FIRST, _read_day_first),
    (forms.MONTH_FIRST, _read_month_first),
    (forms.MONTH_YEAR, _read_month_year),
    (forms.MONTH, _read_month),
    (forms.SEASON, _read_season),
    (forms.ISO, _read_iso),
)
"""Each pattern and the reader of its matches."""
