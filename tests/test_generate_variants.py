"""Dates and figures in the shape of others: what a distractor looks like."""

from decimal import Decimal

import pytest

from quizzer.generate.variants import (
    list_ranges,
    ordinal,
    render_date,
    render_number,
)
from quizzer.models import PartialDate, Precision

YEAR, MONTH = Precision.YEAR, Precision.MONTH


@pytest.mark.parametrize(
    ("answer", "value", "other", "expected"),
    [
        ("3 June 1940", PartialDate(1940, 6, 3), PartialDate(1941, 5, 9), "9 May 1941"),
        ("June 3, 1940", PartialDate(1940, 6, 3), PartialDate(1941, 5, 9), "May 9, 1941"),
        ("15 June", PartialDate(None, 6, 15), PartialDate(1941, 5, 9), "9 May"),
        (
            "June 1940",
            PartialDate(1940, 6, precision=MONTH),
            PartialDate(1941, 5, precision=MONTH),
            "May 1941",
        ),
        ("1812", PartialDate(1812, precision=YEAR), PartialDate(1815, precision=YEAR), "1815"),
        ("44 BC", PartialDate(-44, precision=YEAR), PartialDate(-60, precision=YEAR), "60 BC"),
        (
            "1840s",
            PartialDate(1840, precision=Precision.DECADE),
            PartialDate(1860, precision=Precision.DECADE),
            "1860s",
        ),
        (
            "19th century",
            PartialDate(1801, precision=Precision.CENTURY),
            PartialDate(1101, precision=Precision.CENTURY),
            "12th century",
        ),
    ],
)
def test_other_date_takes_the_answers_shape(
    answer: str, value: PartialDate, other: PartialDate, expected: str
) -> None:
    assert render_date(answer, value, other) == expected


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("the fifth of Vendémiaire", PartialDate(1794, 9, 26)),
        ("nineteenth century", PartialDate(1801, precision=Precision.CENTURY)),
        ("summer of 1812", PartialDate(1813, precision=YEAR)),
    ],
)
def test_shape_that_cannot_be_followed_gives_no_date(answer: str, value: PartialDate) -> None:
    other = PartialDate(1701, value.month and 2, value.day and 3, value.precision)
    assert render_date(answer, value, other) is None


def test_range_moves_as_a_whole() -> None:
    end = PartialDate(None, 7, 15)
    width, ranges = list_ranges("14–15 July", PartialDate(None, 7, 14, end=end))
    assert width == 1
    assert (2, "16–17 July") in ranges


def test_range_of_years_moves_as_a_whole() -> None:
    value = PartialDate(1990, precision=YEAR, end=PartialDate(1991, precision=YEAR))
    assert (2, "1992–1993") in list_ranges("1990–1991", value)[1]


def test_range_of_round_years_of_old_stays_round_and_earlier_before_christ_is_more() -> None:
    value = PartialDate(-1500, precision=YEAR, end=PartialDate(-400, precision=YEAR))
    width, ranges = list_ranges("1500 and 400 BC", value)
    assert width < 0
    assert (200, "1700 and 600 BC") in ranges


def test_range_of_centuries_is_left_alone() -> None:
    end = PartialDate(1301, precision=Precision.CENTURY)
    value = PartialDate(1201, precision=Precision.CENTURY, end=end)
    assert list_ranges("13th to the 14th century", value)[1] == []


def test_number_without_a_writing_of_its_kind_is_none() -> None:
    assert render_number("seven", Decimal(21)) is None
    assert render_number("a dozen", Decimal(24)) is None
    assert render_number("12", Decimal("12.5")) is None


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (21, "21st")]
)
def test_ordinals_have_their_endings(number: int, text: str) -> None:
    assert ordinal(number) == text


def test_day_keeps_an_ending_of_its_own() -> None:
    third, second = (PartialDate(2000, 7, day) for day in (23, 2))
    assert render_date("July 23rd, 2000", third, second) == "July 2nd, 2000"
    _, ranges = list_ranges("July 13th to 19th", PartialDate(2000, 7, 13))
    texts = {text for _, text in ranges}
    assert {"July 15th to 21st", "July 17th to 23rd"} <= texts
