"""Moves chosen with the lock held are the moves that the model's own loop chooses."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from quizzer.documents.read import read_document
from quizzer.generate.model import find_model
from quizzer.generate.steps import hold_lock

ARTICLE = Path("question_bank/soviet_occupation_of_the_baltic_states_1940.txt")


@pytest.fixture(scope="module")
def held() -> Language:
    return hold_lock(spacy.load(find_model()))


def describe(model: Language, texts: list[str], size: int) -> list[tuple[str | int, ...]]:
    """What the parser and the recogniser of names say of every token."""
    return [
        (token.text, token.head.i, token.dep_, bool(token.is_sent_start), token.ent_iob_, token.ent_type_)
        for doc in model.pipe(texts, batch_size=size)
        for token in doc
    ]


@pytest.mark.parametrize("size", [1, 7, 64])
def test_every_token_is_told_as_by_the_models_own_loop(held: Language, size: int) -> None:
    document = read_document(ARTICLE)
    texts = [one.prose.text for section in document.sections for one in section.paragraphs]
    own = spacy.load(find_model())
    told = describe(held, texts, size)
    assert told == describe(own, texts, size)
    assert len(told) > 2000
    assert not {"parser", "ner"} & set(held.pipe_names)


def test_empty_sentences_are_read_beside_others_and_alone(held: Language) -> None:
    read = held.pipe(["", "Estonia signed a pact in 1939.", "", " "])
    assert [[entity.text for entity in doc.ents] for doc in read] == [[], ["Estonia", "1939"], [], []]
    assert next(held.pipe([""])).text == ""
    assert [entity.text for entity in held("Latvia signed too.").ents] == ["Latvia"]


def search_widely(model: Language) -> None:
    for name in ("parser", "ner"):
        model.get_pipe(name).cfg["beam_width"] = 4


def take_out(model: Language) -> None:
    for name in ("parser", "ner"):
        model.remove_pipe(name)


@pytest.mark.parametrize("change", [search_widely, take_out])
def test_model_that_chooses_otherwise_or_not_at_all_is_left_alone(change: Callable[[Language], None]) -> None:
    model = spacy.load(find_model())
    change(model)
    before = list(model.pipe_names)
    assert hold_lock(model).pipe_names == before
