"""The state of a sitting: what waits to be asked, what was answered, and with what a sitting works."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Protocol

from quizzer.memory.schedule import LEECH, Leech, next_card
from quizzer.models import Card, Event, EventKind, Question, QuestionId, Rating
from quizzer.study.desk import Desk
from quizzer.study.queue import Entry

COMES_BACK_AFTER = (5, 8)
"""How many other cards are asked before one that waits for a step is asked again."""
SOON_MS = 20 * 60_000
"""A step that waits no longer is taken in the sitting."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The event that was taken back, and its question with the card as it is now; None if it left the library."""

    event: Event
    entry: Entry | None


class Journal(Protocol):
    """What a learner's requests need of the log and the library."""

    def follow(self, event: Event, then: Sequence[Event] = ()) -> Card:
        """Keep an event that is no answer and what follows from it, all or nothing; the card its history makes."""

    def undo(self, moment: datetime, day: int) -> Undone | None:
        """Take back the latest event that still counts, of whatever sitting."""

    def rewrite(self, question: Question) -> None:
        """Put the question in the place of the one with its id; raises QuizzerError where it cannot."""


class Recorder(Protocol):
    """Keeps answers."""

    def __call__(self, event: Event, card: Card, then: Sequence[Event] = (), /) -> None:
        """Keep a review, what follows from it, and the card they make, all or nothing, durably."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a sitting works with.

    `record` keeps a review before it returns; None leaves the schedule alone. `new_event` makes an event of that question, kind, moment and study day.
    `schedule` is the card after a rating on a day, at a moment in UTC milliseconds. `leech` is what
    makes a question that is not learned as it is.
    """

    desk: Desk
    now: Callable[[], datetime]
    rng: Random
    new_event: Callable[[QuestionId, EventKind, datetime, int], Event]
    record: Recorder | None = None
    journal: Journal | None = None
    schedule: Callable[[Card, Rating, int, int], Card] = next_card
    leech: Leech = LEECH


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer of the sitting: its entry as it was asked, and the event, None in practice.

    `suspension` is the event that took a leech out of the sitting by itself.
    """

    entry: Entry
    is_repeat: bool
    rating: Rating
    event: Event | None
    suspension: Event | None = None


@dataclass(slots=True)
class Sitting:
    """A sitting while it runs, begun with `questions`.

    `outcomes` are the first answers, in their order; `kept` are all of them.
    """

    waiting: deque[tuple[Entry, bool]]
    total: int
    questions: tuple[Question, ...] = ()
    outcomes: dict[QuestionId, tuple[Question, Rating]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)

    def settle(self, entry: Entry, is_repeat: bool, rating: Rating, tools: Tools) -> None:
        """What an answer, or its correction, leads to: asked again later in the sitting, or done."""
        if not is_repeat:
            self.outcomes[entry.question.id] = (entry.question, rating)
        self.drop(entry.question.id)
        if _comes_back(entry.card, rating, tools):
            place = min(tools.rng.randint(*COMES_BACK_AFTER), len(self.waiting))
            self.waiting.insert(place, (entry, True))

    def holds(self, question_id: QuestionId) -> bool:
        """Whether the question is still to be asked."""
        return any(turn[0].question.id == question_id for turn in self.waiting)

    def drop(self, question_id: QuestionId) -> None:
        """Ask the question no more."""
        self.waiting = deque(turn for turn in self.waiting if turn[0].question.id != question_id)

    def take_back(self, entry: Entry) -> None:
        """Ask the question next, as if its last answer had not been given."""
        question_id = entry.question.id
        last = next((kept for kept in reversed(self.kept) if kept.entry.question.id == question_id), None)
        is_new_here = last is None and not self.holds(question_id)
        if last is not None:
            self.kept.remove(last)
            if not last.is_repeat:
                del self.outcomes[question_id]
        self.total += is_new_here and question_id not in self.outcomes
        self.drop(question_id)
        self.waiting.appendleft((entry, last is not None and last.is_repeat))


def _comes_back(card: Card, rating: Rating, tools: Tools) -> bool:
    """Whether the sitting asks a question again: where a step waits, and in practice where it was wrong."""
    if tools.record is None:
        return rating is Rating.AGAIN
    soon_ms = tools.now().timestamp() * 1000 + SOON_MS
    return card.due_ms is not None and card.due_ms <= soon_ms and not card.suspended
