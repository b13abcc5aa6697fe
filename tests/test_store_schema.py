"""The tables, and the stores of every released schema."""

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from quizzer.memory.rebuild import Rebuild
from quizzer.models import Card, EventKind, Memory, QuestionId, Rating
from quizzer.store import schema
from quizzer.store.cards import due_cards, read_card
from quizzer.store.database import APPLICATION_ID, SCHEMA_VERSION, Store, open_store
from quizzer.store.library import add_set, list_sets, read_set
from quizzer.store.log import read_events, rebuild_cards
from quizzer.store.settings import read_settings
from tests.conftest import DATA
from tests.learner import DAY, capitals, give_answer

STORES = DATA / "store"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "learner.db") as opened:
        add_set(opened, "capitals", capitals(), 0)
        give_answer(opened, "q1", Rating.GOOD)
        yield opened


def write_schema(connection: sqlite3.Connection) -> str:
    """Our tables as statements; the migrations' own belongs to sqlite-utils."""
    marks = [
        f"pragma {name} = {connection.execute(f'pragma {name}').fetchone()[0]};"
        for name in ("application_id", "user_version")
    ]
    sql = "select sql from sqlite_master where sql is not null and tbl_name <> '_sqlite_migrations' order by rowid"
    tables = connection.execute(sql).fetchall()
    return "\n\n".join(["\n".join(marks), *(f"{sql};" for (sql,) in tables)]) + "\n"


def test_schema_is_the_released_one(golden: Callable[[Path, str], None]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.migrate(connection)
        golden(STORES / f"schema_{SCHEMA_VERSION}.sql", write_schema(connection))


def test_migrating_a_current_store_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "learner.db"
    with open_store(path) as store:
        give_answer(store, "q1", Rating.GOOD)
        before = list(store.connection.iterdump())
        schema.migrate(store.connection)
        assert list(store.connection.iterdump()) == before


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_store_of_every_released_schema_is_read(tmp_path: Path, version: int) -> None:
    path = tmp_path / "learner.db"
    make_older(path, version)
    with open_store(path) as store:
        found = read_set(store, "rivers")
        assert found is not None
        assert [question.answer for question in found.questions] == [("Danube",), ("Tagus", "Douro")]
        assert found.questions[0].tags == ("rivers",)
        events = list(read_events(store))
        assert [event.kind for event in events] == [EventKind.REVIEW, EventKind.SUSPEND, EventKind.REVIEW]
        assert events[0].payload == '{"typed":"the Danube"}'
        danube = read_card(store, QuestionId("qdanube"))
        assert danube == Card(danube.question_id, Memory(2.3065, 2.118103970459015, 20_000), 20_002, None, 1)
        assert [card.question_id for card in due_cards(store, 20_002, 0)] == ["qdanube"]
        assert rebuild_cards(store, Rebuild()) == 0
        settings = read_settings(store)
        assert (settings.retention, settings.rises) == ((None, True) if version == 1 else (0.85, False))
        assert [summary.questions for summary in list_sets(store, 20_002, 0)] == [2]
        assert store.rows("pragma integrity_check") == [("ok",)]
        assert store.rows("pragma foreign_key_check") == []


def make_older(path: Path, version: int) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        for name in ("schema", "learner"):
            connection.executescript((STORES / f"{name}_{version}.sql").read_text(encoding="utf-8"))


class Interrupted(Database):
    """A database of which the statement of that number, from 1 on, is not reached."""

    reached, last, kills = 0, 0, False

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        Interrupted.reached += 1
        if Interrupted.reached == Interrupted.last:
            if Interrupted.kills:
                os.kill(os.getpid(), signal.SIGKILL)
            raise KeyboardInterrupt
        return super().execute(*arguments)


def open_interrupted(path: Path, last: int) -> bool:
    """Whether opening, and so migrating, came to that statement."""
    Interrupted.reached, Interrupted.last = 0, last
    try:
        with open_store(path):
            return False
    except KeyboardInterrupt:
        return True


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_migration_interrupted_at_any_statement_is_none(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, last = tmp_path / "learner.db", 1
    make_older(path, version)
    before = path.read_bytes()
    monkeypatch.setattr(schema, "Database", Interrupted)
    while open_interrupted(path, last):
        assert path.read_bytes() == before
        assert {file.name for file in tmp_path.iterdir()} == {path.name, f"{path.name}.schema{version}.bak"}
        last += 1
    assert last > SCHEMA_VERSION - version
    with open_store(path) as store:
        assert store.rows("pragma user_version") == [(SCHEMA_VERSION,)]
        assert len(list(read_events(store))) == 3
        assert rebuild_cards(store, Rebuild()) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that kills itself is forked")
@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_migration_killed_at_any_statement_is_made_at_the_next_opening(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "Database", Interrupted)
    monkeypatch.setattr(Interrupted, "kills", True)
    killed = 0
    for last in range(1, 200):
        path = tmp_path / str(last) / "learner.db"
        path.parent.mkdir()
        make_older(path, version)
        child = os.fork()
        if not child:
            open_interrupted(path, last)
            os._exit(0)
        if not os.waitpid(child, 0)[1]:
            break
        killed += 1
        Interrupted.last = 0
        with open_store(path) as store:
            assert store.rows("pragma user_version") == [(SCHEMA_VERSION,)]
            assert len(list(read_events(store))) == 3
            assert store.rows("pragma integrity_check") == [("ok",)]
    assert killed > SCHEMA_VERSION - version


@pytest.mark.parametrize(
    "statement",
    [
        "update event set rating = 4",
        "delete from event",
        "replace into event select * from event",
        "insert into event select * from event where true on conflict do update set rating = 1",
    ],
)
def test_events_are_never_changed_nor_deleted(store: Store, statement: str) -> None:
    before = list(read_events(store))
    with pytest.raises(sqlite3.IntegrityError, match="an event is never"):
        store.rows(statement)
    assert list(read_events(store)) == before


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("uid", b"short"),
        ("rating", 5),
        ("rating", None),
        ("day", "monday"),
        ("kind", None),
        ("question_id", None),
    ],
)
def test_event_that_is_none_is_refused(store: Store, column: str, value: object) -> None:
    times = {"at_ms": 1, "utc_offset_min": 0, "day": 1}
    rest = {"kind": "review", "rating": 3, "payload": "", "device": ""}
    row = {"uid": b"0123456789abcdef", "question_id": "q1", **times, **rest, column: value}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    with pytest.raises(sqlite3.IntegrityError):
        store.rows(f"insert into event({names}) values ({marks})", list(row.values()))


@pytest.mark.parametrize("kind", ["undo", "amend", "set_due"])
def test_event_without_what_its_kind_needs_is_refused(store: Store, kind: str) -> None:
    sql = "insert into event values (?, 'q1', 1, 0, 1, ?, 3, null, null, null, null, '', '')"
    with pytest.raises(sqlite3.IntegrityError):
        store.rows(sql, (b"0123456789abcdef", kind))


def test_card_holds_a_whole_memory_or_none(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.rows("update card set last_day = null")


def test_questions_need_their_set(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.rows("insert into question values (99, 'q9', 0, '{}', 0, 0)")


def test_every_store_has_a_device_of_its_own(tmp_path: Path) -> None:
    devices = set()
    for name in ("one.db", "two.db"):
        with open_store(tmp_path / name) as store:
            devices |= set(store.rows("select id from device"))
    assert len(devices) == 2


def test_version_and_mark_are_written_with_the_tables() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.migrate(connection)
        assert connection.execute("pragma user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("pragma application_id").fetchone() == (APPLICATION_ID,)


def test_due_query_reads_only_its_index(store: Store) -> None:
    sql = "select count(*) from card where suspended = 0 and due_day <= ? and ifnull(buried_until, 0) <= ?"
    ((_, _, _, plan),) = store.rows(f"explain query plan {sql}", (DAY, DAY))
    assert "COVERING INDEX card_due" in plan
