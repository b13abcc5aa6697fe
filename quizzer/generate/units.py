"""What a number counts: the unit or noun after it, by pattern for signs and by the parse for nouns.

Also tells a count from a name: "62 Squadron" and "chapter 3" count nothing. Knows the number only by
where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizzer.generate.number_forms import COLLECTIVES, COMPOUND, SYMBOL
from quizzer.generate.parse import read_text
from quizzer.generate.year_context import UNITS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FARTHEST = 7
"""How many tokens after a number the noun it counts may stand."""

LONGEST_UNIT = 5
"""A phrase of more words than this is told by its noun alone."""

_INSIDE = {"ADJ", "NOUN", "PROPN", "ADV", "PART", "NUM", "VERB", "X"}
_MODIFIERS = {"nummod", "compound", "quantmod", "amod", "nmod", "npadvmod", "advmod", "det", "poss"}
_LINKS = {"compound", "nmod", "amod", "nummod"}
_PLURALS = {"NNS", "NNPS"}
_CASUALTIES = {"dead", "killed", "wounded", "injured", "missing", "captured", "others", "percent"}


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts, as written ("" where nothing says it), and how surely."""

    text: str
    end: int
    confidence: float = 1.0


def find_unit(doc: Doc, start: int, end: int) -> Unit | None:
    """What the number from `start` to `end` counts; None where it is part of a name."""
    sign = SYMBOL.match(read_text(doc), end) or COMPOUND.match(read_text(doc), end)
    if sign:
        return Unit(sign["unit"], sign.end())
    tokens = list(doc.char_span(start, end, alignment_mode="expand"))
    head = _counted(tokens) or _next_noun(tokens[-1])
    if head is None:
        return None if _is_label(tokens) else Unit("", end, 0.9)
    last = _coordinated(head)
    if _is_name(tokens, head, last):
        return None
    return _phrase(tokens[-1], last, _sureness(tokens, last))


def _sureness(tokens: list[Token], last: Token) -> float:
    """How surely the number counts `last`, and is no part of a name before or around both."""
    first = tokens[0]
    is_spelt = first.is_alpha
    is_large = is_spelt or "," in first.text
    follows_name = first.i > 1 and first.nbor(-1).text[:1].isupper()
    if follows_name and not is_large:
        return 0.3
    if last.tag_ in {"NN", "NNP"} and last.lower_ not in COLLECTIVES and not last.text[:1].isupper():
        return 0.6
    is_list = last.i == tokens[-1].i + 1 and last.text[:1].isupper() and not is_large and len(first) == 1
    return 0.3 if is_list else 1.0


def _counted(tokens: list[Token]) -> Token | None:
    """The noun the parse hangs the number on, if it stands close after it."""
    inside = {token.i for token in tokens}
    root = next((token for token in reversed(tokens) if token.head.i not in inside), tokens[-1])
    head = root.head
    while head.i < head.head.i and (head.dep_ in _LINKS or (head.dep_ == "poss" and head.tag_ == "NN")):
        head = head.head
    last = tokens[-1].i
    if (
        root.dep_ not in _MODIFIERS
        or not last < head.i <= last + FARTHEST
        or head.pos_ not in {"NOUN", "PROPN"}
    ):
        return None
    return head if all(_belongs(token) for token in head.doc[last + 1 : head.i]) else None


def _belongs(token: Token) -> bool:
    """Whether the token may stand between a number and its noun."""
    if token.is_punct:
        return token.text in "-‐–'’\"“”"
    if token.pos_ == "VERB":
        return token.tag_ in {"VBG", "VBN"}
    return token.pos_ in _INSIDE or (token.dep_ == "cc" and token.nbor().pos_ == "ADJ")


def _next_noun(last: Token) -> Token | None:
    """The plural noun or participle that follows where the parse went astray."""
    doc = last.doc
    for token in doc[last.i + 1 : last.i + 4]:
        if token.tag_ in _PLURALS or (token.i == last.i + 1 and token.lower_ in _CASUALTIES):
            return token
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return None
    return None


def _coordinated(head: Token) -> Token:
    """The last of several plural nouns that share one number, as in "40 guns and mortars"."""
    doc = head.doc
    # "7 days and crosses": nothing shares a measure.
    if head.i + 2 >= len(doc) or doc[head.i + 1].lower_ not in {"and", "or"} or head.lower_ in UNITS:
        return head
    # "25,000 infantry and cavalry": nouns that are no plural are shared only with their like.
    shared = {"NN"} if head.pos_ == "NOUN" and head.tag_ == "NN" and head.text.isalpha() else _PLURALS
    for token in doc[head.i + 2 : head.i + 5]:
        ends = token.i + 1 == len(doc) or doc[token.i + 1].pos_ not in {"NOUN", "PROPN", "ADJ"}
        if token.tag_ in shared and ends:
            return token
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
    return head


def _is_name(tokens: list[Token], head: Token, last: Token) -> bool:
    """Whether number and noun together name something: "62 Squadron", "Seven Years' War"."""
    first = tokens[0]
    if first.i and first.text[:1].isupper() and first.is_alpha and not _opens_sentence(first):
        return True
    if not head.text[:1].isupper() or head.like_num:
        return False
    return bool(last.tag_ not in _PLURALS or head.dep_ == "poss")


def _opens_sentence(token: Token) -> bool:
    return all(one.is_punct or one.is_space or one.text == "[" for one in token.doc[: token.i])


def _is_label(tokens: list[Token]) -> bool:
    """Whether a bare number belongs to the word before it: "chapter 3", "Apollo 11"."""
    first = tokens[0]
    if first.i == 0:
        return False
    before = first.nbor(-1)
    if before.lower_ in {"aged", "age"} or "," in first.text or "," in tokens[-1].text:
        return False
    return bool(before.pos_ == "PROPN" or (before.pos_ == "NOUN" and first.head.i == before.i))


def _phrase(number: Token, last: Token, confidence: float) -> Unit:
    """The words from after `number` to `last`, or `last` alone where they are many."""
    first = number.nbor()
    while first.i < last.i and first.is_punct:
        first = first.nbor()
    end = last.idx + len(last)
    phrase = read_text(last.doc)[first.idx : end]
    return Unit(phrase if len(phrase.split()) <= LONGEST_UNIT else last.text, end, confidence)
