"""What a learner set: parameters of the memory model, the desired retention, steps, and leeches.

A log that is only added to: the latest one not undone is in force. Two machines' settings merge as
their events do, by the union of rows, and the same ones are in force on both. What the values mean
is not known here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from quizzer.store.database import Row, Store, check_types
from quizzer.store.log import Replay, replay_all


class SettingKind(StrEnum):
    """What is set."""

    PARAMETERS = "parameters"
    RETENTION = "retention"
    LEARNING = "learning"
    RELEARNING = "relearning"
    LEECH = "leech"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that was set; never changed once written.

    `value` is JSON-ready: for parameters `{"w": [...], ...}` with how they were found, for a
    retention `{"retention": 0.8, "rises": true}`, for steps `{"minutes": [10]}`, for leeches `{"lapses": 8, "suspends":
    false}`, empty for an undo, which refers to the setting it takes back.
    """

    uid: bytes
    at_ms: int
    kind: SettingKind
    value: Mapping[str, Any]
    refers_to: bytes | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force; None where nothing was set. `rises` goes with a retention, or with none set."""

    parameters: tuple[float, ...] | None = None
    retention: float | None = None
    rises: bool = True
    learning: tuple[int, ...] | None = None
    relearning: tuple[int, ...] | None = None
    leech: tuple[int, bool] | None = None


ReplayWith: TypeAlias = Callable[[Settings], Replay]
"""The replay that goes with what is in force."""


def read_settings(store: Store) -> Settings:
    """The settings in force."""
    with store.decoding():
        live = {setting.kind: setting.value for setting in read_live(store)}
        own, retention = live.get(SettingKind.PARAMETERS), live.get(SettingKind.RETENTION)
        leech = live.get(SettingKind.LEECH)
        return Settings(
            None if own is None else tuple(map(float, own["w"])),
            None if retention is None else float(retention["retention"]),
            # One that does not say was set while constant was the only way, or the one asked for.
            retention is None or bool(retention.get("rises", False)),
            _minutes(live.get(SettingKind.LEARNING)),
            _minutes(live.get(SettingKind.RELEARNING)),
            None if leech is None else (int(leech["lapses"]), bool(leech["suspends"])),
        )


def _minutes(value: Mapping[str, Any] | None) -> tuple[int, ...] | None:
    return None if value is None else tuple(map(int, value["minutes"]))


def read_live(store: Store) -> list[Setting]:
    """The settings not undone, in the order they were made."""
    rows = store.rows("select uid, at_ms, kind, value, refers_to from setting order by at_ms, uid")
    with store.decoding():
        made = list(map(_decode, rows))
    undone: set[bytes | None] = set()
    for setting in reversed(made):
        if setting.kind is SettingKind.UNDO and setting.uid not in undone:
            undone.add(setting.refers_to)
    return [s for s in made if s.uid not in undone and s.kind is not SettingKind.UNDO]


def change_settings(store: Store, setting: Setting, replay_with: ReplayWith) -> int:
    """Writes a setting and replays every card with what is in force now, all or nothing.

    Due days stay as they were decided. Returns how many cards changed.
    """
    with store.transaction():
        latest = store.rows("select max(at_ms) from setting")[0][0]
        # Where the clock was set back, the last thing set is still the last.
        at_ms = setting.at_ms if latest is None else max(setting.at_ms, latest + 1)
        value = json.dumps(setting.value, separators=(",", ":"), allow_nan=False)
        sql = "insert into setting values (?, ?, ?, ?, ?, (select id from device))"
        store.write(sql, [(setting.uid, at_ms, setting.kind, value, setting.refers_to)])
        return replay_all(store, replay_with(read_settings(store)))


def _decode(row: Row) -> Setting:
    check_types(row, (bytes, int, str, str, (bytes, type(None))))
    uid, at_ms, kind, value, refers_to = row
    return Setting(uid, at_ms, SettingKind(kind), json.loads(value), refers_to)
