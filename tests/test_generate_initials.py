"""An initial tells that a surname is one; what stands beside the prose tells the name in full."""

from quizzer.documents.plain import parse
from quizzer.generate.facts import read_facts
from quizzer.generate.initials import find_surnames, spell_out
from quizzer.generate.model import load_model
from quizzer.models import Name

NAMES = ("V. Belov", "J. R. Lund", "Riga", "Anna Berg")


def test_only_what_stands_behind_an_initial_is_surely_a_surname() -> None:
    assert find_surnames(NAMES) == {"Belov", "Lund"}


def test_full_name_is_that_with_the_same_initial_and_surname() -> None:
    told = spell_out(NAMES, ["Anna BergVictor Belov Ida Lund"])
    assert told == {"V. Belov": "Victor Belov", "Belov": "Victor Belov"}


def test_full_name_of_two_is_nobodys() -> None:
    assert spell_out(NAMES, ["Victor Belov", "Vasily Belov"]) == {}


def test_full_name_in_the_infobox_is_accepted_for_the_surname() -> None:
    page = (
        "= A page of history =\n\nInfobox\n- Commanders: Anna Berg Victor Belov Ida Lund\n\n"
        "Belov had accused the guild of fraud. In 1902 V. Belov left Oslo.\n"
    )
    names = [
        mention.fact.value
        for reading in read_facts(parse("page.txt", page), load_model())
        for mention in reading.mentions
        if isinstance(mention.fact.value, Name) and "Belov" in mention.fact.value.text
    ]
    assert [name.text for name in names] == ["Belov", "V. Belov"]
    assert all("Victor Belov" in name.aliases for name in names)
