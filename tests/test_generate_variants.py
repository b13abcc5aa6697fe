"""Dates and figures in the shape of others: what a distractor looks like."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.generate.variants import (
    date_like,
    figure_like,
    ordinal,
    render_date,
    render_number,
    shift_date,
    shift_figure,
)
from quizzer.models import Figure, PartialDate, Precision

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


def test_nearest_dates_of_the_same_precision_come_first() -> None:
    others = [
        PartialDate(1950, precision=YEAR),
        PartialDate(1941, precision=YEAR),
        PartialDate(1940, 5, precision=MONTH),
    ]
    assert list(date_like("1940", PartialDate(1940, precision=YEAR), others, None)) == ["1941", "1950"]


@pytest.mark.parametrize("other", [-44, 764, 1300])
def test_dates_of_another_era_or_age_are_no_distractors(other: int) -> None:
    assert (
        list(date_like("1940", PartialDate(1940, precision=YEAR), [PartialDate(other, precision=YEAR)], None))
        == []
    )


def test_shifted_days_stay_in_the_calendar() -> None:
    assert "31 May" in list(shift_date("3 June", PartialDate(None, 6, 3), 1940)) or "1 June" in list(
        shift_date("3 June", PartialDate(None, 6, 3), 1940)
    )


def test_shifted_day_across_new_year_takes_its_year_along() -> None:
    assert "2 January 1941" in list(shift_date("30 December 1940", PartialDate(1940, 12, 30), None))


def test_impossible_day_is_not_shifted() -> None:
    assert list(shift_date("30 February 1900", PartialDate(1900, 2, 30), None)) == []


def test_round_year_of_old_stands_among_round_years() -> None:
    value = PartialDate(-3000, precision=YEAR)
    assert all(text.endswith("00 BC") for text in shift_date("3000 BC", value, None))
    assert list(date_like("3000 BC", value, [PartialDate(-2985, precision=YEAR)], None)) == []


def test_no_century_of_the_future_is_made_up() -> None:
    value = PartialDate(1801, precision=Precision.CENTURY)
    assert "23rd century" not in list(shift_date("19th century", value, None))


def test_range_moves_as_a_whole() -> None:
    end = PartialDate(None, 7, 15)
    assert "16–17 July" in list(shift_date("14–15 July", PartialDate(None, 7, 14, end=end), 1940))


def test_range_of_years_moves_as_a_whole() -> None:
    value = PartialDate(1990, precision=YEAR, end=PartialDate(1991, precision=YEAR))
    assert "1992–1993" in list(shift_date("1990–1991", value, None))


def test_range_of_round_years_of_old_stays_round() -> None:
    value = PartialDate(-1500, precision=YEAR, end=PartialDate(-400, precision=YEAR))
    assert "1700 and 600 BC" in list(shift_date("1500 and 400 BC", value, None))


def test_range_of_centuries_is_left_alone() -> None:
    end = PartialDate(1301, precision=Precision.CENTURY)
    value = PartialDate(1201, precision=Precision.CENTURY, end=end)
    assert list(shift_date("13th to the 14th century", value, None)) == []


def test_figures_of_the_same_unit_come_first() -> None:
    others = [Figure(Decimal(90), "km"), Figure(Decimal(50), "km"), Figure(Decimal(70), "guns")]
    assert list(figure_like("60", Figure(Decimal(60), "km"), others)) == ["50", "90"]


def test_scale_word_of_the_answer_is_kept() -> None:
    others = [Figure(Decimal(6_200_000), "francs"), Figure(Decimal(5_000_000), "francs")]
    assert list(figure_like("4.5 million", Figure(Decimal(4_500_000), "francs"), others)) == [
        "5.0 million",
        "6.2 million",
    ]


def test_figures_far_away_are_no_distractors() -> None:
    assert list(figure_like("60", Figure(Decimal(60), "km"), [Figure(Decimal(6000), "km")])) == []


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("60,000", "60000", "80,000"),
        ("4.2", "4.2", "5.5"),
        ("seven", "7", "nine"),
        ("Seven", "7", "Nine"),
        ("$2.50", "2.50", "$3.25"),
        ("100", "100", "130"),
        ("ten", "10", "eight"),
    ],
)
def test_figure_is_changed_in_its_own_writing(answer: str, value: str, expected: str) -> None:
    assert expected in list(shift_figure(answer, Figure(Decimal(value), "x")))


def test_percentages_stay_below_a_hundred() -> None:
    assert all(int(text) <= 100 for text in shift_figure("90", Figure(Decimal(90), "%")))


@given(st.integers(1, 10**9), st.integers(0, 3))
@settings(max_examples=100)
def test_changed_figures_stay_in_reach_and_never_equal(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    for text in shift_figure(f"{value:,f}", Figure(value, "m")):
        assert Decimal("0.4") <= Decimal(text.replace(",", "")) / value <= Decimal("2.5")
        assert Decimal(text.replace(",", "")) != value


def test_ranges_and_zero_are_not_changed() -> None:
    assert list(shift_figure("80–90", Figure(Decimal(80), "%", high=Decimal(90)))) == []
    assert (
        list(figure_like("80–90", Figure(Decimal(80), "%", high=Decimal(90)), [Figure(Decimal(70), "%")]))
        == []
    )
    assert list(shift_figure("0", Figure(Decimal(0), "%"))) == []


def test_number_without_a_writing_of_its_kind_is_none() -> None:
    assert render_number("seven", Decimal(21)) is None
    assert render_number("a dozen", Decimal(24)) is None
    assert render_number("12", Decimal("12.5")) is None


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (21, "21st")]
)
def test_ordinals_have_their_endings(number: int, text: str) -> None:
    assert ordinal(number) == text
