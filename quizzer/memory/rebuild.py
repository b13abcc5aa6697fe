"""Cards from a whole log at once, row by row as it is stored, without an object for every event.

Most questions have nothing but answers, whose due days were decided when they were given: those are
added up here, in the steps that `schedule` takes. All others are handed to its replay. It does not
know where the rows come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from types import NoneType
from typing import Any

from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.schedule import RETENTION, STEPS, Steps, replay
from quizzer.models import Event, EventKind, QuestionId, Rating
from quizzer.records import AnswerRow, CardRow, EventRow, to_row

_OPTIONAL_INT = (int, NoneType)
_TYPES: tuple[type | tuple[type, ...], ...] = (
    str,
    bytes,
    int,
    int,
    str,
    _OPTIONAL_INT,
    _OPTIONAL_INT,
    _OPTIONAL_INT,
    (bytes, NoneType),
)

_END: Any = (None, 0, None, None, None)
"""Comes after the last answer, so that the last card is made as all others are."""


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Makes cards of events, each as `schedule.replay` makes it with these settings.

    The events of a question stand together, in their order of (at_ms, uid). Both ways raise
    ValueError, TypeError or LookupError for rows that are no events.
    """

    retention: float = RETENTION
    parameters: Parameters = DEFAULT_PARAMETERS
    steps: Steps = STEPS

    def __call__(self, rows: Iterable[EventRow]) -> Iterator[CardRow]:
        """The cards of questions to which anything may have happened."""
        for question_id, group in groupby(rows, key=itemgetter(0)):
            events = list(map(_decode, group))
            yield to_row(replay(question_id, events, self.retention, self.parameters, self.steps))

    def add_up(self, rows: Iterable[AnswerRow], others: list[QuestionId]) -> Iterator[CardRow]:
        """The cards of questions that have answers alone; the rest are added to `others`."""
        first = {int(grade): fsrs.first_state(grade, self.parameters) for grade in Rating}
        step = fsrs.make_step(self.parameters)
        current: QuestionId | None = None
        plain, stability, difficulty = False, 0.0, 0.0
        last_day = answers = lapses = done = 0
        decided: tuple[Any, Any] = (None, None)
        for question_id, day, grade, due_day, due_ms in chain(rows, (_END,)):
            if question_id != current:
                if plain:
                    _check_days(last_day, *decided)
                    counts = (answers, lapses, 0, None, done)
                    # One flat row, as the table takes it; what is unpacked from tuples has no length for the types.
                    yield (current, stability, difficulty, last_day, *decided, *counts)  # type: ignore[misc]
                if question_id is None:
                    return
                current, plain, answers, lapses, done = question_id, True, 0, 0, 0
            if not plain:
                continue
            if grade is None:
                plain = False
                others.append(question_id)
                continue
            if answers:
                lapses += grade == 1 and day > last_day
                stability, difficulty = step(stability, difficulty, day - last_day, grade)
            else:
                stability, difficulty = first[grade]
            answers, last_day, decided = answers + 1, day, (due_day, due_ms)
            done = 0 if due_ms is None or grade == 1 else done + 1


def _check_days(last_day: Any, due_day: Any, due_ms: Any) -> None:
    if not (last_day.__class__ is due_day.__class__ is int and (due_ms is None or due_ms.__class__ is int)):
        raise TypeError(f"days {last_day!r:.20}, {due_day!r:.20}, {due_ms!r:.20}")


def _decode(row: tuple[Any, ...]) -> Event:
    if not all(map(isinstance, row, _TYPES)):
        raise TypeError(f"{row!r:.80}")
    question_id, uid, at_ms, day, kind, grade, due_day, due_ms, refers_to = row
    what = (EventKind(kind), None if grade is None else Rating(grade), None)
    return Event(uid, QuestionId(question_id), at_ms, 0, day, *what, due_day, due_ms, refers_to)
