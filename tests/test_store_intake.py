"""Answers given elsewhere: added once, whole or not at all."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from quizzer.memory.rebuild import Rebuild
from quizzer.memory.review_log import make_events
from quizzer.models import Event, QuestionId, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import Store, open_store
from quizzer.store.intake import take_in
from quizzer.store.log import read_events, rebuild_cards
from tests.learner import DAY, give_answer
from tests.reviewing import make_history

HISTORY = make_history("q1", [(1, 0), (3, 0), (3, 1), (3, 4)])


def events() -> list[Event]:
    return list(make_events(HISTORY))


def check_whole(store: Store) -> None:
    assert rebuild_cards(store, Rebuild()) == 0


def test_answers_make_their_card(tmp_path: Path) -> None:
    with open_store(tmp_path / "learner.db") as store:
        assert take_in(store, events(), Rebuild()) == 4
        card = read_card(store, QuestionId("q1"))
        assert (card.reviews, card.memory and card.memory.last_day) == (4, DAY + 5)
        assert card.due_day is not None
        assert card.due_day > DAY + 5
        check_whole(store)


def test_answers_already_there_are_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "learner.db") as store:
        assert take_in(store, events()[:3], Rebuild()) == 3
        assert take_in(store, list(reversed(events())), Rebuild()) == 1
        assert take_in(store, events(), Rebuild()) == 0
        assert [event.at_ms for event in read_events(store)] == [answer.at_ms for answer in HISTORY]


def test_answers_from_elsewhere_and_own_ones_make_one_history(tmp_path: Path) -> None:
    with open_store(tmp_path / "learner.db") as store:
        give_answer(store, "q1", Rating.GOOD, DAY + 3)
        own = read_card(store, QuestionId("q1"))
        take_in(store, events()[:3], Rebuild())
        card = read_card(store, QuestionId("q1"))
        assert (card.reviews, card.due_day) == (4, own.due_day)
        check_whole(store)


def test_one_that_is_none_leaves_nothing_of_all(tmp_path: Path) -> None:
    with open_store(tmp_path / "learner.db") as store:
        wrong = replace(events()[3], uid=b"short")
        with pytest.raises(sqlite3.IntegrityError):
            take_in(store, [*events()[:3], wrong], Rebuild())
        assert list(read_events(store)) == []


def test_events_have_ids_of_their_own_in_the_order_of_time() -> None:
    uids = [event.uid for event in events()]
    assert uids == sorted(set(uids))
    assert {uid[6] >> 4 for uid in uids} == {7}
    assert {uid[8] >> 6 for uid in uids} == {2}
    assert [event.at_ms for event in events()] == [int.from_bytes(uid[:6]) for uid in uids]
