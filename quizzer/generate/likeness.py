"""Whether two names are of one sort, so that neither form, rank, sex nor era tells which is meant.

A wrong option that nobody would choose teaches nothing, and one that stands out by its title gives the
right one away: whatever is not surely of the same sort is no option. Knows names, no questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from quizzer.generate.words import (
    CONTINENTS,
    COUNTRIES,
    HEADS,
    PLACE_SORTS,
    SHIP_PREFIXES,
    TITLES,
    index_words,
    word_set,
)
from quizzer.models import NameKind

_FEMALE = word_set(
    "wife daughter mother sister queen empress princess lady duchess niece aunt widow actress woman girl "
    "mistress bride heiress goddess priestess grandmother stepmother countess"
)
_MALE = word_set(
    "husband son father brother king emperor prince lord duke nephew uncle widower actor man boy general admiral "
    "count baron bishop pope grandfather stepfather soldier officer senator slave freedman tutor"
)
_SHE, _HE = "she", "he"
_LADY = re.compile(r"[A-Z][a-z]+ia [A-Z]")
"""First names that end so are a woman's where nothing else is told: Julia, Claudia, Maria."""
_EVENTS = index_words(
    {
        "war": "War Wars Campaign Crusade Offensive",
        "battle": "Battle Siege Raid Blitz",
        "rising": "Revolution Uprising Rebellion Revolt Mutiny Coup Conspiracy",
        "games": "Olympics Games Cup Championship Championships Festival",
    }
)


_BUILDINGS = dict.fromkeys(
    [
        "Prison",
        "Hotel",
        "House",
        "Hall",
        "Cemetery",
        "Gardens",
        "Garden",
        "Mall",
        "Market",
        "Factory",
        "Gallery",
        "Zoo",
        "Gate",
        "Mansion",
        "Villa",
        "Farm",
    ],
    "building",
)


def find_sex(texts: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The sex, "he" or "she", of each name the document tells it of, from (name, words before, words after) mentions."""
    votes: dict[str, Counter[str]] = {}
    for name, before, after in texts:
        counts = votes.setdefault(name, Counter())
        near = re.findall(r"[a-z]+", before.lower())[-3:]
        near += re.findall(r"[a-z]+", after.partition(".")[0])[:3] if after.startswith(",") else []
        counts[_SHE] += any(word in _FEMALE for word in near)
        counts[_HE] += any(word in _MALE for word in near)
        counts[_SHE] += bool(re.match(r"[^.;]*\b(?:herself|her husband)\b", after))
        counts[_HE] += bool(re.match(r"[^.;]*\b(?:himself|his wife)\b", after))
    return {
        name: _SHE if counts[_SHE] > counts[_HE] else _HE
        for name, counts in votes.items()
        if counts[_SHE] != counts[_HE]
    } | {name: _SHE for name, counts in votes.items() if not +counts and _LADY.match(name)}


def may_stand_for(one: str, other: str, sexes: Mapping[str, str]) -> bool:
    """Whether neither person's sex, as far as it is told, keeps one from standing for the other."""
    mine, theirs = sexes.get(one, ""), sexes.get(other, "")
    return mine == theirs if _SHE in {mine, theirs} else True


@lru_cache(maxsize=4096)
def sort_of(text: str, kind: NameKind) -> str:
    """What a name is by its form: a country, a general by his title, a sort of place or event, a plain name."""
    words = text.split()
    if any(c.isdigit() for c in text):
        return "numbered"
    if kind is NameKind.VESSEL:
        return "prefixed ship" if words[0] in SHIP_PREFIXES else "ship"
    if kind is NameKind.PERSON:
        return f"titled {words[0]}" if words[0] in TITLES else "person"
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    noun = head if head in HEADS else words[0] if words[0] in HEADS else ""
    if kind is NameKind.PLACE:
        return _sort_of_place(text.removeprefix("Nazi "), noun)
    return (_EVENTS.get(noun, noun) if kind is NameKind.EVENT else noun) or "plain name"


def _sort_of_place(text: str, noun: str) -> str:
    if text in COUNTRIES:
        return "country"
    if text in CONTINENTS:
        return "continent"
    return PLACE_SORTS.get(noun, noun) or _BUILDINGS.get(text.split()[-1], "plain place")
