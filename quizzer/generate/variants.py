"""Dates and figures rewritten: another value in the shape of a given one.

"3 June 1940" and a date of 9 May 1941 make "9 May 1941"; "60,000" makes "50,000". Pure values in,
texts out; nothing here knows a document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from quizzer.models import PartialDate, Precision

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
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_RECKONED = 1000
"""Before this year, round years are estimates."""
_OF_EMPERORS = 100
"""Before this year of our era a text that tells years tells them all."""
_STEPS = (2, -1, 4, -3, 1, -2, 3, 6, -5)
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
    return _end_ordinals(_NUMBER.sub(lambda number: wanted[number[0]], text))


def _end_ordinals(text: str) -> str:
    """The text with each ordinal ended as its number wants: "23rd", not "23th"."""
    return _ORDINAL.sub(lambda found: ordinal(int(found[1])), text)


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


def year_width(year: int, precision: Precision) -> int:
    """The years between one likely answer and the next: a round year of old stands among round ones."""
    if precision is not Precision.YEAR:
        return {Precision.DECADE: 10, Precision.CENTURY: 100}.get(precision, 1)
    if 0 < year < _OF_EMPERORS:
        return 1
    return next((width for width in (500, 100, 10) if year < _RECKONED and year % width == 0), 1)


def list_ranges(answer: str, value: PartialDate) -> tuple[int, list[tuple[int, str]]]:
    """A range moved as a whole, where its numbers are days of one month or whole years: (step, text) pairs.

    Before them how many days of the calendar one step is.
    """
    numbers = [int(number) for number in _NUMBER.findall(answer)]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if number <= 31]
    moving, top = (days, 28) if days else (years, 10**6)
    if len(moving) != 2 or value.precision in {Precision.CENTURY, Precision.DECADE}:
        return 1, []
    width = (
        1 if days or value.year is None else min(year_width(_signed(n, value), Precision.YEAR) for n in years)
    )
    ranges = []
    for step in (width * step for step in _STEPS):
        moved = {number: number + step for number in moving}
        if all(0 < number <= top for number in moved.values()):
            ranges.append((step, _replaced(answer, moved)))
    return (1 if days else 12 * 31 if value.year is None or value.year > 0 else -12 * 31), ranges


def _signed(number: int, value: PartialDate) -> int:
    return -number if value.year is not None and value.year < 0 else number


def _replaced(answer: str, numbers: Mapping[int, int]) -> str:
    """The answer with each of `numbers` written as what it is mapped to."""
    return _end_ordinals(_NUMBER.sub(lambda found: str(numbers.get(int(found[0]), found[0])), answer))


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
