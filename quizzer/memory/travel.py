"""A learner's work on its way between programs: events as progress, and progress as events.

The same progress gives the same events on every machine, so that taking it in twice changes nothing. It
must not know any other program, nor where events are kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from quizzer.memory.calendar import study_day
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters, interval
from quizzer.memory.review_log import Answer, make_events
from quizzer.memory.schedule import RETENTION, STEPS, Steps, aim, retrace
from quizzer.models import Card, Event, EventKind, QuestionId
from quizzer.progress import Answered, Phase, Progress

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DEVICE = "import"


def pack(
    question_id: QuestionId,
    events: Sequence[Event],
    day: int,
    retention: float = RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
    steps: Steps = STEPS,
) -> Progress:
    """What the events of one question come to on study day `day`; what was undone is left out."""
    answers: list[Answered] = []
    before, graduated, changed_ms = Card(question_id), False, 0
    for event, rating, card in retrace(question_id, events, retention, parameters, steps):
        changed_ms = max(changed_ms, event.at_ms)
        if event.kind is EventKind.RESET:
            answers.append(Answered(event.at_ms, None))
            graduated = False
        elif event.kind is EventKind.REVIEW and rating and card.memory:
            phase = _find_phase(before, event.day, graduated=graduated)
            decided = _decided(event, card)
            answers.append(
                Answered(event.at_ms, rating, phase, decided, card.memory.difficulty, event.duration_ms)
            )
            graduated |= card.due_ms is None
        before = card
    return Progress(
        question_id,
        tuple(answers),
        before.memory,
        before.due_day,
        before.due_ms,
        before.lapses,
        before.suspended,
        before.buried_until is not None and before.buried_until > day,
        changed_ms,
    )


def unpack(progress: Progress, zone: tzinfo | None) -> Iterator[Event]:
    """The events of work done elsewhere, its days counted in `zone`, None being this machine's.

    What was decided there stays: the day it comes back, suspended, buried.
    """
    given = []
    for answered in progress.answers:
        if answered.rating is None:
            yield _state_event(progress, EventKind.RESET, answered.at_ms, zone)
        else:
            day, offset = _place(answered.at_ms, zone)
            moment = (answered.at_ms, day, answered.rating, answered.duration_ms, offset)
            given.append(Answer(str(progress.question_id), *moment))
    yield from make_events(given)
    last_ms = max((answered.at_ms for answered in progress.answers), default=progress.changed_ms)
    if progress.due_day is not None:
        due = _state_event(progress, EventKind.SET_DUE, last_ms + 1, zone)
        yield replace(due, due_day=progress.due_day, due_ms=progress.due_ms)
    since_ms = max(progress.changed_ms, last_ms + 2)
    if progress.suspended:
        yield _state_event(progress, EventKind.SUSPEND, since_ms, zone)
    if progress.buried:
        yield _state_event(progress, EventKind.BURY, since_ms + 1, zone)


def step_interval(
    progress: Progress, retention: float = RETENTION, parameters: Parameters = DEFAULT_PARAMETERS
) -> int:
    """The whole days after which a question in a step would come back once it is known again."""
    if progress.memory is None:
        return 0
    stability = progress.memory.stability
    return max(1, round(interval(stability, aim(retention, stability), parameters)))


def _find_phase(before: Card, day: int, *, graduated: bool) -> Phase:
    if before.memory is None or not graduated:
        return Phase.LEARNING
    is_step = before.due_ms is not None and before.memory.last_day == day
    return Phase.RELEARNING if is_step else Phase.REVIEW


def _decided(event: Event, card: Card) -> int:
    """What an answer decided: days, or less the seconds of a step."""
    if card.due_ms is not None:
        return -max(1, (card.due_ms - event.at_ms) // 1000)
    return max(1, (card.due_day or event.day) - event.day)


def _state_event(progress: Progress, kind: EventKind, at_ms: int, zone: tzinfo | None) -> Event:
    day, offset = _place(at_ms, zone)
    digest = hashlib.sha256(f"{progress.question_id}\n{at_ms}\n{kind}".encode()).digest()
    # A UUIDv7: the time, the version, the variant, and 74 bits that hang on what happened.
    tail = int.from_bytes(digest[:10]) & ~(0xF << 76 | 0x3 << 62) | 0x7 << 76 | 0x2 << 62
    uid = (at_ms << 80 | tail).to_bytes(16)
    return Event(uid, progress.question_id, at_ms, offset, day, kind, device=_DEVICE)


def _place(at_ms: int, zone: tzinfo | None) -> tuple[int, int]:
    """The study day of a moment, and the minutes east of UTC."""
    local = (_EPOCH + timedelta(milliseconds=at_ms)).astimezone(zone)
    return study_day(local), (local.utcoffset() or timedelta()) // timedelta(minutes=1)
