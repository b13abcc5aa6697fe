"""A file's lines while single ones are rewritten, with a note for each repair.

Knows indentation and comments; which keys there are is the pre-pass's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.formats.crossing import Note

_LINE = re.compile(r"(\s*)((?:-(?:\s+|\Z))*)(.*)")


@dataclass(frozen=True, slots=True)
class Split:
    """A line in its parts: spaces, the dashes of list items with their spaces, and what is said."""

    indent: str
    dashes: str
    rest: str


class Lines:
    """The lines of a file by index, counted from 0; notes count from 1, as editors do."""

    def __init__(self, text: str) -> None:
        self.texts = text.split("\n")
        self.notes: list[Note] = []

    def __len__(self) -> int:
        return len(self.texts)

    def rewrite(self, index: int, text: str, reason: str) -> None:
        """Replace one line and note why; a line that stays the same is not noted."""
        if text != self.texts[index]:
            self.texts[index] = text
            self.notes.append(Note(index + 1, reason))

    def split(self, index: int) -> Split:
        """The parts of a line, once tabs and odd spaces before what is said have become spaces."""
        found = _LINE.fullmatch(self.texts[index])
        if found is None or not found[3]:
            return Split("", found[2] if found else "", "")
        before = found[1] + found[2]
        self.rewrite(index, straighten(before) + found[3], name_space(before))
        indent = straighten(before)
        column = len(indent) - len(indent.lstrip())
        return Split(indent[:column], indent[column:], found[3].rstrip())

    def column(self, index: int) -> int:
        """How far the line is indented, a tab reaching to the next stop of two."""
        line = self.texts[index]
        return len(straighten(line[: len(line) - len(line.lstrip())]))

    def is_comment(self, index: int) -> bool:
        """Whether the line holds nothing but a comment."""
        return self.texts[index].lstrip().startswith("#")

    def skip_unsaid(self, index: int) -> int:
        """The first line from `index` on that is neither blank nor a comment, or the number of lines."""
        while index < len(self) and (not self.texts[index].strip() or self.is_comment(index)):
            index += 1
        return index

    def below(self, index: int, column: int) -> range:
        """The lines under `index` that are indented deeper than `column`, with the blank ones among them."""
        stop = at = index + 1
        while at < len(self) and (not self.texts[at].strip() or self.column(at) > column):
            if self.texts[at].strip():
                stop = at + 1
            at += 1
        return range(index + 1, stop)

    def straighten_block(self, block: range) -> None:
        """Make the indentation of a block of text spaces; tabs that belong to the text stay."""
        base = min((self.column(index) for index in block if self.texts[index].strip()), default=0)
        for index in block:
            line = self.texts[index]
            width = next((at for at in range(len(line) + 1) if len(straighten(line[:at])) >= base), len(line))
            if not line[:width].strip():
                self.rewrite(index, straighten(line[:width]) + line[width:], name_space(line[:width]))


def straighten(space: str) -> str:
    """White space before a line's text as spaces; a tab becomes a stop of two columns."""
    return "".join(" " if character.isspace() else character for character in space.expandtabs(2))


def name_space(space: str) -> str:
    """What is wrong with white space that had to be made spaces."""
    return "tab used for indentation" if "\t" in space else "a non-breaking space read as a space"
