"""The document's title above a question that neither a year nor the title itself places.

"Who was killed and beheaded, against the wishes of John of Austria?" is clear to whoever has the page in
view; in a session among other sets it needs "Battle of Lepanto" above it. Knows texts, no parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quizzer.documents.links import drop_aside
from quizzer.generate.personal_names import begins_as_persons

_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?!\d|,\d)|\b\d{1,4} (?:AD|BC|BCE|CE)\b|\b(?:AD|year) \d")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_WORDS = 8
_STEM = 4
"""Letters that a word shares with what is derived from it: "Japan" and "Japanese"."""


def name_topic(title: str, text: str, prompt: str, answers: Sequence[str]) -> str:
    """The title as the line above the prompt, "" where that is placed without, or the title tells the answer.

    A title of which the `text` has no word is the name of a file.
    """
    if len(title.split()) > _MOST_WORDS or _YEAR.search(prompt) or not _is_known(title, text):
        return ""
    return "" if _is_named(drop_aside(title), prompt) or _tells(title, answers) else title


@lru_cache(maxsize=1)
def _is_known(title: str, text: str) -> bool:
    """Whether the text has a word of the title; asked once of a document, which may be a book."""
    return any(word in text or word.lower() in text for word in _WORD.findall(title))


def _is_named(title: str, prompt: str) -> bool:
    """Whether the prompt has the title, or the surname of the person it names."""
    if title.casefold() in prompt.casefold():
        return True
    return begins_as_persons(title) and title.split()[-1] in prompt


def _tells(title: str, answers: Sequence[str]) -> bool:
    """Whether a word of an answer, or one derived from it, stands in the title, or a number where one is asked."""
    told = title.casefold()
    numbers = any(sign.isdigit() for sign in title)
    for answer in answers:
        if numbers and any(sign.isdigit() for sign in answer):
            return True
        if any(word.casefold()[:_STEM] in told for word in _WORD.findall(answer)):
            return True
    return False
