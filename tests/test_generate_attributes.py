"""What is looked up is what the model's own ruler says, token by token."""

from pathlib import Path

import spacy
from spacy.language import Language

from quizzer.documents.read import read_document
from quizzer.generate.attributes import _MOST_KNOWN, quicken
from quizzer.generate.model import find_model, load_model

ARTICLE = Path("question_bank/soviet_occupation_of_the_baltic_states_1940.txt")
SPOKEN = (
    "I'm not goin' there, y'all ain't gonna tell me who's who.",
    "Let's see: there's nothin' he'd have had to do, but what does it do?",
    "She can't, won't and shan't;  he's been being told so.",
    "There were three of them, and there is one of us.",
)


def describe(model: Language, texts: list[str]) -> list[tuple[str, ...]]:
    """Everything the ruler and what follows it say of every token."""
    return [
        (token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, token.ent_type_)
        for doc in model.pipe(texts)
        for token in doc
    ]


def test_every_token_is_told_as_by_the_ruler_itself() -> None:
    document = read_document(ARTICLE)
    texts = [
        *SPOKEN,
        *(one.prose.text for section in document.sections for one in section.paragraphs),
    ]
    told = describe(load_model(), texts)
    assert told == describe(spacy.load(find_model()), texts)
    assert len(told) > 2000


def test_ruler_with_rules_that_look_at_more_is_left_alone() -> None:
    model = spacy.load(find_model())
    model.get_pipe("attribute_ruler").add([[{"SHAPE": "Xxxx"}]], {"POS": "X"})
    assert "attribute_ruler" in quicken(model).pipe_names


def test_model_without_a_ruler_is_left_alone() -> None:
    assert quicken(spacy.blank("en")).pipe_names == []


def test_what_is_kept_does_not_grow_without_end() -> None:
    model = quicken(spacy.load(find_model()))
    known = model.get_pipe("quizzer_attributes")
    known.known = dict.fromkeys(((number, 0, 0) for number in range(_MOST_KNOWN)), (None,) * 5)
    assert [token.pos_ for token in model("The fort fell.")] == ["DET", "NOUN", "VERB", "PUNCT"]
    assert len(known.known) == 4
