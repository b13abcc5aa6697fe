"""Is a store sound?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizzer.memory.rebuild import Rebuild
from quizzer.models import Rating
from quizzer.store.database import Store, open_store
from quizzer.store.doctor import Checkup, check_up, remake
from quizzer.store.library import add_set
from quizzer.store.log import Replay
from quizzer.store.settings import Settings
from tests.learner import DAY, capitals, give_answer, milliseconds, moment


def replay_with(settings: Settings) -> Replay:
    return Rebuild(retention=settings.retention or 0.9)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite3") as opened:
        add_set(opened, "capitals", capitals(), 1)
        give_answer(opened, "q1", Rating.GOOD)
        give_answer(opened, "q2", Rating.AGAIN)
        yield opened


def look(store: Store) -> Checkup:
    return check_up(store, replay_with, milliseconds(moment(DAY)))


def test_sound_store_has_nothing_to_tell_and_is_left_as_it_is(store: Store) -> None:
    before = store.path.read_bytes()
    found = look(store)
    assert (found.events, found.cards, found.stale, found.early, found.problems) == (2, 2, 0, 0, ())
    assert found.sound
    assert remake(store, replay_with) == 0
    assert store.path.read_bytes() == before


def test_cards_that_differ_from_the_log_are_counted_and_remade_to_the_same_bytes(store: Store) -> None:
    before = store.rows("select * from card order by question_id")
    store.rows("update card set stability = 99, due_day = 1 where question_id = 'q1'")
    store.rows("delete from card where question_id = 'q2'")
    store.rows("insert into card(question_id, reviews, lapses, suspended) values ('ghost', 3, 0, 0)")
    assert look(store).stale == 3
    assert remake(store, replay_with) == 3
    assert store.rows("select * from card order by question_id") == before
    assert look(store).stale == 0


def test_events_of_the_future_are_counted(store: Store) -> None:
    give_answer(store, "q3", Rating.GOOD, DAY + 400)
    assert look(store).early == 1


def test_rows_that_lost_their_set_are_damage(store: Store) -> None:
    store.rows("pragma foreign_keys = off")
    store.rows("delete from question_set")
    found = look(store)
    assert not found.sound
    assert "question refers to a question_set that is not there" in found.problems


def test_events_that_cannot_be_read_are_damage(store: Store) -> None:
    store.rows(
        "insert into event select randomblob(16), 'q1', 1, 0, 0, 'dance', null, null, null, null, null, '', 'd'"
    )
    assert not look(store).sound
