"""What is read out of typed text: dates, figures, and the folded form that names are compared in."""

from decimal import Decimal

import pytest

from quizzer.answers.numerals import read_words
from quizzer.answers.slips import is_one_slip
from quizzer.answers.values import fold, parse_date, parse_figure
from quizzer.models import Figure, PartialDate, Precision


def test_date_is_read_as_far_as_it_is_told() -> None:
    assert parse_date("17 September 1939") == PartialDate(1939, 9, 17)
    assert parse_date("June 1940") == PartialDate(1940, 6, precision=Precision.MONTH)
    assert parse_date("44 BC") == PartialDate(-44, precision=Precision.YEAR)
    assert parse_date("1st century BC") == PartialDate(-100, precision=Precision.CENTURY)


def test_period_closes_with_its_last_day() -> None:
    june = PartialDate(1940, 6, 14, end=PartialDate(1940, 6, 17))
    assert parse_date("14–17 June 1940") == june
    assert parse_date("from 14 June to 17 June 1940") == june


@pytest.mark.parametrize(
    "text", ["", "3/4/1940", "31 June 1940", "17", "June and August", "1940 men", "17 Sep 39"]
)
def test_text_that_is_no_sure_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_figure_keeps_unit_and_approximator() -> None:
    assert parse_figure("about 30,000 troops") == Figure(Decimal(30000), "troop", "about")
    assert parse_figure("95 per cent") == Figure(Decimal(95), "%")
    assert parse_figure("20 to 30 thousand") == Figure(Decimal(20000), high=Decimal(30000))


@pytest.mark.parametrize(
    "text", ["", "many", "30 or 40", "3rd", "one two", "5 men and 3 tanks", "1,2,3", "5 km 3"]
)
def test_text_that_is_no_figure_is_none(text: str) -> None:
    assert parse_figure(text) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty one", 21),
        ("two hundred and five thousand", 205_000),
        ("nineteen hundred thirty nine", 1939),
        ("one million two hundred thousand and six", 1_200_006),
        ("three thousand", 3000),
    ],
)
def test_number_words_add_up(words: str, number: int) -> None:
    assert read_words(words.split()) == (number, len(words.split()))


def test_fold_keeps_what_carries_meaning() -> None:
    assert fold("The  Molotov–Ribbentrop “Pact”") == fold("molotov ribbentrop pact")
    assert fold("Twenty-first Army") == fold("21st army")
    assert len({fold(text) for text in ("C", "C++", "C#", "3.11", "311", "10²", "102")}) == 7


def test_article_alone_is_an_answer() -> None:
    assert fold("A") == "a"
    assert fold("The") == "the"


@pytest.mark.parametrize("typed", ["ltvia", "llatvia", "lavtia", "latvja", "latvi", "xlatvia"])
def test_one_slip_is_one_letter_or_two_swapped(typed: str) -> None:
    assert is_one_slip(typed, "latvia")


@pytest.mark.parametrize("typed", ["latvia", "latv", "aivtal", "lativa s", ""])
def test_none_or_two_slips_are_not_one(typed: str) -> None:
    assert not is_one_slip(typed, "latvia")
