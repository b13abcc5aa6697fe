"""Only a person's longer name tells whom a word means: no work, no part of the world, no kind of a language."""

from dataclasses import replace

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.facts import read_facts
from quizzer.generate.model import load_model


def told(text: str, links: dict[str, str] | None = None) -> list[str]:
    """What is added to the names of the last sentence."""
    document = replace(parse("page.txt", f"= Art =\n\n{text}\n"), links=links or {})
    return [one.text for one in read_facts(document, load_model())[-1].callings]


@pytest.mark.parametrize(
    "text",
    [
        "In 1989 critics attacked Andres Serrano's Piss Christ in New York.\n\nThe painting showed the pose of Christ in 1541.",
        "The species lives in East Africa and Northeast Africa.\n\nThe species is widespread throughout eastern Africa.",
        "The text was written in Biblical Aramaic in Judea.\n\nThe word was known in Hebrew and Aramaic.",
    ],
)
def test_longer_name_of_a_thing_tells_nobody(text: str) -> None:
    assert told(text) == []


def test_person_whom_only_a_link_names_in_full_is_told() -> None:
    links = {"Leibniz": "Gottfried Leibniz"}
    text = "The first machines of this kind were praised by Leibniz in 1685."
    assert told(text, links) == ["Gottfried Leibniz"]
    assert told(text) == []


def test_name_in_full_of_the_document_goes_before_that_of_the_link() -> None:
    text = "Gottfried W. Leibniz was born in Leipzig. Gottfried W. Leibniz was rich.\n\nThe machines were praised by Leibniz in 1685."
    assert told(text, {"Leibniz": "Gottfried Leibniz"}) == ["Gottfried W. Leibniz"]


def test_surname_of_a_link_is_nobodys_first_name() -> None:
    text = (
        "David Novitz taught in Oslo. David Novitz wrote books.\n\nThe painting by David was shown in 1799."
    )
    assert told(text, {"David": "Jacques-Louis David"}) == ["Jacques-Louis David"]
