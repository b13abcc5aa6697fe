"""A place stands beside places of its part of the world and its time, unless the prompt gives it away."""

import pytest

from quizzer.generate.place_options import is_given_away, is_narrow, may_be_place
from tests.drafting import draft


def fits(answer: str, sentence: str, other: str, *years: int) -> bool:
    return may_be_place(draft(answer, sentence), other, {}, years)


@pytest.mark.parametrize(
    ("other", "year", "expected"),
    [
        ("Japan", 1400, True),
        ("Soviet Union", 1400, False),
        ("Soviet Union", 1950, True),
        ("Pakistan", 1900, False),
        ("Pakistan", 1950, True),
    ],
)
def test_country_was_there_in_the_year_told(other: str, year: int, expected: bool) -> None:
    assert fits("China", "The ships sailed to China with silk.", other, year) is expected


def test_country_that_is_no_more_needs_a_year() -> None:
    assert not fits("China", "The ships sailed to China with silk.", "Soviet Union")


def test_continent_in_the_prompt_leaves_its_countries() -> None:
    sentence = "Of all Asian nations Japan has won the most prizes."
    assert fits("Japan", sentence, "India")
    assert not fits("Japan", sentence, "United States")


def test_great_power_stands_beside_powers() -> None:
    sentence = "Later the envoys went home from Britain with gifts."
    assert fits("Britain", sentence, "France", 1850)
    assert not fits("Britain", sentence, "Luxembourg", 1850)


def test_who_ruled_others_stands_beside_powers() -> None:
    sentence = "After independence from Portugal in 1975, a war began."
    assert fits("Portugal", sentence, "Spain", 1975)
    assert not fits("Portugal", sentence, "Albania", 1975)


@pytest.mark.parametrize(
    "sentence",
    [
        "In Denmark, people built a free town in the middle of Copenhagen.",
        "The Danish fleet sailed home to Denmark in winter.",
    ],
)
def test_own_city_or_people_gives_a_country_away(sentence: str) -> None:
    assert is_given_away(draft("Denmark", sentence)) == ("Copenhagen" in sentence)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("Turkey", "Sanctions by Turkey to the west have ruined the trade of the land."),
        ("Burma", "The country is one of the largest and only a little smaller than Burma."),
        ("India", "The four religions began in India, South Asia."),
        ("Rome", "Rome attacked the northern tribes in those years."),
    ],
)
def test_neighbour_measure_part_of_a_continent_and_acting_town_are_narrow(answer: str, sentence: str) -> None:
    assert is_narrow(draft(answer, sentence))


def test_country_that_only_trades_is_not_narrow() -> None:
    assert not is_narrow(draft("Turkey", "The merchants bought silk in Turkey and sold it at home."))


def test_country_of_a_city_in_the_prompt_is_no_option() -> None:
    sentence = "In 114 Trajan of Rome led an army into Armenia."
    assert fits("Armenia", sentence, "Greece", 114)
    assert not fits("Armenia", sentence, "Italy", 114)


def test_state_behind_a_town_leaves_only_its_own() -> None:
    assert is_narrow(draft("Charleston", "In 1844 the congregation met in Charleston, South Carolina."))
