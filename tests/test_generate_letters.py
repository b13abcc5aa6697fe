"""Letters that stand for a name are told where the page says what they mean and the sentence does not."""

from dataclasses import replace

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.facts import read_facts
from quizzer.generate.model import load_model

BODY = "The Norwegian Cruise Line (NCL) was founded in Oslo in 1966."


def told(text: str, links: dict[str, str] | None = None, title: str = "Aruba") -> list[str]:
    """What is added to the letters of the last sentence."""
    document = replace(parse("page.txt", f"= {title} =\n\n{text}\n"), links=links or {})
    return [one.text for one in read_facts(document, load_model())[-1].callings]


def test_letters_are_told_by_the_name_before_the_bracket() -> None:
    assert told(f"{BODY} In 1999 ships of NCL left Narva.") == ["Norwegian Cruise Line"]
    assert told(f"{BODY} In 1999 two of NCL's ships left Narva.") == ["Norwegian Cruise Line's"]


def test_letters_of_another_tongue_are_told_by_the_name_before_the_bracket() -> None:
    body = "He studied at the State Institute of Cinematography (VGIK) in Moscow."
    assert told(f"{body} In 1960 two students left VGIK.") == ["State Institute of Cinematography"]


def test_letters_before_a_number_are_half_a_name() -> None:
    assert told(f"{BODY} In 1999 the rules of NCL 14000 were sold in Narva.") == []


def test_letters_are_told_by_the_title_they_lead_to() -> None:
    links = {"ISAF": "International Security Assistance Force", "RIB": "Rigid inflatable boat"}
    assert told("In 2003 troops of ISAF left Kabul.", links) == ["International Security Assistance Force"]
    assert told("In 2003 three men crossed the North Atlantic in a RIB from Narva.", links) == [
        "rigid inflatable boat"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # The sentence says it itself.
        BODY,
        # Nobody says it.
        "In 1999 ships of NCL left Narva.",
        # Part of a longer word or name.
        f"{BODY} In 1999 an NCL-owned ship left Narva.",
        # Everyone knows it.
        "The National Aeronautics and Space Administration (NASA) was founded in 1958. In 1999 ships of NASA left Narva.",
    ],
)
def test_letters_are_left_where_nothing_need_be_told_or_can(text: str) -> None:
    assert told(text) == []


def test_letters_of_the_document_itself_are_known_to_its_readers() -> None:
    assert told(f"{BODY} In 1999 ships of NCL left Narva.", title="Norwegian Cruise Line") == []


def test_letters_that_stand_everywhere_are_known_by_then() -> None:
    assert told(f"{BODY} " + "In 1999 ships of NCL left Narva. " * 9) == []
