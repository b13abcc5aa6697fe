"""The tables of a store, one migration a released version.

Imported only where a store is made or brought up to date: sqlite-utils takes longer to load than a
whole command. A released migration is never edited; a change is a new one, that also sets
`user_version`. Cards are a cache of events and may be dropped; events and questions may not.
"""

from __future__ import annotations

import sqlite3
from textwrap import dedent

from sqlite_utils import Database, Migrations

from quizzer.store.database import APPLICATION_ID

migrations = Migrations("quizzer")

_VERSION_1 = (
    """
    create table device(
        id text not null check (id <> '')
    ) strict
    """,
    """
    create table question_set(
        id integer primary key,
        name text not null unique,
        title text not null,
        source text not null,
        licence text not null,
        document text not null,
        added_ms integer not null
    ) strict
    """,
    """
    create table question(
        set_id integer not null references question_set(id) on delete cascade,
        question_id text not null,
        position integer not null,
        content text not null,
        modified_ms integer not null,
        retired integer not null default 0 check (retired in (0, 1)),
        primary key (set_id, question_id)
    ) strict
    """,
    "create index question_in_order on question(set_id, position, question_id) where retired = 0",
    "create index question_by_id on question(question_id, retired, set_id)",
    # Clustered by card, so that a card's history is read in one go and without a second lookup.
    """
    create table event(
        uid blob not null check (length(uid) = 16),
        question_id text not null,
        at_ms integer not null,
        utc_offset_min integer not null,
        day integer not null,
        kind text not null,
        rating integer check (rating between 1 and 4),
        duration_ms integer,
        due_day integer,
        due_ms integer,
        refers_to blob,
        payload text not null,
        device text not null,
        primary key (question_id, at_ms, uid),
        check (kind not in ('review', 'amend') or rating is not null),
        check (kind not in ('undo', 'amend') or refers_to is not null),
        check (kind <> 'set_due' or due_day is not null)
    ) strict, without rowid
    """,
    "create unique index event_in_time on event(at_ms, uid)",
    """
    create trigger event_is_never_changed before update on event
    begin select raise(abort, 'an event is never changed'); end
    """,
    """
    create trigger event_is_never_deleted before delete on event
    begin select raise(abort, 'an event is never deleted'); end
    """,
    """
    create table card(
        question_id text not null primary key,
        stability real,
        difficulty real,
        last_day integer,
        due_day integer,
        due_ms integer,
        reviews integer not null,
        lapses integer not null,
        suspended integer not null check (suspended in (0, 1)),
        buried_until integer,
        check ((stability is null) = (last_day is null) and (difficulty is null) = (last_day is null))
    ) strict, without rowid
    """,
    """
    create index card_due on card(due_day, question_id, due_ms, buried_until, suspended)
    where suspended = 0 and due_day is not null
    """,
    "create index card_buried on card(buried_until) where buried_until is not null",
)

_VERSION_2 = (
    # A log like that of events, so that two machines' settings merge the same way.
    """
    create table setting(
        uid blob not null primary key check (length(uid) = 16),
        at_ms integer not null,
        kind text not null check (kind in ('parameters', 'retention', 'undo')),
        value text not null,
        refers_to blob,
        device text not null,
        check (kind <> 'undo' or refers_to is not null)
    ) strict, without rowid
    """,
    """
    create trigger setting_is_never_changed before update on setting
    begin select raise(abort, 'a setting is never changed'); end
    """,
    """
    create trigger setting_is_never_deleted before delete on setting
    begin select raise(abort, 'a setting is never deleted'); end
    """,
)

_VERSION_3 = (
    # Tests leave the schedule alone, so they are no events; they are only ever added to.
    """
    create table quiz(
        uid blob not null primary key check (length(uid) = 16),
        set_name text not null,
        at_ms integer not null,
        seconds integer not null,
        seed integer not null,
        marks text not null,
        device text not null
    ) strict, without rowid
    """,
    """
    create trigger quiz_is_never_changed before update on quiz
    begin select raise(abort, 'the result of a test is never changed'); end
    """,
)

_VERSION_4 = (
    # What a format needs of a file it read to write it again, as the format writes it.
    """
    create table keepsake(
        kind text not null,
        name text not null,
        content text not null,
        primary key (kind, name)
    ) strict, without rowid
    """,
)

_VERSION_5 = (
    # How many steps a card has done; before there were several, none.
    "alter table card add column step integer not null default 0",
    # Made anew, since the kinds of settings were listed in its check and a check cannot be changed.
    """
    create table setting_anew(
        uid blob not null primary key check (length(uid) = 16),
        at_ms integer not null,
        kind text not null check (kind <> ''),
        value text not null,
        refers_to blob,
        device text not null,
        check (kind <> 'undo' or refers_to is not null)
    ) strict, without rowid
    """,
    "insert into setting_anew select * from setting",
    "drop table setting",
    "alter table setting_anew rename to setting",
    *_VERSION_2[1:],
)


@migrations()
def version_1(db: Database) -> None:
    """Sets, questions, events and cards."""
    for statement in _VERSION_1:
        db.execute(dedent(statement).strip())
    db.execute("insert into device(id) values (lower(hex(randomblob(8))))")
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    db.execute("pragma user_version = 1")


@migrations()
def version_2(db: Database) -> None:
    """What a learner set: their parameters and the desired retention."""
    for statement in _VERSION_2:
        db.execute(dedent(statement).strip())
    db.execute("pragma user_version = 2")


@migrations()
def version_3(db: Database) -> None:
    """The results of tests."""
    for statement in _VERSION_3:
        db.execute(dedent(statement).strip())
    db.execute("pragma user_version = 3")


@migrations()
def version_4(db: Database) -> None:
    """What formats keep for the way back."""
    for statement in _VERSION_4:
        db.execute(dedent(statement).strip())
    db.execute("pragma user_version = 4")


@migrations()
def version_5(db: Database) -> None:
    """Several steps within a day, and what a learner set of them."""
    for statement in _VERSION_5:
        db.execute(dedent(statement).strip())
    db.execute("pragma user_version = 5")


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a database to the current schema, within the transaction that is open if there is one."""
    migrations.apply(Database(connection))
