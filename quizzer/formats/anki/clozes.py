"""Cloze marks in a field: which gaps there are, and the text with some of them open.

It reads `{{c1::answer::hint}}` as Anki does, also one within another, before any HTML is decoded. It
must not know a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

_MARK = re.compile(r"\{\{c(?P<numbers>[0-9]{1,4}(?:,[0-9]{1,4})*)::|\}\}")
_DEEPEST = 8


@dataclass(slots=True)
class Gap:
    """One cloze mark: its numbers, what is in it, and its hint as HTML."""

    numbers: frozenset[int]
    inside: list[Node] = field(default_factory=list)
    hint: str = ""


Node: TypeAlias = str | Gap


@dataclass(frozen=True, slots=True)
class Opened:
    """A field with the gaps of one number open: HTML with `mark` in each, and their answers and hints."""

    markup: str
    answers: tuple[str, ...]
    hints: tuple[str, ...]


def parse(markup: str) -> list[Node]:
    """The field's texts and gaps, in order; a mark that is never closed stays text."""
    root: list[Node] = []
    begun: list[tuple[Gap, str]] = []
    position = 0
    for mark in _MARK.finditer(markup):
        inside = begun[-1][0].inside if begun else root
        if mark["numbers"] and len(begun) < _DEEPEST:
            inside.append(markup[position : mark.start()])
            begun.append((Gap(frozenset(map(int, mark["numbers"].split(",")))), mark[0]))
        elif begun and not mark["numbers"]:
            inside.append(markup[position : mark.start()])
            gap, _ = begun.pop()
            _part_hint(gap)
            (begun[-1][0].inside if begun else root).append(gap)
        else:
            continue
        position = mark.end()
    (begun[-1][0].inside if begun else root).append(markup[position:])
    while begun:
        gap, written = begun.pop()
        outer = begun[-1][0].inside if begun else root
        outer += [written, *gap.inside]
    return root


def _part_hint(gap: Gap) -> None:
    """The answer ends at the first `::` of the gap's own text."""
    for place, node in enumerate(gap.inside):
        if isinstance(node, str) and "::" in node:
            answer, _, hint = node.partition("::")
            rest = "".join(flatten(gap.inside[place + 1 :]))
            gap.inside[place:] = [answer]
            gap.hint = hint + rest
            return


def flatten(nodes: Sequence[Node]) -> Iterator[str]:
    """The texts of the nodes, gaps closed."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from flatten(node.inside)


def list_numbers(nodes: Sequence[Node]) -> set[int]:
    """The numbers of all gaps."""
    numbers: set[int] = set()
    for node in nodes:
        if isinstance(node, Gap):
            numbers |= node.numbers | list_numbers(node.inside)
    return numbers


def open_gaps(nodes: Sequence[Node], number: int, mark: str) -> Opened:
    """The field as the card of cloze `number` asks it."""
    answers: list[str] = []
    hints: list[str] = []

    def walk(part: Sequence[Node]) -> Iterator[str]:
        for node in part:
            if isinstance(node, str):
                yield node
            elif number in node.numbers:
                answers.append("".join(flatten(node.inside)))
                hints.append(node.hint)
                yield mark
            else:
                yield from walk(node.inside)

    markup = "".join(walk(nodes))
    return Opened(markup, tuple(answers), tuple(hints))
