"""A teacher's comments: where they stand, and putting them back where the same key stands later.

YAML forgets comments when it is read. A comment belongs to the key or question below it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from quizzer.formats.authored.nodes import Block, Items, Loader, Value

_IGNORE = re.compile(r"#\s*lint:\s*ignore\s*=\s*([A-Z]\d{3}(?:\s*,\s*[A-Z]\d{3})*)", re.IGNORECASE)

Path = tuple[str | int, ...]
"""The keys and item numbers that lead to a value."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A line that is only a comment, counted from 1."""

    line: int
    text: str


def find_comments(text: str) -> list[Comment]:
    """The comments of a file that YAML can read; a # in a text of several lines is none."""
    within = {
        line
        for event in yaml.parse(text, Loader=Loader)
        for first, last in _span(event)
        for line in range(first + 1, last + 1)
    }
    return [
        Comment(number, line.strip())
        for number, line in enumerate(text.split("\n"), start=1)
        if line.lstrip().startswith("#") and number not in within
    ]


def _span(event: Any) -> Iterator[tuple[int, int]]:
    """The first and last line of a text that has several."""
    if isinstance(event, yaml.ScalarEvent):
        marks: Any = event
        first, last = marks.start_mark.line + 1, marks.end_mark.line + (marks.end_mark.column > 0)
        if last > first:
            yield first, last


def find_ignored(comments: Sequence[Comment], lines: Sequence[int]) -> dict[int | None, set[str]]:
    """The codes after "# lint: ignore=", by the line of the question they are for, None for the whole set.

    `lines` are the lines on which the questions begin, in order. A comment in a question or right above
    it is for that question; one above the first question, with a line between, is for the set.
    """
    ignored: dict[int | None, set[str]] = {}
    told, begun = {comment.line for comment in comments}, set(lines)
    for comment in comments:
        if found := _IGNORE.search(comment.text):
            codes = {code.strip().upper() for code in found[1].split(",")}
            ignored.setdefault(_find_question(comment.line, told, lines, begun), set()).update(codes)
    return ignored


def _find_question(line: int, told: set[int], lines: Sequence[int], begun: set[int]) -> int | None:
    below = line + 1
    while below in told:
        below += 1
    if below in begun:
        return below
    place = bisect_right(lines, line)
    return lines[place - 1] if place else None


def put_comments(comments: Sequence[Comment], former: Value, text: str, root: Value) -> str:
    """The file `text`, read as `root`, with the comments of the file that was read as `former`."""
    places = list(_list_places(former, ()))
    starts = [line for line, _ in places]
    now: dict[Path, int] = {}
    for line, path in _list_places(root, ()):
        now.setdefault(path, line)
    lines = text.rstrip("\n").split("\n")
    before: dict[int, list[str]] = {}
    for comment in comments:
        at = bisect_right(starts, comment.line - 1)
        path = places[at][1] if at < len(places) else ()
        while path and path not in now:
            path = path[:-1]
        before.setdefault(now[path] if path else len(lines) + 1, []).append(comment.text)
    return "\n".join(_weave(lines, before)) + "\n"


def _weave(lines: Sequence[str], before: dict[int, list[str]]) -> Iterator[str]:
    there = set(lines)
    for number, line in enumerate([*lines, ""], start=1):
        margin = " " * (len(line) - len(line.lstrip()))
        yield from (margin + comment for comment in before.get(number, ()) if comment not in there)
        if number <= len(lines):
            yield line


def _list_places(value: Value, path: Path) -> Iterator[tuple[int, Path]]:
    """Every key and item with its line, in the order of the file."""
    if isinstance(value, Block):
        for key, inner in value.items():
            yield value.lines[key], (*path, key)
            yield from _list_places(inner, (*path, key))
    elif isinstance(value, Items):
        for number, (line, inner) in enumerate(zip(value.lines, value, strict=True)):
            yield line, (*path, number)
            yield from _list_places(inner, (*path, number))
