"""Lines of text on a terminal: how wide a text is, where it breaks, and what may be coloured.

Colour only repeats what words and signs say. It does not know what a question is.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizzer.terminal.safe import isolate, visible

WIDEST, NARROWEST = 84, 16
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@dataclass(frozen=True, slots=True)
class Style:
    """How lines are drawn; a plain one has no colours and only signs that every terminal has."""

    plain: bool = True

    def paint(self, text: str, *names: str) -> str:
        """The text in those colours."""
        if self.plain or not text or not names:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"

    @property
    def bar(self) -> str:
        """What stands before every line of content, so that content cannot pass for us."""
        return "    " if self.plain else self.paint("│", "dim") + " "

    def frame(self, text: str, *names: str, hanging: int = 0, strong: Sequence[str] = ()) -> Iterator[str]:
        """Content made safe, wrapped and set apart; `hanging` columns are indented from line two on.

        The `strong` texts stand out where they are not broken over two lines.
        """
        room = columns() - (4 if self.plain else 2)
        for line in wrap(visible(text), room, hanging):
            yield self.bar + self._embolden(self.paint(line, *names), strong)

    def _embolden(self, line: str, parts: Sequence[str]) -> str:
        words = "|".join(re.escape(visible(part)) for part in parts if part)
        if not words:
            return line
        return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda match: self.paint(match[0], "bold"), line)


def choose_style(plain: bool = False) -> Style:
    """The style this terminal and its owner's settings ask for."""
    settings = ("QUIZZER_PLAIN", "NO_COLOR")
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "│✓✗›≈".encode(encoding)
    except UnicodeEncodeError:
        plain = True
    dumb = os.environ.get("TERM", "dumb") in ("dumb", "") and sys.platform != "win32"
    return Style(plain or dumb or any(map(os.environ.get, settings)) or not sys.stdout.isatty())


def columns() -> int:
    """How many columns a line may fill."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns) - 1)


def width_of(text: str) -> int:
    """How many columns a harmless text takes."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def break_line(line: str, room: int) -> Iterator[str]:
    """A line of ours, broken between words where it is wider than `room` columns; colours take none."""
    kept = ""
    for word in re.findall(r"\s*\S+|\s+$", line) or [line]:
        if kept.strip() and width_of(_COLOUR.sub("", kept + word)) > room:
            yield kept
            kept, word = "", word.lstrip()
        kept += word
    yield kept


def wrap(text: str, room: int, hanging: int = 0) -> Iterator[str]:
    """The lines of a harmless text, each at most `room` columns; words longer than that are cut."""
    for paragraph in text.split("\n"):
        line, indent = "", ""
        for piece in _pieces(paragraph, room - hanging):
            if line.strip() and width_of(line + piece) > room:
                yield isolate(line.rstrip())
                indent = " " * hanging
                line = indent
                piece = piece.lstrip()
            line += piece
        yield isolate(line.rstrip())


def _pieces(paragraph: str, room: int) -> Iterator[str]:
    """Words with the spaces before them, none wider than `room`."""
    piece, width = "", 0
    for character in paragraph:
        begins_word = character == " " and piece.strip()
        if begins_word or width + _width(character) > room:
            yield piece
            piece, width = "", 0
        piece += character
        width += _width(character)
    yield piece
