"""Two stores into one: the union of what both logs hold, and the cards it makes.

Commutative, associative and idempotent in events, settings and tests, hence in cards: which file is
merged into which, and how often, changes nothing. The other file is only read, through a copy.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizzer.errors import StoreUnusable, UsageError
from quizzer.models import EventKind
from quizzer.store.database import Store, Values, copy_store, guard, open_store, peek
from quizzer.store.log import replay_all, replay_touched, touching
from quizzer.store.settings import ReplayWith, read_settings

DAY_MS = 86_400_000
"""An event that lies further ahead than this was made by a clock that is wrong."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What came from the other store; `early` events lie in the future and were left there."""

    events: int
    early: int
    sets: int
    questions: int
    cards: int


def merge_store(store: Store, path: Path, replay_with: ReplayWith, now_ms: int) -> Merge:
    """Takes in what the store at `path` has and this one has not, all of it or nothing.

    Raises StoreUnusable for a file that is no sound store, UsageError for the store itself.
    """
    if path.exists() and path.samefile(store.path):
        raise UsageError(f"{path}: this is the store itself. Name the file of the other machine.")
    with _copied(path) as other, _attached(store, other), store.transaction():
        _refuse_strangers(store, path)
        settings = read_settings(store)
        latest = {"latest": now_ms + DAY_MS}
        with touching(store):
            cards, events, sets, questions = (
                _take(store, sql, latest if ":latest" in sql else {})
                for sql in (_TOUCHED, _EVENTS, _SETS, _QUESTIONS)
            )
            for sql in (_NEWER, _SETTINGS, _QUIZZES, _KEEPSAKES):
                _take(store, sql)
            in_force = read_settings(store)
            if in_force == settings:
                replay_touched(store, replay_with(settings))
        if in_force != settings:
            cards = replay_all(store, replay_with(in_force))
        early = store.rows("select count(*) from other.event where at_ms > ?", (now_ms + DAY_MS,))[0][0]
    return Merge(events, early, sets, questions, cards)


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    """A private copy of the other store at the current schema; the file itself is never written."""
    if not path.exists():
        raise StoreUnusable(f"{path}: no such file. Copy the other machine's store here and name it.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "other.sqlite3"
        with peek(path) as other:
            copy_store(other, copy)
        with open_store(copy):
            yield copy


@contextmanager
def _attached(store: Store, other: Path) -> Iterator[None]:
    store.rows("attach database ? as other", (f"{other.as_uri()}?mode=ro",))
    try:
        yield
    finally:
        store.rows("detach database other")


def _refuse_strangers(store: Store, path: Path) -> None:
    """Refuses what has other tables than ours, or events of a kind that is not known."""
    sql = "select type, name, sql from {}sqlite_master where name not like 'sqlite\\_%' escape '\\' order by 1, 2"
    ours, theirs = (store.rows(sql.format(schema)) for schema in ("main.", "other."))
    kinds = {row[0] for row in store.rows("select distinct kind from other.event")}
    if ours != theirs or not kinds <= set(EventKind):
        raise StoreUnusable(f"{path}: this is not a store of quizzer as it makes them. Nothing was taken in.")


def _take(store: Store, sql: str, values: Values = ()) -> int:
    """How many rows one statement added."""
    with guard(store.path):
        return store.connection.execute(sql, values).rowcount


# "+" keeps SQLite from the index of times: in the order of the table reading is twice as fast.
_TOUCHED = """
    insert into touched select distinct question_id from other.event as theirs
    where +at_ms <= :latest and not exists (
        select 1 from main.event as ours
        where (ours.question_id, ours.at_ms, ours.uid) = (theirs.question_id, theirs.at_ms, theirs.uid)
    )
"""
_EVENTS = "insert or ignore into main.event select * from other.event where +at_ms <= :latest"
_SETTINGS = "insert or ignore into main.setting select * from other.setting"
_QUIZZES = "insert or ignore into main.quiz select * from other.quiz"
_KEEPSAKES = "insert or ignore into main.keepsake select * from other.keepsake"
_SETS = """
    insert into main.question_set(name, title, source, licence, document, added_ms)
    select name, title, source, licence, document, added_ms from other.question_set
    where name not in (select name from main.question_set)
"""
_QUESTIONS = """
    insert into main.question(set_id, question_id, position, content, modified_ms, retired)
    select ours.id, question.question_id, question.position, question.content, question.modified_ms,
           question.retired
    from other.question as question
    join other.question_set as theirs on theirs.id = question.set_id
    join main.question_set as ours on ours.name = theirs.name
    where not exists (
        select 1 from main.question as known
        where known.set_id = ours.id and known.question_id = question.question_id
    )
"""
_NEWER = """
    update main.question set content = newer.content, modified_ms = newer.modified_ms, retired = newer.retired
    from (
        select ours.id as set_id, question.question_id, question.content, question.modified_ms, question.retired
        from other.question as question
        join other.question_set as theirs on theirs.id = question.set_id
        join main.question_set as ours on ours.name = theirs.name
    ) as newer
    where question.set_id = newer.set_id and question.question_id = newer.question_id
      and (newer.modified_ms, newer.content) > (question.modified_ms, question.content)
"""
"""Of two wordings of a question the one that was changed later stays."""
