"""What a document tells beside a name: nation, trade, sort of place, companions, time."""

import pytest

from quizzer.generate.portraits import Portrait, describe, find_siblings, find_sort, find_times, read_cast
from tests.drafting import draft, readings


def cast(*paragraphs: str) -> tuple[dict[str, Portrait], frozenset[tuple[str, ...]]]:
    told = readings(*paragraphs)
    return read_cast(told, find_times(told))


@pytest.mark.parametrize(
    ("name", "sentence", "nations", "nouns"),
    [
        (
            "Alfred Romer",
            "The American palaeontologist Alfred Romer named it.",
            {"United States"},
            {"paleontologist"},
        ),
        ("Romer", "Romer, an American palaeontologist, named it.", {"United States"}, {"paleontologist"}),
        (
            "Alfred Romer",
            "Alfred Romer was an American palaeontologist.",
            {"United States"},
            {"paleontologist"},
        ),
        ("Strik", "Later more of Strik's Russians came down to Krems.", {"Russia"}, set()),
        ("Dumas", "A French division commanded by Dumas was trapped at Krems.", {"France"}, set()),
        ("Sichuan", "The poet travelled to Sichuan province.", set(), {"province"}),
        ("Dürenstein", "The village of Dürenstein was burnt in 1805.", set(), {"village"}),
    ],
)
def test_words_beside_a_name_say_what_it_is(
    name: str, sentence: str, nations: set[str], nouns: set[str]
) -> None:
    one = draft(name, sentence)
    found = describe(one.reading, one.mention)
    assert found.nations == nations
    assert found.nouns == nouns


@pytest.mark.parametrize(
    ("name", "sentence", "narrow"),
    [
        ("Matsuo Basho", "Matsuo Basho, the greatest haiku poet, read it in Kyoto.", True),
        ("Tacitus", "The pagan historian Tacitus describes the fire.", True),
        ("Alfred Romer", "The American palaeontologist Alfred Romer named it.", False),
        ("Alfred Romer", "In 1947 Alfred Romer named it.", False),
    ],
)
def test_more_than_nation_and_trade_is_narrow(name: str, sentence: str, narrow: bool) -> None:
    one = draft(name, sentence)
    assert describe(one.reading, one.mention).narrow is narrow


def test_who_only_tells_the_story_is_a_teller() -> None:
    portraits, _ = cast(
        "According to Cassius Dio, the city burned for days.",
        "Cassius Dio writes that the prince sang in the streets.",
        "Corbulo marched into Armenia with his men.",
        "Corbulo crossed the river in the spring.",
    )
    assert portraits["Cassius Dio"].is_teller()
    assert not portraits["Corbulo"].is_teller()


def test_names_in_a_list_are_companions_and_enemies_are_none() -> None:
    portraits, _ = cast(
        "Michel Ney and Karl Mack met near Ulm.",
        "A battle between Édouard Mortier and Honoré Gazan was fought near Krems.",
    )
    assert portraits["Michel Ney"].companions == {"Karl Mack"}
    assert not portraits["Honoré Gazan"].companions


def test_place_in_another_is_its_partner() -> None:
    portraits, _ = cast("Divisoria in Tondo is a famous market.")
    assert portraits["Divisoria"].partners == {"Tondo"}


def test_headings_under_which_armies_of_nations_meet_are_known() -> None:
    _, sided = cast(
        "== Battle ==",
        "The French division was attacked by a Russian column near Krems.",
        "== Town ==",
        "A Russian painter lived near the French church of Krems.",
    )
    assert sided == {("Battle",)}


def test_sort_of_a_place_is_what_everyone_knows_else_what_is_told() -> None:
    portraits, _ = cast("The village of Krems lies far from Sichuan in the east.")
    assert find_sort("Krems", portraits) == "town"
    assert find_sort("Sichuan", portraits) == "land"
    assert find_sort("Atlantis", portraits) == ""


def test_sentence_without_a_year_is_of_the_time_told_last() -> None:
    told = readings(
        "== Reign ==",
        "The town burned in 1805.",
        "The mayor left the town.",
        "== Trade ==",
        "The town sells wine.",
    )
    assert list(find_times(told).values()) == [{1805}, {1805}, set()]


def test_headings_under_one_heading_are_siblings() -> None:
    told = readings(
        "== Sites ==",
        "There are two sites by the river.",
        "=== La Venta ===",
        "The first head was found in 1925.",
        "=== San Lorenzo: 1945 ===",
        "The second head was found in 1945.",
    )
    assert find_siblings(told) == {"Sites": set(), "La Venta": {"San Lorenzo"}, "San Lorenzo": {"La Venta"}}


def test_two_names_of_one_thing_are_partners() -> None:
    portraits, _ = cast("The Treaty of Rome, also known as the Treaty of Unity, was signed in 1957.")
    assert portraits["Treaty of Rome"].partners - {"Treaty of Rome"} == {"Treaty of Unity"}
