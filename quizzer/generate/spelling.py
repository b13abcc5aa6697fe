"""Words that a document surely misspells: unknown, written once, and one inner letter from a known word.

What a dictionary does not know is mostly a term of the subject, and a term is seldom one letter from a
common word. Endings are left alone: there words are formed anew. Knows words, no facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from quizzer.generate.model import load_model
from quizzer.generate.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 7
"""A shorter word has too many neighbours."""
_FORMED = ("ed", "ing", "er", "est", "s", "ly", "able", "ible")
_OPEN = word_set("NOUN VERB ADJ ADV")
_ELSEWHERE = (
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("ae", "e"),
    ("oe", "e"),
    ("ll", "l"),
    ("l", "ll"),
    ("tre", "ter"),
    ("men", "man"),
)
"""How letters are written in one English and in the other, or of one and of many."""


def find_misspelt(tokens: Iterable[Token]) -> frozenset[str]:
    """The words among all the tokens of a document that are surely misspelt."""
    counts: Counter[str] = Counter()
    suspects: dict[str, str] = {}
    for token in tokens:
        text = token.text
        if len(text) < _SHORTEST or not text.islower():
            continue
        counts[text] += 1
        if counts[text] == 1 and text.isascii() and text.isalpha() and token.pos_ in _OPEN:
            suspects[text] = token.lemma_
    known = _known_words()
    return frozenset(
        word
        for word, lemma in suspects.items()
        if counts[word] == 1 and word not in known and lemma not in known and _is_slip(word)
    )


@cache
def _known_words() -> frozenset[str]:
    """The words, as lemmas and irregular forms, that the language model's lemmatizer knows."""
    lookups = load_model().get_pipe("lemmatizer").lookups
    tables = [*lookups.get_table("lemma_index").values(), *lookups.get_table("lemma_exc").values()]
    return frozenset(word for table in tables for word in table)


def _is_slip(word: str) -> bool:
    known = _known_words()
    if word.endswith(_FORMED) or any(word.replace(a, b) in known for a, b in _ELSEWHERE):
        return False
    return any(near in known for near in _list_near(word))


def _list_near(word: str) -> Iterator[str]:
    """The words with one letter more, less or otherwise, or two in turn, neither first nor of the ending."""
    for at in range(1, len(word) - 1):
        before, after = word[:at], word[at:]
        if len(word) > _SHORTEST:
            yield before + after[1:]
        if at < len(word) - 2:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]
