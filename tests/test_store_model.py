"""Random sequences of commands against a model that keeps everything in a dict."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quizzer.memory.rebuild import Rebuild
from quizzer.models import EventKind, QuestionId, Rating
from quizzer.store.cards import count_new, due_cards, new_cards, read_card
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set, read_set, remove_set
from quizzer.store.log import read_events, read_last, rebuild_cards, record, record_and_replay
from quizzer.store.merge import merge_store
from tests.learner import DAY, capitals, flag, milliseconds, moment, review

QUESTIONS = st.sampled_from([f"q{number}" for number in range(1, 6)])


class Learner(RuleBasedStateMachine):
    """A learner, two machines' copies of one store, and what should be true of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "store"
        self.live: list[tuple[bytes, str, EventKind]] = []
        self.minute = 0
        self.in_library = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    def tick(self) -> int:
        self.minute += 1
        return self.minute

    @initialize()
    def begin(self) -> None:
        with open_store(self.path) as store:
            add_set(store, "capitals", capitals(), 1)
        self.in_library = 5

    @rule(question=QUESTIONS, rating=st.sampled_from(Rating))
    def answer(self, question: str, rating: Rating) -> None:
        minute = self.tick()
        with open_store(self.path) as store:
            card = read_card(store, QuestionId(question))
            event, after = review(card, rating, moment(DAY, minute), DAY, Random(minute))
            record(store, event, after)
        self.live.append((event.uid, question, EventKind.REVIEW))

    @rule(question=QUESTIONS, kind=st.sampled_from([EventKind.SUSPEND, EventKind.UNSUSPEND, EventKind.BURY]))
    def set_aside(self, question: str, kind: EventKind) -> None:
        event = flag(question, kind, DAY, self.tick())
        with open_store(self.path) as store:
            record_and_replay(store, event, Rebuild())
        self.live.append((event.uid, question, kind))

    @rule()
    def undo(self) -> None:
        with open_store(self.path) as store:
            last = read_last(store)
            assert (last.uid if last else None) == (self.live[-1][0] if self.live else None)
            if last is not None:
                event = flag(last.question_id, EventKind.UNDO, DAY, self.tick())
                record_and_replay(store, replace(event, refers_to=last.uid), Rebuild())
                self.live.pop()

    @rule(count=st.integers(1, 5))
    def edit_set(self, count: int) -> None:
        with open_store(self.path) as store:
            add_set(store, "capitals", capitals(count), self.tick())
        self.in_library = count

    @rule()
    def remove(self) -> None:
        with open_store(self.path) as store:
            remove_set(store, "capitals")
        self.in_library = 0

    @rule(question=QUESTIONS, rating=st.sampled_from(Rating))
    def answer_elsewhere_and_merge(self, question: str, rating: Rating) -> None:
        other = self.path.with_name("other")
        shutil.copy(self.path, other)
        minute = self.tick()
        with open_store(other) as store:
            card = read_card(store, QuestionId(question))
            event, after = review(card, rating, moment(DAY, minute), DAY, Random(minute))
            record(store, event, after)
        with open_store(self.path) as store:
            assert merge_store(store, other, lambda _: Rebuild(), milliseconds(moment(DAY + 1))).events == 1
        self.live.append((event.uid, question, EventKind.REVIEW))

    @invariant()
    def store_agrees_with_the_model(self) -> None:
        if not self.path.exists():
            return
        with open_store(self.path) as store:
            kept = read_set(store, "capitals")
            assert len(kept.questions if kept else ()) == self.in_library
            for number in range(1, 6):
                self.check_card(store, f"q{number}")
            asked = {card.question_id for card in (*due_cards(store, DAY, 10**15), *new_cards(store, 9, DAY))}
            assert len(asked) <= self.in_library
            assert sum(count_new(store, DAY).values()) == len(new_cards(store, 9, DAY))
            assert {event.uid for event in read_events(store)} >= {uid for uid, *_ in self.live}
            assert rebuild_cards(store, Rebuild()) == 0
            assert store.rows("pragma foreign_key_check") == []

    def check_card(self, store: Store, question: str) -> None:
        kinds = [kind for _, other, kind in self.live if other == question]
        card = read_card(store, QuestionId(question))
        aside = [kind for kind in kinds if kind in (EventKind.SUSPEND, EventKind.UNSUSPEND)]
        assert card.reviews == kinds.count(EventKind.REVIEW)
        assert card.suspended == (aside[-1:] == [EventKind.SUSPEND])
        assert (card.buried_until == DAY + 1) == (EventKind.BURY in kinds)


TestLearner = Learner.TestCase
TestLearner.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
