"""Options are of one sort with the answer: form, title, sex and scene tell nothing."""

import pytest

from quizzer.generate.likeness import find_sex, may_stand_for, sort_of, tells_sex
from quizzer.models import NameKind


def test_sex_is_told_by_the_words_beside_a_name() -> None:
    found = find_sex(
        [
            ("Scribonia", "Augustus left his wife ", " in Rome."),
            ("Octavia", "He divorced ", ", the daughter of Claudius."),
            ("Germanicus", "The son ", " was loved."),
            ("Ida Holm", "", " killed herself in 1868."),
            ("Otho", "Then ", " ruled."),
        ]
    )
    assert found == {"Scribonia": "she", "Octavia": "she", "Germanicus": "he", "Ida Holm": "she"}


def test_woman_stands_for_a_woman_only() -> None:
    sexes = {"Scribonia": "she", "Octavia": "she", "Germanicus": "he"}
    assert may_stand_for("Octavia", "Scribonia", sexes)
    assert may_stand_for("Germanicus", "Otho", sexes)
    assert not may_stand_for("Octavia", "Otho", sexes)
    assert not may_stand_for("Germanicus", "Octavia", sexes)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Taft Avenue", "Roxas Boulevard", NameKind.PLACE),
        ("Estonia", "Latvia", NameKind.PLACE),
        ("Battle of Riga", "Siege of Narva", NameKind.EVENT),
        ("General Kutuzov", "General Essen", NameKind.PERSON),
        ("Red Army", "First Army", NameKind.UNIT),
    ],
)
def test_alike_names_are_of_one_sort(one: str, other: str, kind: NameKind) -> None:
    assert sort_of(one, kind) == sort_of(other, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Taft Avenue", "Quiapo Church", NameKind.PLACE),
        ("Estonia", "Asia", NameKind.PLACE),
        ("Estonia", "Tondo", NameKind.PLACE),
        ("Second World War", "Asian Games", NameKind.EVENT),
        ("General Kutuzov", "Kutuzov", NameKind.PERSON),
        ("Episcopal Church", "Port Authority", NameKind.ORGANISATION),
        ("HMS Warrior", "Warrior", NameKind.VESSEL),
        ("1st Army", "Red Army", NameKind.UNIT),
    ],
)
def test_other_forms_are_other_sorts(one: str, other: str, kind: NameKind) -> None:
    assert sort_of(one, kind) != sort_of(other, kind)


def test_first_name_tells_a_woman_where_nothing_else_does() -> None:
    assert find_sex([("Mary Todd", "He met ", " in 1839."), ("Todd", "He met ", ".")]) == {"Mary Todd": "she"}


def test_nouns_beside_a_name_tell_the_sex_unless_they_tell_both() -> None:
    assert tells_sex({"mother", "poet"}) == "she"
    assert tells_sex({"king"}) == "he"
    assert tells_sex({"king", "queen"}) == tells_sex({"poet"}) == ""


def test_letters_of_a_country_are_a_country() -> None:
    assert sort_of("U.S.", NameKind.PLACE) == sort_of("France", NameKind.PLACE)


def test_campaign_is_no_war() -> None:
    assert sort_of("Gettysburg Campaign", NameKind.EVENT) != sort_of("Black Hawk War", NameKind.EVENT)
