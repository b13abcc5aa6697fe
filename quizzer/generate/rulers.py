"""Whom a document means by a first name alone: the ruler whose byname or number it tells.

Knows names and the texts they stand in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.parse import read_text
from quizzer.generate.personal_names import RULERS
from quizzer.generate.words import MAYBE_PERSONS
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NUMBERED = re.compile(r"(?:(?P<rank>[A-Z]\w+) )?(?P<name>[A-Z]\w+) [IVX]+")
_BYNAME = re.compile(r"\b(?P<name>[A-Z][a-z]+) the (?P<byname>[A-Z][\w-]+)(?![\w-]| [A-Z])")
_SAME_START = 4
"""How many letters make two spellings of a byname one: "Lion-Heart", "Lion-hearted"."""


def find_bynames(docs: Sequence[Doc], kinds: Mapping[str, NameKind]) -> Iterator[tuple[str, str]]:
    """A first name and the same with its one byname: "Richard" and "Richard the Lionheart"."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for doc in docs:
        for match in _BYNAME.finditer(read_text(doc)):
            if kinds.get(match["name"]) in MAYBE_PERSONS:
                told[match["name"]].add(match["byname"])
    for name, bynames in told.items():
        if len({byname[:_SAME_START].lower() for byname in bynames}) == 1:
            yield from ((name, f"{name} the {byname}") for byname in bynames)
    for full in kinds:
        whole = _BYNAME.fullmatch(full)
        if whole is None or sum(one.startswith(f"{whole['name']} the ") for one in kinds) > 1:
            continue
        alone = re.compile(rf"\b{whole['name']}\b(?! (?:the )?[A-Z])")
        if not any(alone.search(read_text(doc)) for doc in docs):
            yield full, whole["name"]


def find_numbers(kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    """A ruler with the title and with the number, each way, where the document numbers one of that name."""
    numbered: defaultdict[str, set[str]] = defaultdict(set)
    for text in kinds:
        match = _NUMBERED.fullmatch(text)
        if match and (match["rank"] is None or match["rank"] in RULERS):
            numbered[match["name"]].add(text.removeprefix(f"{match['rank']} "))
    for text in kinds:
        rank, _, name = text.partition(" ")
        if rank in RULERS and len(numbered.get(name, ())) == 1:
            for full in numbered[name]:
                yield text, full
                if full in kinds:
                    yield full, text
