"""A sentence's parse as plain text and tokens, made once.

A parse puts its text and its tokens together anew each time it is asked, and every fact asks. Knows
nothing of facts.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from quizzer.generate.words import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@lru_cache(maxsize=1024)
def read_text(doc: Doc) -> str:
    """The text of a sentence."""
    return str(doc.text)


@lru_cache(maxsize=1024)
def list_tokens(doc: Doc) -> tuple[Token, ...]:
    """The tokens of a sentence, made once: a parse makes them anew each time it is walked through."""
    return tuple(doc)


def find_root(doc: Doc) -> Token | None:
    """The word that the whole sentence hangs on, mostly its main verb."""
    return next((token for token in list_tokens(doc) if token.dep_ == "ROOT"), None)


def find_subject(doc: Doc) -> Token | None:
    """The noun that the main verb is said of."""
    tokens = list_tokens(doc)
    return next((token for token in tokens if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"), None)


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def has_stray_subject(verb: Token) -> bool:
    """Whether the parse joins the verb's subject to a noun before: "is the largest country and Riga has a port"."""
    if not verb.i or verb.tag_ not in FINITE or has_subject(verb):
        return False
    before = verb.nbor(-1)
    opens = before.left_edge.i - 1
    return (
        before.pos_ in {"NOUN", "PROPN"}
        and before.dep_ == "conj"
        and before.head.i < verb.i
        and opens > 0
        and verb.doc[opens].lower_ in {"and", "but"}
    )


def find_there(verb: Token) -> Token | None:
    """The "there" right before a main verb that plainly says what there is, None before any other."""
    there = next((child for child in verb.children if child.dep_ == "expl"), None)
    odd = any(child.dep_ in {"neg", "aux", "conj", "ccomp"} for child in verb.children)
    plain = verb.dep_ == "ROOT" and verb.lemma_ == "be" and not odd
    return there if plain and there is not None and there.i + 1 == verb.i else None


def read_before(span: Span, distance: int) -> str:
    """The text of the token `distance` before a mention, "" at the sentence's start."""
    at = span.start - distance
    return str(span.doc[at].text) if at >= 0 else ""


def read_next(token: Token) -> str:
    """The text of the token behind this one, "" at the sentence's end."""
    at = token.i + 1
    return str(token.doc[at].text) if at < len(token.doc) else ""


def owns(span: Span) -> bool:
    """Whether a mention has its "'s"."""
    return span.end < len(span.doc) and bool(span.doc[span.end].tag_ == "POS")


@lru_cache(maxsize=1024)
def list_starts(doc: Doc) -> tuple[int, ...]:
    """Where each token of a sentence begins in its text, made once."""
    return tuple(token.idx for token in list_tokens(doc))


@lru_cache(maxsize=4096)
def find_span(doc: Doc, start: int, end: int) -> tuple[Token, ...]:
    """The tokens that begin within the span of the text, or the one before it, made once."""
    tokens, starts = list_tokens(doc), list_starts(doc)
    first, after = bisect_left(starts, start), bisect_left(starts, end)
    return tokens[first:after] or tokens[first - 1 : first]


@lru_cache(maxsize=4096)
def find_head(doc: Doc, start: int, end: int) -> Token:
    """The token of the span that the rest of the sentence hangs on, found once."""
    tokens = find_span(doc, start, end)
    return next((token for token in tokens if token.head not in tokens), tokens[-1])


@lru_cache(maxsize=64)
def list_outside(doc: Doc, cuts: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    """The tokens of a sentence that begin in none of the cuts, (start, end) in its text; asked by many gates."""
    tokens, starts = list_tokens(doc), list_starts(doc)
    kept = bytearray(b"\1" * len(tokens))
    for start, end in cuts:
        first, after = bisect_left(starts, start), bisect_left(starts, end)
        kept[first:after] = bytes(after - first)
    return tuple(compress(tokens, kept))
