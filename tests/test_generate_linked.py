"""A link's title is another form of a name where both surely name one person or thing, and else never."""

import pytest

from quizzer.generate.model import load_model
from quizzer.generate.names import find_names
from quizzer.models import Name


def forms(name: str, links: dict[str, str], *sentences: str) -> set[str]:
    """The other forms of the name in the sentences of a page with these links."""
    found = find_names(list(load_model().pipe(sentences)), links=links)
    values = [one.value for group in found for one in group]
    return {
        form for value in values if isinstance(value, Name) and value.text == name for form in value.aliases
    }


BRIDGE = "The bridge of the railway was designed by Brunel in 1859."


def test_person_called_by_the_surname_is_known_by_the_longer_names_too() -> None:
    told = forms("Brunel", {"Brunel": "Isambard Kingdom Brunel"}, BRIDGE)
    assert "Isambard Kingdom Brunel" in told
    told = forms(
        "Blackstone", {"Blackstone": "William Henry Blackstone"}, "The law was written by Blackstone."
    )
    assert {"William Henry Blackstone", "William Blackstone"} <= told


def test_aside_that_tells_a_title_from_others_is_no_part_of_the_name() -> None:
    told = forms("Bell", {"Bell": "John Bell (politician)"}, "The law was praised by Bell in 1859.")
    assert "John Bell" in told
    assert not [form for form in told if "(" in form]


@pytest.mark.parametrize(
    ("name", "links", "sentence"),
    [
        ("FAO", {"FAO": "Food and Agriculture Organization"}, "The report was written by the FAO in 1999."),
        ("CSM", {"CSM": "Command/Service Module"}, "The astronauts left the CSM in 1969."),
        (
            "State Institute of Cinematography",
            {"State Institute of Cinematography": "All-Union State Institute of Cinematography"},
            "He studied at the State Institute of Cinematography in Moscow.",
        ),
        ("Constitutional Court", {"Constitutional Court": "Constitutional Court of Latvia"}, "The law went to the Constitutional Court."),
        ("Princeton", {"Princeton": "Princeton University"}, "He taught at Princeton in 1962."),
        ("Tigrinya", {"Tigrinya": "Tigrinya language"}, "The letters of Tigrinya are written in Eritrea."),
        ("Bibliotheca", {"Bibliotheca": "Biblioteca"}, "The tale is told in the Bibliotheca of the first century."),
        ("Estonian SSR", {"Estonian SSR": "Estonian Soviet Socialist Republic"}, "The capital of the Estonian SSR was Tallinn."),
    ],
)  # fmt: skip
def test_thing_is_known_by_its_title_where_only_letters_spelling_or_whose_it_is_differ(
    name: str, links: dict[str, str], sentence: str
) -> None:
    assert next(iter(links.values())) in forms(name, links, sentence)


@pytest.mark.parametrize(
    ("name", "title", "sentence"),
    [
        # A part, a kind, what came before, or what is called after it.
        ("Korea", "North Korea", "The army left Korea in 1953."),
        ("Aragon", "Anarchist Aragon", "The army left Aragon in 1937."),
        ("Lincoln", "Lincoln Memorial", "The crowd came to Lincoln in 1963."),
        ("Shelby", "Shelby County, Alabama", "General Shelby wrote that Shelby was rich."),
        ("Grand Slam", "Career Grand Slam", "He won the Grand Slam in 1999."),
        ("Salamis", "Salamis Island", "The tablet was found at Salamis in 1846."),
        # A people or an idea and its land or founder.
        ("Sparta", "Spartan", "The army left Sparta in 1937."),
        ("Noctes Atticae", "Aulus Gellius", "The tale is told in the Noctes Atticae."),
        ("Thaipusam", "Hindu", "The feast of Thaipusam is held in January."),
        ("White House", "White House Chief of Staff", "The crowd went to the White House in 1963."),
        ("Albania", "History of Albania", "The army left Albania in 1912."),
    ],
)
def test_title_that_only_has_to_do_with_the_name_is_no_form_of_it(
    name: str, title: str, sentence: str
) -> None:
    assert title not in forms(name, {name: title}, sentence)


def test_surname_that_somebody_else_of_the_document_has_gives_no_full_name() -> None:
    others = "Samuel Adams spoke in Boston. Samuel Adams was rich."
    links = {"Adams": "John Quincy Adams"}
    assert "John Quincy Adams" in forms("Adams", links, "The law was signed by Adams in 1825.")
    assert "John Quincy Adams" not in forms("Adams", links, others, "The law was signed by Adams in 1825.")


def test_sister_does_not_go_by_the_surname_of_the_family() -> None:
    told = forms(
        "Laura Archera Holm",
        {"Laura Archera Holm": "Laura Holm"},
        "Thomas Holm wrote a book. Thomas Holm was rich.",
        "Later Laura Archera Holm left Oslo.",
    )
    assert "Holm" not in told


def test_father_of_the_same_initial_does_not_go_by_the_surname_alone() -> None:
    told = forms(
        "Arseny Alexandrovich Holm",
        {"Arseny Alexandrovich Holm": "Arseny Holm"},
        "Andrei Holm made a film. Andrei Holm was rich.",
        "The poet Arseny Alexandrovich Holm wrote a book.",
    )
    assert "Arseny Holm" in told
    assert "Holm" not in told


def test_letters_of_a_title_with_an_aside_are_no_name_of_another_thing() -> None:
    links = {"Anjou Kingdom of Albania": "Kingdom of Albania (medieval)"}
    assert not forms("Kingdom of Albania", links, "The Kingdom of Albania was founded in 1928.")
