"""What the numbers of a class mean: which questions to look at first, and how far to trust them.

It reads statistics and tallies; it must not know where they came from or how they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from quizzer.classroom.statistics import ItemStatistics, TestStatistics
from quizzer.classroom.tallies import NO_ANSWER, Tally

FEWEST, STEADY = 10, 30
"""Below the first number of students only facility and choices are told, below the second with a caution."""
HARD, EASY = 0.30, 0.90
WEAK, GOOD = 20.0, 30.0
"""Of the discrimination index, in percent."""
RELIABLE = 70.0
"""The alpha, in percent, that is enough for use in a class."""
IDLE = 0.05
"""A wrong option that fewer choose does no work."""


class Concern(IntEnum):
    """Why a question should be looked at, the most pressing first."""

    MISKEYED = 0
    AGAINST = 1
    WEAK = 2
    HARD = 3
    EASY = 4
    IDLE_OPTION = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """A concern, and a sentence that says what was seen."""

    concern: Concern
    text: str


def read_item(found: ItemStatistics, tallies: Sequence[Tally], students: int) -> tuple[Finding, ...]:
    """What should be looked at in a question, the most pressing first."""
    findings = [*_find_miskey(tallies, students), *_read_numbers(found, students), *_find_idle(tallies)]
    return tuple(sorted(findings, key=lambda finding: finding.concern))


def _find_miskey(tallies: Sequence[Tally], students: int) -> Iterator[Finding]:
    """The wrong answer that the best third preferred to the right one, if there is one."""
    if students < 3:
        return
    key = min((each.best for each in tallies if each.is_right), default=0.0)
    # What only one student wrote may be a slip.
    wrong = [each for each in tallies if not each.is_right and each.text != NO_ANSWER and each.count > 1]
    most = max(wrong, key=lambda each: each.best, default=None)
    if most is not None and most.best > key:
        chose = "chose" if most.offered else "wrote"
        yield Finding(
            Concern.MISKEYED,
            f'the best third {chose} "{most.text}" more often than what counts as right: check the key',
        )


def _read_numbers(found: ItemStatistics, students: int) -> Iterator[Finding]:
    index = found.discrimination if students >= FEWEST else None
    if index is not None and index < 0:
        yield Finding(
            Concern.AGAINST, f"the better students did worse ({index:.0f}): check the key and the wording"
        )
    elif index is not None and index < WEAK:
        yield Finding(Concern.WEAK, f"hardly tells better students from weaker ones ({index:.0f})")
    if found.facility is not None and found.facility < HARD:
        yield Finding(Concern.HARD, f"hard: {found.facility:.0%} of the marks were reached")
    elif found.facility is not None and found.facility > EASY:
        yield Finding(Concern.EASY, f"easy: {found.facility:.0%} of the marks were reached")


def _find_idle(tallies: Sequence[Tally]) -> Iterator[Finding]:
    idle = [each.text for each in tallies if each.offered and not each.is_right and each.share < IDLE]
    offered = [each for each in tallies if each.offered]
    if len(offered) > 2 and any(each.count for each in offered) and idle:
        listed = ", ".join(f'"{text}"' for text in idle)
        yield Finding(Concern.IDLE_OPTION, f"chosen by almost nobody: {listed}")


def caution(students: int) -> str:
    """How far the numbers of a class of this size can be trusted; "" where they can."""
    if students < FEWEST:
        return f"Fewer than {FEWEST} students: only how hard a question was and what was chosen is told."
    if students < STEADY:
        return f"Small class (below {STEADY} students): discrimination and reliability are unstable."
    return ""


def read_test(found: TestStatistics) -> str:
    """What the reliability means, "" where it has no value or the class is too small."""
    if found.alpha is None or found.students < FEWEST:
        return ""
    if found.alpha >= RELIABLE:
        return "enough for use in a class"
    return f"below {RELIABLE:.0f}: do not build on small differences between students"
