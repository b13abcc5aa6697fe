"""Years of two and three digits, which only a document of those times tells without an era: "In 62, Burrus died".

The number alone might count anything. It is a year where a preposition of time stands before it, the phrase ends
behind it, and the document tells a year near it by its era or its day, and none before Christ nearer. Knows dates
and text, no facts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from quizzer.generate.dates import find_dates
from quizzer.generate.spans import SURE, Found, longest
from quizzer.generate.year_context import ends_phrase
from quizzer.models import PartialDate, Precision

_SHORT = re.compile(
    r"\b(?:(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill)(?: the year)?) (?P<y>\d{2,3})"
    r"(?![\w%°½]|[,.:/]\d|['’]s\b|-\w|\s?[–—−-]\s?\d|\s(?:or|to|and|of|out)\s(?:the |every |all |its |\d))"
)
_NEAR = 100
"""How many years from a number the document tells a year at most."""
_NUMBERS = 1000
"""From here on a year is told by its four digits."""
_ENOUGH = 2


def find_all_dates(texts: Sequence[str]) -> list[Sequence[Found]]:
    """The dates of each text of a document, with the years of few digits that all of them together make sure."""
    dates = [find_dates(text) for text in texts]
    told = {year for found in dates for year in _list_told(found)}
    early, ancient = (sum(0 < sign * year < _NUMBERS for year in told) for sign in (1, -1))
    if early < _ENOUGH or early <= ancient:
        return [*dates]
    return [
        _add(text, found, told) if _SHORT.search(text) else found
        for text, found in zip(texts, dates, strict=True)
    ]


def _list_told(found: Iterable[Found]) -> Iterable[int]:
    """The years that are surely told; those before Christ as numbers below 0."""
    for one in found:
        if isinstance(one.value, PartialDate) and one.confidence >= SURE:
            yield from (date.year for date in (one.value, one.value.end) if date and date.year is not None)


def _add(text: str, found: Sequence[Found], told: Collection[int]) -> Sequence[Found]:
    years = (_read(text, mark, told) for mark in _SHORT.finditer(text))
    return longest([*found, *filter(None, years)])


def _read(text: str, mark: re.Match[str], told: Collection[int]) -> Found | None:
    year = int(mark["y"])
    after, before = (
        min((abs(one - sign * year) for one in told if one * sign > 0), default=_NUMBERS) for sign in (1, -1)
    )
    if after > _NEAR or before <= after or not ends_phrase(text[mark.end() :]):
        return None
    return Found(mark.start("y"), mark.end(), PartialDate(year, precision=Precision.YEAR), SURE)
