"""A pronoun is told only where the sentences before leave no doubt whom it means."""

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.antecedents import Told, drop_known
from quizzer.generate.facts import read_facts
from quizzer.generate.model import load_model

# Earlier sentences from which the document knows that Ida Holm is a she, and Carl Linnaeus a he.
LIVES = (
    "Ida Holm was born in Bergen. She was poor. Ida Holm painted in Rome. She sold her house and her boat.\n\n"
    "Carl Linnaeus was born in Sweden. He was poor. Carl Linnaeus taught in Uppsala. He sold his house.\n\n"
)


def told(text: str, title: str = "A page of history") -> list[str]:
    """What is added to the last sentence of the text."""
    readings = read_facts(parse("page.txt", f"= {title} =\n\n{LIVES}{text}\n"), load_model())
    return [one.text for one in readings[-1].told]


def test_subject_of_the_sentence_before_is_meant() -> None:
    assert told("Ida Holm left for Rome. She opened a school.") == ["Ida Holm"]


def test_owner_is_told_as_an_owner() -> None:
    assert told("Ida Holm left for Rome. Her school was burnt.") == ["Ida Holm's"]


def test_pronouns_in_a_row_mean_one_person() -> None:
    assert told("Ida Holm left for Rome. She opened a school. She died in 1870.") == ["Ida Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm met Carl Linnaeus in Rome. She opened a school.",
        "Ida Holm left the mother of the mayor in Rome. She opened a school.",
        "Ida Holm left for Rome. He opened a school.",
        "In Rome a house was let to Ida Holm. She opened a school.",
        "Ida Holm left for Rome. Carl Linnaeus said she was poor.",
        "Ida Holm left for Rome. The school she opened was burnt.",
        "Ida Holm left for Rome. It was a school.",
        "Ida Holm left for Rome.\n\nShe opened a school.",
        "She opened a school.",
    ],
)
def test_doubt_tells_nothing(text: str) -> None:
    assert told(text) == []


def test_person_the_document_is_about_is_meant_while_the_subject_stays() -> None:
    life = "Ida Holm met Carl Linnaeus in Rome. She opened a school. In 1870 the school was burnt. She died in 1871."
    assert told(life, "Ida Holm") == ["Ida Holm"]


def test_paragraph_of_a_life_may_begin_with_its_pronoun() -> None:
    assert told("She opened a school.", "Ida Holm") == ["Ida Holm"]


def test_person_of_the_title_is_told_by_the_surname_that_the_document_uses() -> None:
    life = (
        "Holm painted in Rome. She sold a house. In 1866 Holm left for Oslo. She was ill. In 1868 Holm returned to Bergen. "
        "In 1870 Holm bought a boat.\n\n"
    )
    assert told(f"{life}She opened a school.", "Ida Holm") == ["Holm"]
    assert told(f"{life}She opened a school.", "Ida Holm (painter)") == ["Holm"]
    assert told(f"{life}Karl Holm was a sailor. She opened a school.", "Ida Holm") == []


def test_title_of_brackets_alone_names_nobody() -> None:
    assert told("She opened a school.", "(band)") == []


def test_other_person_in_a_life_ends_the_row() -> None:
    assert told("The mother of Emil Berg came to Rome. She opened a school.", "Ida Holm") == []


def test_they_are_the_two_names_that_are_the_subject_before() -> None:
    assert told("Ida Holm and Carl Linnaeus left for Rome. They opened a school.") == [
        "Ida Holm and Carl Linnaeus"
    ]
    assert told("Ida Holm and Carl Linnaeus left for Rome. Their school was burnt.") == [
        "Ida Holm and Carl Linnaeus's"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # another name before the pronoun, three names, two names that are no subject, a paragraph of its own
        "Ida Holm and Carl Linnaeus left for Rome. In Rome they opened a school.",
        "Ida Holm, Carl Linnaeus and Anna Berg left for Rome. They opened a school.",
        "The school was left to Ida Holm and Carl Linnaeus. They opened it in May.",
        "Ida Holm and Carl Linnaeus left for Rome.\n\nThey opened a school.",
    ],
)
def test_they_stay_untold_where_others_may_be_meant(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Manila has made the city [Manila] rich.", "Manila has made the city rich."),
        ("Port Manila has made the city [Manila] rich.", "Port Manila has made the city [Manila] rich."),
        ("Manila Bay has made the city [Manila] rich.", "Manila Bay has made the city [Manila] rich."),
        ("It [Manila] is near Manila.", "It [Manila] is near Manila."),
    ],
)
def test_meaning_is_not_added_where_the_text_has_it(text: str, shown: str) -> None:
    assert drop_known(text, [Told(0, 0, "Manila")]) == shown


def test_other_bearer_of_the_name_is_nobody_whom_the_document_is_about() -> None:
    life = "Ida Holm painted in Rome. She sold a house. Ida Holm left Oslo. She was ill. Ida Holm bought a boat. "
    assert told(f"{life}She opened a school.", "Ida Holm") == ["Ida Holm"]
    assert told(f"{life}Another Ida Holm had died. She opened a school.", "Ida Holm") == []
