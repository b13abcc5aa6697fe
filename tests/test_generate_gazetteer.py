"""Every reader knows in which part of the world a country is, and which names are lands or great cities."""

from quizzer.generate.gazetteer import (
    LIFETIMES,
    PARTS_OF_WORLD,
    find_country,
    find_nation,
    list_towns,
    sort_of_name,
)
from quizzer.generate.words import COUNTRIES


def test_countries_of_one_story_share_a_part_of_the_world() -> None:
    assert PARTS_OF_WORLD["Spain"] & PARTS_OF_WORLD["France"]
    assert PARTS_OF_WORLD["Chile"] & PARTS_OF_WORLD["Peru"]
    assert not PARTS_OF_WORLD["France"] & PARTS_OF_WORLD["Peru"]
    assert not PARTS_OF_WORLD["Germany"] & PARTS_OF_WORLD["Indonesia"]
    assert not PARTS_OF_WORLD["Scotland"] & PARTS_OF_WORLD["Albania"]


def test_every_country_has_its_part() -> None:
    assert set(PARTS_OF_WORLD) == COUNTRIES
    assert [country for country, parts in PARTS_OF_WORLD.items() if not parts] == []


def test_nation_is_told_by_name_adjective_and_people() -> None:
    assert {find_nation(word) for word in ("Russia", "Russian", "Russians", "Soviet")} == {"Russia"}
    assert find_nation("Confederate") == "Confederacy"
    assert find_nation("Great") == find_nation("river") == ""


def test_great_city_has_its_country_and_a_land_is_none() -> None:
    assert (sort_of_name("Addis Ababa"), find_country("Addis Ababa")) == ("city", "Ethiopia")
    assert (sort_of_name("Sichuan"), find_country("Sichuan")) == ("land", "")
    assert sort_of_name("Krems") == ""


def test_country_has_the_years_in_which_it_was_one() -> None:
    assert LIFETIMES["Soviet Union"] == (1917, 1991)
    assert LIFETIMES["Kosovo"] == (2008, None)
    assert LIFETIMES["Persia"] == (None, 1935)
    assert set(LIFETIMES) <= COUNTRIES


def test_country_has_the_towns_everybody_knows() -> None:
    assert list_towns("Denmark") == ("Copenhagen",)
    assert "Rio de Janeiro" in list_towns("Brazil")
    assert list_towns("Bhutan") == ()
