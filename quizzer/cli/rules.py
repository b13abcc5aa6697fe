"""What a learner sets of the schedule: retention, steps within a day, leeches; each told, logged and undoable."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizzer.cli.bank import now_ms
from quizzer.cli.tuning import in_force, leech_in_force, replay_with, steps_in_force
from quizzer.errors import UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.memory.schedule import Leech
    from quizzer.store.database import Store
    from quizzer.store.settings import Setting, SettingKind, Settings

LONGEST_STEP, MOST_STEPS = 1439, 10
"""A step is shorter than a day."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rules:
    """What is to be set; None stays as it is."""

    retention: float | None = None
    rises: bool | None = None
    learning: tuple[int, ...] | None = None
    relearning: tuple[int, ...] | None = None
    lapses: int | None = None
    suspends: bool | None = None

    def __bool__(self) -> bool:
        """Whether anything is to be set."""
        return any(getattr(self, part) is not None for part in self.__slots__)


def read_steps(text: str | None, option: str) -> tuple[int, ...] | None:
    """The minutes of steps as a person writes them, "1 10" or "none"; raises UsageError for others."""
    if text is None:
        return None
    parts = [] if text.strip().lower() == "none" else re.split(r"[\s,]+", text.strip())
    whole = [int(part.removesuffix("m")) for part in parts if re.fullmatch(r"\d{1,4}m?", part)]
    if len(whole) < len(parts) or len(whole) > MOST_STEPS or not all(1 <= n <= LONGEST_STEP for n in whole):
        shown = visible(text, single_line=True)
        raise UsageError(
            f'{option} "{shown}": write up to {MOST_STEPS} steps in minutes from 1 to {LONGEST_STEP}, as "1 10",'
            ' or "none".'
        )
    return tuple(whole)


def set_rules(store: Store, rules: Rules) -> Values:
    """Set what is wished, each on its own so that it can be taken back; raises UsageError for what helps nobody."""
    from quizzer.store.settings import SettingKind, read_settings

    before = read_settings(store)
    leech = leech_in_force(before)
    wishes: list[tuple[SettingKind, Values]] = []
    if rules.retention is not None or rules.rises is not None:
        rises = before.rises if rules.rises is None else rules.rises
        retention = _find_retention(before, rules, rises=rises)
        wishes.append((SettingKind.RETENTION, {"retention": retention, "rises": rises}))
    if rules.learning is not None:
        wishes.append((SettingKind.LEARNING, {"minutes": list(rules.learning)}))
    if rules.relearning is not None:
        wishes.append((SettingKind.RELEARNING, {"minutes": list(rules.relearning)}))
    if rules.lapses is not None or rules.suspends is not None:
        lapses = leech.lapses if rules.lapses is None else rules.lapses
        suspends = leech.suspends if rules.suspends is None else rules.suspends
        wishes.append((SettingKind.LEECH, {"lapses": lapses, "suspends": suspends}))
    for kind, value in wishes:
        write_setting(store, kind, value)
    settings = read_settings(store)
    lines = [f"From now on {phrase_in_force(kind, settings)}." for kind, _ in wishes]
    if rules.retention is not None and rules.retention > (0.9 if settings.rises else 0.95):
        lines.append("That is much work for little: see quizzer forecast.")
    lines.append("Days already set stay. Take it back: quizzer optimize --undo")
    return {"decision": "set", "kept": True, **describe_in_force(settings), "lines": lines}


def _find_retention(before: Settings, rules: Rules, *, rises: bool) -> float:
    """The number that is wished; without one that in force, or of another way its own, since the two differ in meaning."""
    from quizzer.memory.schedule import RETENTION, RISING

    if rules.retention is not None:
        return _check_retention(rules.retention)
    if rises == before.rises:
        return float(in_force(before)[0])
    return float(RISING if rises else RETENTION)


def _check_retention(retention: float) -> float:
    from quizzer.memory.fsrs import LEAST_RETENTION, MOST_RETENTION

    if not LEAST_RETENTION <= retention <= MOST_RETENTION:
        raise UsageError(f"--retention takes {LEAST_RETENTION:.2f} to {MOST_RETENTION}, not {retention:g}.")
    return retention


def describe_in_force(settings: Settings) -> Values:
    """All that is in force but the parameters, as JSON-ready data."""
    steps, leech = steps_in_force(settings), leech_in_force(settings)
    return {
        "retention": float(in_force(settings)[0]),
        "rises": settings.rises,
        "steps": list(steps.learning),
        "relearning_steps": list(steps.relearning),
        "leech": leech.lapses,
        "suspends_leeches": leech.suspends,
    }


def phrase_in_force(kind: SettingKind, settings: Settings) -> str:
    """What is in force of one kind, in words."""
    steps = steps_in_force(settings)
    match kind.value:
        case "retention":
            retention = in_force(settings)[0]
            lasting = ", and earlier the longer it lasts" if settings.rises else ""
            return f"a question comes back when its chance of recall has fallen to {retention:.0%}{lasting}"
        case "learning":
            return f"a new question comes back {_phrase_steps(steps.learning)}"
        case "relearning":
            return f"a forgotten question comes back {_phrase_steps(steps.relearning)}"
        case "leech":
            return _phrase_leech(leech_in_force(settings))
    return f"your parameters are {'those before it' if settings.parameters else 'those of most learners'}"


def _phrase_steps(minutes: tuple[int, ...]) -> str:
    if not minutes:
        return "on another day"
    return f"within the day, after {', then '.join(map(str, minutes))} minutes"


def _phrase_leech(leech: Leech) -> str:
    if not leech.lapses:
        return "no question is called a leech"
    what = "is suspended" if leech.suspends else "is told to you"
    return f"a question forgotten {leech.lapses} times {what}"


def undo_setting(store: Store) -> Values:
    """Take the last setting back; what is in force then."""
    from quizzer.store.settings import SettingKind, read_live, read_settings

    live = read_live(store)
    if not live:
        return {"decision": "nothing to undo", "kept": False, "lines": ["Nothing was set, nothing to undo."]}
    last = live[-1]
    write_setting(store, SettingKind.UNDO, {}, last.uid)
    told = phrase_in_force(last.kind, read_settings(store))
    return {"decision": "undone", "kept": True, "lines": [f"Taken back: {told} again."]}


def write_setting(
    store: Store, kind: SettingKind, value: Mapping[str, Any], refers_to: bytes | None = None
) -> Setting:
    """Set something from now on, and bring all cards in line."""
    from quizzer.store.log import make_uid
    from quizzer.store.settings import Setting, change_settings

    at_ms = now_ms()
    uid = make_uid(at_ms, random.Random())  # noqa: S311 - an id, not a secret
    setting = Setting(uid, at_ms, kind, value, refers_to)
    change_settings(store, setting, replay_with)
    return setting
