"""A learner's work in Anki's units: where each card stands, and every line of the review log.

Anki counts days from the day a collection was made. This one is made today at 04:00 in the learner's
zone, so that a due day stays the same date wherever and whenever the package is taken in. It must not
know notes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from quizzer.models import Memory, QuestionId
from quizzer.progress import Answered, Phase, Progress

ROLLOVER_HOUR = 4
_EPOCH = date(1970, 1, 1).toordinal()
_LONGEST_MS = 60_000
"""Anki counts no more for one answer."""
_EASE = 2500
"""What a card starts with under Anki's older algorithm."""
_NEW, _LEARNING, _REVIEW, _RELEARNING = 0, 1, 2, 3
_SUSPENDED, _BURIED = -1, -3
_ONE_STEP = 1001
_MANUAL = 4

State = tuple[int, int, int, int, int, int, int, int, int, int, int, str]
"""A card's type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags and data."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The progress to write, on study day `day` in `zone`, None being this machine's.

    `parameters` are FSRS-6's, the last one the forgetting curve's exponent; `intervals` are the days after which a question that waits
    for a step would come back once it is known again, `aim` is the chance of recall at which a memory of
    a stability comes back.
    """

    progress: Mapping[QuestionId, Progress]
    day: int
    zone: tzinfo | None
    aim: Callable[[float], float]
    parameters: tuple[float, ...]
    intervals: Mapping[QuestionId, int] = field(default_factory=dict)

    @property
    def created(self) -> int:
        """When day 0 of the collection began, in seconds."""
        return int(self._begin().timestamp())

    @property
    def settings(self) -> str:
        """What Anki must know of the collection, as JSON.

        Without the versions it takes an answer Good in a step for its first algorithm's Easy, and without
        the offset it counts days from UTC.
        """
        east = self._begin().utcoffset() or timedelta()
        told = {"schedVer": 2, "sched2021": True, "rollover": ROLLOVER_HOUR}
        return json.dumps(told | {"creationOffset": -(east // timedelta(minutes=1))})

    def _begin(self) -> datetime:
        today = date.fromordinal(self.day + _EPOCH)
        begin = datetime(today.year, today.month, today.day, ROLLOVER_HOUR, tzinfo=self.zone)
        return begin if self.zone else begin.astimezone()


def make_new(place: int) -> State:
    """The state of a card nobody has seen, `place` being its place among the new ones."""
    return (_NEW, 0, place, 0, 0, 0, 0, 0, 0, 0, 0, "")


def make_state(schedule: Schedule, question_id: QuestionId, place: int) -> State:
    """Where a question's card stands."""
    progress = schedule.progress.get(question_id)
    if progress is None:
        return make_new(place)
    if progress.due_day is None:
        kind, queue, due, days = _NEW, 0, place, 0
    elif progress.due_ms is not None:
        learned = any(answered.phase is not Phase.LEARNING for answered in progress.answers[-1:])
        kind, queue, due = (_RELEARNING if learned else _LEARNING), 1, progress.due_ms // 1000
        days = schedule.intervals.get(question_id, 1) if learned else 0
    else:
        last_day = progress.memory.last_day if progress.memory else schedule.day
        kind, queue, due = _REVIEW, 2, progress.due_day - schedule.day
        days = max(1, progress.due_day - last_day)
    if progress.suspended or progress.buried:
        queue = _SUSPENDED if progress.suspended else _BURIED
    given = sum(answered.rating is not None for answered in progress.answers)
    steps = _ONE_STEP if kind in (_LEARNING, _RELEARNING) else 0
    ease = _EASE if kind in (_REVIEW, _RELEARNING) else 0
    data = "" if kind == _NEW else _tell_memory(schedule, progress, place)
    return (kind, queue, due, days, ease, given, progress.lapses, steps, 0, 0, 0, data)


def _tell_memory(schedule: Schedule, progress: Progress, place: int) -> str:
    """The card's data: its place among the new ones, and what FSRS knows, last seen in whole seconds."""
    told: dict[str, float] = {"pos": place}
    seen = [answered.at_ms for answered in progress.answers if answered.rating is not None]
    if progress.memory and seen:
        told |= _round(progress.memory)
        told |= {
            "dr": round(schedule.aim(progress.memory.stability), 2),
            "decay": round(schedule.parameters[-1], 3),
            "lrt": seen[-1] // 1000,
        }
    return json.dumps(told, separators=(",", ":"))


def _round(memory: Memory) -> dict[str, float]:
    return {"s": round(memory.stability, 4), "d": round(memory.difficulty, 3)}


@dataclass(slots=True)
class Log:
    """The review log while it is written; its ids are moments, and no two may be one."""

    taken: set[int] = field(default_factory=set)

    def write(self, card: int, answers: Sequence[Answered]) -> Iterator[tuple[int, ...]]:
        """The rows of one card's answers."""
        before = 0
        for answered in answers:
            moment = answered.at_ms
            while moment in self.taken:
                moment += 1
            self.taken.add(moment)
            if answered.rating is None:
                yield (moment, card, -1, 0, 0, before, 0, 0, _MANUAL)
                before = 0
                continue
            factor = round((answered.difficulty - 1) / 9 * 1000) + 100 if answered.difficulty else 0
            spent = min(answered.duration_ms or 0, _LONGEST_MS)
            rating, interval = int(answered.rating), answered.interval
            yield (moment, card, -1, rating, interval, before, factor, spent, int(answered.phase))
            before = interval
