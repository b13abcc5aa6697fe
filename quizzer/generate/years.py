"""Which year a date without one belongs to: carried strictly, for a wrong year teaches something false.

A year is carried only within one section, only from a single explicit year, and only while months do
not run backwards; a year in the title is a guess and is marked so. Knows dates and the text around
them, not how they were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizzer.generate.date_forms import MONTHS
from quizzer.generate.dates import find_dates
from quizzer.models import Document, PartialDate, Precision

_MONTHS = "|".join(MONTHS)
_HABIT = re.compile(
    rf"\b(?:(?:every|each)\s(?:year|day|spring|summer|autumn|fall|winter|season|second|first|third|last|other|\d|{_MONTHS})|"
    r"annual(?:ly)?|yearly|usual(?:ly)?|typically|normally|generally|seasons?|takes? place|on average|"
    r"(?:is|are) (?:held|celebrated|observed|marked|commemorated)|falls? on|lasts? (?:from|until))\b"
)
"""Words of a sentence that tells what happens year after year."""

_AHEAD = re.compile(
    r"\b(?:scheduled|planned|expected|slated|intended|projected|predict\w*|until at least|no earlier than|would|"
    r"due (?:in|on|for))\b"
)
"""Words before a date that had not come when it was spoken of."""

_LIFETIME = 25
"""A range of at least so many years is a life or an age and says nothing of when the story is."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A year for a date without one, and the text that tells it.

    `inferred` says that it is the title's year: likely, but never to be the graded part.
    """

    year: int
    evidence: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The last explicit single year of a section, and how far its months have run.

    `is_full` tells a year with a month from a bare one, which holds for its own sentence only: "In
    1840 a painting was made" says nothing of when the next sentence's 11 November was.
    """

    year: int
    month: int
    evidence: str
    is_full: bool


def title_year(document: Document) -> int | None:
    """The one single year of the title, else of the infobox rows that date the subject; else None."""
    # With an article a leading number reads as what it is: "the 1973 oil crisis".
    for texts in (
        [f"The {document.title}"],
        [row.value for row in document.infobox if row.key.casefold() in _DATED],
    ):
        dates = [one.value for text in texts for one in find_dates(text)]
        years = {_single_year(date) for date in dates if isinstance(date, PartialDate)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


_DATED = ("date", "year", "when")


def resolve_years(
    dates: Sequence[tuple[PartialDate, str]], title_year: int | None
) -> list[Resolution | None]:
    """For each date of ONE section, in reading order, its year where it tells none and one is sure.

    Each date comes with the text it stands in (its sentence, or at least its surface), which becomes
    the evidence of the dates that take its year. None stands for a date that tells its own year as
    well as for one whose year nobody can say.
    """
    told = {year for date, _ in dates for year in _all_years(date)}
    may_infer = title_year is not None and told <= {title_year}
    guess = Resolution(title_year, "title", inferred=True) if may_infer and title_year is not None else None
    return [
        carried or (guess if _lacks_year(date) and not _HABIT.search(text) else None)
        for (date, text), carried in zip(dates, _carry(dates), strict=True)
    ]


def _carry(dates: Sequence[tuple[PartialDate, str]]) -> Iterator[Resolution | None]:
    anchor: _Anchor | None = None
    for date, text in dates:
        if not _lacks_year(date):
            anchor = _next_anchor(anchor, date, text)
            yield None
        elif not anchor or _HABIT.search(text) or not (anchor.is_full or anchor.evidence == text):
            yield None
        elif not anchor.month <= (date.month or 0) <= _last_month(date):
            # Months run backwards: the next year, or a look back. Nothing after it is sure either.
            anchor = None
            yield None
        else:
            anchor = replace(anchor, month=_last_month(date), is_full=True)
            yield Resolution(anchor.year, anchor.evidence)


def _next_anchor(anchor: _Anchor | None, date: PartialDate, text: str) -> _Anchor | None:
    """What can be carried on after a date that tells its year."""
    year = _single_year(date)
    if year is None:
        return anchor if _is_background(date) else None
    if _is_forecast(year, text):
        return None
    is_full = date.month is not None
    if not is_full and _only_names(year, text):
        return anchor
    if anchor and anchor.is_full and year != anchor.year and (not is_full or year < anchor.year):
        # A look back, or a leap ahead by a bare year: where the story goes on is anybody's guess.
        return None
    if anchor and not is_full and year == anchor.year:
        return anchor
    return _Anchor(year, _last_month(date) if is_full else 0, text, is_full)


def _is_forecast(year: int, text: str) -> bool:
    """Whether the year is only planned or feared, so that the story is not yet there."""
    return any(
        re.match(rf"[^.;]{{0,40}}\b{abs(year)}\b", text[mark.end() :]) for mark in _AHEAD.finditer(text)
    )


def _only_names(year: int, text: str) -> bool:
    """Whether the year is part of what something is called ("the 1920 treaty") wherever it stands."""
    named = re.findall(
        rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s{abs(year)}\s(?=[^\W\d_])|['’]s?\s{abs(year)}\s(?=[^\W\d_])",
        text,
    )
    return bool(named) and len(named) == len(re.findall(rf"\b{abs(year)}\b", text))


def _lacks_year(date: PartialDate) -> bool:
    return date.year is None and date.month is not None


def _single_year(date: PartialDate) -> int | None:
    """The year a date tells, None for a decade, a century or a range over several years."""
    if date.precision in (Precision.DECADE, Precision.CENTURY) or (date.end and date.end.year != date.year):
        return None
    return date.year


def _all_years(date: PartialDate) -> Iterator[int]:
    for one in (date, date.end):
        if one and one.year is not None and one.precision not in (Precision.DECADE, Precision.CENTURY):
            yield one.year


def _is_background(date: PartialDate) -> bool:
    """Whether a range is so long that it cannot be when the story is: a life, an age."""
    end = date.end.year if date.end else None
    return date.year is not None and end is not None and end - date.year >= _LIFETIME


def _last_month(date: PartialDate) -> int:
    return (date.end.month if date.end else date.month) or date.month or 0
