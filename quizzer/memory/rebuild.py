"""Cards from a whole log at once, row by row as it is stored, without an object for every event.

Most questions have nothing but answers, whose due days were decided when they were given: those are
added up here, in the steps that `schedule` takes. So are those of an imported log, for which no day was
decided, and each is computed. All others are handed to its replay. It does not know where the rows come
from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from types import NoneType
from typing import Any

from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.schedule import (
    MINUTE_MS,
    RETENTION,
    STEPS,
    Steps,
    aim,
    choose_days,
    find_wait,
    replay,
)
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

_GRADES = frozenset(map(int, Rating))
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
            told = list(group)
            if all(row[4] == EventKind.REVIEW for row in told) and len({row[1] for row in told}) == len(told):
                yield self._follow(told)
                continue
            events = list(map(_decode, told))
            yield to_row(replay(question_id, events, self.retention, self.parameters, self.steps))

    def _follow(self, rows: Sequence[EventRow]) -> CardRow:
        """The card of one question's answers, whether their due days were decided or not."""
        step = fsrs.make_step(self.parameters)
        question_id, stability, difficulty = rows[0][0], 0.0, 0.0
        last_day = lapses = done = 0
        due: tuple[int, int | None] | None = None
        for answers, row in enumerate(rows):
            _, _, at_ms, day, _, grade, due_day, due_ms, _ = _check(row)
            lapsed = bool(answers) and grade == Rating.AGAIN and day > last_day
            if answers:
                stability, difficulty = step(stability, difficulty, day - last_day, grade)
            else:
                stability, difficulty = fsrs.first_state(grade, self.parameters)
            if due_day is not None:
                due = (due_day, due_ms)
            else:
                waits = self.steps.relearning if lapses or lapsed else self.steps.learning
                wait = find_wait(waits, grade, done, learned=due is not None and due[1] is None)
                if wait is not None:
                    due = (day, at_ms + wait * MINUTE_MS)
                else:
                    days = fsrs.interval(stability, aim(self.retention, stability), self.parameters)
                    previous = max(0, due[0] - last_day) if due and due[1] is None else 0
                    due = (day + choose_days(days, previous, question_id, answers + 1), None)
            lapses, last_day = lapses + lapsed, day
            done = 0 if due[1] is None or grade == Rating.AGAIN else done + 1
        assert due is not None
        return (question_id, stability, difficulty, last_day, *due, len(rows), lapses, 0, None, done)

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


def _check(row: tuple[Any, ...]) -> tuple[Any, ...]:
    if not all(map(isinstance, row, _TYPES)):
        raise TypeError(f"{row!r:.80}")
    if row[4] == EventKind.REVIEW and row[5] not in _GRADES:
        raise ValueError(f"review {row[1].hex()} has no rating but {row[5]}")
    return row


def _decode(row: tuple[Any, ...]) -> Event:
    question_id, uid, at_ms, day, kind, grade, due_day, due_ms, refers_to = _check(row)
    what = (EventKind(kind), None if grade is None else Rating(grade), None)
    return Event(uid, QuestionId(question_id), at_ms, 0, day, *what, due_day, due_ms, refers_to)
