"""A page about a kind of thing calls it "it"."""

from quizzer.generate.facts import read_facts
from quizzer.generate.model import load_model
from tests.drafting import document


def told(title: str, *paragraphs: str) -> list[list[str]]:
    """What the words of each sentence mean that point to another."""
    readings = read_facts(document(*paragraphs, title=title), load_model())
    return [[one.text for one in reading.told] for reading in readings]


def test_kind_is_told_with_its_article() -> None:
    text = (
        "The snow leopard lives in Asia. It descends to 1,200 m in winter. Its tail is 80 cm long.",
        "The snow leopard is shy. Few see a snow leopard.",
    )
    assert told("Snow leopard", *text) == [[], ["the snow leopard"], ["the snow leopard's"], [], []]


def test_kind_named_after_a_land_keeps_the_capital() -> None:
    text = (
        "The African elephant lives in Africa. It weighs 6 tonnes.",
        "The African elephant eats bark. Few see an African elephant.",
    )
    assert told("African elephant", *text)[1] == ["the African elephant"]


def test_substance_has_no_article() -> None:
    text = ("Oxygen is a gas. It melts at 54 K.", "Oxygen was found in 1774. Fire needs oxygen.")
    assert told("Oxygen", *text)[1] == ["oxygen"]


def test_one_sentence_is_too_few_to_be_sure() -> None:
    assert told("Snow leopard", "The snow leopard lives in Asia. It descends in winter.") == [[], []]


def test_rival_of_the_kind_may_be_meant() -> None:
    text = (
        "The snow leopard hunts a goat. It weighs 40 kg.",
        "The snow leopard is shy. Few see a snow leopard.",
    )
    assert told("Snow leopard", *text)[1] == []
