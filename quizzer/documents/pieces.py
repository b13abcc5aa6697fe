"""What is left of a file's markup, put together: runs of visible text that know where they stood."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from io import StringIO

from quizzer.models import Sentence

_LINE = re.compile(
    r"(?!\Z)[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)"
)
# A no-break space stays: it holds a number together.
_WORD = re.compile(r"([ \t\r\n\f\v]+)|[^ \t\r\n\f\v]+")

POWER = r"\s*[-−]?\d{1,3}\s*"
"""What stands between the marks of a raised number."""
_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")

Piece = tuple[str, int, int]
"""A run of the text a reader sees, and from where to where it stood in the file.

Text that is as long as its place was copied from there; other text, such as a character for an
entity, stands for the whole of it.
"""


def walk_lines(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[tuple[int, str]]:
    """The lines from `start` to `end` of the text, each behind its place; one after the other they take no room."""
    for line in _LINE.finditer(text, start, end):
        yield line.start(), line[0]


def assemble(pieces: Iterable[Piece], offset: Callable[[int], int] = int) -> Sentence | None:
    """The pieces as one run of prose with single spaces, None where nothing is left.

    `offset` gives the place in the file for a place in the pieces, where the two differ.
    """
    shown = StringIO()
    origins: list[tuple[int, int]] = []
    last, following = 0, -1
    for text, start, end in _collapse(pieces):
        first, copied = offset(start), len(text) == end - start
        if first != following or not copied:
            origins.append((shown.tell(), first))
        shown.write(text)
        last = offset(end - 1) + 1
        following = last if copied else -1
    return Sentence(shown.getvalue(), tuple(origins), last) if origins else None


def _collapse(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one space for each run of them, and none at the ends."""
    space: Piece | None = None
    begun = False
    for text, start, end in pieces:
        copied = len(text) == end - start
        for word in _WORD.finditer(text):
            place = (start + word.start(), start + word.end()) if copied else (start, end)
            if word[1]:
                space = space or (" ", *place)
                continue
            if begun and space:
                yield space
            yield (word[0], *place)
            begun, space = True, None


def raise_digits(text: str) -> str:
    """The number, without space around it, as a power is printed: 10 and a raised 43 are not 1043."""
    return text.strip().translate(_RAISED)
