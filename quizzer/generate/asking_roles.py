"""Who was the governor of Riga: a name asked for by what the sentence says beside it that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.clauses import lower_first
from quizzer.generate.nested import asserts
from quizzer.generate.parse import list_tokens
from quizzer.generate.turning import Turned, Wording
from quizzer.generate.unsaid import OFFICES
from quizzer.generate.words import CLASSES, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = {
    NameKind.PERSON: "who",
    NameKind.PLACE: "what",
    NameKind.UNIT: "which unit",
    NameKind.VESSEL: "which ship",
    NameKind.OPERATION: "which operation",
}
_MANY = OFFICES | word_set(
    "wife husband son daughter child brother sister friend adviser advisor ally member author general officer minister "
    "employee relative student pupil teacher tutor colleague supporter opponent enemy rival city town village poem "
    "poet book work man woman part"
)
"""Nouns of which one person or place may have several, so that "the wife of Nero" means no one alone;
an office has one holder after the other."""
_PEOPLE = OFFICES | word_set(
    "wife husband son daughter child mother father brother sister widow widower uncle aunt nephew niece cousin "
    "grandfather grandmother grandson granddaughter heir successor predecessor"
)
"""Nouns, as lemmas, of which the holder is somebody, though they are no class of people."""
_INNER = word_set("prep pobj det amod compound nummod poss case nmod advmod")
_LONGEST = 12
_SHORTEST = 3


def ask_roles(wording: Wording, value: Name) -> Iterator[Turned]:
    """The questions for who or what the definite phrases beside a name mean."""
    doc = wording.draft.reading.doc
    word = _WORDS.get(value.kind, "")
    verb = _find_tense(list_tokens(doc))
    if verb is None or not asserts(doc):
        return
    for phrase, noun in _list_roles(wording.head, wording.asked):
        known = CLASSES.get(noun.text)
        if word in {"", "who"} and known is not NameKind.PERSON and noun.lemma_.lower() not in _PEOPLE:
            continue
        if known is not None and value.kind not in {known, NameKind.NAME}:
            continue
        text = f"{word or 'who'} {verb} {lower_first(wording.say(phrase), phrase[0])}"
        used = frozenset(token.i for token in phrase)
        yield Turned(f"{text[:1].upper()}{text[1:]}?", used)


def _find_tense(tokens: Sequence[Token]) -> str | None:
    """As in "was" or "is", by the sentence's main verb; None where it is neither past nor present."""
    root = next((token for token in tokens if token.dep_ == "ROOT"), None)
    if root is None:
        return None
    parts = [child for child in root.children if child.dep_ in {"aux", "auxpass"}] or [root]
    return {"VBD": "was", "VBZ": "is", "VBP": "is"}.get(parts[0].tag_)


def _list_roles(head: Token, asked: frozenset[int]) -> Iterator[tuple[list[Token], Token]]:
    """The definite phrases that say which person or thing the name is, each with its noun."""
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and _is_definite(child):
            yield from _bound(list(child.subtree), child, head)
    if head.dep_ == "appos" and head.i > head.head.i and _is_definite(head.head):
        noun = head.head
        yield from _bound([t for t in noun.subtree if t.i < min(asked)], noun, noun)


def _bound(tokens: list[Token], noun: Token, head: Token) -> Iterator[tuple[list[Token], Token]]:
    """The phrase, where commas part it from the name and nothing in it is doubtful."""
    while tokens and tokens[-1].text == ",":
        tokens.pop()
    if not _SHORTEST <= len(tokens) <= _LONGEST or noun.lemma_.lower() in _MANY:
        return
    doc, first, last = noun.doc, tokens[0].i, tokens[-1].i
    if last - first + 1 != len(tokens) or last + 1 >= len(doc):
        return
    apart = doc[last + 1].text in ",." and (head == noun or doc[first - 1].text == ",")
    listed = doc[min(last + 2, len(doc) - 1)].lower_ in {"and", "or"} or any(
        child.dep_ == "conj" for child in noun.children
    )
    plain = all(token == noun or token.dep_ in _INNER for token in tokens)
    named = any(token.pos_ == "PROPN" for token in tokens)
    if apart and not listed and plain and named:
        yield tokens, noun


def _is_definite(noun: Token) -> bool:
    """Whether the phrase means one person or thing: "the mayor of Riga", "Nero's mother"."""
    if noun.tag_ != "NN":
        return False
    return any(
        child.lower_ == "the" or (child.dep_ == "poss" and child.pos_ == "PROPN") for child in noun.children
    )
