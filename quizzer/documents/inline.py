"""Markdown inside a paragraph becomes the text a reader sees; what stays keeps its place in the file.

Knows no blocks: emphasis, code spans, links, images, footnote marks, tags and entities only.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.documents.pieces import POWER, Piece, assemble, raise_digits
from quizzer.models import Sentence

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<footnote>\[\^[^\]\s]{1,60}\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<autolink><[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<emphasis>\*+|_+|~~)"
    r"|(?P<break>\\(?=\s))"
)
_TARGET = re.compile(r"\((?:[^()\\]|\\.|\([^()]{0,500}\)){0,2000}\)")
_RAISED = re.compile(rf"<sup>({POWER})</sup>", re.IGNORECASE)
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")


def label_of(text: str) -> str:
    """How a reference label is compared: without case and inner space."""
    return " ".join(text.casefold().split())


def render(raw: Sentence, labels: frozenset[str] = frozenset()) -> Sentence | None:
    """What a reader sees of `raw`, None where nothing is left; `labels` are the defined references."""
    edits = _Edits(raw.text, labels)
    edits.read()
    return assemble(edits.pieces(), raw.offset)


@dataclass
class _Run:
    """A run of emphasis marks: what is left of it from `start` to `end`."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool


class _Edits:
    """What is dropped from a paragraph, and what stands in its place."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.labels = labels
        self.cuts: list[tuple[int, int, str]] = []
        self.brackets: list[tuple[int, bool]] = []
        self.runs: dict[str, list[_Run]] = {}
        self.ticks: dict[int, list[int]] = {}
        for run in re.finditer(r"`+", text):
            self.ticks.setdefault(len(run[0]), []).append(run.start())

    def read(self) -> None:
        """Goes through the paragraph once."""
        position = 0
        while mark := _TOKEN.search(self.text, position):
            position = getattr(self, f"_{mark.lastgroup}", self._drop)(mark) or mark.end()

    def pieces(self) -> Iterator[Piece]:
        """What is left, in order; what lies inside something dropped is dropped with it."""
        position = 0
        for start, end, instead in sorted(self.cuts, key=lambda cut: (cut[0], -cut[1])):
            if start < position:
                continue
            yield self.text[position:start], position, start
            if instead:
                yield instead, start, end
            position = end
        yield self.text[position:], position, len(self.text)

    def _cut(self, start: int, end: int, instead: str = "") -> None:
        self.cuts.append((start, end, instead))

    def _drop(self, mark: re.Match[str]) -> None:
        self._cut(*mark.span())

    def _escape(self, mark: re.Match[str]) -> None:
        self._cut(mark.start(), mark.start() + 1)

    def _ticks(self, mark: re.Match[str]) -> int:
        same = self.ticks[len(mark[0])]
        following = bisect_right(same, mark.start())
        if following == len(same):
            return mark.end()
        closing = same[following]
        self._cut(*mark.span())
        self._cut(closing, closing + len(mark[0]))
        return closing + len(mark[0])

    def _open(self, mark: re.Match[str]) -> None:
        self.brackets.append((mark.start(), mark[0] == "!["))

    def _close(self, mark: re.Match[str]) -> int:
        if not self.brackets:
            return mark.end()
        start, is_image = self.brackets.pop()
        end = self._target(start + 1 + is_image, mark)
        if end and is_image:
            self._cut(start, end)
        elif end:
            self._cut(start, start + 1)
            self._cut(mark.start(), end)
        return end or mark.end()

    def _target(self, inside: int, mark: re.Match[str]) -> int:
        """Where the link whose text begins `inside` ends, 0 where it is no link."""
        if target := _TARGET.match(self.text, mark.end()):
            return target.end()
        own = label_of(self.text[inside : mark.start()])
        reference = _LABEL.match(self.text, mark.end())
        if reference and (label_of(reference[1]) or own) in self.labels:
            return reference.end()
        return mark.end() if own in self.labels else 0

    def _autolink(self, mark: re.Match[str]) -> None:
        self._cut(mark.start(), mark.start() + 1)
        self._cut(mark.end() - 1, mark.end())

    def _tag(self, mark: re.Match[str]) -> int | None:
        if power := _RAISED.match(self.text, mark.start()):
            self._cut(*power.span(), raise_digits(power[1]))
            return power.end()
        self._cut(*mark.span(), " " if mark[0][1:3].lower() == "br" else "")
        return None

    def _entity(self, mark: re.Match[str]) -> None:
        character = html.unescape(mark[0])
        if character != mark[0]:
            self._cut(*mark.span(), character)

    def _emphasis(self, mark: re.Match[str]) -> None:
        before, after = (
            self.text[max(0, mark.start() - 1) : mark.start()] or " ",
            self.text[mark.end() : mark.end() + 1] or " ",
        )
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        if mark[0][0] == "_":
            left, right = left and not before.isalnum(), right and not after.isalnum()
        run = _Run(mark[0][0], *mark.span(), left, right)
        waiting = self.runs.setdefault(run.mark, [])
        while run.closes and waiting and run.start < run.end:
            self._pair(waiting, run)
        if run.opens and run.start < run.end:
            waiting.append(run)

    def _pair(self, waiting: list[_Run], run: _Run) -> None:
        opener = waiting[-1]
        count = min(opener.end - opener.start, run.end - run.start)
        self._cut(opener.end - count, opener.end)
        self._cut(run.start, run.start + count)
        opener.end -= count
        run.start += count
        if opener.start == opener.end:
            waiting.pop()
