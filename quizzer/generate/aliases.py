"""The other ways a document, or everyone, writes a name: only those that mean nobody and nothing else in it.

Names of persons are grouped by bearer: of two people with one surname neither is called by it alone. What
a bracket or "also known as" says to be the same is the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from quizzer.generate.bearers import Told, find_persons, read_told
from quizzer.generate.capitals import Vocabulary
from quizzer.generate.parse import read_text
from quizzer.generate.short_forms import list_thing_forms
from quizzer.generate.words import COUNTRIES, LINKS, PEOPLES, SAME_THING
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ACRONYM = re.compile(r" \(\s*([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\s*\)")
_GLOSS = re.compile(
    r" \((?P<said>also |or |formerly )?(?:modern )?(?:the )?(?P<other>[A-Z][^()\d,;:]{1,60})\)"
)
_CALLED = re.compile(
    r"(?:, ?| \()(?:(?:(?:also|better|otherwise|commonly|locally|formerly|later) )?(?:known as|called|nicknamed)|"
    r"the so-called) (?:the )?(?=[A-Z])"
)
_FOUGHT = ("Battle", "Siege")
_GOES_ON = re.compile(r" \d|-|\w")
_WORD_START = re.compile(r"(?<!\w)\w")
_WORD_END = re.compile(r"\w(?!\w)")
_SAME_SPELLING = 0.6


def find_aliases(
    docs: Sequence[Doc],
    kinds: Mapping[str, NameKind],
    often: Mapping[str, int],
    mentions: Sequence[tuple[str, Span]],
    vocabulary: Vocabulary,
) -> dict[str, tuple[str, ...]]:
    """The other ways to write each name, in order of the alphabet."""
    found: dict[str, set[str]] = {text: set() for text in kinds}
    told = read_told(kinds, often, mentions, vocabulary)
    for full, other in (*find_persons(told), *_find_things(told)):
        found[full].add(other)
    for full, other in _find_told(docs, kinds):
        _tie(found, full, other)
    for text in kinds:
        found[text] |= next((group - {text} for group in SAME_THING if text in group), frozenset())
        found[text].discard(text)
    return {text: tuple(sorted(others)) for text, others in found.items()}


def _find_things(told: Told) -> Iterator[tuple[str, str]]:
    """Names of things and their short forms, each way, where the document has nothing else of that name."""
    starts: defaultdict[str, set[str]] = defaultdict(set)
    for text in told.kinds:
        for space in re.finditer(" ", text):
            starts[text[: space.start()]].add(text)
    short = {text: list(_list_forms(text, told, starts)) for text in told.kinds}
    meant: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for text, forms in short.items():
        for form in forms:
            meant[form].add(frozenset(text.split()))
    for text, forms in short.items():
        for form in forms:
            if len(meant[form]) == 1:
                yield text, form
                if form in told.kinds and text.split()[0] not in _FOUGHT:
                    yield form, text
        yield from ((text, land) for land in _find_lands(text, told))


def _list_forms(text: str, told: Told, starts: Mapping[str, Set[str]]) -> Iterator[str]:
    """The short forms of a thing's name that name nothing else in the document."""
    kind = told.kinds[text]
    for form in list_thing_forms(text, kind) if kind is not NameKind.PERSON else ():
        if _may_name(form, told) and not (text.startswith(form) and _begins_others(text, starts[form])):
            yield form


def _begins_others(text: str, names: Set[str]) -> bool:
    """Whether other names begin as this one does: two museums of one city are not called by it alone."""
    return any(not other.startswith(text) for other in names)


def _may_name(form: str, told: Told) -> bool:
    """Whether the document has neither a person nor a place of this name."""
    return form not in told.placed and told.kinds.get(form) not in {NameKind.PERSON, NameKind.PLACE}


def _find_lands(text: str, told: Told) -> Iterator[str]:
    """The land and the people of an empire where the document names them: Parthia, of the Parthian Empire."""
    *before, land, head = ["", *text.split()] if " " in text else ["", "", ""]
    if head != "Empire" or land in PEOPLES | COUNTRIES:
        return
    if land in told.kinds:
        yield from (land, f"{land} Empire")
    if land.endswith("n") and len(before) == 1:
        shorter = [land[:-cut] for cut in (1, 2, 3) if cut < len(land) - 3]
        yield from (one for one in shorter if one in told.kinds)
        yield from [f"{land}s"] * (f"{land}s" in told.vocabulary.capital)


def _find_told(docs: Sequence[Doc], names: Mapping[str, NameKind]) -> Iterator[tuple[str, str]]:
    """The names that the document itself says to be of one thing."""
    for doc in docs:
        text = read_text(doc)
        for mark in _ACRONYM.finditer(text):
            named = [name for name in _ending_at(mark.start(), text, names) if name[0] == mark[1][0]]
            yield from (
                (name, mark[1])
                for name in named
                if _abbreviates(mark[1], name) or name == max(named, key=len)
            )
        for mark in _GLOSS.finditer(text):
            name = max(_ending_at(mark.start(), text, names), key=len, default="")
            other = mark["other"]
            if name and " and " not in other and (mark["said"] or _is_translation(name, other, names)):
                yield name, other
        for mark in _CALLED.finditer(text):
            name = max(_ending_at(mark.start(), text, names), key=len, default="")
            other = max(_starting_at(mark.end(), text, names), key=len, default="")
            if name and other and not _GOES_ON.match(text, mark.end() + len(other)):
                yield name, other


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the acronym is made of the capitals of the name."""
    return acronym.upper() == "".join(word[0] for word in name.split() if word[0].isupper())


def _is_translation(name: str, other: str, kinds: Mapping[str, NameKind]) -> bool:
    """Whether a bracket has the name in another language or spelling, not what or where the thing is."""
    if SequenceMatcher(None, name, other, autojunk=False).ratio() >= _SAME_SPELLING and len(
        name.split()
    ) == len(other.split()):
        return True
    shared = {*name.split()} & {*other.split()} - LINKS
    return kinds[name] is not NameKind.PERSON and any(word[0].isupper() and len(word) > 3 for word in shared)


def _ending_at(end: int, text: str, names: Container[str]) -> Iterator[str]:
    """The names that end at a position of the text."""
    yield from (
        name
        for word in _WORD_START.finditer(text, max(0, end - 100), end)
        if (name := text[word.start() : end]) in names
    )


def _starting_at(start: int, text: str, names: Container[str]) -> Iterator[str]:
    """The names that start at a position of the text."""
    yield from (
        name
        for word in _WORD_END.finditer(text, start, start + 100)
        if (name := text[start : word.end()]) in names
    )


def _tie(found: dict[str, set[str]], full: str, short: str) -> None:
    found[full].add(short)
    if short in found:
        found[short].add(full)
