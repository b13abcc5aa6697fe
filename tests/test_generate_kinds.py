"""What a name is taken for: a person only where its words and its place allow it."""

import pytest

from quizzer.generate.kinds import kind_by_form
from quizzer.generate.model import load_model
from quizzer.generate.names import find_names
from quizzer.models import Name, NameKind


def kinds(*sentences: str) -> dict[str, NameKind]:
    """The kind of every name of the sentences."""
    found = find_names(list(load_model().pipe(sentences)))
    values = [one.value for group in found for one in group]
    return {value.text: value.kind for value in values if isinstance(value, Name)}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The shell was fired from Florida in Jules Verne's novel of 1865.", "Jules Verne"),
        ("In 1970 Thor Heyerdahl crossed the ocean in a boat of papyrus.", "Thor Heyerdahl"),
        ("The first woman of the crew was Sally Ride.", "Sally Ride"),
    ],
)
def test_name_that_begins_with_a_given_name_is_a_persons_though_it_stands_once(
    sentence: str, name: str
) -> None:
    assert kinds(sentence)[name] is NameKind.PERSON


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("He wrote the script of the opera Boris Godunov in 1983.", "Boris Godunov"),
        ("The prize was given at the Dorothy Chandler Pavilion.", "Dorothy Chandler Pavilion"),
        ("The final was played at Roland Garros in 1999.", "Roland Garros"),
    ],
)
def test_thing_that_is_named_after_a_person_is_none(sentence: str, name: str) -> None:
    assert kinds(sentence).get(name) is not NameKind.PERSON


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Frenchman Coquand", NameKind.PERSON),
        ("U.S. President Barack Obama", NameKind.PERSON),
        ("Democrat Stephen A. Douglas", NameKind.PERSON),
        ("Whig Party", NameKind.ORGANISATION),
        ("British General Hospital", NameKind.ORGANISATION),
    ],
)
def test_nation_or_party_before_a_person_changes_no_kind(name: str, kind: NameKind) -> None:
    assert kind_by_form(name) is kind


def test_verb_before_a_name_is_no_play() -> None:
    told = "After an hour of watching Ida play, Bollettieri called the club. Bollettieri called the town of Riga."
    assert kinds(told)["Bollettieri"] is not NameKind.PUBLICATION


def test_noun_for_followers_before_a_name_tells_of_people() -> None:
    told = "Ida Holm met the famous Spanish anarchists Buenaventura Durruti and Francisco Ascaso in 1927."
    assert kinds(told)["Buenaventura Durruti"] is NameKind.PERSON


def test_island_that_does_nothing_is_no_person() -> None:
    told = "Goats lived on Redonda for a century. Few trees grew on Redonda. Redonda was bare."
    assert kinds(told)["Redonda"] is not NameKind.PERSON


def test_two_words_are_a_person_where_somebody_is_called_by_the_second() -> None:
    told = (
        "The head of people was Stacey Sullivan. Sullivan told the board of Riga. Sullivan asked Ida Holm. "
        "Sullivan wrote to the king."
    )
    assert kinds(told)["Stacey Sullivan"] is NameKind.PERSON
