"""Wrong figures are as round as the answer, apart from one another, and possible in the sentence."""

from decimal import Decimal
from itertools import pairwise

import pytest

from quizzer.answers.values import parse_figure
from quizzer.generate.figure_options import list_figures
from quizzer.models import Figure
from tests.drafting import draft


def options(answer: str, *sentences: str, others: tuple[Figure, ...] = ()) -> list[str]:
    below, above = list_figures(draft(answer, *sentences), others, frozenset(), lambda _: True)
    return below + above


def numbers(texts: list[str]) -> list[Decimal]:
    return [figure.value for text in texts if (figure := parse_figure(text))]


def test_figures_of_the_same_unit_come_first() -> None:
    others = (Figure(Decimal(52), "km"), Figure(Decimal(91), "km"), Figure(Decimal(72), "guns"))
    below, above = list_figures(
        draft("73", "The town lies 73 km from Vienna."), others, frozenset(), lambda _: True
    )
    assert below[0] == "52"
    assert above[0] == "91"
    assert "72" not in below


def test_number_that_is_not_round_stands_among_such() -> None:
    made = options("73", "The town lies 73 km from Vienna.", others=(Figure(Decimal(50), "km"),))
    assert made
    assert not any(text.endswith("0") for text in made)


def test_round_number_stands_among_round_ones() -> None:
    made = options("60,000", "The king led 60,000 men to Vienna.")
    assert "80,000" in made
    assert all(text.endswith("0,000") for text in made)


def test_decimals_do_not_end_in_a_lone_zero() -> None:
    made = options("18.1", "The gun weighed 18.1 tons.", others=(Figure(Decimal("16.0"), "tons"),))
    assert made
    assert not any(text.endswith(".0") for text in made)


def test_options_are_told_apart_by_more_than_the_last_digit() -> None:
    others = (Figure(Decimal("1.65"), "metres"), Figure(Decimal("1.66"), "metres"))
    made = numbers(options("1.67", "The head stands 1.67 metres high.", others=others))
    ordered = sorted([*made, Decimal("1.67")])
    assert all(b / a >= Decimal("1.08") for a, b in pairwise(ordered))


@pytest.mark.parametrize(
    "sentence",
    [
        "The division lost over 40 percent of its men.",
        "The division lost at least 40 percent of its men.",
        "The division lost no more than 40 percent of its men.",
        "The division lost up to 40 percent of its men.",
        "Monuments of 40 tons or more were hard to ship.",
        "The gun was larger than any other until one of 40 tons followed the gun of 17 inches.",
    ],
)
def test_figure_of_which_others_are_true_too_has_no_options(sentence: str) -> None:
    assert options("40", sentence) == []


def test_hedge_around_a_figure_leaves_it_its_options() -> None:
    assert options("40", "The division lost about 40 percent of its men.")


def test_option_stays_between_the_figures_of_the_same_unit_in_the_sentence() -> None:
    made = numbers(options("1.83", "The head is 2.69 metres high, 1.83 metres wide and 1.05 metres deep."))
    assert made
    assert all(Decimal("1.05") < one < Decimal("2.69") for one in made)


def test_share_is_no_more_than_the_whole() -> None:
    assert all(one <= 100 for one in numbers(options("90", "The office served 90% of the city.")))


def test_plural_noun_keeps_one_out() -> None:
    made = options("two", "The French lost two ships and a boat in the bay.")
    assert "one" not in made
    assert "three" in made


def test_scale_word_stays() -> None:
    assert "3 million" in options("4 million", "The king paid 4 million francs for it.")


def test_figure_that_may_be_right_too_is_left_out() -> None:
    asked = draft("6 million", "The king paid 6 million francs for it.")
    below, _ = list_figures(asked, [], frozenset([Decimal(5_000_000)]), lambda _: True)
    assert "5 million" not in below
    assert "4 million" in below


def test_option_is_no_more_than_half_as_large_again_or_little_more() -> None:
    below, above = list_figures(draft("74", "The king lived 74 years."), [], frozenset(), lambda _: True)
    assert all(Decimal("0.5") * 74 <= Decimal(one) <= Decimal("1.7") * 74 for one in (*below, *above))
    assert below
    assert above


def test_ranges_have_no_options() -> None:
    asked = draft("80–90", "The coal loses 80–90 percent of its weight.")
    assert list_figures(asked, [], frozenset(), lambda _: True) == ([], [])


def test_number_that_ends_in_five_stands_among_such() -> None:
    found = numbers(options("55", "The speed limit of Sweden was 55 mph in 1974."))
    assert len(found) > 3
    assert all(number % 5 == 0 and number % 10 for number in found)


@pytest.mark.parametrize(
    ("answer", "sentence", "least", "most"),
    [
        ("81", "In 2013, life expectancy was highest there at 81 years.", 60, 94),
        ("50.6", "The highest temperature was 50.6 °C at In Salah.", 37, 64),
        ("92", "In a poll, 92% of the people trusted the council.", 69, 99),
    ],
)
def test_age_temperature_and_large_share_stand_among_near_ones(
    answer: str, sentence: str, least: int, most: int
) -> None:
    made = numbers(options(answer, sentence))
    assert len(made) > 2
    assert all(least <= number <= most for number in made)


def test_figure_set_against_a_near_one_stands_among_near_ones() -> None:
    made = options("8.3", "The unemployment of Riga was 8.1% in 2011, down from 8.3% in the year before.")
    assert made
    assert all(number <= 11 for number in numbers(made))


def test_age_of_a_thing_may_be_far_off() -> None:
    made = numbers(options("5,200", "A cup was found in the 5,200-year-old town."))
    assert max(made) > 6500


def test_share_leaves_room_for_those_the_prompt_gives_to_others() -> None:
    made = numbers(options("60", "In the town 60% of the people are farmers and 25% are weavers."))
    assert made
    assert all(number < 75 for number in made)


def test_height_of_a_man_has_no_options_but_near_ones() -> None:
    below, above = list_figures(
        draft("6", "At 6 feet 4 inches, Lincoln was strong."), (), frozenset(), lambda _: True
    )
    assert len(below) + len(above) < 3
