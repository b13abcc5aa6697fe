"""A place and what it is or was called besides, where a bracket tells: "New Spain (now Mexico)".

Knows names and texts, no parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.initialisms import list_ending
from quizzer.generate.parse import read_text
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKET = re.compile(
    r" \((?:now|today|then|formerly|previously|later|modern(?:-day)?|present-day|now known as|called) "
    r"(?P<other>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})\)"
)
_PLACES = frozenset((NameKind.PLACE, NameKind.NAME))


def find_renamed(docs: Sequence[Doc], kinds: Mapping[str, NameKind]) -> Iterator[tuple[str, str]]:
    """Places, each with its other name."""
    for doc in docs:
        text = read_text(doc)
        for mark in _BRACKET.finditer(text):
            named = max(list_ending(mark.start(), text, kinds), key=len, default=None)
            if named is not None and kinds[named] in _PLACES:
                yield named, mark["other"]
