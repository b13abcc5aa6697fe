"""Which of two verbs that share their subject can be left out: "left Riga, and reached Tallinn on 3 May".

Each half is true where both are. A half is left out only where the parse joins the two without doubt,
and what they tell is neither a condition nor a denial. Knows no facts and no questions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.generate.parse import has_stray_subject, has_subject, list_tokens
from quizzer.generate.words import COMING, FINITE, SUBJECTS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = word_set("VERB AUX")
_AUXILIARIES = word_set("aux auxpass")
_TENSES = word_set("VBD VBZ VBP")
_HELPED = word_set("VB VBN")
"""The tags of verb forms that stand behind an auxiliary or "to"."""
_OWN = SUBJECTS | {"expl", "csubj", "mark", "neg", "preconj"}
_LIMITING = word_set("relcl acl advcl csubj pcomp")
"""Clauses that say on what condition something is so, or whom a noun means."""
_TIMES = word_set("DATE TIME")


@lru_cache(maxsize=4)
def find_halves(doc: Doc) -> list[tuple[int, int]]:
    """The (start, end) positions in the text of every half that can go, in order."""
    return sorted({span for token in list_tokens(doc) for span in _halves(token)})


def _halves(second: Token) -> Iterator[tuple[int, int]]:
    """The first of two joined verbs with what hangs on it, and the second if it ends the sentence."""
    if second.dep_ != "conj":
        return
    doc, start, end = second.doc, second.left_edge, second.right_edge
    link = doc[max(0, start.i - 1)]
    if link.lower_ not in {"and", "but"} or link.head != second.head:
        return
    first = _find_first(second, link)
    if first is None or not _are_pair(first, second, link) or _is_in_condition(first):
        return
    if start == second and not _is_timed(first) and not _goes_on(second):
        yield _begin(first).idx, second.idx
    ends = end.i + 2 == len(doc) and doc[end.i + 1].text == "."
    if ends and first.lemma_ not in COMING and _is_complete(first, link):
        before = doc[link.i - 2 if doc[link.i - 1].text == "," else link.i - 1]
        yield before.idx + len(before), doc[end.i + 1].idx


def _find_first(second: Token, link: Token) -> Token | None:
    """The verb that the second is joined to; "permitted to leave Riga, and reach" goes back to "to leave"."""
    first = second.head
    if second.tag_ != "VB" or first.tag_ not in _TENSES:
        return first
    infinitives = (child for child in first.children if child.dep_ == "xcomp" and child.tag_ == "VB")
    return next((verb for verb in infinitives if verb.right_edge.i in {link.i - 1, link.i - 2}), None)


def _are_pair(first: Token, second: Token, link: Token) -> bool:
    """Whether two verbs, and no more, share subject and form, with no third between to which the second may belong."""
    helped = [any(child.dep_ in _AUXILIARIES for child in verb.children) for verb in (first, second)]
    # "had led the army and destroyed the bridge": a participle that the tagger takes for a past tense.
    alike = first.tag_ == second.tag_ or (
        [first.tag_, second.tag_] == ["VBN", "VBD"] and helped == [True, False]
    )
    verbs = first.pos_ in _VERBS and second.pos_ in _VERBS and alike
    further = first.dep_ == "conj" or _count_joined(first) > 1 or _count_joined(second) > 0
    if not verbs or further or any(child.dep_ in _OWN for child in second.children):
        return False
    between = first.doc[first.i + 1 : link.i]
    if any(word.tag_ in FINITE or word.tag_ == first.tag_ for word in between):
        return False
    return (first.tag_ in _TENSES and helped == [False, False]) or (
        first.tag_ in _HELPED and helped == [True, False]
    )


def _count_joined(verb: Token) -> int:
    return sum(child.dep_ == "conj" for child in verb.children)


def _is_in_condition(verb: Token) -> bool:
    """Whether the verb is part of what limits a claim, so that half of it would claim more."""
    return any(
        word.dep_ in _LIMITING or any(child.dep_ in {"mark", "neg", "preconj"} for child in word.children)
        for word in (verb, *verb.ancestors)
    )


def _begin(first: Token) -> Token:
    """The first word of the first half: behind its auxiliaries, which the second half shares."""
    start = first
    while start.i and start.nbor(-1).dep_ == "advmod" and start.nbor(-1).head == first:
        start = start.nbor(-1)
    return start


def _is_timed(first: Token) -> bool:
    """Whether a time told before the first verb may be that of the first alone."""
    return any(
        word.ent_type_ in _TIMES
        for child in first.children
        if child.i < first.i and child.dep_ not in SUBJECTS
        for word in child.subtree
    )


def _goes_on(second: Token) -> bool:
    """Whether the second verb acts on what the first half told of: "took Riga and renamed it"."""
    apart = {word.i for child in second.children if child.dep_ == "advcl" for word in child.subtree}
    return any(word.tag_ == "PRP" and word.i not in apart for word in second.subtree)


def _is_complete(first: Token, link: Token) -> bool:
    """Whether the first verb has something of its own behind it, so that it shares no object."""
    return any(first.i < child.i < link.i and child.dep_ not in {"punct", "cc"} for child in first.children)


def leaves_half(doc: Doc, shown: Collection[int]) -> bool:
    """Whether a question has somebody come or go, says by no name where, and leaves out what was done there.

    `shown` are the numbers of the tokens it shows.
    """
    return any(
        token.dep_ == "conj"
        and token.i not in shown
        and token.head.i in shown
        and token.head.lemma_ in COMING
        and not (has_subject(token) or has_stray_subject(token) or _says_where(token.head, shown))
        for token in list_tokens(doc)
    )


def _says_where(verb: Token, shown: Collection[int]) -> bool:
    """Whether it is told by a name from or to where somebody came."""
    phrases = (child for child in verb.children if child.dep_ == "prep" and child.i > verb.i)
    return any(
        word.pos_ == "PROPN" and word.i in shown and word.ent_type_ != "DATE"
        for phrase in phrases
        for word in phrase.subtree
    )


def holds_stray_deed(tokens: Iterable[Token]) -> bool:
    """Whether a deed of a list hangs on another as if on a state: "came to Lund, lodged there, and left"."""
    return any(
        token.tag_ == "VBD"
        and token.dep_ == "conj"
        and token.head.dep_ == "advcl"
        and token.head.tag_ == "VBN"
        for token in tokens
    )
