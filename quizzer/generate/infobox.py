"""Infobox rows as questions: "What is the diameter of Shackleton?".

A row tells one value of the document's own subject, so its key is the question; only a key that is a
plain noun is one, and a value that changes with time is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.words import CLASSES, word_set
from quizzer.generate.writing import normalise
from quizzer.identity import derive_id
from quizzer.models import Document, Fact, FactKind, Figure, NameKind, Question, QuestionKind, Source

if TYPE_CHECKING:
    from spacy.language import Language

_NOUNS = word_set("NN NNP")
_GROWING = re.compile(
    r"population|members|students|employees|website|rank|density|age\b|owner|leader|mayor|coach"
)
_QUALIFIER = re.compile(r"\s*\([^()]*\)$")


def write_infobox_questions(document: Document, facts: Sequence[Fact], model: Language) -> list[Question]:
    """The questions for those rows whose key asks for a fact of the document's subject."""
    subject = _QUALIFIER.sub("", document.title)
    return [
        _ask(document, fact, f"{_ask_after(key)} the {key} of {subject}?")
        for fact in facts
        for key in _name_key(fact, model)
    ]


def _name_key(fact: Fact, model: Language) -> Iterator[str]:
    """The row's key in lower case, if a question can be made of it."""
    key = fact.section[-1].lower()
    last = model(f"the {key.split(' of ')[0]}")[-1]
    plain = re.fullmatch(r"[a-z]+( [a-z]+){0,3}", key) is not None
    if not plain or last.tag_ not in _NOUNS or last.pos_ not in {"NOUN", "PROPN"} or _GROWING.search(key):
        return
    if fact.kind is not FactKind.NAME or CLASSES.get(last.text):
        yield key


def _ask_after(key: str) -> str:
    return "Who was" if CLASSES.get(key.split()[-1]) is NameKind.PERSON else "What is"


def _ask(document: Document, fact: Fact, prompt: str) -> Question:
    value = fact.value
    bare = fact.surface.removesuffix(value.unit).strip() if isinstance(value, Figure) and value.unit else ""
    return Question(
        id=derive_id("generated", document.title, "infobox", fact.section[-1], normalise(value)),
        kind=QuestionKind.SHORT,
        prompt=prompt,
        answer=(fact.surface,),
        accept=((bare,),) if bare and bare != fact.surface else (),
        source=Source(document.title, fact.section[0], fact.surface, fact.start, fact.end),
        tags=(fact.kind.value, "infobox"),
    )
