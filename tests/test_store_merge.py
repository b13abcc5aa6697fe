"""Two stores into one: union of the logs, and the cards they make."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.errors import StoreUnusable, UsageError
from quizzer.memory.rebuild import Rebuild
from quizzer.models import Event, EventKind, Rating
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set, read_set
from quizzer.store.log import Replay, make_uid, read_events, rebuild_cards, record_and_replay
from quizzer.store.merge import Merge, merge_store
from quizzer.store.quizzes import QuizResult, read_quizzes, save_quiz
from quizzer.store.settings import Setting, SettingKind, Settings, change_settings, read_settings
from tests.learner import DAY, capitals, edited, flag, give_answer, milliseconds, moment

NOW = milliseconds(moment(DAY + 30))


def replay_with(settings: Settings) -> Replay:
    return Rebuild(retention=settings.retention or 0.9)


def merge(store: Store, path: Path, now_ms: int = NOW) -> Merge:
    return merge_store(store, path, replay_with, now_ms)


def state(path: Path) -> tuple[list[Event], list[tuple[object, ...]], Settings]:
    with open_store(path) as store:
        cards = store.rows("select * from card order by question_id")
        settings = read_settings(store)
        assert rebuild_cards(store, replay_with(settings)) == 0
        return list(read_events(store)), cards, settings


def make(path: Path, answers: Sequence[tuple[str, Rating, int, int]]) -> Path:
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 1)
        for question, rating, day, minute in sorted(answers, key=lambda answer: answer[2:]):
            give_answer(store, question, rating, DAY + day, minute)
    return path


def test_answers_of_both_machines_are_kept_and_replayed(tmp_path: Path) -> None:
    mine = make(tmp_path / "mine", [("q1", Rating.GOOD, 0, 0), ("q2", Rating.GOOD, 0, 1)])
    other = make(tmp_path / "other", [("q1", Rating.AGAIN, 3, 0), ("q3", Rating.GOOD, 1, 0)])
    before = other.read_bytes()
    with open_store(mine) as store:
        done = merge(store, other)
        assert done == Merge(events=2, early=0, sets=0, questions=0, cards=2)
        assert [event.question_id for event in read_events(store)] == ["q1", "q2", "q3", "q1"]
        assert merge(store, other) == Merge(0, 0, 0, 0, 0)
    assert other.read_bytes() == before


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(["q1", "q2", "q3"]), st.sampled_from(Rating), st.integers(0, 20), st.integers(0, 3)
    ),
    max_size=6,
    unique_by=lambda answer: (answer[0], *answer[2:]),
)


@given(st.lists(ANSWERS, min_size=2, max_size=3), st.randoms())
@settings(max_examples=8, deadline=None)
def test_merging_in_any_order_and_twice_makes_the_same(
    tmp_path_factory: pytest.TempPathFactory, logs: list[list[tuple[str, Rating, int, int]]], random: Random
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    stores = [
        make(folder / f"store{number}", [(*answer[:3], answer[3] + 10 * number) for answer in answers])
        for number, answers in enumerate(logs)
    ]
    results = []
    for turn in range(2):
        order = [*stores, random.choice(stores)]
        random.shuffle(order)
        target = folder / f"target{turn}"
        shutil.copy(order[0], target)
        for other in order[1:]:
            with open_store(target) as store:
                merge(store, other)
        results.append(state(target))
    # Merging halves first comes to the same.
    with open_store(stores[0]) as store:
        merge(store, stores[1])
    last = folder / "last"
    shutil.copy(stores[-1], last)
    with open_store(last) as store:
        merge(store, stores[0])
    assert results[0] == results[1] == state(last)


def test_suspension_and_undo_merge_as_events(tmp_path: Path) -> None:
    mine, other = make(tmp_path / "mine", []), make(tmp_path / "other", [("q1", Rating.GOOD, 0, 0)])
    with open_store(other) as store:
        (review,) = read_events(store)
        undo = replace(flag("q1", EventKind.UNDO, DAY, 5), refers_to=review.uid)
        for event in (undo, flag("q2", EventKind.SUSPEND)):
            record_and_replay(store, event, Rebuild())
    with open_store(mine) as store:
        merge(store, other)
        rows = store.rows("select question_id, reviews, suspended from card order by 1")
    assert rows == [("q1", 0, 0), ("q2", 0, 1)]


def test_events_of_the_future_stay_where_they_are_until_their_day(tmp_path: Path) -> None:
    mine, other = make(tmp_path / "mine", []), make(tmp_path / "other", [("q1", Rating.GOOD, 400, 0)])
    with open_store(mine) as store:
        assert merge(store, other) == Merge(events=0, early=1, sets=0, questions=0, cards=0)
        assert list(read_events(store)) == []
        assert merge(store, other, milliseconds(moment(DAY + 400))).events == 1


def test_sets_and_later_wordings_come_along(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    first, *rest = capitals().questions
    better = replace(first, prompt="Norway's capital?")
    with open_store(mine) as store:
        add_set(store, "capitals", capitals(4), 1)
    with open_store(other) as store:
        add_set(store, "capitals", capitals(), 1)
        add_set(store, "capitals", edited(capitals(), [better, *rest]), 5)
        add_set(store, "again", edited(capitals(), []), 1)
    for target, source in ((mine, other), (other, mine)):
        with open_store(target) as store:
            merge(store, source)
            kept = read_set(store, "capitals")
            assert kept is not None
            assert kept.questions == (better, *rest)
            assert read_set(store, "again") is not None


def test_settings_and_tests_merge_and_every_card_follows(tmp_path: Path) -> None:
    mine, other = make(tmp_path / "mine", [("q1", Rating.GOOD, 0, 0)]), make(tmp_path / "other", [])
    setting = Setting(make_uid(5, Random(1)), 5, SettingKind.RETENTION, {"retention": 0.8})
    result = QuizResult(bytes(16), "capitals", 5, 60, 1, [{"mark": 1.0}])
    with open_store(other) as store:
        change_settings(store, setting, replay_with)
        save_quiz(store, result)
    with open_store(mine) as store:
        merge(store, other)
        assert read_settings(store).retention == 0.8
        assert read_quizzes(store, "capitals") == [result]
    assert state(mine)[2].retention == 0.8


def test_store_is_not_merged_into_itself(tmp_path: Path) -> None:
    mine = make(tmp_path / "mine", [])
    (tmp_path / "link").symlink_to(mine)
    with open_store(mine) as store:
        for path in (mine, tmp_path / "link"):
            with pytest.raises(UsageError, match="this is the store itself"):
                merge(store, path)


def spoil_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("drop table keepsake; create view keepsake as select 1, 2, 3")


def spoil_kinds(path: Path) -> None:
    with open_store(path) as store:
        store.rows(
            "insert into event select randomblob(16), 'q', 1, 0, 0, 'dance', null, null, null, null, null, '', 'd'"
        )


def spoil_content(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    "spoil", [spoil_tables, spoil_kinds, spoil_content, Path.unlink, lambda p: p.write_text("x")]
)
def test_what_is_no_sound_store_changes_nothing(spoil: object, tmp_path: Path) -> None:
    mine = make(tmp_path / "mine", [("q1", Rating.GOOD, 0, 0)])
    other = make(tmp_path / "other", [("q2", Rating.GOOD, 0, 0)])
    assert callable(spoil)
    spoil(other)
    before = mine.read_bytes()
    with open_store(mine) as store, pytest.raises(StoreUnusable):
        merge(store, other)
    assert mine.read_bytes() == before
