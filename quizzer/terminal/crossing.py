"""What did not come across from or to a file, in lines for a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizzer.formats.crossing import Group, Note, gather
from quizzer.terminal.safe import visible

MOST_LINES = 50
"""A file of a thousand mistakes is told in so many lines."""


def phrase_reading(path: Path, notes: Sequence[Note]) -> list[str]:
    """A line for each reason, with the file and the lines it is about; nothing for repairs."""
    groups = gather(notes)
    told = [_locate(path, group) + _phrase(group) for group in groups[:MOST_LINES]]
    rest = len(groups) - len(told)
    return [*told, f"and {rest} more; add with --json lists them all"] if rest > 0 else told


def phrase_writing(notes: Sequence[Note]) -> list[str]:
    """A line for each reason, with the numbers of the questions it is about."""
    return [_number(group) + _phrase(group) for group in gather(notes)]


def count_runs(numbers: Sequence[int]) -> str:
    """Numbers in order, runs of them shortened: "2, 4-6"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _phrase(group: Group) -> str:
    return f": {group.fate.value}: {visible(group.reason, single_line=True)}"


def _locate(path: Path, group: Group) -> str:
    name = visible(f"{path}/{group.member}" if group.member else str(path), single_line=True)
    if not group.lines:
        return name
    others = group.lines[1:]
    also = f" (and {count_runs(others)})" if others else ""
    return f"{name}:{group.lines[0]}{also}"


def _number(group: Group) -> str:
    if not group.lines:
        return "the set"
    return f"question{'s' if len(group.lines) > 1 else ''} {count_runs(group.lines)}"
