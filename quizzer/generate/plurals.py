"""Whether a noun is one or many, so that "it" or "they" can mean it.

Reads tokens of one sentence; knows no facts and no questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.generate.words import COUNTRIES, PEOPLES, SUBJECTS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = word_set("NNS NNPS")
_COLLECTIVE = word_set(
    "family government team army crew group couple pair party band people public police staff company force population "
    "majority minority number variety series cattle tribe nation navy fleet committee council court parliament senate "
    "congress cabinet board club union church community society clan dynasty generation youth audience press enemy "
    "opposition resistance garrison brigade regiment division corps battalion squadron cavalry infantry artillery half "
    "rest lot none everyone everybody anyone someone each child person man woman parent student citizen"
)
"""Singular nouns, as lemmas, that are many, or anybody: "their" is also said of "a child"."""
_BODIES = word_set("ORG NORP GPE")
_NOUNS = word_set("NOUN PROPN PRON")
_TWO = 2


def has_plural(nouns: Sequence[Token]) -> bool:
    """Whether "they" can mean one of the words: a plural, several joined, two people, a body of people."""
    people = [word for word in nouns if word.ent_type_ == "PERSON" and word.dep_ != "compound"]
    return len(people) >= _TWO or any(map(_is_plural, nouns))


def _is_plural(word: Token) -> bool:
    if word.tag_ in _PLURAL or word.text in PEOPLES or word.text in COUNTRIES or word.ent_type_ in _BODIES:
        return True
    joined = word.dep_ == "conj" or any(child.dep_ in {"conj", "nummod"} for child in word.children)
    return word.pos_ in _NOUNS and (joined or word.lemma_.lower() in _COLLECTIVE)


def has_singular(nouns: Sequence[Token]) -> bool:
    """Whether "it" can mean one of the words: a noun that is no plural and no date."""
    return any(
        word.pos_ in {"NOUN", "PROPN"} and word.tag_ != "NNS" and word.ent_type_ not in {"DATE", "TIME"}
        for word in nouns
    )


def looks_ahead(pronoun: Token) -> bool:
    """Whether "its" stands before the name that it means: "After elections to its parliament, Aruba seceded"."""
    if pronoun.dep_ != "poss" or pronoun.lower_ != "its":
        return False
    return any(
        child.dep_ in SUBJECTS and child.tag_ == "NNP" and child.left_edge.i > pronoun.i
        for verb in pronoun.ancestors
        for child in verb.children
    )
