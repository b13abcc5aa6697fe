"""How many: the number of a noun that is its verb's subject, object or complement, or of which there are some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizzer.generate.clauses import trim
from quizzer.generate.nested import asserts
from quizzer.generate.number_forms import MONEY, SHARES
from quizzer.generate.parse import find_there, list_tokens
from quizzer.generate.turning import Swap, Turned, Turning, Wording
from quizzer.generate.words import word_set
from quizzer.generate.year_context import UNITS
from quizzer.models import Figure

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABOUT = word_set("about around approximately nearly almost over at least more less fewer than up to most")
"""What may stand before a number and stay before "how many"."""
_DROPPED = word_set("only just the a an")
_HEDGES = {"estimated": "about", "some": "about", "roughly": "about", "circa": "about"}
_DIMENSIONS = word_set("high wide deep long tall thick by broad after before later earlier ago old")
_INTO = word_set("in into by with from for to on over within of after")
_CHANGING = word_set("decrease increase rise fall grow drop decline shrink jump climb expand")
"""Verbs, as lemmas, of what changes by a share."""
_COINS = {
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "¥": "yen",
    "₱": "pesos",
    "₽": "roubles",
    "₹": "rupees",
}


def ask_how_many(turning: Turning, value: Figure) -> Turned | None:
    """The question for the number, or None."""
    noun = turning.head.head if turning.head.dep_ == "nummod" else turning.head
    part = turning.find_part()
    counted = None if part is None else _count(turning, noun, value)
    if part is None or counted is None:
        return None
    words, left = counted
    if part == turning.clause.head and (part == noun or _is_of(noun, part)):
        return turning.ask_subject(Swap(words, left))
    if part == noun and noun.dep_ in {"dobj", "npadvmod"}:
        owned = any(child.lower_ == "of" and child.i not in left for child in noun.children)
        again = _is_counted_again(noun, left)
        changed = words.endswith("percentage") and turning.clause.verb.lemma_ in _CHANGING
        words = f"by {words}" if changed else words
        return None if owned or again or _heads_a_list(noun) else turning.invert(words, left)
    if part.lower_ == "with" and turning.clause.verb.lemma_ == "be":
        return None
    direct = part.dep_ == "prep" and part.lower_ in _INTO and noun.head == part and _is_plain(noun, left)
    if not direct or turning.may_belong_elsewhere(part):
        return None
    return turning.invert(f"{part.lower_} {words}", left | {part.i, noun.i})


def ask_how_many_there_are(wording: Wording, value: Figure) -> Turned | None:
    """As in "As of 2013, how many schools are there in Riga?" of a sentence that says that there are so many."""
    noun = wording.head.head
    verb = noun.head
    there = find_there(verb)
    number = wording.head.dep_ == "nummod" and noun.dep_ == "attr"
    if there is None or not number or not asserts(noun.doc):
        return None
    counted = _count(wording, noun, value)
    if counted is None or noun.left_edge.i != verb.i + 1:
        return None
    words, left = counted
    shown = [token for token in list_tokens(noun.doc) if token.i not in wording.cut]
    front = trim(token for token in shown if token.i < there.i)
    rest = trim(token for token in shown if token.i > noun.i and token.i not in left)
    text = " ".join(filter(None, [words, verb.lower_, "there", wording.say(rest)]))
    text = f"{wording.say(front)}, {text}" if front else text
    used = frozenset(token.i for token in (*front, there, verb, noun, *rest))
    return Turned(f"{text[:1].upper()}{text[1:]}?", used)


def _heads_a_list(noun: Token) -> bool:
    """Whether a comma and a name follow, of whom as much is told: "won 40 votes, Lund 30 votes"."""
    following = noun.doc[noun.i + 1 : noun.i + 3]
    return len(following) > 1 and following[0].text == "," and following[1].pos_ == "PROPN"


def _is_counted_again(noun: Token, left: frozenset[int]) -> bool:
    """Whether another number of the same things follows: "extends 1,223 kilometres to the sea and 660 kilometres west"."""
    return any(
        token.i not in left
        and token.lemma_ == noun.lemma_
        and any(c.dep_ == "nummod" for c in token.children)
        for token in noun.doc[noun.i + 1 :]
    )


def _is_of(noun: Token, subject: Token) -> bool:
    """Whether the counted noun says of what the subject is: "a flotilla of 50 boats"."""
    return bool(noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head == subject)


def _is_plain(noun: Token, left: frozenset[int]) -> bool:
    """Whether nothing follows the noun that would be left behind when its phrase moves."""
    return all(token.i in left or token == noun for token in noun.subtree)


def _count(turning: Wording, noun: Token, value: Figure) -> tuple[str, frozenset[int]] | None:
    """The phrase up to the noun with its number asked for ("over how many tanks"), and its tokens."""
    gap_start, gap_end = turning.draft.removed[-1]
    left = list(noun.doc[noun.left_edge.i : noun.i + 1])
    before = [token for token in left if token.idx < gap_start and token.lower_ not in _DROPPED]
    after = [token for token in left if token.idx >= gap_end]
    share, coins = value.unit in SHARES, _COINS.get(value.unit)
    if coins:
        before, after = [token for token in before if token.text not in MONEY], []
    known = all(token.lower_ in _ABOUT | _HEDGES.keys() for token in before)
    if not known or not (after or share or coins) or _is_odd(turning, noun, coins):
        return None
    if any(child.dep_ in {"appos", "conj"} for child in noun.children) or _measures_a_side(noun):
        return None
    if value.high is not None and share:
        return None
    words = "what percentage" if share else f"how many {coins or turning.say(after)}"
    whole = noun.doc[noun.i + 1] if share and noun.i + 1 < len(noun.doc) else None
    if whole is not None and whole.lower_ == "of":
        if any(token.tag_ == "PRP$" or token.text == "," or token.dep_ == "cc" for token in whole.subtree):
            return None
        left += list(whole.subtree)
        words = f"{words} {turning.say(list(whole.subtree))}"
    opening = " ".join(_HEDGES.get(token.lower_, token.lower_) for token in before)
    return " ".join(filter(None, [opening, words])), frozenset(token.i for token in left)


def _is_odd(turning: Wording, noun: Token, coins: str | None) -> bool:
    """Whether nobody asks so: how many "other" things or "total", the price in "a $5 million deal", dollars "in 2007 dollars"."""
    if coins is None:
        return noun.lower_ == "total" or any(child.lower_ == "other" for child in noun.lefts)
    text = turning.draft.reading.text
    return turning.head != noun or re.search(rf"\bUSD? ?\$|\b{coins}\b", text) is not None


def _measures_a_side(noun: Token) -> bool:
    """Whether what follows the noun says what it measures ("25 metres high", "50 years after his death")."""
    following = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    if following in _DIMENSIONS:
        return True
    return noun.text in UNITS and noun.head.lemma_ in {"measure", "be", "stand"}
