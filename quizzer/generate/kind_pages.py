"""A page about a kind of thing, "Snow leopard", which its sentences go on to call "it".

Its title is no name but a common noun. Knows parses, no facts and no questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from quizzer.generate.antecedents import Line
from quizzer.generate.parse import list_tokens, read_text
from quizzer.generate.words import SUBJECTS, word_set

_FEWEST = 2
"""How many sentences begin with the kind before a page is about it; another has it amid its words."""
_SINGULAR = word_set("NN NNP")


def find_kind(lines: Sequence[Line], title: str) -> str:
    """The kind as sentences begin with it, "the snow leopard" or "oxygen", or "" where the title is no such noun."""
    common = title[:1].lower() + title[1:]
    # "African elephant" keeps its capital.
    nouns = (common, title) if " " in title and title.split()[-1].islower() else (common,)
    texts = [read_text(line.doc) for line in lines]
    for article, noun in product(("the ", ""), nouns):
        said = re.compile(rf"\w {re.escape(noun)}\b")
        begun = sum(is_about(line, f"{article}{noun}") for line in lines)
        if begun >= _FEWEST and any(map(said.search, texts)):
            return f"{article}{noun}"
    return ""


def is_about(line: Line, kind: str) -> bool:
    """Whether the kind is the singular subject of the sentence."""
    text = _lower_first(read_text(line.doc))
    return any(
        text[token.left_edge.idx : token.idx + len(token)] == kind
        for token in list_tokens(line.doc)
        if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and token.tag_ in _SINGULAR
    )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
