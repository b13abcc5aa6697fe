"""Names of bodies and the letters they are called by: "AHS" of the Alberta Health Services."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.parse import read_text
from quizzer.generate.short_forms import BODIES
from quizzer.generate.words import HEADS, word_set
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PART = re.compile(r"[\s/-]+")
_BRACKET = re.compile(r" \(\s*([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\s*\)")
_WORD_START = re.compile(r"(?<!\w)\w")
_THREE = 3
_MOST_PARTS = 9
_NEAR = 8
"""How many sentences before its letters a body is named in full at most."""
_SMALL = word_set("of the and for in on de la")
_LETTERS = re.compile(r"[A-Z]{3,6}")
TAIL = re.compile(r"(?:\b(?:and|or|for)(?: the)?|[-–&/]) ?$")
"""What stands before a name that is the end of a longer one: "the Arts, Techniques and the Film Industry"."""


def abbreviates(letters: str, name: str) -> bool:
    """Whether the letters are the initials of the name, with or without its small words."""
    parts = [part for part in _PART.split(name) if part]
    capitals = "".join(part[0] for part in parts if part[0].isupper())
    every = "".join(part[0] for part in parts).upper()
    return len(letters) > 1 and letters.isupper() and letters in {capitals, every}


def expands(name: str, shorter: str) -> bool:
    """Whether the name is the shorter one with words for letters in it: "Azerbaijan SSR"."""
    words, parts = name.split(), shorter.split()
    for at, part in enumerate(parts):
        end = len(words) - (len(parts) - at - 1)
        written = words[:at] == parts[:at] and words[end:] == parts[at + 1 :]
        if written and abbreviates(part, " ".join(words[at:end])):
            return len(parts) > 1
    return False


def find_initialisms(docs: Sequence[Doc], kinds: Mapping[str, NameKind]) -> Iterator[tuple[str, str]]:
    """Names and the letters that a bracket behind them gives, or that the next sentence speaks of."""
    explained: set[str] = set()
    for doc in docs:
        text = read_text(doc)
        for mark in _BRACKET.finditer(text):
            named = list(list_ending(mark.start(), text, kinds))
            for name in (one for one in named if _is_glossed(one, mark[1], named, text, kinds)):
                explained.add(mark[1])
                yield name, mark[1]
            if mark[1] in kinds and not any(abbreviates(mark[1], name) for name in named):
                yield from _spell_out(mark[1], text[: mark.start()])
    yield from _find_spoken(docs, kinds, explained)
    yield from _find_lettered(kinds)


def _spell_out(letters: str, before: str) -> Iterator[tuple[str, str]]:
    """Letters, and what they stand for where it is no one name: "HHC" of the Health and Hospitals Corporation."""
    words = before.split()
    first = next((n for n in range(2, _MOST_PARTS) if abbreviates(letters, " ".join(words[-n:]))), None)
    if first is None or not all(word[0].isupper() or word in _SMALL for word in words[-first:]):
        return
    yield letters, " ".join(words[-first:])
    while (
        first < len(words) and words[-first - 1][0].isupper() and words[-first - 1] not in {"The", "A", "An"}
    ):
        first += 1
    yield letters, " ".join(words[-first:])


def _is_glossed(
    name: str, letters: str, named: Sequence[str], text: str, kinds: Mapping[str, NameKind]
) -> bool:
    """Whether letters in a bracket stand for the name: they are its initials, or those of the whole name in its own tongue."""
    if abbreviates(letters.upper(), name):
        return True
    longest = max(named, key=len)
    if " " not in name or TAIL.search(text[: text.index(f"{name} (")]):
        return False
    body = kinds[name] in BODIES or HEADS.get(name.split(" of ")[0].split()[-1]) in BODIES
    # "Brigade of the Armed Forces (FAA)": the letters are those of the forces.
    foreign = body and name == longest.rpartition(" of the ")[2] and _LETTERS.fullmatch(letters)
    return bool(foreign) or (name == longest and name[0] == letters[0])


def _find_spoken(
    docs: Sequence[Doc], kinds: Mapping[str, NameKind], explained: Container[str]
) -> Iterator[tuple[str, str]]:
    """Letters that no bracket explains and the one name of which they are the initials, shortly before them."""
    letters = [text for text in kinds if _LETTERS.fullmatch(text) and text not in explained]
    initials: defaultdict[str, list[str]] = defaultdict(list)
    for text in kinds if letters else ():
        if text.count(" ") > 1 and kinds[text] is not NameKind.PERSON:
            initials["".join(word[0] for word in text.split() if word[0].isupper())].append(text)
    for short in letters:
        fitting = initials.get(short, [])
        if len(fitting) != 1:
            continue
        first = next((at for at, doc in enumerate(docs) if re.search(rf"\b{short}\b", read_text(doc))), 0)
        near = " ".join(map(read_text, docs[max(0, first - _NEAR) : first + 1]))
        if fitting[0] in near.partition(short)[0]:
            yield fitting[0], short


def _find_lettered(kinds: Mapping[str, NameKind]) -> Iterator[tuple[str, str]]:
    """A person of three names and the letters the document calls that one by: "LBJ" of Lyndon B. Johnson."""
    # "John F. Kennedy International Airport": the letters are those of the airport.
    longer = {
        " ".join(words[:_THREE])
        for words, kind in ((text.split(), kind) for text, kind in kinds.items())
        if len(words) > _THREE and kind is not NameKind.PERSON
    }
    longer |= {text.split()[0] for text in kinds if " " in text}
    persons = [text for text, kind in kinds.items() if kind is NameKind.PERSON and text not in longer]
    for letters in (text for text in kinds if len(text) == _THREE and text.isupper() and text.isalpha()):
        if letters in longer:
            continue
        full = [text for text in persons if text.count(" ") == _THREE - 1 and abbreviates(letters, text)]
        families = {text.split()[-1] for text in full}
        firsts = {text.split()[0] for text in persons if text.split()[-1] in families and " " in text}
        if len(families) == 1 and len(firsts) == 1:
            named = [*full, *(text for text in families if text in kinds)]
            yield from ((text, letters) for text in named)


def list_ending(end: int, text: str, names: Container[str]) -> Iterator[str]:
    """The names that end at a position of the text."""
    yield from (
        name
        for word in _WORD_START.finditer(text, max(0, end - 100), end)
        if (name := text[word.start() : end]) in names
    )
