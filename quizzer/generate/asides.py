"""Which parts of a sentence can be left out so that the rest is still a true, whole sentence.

Commas and the parse must both say that a part stands apart. A condition, an exception or a source of
what is told is never left out: without it the sentence would claim more than the document does. Knows
no facts and no questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.generate.joined import find_halves
from quizzer.generate.parse import list_tokens, read_text
from quizzer.generate.words import FINITE, SUBJECTS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_APART = word_set("advcl relcl acl appos prep npadvmod advmod")
_DECISIVE = word_set(
    "if unless except excepting excluding without according provided providing assuming supposing whether "
    "when only not never no per reportedly allegedly supposedly perhaps probably possibly based unlike"
)
"""Words that change what the rest of the sentence claims."""
_COMPLETING = word_set("as to into like that")
"""Words that begin what a verb cannot do without."""
_RESTRICTING = word_set("along together upon")
"""Words that begin who else did it, or on what occasion: without it the rest says more, or nothing."""
_REPORTING = word_set(
    "say put claim argue believe think report state suggest write call describe fear hope expect"
)
"""Verbs, as lemmas, that make what is told somebody's view."""
_VIEWS = word_set(
    "account version view opinion tradition legend myth telling interpretation estimate theory novel poem play film "
    "movie episode story tale fiction"
)
"""Nouns, as lemmas, of whose the statement is, or of the work in which it is so."""
_SUBJECTS = SUBJECTS | {"expl", "csubj"}
_SAID = word_set("acl advcl")
_BESIDE = word_set("along together")
_DASHES = frozenset("–—")
_CALLED = re.compile(
    r", as (?:is|was) (?:common|usual|customary|typical|normal|the custom)\b[^,.;]*(?=\.)|, as (?:it|he|she|they) (?:was|were|is|are|had been|became|came to be)(?: \w+)? (?:known|called|named|styled),"
)
"""Says no more of a name than that it is one, of a deed than that others did so."""
_SHORTEST = 3
"""How many words an apposition has at least: shorter ones may be members of a list."""


@lru_cache(maxsize=4)
def find_asides(doc: Doc) -> list[tuple[int, int]]:
    """The (start, end) positions in the text of every part that can go, each with its commas, in order."""
    spans = {*_behind_dash(doc), *find_halves(doc)}
    spans |= {match.span() for match in _CALLED.finditer(read_text(doc))}
    parted = "," in read_text(doc)
    for token in list_tokens(doc):
        if token.lower_ == "including":
            spans |= {*_members(token)}
        if parted:
            spans |= {*_apart(token), *_clauses(token), *_of_source(token)}
    return sorted(spans)


def _of_source(token: Token) -> Iterator[tuple[int, int]]:
    """What is said of a named source or one of many: "According to a report published in the war, ..."."""
    if token.lower_ != "according" or token.i + 2 >= len(token.doc):
        return
    doc, start = token.doc, token.i + 2
    end = next((word.i for word in doc[start:] if word.text == ","), start)
    said = next((word for word in doc[start:end] if word.tag_ in {"VBG", "VBN"} and word.dep_ in _SAID), None)
    if said is None or any(word.tag_ in FINITE for word in doc[start:end]):
        return
    # "Jan Berg (the mayor) writing from Riga": what a bracket says of somebody is no part of the name.
    opened = next((word.i for word in doc[start : said.i] if word.text == "("), said.i)
    before = said.nbor(-1)
    if doc[start].lower_ in {"a", "an"} or doc[opened - 1].pos_ == "PROPN":
        yield before.idx + len(before), doc[end].idx


def _members(including: Token) -> Iterator[tuple[int, int]]:
    """What a noun includes, up to the sentence's end or what joins the noun: "40 ships, including a frigate"."""
    doc, noun = including.doc, including.head
    if noun.pos_ != "NOUN" or including.i - noun.i > 2:
        return
    parted = doc[including.i - 1].text == ","
    # "halls, houses including two inns, and a church": the rest of the list goes on behind it.
    if not parted and noun.dep_ in {"conj", "appos"}:
        return
    start, last = noun.idx + len(noun), noun.right_edge.i
    if any(word.tag_ in FINITE or word.lower_ in _DECISIVE for word in doc[including.i + 1 : last + 1]):
        return
    if doc[last + 1 :].text == ".":
        yield start, doc[last + 1].idx
    after = max(word.i for word in including.subtree if word.text != ",") + 1
    if doc[after : after + 1].text == "," and doc[after + 1].lower_ in _BESIDE:
        yield start, doc[after].idx


def _behind_dash(doc: Doc) -> Iterator[tuple[int, int]]:
    """What follows the only dash and tells of no deed of its own: "- a week before the fall of Riga"."""
    tokens = list_tokens(doc)
    dashes = [token.i for token in tokens if token.text in _DASHES]
    if len(dashes) != 1 or tokens[-1].text != ".":
        return
    behind = tokens[dashes[0] + 1 : -1]
    deeds = any(word.tag_ in FINITE or word.lower_ in _DECISIVE for word in behind)
    if behind and dashes[0] > _SHORTEST and not deeds:
        before = doc[dashes[0] - 1]
        yield before.idx + len(before), doc[-1].idx


def _apart(token: Token) -> Iterator[tuple[int, int]]:
    """The token's phrase, if commas or the sentence's edges part it from the rest."""
    if token.dep_ not in _APART:
        return
    first, last = token.left_edge.i, token.right_edge.i
    doc = token.doc
    if last + 1 >= len(doc) or not _may_go(token):
        return
    if first == 0:
        if token.head.dep_ == "ROOT" and doc[last + 1].text == "," and last + 2 < len(doc):
            yield 0, doc[last + 2].idx
    elif doc[first - 1].text == ",":
        start = doc[first - 1].idx
        if _ends_in_list(token, last):
            return
        # After the verb, what follows the second comma may belong to the aside: "which it held, from 1565".
        if doc[last + 1].text == "," and any(word.dep_ == "ROOT" for word in doc[last + 1 :]):
            after = doc[last + 1]
            yield start, after.idx + (0 if _before_subject(token) else 1)
        elif last + 2 == len(doc) and doc[last + 1].text in ".!":
            yield start, doc[last + 1].idx


def _ends_in_list(token: Token, last: int) -> bool:
    """Whether the "and" behind the phrase joins nouns, of which the phrase may hold the others."""
    link = token.doc[min(last + 2, len(token.doc) - 1)]
    joins_nouns = link.dep_ == "cc" and link.head.pos_ not in {"VERB", "AUX"}
    return joins_nouns and token.dep_ != "relcl"


def _may_go(token: Token) -> bool:
    """Whether nothing in the phrase decides what the rest claims, and it is no member of a list."""
    words = list(token.subtree)
    if any(word.lower_ in _DECISIVE for word in words) or words[0].lower_ in _COMPLETING | _RESTRICTING:
        return False
    if any(word.lemma_.lower() in _VIEWS for word in words):
        return False
    if token.dep_ == "acl" and any(word.dep_ == "cc" for word in words):
        # "led by Berg and a talk with Lund, ...": the second half may belong to the sentence.
        return False
    if token.dep_ == "relcl":
        return True
    if token.dep_ != "appos":
        # "left Calvo, his deputy, in charge": after an inserted phrase the sentence goes on.
        between = token.doc[token.head.i : max(token.head.i, token.left_edge.i - 1)]
        return not any(word.text == "," for word in between)
    following = token.doc[token.right_edge.i + 1 : token.right_edge.i + 3]
    listed = any(word.lower_ in {"and", "or"} for word in following)
    listed = listed or any(child.dep_ in {"conj", "appos"} for child in token.children)
    return len(words) >= _SHORTEST and not listed and token.head.dep_ not in {"conj", "appos"}


def _before_subject(token: Token) -> bool:
    """Whether the phrase stands before the subject, where the comma after it closes what opens the sentence."""
    subjects = [child for child in token.head.children if child.dep_ in _SUBJECTS]
    return token.head.i > token.i and all(child.i > token.i for child in subjects)


def _clauses(token: Token) -> Iterator[tuple[int, int]]:
    """Each half of "..., and ...", where both halves are sentences of their own."""
    if token.dep_ != "conj" or token.head.dep_ != "ROOT" or token.right_edge.i + 2 < len(token.doc):
        return
    doc, first = token.doc, token.left_edge.i
    own = any(child.dep_ in _SUBJECTS for child in token.children)
    whole = any(child.dep_ in _SUBJECTS and child.i < first for child in token.head.children)
    if first < 3 or not (own and whole) or doc[first - 1].lower_ not in {"and", "but"}:
        return
    if doc[first - 2].text != "," or any(word.lemma_ in _REPORTING for word in doc):
        return
    claimed, other = (any(word.lower_ in _DECISIVE for word in half) for half in (doc[:first], doc[first:]))
    if claimed:
        return
    yield doc[first - 2].idx, doc[-1].idx
    if not other:
        yield 0, doc[first].idx
