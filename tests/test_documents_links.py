"""A page's links tell how a name is called otherwise, where they lead to one such title."""

import pytest

from quizzer.documents.links import gather_links


@pytest.mark.parametrize(
    ("shown", "target", "title"),
    [
        ("Brunel", "Isambard Kingdom Brunel", "Isambard Kingdom Brunel"),
        ("Brunel's", "Isambard_Kingdom_Brunel#Bridges", "Isambard Kingdom Brunel"),
        ("''Chaplin''", "charlie Chaplin", "Charlie Chaplin"),
        ("Bell", "John Bell (politician)", "John Bell (politician)"),
        ("Harper &amp; Row", "Harper Collins", "Harper Collins"),
    ],
)
def test_name_leads_to_the_title_without_its_section(shown: str, target: str, title: str) -> None:
    [(_, told)] = gather_links([(shown, target)]).items()
    assert told == title


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        # Nothing but an aside or a place is added.
        ("Mercury", "Mercury (planet)"),
        ("Troy", "Troy, Alabama"),
        ("Narva", "Narva"),
        # No names.
        ("mission", "Apollo 11"),
        ("1992", "1992 in film"),
        ("Elections", "1992 election"),
        ("See the list", "List of rivers"),
        ("Rivers", "List of rivers"),
        # Other namespaces and tongues.
        ("Gallery", "Category:Rivers"),
        ("Narwa", ":de:Narva"),
    ],
)
def test_link_that_names_nothing_otherwise_is_left_out(shown: str, target: str) -> None:
    assert gather_links([(shown, target)]) == {}


def test_name_that_leads_to_two_titles_is_left_out() -> None:
    both = [("Brunel", "Isambard Kingdom Brunel"), ("Brunel", "Marc Isambard Brunel")]
    assert gather_links(both) == {}
    assert gather_links([*both[:1], *both[:1]]) == {"Brunel": "Isambard Kingdom Brunel"}


def test_name_that_is_linked_as_it_stands_too_may_be_another_name_of_the_page_but_no_part_of_its_title() -> (
    None
):
    pairs = [("Zhuyin", "Zhuyin"), ("Zhuyin", "Bopomofo"), ("Tennessee", "Tennessee")]
    assert gather_links([*pairs, ("Tennessee", "Tennessee River")]) == {"Zhuyin": "Bopomofo"}
