"""What letters stand for that a document explains once: whoever is asked about another sentence does not know.

Only what surely means one name is told, and nothing that everyone knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from quizzer.documents.links import drop_aside
from quizzer.generate.antecedents import Line, Told
from quizzer.generate.callings import tell_word
from quizzer.generate.initialisms import abbreviates
from quizzer.generate.parse import read_text
from quizzer.generate.spans import SURE, Found
from quizzer.generate.synonyms import SAME_THING
from quizzer.models import Name, NameKind

_LETTERS = re.compile(r"[A-Z]{3,6}")
_NUMBERED = re.compile(r" \d")
"""What makes letters the beginning of a longer name: "ISO 14000"."""
_WITHIN = frozenset('-–/&("“')
_KNOWN = frozenset(name for group in SAME_THING for name in group)
_RARE = 8
"""In how many sentences at most letters stand that are told: a reader knows others by then."""


def spell_letters_out(lines: Sequence[Line], title: str, links: Mapping[str, str]) -> list[tuple[Told, ...]]:
    """For each sentence, in order, the letters it has with what they stand for, where it does not say so itself."""
    found = [[(one, full) for one in line.names if (full := _find_full(one, title, links))] for line in lines]
    often = Counter(full for told in found for full in {full for _, full in told})
    return [
        tuple(
            tell_word(line, one.start, one.end, full)
            for one, full in told
            if often[full] <= _RARE and full not in read_text(line.doc) and _stands_alone(line, one)
        )
        for line, told in zip(lines, found, strict=True)
    ]


def _find_full(found: Found, title: str, links: Mapping[str, str]) -> str:
    """The one name that letters stand for, "" where it is not sure or is the document's own."""
    name = found.value
    if not isinstance(name, Name) or found.confidence < SURE or not _LETTERS.fullmatch(name.text):
        return ""
    if name.text in _KNOWN or name.text in title or name.kind is NameKind.PERSON:
        return ""
    linked = drop_aside(links.get(name.text, ""))
    longer = [full for full in name.aliases if " " in full]
    told = [full for full in longer if abbreviates(name.text, full)] or longer
    told = [linked] if linked in name.aliases else told
    if len(told) != 1 or told[0] == title:
        return ""
    # A page's title begins with a capital, "rigid inflatable boat" does not.
    return told[0].lower() if told[0][1:].islower() else told[0]


def _stands_alone(line: Line, found: Found) -> bool:
    """Whether the letters are no part of a longer name, and no gloss in brackets."""
    text = read_text(line.doc)
    beside = {text[found.start - 1 : found.start], text[found.end : found.end + 1]}
    longer = any(one.start <= found.start and found.end <= one.end and one != found for one in line.names)
    return not longer and beside.isdisjoint(_WITHIN) and not _NUMBERED.match(text, found.end)
