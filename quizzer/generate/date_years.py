"""Years, decades and centuries in a sentence: what a match of their patterns means.

Gives candidates that may overlap; which of them stays is for quizzer.generate.dates to say. A
century or decade is its first year as people count them: the 16th century begins in 1500.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from quizzer.generate import date_forms as forms
from quizzer.generate.date_forms import confidence, full_year, is_range, number
from quizzer.generate.spans import Found
from quizzer.generate.year_context import LAST_YEAR, MODERN, counts_something, year_confidence
from quizzer.models import PartialDate, Precision

Match = re.Match[str]
_FRAME = re.compile(r"(?:\(|\b(?:between|from|in|during|c\.|reigned|lived)) ?\Z", re.IGNORECASE)

Reader = Callable[[Match], Iterator[Found]]


def _read_years(mark: Match) -> Iterator[Found]:
    eras = (mark["ad"], mark["era1"], mark["era"])
    last = full_year(int(mark["y1"]), mark["y"]) if not any(eras) else int(mark["y"])
    first = int(mark["y1"])
    if "B" in (mark["era1"] or (mark["era"] if not mark["ad"] else "") or ""):
        first = -first
    if "B" in (mark["era"] or ""):
        last = -last
    sure = 1.0 if any(eras) else _range_confidence(mark, first, last)
    if first < last and sure and is_range(mark, False) and confidence(mark) == 1:
        end = PartialDate(last, precision=Precision.YEAR)
        yield Found(mark.start(), mark.end(), replace(end, year=first, end=end), sure)
    elif mark["era"] and _is_word(mark["join"]):
        # "in 200 and 100 BC": two years, and the first borrows the era.
        yield Found(mark.start("y"), mark.end(), PartialDate(last, precision=Precision.YEAR))
        if first < last and _FRAME.search(mark.string[max(0, mark.start() - 10) : mark.start()]):
            yield Found(mark.start("y1"), mark.end("y1"), PartialDate(first, precision=Precision.YEAR), 0.8)


def _is_adjective(before: str, first: int) -> bool:
    """Whether a range stands before a noun it dates, as in "the 1813–14 campaigns"."""
    return first >= MODERN and before.lower().endswith(
        ("the ", "his ", "her ", "its ", "their ", "'s ", "’s ")
    )


def _is_word(join: str) -> bool:
    return join.strip().isalpha()


def _range_confidence(mark: Match, first: int, last: int) -> float:
    """How surely two numbers without an era are years from `first` to `last`."""
    before = mark.string[max(0, mark.start() - 40) : mark.start()]
    after = mark.string[mark.end() : mark.end() + 40]
    is_counted = counts_something(after) and not _is_adjective(before, first)
    if is_counted or first < 100 or last > LAST_YEAR or len(mark["y"]) == 1:
        return 0.0
    if first < 1000:
        is_life = last - first < 120 and _FRAME.search(before) and re.match(r"\s*[),.;]", after)
        return 0.7 if is_life else 0.0
    if first >= MODERN or (first >= 1500 and not _is_word(mark["join"])):
        return 1.0
    return 0.9 if _FRAME.search(before) else 0.0


def _read_era_year(mark: Match) -> Iterator[Found]:
    year = number(mark["y1"] or mark["y"])
    if mark["era"] and "B" in mark["era"]:
        year = -year
    if year and year <= LAST_YEAR:
        yield Found(mark.start(), mark.end(), PartialDate(year, precision=Precision.YEAR))


def _read_year(mark: Match) -> Iterator[Found]:
    text, year = mark.string, int(mark["y"])
    before, after = text[max(0, mark.start("y") - 40) : mark.start("y")], text[mark.end() : mark.end() + 40]
    sure = year_confidence(mark["y"], before, after)
    if mark["part"] and 1000 <= year <= LAST_YEAR and not counts_something(after):
        sure = 1.0
    if sure:
        yield Found(mark.start(), mark.end(), PartialDate(year, precision=Precision.YEAR), sure)


def _read_decade(mark: Match) -> Iterator[Found]:
    first, era = int(mark["y1"]), mark["era"] or ""
    if not (1000 <= first <= LAST_YEAR or era):
        return
    first = -first if "B" in era else first
    # "the 1700s" is a century to most, a decade to some.
    whole = first % 100 == 0 and first < 2000
    date = PartialDate(first, precision=Precision.CENTURY if whole else Precision.DECADE)
    if mark["y"]:
        last = full_year(first, mark["y"])
        if last > first:
            yield Found(mark.start(), mark.end(), replace(date, end=replace(date, year=last)))
        return
    yield Found(mark.start(), mark.end(), date, 0.6 if whole else 1.0)


def _first_year(century: int, era: str) -> int:
    return -100 * century if "B" in era else 100 * (century - 1)


def _ordinal(text: str) -> int:
    return forms.ORDINALS.get(text.lower()) or number(text)


def _read_century(mark: Match) -> Iterator[Found]:
    era = (mark["era"] or "").upper()
    century = _ordinal(mark["c"])
    date = PartialDate(_first_year(century, era), precision=Precision.CENTURY)
    if not 1 <= century <= 50 or (century > 21 and not era):
        return
    first = _first_year(_ordinal(mark["c1"]), era) if mark["c1"] else 0
    if first and date.year and first < date.year and is_range(mark, abs(date.year - first) == 100):
        yield Found(mark.start(), mark.end(), replace(date, year=first, end=date), confidence(mark))
    else:
        yield Found(mark.start("c") if mark["c1"] else mark.start(), mark.end(), date)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (forms.YEARS, _read_years),
    (forms.ERA_YEAR, _read_era_year),
    (forms.YEAR, _read_year),
    (forms.DECADE, _read_decade),
    (forms.CENTURY, _read_century),
)
"""Each pattern and the reader of its matches."""
