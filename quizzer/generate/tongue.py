"""Gate on the language: only English is read, and a line of another must not be asked as if it were."""

from __future__ import annotations

import re
from functools import lru_cache

from quizzer.generate.cloze import Draft
from quizzer.generate.setting import Setting
from quizzer.generate.words import word_set

_ENGLISH = word_set(
    "the and of to from with which their were been that these those after before between during into about are not it its "
    "his has this by at when until who whose became also more most first two three several some other such than through"
)
_FOREIGN = word_set(
    "og er det som av ble på ikke til med sin eit ein har frå och att är för inte und der das ist mit nicht auf "
    "für wurde eine einer est une dans pour avec qui que par sur sont con por una para como fue che nel della sono "
    "het een wordt niet voor met zijn uma com foi são jest nie się był oraz ei ovat ve bir"
)
"""Small words of other languages that stand in no name and mean nothing in English."""
_WORDS = re.compile(r"[^\W\d_]+")
_ENOUGH = 2


def in_english(draft: Draft, _: Setting) -> str | None:
    """No sentence with small words of another language and none of English."""
    return "not in English" if _is_foreign(draft.reading.text) else None


@lru_cache(maxsize=4)
def _is_foreign(text: str) -> bool:
    """Whether the sentence is of another language, found once for all its facts."""
    words = _WORDS.findall(text)
    foreign = sum(word in _FOREIGN for word in words)
    return foreign >= _ENOUGH and not any(word.lower() in _ENGLISH for word in words)
