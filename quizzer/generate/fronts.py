"""What of a clause moves when it is asked: a place that opens it, what a date is said to be.

Knows tokens, no facts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.words import PLACE_LABELS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizzer.generate.clauses import Clause

_SHORT = 4
"""Words of a phrase that a question ends with, at most."""
_OWN_TENSE = word_set("relcl advcl ccomp acl pcomp csubj")
"""Clauses behind which a phrase would be theirs."""


def opens_with_place(clause: Clause) -> bool:
    """Whether a short phrase of place opens a plain clause that tells no other place."""
    front, rest = clause.front, clause.rest
    short = 1 < len(front) <= _SHORT and front[0].lower_ in {"in", "at"}
    placed = all(token.ent_type_ in PLACE_LABELS or token.lower_ == "the" for token in front[1:])
    plain = all(token.text != "," and token.dep_ not in _OWN_TENSE for token in rest)
    return short and placed and plain and not any(token.ent_type_ in PLACE_LABELS for token in rest)


def leaves_apposition(rest: Sequence[Token], phrase: Collection[int]) -> bool:
    """Whether what stands behind a phrase says what that is: "on 23 October, the anniversary of the revolt"."""
    after = max(phrase, default=-1) + 1
    return any(
        token.i == after + 1 and token.dep_ in {"det", "poss"} and token.nbor(-1).text == ","
        for token in rest
    )
