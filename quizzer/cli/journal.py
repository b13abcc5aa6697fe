"""What a sitting works with, made of a learner's store: answers kept, requests followed, settings in force."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from quizzer.cli.tuning import in_force, leech_in_force, replay_with, steps_in_force
from quizzer.memory.schedule import next_card
from quizzer.models import Card, Event, EventKind, Question, QuestionId
from quizzer.store.cards import count_by_day
from quizzer.store.database import Store
from quizzer.store.log import demand_writable, new_event, read_last, record, record_and_replay
from quizzer.store.questions import read_questions, rewrite_question
from quizzer.store.settings import Settings, read_settings
from quizzer.study.desk import Desk
from quizzer.study.queue import Entry
from quizzer.study.sitting import Tools, Undone
from quizzer.terminal.signals import undisturbed


def make_tools(
    store: Store, desk: Desk, rng: random.Random, now: Callable[[], datetime], *, practice: bool
) -> Tools:
    """The tools of a sitting; in practice answers are not recorded.

    Raises QuizzerError where they could not be, before anything is asked.
    """
    if not practice:
        demand_writable(store)
    settings = read_settings(store)
    retention, parameters = in_force(settings)
    # Ids must differ even where --seed repeats the order.
    make_event = partial(new_event, random=random.Random())  # noqa: S311
    journal = StoreJournal(store, settings, make_event)
    load = partial(count_by_day, store)
    steps = steps_in_force(settings)
    schedule = partial(next_card, retention=retention, parameters=parameters, load=load, steps=steps)
    keep = None if practice else journal.record
    return Tools(desk, now, rng, make_event, keep, journal, schedule, leech_in_force(settings))


@dataclass(frozen=True, slots=True)
class StoreJournal:
    """The journal of a learner's store; `settings` are those the sitting began with."""

    store: Store
    settings: Settings
    make_event: Callable[[QuestionId, EventKind, datetime, int], Event]

    def record(self, event: Event, card: Card, then: Sequence[Event] = ()) -> None:
        """Keep an answer and what follows from it; where the settings have changed since, the card is made with the new ones."""
        settings = read_settings(self.store)
        with undisturbed():
            if settings == self.settings:
                record(self.store, event, card, then)
            else:
                record_and_replay(self.store, event, replay_with(settings), then)

    def follow(self, event: Event, then: Sequence[Event] = ()) -> Card:
        """Keep an event that is no answer and what follows from it, durably; the card its history makes."""
        replay = replay_with(read_settings(self.store))
        with undisturbed():
            return record_and_replay(self.store, event, replay, then)

    def undo(self, moment: datetime, day: int) -> Undone | None:
        """Take back the latest event that still counts, of whatever sitting."""
        last = read_last(self.store)
        if last is None:
            return None
        event = self.make_event(last.question_id, EventKind.UNDO, moment, day)
        card = self.follow(replace(event, refers_to=last.uid))
        question = read_questions(self.store, [last.question_id]).get(last.question_id)
        return Undone(last, Entry(question, card) if question else None)

    def rewrite(self, question: Question) -> None:
        """Put the question in the place of the one with its id, in every set that asks it."""
        rewrite_question(self.store, question, time.time_ns() // 1_000_000)
