"""Markdown becomes a Document: headings and the paragraphs a reader sees, each knowing its offsets.

A parser of our own, because only prose is wanted and every character must keep its place in the
file, which the libraries that render Markdown do not tell. Lists, tables, code, front matter and
raw HTML blocks are left out; what is misread costs a paragraph, never an offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise

from quizzer.documents.inline import label_of, render
from quizzer.documents.outline import Outline
from quizzer.documents.pieces import walk_lines
from quizzer.models import Document, Sentence

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(.+?)(?P=quote)[ \t]*\r?$", re.MULTILINE)
_FENCE = re.compile(r"[ \t>]*(```+|~~~+)([^\r\n]*)")
_HIDDEN = re.compile(r"<!--|<(script|style|pre|table|figure|svg)\b", re.IGNORECASE)
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$", re.DOTALL)
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|[ \t]*\[\^[^\]]+\]:")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[([^\]^][^\]]*)\]:[ \t]*\S")

Line = tuple[int, str]
"""The offset of a line in the file, and the line without what marks it as quoted."""


def parse(name: str, text: str) -> Document:
    """The document in `text`, the whole content of the file called `name`."""
    outline = Outline(name)
    front = _FRONT_MATTER.match(text)
    title = _FRONT_TITLE.search(front[1]) if front else None
    outline.title = title[2].strip() if title else ""
    visible = _hide(text, [front.span()] if front else [])
    visible = _hide(visible, _fences(visible))
    visible = _hide(visible, _elements(visible))
    labels = frozenset(label_of(mark[1]) for _, line in _lines(visible) if (mark := _DEFINITION.match(line)))
    _Blocks(outline, labels).read(_lines(visible))
    return outline.finish(text)


def _hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces within the spans; line ends stay, so that every offset does."""
    kept, position = [], 0
    for start, end in spans:
        kept += [text[position:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        position = end
    return "".join([*kept, text[position:]])


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of fenced code stand, those of the fences included."""
    fence = ""
    for start, line in walk_lines(text):
        mark = _FENCE.match(line)
        opens = bool(mark) and not fence and not (mark and mark[1][0] == "`" and "`" in mark[2])
        closes = bool(mark and fence and mark[1].startswith(fence) and not mark[2].strip())
        if fence or opens:
            yield start, start + len(line)
        fence = mark[1] if mark and opens else "" if closes else fence


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Where comments stand, and the HTML elements whose content is not prose."""
    position = 0
    unclosed: set[str] = set()
    for mark in _HIDDEN.finditer(text):
        closing = f"</{mark[1].lower()}>" if mark[1] else "-->"
        if mark.start() < position or closing in unclosed:
            continue
        end = re.compile(closing, re.IGNORECASE).search(text, mark.end())
        if not end:
            unclosed.add(closing)
            continue
        yield mark.start(), end.end()
        position = end.end()


def _lines(text: str) -> Iterator[Line]:
    for start, line in walk_lines(text):
        quote = _QUOTE.match(line)
        indent = quote.end() if quote else 0
        yield start + indent, line[indent:].rstrip()


class _Blocks:
    """The blocks of one file while it is being read from top to bottom."""

    def __init__(self, outline: Outline, labels: frozenset[str]) -> None:
        self.outline = outline
        self.labels = labels
        self.open: list[Line] = []
        self.skipping = ""

    def read(self, lines: Iterable[Line]) -> None:
        """Hands every heading and paragraph to the outline."""
        for line, (_, following) in pairwise(chain(lines, [(0, "")])):
            if not self._skips(line[1]):
                self._add(line, following)
        self._close()

    def _skips(self, line: str) -> bool:
        """Whether the line still belongs to a list or table."""
        was = self.skipping
        if was and not line:
            self.skipping = "" if was == "table" else "list after an empty line"
        elif (was == "list after an empty line" and not line.startswith((" ", "\t"))) or (
            was == "list" and (_ATX.match(line) or _RULE.match(line))
        ):
            self.skipping = ""
        return bool(self.skipping)

    def _add(self, line: Line, following: str) -> None:
        text = line[1]
        if heading := _ATX.match(text):
            self._close()
            self._head(len(heading[1]), [(line[0] + heading.start(2), _untail(heading[2] or ""))])
        elif self.open and (under := _SETEXT.match(text)):
            title, self.open = self.open, []
            self._head(1 if under[1][0] == "=" else 2, title)
        elif not text or _RULE.match(text):
            self._close()
        elif kind := _unread(text, following):
            self._close()
            self.skipping = kind
        elif self.open or not (text.startswith(("    ", "\t")) or _DEFINITION.match(text)):
            self.open.append(line)

    def _head(self, level: int, lines: Sequence[Line]) -> None:
        heading = render(_join(lines), self.labels)
        if heading:
            self.outline.add_heading(level, heading.text)

    def _close(self) -> None:
        prose = render(_join(self.open), self.labels) if self.open else None
        if prose:
            self.outline.add_paragraph(prose)
        self.open = []


def _unread(text: str, following: str) -> str:
    """What kind of block that is not prose begins with the line `text`, or nothing."""
    if _ITEM.match(text):
        return "list"
    return "table" if "|" in text and "|" in following and _TABLE_RULE.match(following) else ""


def _untail(heading: str) -> str:
    """The heading without the hashes that may close it."""
    bare = heading.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else heading


def _join(lines: Sequence[Line]) -> Sentence:
    """The lines as one run, a space for each line end."""
    stripped = [(start + len(line) - len(line.lstrip()), line.strip()) for start, line in lines]
    text = " ".join(line for _, line in stripped)
    positions = accumulate((len(line) + 1 for _, line in stripped), initial=0)
    origins = tuple((position, start) for position, (start, _) in zip(positions, stripped, strict=False))
    return Sentence(text, origins, stripped[-1][0] + len(stripped[-1][1]))
