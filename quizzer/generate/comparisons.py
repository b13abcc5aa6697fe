"""Comparisons whose other side stands in another sentence: "the larger ship", "a third factor", "local" people.

Reads tokens of one sentence; knows no facts and no questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.generate.words import COUNTRIES, PEOPLES, PLACE_LABELS, SUBJECTS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
_NO_SERIES = word_set("time generation floor story storey party hand language world name round class person")
"""Nouns that an ordinal does not set against others told before."""
_SIDES = word_set("upper lower inner outer earlier later former")
"""Comparatives that name a side or a time."""
_QUANTITIES = word_set("several many some few two three four five six most")
_FOLK = word_set(
    "villager people resident population inhabitant farmer peasant militia force troop authority royalty nobility "
    "leader resistance tribe community worker merchant trader"
)
"""Nouns, as lemmas, that "local" leaves without their place."""
_FARTHER = word_set("further farther")
_DIRECTIONS = word_set(
    "north south east west inland away upstream downstream afield northeast northwest southeast southwest"
)
_NEAR = word_set("nearest closest")
"""Superlatives of a distance from something."""
OUTCOME = re.compile(
    r"\bas an? (?:reward|punishment|compromise|replacement|substitute|compensation|precaution|consequence|retaliation)\b"
    r"(?! (?:for|of|to|against))"
)
"""What something was done in return for, left unsaid."""
_BODIES = word_set("Congress Parliament")
_ROLES = word_set("nsubj nsubjpass dobj pobj poss")
_TELLING = word_set("prep relcl acl poss advcl")


def find_comparison(tokens: Sequence[Token]) -> Token | None:
    """The first word of the tokens shown that compares with what they do not tell, or None."""
    words = {token.lower_ for token in tokens}
    for position, token in enumerate(tokens):
        if token.lower_ in _FARTHER and not words & {"than", "to"} and _goes_on(token):
            return token
        if token.dep_ not in {"amod", "advmod", "acomp"}:
            continue
        before = tokens[:position]
        if (
            (token.tag_ == "JJR" and "than" not in words and _is_one_of_two(token))
            or (token.lower_ in _ORDINALS and "first" not in words and _counts_on(token))
            or (token.tag_ == "JJS" and _is_best_of_unknown(token))
            or (token.lower_ in _NEAR and token.head.dep_ in SUBJECTS and not words & {"to", "from"})
            or (token.lower_ == "other" and "than" not in words and _is_one_of_many(token, before))
            or (token.lower_ == "local" and _is_placeless(token, before))
            or (token.lower_ == "also" and _is_shared(token))
        ):
            return token
    return None


def find_body(tokens: Sequence[Token]) -> str | None:
    """A parliament without the country that it sits for."""
    for token in tokens:
        if token.text in _BODIES and token.dep_ in _ROLES and token.ent_type_ != "EVENT":
            told = any(other.text in PEOPLES or other.text in COUNTRIES for other in tokens)
            whole = any(
                child.dep_ in {"compound", "amod", "nmod", "prep", "poss"} for child in token.children
            )
            return None if told or whole else str(token.text)
    return None


def _goes_on(token: Token) -> bool:
    """Whether "further" stands before a direction: from where, another sentence tells."""
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return following in _DIRECTIONS or following.endswith(("ward", "wards"))


def _is_one_of_two(token: Token) -> bool:
    """Whether a comparative picks one of two, or begins what is told: "the larger ship", "Much smaller deposits"."""
    noun = token.head
    graded = any(child.dep_ == "advmod" for child in token.lefts)
    if graded and noun.dep_ in SUBJECTS and noun.left_edge.i == token.left_edge.i == 0:
        return True
    # "Smaller settlements were founded": than which?
    if token.i == 0 and noun.dep_ in SUBJECTS and noun.tag_ == "NNS" and noun.head.tag_ in {"VBD", "VBN"}:
        return True
    if token.dep_ != "amod" or token.lower_ in _SIDES or noun.ent_type_ == "DATE":
        return False
    parts = {child.lower_ for child in noun.children}
    named = noun.pos_ == "NOUN" and any(child.text[:1].isupper() for child in noun.children)
    return "the" in parts and "of" not in parts and not named


def _counts_on(token: Token) -> bool:
    """Whether an ordinal goes on with a count: "the second event", "a third factor"."""
    noun = token.head
    if token.dep_ != "amod" or noun.pos_ != "NOUN" or noun.ent_type_ == "DATE" or noun.lemma_ in _NO_SERIES:
        return False
    # "the second largest city" is first of all the largest.
    return not any(
        child.dep_ in _TELLING or child.tag_ == "JJS" or (child.dep_ != "det" and child.text[:1].isupper())
        for child in noun.children
    )


def _is_best_of_unknown(token: Token) -> bool:
    """Whether something is called the oldest or largest of a kind that only the page tells."""
    noun = token.head
    if (
        token.dep_ != "amod"
        or noun.dep_ != "attr"
        or noun.pos_ != "NOUN"
        or token.lower_ in {"most", "least"}
    ):
        return False
    return not any(
        child.dep_ in _TELLING or (child.dep_ in {"amod", "compound"} and child.text[:1].isupper())
        for child in noun.children
    )


def _is_one_of_many(token: Token, before: Sequence[Token]) -> bool:
    """Whether "several other accounts", or "his other book", are others than accounts or a book told of before."""
    noun = token.head
    if token.dep_ == "amod" and noun.tag_ == "NN" and any(child.tag_ == "PRP$" for child in noun.lefts):
        # "through his other book": besides which?
        return noun.dep_ != "conj" and not any(other.lemma_ == noun.lemma_ for other in before)
    counted = any(child.lower_ in _QUANTITIES for child in noun.children)
    return token.dep_ == "amod" and counted and not any(other.pos_ in {"NOUN", "PROPN"} for other in before)


def _is_placeless(token: Token, before: Sequence[Token]) -> bool:
    """Whether "local" people live in a place that was not told."""
    return token.head.lemma_.lower() in _FOLK and not any(other.ent_type_ in PLACE_LABELS for other in before)


def _is_shared(token: Token) -> bool:
    """Whether "also" sets a quality beside another thing's: "are also primitive"."""
    if token.head.lemma_ != "be" or token.i + 1 >= len(token.doc):
        return False
    return bool(token.nbor().tag_ in {"JJ", "JJR"} and token.nbor().dep_ == "acomp")
