"""Whether "the" and a noun means one told of in another sentence, or says itself which one is meant.

Reads tokens of one sentence; knows no facts and no questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.generate.kindred import list_kindred
from quizzer.generate.unsaid import OFFICES
from quizzer.generate.words import HEADS, NEVER_ALONE, UNIQUE_NOUNS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINALS = word_set("first second third last only main largest oldest")
_HAPPENING = word_set("hold convene call take make pass conduct")
"""What, as lemmas, is done to many a meeting, vote or measure."""
_WORKING = word_set("complete finish begin start compose write sign record resume continue")
"""Verbs, as lemmas, of what is done to a work: a place after it is where that was done."""
_COMMON = word_set("NOUN ADJ NUM PROPN")
_INNER = word_set("compound amod nummod")
_MODIFIERS = word_set("compound amod nmod")
_UNDERFOOT = word_set("to on from under above below into off through beneath along over")
"""What stands before the ground that all walk on; a club plays "at the ground"."""
_NOT_UNIQUE = word_set("rights tops fronts interiors grounds spaces radios telephones")
_LABELS = word_set("name term title word nickname label motto phrase surname pseudonym")


def is_bare_definite(token: Token, before: Sequence[Token]) -> bool:
    """Whether "the", "each" or "all three" and a bare noun means one told of in another sentence."""
    if token.pos_ not in _COMMON or not _is_definite(token):
        return False
    # A tagger takes "the god" beside Hera for a name.
    named = token.pos_ == "PROPN" and not (
        token.text in HEADS or token.text in NEVER_ALONE or token.text.islower()
    )
    # "the right" is a side, "the rights" are somebody's.
    unique = token.lemma_.lower() in UNIQUE_NOUNS and token.lower_ not in _NOT_UNIQUE
    if token.lower_ == "ground" and _stands_alone(token) and token.head.lower_ not in _UNDERFOOT:
        unique = False
    if named or unique or (token.dep_ in _INNER and token.head.i > token.i):
        return False
    numbers = [one.text[:1].isdigit() for one in token.doc[token.i : token.i + 2]]
    if any(numbers) or token.ent_type_ == "DATE":
        return False
    told = (other for other in before if _may_tell(other, token))
    return not _specified(token, before) and not any(not _is_of_office(other) for other in told)


def _stands_alone(noun: Token) -> bool:
    """Whether "the" stands right before the noun."""
    return bool(noun.i) and noun.nbor(-1).lower_ == "the"


def _is_definite(noun: Token) -> bool:
    """Whether "the", "each", "both" or "all three" stands before the noun."""
    children = [(child.dep_, child.lower_) for child in noun.children]
    articles = {word for dep, word in children if dep in {"det", "predet"}}
    counted = "all" in articles and any(dep == "nummod" for dep, _ in children)
    return counted or not articles.isdisjoint({"the", "each", "both"})


def _may_tell(other: Token, noun: Token) -> bool:
    """Whether the word is the noun again, or one that may mean the same and stands for itself."""
    again, word = noun.lemma_.lower(), other.lemma_.lower()
    return word == again or (word in list_kindred(again) and other.dep_ not in _MODIFIERS)


def _is_of_office(token: Token) -> bool:
    """Whether the noun only says of what somebody is the head: that tells nobody which "operations" are meant."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in OFFICES


def _specified(token: Token, before: Sequence[Token]) -> bool:
    """Whether the noun's own phrase says which one: a name, an "of", a clause, an adjective of nation."""
    for child in token.children:
        # A clause after a comma only adds something; one without tells which is meant.
        distance = child.left_edge.i - token.i
        if child.dep_ == "poss" or (
            child.dep_ in {"relcl", "acl"} and distance == 1 and not _only_dates(child)
        ):
            return True
        if child.dep_ == "appos" and distance <= 2 and child.pos_ in {"NOUN", "PROPN"}:
            return True
        if child.dep_ == "prep" and _tells_which(child) and not _is_apart(child, token, before):
            return True
        if child.dep_ in {"amod", "compound", "nmod"} and (child.text[0].isupper() or child.tag_ == "JJS"):
            return True
        if child.lower_ in _ORDINALS:
            return True
    return _is_named_next(token) or _is_for_a_deed(token)


def _is_for_a_deed(token: Token) -> bool:
    """Whether it is said to what somebody had the right: "the rights to develop the port"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return token.lemma_.lower() == "right" and [word.tag_ for word in following] == ["TO", "VB"]


def _is_apart(prep: Token, noun: Token, before: Sequence[Token]) -> bool:
    """Whether the phrase may say less of the noun than of another word."""
    # "completed the work in Rome": where it was done, not which work.
    placed = noun.dep_ == "dobj" and noun.head.lemma_ in _WORKING and prep.lower_ in {"in", "at", "on"}
    # "began Variations in Rome, and completed the work in Paris": the work is the first verb's.
    goes_on = noun.head.dep_ == "conj" and any(
        other.dep_ == "dobj" and other.head == noun.head.head for other in before
    )
    return (placed and not goes_on) or _follows_another(prep, noun)


def _only_dates(clause: Token) -> bool:
    """Whether a participle tells only when: "the assembly held on 4 December" may be anybody's."""
    told = [word for word in clause.subtree if word.pos_ in {"NOUN", "PROPN", "ADV"}]
    dated = [word.ent_type_ == "DATE" for word in told]
    return clause.dep_ == "acl" and clause.lemma_ in _HAPPENING and bool(dated) and all(dated)


def _follows_another(prep: Token, noun: Token) -> bool:
    """Whether "in Prague" stands behind a noun joined to this one: "the report and unrest in Prague"."""
    joined = any(
        child.dep_ == "conj" and child.i < prep.i and any(True for _ in child.children)
        for child in noun.children
    )
    return joined and prep.lower_ not in {"of", "between"}


def _tells_which(prep: Token) -> bool:
    """Whether the phrase after a noun says which one: "of the guild", "in Prague", not "for change"."""
    if prep.lower_ in {"of", "between"}:
        return True
    objects = [child for child in prep.children if child.dep_ == "pobj"]
    if prep.lower_ in {"for", "with", "against"}:
        return not all(one.tag_ == "NN" and not list(one.children) for one in objects)
    return any(one.pos_ == "PROPN" or any(child.pos_ == "PROPN" for child in one.children) for one in objects)


def _is_named_next(token: Token) -> bool:
    """Whether a name follows that is the noun's own: "the poet Li Bai", not "named the animal Rex"."""
    if token.i + 1 >= len(token.doc) or token.nbor().pos_ != "PROPN":
        return False
    complement = token.dep_ == "dobj" and token.nbor().dep_ in {"oprd", "xcomp", "ccomp"}
    renamed = token.head.lemma_ in {"name", "rename", "call"} and token.lemma_ not in _LABELS
    return not (complement or (renamed and token.dep_ in {"dobj", "nsubj", "oprd", "compound"}))
