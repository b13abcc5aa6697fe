"""Cards from a whole log at once, row by row as it is stored, without an object for every event.

Most cards have nothing but answers, whose due days were decided when they were given: those are
added up here, in the steps that `schedule` takes. All others are handed to its replay. It does not know where the rows come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from types import NoneType
from typing import Any

from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.schedule import RETENTION, STEPS, Steps, replay
from quizzer.models import Event, EventKind, QuestionId, Rating
from quizzer.records import CardRow, EventRow, to_row

_REVIEW = EventKind.REVIEW.value
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


def replay_rows(
    rows: Iterable[EventRow],
    retention: float = RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
    steps: Steps = STEPS,
) -> Iterator[CardRow]:
    """The cards that events make, each as `schedule.replay` makes it.

    The events of a question stand together, in their order of (at_ms, uid). Raises ValueError or
    TypeError for a row that is no event.
    """
    first = {int(grade): fsrs.first_state(grade, parameters) for grade in Rating}
    step = fsrs.make_step(parameters)
    for question_id, group in groupby(rows, key=itemgetter(0)):
        events = list(group)
        card = _add_up(events, first, step)
        yield card or to_row(replay(question_id, list(map(_decode, events)), retention, parameters, steps))


def _add_up(rows: Sequence[EventRow], first: dict[int, fsrs.State], step: fsrs.Step) -> CardRow | None:
    """The card of one question; None where something else happened to it than answers with a due day."""
    lapses = last_day = done = 0
    state = None
    for _, _, _, day, kind, grade, due_day, due_ms, _ in rows:
        if kind != _REVIEW or grade not in first or due_day is None or day.__class__ is not int:
            return None
        if state is None:
            state = first[grade]
        else:
            state = step(*state, day - last_day, grade)
            lapses += grade == 1 and day > last_day
        last_day, done = day, 0 if due_ms is None or grade == 1 else done + 1
    question_id, *_, due_day, due_ms, _ = rows[-1]
    if state is None or due_day.__class__ is not int or not isinstance(due_ms, _OPTIONAL_INT):
        return None
    return (question_id, *state, last_day, due_day, due_ms, len(rows), lapses, 0, None, done)


def _decode(row: tuple[Any, ...]) -> Event:
    if not all(map(isinstance, row, _TYPES)):
        raise TypeError(f"{row!r:.80}")
    question_id, uid, at_ms, day, kind, grade, due_day, due_ms, refers_to = row
    what = (EventKind(kind), None if grade is None else Rating(grade), None)
    return Event(uid, QuestionId(question_id), at_ms, 0, day, *what, due_day, due_ms, refers_to)
