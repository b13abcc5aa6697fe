"""What else is right for a name where its sentence shows what is meant by it: a people, a place.

Knows one sentence and one name in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.generate.facts import Mention, Reading
from quizzer.generate.synonyms import SAME_PLACE
from quizzer.generate.words import DEMONYMS, PLACE_LABELS, SUBJECTS, word_set
from quizzer.models import Name, NameKind

_PLACES = frozenset((NameKind.PLACE, NameKind.NAME))
_MANY = ("s", "sh", "ch", "ese")
"""How the words for a whole people end."""
_AT = re.compile(r"\b(?:in|into|near|around|outside|at) $", re.IGNORECASE)
_LARGER = re.compile(r", (?P<land>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2})(?=[,.;:)]|\s[a-z(]|$)")
"""A larger place behind a place: "Tyler, Texas"."""
_OF_PEOPLE = word_set("of with against between for")
"""Prepositions behind which a people may stand as well as its land: "allies of the British"."""


def list_meant(reading: Reading, mention: Mention, answer: str) -> Iterator[str]:
    """The other words for what the name means in its sentence."""
    value = mention.fact.value
    if isinstance(value, Name):
        yield from _list_peoples(answer, reading, mention)
        larger = _LARGER.match(reading.text, mention.end)
        if larger and value.kind in _PLACES and _is_in(reading, mention, larger.start("land")):
            yield f"{answer}, {larger['land'].rstrip('.')}"
        voted = value.kind is NameKind.PLACE and reading.label(mention) == "GPE"
        at = value.kind is not NameKind.PERSON and _AT.search(reading.text, 0, mention.start)
        if voted or at:
            yield from sorted({name for group in SAME_PLACE if answer in group for name in group} - {answer})


def _is_in(reading: Reading, mention: Mention, start: int) -> bool:
    """Whether the parse hangs a name of a place that begins there on the one that is meant."""
    following = next((one for one in reading.mentions if one.start == start), None)
    if following is None:
        return False
    land = reading.head(following)
    return land.dep_ == "appos" and land.head in reading.tokens(mention) and land.ent_type_ in PLACE_LABELS


def _list_peoples(answer: str, reading: Reading, mention: Mention) -> Iterator[str]:
    """The people of a land that acts: "the British" did what Britain did."""
    head = reading.head(mention)
    acts = head.dep_ in SUBJECTS or (
        head.dep_ == "pobj" and (head.head.dep_ == "agent" or head.head.lower_ in _OF_PEOPLE)
    )
    for word in DEMONYMS.get(answer, ()) if acts else ():
        if word.endswith(_MANY):
            yield word
        elif word.endswith("an") and not word.endswith("man"):
            yield f"{word}s"
