"""The people whom a document names by more than one word, and whose names a word alone may stand for.

A longer name that ends in the word need be no person's: "Piss Christ" is a work, "Northeast Africa" a part.
Knows names and parses, no questions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quizzer.documents.links import drop_aside
from quizzer.generate.antecedents import Line
from quizzer.generate.likely_persons import ADJECTIVES
from quizzer.generate.parse import find_span, list_tokens
from quizzer.generate.personal_names import begins_as_persons, has_persons_form
from quizzer.generate.spans import SURE
from quizzer.generate.words import CLASSES, LINKS, NEVER_NAMES, PEOPLES, TITLES
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_WORDS = 4
"""Longer names are mostly those of rulers, who share them with their kin."""
_INITIAL = re.compile(r"[A-Z]\.")
_OF_KIND = (*ADJECTIVES, "ist")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person by a fuller name, and the number of the sentence that first has it."""

    name: str
    line: int


def list_bearers(
    lines: Sequence[Line], title: str, lower: Set[str], links: Mapping[str, str]
) -> Mapping[str, list[Bearer]]:
    """The people with fuller names, by the first and by the last word of these; each person once.

    `lower` are the words in lower case, `links` the titles that names lead to.
    """
    # "the Iliad": no first name, whatever stands before a surname.
    articled = {
        after.text
        for line in lines
        for before, after in pairwise(list_tokens(line.doc))
        if before.lower_ == "the"
    }
    called = _list_called(lines)
    named: list[tuple[str, int, bool]] = []
    for number, line in enumerate(lines):
        for one in line.names:
            if isinstance(one.value, Name) and one.confidence >= SURE and " " in one.value.text:
                text = _strip(one.value.text, lower)
                person = one.value.kind is NameKind.PERSON
                named_so = person or (
                    one.value.kind is NameKind.NAME
                    and _is_person(text, find_span(line.doc, one.start, one.end), called)
                )
                if named_so and _is_whole(text) and text.split()[0] not in articled | {*title.split()[:1]}:
                    named.append((text, number, person))
    families = {text.split()[-1] for text, _, person in named if person} | {*title.split()[-1:]}
    bearers: defaultdict[str, list[Bearer]] = defaultdict(list)
    for text, number, person in named:
        first, last = text.split()[0], text.split()[-1]
        for word in (last, first) if person or last in families else (last,):
            if all(not _are_one(text, one.name) for one in bearers[word]):
                bearers[word].append(Bearer(text, number))
    for word, text in _list_linked(lines, called, links):
        # Where the page says whose surname "David" is, it is nobody's first name.
        others = [one for one in bearers[word] if word == text.split()[0] or word == one.name.split()[-1]]
        known = any(_are_one(text, one.name) for one in others)
        bearers[word] = others if known else [*others, Bearer(text, 0)]
    return {word: found for word, found in bearers.items() if found}


def _list_called(lines: Sequence[Line]) -> frozenset[str]:
    """The words that alone are taken for a person somewhere."""
    return frozenset(
        one.value.text
        for line in lines
        for one in line.names
        if isinstance(one.value, Name)
        and " " not in one.value.text
        and (
            one.value.kind is NameKind.PERSON
            or find_span(line.doc, one.start, one.end)[0].ent_type_ == "PERSON"
        )
    )


def _is_person(text: str, tokens: Sequence[Token], called: Set[str]) -> bool:
    """Whether a longer name is a person's: by its given name, or because the recogniser takes it or its end for one.

    What belongs to somebody is a work, and an adjective makes a part or kind: "Serrano's Piss Christ", "Vedic Sanskrit".
    """
    if not text or begins_as_persons(text):
        return bool(text)
    first, last = text.split()[0], text.split()[-1]
    start = next((token for token in tokens if token.text == first), tokens[0])
    owned = start.i > 0 and start.nbor(-1).tag_ == "POS"
    person = tokens[-1].ent_type_ == "PERSON" or last in called
    return person and not owned and not first.endswith(_OF_KIND)


def _list_linked(
    lines: Sequence[Line], called: Set[str], links: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Words that a link shows for a person and the full name, where that counts as another name of the word."""
    seen: set[str] = set()
    for line in lines:
        for one in line.names:
            if not isinstance(one.value, Name) or (word := one.value.text) in seen or word not in links:
                continue
            seen.add(word)
            title = drop_aside(links[word])
            if (
                title in one.value.aliases
                and (word in called or begins_as_persons(title))
                and _is_whole(title)
            ):
                yield word, title


def _strip(text: str, lower: Set[str]) -> str:
    """The name without its titles, and without a word that only opens the sentence before it."""
    words = text.split()
    titles = [position for position, word in enumerate(words) if word in TITLES]
    words = words[titles[-1] + 1 :] if titles else words
    while words and (
        words[0] in NEVER_NAMES | PEOPLES
        or words[0] == "U.S."
        or words[0].lower() in lower
        or CLASSES.get(words[0].lower()) is NameKind.PERSON
    ):
        words.pop(0)
    return " ".join(words)


def _is_whole(text: str) -> bool:
    """Whether the text is a first name and a surname, no byname: "Henry of Navarre"."""
    words = text.split()
    links = all(word[:1].isupper() or word in LINKS - {"of"} for word in words)
    links = links and not TITLES & {part for word in words for part in word.split("-")}
    return (
        1 < len(words) <= _MOST_WORDS
        and links
        and words[-1].isalpha()
        and len(words[-1]) > 1
        and has_persons_form(text)
    )


def _are_one(one: str, other: str) -> bool:
    """Whether one name is a shorter form of the other: "Richard Nixon", "R. M. Nixon"."""
    short, long = sorted((one.split(), other.split()), key=len)
    rest = iter(long)
    return all(any(_match(word, further) for further in rest) for word in short)


def _match(one: str, other: str) -> bool:
    initial = _INITIAL.fullmatch(one) or _INITIAL.fullmatch(other)
    return one == other or bool(initial and one[0] == other[0])
