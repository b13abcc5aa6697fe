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
_OF_PEOPLE = word_set("of with against between for")
"""Prepositions behind which a people may stand as well as its land: "allies of the British"."""


def list_meant(reading: Reading, mention: Mention, answer: str) -> Iterator[str]:
    """The other words for what the name means in its sentence."""
    value = mention.fact.value
    if isinstance(value, Name):
        # "Nogi's army", where the document has his name in full.
        for one in reading.callings:
            if one.start <= mention.start and mention.end <= one.end and answer in one.text:
                yield one.text.removesuffix("'s")
        yield from _list_peoples(answer, reading, mention)
        if value.kind in _PLACES and (land := _find_land(reading, mention)):
            yield f"{answer}, {land}"
        voted = value.kind is NameKind.PLACE and reading.label(mention) == "GPE"
        at = value.kind is not NameKind.PERSON and _AT.search(reading.text, 0, mention.start)
        if voted or at:
            yield from sorted({name for group in SAME_PLACE if answer in group for name in group} - {answer})


def _find_land(reading: Reading, mention: Mention) -> str:
    """The larger place that a comma and the parse tie to the one that is meant, "" where none: "Texas" behind "Tyler"."""
    following = next((one for one in reading.mentions if one.start == mention.end + len(", ")), None)
    if following is None or not reading.text.startswith(", ", mention.end):
        return ""
    land = reading.head(following)
    tied = land.dep_ == "appos" and land.head in reading.tokens(mention) and land.ent_type_ in PLACE_LABELS
    return reading.text[following.start : following.end] if tied else ""


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
