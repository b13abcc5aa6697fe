"""Dates of any precision come in order, as far as they surely do."""

import pytest

from quizzer.generate.dates import find_dates
from quizzer.generate.moments import Span, compare, find_wars, find_years, read_span
from quizzer.models import PartialDate


def span(text: str, year: int | None = None) -> Span:
    (found,) = find_dates(f"It was built in {text}.")
    assert isinstance(found.value, PartialDate)
    told = read_span(found.value, text, year)
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1940", "1941"),
        ("early 1941", "late 1941"),
        ("autumn 1940", "early 1941"),
        ("May 1861", "July 1861"),
        ("3 June 1940", "late 1940"),
        ("the 1860s", "1870"),
        ("the late 18th century", "1801"),
        ("500 BC", "44 BC"),
    ],
)
def test_earlier_date_lies_before(one: str, other: str) -> None:
    assert compare(span(one), span(other)) == -1
    assert compare(span(other), span(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("1941", "late 1941"), ("June 1940", "3 June 1940"), ("1868", "the 1860s")]
)
def test_date_within_another_is_neither_before_nor_after(one: str, other: str) -> None:
    assert compare(span(one), span(other)) == 0


def test_range_lasts_from_its_first_day_to_its_last() -> None:
    assert compare(span("1762 to 1764"), span("1763")) == 0
    assert compare(span("1762 to 1764"), span("1765")) == -1


def test_year_that_is_left_out_counts() -> None:
    assert compare(span("June", 1940), span("3 June 1941")) == -1
    assert read_span(PartialDate(None, 6, 3), "3 June") is None
    open_end = PartialDate(1940, 6, 3, end=PartialDate(None, 7, 1))
    assert read_span(open_end, "3 June 1940 to 1 July") == (span("3 June 1940")[0], span("1 July 1940")[1])


def test_war_that_is_named_gives_its_years() -> None:
    (war,) = find_wars("The fortress in World War II")
    assert compare(war, span("1942")) == 0
    assert compare(war, span("1938")) == 1
    assert compare(war, span("1946")) == -1
    assert find_wars("A war of words") == []


def test_years_of_four_digits_are_found() -> None:
    assert find_years("From 1805 to 2012 with 300 men") == {1805, 2012}
