"""Is a store sound? The file by SQLite's own checks, the cards by a replay of the log."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from quizzer.errors import StoreUnusable
from quizzer.store.database import Store
from quizzer.store.log import rebuild_cards, replay_all
from quizzer.store.merge import DAY_MS
from quizzer.store.settings import ReplayWith, read_settings


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found: `stale` cards differ from the log, `early` events lie in the future."""

    schema: int
    events: int
    cards: int
    stale: int
    early: int
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.problems


class _Rehearsed(Exception):
    """Nothing of a rehearsal is kept."""


def check_up(store: Store, replay_with: ReplayWith, now_ms: int) -> Checkup:
    """Everything that is looked at; nothing is changed."""
    problems = [row[0] for row in store.rows("pragma integrity_check") if row[0] != "ok"]
    problems += [
        f"{row[0]} refers to a {row[2]} that is not there" for row in store.rows("pragma foreign_key_check")
    ]
    stale = 0
    if not problems:
        try:
            stale = _count_stale(store, replay_with)
        except StoreUnusable as error:
            problems.append(str(error))
    early = store.rows("select count(*) from event where at_ms > ?", (now_ms + DAY_MS,))[0][0]
    counts = [store.rows(f"select count(*) from {table}")[0][0] for table in ("event", "card")]  # noqa: S608
    schema = store.rows("pragma user_version")[0][0]
    return Checkup(schema, counts[0], counts[1], stale, early, tuple(problems))


def remake(store: Store, replay_with: ReplayWith) -> int:
    """Remakes every card from the log; how many were not as the log makes them."""
    return rebuild_cards(store, replay_with(read_settings(store)))


def _count_stale(store: Store, replay_with: ReplayWith) -> int:
    """How many cards a rebuild would change, by one that is rolled back."""
    stale = 0
    with suppress(_Rehearsed), store.transaction():
        stale = replay_all(store, replay_with(read_settings(store)))
        raise _Rehearsed
    return stale
