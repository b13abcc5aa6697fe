"""How much a learner has to read, and how much is too much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizzer.generate.parse import list_tokens, read_text
from quizzer.models import Figure, Name, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_WORDS = 30
"""Of longer prompts judges found every second one faulty, of shorter ones every fourth."""
_MOST_FOR_A_DAY = 32
"""A full date is worth a longer sentence."""
_FEWEST_WORDS = 6
_TITLE = re.compile(r"(?<=[\w_]), (?:\"[A-Z][^\"]*\"|“[A-Z][^”]*”),(?= )")


def count_words(text: str) -> int:
    """How many words there are to read beside a title in quotation marks between commas, which is one thing."""
    titled = '"' in text or "“" in text
    return len((_TITLE.sub(" ", text) if titled else text).split())


def is_too_long(prompt: str, answer: PartialDate | Figure | Name) -> bool:
    """Whether a prompt has more words than its answer is worth."""
    day = isinstance(answer, PartialDate) and answer.precision is Precision.DAY
    return count_words(prompt) > (_MOST_FOR_A_DAY if day else _MOST_WORDS)


def is_too_short(prompt: str, doc: Doc) -> bool:
    """Whether too little of a sentence is left; one that is short by itself, "Otho overthrew Galba", is kept whole.

    It tells enough where it speaks of names, dates and figures alone, not of "a strict approach".
    """
    words = count_words(prompt)
    if words >= _FEWEST_WORDS:
        return False
    vague = any(token.tag_ in {"NN", "NNS"} for token in list_tokens(doc))
    return vague or words < count_words(read_text(doc))
