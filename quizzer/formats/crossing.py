"""What crossed between a set and a file of another format, and what did not.

Every reader and every writer tells it in these types, so that nothing is lost without a word. It knows
no format; how a note looks on a screen is not its business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from quizzer.models import QuestionSet


class Fate(StrEnum):
    """What became of a question, or of a part of it, on its way."""

    REPAIRED = "repaired"
    """Written in an unusual way and understood; nothing is lost."""
    CHANGED = "changed"
    """There, but not as it was: asked in another way, or without one of its parts."""
    LOST = "left out"
    """Not there at all."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that did not cross as it was.

    `line` counts from 1: the line of a text or the row of a sheet that is read, the number of the
    question in the set that is written; 0 is the file or the set as a whole. `member` names the file within a
    package in which `line` counts. `reason` is a phrase that quotes little and ends without a stop.
    """

    line: int
    reason: str
    fate: Fate = Fate.REPAIRED
    member: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A set read, and what was done to the file to get it."""

    question_set: QuestionSet
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """A file's content made of a set; `count` of its questions are in it, whole or in part."""

    content: bytes
    count: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The places that share one fate for one reason."""

    fate: Fate
    reason: str
    member: str = ""
    lines: list[int] = field(default_factory=list)


def gather(notes: Iterable[Note]) -> list[Group]:
    """The notes by fate and reason, in the order of their first places; repairs are not among them."""
    groups: dict[tuple[Fate, str, str], Group] = {}
    for note in notes:
        if note.fate is Fate.REPAIRED:
            continue
        key = (note.fate, note.reason, note.member)
        group = groups.setdefault(key, Group(*key))
        if note.line and note.line not in group.lines[-1:]:
            group.lines.append(note.line)
    return list(groups.values())
