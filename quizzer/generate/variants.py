"""Dates and figures rewritten: another value in the shape of a given one.

"3 June 1940" and a date of 9 May 1941 make "9 May 1941"; "60,000" makes "50,000". Pure values in,
texts out; nothing here knows a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from quizzer.models import Figure, PartialDate, Precision

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_NUMBER = re.compile(r"\d+")
_RECENT = 2020
"""No invented date is later, unless the answer is."""
_RECKONED = 1000
"""Before this year, round years are estimates."""
_FAR = 100
"""How many years away a date is no longer a plausible mistake."""
_DAYS = (3, -2, 7, -5, 10, -9, 13)
_STEPS = (2, -1, 4, -3, 1, 6, -5)
_CENTURIES = (-1, 1, -2, 2, -3)
_FACTORS = tuple(
    Decimal(factor) for factor in ("0.75", "1.3", "0.6", "1.5", "0.85", "1.8", "0.5", "1.15", "2")
)
_LEAST, _MOST = Decimal("0.4"), Decimal("2.5")
_SMALL_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def date_like(
    answer: str, value: PartialDate, others: Iterable[PartialDate], year: int | None
) -> Iterator[str]:
    """Other dates in the shape of `answer`, the nearest first; `year` is the one `value` leaves out."""
    if value.end is not None:
        return
    here = _position(value, year)
    fitting = [
        other
        for other in others
        if other.precision is value.precision and other.end is None and _complete(other, value)
    ]
    fitting.sort(
        key=lambda other: (
            abs(_position(other, year) - here),
            other.year or 0,
            other.month or 0,
            other.day or 0,
        )
    )
    for other in fitting:
        if (text := render_date(answer, value, other)) is not None:
            yield text


def _complete(other: PartialDate, value: PartialDate) -> bool:
    """Whether `other` tells all that the shape of `value` shows, in the same era."""
    if value.year is not None and (other.year is None or (other.year > 0) != (value.year > 0)):
        return False
    if value.year is not None and other.year is not None:
        near = len(str(value.year)) == len(str(other.year)) and abs(value.year - other.year) <= _FAR
        if not near or other.year % _width(value.year, value.precision):
            return False
    return (value.month is None) == (other.month is None) and (value.day is None) == (other.day is None)


def _position(value: PartialDate, year: int | None) -> int:
    """Days on a coarse calendar, for telling near from far."""
    return (value.year or year or 0) * 372 + (value.month or 0) * 31 + (value.day or 0)


def render_date(answer: str, value: PartialDate, other: PartialDate) -> str | None:
    """`other` written as `answer` writes `value`; None where the answer's shape cannot be followed."""
    text = answer
    if value.precision is Precision.CENTURY:
        return _render_century(answer, value, other)
    if value.month is not None and other.month is not None:
        if not _MONTH.search(text):
            return None
        text = _MONTH.sub(MONTHS[other.month - 1], text, count=1)
    digits = {number.start(): number for number in _NUMBER.finditer(text)}
    wanted = {str(abs(value.year)): str(abs(other.year))} if value.year and other.year else {}
    if value.day is not None and other.day is not None:
        wanted[str(value.day)] = str(other.day)
    if sorted(number[0] for number in digits.values()) != sorted(wanted):
        return None
    return _NUMBER.sub(lambda number: wanted[number[0]], text)


def _render_century(answer: str, value: PartialDate, other: PartialDate) -> str | None:
    if value.year is None or other.year is None:
        return None
    match = re.search(r"(\d+)(?:st|nd|rd|th)", answer)
    if match is None:
        return None
    number = int(match[1]) + (abs(other.year) - abs(value.year)) // 100
    return answer.replace(match[0], ordinal(number), 1) if number > 0 else None


def ordinal(number: int) -> str:
    """The number with its ending: 1st, 2nd, 11th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def shift_date(answer: str, value: PartialDate, year: int | None) -> Iterator[str]:
    """Dates a little before and after, in the shape of `answer`."""
    if value.end is not None:
        yield from _shift_range(answer, value)
        return
    steps = _CENTURIES if value.precision is Precision.CENTURY else _STEPS
    for step in _DAYS if value.day else steps:
        other = _shifted(value, step, year)
        if other is not None and (text := render_date(answer, value, other)) is not None:
            yield text


def _shifted(value: PartialDate, step: int, year: int | None) -> PartialDate | None:
    """The date moved by `step` of its own unit; None where the calendar gives none."""
    known = value.year or year
    if value.day and value.month:
        try:
            moved = date(known if known and known > 0 else 2001, value.month, value.day) + timedelta(step)
        except (ValueError, OverflowError):
            return None
        shown = (
            None if value.year is None else value.year + moved.year - (known if known and known > 0 else 2001)
        )
        return replace(value, year=shown, month=moved.month, day=moved.day)
    if value.month:
        return replace(value, month=(value.month - 1 + step) % 12 + 1)
    if not value.year:
        return None
    moved_year = value.year + step * _width(value.year, value.precision)
    latest = _RECENT - 100 if value.precision is Precision.CENTURY else _RECENT
    possible = (moved_year > 0) == (value.year > 0) and (moved_year <= max(value.year, latest))
    return replace(value, year=moved_year) if possible else None


def _width(year: int, precision: Precision) -> int:
    """The years between one likely answer and the next: a round year of old stands among round ones."""
    if precision is not Precision.YEAR:
        return {Precision.DECADE: 10, Precision.CENTURY: 100}.get(precision, 1)
    return next((width for width in (500, 100, 10) if year < _RECKONED and year % width == 0), 1)


def _shift_range(answer: str, value: PartialDate) -> Iterator[str]:
    """A range moved as a whole, where its numbers are days of one month or whole years."""
    numbers = [int(number) for number in _NUMBER.findall(answer)]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if number <= 31]
    moving, top = (days, 28) if days else (years, 10**6)
    if len(moving) != 2 or value.precision in {Precision.CENTURY, Precision.DECADE}:
        return
    width = 1 if days or value.year is None else min(_width(_signed(n, value), Precision.YEAR) for n in years)
    for step in (width * step for step in _STEPS):
        moved = {number: number + step for number in moving}
        if all(0 < number <= top for number in moved.values()):
            yield _replaced(answer, moved)


def _signed(number: int, value: PartialDate) -> int:
    return -number if value.year is not None and value.year < 0 else number


def _replaced(answer: str, numbers: Mapping[int, int]) -> str:
    """The answer with each of `numbers` written as what it is mapped to."""
    return _NUMBER.sub(lambda found: str(numbers.get(int(found[0]), found[0])), answer)


def figure_like(answer: str, value: Figure, others: Iterable[Figure]) -> Iterator[str]:
    """Other figures of the same unit, written as `answer` is, the nearest first."""
    if value.high is not None:
        return
    scale = _scale(answer, value)
    same = [
        other.value / scale
        for other in others
        if other.unit == value.unit and other.high is None and _near(other.value, value.value)
    ]
    for number in sorted(same, key=lambda number: (abs(number - value.value / scale), number)):
        if (text := render_number(answer, number)) is not None:
            yield text


def shift_figure(answer: str, value: Figure) -> Iterator[str]:
    """The number made smaller and larger, rounded as it was."""
    if value.high is not None or value.value == 0:
        return
    written = Decimal(re.sub(r"[^\d.]", "", answer) or "0") or value.value
    step = _step(written)
    for factor in _FACTORS:
        number = (written * factor / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        beyond = value.unit in {"%", "percent", "per cent"} and number > 100
        if number != written and _near(number, written) and not beyond:
            text = render_number(answer, number)
            if text is not None:
                yield text


def _near(number: Decimal, to: Decimal) -> bool:
    return to != 0 and _LEAST <= number / to <= _MOST


def _scale(answer: str, value: Figure) -> Decimal:
    """What a word beside the digits multiplies them by: a million in "2 million", else 1."""
    digits = re.sub(r"[^\d.]", "", answer).strip(".")
    return value.value / Decimal(digits) if digits and Decimal(digits) else Decimal(1)


def _step(number: Decimal) -> Decimal:
    """The place to which the number looks rounded: 10,000 for 60,000; 0.1 for 4.2; 10 for 100."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    digits = str(int(number))
    step = Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if number else Decimal(1)
    return step / 10 if step >= 10 and number < 3 * step else step


def render_number(answer: str, number: Decimal) -> str | None:
    """The number written as `answer` writes its own: in words, with commas, with decimals."""
    word = answer.lower()
    if word in _SMALL_NUMBERS:
        whole = int(number)
        if whole != number or not 0 < whole < len(_SMALL_NUMBERS):
            return None
        text = _SMALL_NUMBERS[whole]
        return text.capitalize() if answer[0].isupper() else text
    match = re.fullmatch(r"([^\d]*)(\d[\d,]*(?:\.\d+)?)([^\d]*)", answer)
    if match is None:
        return None
    places = len(match[2].partition(".")[2])
    if number != number.quantize(Decimal(1).scaleb(-places)):
        return None
    commas = "," in match[2] or (number >= 10000 and "," not in match[2] and len(match[2]) < 5)
    text = f"{number:,.{places}f}" if commas else f"{number:.{places}f}"
    return f"{match[1]}{text}{match[3]}"
