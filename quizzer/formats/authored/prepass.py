"""What teachers type, made valid YAML before YAML sees it: single lines change, none is added or removed.

Knows which keys there are and what each takes, because a bracket begins a list after `choices:` and a
text after `question:`. Everything it cannot repair is left for YAML or the schema to name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from quizzer.formats.authored.flows import measure_flow, straighten_quotes
from quizzer.formats.authored.lines import Lines, name_space
from quizzer.formats.authored.scalars import (
    continues_badly,
    is_block_header,
    is_closed,
    is_hazardous,
    quote,
)
from quizzer.formats.crossing import Note

NEEDS_QUOTES = "needs quotes"


class Takes(Enum):
    """What may stand after a key."""

    TEXT = auto()
    LIST = auto()
    MAPPING = auto()
    TEXT_OR_LIST = auto()
    TEXT_OR_MAPPING = auto()
    QUESTIONS = auto()


KEYS = {
    **dict.fromkeys(("title", "licence", "document", "section", "quote", "start", "end"), Takes.TEXT),
    **dict.fromkeys(("id", "type", "question", "cloze", "hint", "explanation", "difficulty"), Takes.TEXT),
    **dict.fromkeys(("number", "unit", "tolerance", "date", "precision"), Takes.TEXT),
    **dict.fromkeys(("choices", "accept", "order", "tags"), Takes.LIST),
    **dict.fromkeys(("match", "why"), Takes.MAPPING),
    "answer": Takes.TEXT_OR_LIST,
    "source": Takes.TEXT_OR_MAPPING,
    "questions": Takes.QUESTIONS,
    "dropped": Takes.QUESTIONS,
}

_LISTS = (Takes.LIST, Takes.TEXT_OR_LIST)
_ITEMS = (*_LISTS, Takes.QUESTIONS)
_TEXTS = (Takes.TEXT, Takes.TEXT_OR_LIST, Takes.TEXT_OR_MAPPING)
_BRACES = (Takes.MAPPING, Takes.TEXT_OR_MAPPING, Takes.QUESTIONS)
"""The keys after which { begins a mapping; after any other it begins a text."""

_KEY = re.compile(r"""(["']?)([A-Za-z]+)\1\s*:(?:(\s*)(\S.*)|\Z)""")
_PAIR = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\S.*?)\s*:(?:\s+(\S.*)|\Z)""")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value begins: its line, how far in, and the column that the lines of its block exceed."""

    index: int
    start: int
    column: int


def repair(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text as valid YAML with as many lines, and a note for each line that had to change."""
    walk = _Walk(Lines(text))
    index = 0
    while index < len(walk.lines):
        index = walk.step(index)
    return "\n".join(walk.lines.texts), tuple(sorted(walk.lines.notes, key=lambda note: note.line))


def _match_key(said: str) -> tuple[re.Match[str], Takes] | None:
    found = _KEY.fullmatch(said)
    takes = KEYS.get(found[2].lower()) if found else None
    return (found, takes) if found and takes else None


class _Walk:
    """One pass over the lines; each step repairs what begins on a line and says where to go on.

    `open` are the keys whose lists or mappings the line stands in, with their columns.
    """

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.open: list[tuple[int, Takes]] = []

    def step(self, index: int) -> int:
        line = self.lines.split(index)
        if not line.dashes and (not line.rest or line.rest.startswith("#")):
            return index + 1
        self._close(len(line.indent), is_item=bool(line.dashes))
        parent = self.open[-1][1] if self.open else None
        if line.dashes and parent in _LISTS:
            spaces = len(line.dashes[1:]) - len(line.dashes[1:].lstrip())
            return self._text(_Place(index, len(line.indent) + 1 + spaces, len(line.indent)))
        column = len(line.indent + line.dashes)
        if parent is Takes.MAPPING and not line.dashes and (pair := _PAIR.fullmatch(line.rest)):
            return self._pair(index, column, pair)
        if key := _match_key(line.rest):
            return self._key(index, column, *key)
        return index + 1

    def _close(self, column: int, *, is_item: bool) -> None:
        """Forget the keys whose block a line at this column is no longer in."""
        while self.open:
            top, takes = self.open[-1]
            if top < column or (top == column and is_item and takes in _ITEMS):
                return
            self.open.pop()

    def _pair(self, index: int, column: int, pair: re.Match[str]) -> int:
        """A line `left: right` below match or why."""
        left, start = pair[1], pair.start(2)
        if left[0] not in "'\"" and is_hazardous(left):
            left = quote(left)
            line = self.lines.texts[index]
            self.lines.rewrite(index, line[:column] + left + line[column + pair.end(1) :], NEEDS_QUOTES)
            start += len(left) - len(pair[1])
        return self._text(_Place(index, column + start, column)) if pair[2] else index + 1

    def _key(self, index: int, column: int, found: re.Match[str], takes: Takes) -> int:
        """A line `key: value`, or a key whose value stands below it."""
        space, value, start = found[3], found[4], column + found.start(3)
        if value and not (space and space.isascii()):
            line = self.lines.texts[index]
            reason = name_space(space) if space else "a space is missing after the colon"
            self.lines.rewrite(index, f"{line[:start]} {value}", reason)
            space = " "
        place = _Place(index, start + len(space or ""), column)
        if not value or (value.startswith("#") and takes is not Takes.TEXT and self._has_block(place)):
            return self._value_below(place, takes)
        begins_flow = value[0] == "[" or (value[0] == "{" and takes in _BRACES)
        if begins_flow and not value.startswith("[[") and (stop := self._flow(place)):
            return stop
        return self._text(place)

    def _has_block(self, place: _Place) -> bool:
        """Whether lines below belong to the key at `place`, as a block or as list items in its column."""
        following = self.lines.skip_unsaid(place.index + 1)
        if following == len(self.lines):
            return False
        is_item = self.lines.texts[following].lstrip().startswith("- ")
        return self.lines.column(following) >= place.column + (not is_item)

    def _value_below(self, place: _Place, takes: Takes) -> int:
        following = self.lines.skip_unsaid(place.index + 1)
        if takes in _TEXTS and following < len(self.lines) and self.lines.column(following) > place.column:
            line = self.lines.split(following)
            is_list = line.dashes and takes is Takes.TEXT_OR_LIST
            if not is_list and not _match_key(line.rest):
                return self._text(_Place(following, len(line.indent), place.column))
        self.open.append((place.column, takes))
        return place.index + 1

    def _flow(self, place: _Place) -> int:
        """The line after a list or mapping in brackets that is sound YAML; 0 where there is none."""
        stop = place.index + 1
        while stop < len(self.lines) and not _match_key(self.lines.texts[stop].strip().removeprefix("- ")):
            stop += 1
        texts = [straighten_quotes(line) for line in self.lines.texts[place.index : stop]]
        length = measure_flow("\n".join([texts[0][place.start :], *texts[1:]]))
        if not length:
            return 0
        stop = place.index + 1 + "\n".join([texts[0][place.start :], *texts[1:]])[:length].count("\n")
        for index, text in zip(range(place.index, stop), texts, strict=False):
            self.lines.rewrite(index, text, "typographic quotes read as plain ones")
        return stop

    def _text(self, place: _Place) -> int:
        """A text: quoted, over all its lines, where YAML would misread it."""
        value = self.lines.texts[place.index][place.start :].rstrip()
        below = self.lines.below(place.index, place.column)
        if not value or (is_block_header(value) and below):
            self.lines.straighten_block(below)
            return below.stop
        whole = "\n".join([value, *(self.lines.texts[index] for index in below)])
        if value[0] in "'\"" and (is_closed(value) or is_closed(whole)):
            return below.stop
        rest = self._continuation(below)
        if is_hazardous(value) or value[0] in "'\"" or any(map(continues_badly, self._said(rest))):
            self._quote(place, rest)
        return rest.stop

    def _continuation(self, below: range) -> range:
        """Those of the deeper lines that go on with a bare text: up to a comment, none beside a key."""
        comment = next((index for index in below if self.lines.is_comment(index)), below.stop)
        rest = range(below.start, comment)
        return range(below.start, below.start) if any(map(_match_key, self._said(rest))) else rest

    def _said(self, rest: range) -> list[str]:
        return [self.lines.texts[index].strip() for index in rest]

    def _quote(self, place: _Place, rest: range) -> None:
        """Open a quote where the text begins and close it where its last line ends."""
        last = next((index for index in reversed(rest) if self.lines.texts[index].strip()), place.index)
        for index in range(place.index, last + 1):
            line = self.lines.texts[index]
            start = place.start if index == place.index else len(line) - len(line.lstrip())
            before = line[:start] + "'" if index == place.index else " " * self.lines.column(index)
            after = "'" if index == last else ""
            self.lines.rewrite(index, before + line[start:].rstrip().replace("'", "''") + after, NEEDS_QUOTES)
