"""What a learner set: in force, undone, merged."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings, strategies

from quizzer.errors import StoreUnusable
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.rebuild import Rebuild
from quizzer.models import QuestionId, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import Store, open_store
from quizzer.store.log import Replay, make_uid, rebuild_cards
from quizzer.store.settings import (
    Setting,
    SettingKind,
    Settings,
    change_settings,
    read_live,
    read_settings,
)
from tests.learner import give_answer

OWN = (0.5, 2.0, 4.0, 16.0, *DEFAULT_PARAMETERS[4:])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "learner.db") as opened:
        give_answer(opened, "q1", Rating.GOOD)
        give_answer(opened, "q2", Rating.AGAIN)
        yield opened


def replay_with(found: Settings) -> Replay:
    return Rebuild(retention=found.retention or 0.9, parameters=found.parameters or DEFAULT_PARAMETERS)


def make(
    kind: SettingKind, value: Mapping[str, Any], at_ms: int = 1000, refers_to: bytes | None = None
) -> Setting:
    return Setting(make_uid(at_ms, Random(f"{kind} {value} {at_ms}")), at_ms, kind, value, refers_to)


def parameters(w: Sequence[float] = OWN, at_ms: int = 1000) -> Setting:
    return make(SettingKind.PARAMETERS, {"w": list(w), "scored": 500}, at_ms)


def retention(value: float, at_ms: int = 1000) -> Setting:
    return make(SettingKind.RETENTION, {"retention": value}, at_ms)


def undo(setting: Setting, at_ms: int = 5000) -> Setting:
    return make(SettingKind.UNDO, {"of": setting.uid.hex()}, at_ms, setting.uid)


def test_nothing_is_set_in_a_new_store(store: Store) -> None:
    assert read_settings(store) == Settings()


def test_latest_of_each_kind_is_in_force(store: Store) -> None:
    for setting in (parameters(), retention(0.8, 2000), retention(0.85, 3000)):
        change_settings(store, setting, replay_with)
    assert read_settings(store) == Settings(OWN, 0.85, rises=False)


@pytest.mark.parametrize(
    ("value", "rises"),
    [({}, False), ({"rises": False}, False), ({"rises": True}, True)],
)
def test_retention_rises_only_where_it_was_set_to(store: Store, value: dict[str, bool], rises: bool) -> None:
    assert read_settings(store).rises
    change_settings(store, make(SettingKind.RETENTION, {"retention": 0.85} | value), replay_with)
    assert read_settings(store).rises == rises


def test_undo_brings_back_what_was_before(store: Store) -> None:
    first, second = retention(0.8), retention(0.85, 2000)
    for setting in (first, second, undo(second)):
        change_settings(store, setting, replay_with)
    assert read_settings(store).retention == 0.8
    change_settings(store, undo(first, 6000), replay_with)
    assert read_settings(store).retention is None


def test_undo_can_be_undone(store: Store) -> None:
    first = retention(0.8)
    taken_back = undo(first)
    for setting in (first, taken_back, undo(taken_back, 6000)):
        change_settings(store, setting, replay_with)
    assert read_settings(store).retention == 0.8


def test_parameters_change_memories_and_keep_due_days(store: Store) -> None:
    before = read_card(store, QuestionId("q1"))
    assert change_settings(store, parameters(), replay_with) == 2
    after = read_card(store, QuestionId("q1"))
    assert after.memory is not None
    assert before.memory is not None
    assert (before.memory.stability, after.memory.stability) == (DEFAULT_PARAMETERS[2], 4.0)
    assert (after.due_day, after.due_ms) == (before.due_day, before.due_ms)


def test_rebuild_with_what_is_in_force_changes_nothing(store: Store) -> None:
    setting = parameters()
    change_settings(store, setting, replay_with)
    assert rebuild_cards(store, replay_with(read_settings(store))) == 0
    change_settings(store, undo(setting), replay_with)
    assert rebuild_cards(store, Rebuild()) == 0


def test_clock_set_back_does_not_hide_a_new_setting(store: Store) -> None:
    for setting in (retention(0.8, 9000), retention(0.85, 1000)):
        change_settings(store, setting, replay_with)
    assert read_settings(store).retention == 0.85


def test_setting_that_fails_leaves_everything(store: Store) -> None:
    with pytest.raises(StoreUnusable, match="21 finite parameters"):
        change_settings(store, parameters((1.0, 2.0)), replay_with)
    assert read_live(store) == []
    assert rebuild_cards(store, Rebuild()) == 0


@pytest.mark.parametrize("statement", ["update setting set at_ms = 1", "delete from setting"])
def test_settings_are_never_changed_nor_deleted(store: Store, statement: str) -> None:
    change_settings(store, retention(0.8), replay_with)
    with pytest.raises(sqlite3.IntegrityError, match="a setting is never"):
        store.rows(statement)


@pytest.mark.parametrize("value", ["{", "[]", "{}", '{"retention": "much"}'])
def test_unreadable_setting_is_told(store: Store, value: str) -> None:
    sql = "insert into setting values (?, 1, 'retention', ?, null, '')"
    store.rows(sql, (b"0123456789abcdef", value))
    with pytest.raises(StoreUnusable, match="unreadable value"):
        read_settings(store)


@given(order=strategies.permutations(range(6)))
@settings(max_examples=25, deadline=None)
def test_settings_of_two_machines_merge_in_any_order(
    order: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = [retention(0.8, 1000), retention(0.85, 2000), parameters(at_ms=1500), retention(0.95, 3000)]
    made += [undo(made[3], 4000), parameters(DEFAULT_PARAMETERS, 3500)]
    with open_store(tmp_path_factory.mktemp("merge") / "learner.db") as store:
        for index in order:
            setting = made[index]
            row = (setting.uid, setting.at_ms, setting.kind, json.dumps(setting.value), setting.refers_to)
            store.rows("insert or ignore into setting values (?, ?, ?, ?, ?, '')", row)
        assert read_settings(store) == Settings(DEFAULT_PARAMETERS, 0.85, rises=False)
