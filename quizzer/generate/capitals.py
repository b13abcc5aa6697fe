"""Runs of capitalised words that may be names: the rules' half of finding names.

Works on tokens and their spelling, with the tagger only to judge a sentence's first word. Knows no
kinds of name and no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizzer.generate.parse import list_tokens
from quizzer.generate.words import (
    COUNTRIES,
    LINKS,
    NEVER_ALONE,
    NEVER_NAMES,
    PEOPLES,
    SHIP_PREFIXES,
    TITLES,
    word_set,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)$", re.IGNORECASE)
_NUMBERED = re.compile(r"[IVX]+$")
_BYNAMES = word_set(
    "Elder Younger Youngest Great Bold Wise Conqueror Terrible Pious Good Bald Fat Short Magnificent"
)
_DASHES = frozenset("-–‑")
_QUOTES = frozenset("\"“”«»'‘’")
_ARTICLES = frozenset(("the", "The"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Which words a document writes capitalised within a sentence, and which in lower case."""

    capital: frozenset[str]
    lower: frozenset[str]


def read_vocabulary(docs: Iterable[Doc]) -> Vocabulary:
    """The words of `docs` by how they are written; a sentence's first word proves nothing."""
    capital: set[str] = set()
    lower: set[str] = set()
    for doc in docs:
        for token in list_tokens(doc)[1:]:
            (capital if token.text[:1].isupper() else lower).add(token.text)
    return Vocabulary(frozenset(capital), frozenset(lower))


def find_capitals(doc: Doc, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The (start, end) token spans of capitalised runs, in order."""
    spans: list[tuple[int, int]] = []
    position = 0
    while position < len(doc):
        end = _run_from(doc, position, vocabulary)
        if end > position:
            spans.append((position, end))
        position = max(end, position + 1)
    return [span for start, end in spans if (span := _trimmed(doc, start, end))]


def is_capital(token: Token) -> bool:
    """Whether the token can be part of a name: capitalised, and not glued to a lower-case word."""
    text = token.text
    if not text[0].isupper() or text in NEVER_NAMES:
        return text in {"Jr.", "Sr."}
    return len(text) > 1 and not _glued(token)


def _glued(token: Token) -> bool:
    """Whether a hyphen ties the token to a lower-case word ("British-built", "anti-Soviet")."""
    doc, i = token.doc, token.i
    after = (
        i + 2 < len(doc)
        and not token.whitespace_
        and doc[i + 1].text in _DASHES
        and not doc[i + 1].whitespace_
    )
    before = (
        i >= 2 and doc[i - 1].text in _DASHES and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
    )
    return bool((after and doc[i + 2].text[0].islower()) or (before and doc[i - 2].text[0].islower()))


def _run_from(doc: Doc, start: int, vocabulary: Vocabulary) -> int:
    """The end of the run that starts at token `start`, or `start` where none does."""
    first = doc[start]
    ordinal = _ORDINAL.match(first.text) and start + 1 < len(doc) and is_capital(doc[start + 1])
    if not ordinal and (not is_capital(first) or _merely_first(first, vocabulary)):
        return start
    end = start + 1
    while (following := _continue(doc, end)) > end and not _begins_another(doc, start, end):
        end = following
    return end


def _begins_another(doc: Doc, start: int, end: int) -> bool:
    """Whether somebody's title follows a land's whole name: "the Ambassador to France | Count Berg"."""
    return doc[end].text in TITLES and doc[start:end].text in COUNTRIES


def _merely_first(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a sentence's first word is capitalised for that reason only."""
    opens = token.i == 0 or (doc := token.doc)[token.i - 1].text in _QUOTES or doc[token.i - 1].text == ":"
    if not opens or token.text in vocabulary.capital:
        return False
    return token.tag_ not in {"NNP", "NNPS"} or token.text.lower() in vocabulary.lower


def _continue(doc: Doc, end: int) -> int:
    """The end after one more piece of the run (a capital, a dash and a capital, links and a capital)."""
    size = len(doc)
    if end >= size:
        return end
    if doc[end].text in _DASHES and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        return end + 2 if end + 1 < size and is_capital(doc[end + 1]) else end
    if not doc[end - 1].whitespace_:
        return end
    if is_capital(doc[end]) or _initial(doc, end) or _NUMBERED.match(doc[end].text):
        return end + 1
    following = end
    while following < size and following - end < 3 and _links(doc, following):
        following += 1
    return following + 1 if end < following < size and is_capital(doc[following]) else end


def _links(doc: Doc, i: int) -> bool:
    if doc[i].text == "the":
        return doc[i - 1].text == "of" or (i + 1 < len(doc) and doc[i + 1].text in _BYNAMES)
    return doc[i].text in LINKS


def _initial(doc: Doc, i: int) -> bool:
    """Whether the token is an initial within a name ("W.")."""
    text = doc[i].text
    return len(text) == 2 and text[0].isupper() and text[1] == "." and i + 1 < len(doc)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The span without what is no part of a name at its edges."""
    while start < end and doc[start].text in _ARTICLES:
        start += 1
    if end - start > 2 and doc[start].text in PEOPLES and doc[start + 1].text in SHIP_PREFIXES:
        start += 1
    if start + 1 == end and (doc[start].text in NEVER_ALONE | TITLES):
        return None
    return (start, end) if start < end else None


def trim_entity(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """An entity's token span without article, possessive, quotes and brackets at its edges."""
    while start < end and (doc[start].text in _ARTICLES | _QUOTES or not doc[start].text[0].isalnum()):
        start += 1
    while start < end and (
        doc[end - 1].tag_ == "POS" or (not doc[end - 1].text[-1].isalnum() and doc[end - 1].text[-1] != ".")
    ):
        end -= 1
    opened = next((i for i in range(start, end) if doc[i].text == "("), end)
    if all(doc[i].text != ")" for i in range(opened, end)):
        end = opened
    return (start, end) if start < end else None


def overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of `others` that share a token with `span`."""
    return [other for other in others if other[0] < span[1] and span[0] < other[1]]
