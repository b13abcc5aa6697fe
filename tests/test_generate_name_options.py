"""A wrong name is of the answer's sort, scene, side and time, as far as the document tells."""

import pytest

from quizzer.generate.name_options import list_names
from quizzer.generate.writing import gather
from tests.drafting import draft, readings, turn

SHIPS = (
    "The Navy launched HMS Warrior in 1860.",
    "It launched HMS Monarch in 1868.",
    "HMS Captain sank in 1870.",
    "USS Monitor sank in 1862.",
    "HMS Canopus was laid down in 1896.",
    "HMS Hood was sunk in 1798, and it was found in 1862.",
)
LANDS = (
    "== Wars ==",
    "France sold guns to Spain.",
    "Peru bought ships.",
    "The fleet of Italy was small.",
    "In 1866 the fleet sailed to Germany.",
    "Russia sent men to Austria.",
)
TOWNS = (
    "== Life ==",
    "He lived in Luoyang in 750.",
    "He lived in Kuizhou in 766.",
    "He lived in Sichuan in 760 and left Sichuan in 765.",
    "He died in Tanzhou in 770.",
    "A friend lived in Beijing, and he met him in Beijing.",
)


def names(answer: str, *paragraphs: str) -> set[str]:
    pool = gather(readings(*paragraphs))
    return set(list_names(draft(answer, *paragraphs), pool.names, pool.cast)) - {answer}


def test_ship_stands_beside_ships_of_its_navy_and_time() -> None:
    assert names("HMS Warrior", *SHIPS) == {"HMS Monarch", "HMS Captain"}


def test_country_stands_beside_countries_of_its_part_of_the_world() -> None:
    assert names("Germany", *LANDS) == {"France", "Spain", "Italy", "Russia", "Austria"}


def test_country_whose_people_the_sentence_names_is_no_option() -> None:
    found = names("Germany", LANDS[0], "The French blockade of Germany was weak.", *LANDS[1:])
    assert found == {"Spain", "Italy", "Russia", "Austria"}


def test_town_stands_beside_towns_neither_lands_nor_great_cities() -> None:
    assert names("Tanzhou", *TOWNS) == {"Luoyang", "Kuizhou"}


def test_town_that_acts_for_its_state_has_no_options() -> None:
    assert names("Luoyang", *TOWNS[2:], "Luoyang attacked the north in 755.", "He fled to Luoyang.") == set()


def test_what_has_a_heading_stands_beside_the_other_headings() -> None:
    sites = (
        "== Sites ==",
        "There are four sites by the Tonala river.",
        *("=== La Venta ===", "The first head of La Venta was found in 1925."),
        *("=== San Lorenzo ===", "A head of San Lorenzo was found in 1945."),
        *("=== Tres Zapotes ===", "A head of Tres Zapotes was found in 1862."),
        *("== Museums ==", "Two heads from San Lorenzo were taken to New York in 1970."),
    )
    assert names("San Lorenzo", *sites) == {"La Venta", "Tres Zapotes"}


PEOPLE = (
    "== Frogs ==",
    "The British paleontologist Richard Owen named a frog in 1841.",
    "The German paleontologist Karl Zittel named an eel in 1868.",
    "Edward Cope, a paleontologist, found a newt in 1869.",
    "In 1868 a toad was named by Edward Cope in Boston.",
    "The Swedish paleontologist Erik Jarvik named a fish in 1960.",
    "The British general John Moore fell in 1809.",
    "According to Thomas Mann, it was late.",
    "Thomas Mann wrote on frogs in 1868.",
)


def ask(answer: str, number: int) -> set[str]:
    """The options for the name in the paragraph with that number, as its first paragraph."""
    told = ("== Frogs ==", PEOPLE[number], *PEOPLE[1:number], *PEOPLE[number + 1 :])
    return names(answer, *told)


def test_person_stands_beside_people_of_the_same_trade_and_time() -> None:
    assert ask("Edward Cope", 4) == {"Richard Owen", "Karl Zittel"}


def test_person_whom_the_sentence_gives_a_nation_stands_beside_that_nation() -> None:
    assert ask("Karl Zittel", 2) == set()


def test_person_who_tells_stands_beside_tellers() -> None:
    assert ask("Thomas Mann", 8) == set()


def test_person_of_unknown_side_is_no_option_where_armies_meet() -> None:
    battle = (
        "== Battle ==",
        "In the evening Karl Mack rode home.",
        "By night Karl Mack slept.",
        "The French division and a Russian column met at Krems in 1805.",
        "At night Johann Klenau became ill.",
        "At noon Johann Klenau sang.",
    )
    assert names("Karl Mack", *battle) == set()
    peace = tuple(line.replace("division", "painter").replace("column", "singer") for line in battle)
    assert names("Karl Mack", *peace) == {"Johann Klenau"}


@pytest.mark.parametrize("heading", ["== Operation Tracer ==", "== Plans =="])
def test_name_told_only_under_the_answers_heading_may_be_its_byname(heading: str) -> None:
    plans = (
        *("== War of 1942 ==", "Operation Torch began in 1942.", "Operation Felix was dropped in 1941."),
        *(
            heading,
            "In 1941 the Admiralty planned Operation Tracer.",
            "A writer told of Operation Monkey in 1960.",
        ),
    )
    assert ("Operation Monkey" in names("Operation Tracer", *plans)) is (heading == "== Plans ==")


def test_name_between_quotes_is_somebodys_word() -> None:
    plans = (
        'Operation Torch began in 1942, and it was called "Operation Flame" later.',
        "In 1941 the Admiralty planned Operation Tracer.",
    )
    assert names("Operation Tracer", *plans) == {"Operation Torch"}


def test_battle_stands_beside_battles_of_a_nation_the_sentence_names() -> None:
    wars = (
        "Chile won the Battle of Angamos in 1879.",
        "Italy lost the Battle of Custoza in 1866.",
        "The Italian fleet was beaten in the Battle of Lissa in 1866.",
    )
    assert names("Battle of Lissa", *wars) == {"Battle of Custoza"}


def test_two_names_of_one_thing_are_no_options_for_each_other() -> None:
    treaties = (
        "The Treaty of Rome, also known as the Treaty of Unity, was signed in 1957.",
        "The Treaty of Nice was signed in 2001.",
    )
    assert names("Treaty of Rome", *treaties) == {"Treaty of Nice"}


def test_place_whose_land_the_sentence_names_stands_beside_places_of_that_land() -> None:
    towns = (
        "A church was built in Charleston, Carolina, in 1844.",
        "He lived in Beaufort, Carolina, in 1850.",
        "He died in Dover in 1860 and was buried in Dover.",
    )
    assert "Dover" not in names("Charleston", *towns)


def test_great_city_beside_its_country_stands_beside_cities_of_it() -> None:
    cities = (
        "A statue was sent to Mexico and set up in Houston in the United States in 1970.",
        "He lived in Boston in 1950 and died in Boston.",
        "He saw Brussels in 1950 and loved Brussels.",
    )
    assert "Brussels" not in names("Houston", *cities)


@pytest.mark.parametrize(
    "sentence",
    [
        "The blockade of Germany in the Franco-Prussian War was weak.",
        "The Luftwaffe bombed the ports and came back to Germany at night.",
    ],
)
def test_country_that_the_sentence_gives_away_has_no_options(sentence: str) -> None:
    assert names("Germany", LANDS[0], sentence, *LANDS[1:]) == set()


def test_one_of_few_has_no_options() -> None:
    told = "Germany was one of the three countries of the north that sold guns in 1866."
    assert names("Germany", LANDS[0], told, *LANDS[1:]) == set()


def test_place_of_the_noun_that_is_asked_stands_beside_such() -> None:
    streets = (
        "The office of the bank is along Taft Avenue.",
        "A shop stands along Rizal Avenue, and a mill stands along Escolta Street.",
    )
    pool = gather(readings(*streets))
    asked = turn("Taft Avenue", *streets)
    assert "avenue" in asked.prompt
    assert set(list_names(asked, pool.names, pool.cast)) - {"Taft Avenue"} == {"Rizal Avenue"}


def test_navy_of_one_nation_is_no_option_for_its_other_name() -> None:
    navies = (
        "The Union Navy built forty ships in 1863.",
        "The French Navy built two ships in 1864.",
        "In 1865 the U.S. Navy sold ten ships.",
    )
    assert names("U.S. Navy", *navies) == {"French Navy"}


def test_question_word_takes_the_article_with_it() -> None:
    told = (
        "== Trade ==",
        "In 1960 the fleet was sold to the Netherlands.",
        "France bought ships in 1961.",
        "In 1962 Belgium bought ships.",
    )
    pool = gather(readings(*told))
    assert "France" in set(list_names(turn("Netherlands", *told), pool.names, pool.cast))
    assert "France" not in names("Netherlands", *told)


@pytest.mark.parametrize(("year", "expected"), [(1863, True), (1890, False)])
def test_side_of_a_civil_war_is_an_option_within_it(year: int, expected: bool) -> None:
    navies = (
        f"In {year} the French Navy sold ten ships.",
        "The Confederate Navy built forty ships, and nobody knew when.",
    )
    assert ("Confederate Navy" in names("French Navy", *navies)) is expected


def test_places_told_of_nearby_come_first() -> None:
    towns = (
        "== Life ==",
        "He lived in Luoyang, and he loved it.",
        *(
            f"The wind was fair and the sea was calm on the way home in the year of the {n}th ruler."
            for n in range(60)
        ),
        "He lived in Kuizhou, and he loved it.",
        "He died in Tanzhou, and he was buried there.",
    )
    pool = gather(readings(*towns))
    assert next(list_names(draft("Tanzhou", *towns), pool.names, pool.cast)) == "Kuizhou"
