"""What a clause can leave out at its end and still tell the same: a purpose, a circumstance, more of a name.

Of what happened once only; in a rule of the present the last words may decide when it holds. Knows tokens,
no facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.generate.clauses import Clause, trim
from quizzer.generate.parse import has_subject
from quizzer.generate.words import FINITE, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAILS = word_set("advcl prep relcl appos acl")
"""How what can be left out hangs on the rest."""
_PAST = word_set("VBD")
_CIRCUMSTANCES = word_set("as while because since although though whereas when after before so")
"""What begins a clause that tells how, why or when more closely."""
_AROUND = word_set("following after amid amidst despite during under")
_COMPLETING = word_set("as")
_AIMS = word_set("aim goal purpose intention view hope intent")
_AIDS = word_set("help aid assistance support")
_ANSWERS = word_set(
    "response reply result consequence reaction reward punishment compromise precaution retaliation reprisal protest"
)
"""What something is done as, for a reason that was told before: "bombed Gibraltar as a response"."""
_ORDERED = word_set(
    "commission ask hire invite order allow force persuade require compel permit urge encourage tell instruct authorize "
    "authorise enable help lead induce elect choose select appoint use design plan intend expect oblige prompt send"
)
"""Verbs, as lemmas, that need to tell what for."""
_DECISIVE = word_set(
    "if unless except excepting without only not never no until than whether according reportedly allegedly perhaps "
    "probably possibly unlike instead"
)
"""Words that change what the rest of the clause claims."""
_FEWEST = 3
"""How many words a clause keeps at least behind its verb and its subject together."""


def drop_tails(clause: Clause, kept: Collection[int]) -> Iterator[Clause]:
    """The clause without a purpose that opens it, then without its last part, then without the one before as well.

    What is `kept` stays.
    """
    if clause.finite.tag_ not in _PAST and not clause.auxiliary:
        return
    opening = next(
        (token for token in clause.front if token.head == clause.verb and not token.is_punct), None
    )
    if (
        opening is not None
        and _is_purpose(opening, clause.verb)
        and not {t.i for t in clause.front} & {*kept}
    ):
        clause = replace(clause, front=())
        yield clause
    last = max(token.i for token in (clause.verb, *clause.rest))
    ends = clause.verb.doc[last + 1 :].text in {"", "."}
    while (tail := _find_tail(clause, kept, ends)) is not None:
        rest = trim(token for token in clause.rest if token.i < tail)
        if len(rest) + len(clause.subject) < _FEWEST:
            return
        clause = replace(clause, rest=rest)
        yield clause


def _find_tail(clause: Clause, kept: Collection[int], ends: bool) -> int | None:
    """Where the shortest part begins that the clause can leave out at its end, None where there is none.

    An aside is one only where the whole sentence `ends` with the clause.
    """
    if not clause.rest:
        return None
    last = clause.rest[-1].i
    for token in reversed(clause.rest):
        if token.dep_ not in _TAILS or token.right_edge.i < last:
            continue
        first = token.left_edge.i
        if first <= clause.verb.i:
            continue
        words = token.doc[first : last + 1]
        if any(word.i in kept or word.lower_ in _DECISIVE for word in words):
            return None
        spare = _is_purpose(token, clause.verb) or _is_circumstance(token, clause.verb) or _says_more(token)
        if spare or (ends and _is_aside(token)):
            return int(first)
    return None


def _is_purpose(token: Token, verb: Token) -> bool:
    """As in "to help the poor", "in order to ...", "with the aim of ..."."""
    if token.head != verb or verb.lemma_ in _ORDERED or not _is_whole(verb) or _means_any(verb):
        return False
    if token.dep_ == "advcl" and token.tag_ == "VB":
        return any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    nouns = {child.lemma_ for child in token.children if child.dep_ == "pobj"}
    ordered = token.lower_ == "in" and "order" in nouns
    return token.dep_ == "prep" and (ordered or (token.lower_ == "with" and bool(nouns & _AIMS)))


def _is_circumstance(token: Token, verb: Token) -> bool:
    """As in "as the water rose", "following a vote", or any phrase behind a comma."""
    if token.dep_ == "prep":
        # "appointed Wallace, formerly an engineer, as chief": as what is no circumstance.
        parted = token.nbor(-1).text == "," and token.lower_ not in _COMPLETING
        spare = parted or token.lower_ in _AROUND or _tells_how(token)
        return token.head == verb and _is_whole(verb) and spare
    if token.dep_ not in {"advcl", "relcl"} or not has_subject(token):
        return False
    told = any(word.tag_ in FINITE for word in (token, *token.children))
    opens = token.left_edge
    when = token.dep_ == "relcl" and opens.lower_ == "when"
    return told and (when or (token.head == verb and opens.lower_ in _CIRCUMSTANCES and _is_whole(verb)))


def _tells_how(preposition: Token) -> bool:
    """As in "with the help of Berg", "as a response", "by promising more"."""
    nouns = {child.lemma_ for child in preposition.children if child.dep_ == "pobj"}
    means = preposition.lower_ == "by" and any(child.dep_ == "pcomp" for child in preposition.children)
    answers = preposition.lower_ == "as" and bool(nouns & _ANSWERS)
    return means or answers or (preposition.lower_ == "with" and bool(nouns & _AIDS))


def _says_more(token: Token) -> bool:
    """Whether a clause says more of a name, which means one thing without it: "the Act that freed slaves"."""
    noun = token.head
    definite = any(child.lower_ == "the" for child in noun.lefts)
    return token.dep_ == "relcl" and _is_name(noun) and definite and noun.i < token.i


def _is_aside(token: Token) -> bool:
    """Whether a comma ties the phrase to a name before it: "Riga, a city on the Baltic"."""
    noun = token.head
    listed = any(word.dep_ in {"cc", "conj"} for word in (*noun.children, *token.children))
    parted = token.left_edge.nbor(-1).text == ","
    return token.dep_ in {"appos", "acl"} and _is_name(noun) and parted and not listed


def _is_name(noun: Token) -> bool:
    return bool(noun.pos_ == "PROPN" and noun.text[:1].isupper() and noun.tag_ != "NNPS")


def _means_any(verb: Token) -> bool:
    """Whether what is made or done is told by its purpose alone: "signed a deal", "a resolution was passed"."""
    done = next((child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}), None)
    if done is None or any(word.pos_ == "PROPN" for word in done.subtree if word.i <= done.i):
        return False
    return not any(child.lower_ in {"the", "this"} or child.dep_ == "poss" for child in done.lefts)


def _is_whole(verb: Token) -> bool:
    """Whether the verb has its object, or can have none: "was built", "arrived at Riga"."""
    return any(child.dep_ in {"dobj", "auxpass"} for child in verb.children) or not any(
        child.dep_ in {"attr", "acomp", "oprd", "dative"} for child in verb.children
    )
