"""Gate on the language: only English is read, and a line of another must not be asked as if it were."""

from __future__ import annotations

import re

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
    words = _WORDS.findall(draft.reading.text)
    foreign = sum(word in _FOREIGN for word in words)
    english = any(word.lower() in _ENGLISH for word in words)
    return "not in English" if foreign >= _ENOUGH and not english else None
