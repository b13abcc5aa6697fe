"""Where a statement has its gap, and whether question words may stand there.

Near the end and in one breath with the main verb they may; not behind a second sentence, nor with much
behind them. Knows tokens and a statement's text, no question words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from quizzer.generate.parse import has_stray_subject, has_subject
from quizzer.generate.turning import Wording
from quizzer.generate.words import FINITE, word_set
from quizzer.models import BLANK, Figure

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAIL = re.compile(r"(?:['’]s)?(?: [^,;:()\"“”—–]+)?\.")
YEAR = re.compile(r" \[[^\]]*\]")
"""A year that a prompt adds behind a date."""
_MOST_BEHIND = 8
"""How many words may follow the question words, that the question still ends with them."""
_COUNTED = 4
"""How many more behind "how many", which names what is counted."""
_APART = word_set(', ; : — – ( " “')
_MOST_CLAUSES = 1
"""How many verbs may stand between the main verb and the answer."""
_ASIDES = word_set("relcl appos acl")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with a gap, the tokens it shows besides, and the verb all hangs on."""

    text: str
    shown: Sequence[Token]
    verb: Token


@dataclass(frozen=True, slots=True)
class Place:
    """A statement before and behind its gap, and the tokens it shows."""

    before: str
    behind: str
    shown: frozenset[int]


def read_place(wording: Wording, told: Statement) -> Place | None:
    """The statement around its gap, where that follows the main verb in one breath, with little behind it."""
    shown = told.shown
    before, _, behind = told.text.partition(BLANK)
    last = max(wording.asked)
    after = [token for token in shown if token.i > last]
    aside = _find_aside(after)
    if aside:
        behind = f"{behind.partition(',')[0]}."
        shown, after = [token for token in shown if token not in aside], after[: -len(aside)]
    most = _MOST_BEHIND + _COUNTED * isinstance(wording.draft.mention.fact.value, Figure)
    short = _TAIL.fullmatch(YEAR.sub("", behind)) and len(behind.split()) <= most
    loose = any(token.tag_ in FINITE or token.dep_ == "cc" for token in after)
    if not short or loose or not _follows_main_verb(wording, told.verb, shown):
        return None
    return Place(before, behind, frozenset(token.i for token in shown))


def _find_aside(after: Sequence[Token]) -> Sequence[Token]:
    """What follows the first comma behind the gap, where it is one aside: ", the world's oldest Chinatown"."""
    start = next((number for number, token in enumerate(after) if token.text == ","), len(after))
    words = [token for token in after[start:] if not token.is_punct]
    tops = [token for token in words if token.head not in words]
    if len(tops) != 1:
        return ()
    follows = tops[0].dep_ == "advcl" and tops[0].tag_ == "VBG"
    return after[start:] if follows or tops[0].dep_ in _ASIDES else ()


def _follows_main_verb(wording: Wording, root: Token, shown: Sequence[Token]) -> bool:
    first = min(wording.asked)
    if root.i > first or is_second(root, shown):
        return False
    # The comma of "24 June, 1571" parts nothing.
    parted = [t for t in shown if root.i < t.i < first and t.text in _APART and t.ent_type_ != "DATE"]
    if len(parted) > 1 or (parted and not _goes_on(parted[0], wording.head)):
        return False
    above = takewhile(lambda token: token != root, wording.head.ancestors)
    inner = [token for token in above if token.pos_ == "VERB"]
    return len(inner) <= _MOST_CLAUSES and not any(map(_stands_apart, inner))


def _goes_on(comma: Token, head: Token) -> bool:
    """Whether what follows the comma needs what is before it: ", named by Jaeger in 1828", ", and paid"."""
    verb = comma.nbor()
    described = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and verb in head.ancestors
    joined = verb.dep_ == "cc" and any(
        word.dep_ == "conj" and word.head == verb.head for word in head.ancestors
    )
    return comma.text == "," and (described or joined)


def find_main(shown: Sequence[Token]) -> Token | None:
    """The verb that all that is shown hangs on: of a part behind a semicolon, that part's own."""
    tops = [
        token
        for token in shown
        if token.pos_ in {"VERB", "AUX"} and (token.head == token or token.head not in shown)
    ]
    return next((verb for verb in tops if has_subject(verb)), None)


def is_second(root: Token, shown: Sequence[Token]) -> bool:
    """Whether a whole sentence stands before the main verb's own."""
    before = (child for child in root.children if child.dep_ in {"ccomp", "parataxis"} and child.i < root.i)
    return any(child in shown for child in before)


def _stands_apart(verb: Token) -> bool:
    """Whether the verb is of a clause with "which" or "who" of its own, or of a second sentence."""
    relative = verb.dep_ == "relcl" and any(child.lower_ in {"which", "who"} for child in verb.children)
    return relative or starts_anew(verb)


def starts_anew(verb: Token) -> bool:
    """Whether the verb begins a second sentence: "... and the fort was blown up", whatever the parse says of the fort."""
    helpers = [child.i for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    told = bool(helpers) and verb.doc[min(helpers) - 1].pos_ in {"NOUN", "PROPN"}
    return has_stray_subject(verb) or (verb.dep_ == "conj" and (told or has_subject(verb)))
