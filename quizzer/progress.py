"""What a learner's work on one question looks like when it travels between programs.

Plain values, in study days and UTC milliseconds. It must not know a file format, a store or a memory model.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from quizzer.models import Memory, QuestionId, Rating


class Phase(IntEnum):
    """What a question was in when it was answered."""

    LEARNING = 0
    REVIEW = 1
    RELEARNING = 2


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, or with no rating the moment at which all before it was forgotten on purpose.

    `interval` is what was decided then: days, or where negative the seconds of a step. `difficulty` is
    the memory's after it, 1 to 10, 0 where it is not known.
    """

    at_ms: int
    rating: Rating | None
    phase: Phase = Phase.REVIEW
    interval: int = 0
    difficulty: float = 0.0
    duration_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """A question's answers, oldest first, and its state after them.

    `due_day` is None for a question that waits as a new one; `due_ms` is set while a step waits. `buried`
    lasts until the next study day.
    """

    question_id: QuestionId
    answers: tuple[Answered, ...] = ()
    memory: Memory | None = None
    due_day: int | None = None
    due_ms: int | None = None
    lapses: int = 0
    suspended: bool = False
    buried: bool = False
    changed_ms: int = 0
