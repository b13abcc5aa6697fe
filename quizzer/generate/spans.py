"""A value found in a sentence, and which of several that overlap is kept.

Knows nothing of how a value was found.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from quizzer.models import Figure, Name, PartialDate

SURE = 0.9
"""From this confidence on a found value may be asked and held on to."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value and its place: `start` and `end` are positions in the sentence's text."""

    start: int
    end: int
    value: PartialDate | Figure | Name
    confidence: float = 1.0


def overlaps(first: Found, second: Found) -> bool:
    """Whether the two share a character."""
    return first.start < second.end and second.start < first.end


def longest(found: Iterable[Found]) -> list[Found]:
    """Those that no longer one overlaps, in reading order; of equals the surer, then the earlier stays."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda one: (one.start - one.end, -one.confidence, one.start)):
        at = bisect_left(kept, candidate.start, key=attrgetter("start"))
        if not any(overlaps(candidate, neighbour) for neighbour in kept[max(0, at - 1) : at + 1]):
            insort(kept, candidate, key=attrgetter("start"))
    return kept


def outside(found: Iterable[Found], taken: Iterable[Found]) -> list[Found]:
    """Those of `found` that touch none of `taken`, which do not overlap one another."""
    others = sorted(taken, key=attrgetter("start"))
    free = []
    for candidate in found:
        at = bisect_left(others, candidate.end, key=attrgetter("start"))
        if at == 0 or others[at - 1].end <= candidate.start:
            free.append(candidate)
    return free
