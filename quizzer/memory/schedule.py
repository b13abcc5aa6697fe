"""When a card comes back: the next due day after an answer, and a card from its events.

Pure: what is given decides, so that replaying the recorded events always makes the card that was
shown. It does not know where events are stored or how a question is asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor, sqrt
from typing import TypeAlias

from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.models import Card, Event, EventKind, Memory, QuestionId, Rating

MINUTE_MS = 60_000
LONGEST_DAYS = 36_500
LEVELLED_DAYS = 90
"""Longer intervals are not levelled: too little is known of days so far away."""
RETENTION = 0.9
"""The chance of recall at which a card comes back where it is constant, unless the learner sets another."""
LASTING_DAYS = 10
"""A memory of this stability begins to count as lasting, for a retention that rises."""


@dataclass(frozen=True, slots=True)
class Steps:
    """After how many minutes a question comes back within the day, one step after another.

    `learning` are those of a new question, of which a first answer that is right takes one;
    `relearning` those of a question that was forgotten after a day or more.
    """

    learning: tuple[int, ...] = (10,)
    relearning: tuple[int, ...] = (10,)


@dataclass(frozen=True, slots=True)
class Leech:
    """What makes a question that is not learned as it is: so many lapses, none for 0; and what is done."""

    lapses: int = 8
    suspends: bool = False


STEPS, LEECH = Steps(), Leech()


class Rising(float):
    """A desired retention that is meant for fragile memories: what lasts comes back while it is surer.

    To ask a lasting memory earlier costs few answers and keeps it known for long, while a fragile one
    costs many. What may be forgotten falls with the root of 1 + stability / 10.
    """

    __slots__ = ()


def aim(retention: float, stability: float) -> float:
    """The chance of recall at which a memory comes back that lasts so long: `retention`, unless it rises."""
    if not isinstance(retention, Rising):
        return retention
    return min(1 - (1 - retention) / sqrt(1 + stability / LASTING_DAYS), fsrs.MOST_RETENTION)


RISING = Rising(0.8)
"""What is aimed at unless the learner sets another: in a year about as many answers as a constant 0.9 takes."""

Load: TypeAlias = Callable[[int, int], Mapping[int, int]]
"""How many cards are due on each study day from one to another."""

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float(LONGEST_DAYS), 0.05))
"""How many days an interval may be off, for each day between two bounds; 1 day is added."""


def next_card(  # noqa: PLR0913, PLR0917 - all that the next day depends on
    card: Card,
    rating: Rating,
    day: int,
    now_ms: int,
    retention: float = RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
    load: Load | None = None,
    steps: Steps = STEPS,
) -> Card:
    """The card after an answer: wrong brings it back after a step, right on a later study day or the next step.

    A lapse is an answer forgotten after a day or more; a wrong first answer is none. Where `load` tells
    how many cards are due on the days between two, the fuzz prefers days with few of them; the
    choice must be recorded then, since a replay cannot make it again.
    """
    memory = fsrs.review(card.memory, rating, day, parameters)
    waits = steps.relearning if card.lapses or _is_lapse(card, rating, day) else steps.learning
    learned = card.memory is not None and card.due_ms is None
    minutes = find_wait(waits, rating, card.step, learned=learned)
    if minutes is not None:
        return _answered(card, memory, rating, (day, now_ms + minutes * MINUTE_MS))
    days = fsrs.interval(memory.stability, aim(retention, memory.stability), parameters)
    which = (card.question_id, card.reviews + 1)
    shortest, longest = _bound_days(days, _previous_days(card))
    if load is None or longest > LEVELLED_DAYS:
        chosen = choose_days(days, _previous_days(card), *which)
    else:
        due = load(day + shortest, day + longest)
        chosen = _level(range(shortest, longest + 1), due, day, _chance(*which))
    return _answered(card, memory, rating, (day + chosen, None))


def find_wait(waits: Sequence[int], grade: int, done: int, *, learned: bool) -> int | None:
    """The minutes until the step that follows an answer; None where none does.

    `waits` are all of them, of which `done` are over; a question that is `learned` was in none.
    """
    if grade == Rating.AGAIN:
        place = 0
    elif grade == Rating.EASY or learned:
        return None
    else:
        place = done + 1
    return waits[place] if place < len(waits) else None


def choose_days(days: float, previous: int, question_id: QuestionId, reviews: int) -> int:
    """The whole days for an unrounded interval, by the fuzz of a question's answer of that number."""
    shortest, longest = _bound_days(days, previous)
    return shortest + floor(_chance(question_id, reviews) * (longest - shortest + 1))


def replay(
    question_id: QuestionId,
    events: Sequence[Event],
    retention: float = RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
    steps: Steps = STEPS,
) -> Card:
    """The card its events make, whatever order they come in and however often each.

    `parameters` are those in force now, for the whole history: memory is what the learner's own
    parameters say of all answers, while the due day is what was decided then. Only where an event
    decided none is it computed, from `retention`, `parameters` and `steps`. Settings are themselves a log
    that merges as events do, so a rebuild and a merge replay with the same ones on every machine. The
    default `retention` is that of the first version, and no other: a new default must not move days that
    are computed, and a rebuild has to make the cards that were shown.

    Events count in the order of (at_ms, uid). An undone event never happened, nor did what refers to
    it; an undo can be undone. The due day is that of the latest event that has one. An amended
    review is replayed with the rating of its last amendment; nothing else can be amended.
    """
    card = Card(question_id)
    for _, _, after in retrace(question_id, events, retention, parameters, steps):
        card = after
    return card


def retrace(
    question_id: QuestionId,
    events: Sequence[Event],
    retention: float = RETENTION,
    parameters: Parameters = DEFAULT_PARAMETERS,
    steps: Steps = STEPS,
) -> Iterator[tuple[Event, Rating | None, Card]]:
    """Each event that counts, its rating as amended, and the card after it, in order; see `replay`."""
    live, amended = settle(events)
    card = Card(question_id)
    for event in live:
        if event.kind is EventKind.REVIEW:
            card = _replay_review(card, event, amended.get(event.uid), (retention, parameters, steps))
        else:
            card = _apply(card, event, amended)
        yield event, amended.get(event.uid) or event.rating, card


def settle(events: Iterable[Event]) -> tuple[list[Event], dict[bytes, Rating]]:
    """The events of one card that count, in order, and the ratings that amended its reviews, by uid."""
    ordered = sorted({event.uid: event for event in events}.values(), key=lambda e: (e.at_ms, e.uid))
    undone = _find_undone(ordered)
    live = [event for event in ordered if event.uid not in undone]
    reviews = {event.uid for event in live if event.kind is EventKind.REVIEW}
    amended = {
        event.refers_to: event.rating
        for event in live
        if event.kind is EventKind.AMEND and event.refers_to in reviews and event.rating
    }
    return live, amended


def fuzz_range(days: float, least: int = 1) -> tuple[int, int]:
    """The shortest and the longest whole interval an unrounded one may become; `least` is a floor."""
    spread = 0.0
    if days >= _FUZZ[0][0]:
        spread = 1.0 + sum([max(0.0, min(days, high) - low) * part for low, high, part in _FUZZ])
    shortest = min(max(_round(days - spread), least), LONGEST_DAYS)
    return shortest, min(max(_round(days + spread), shortest), LONGEST_DAYS)


def _bound_days(days: float, previous: int) -> tuple[int, int]:
    """The shortest and longest whole interval; one that grows is never fuzzed to `previous` or fewer."""
    return fuzz_range(days, previous + 1 if days > previous else 1)


def _level(choices: Sequence[int], due: Mapping[int, int], day: int, chance: float) -> int:
    """One of the intervals, days with few cards due and short intervals the likelier (Anki's weights)."""
    weights = [max(due.get(day + days, 0), 1) ** -2.15 * days**-3 for days in choices]
    limit = chance * sum(weights)
    for days, weight in zip(choices, weights, strict=True):
        limit -= weight
        if limit < 0:
            return days
    return choices[-1]


def is_leech(before: Card, after: Card, leech: Leech = LEECH) -> bool:
    """Whether an answer was a lapse to tell of: the 8th, say, and every 4th after it."""
    beyond = after.lapses - leech.lapses
    is_lapse = after.lapses > before.lapses and leech.lapses > 0
    return is_lapse and beyond >= 0 and beyond % max(1, leech.lapses // 2) == 0


def _is_lapse(card: Card, rating: Rating, day: int) -> bool:
    return rating is Rating.AGAIN and card.memory is not None and day > card.memory.last_day


def _previous_days(card: Card) -> int:
    """The interval that ends now; 0 for a new card and within a step."""
    if card.memory is None or card.due_day is None or card.due_ms is not None:
        return 0
    return max(0, card.due_day - card.memory.last_day)


def _chance(question_id: QuestionId, reviews: int) -> float:
    """A number from 0 to below 1 that only depends on the question and its review count."""
    digest = hashlib.sha256(f"{question_id}\n{reviews}".encode()).digest()
    return (int.from_bytes(digest[:8]) >> 11) / (1 << 53)


def _round(days: float) -> int:
    return floor(days + 0.5)


def _find_undone(ordered: Sequence[Event]) -> set[bytes]:
    """The uids of the events that an undo, itself not undone, refers to."""
    undone: set[bytes] = set()
    for event in reversed(ordered):
        if event.kind is EventKind.UNDO and event.refers_to and event.uid not in undone:
            undone.add(event.refers_to)
    return undone


def _apply(card: Card, event: Event, amended: Container[bytes]) -> Card:
    match event.kind:
        case EventKind.AMEND if event.refers_to in amended and event.due_day is not None:
            card = replace(card, due_day=event.due_day, due_ms=event.due_ms)
        case EventKind.SET_DUE:
            card = replace(card, due_day=event.due_day, due_ms=event.due_ms, step=0)
        case EventKind.SUSPEND | EventKind.UNSUSPEND:
            card = replace(card, suspended=event.kind is EventKind.SUSPEND)
        case EventKind.BURY:
            card = replace(card, buried_until=event.day + 1)
        case EventKind.RESET:
            card = Card(card.question_id, suspended=card.suspended, buried_until=card.buried_until)
    return card


def _replay_review(
    card: Card, event: Event, amended: Rating | None, settings: tuple[float, Parameters, Steps]
) -> Card:
    rating = amended or event.rating
    if rating is None:
        raise ValueError(f"review {event.uid.hex()} of {event.question_id} has no rating")
    if amended or event.due_day is None:
        retention, parameters, steps = settings
        return next_card(card, rating, event.day, event.at_ms, retention, parameters, steps=steps)
    memory = fsrs.review(card.memory, rating, event.day, settings[1])
    return _answered(card, memory, rating, (event.due_day, event.due_ms))


def _answered(card: Card, memory: Memory, rating: Rating, due: tuple[int, int | None]) -> Card:
    """The card after one more answer; `due` is a day and, for a step, a time."""
    lapses = card.lapses + _is_lapse(card, rating, memory.last_day)
    done = 0 if due[1] is None or rating is Rating.AGAIN else card.step + 1
    return Card(
        card.question_id, memory, *due, card.reviews + 1, lapses, card.suspended, card.buried_until, done
    )
