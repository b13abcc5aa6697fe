"""Dates as people type them: any order, months in letters or digits, in English or ISO.

A text may be read in several ways (3/4/1940); all are given, and what is unsure about each.
Nothing here knows what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from quizzer.answers.folding import digit_ordinals
from quizzer.answers.numerals import SMALL, read_year_words
from quizzer.answers.slips import is_one_slip
from quizzer.models import PartialDate, Precision


class Doubt(StrEnum):
    """What keeps a reading from being sure; the value is what to tell the person."""

    NONE = ""
    SHORT_YEAR = "write the year in full"
    SPELLING = "check how the month is spelled"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text as a date."""

    date: PartialDate
    doubt: Doubt = Doubt.NONE


_MONTH_NAMES = "january february march april may june july august september october november december"
_ROMAN_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
_DECADE_NAMES = "twenties thirties forties fifties sixties seventies eighties nineties"
_MONTHS = tuple(_MONTH_NAMES.split())
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)} | {"sept": 9, "june": 6}
_ROMAN = {numeral: number for number, numeral in enumerate(_ROMAN_NUMERALS.split(), start=1)}
_DECADES = {name: number for number, name in enumerate(_DECADE_NAMES.split(), start=2)}
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?")
_HEDGE = re.compile(r"^(?:about|around|approximately|circa|ca?\.)\s*")
_DAY_WORD = re.compile(rf"\b(?:{'|'.join(SMALL)})(?= (?:of )?(?:{'|'.join(_MONTHS)})\b)")
_FILLER = re.compile(r"\b(?:the|of|on|in|year)\b")
_ERA = re.compile(
    r"^(?:(ad|a\.d\.) ?)?(.*?)(?: ?(?:\b|(?<=\d))(?:(b\.?c\.?(?:e\.?)?)|(?:c\.?e\.?|a\.?d\.?)))?$"
)
_CENTURY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)|([ivx]+)(?:th)?) (?:century|centuries|cent\.?|c\.?)"
    r"(?: (?:(b\.?c\.?(?:e\.?)?)|c\.?e\.?|a\.?d\.?))?"
)
_PERIOD = re.compile(r"between (.+?) and (.+)|(?:from )?(.+?)(?: ?\b(?:to|until|till|through|thru) | - )(.+)")
_TOKEN = re.compile(r"(\d+)(?:st|nd|rd|th)?\b|([^\W\d]+)\.?|([-./, ]+)")

_SHAPES = ("dmy", "mdy", "ymd", "my", "ym", "dm", "md", "y", "m")
"""The orders people write day, month and year in."""


@lru_cache(maxsize=1024)
def read_dates(text: str) -> Sequence[Reading]:
    """Every date a normalised text can be read as; none where it says more than a date."""
    plain = digit_ordinals(_WEEKDAY.sub(" ", text))
    plain = _HEDGE.sub("", plain.strip())
    plain = _write_era(_DAY_WORD.sub(lambda match: str(SMALL[match[0]]), plain))
    found = _read_period(plain) or _read_range(plain) or _read_single(plain)
    return tuple({reading.date: reading for reading in reversed(found)}.values())[::-1]


def _write_era(plain: str) -> str:
    """The text with its era in one place: "B. C.", "before Christ" and "BC 44" as "44 bc"."""
    plain = re.sub(r"\bb\. ?c\.|\bbefore christ\b", "bc", plain)
    plain = re.sub(r"\ba\. ?d\.|\banno domini\b", "ad", plain)
    return re.sub(
        r"^(?:(?:in|the|year) )*(bce?) ?(\d+)$", r"\2 \1", re.sub(r"^(?:in|year) (?=ad)", "", plain)
    )


def _read_period(plain: str) -> list[Reading]:
    """A decade or a century."""
    plain = " ".join(_FILLER.sub(" ", plain).split())
    if match := re.fullmatch(r"(\d{2,3}0)'?s", plain):
        year = int(match[1])
        spans = [Precision.DECADE] + [Precision.CENTURY] * (year % 100 == 0)
        return [Reading(PartialDate(year, precision=span)) for span in spans]
    if match := re.fullmatch(r"'?(\d0)'?s|(\w+)", plain):
        decade = int(match[1]) if match[1] else _DECADES.get(match[2], 0) * 10
        return [Reading(PartialDate(decade, precision=Precision.DECADE), Doubt.SHORT_YEAR)] if decade else []
    if match := re.fullmatch(r"nineteen[- ](\w+)", plain):
        decade = _DECADES.get(match[1], 0) * 10
        return [Reading(PartialDate(1900 + decade, precision=Precision.DECADE))] if decade else []
    if match := _CENTURY.fullmatch(plain):
        number = int(match[1]) if match[1] else _ROMAN.get(match[2], 0)
        first = -number * 100 if match[3] else (number - 1) * 100
        return [Reading(PartialDate(first, precision=Precision.CENTURY))] if number else []
    return []


def _read_range(plain: str) -> list[Reading]:
    """Two dates with "to", "through" or a dash; what the first leaves out it shares with the second.

    "And" makes a period of neighbours only: July and August, the 18th and 19th centuries.
    """
    if match := re.fullmatch(r"(\d{3,4})\s?[-/]\s?(\d\d)", plain):
        plain = f"{match[1]} - {match[1][:-2]}{match[2]}" if int(match[2]) > 12 else plain
    plain = re.sub(r"^(\d{4})/(\d{4})$", r"\1-\2", plain)
    split = _PERIOD.fullmatch(plain) or re.fullmatch(r"([^-]+?)-([^-]+)", plain)
    if split:
        return list(_read_ends(*(part for part in split.groups() if part is not None)))
    split = re.fullmatch(r"(.+?) and (.+)", plain)
    return [one for one in _read_ends(split[1], split[2]) if _are_neighbours(one.date)] if split else []


def _read_ends(first_text: str, last_text: str) -> Iterator[Reading]:
    for last in _read_period(last_text) or _read_single(last_text):
        for first in _read_first(first_text, last.date):
            doubt = first.doubt or last.doubt
            if _order(first.date) < _order(last.date) or _goes_round(first.date, last.date):
                yield Reading(replace(first.date, end=last.date), doubt)


def _goes_round(first: PartialDate, last: PartialDate) -> bool:
    """Whether a period of no one year goes over its end, as December to May does."""
    return first.year is None and last.year is None and _order(first) != _order(last)


def _are_neighbours(period: PartialDate) -> bool:
    """Whether nothing lies between the two ends of a period of months or centuries."""
    first, last = period, period.end
    if last is None or first.precision != last.precision:
        return False
    if first.precision is Precision.CENTURY:
        return (last.year or 0) - (first.year or 0) == 100
    return (
        first.precision is Precision.MONTH
        and first.year == last.year
        and _order(last)[1] - _order(first)[1] == 1
    )


def _read_first(text: str, last: PartialDate) -> Iterable[Reading]:
    if last.precision is Precision.CENTURY:
        era = " bc" if (last.year or 0) < 0 else ""
        yield from _read_period(text if _CENTURY.fullmatch(text) else f"{text} century{era}")
        return
    if (day := re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?", text.strip())) and last.day:
        yield from _valid([replace(last, day=int(day[1]))])
        return
    for reading in _read_period(text) or _read_single(text):
        date = reading.date
        if date.year is None and last.year is not None:
            date = replace(date, year=last.year)
        yield replace(reading, date=date)


def _order(date: PartialDate) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


def _read_single(plain: str) -> list[Reading]:
    era = _ERA.fullmatch(plain.strip())
    before = bool(era and era[3])
    marked = bool(era and (era[1] or era[3] or era[2] != plain.strip()))
    body = _FILLER.sub(" ", era[2] if era else plain)
    tokens = _tokens(body)
    readings = _from_tokens(tokens, marked) if tokens else []
    if before:
        return [replace(r, date=replace(r.date, year=-r.date.year)) for r in readings if r.date.year]
    return readings


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a date: `roles` are the letters of what it may be (d, m, y)."""

    value: int
    roles: str
    doubt: Doubt = Doubt.NONE


def _tokens(body: str) -> list[_Token]:
    """The pieces of a date, or nothing if a piece is foreign to dates."""
    if re.search(r"\d,\d", body):
        return []
    if compact := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", body.strip()):
        body = "-".join(compact.groups())
    words = re.sub(r"(?<=\d)(?=[^\W\d]{3})(?!th|rd)|(?<=[^\W\d])(?=\d)", " ", body)
    words = _year_in_words(words)
    tokens: list[_Token] = []
    position = 0
    while position < len(words):
        match = _TOKEN.match(words, position)
        if not match:
            return []
        position = match.end()
        if match[1] or match[2]:
            token = _digits(match[1]) if match[1] else _month(match[2], alone=match[2] == words.strip())
            if token is None:
                return []
            tokens.append(token)
    return _roles_by_separator(words, tokens)


def _year_in_words(text: str) -> str:
    words = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text).replace(",", " ").split()
    for start in range(len(words)):
        year, used = read_year_words(words[start:])
        if used and start + used == len(words):
            return " ".join([*words[:start], str(year)])
    return text


def _digits(text: str) -> _Token | None:
    value = int(text)
    if len(text) in (3, 4):
        return _Token(value, "y")
    if len(text) > 4:
        return None
    roles = "dm" if 1 <= value <= 12 else "d" if 1 <= value <= 31 else ""
    return _Token(value, roles + "s")


def _month(word: str, *, alone: bool) -> _Token | None:
    if word in _MONTHS:
        return _Token(_MONTHS.index(word) + 1, "m")
    if word in _SHORT:
        return _Token(_SHORT[word], "m")
    if _ROMAN.get(word, 13) <= 12 and not alone:
        return _Token(_ROMAN[word], "m")
    near = [
        number for number, name in enumerate(_MONTHS, start=1) if len(name) >= 5 and is_one_slip(word, name)
    ]
    return _Token(near[0], "m", Doubt.SPELLING) if len(near) == 1 else None


def _roles_by_separator(words: str, tokens: list[_Token]) -> list[_Token]:
    """Dots put the day first wherever they are used, so 3.4.1940 can be read in one way only."""
    dotted = re.fullmatch(r"\s*(\d{1,2})\. ?(\d{1,2})(?:\. ?(\d+))?\.?\s*", words)
    if dotted and 1 <= int(dotted[2]) <= 12:
        return [replace(tokens[0], roles="d"), replace(tokens[1], roles="m"), *tokens[2:]]
    return tokens


def _from_tokens(tokens: Sequence[_Token], marked: bool) -> list[Reading]:
    """The readings of the pieces in every order people use; a short year only where no other fits."""
    sure, short = [], []
    for shape in _SHAPES:
        if len(shape) != len(tokens) or (shape == "m" and "d" in tokens[0].roles):
            continue
        if reading := _fit(tokens, shape, "ys" if marked else "y"):
            sure.append(reading)
        elif len(shape) == 3 and (reading := _fit(tokens, shape, "s")):
            short.append(replace(reading, doubt=reading.doubt or Doubt.SHORT_YEAR))
    return sure or short


def _fit(tokens: Sequence[_Token], shape: str, year_roles: str) -> Reading | None:
    """The date if every piece may play its role in the shape."""
    parts: dict[str, int] = {}
    for token, role in zip(tokens, shape, strict=True):
        if not set(token.roles) & set(year_roles if role == "y" else role):
            return None
        parts[role] = token.value
    day, month, year = parts.get("d"), parts.get("m"), parts.get("y")
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    doubt = next((token.doubt for token in tokens if token.doubt), Doubt.NONE)
    return next(_valid([PartialDate(year, month, day, precision)], doubt), None)


def _valid(dates: Iterable[PartialDate], doubt: Doubt = Doubt.NONE) -> Iterator[Reading]:
    """The readings of those dates that are in the calendar."""
    for date in dates:
        if date.month and date.day and date.day > _month_days(date.month, date.year):
            continue
        yield Reading(date, doubt)


def _month_days(month: int, year: int | None) -> int:
    if month == 2:
        # The Julian calendar had every fourth year, so 29 February 1700 was a day in Russia.
        return 29 if year is None or year % 4 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31
