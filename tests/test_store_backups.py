"""Copies of a store: by which rule they are kept, and how one is put back."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quizzer.errors import QuizzerError, StoreUnusable
from quizzer.models import Rating
from quizzer.store.backups import (
    Backup,
    back_up,
    back_up_if_due,
    choose_expired,
    folder_of,
    list_backups,
    restore,
)
from quizzer.store.database import APPLICATION_ID, open_store
from quizzer.store.library import add_set
from quizzer.store.log import read_events
from tests.learner import capitals, give_answer

NOW = datetime(2026, 11, 23, 16, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ada.sqlite3"
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 1)
        give_answer(store, "q1", Rating.GOOD)
    return path


def count_events(path: Path) -> int:
    with open_store(path) as store:
        return len(list(read_events(store)))


def test_backup_is_whole_private_and_of_its_learner(path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, NOW)
        second = back_up(store, NOW)
    with open_store(path.with_name("ada-two.sqlite3")) as store:
        back_up(store, NOW)
    assert made.name == "ada-20261123-160000.sqlite3"
    assert [backup.path for backup in list_backups(path)] == [made, second]
    assert count_events(made) == 1
    if os.name != "nt":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder_of(path).stat().st_mode) == 0o700


def test_automatic_backup_is_made_once_a_day(path: Path) -> None:
    with open_store(path) as store:
        assert back_up_if_due(store, NOW) is not None
        assert back_up_if_due(store, NOW + timedelta(hours=19)) is None
        assert back_up_if_due(store, NOW + timedelta(hours=21)) is not None
        # A clock that was set back must not stop backups for ever.
        assert back_up_if_due(store, NOW - timedelta(days=400)) is not None


def test_rule_keeps_all_of_two_days_then_daily_weekly_monthly() -> None:
    backups = [Backup(Path(f"b{hours}"), NOW - timedelta(hours=hours), 1) for hours in range(0, 24 * 500, 6)]
    expired = choose_expired(backups, NOW)
    kept = sorted((b for b in backups if b not in expired), key=lambda b: b.moment, reverse=True)
    ages = [(NOW - backup.moment).days for backup in kept]
    assert ages.count(0) + ages.count(1) == 8
    assert len([age for age in ages if 2 <= age <= 14]) in (13, 14)
    assert len(kept) <= 9 + 12 + 10 + 9
    assert max(ages) > 200
    assert choose_expired(kept, NOW) == []


def test_expired_backups_go_when_a_new_one_is_made(path: Path) -> None:
    with open_store(path) as store:
        for hours in range(0, 24 * 4, 12):
            back_up(store, NOW - timedelta(days=40) + timedelta(hours=hours))
        back_up(store, NOW)
    days = [backup.moment.day for backup in list_backups(path)]
    assert len(days) == len(set(days)) < 8


def test_restored_backup_is_as_it_was_and_what_it_replaced_is_kept(path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, NOW)
        give_answer(store, "q2", Rating.GOOD)
    safety = restore(path, made, NOW)
    assert count_events(path) == 1
    assert safety is not None
    assert safety.name == "ada-20261123-160000-replaced.sqlite3"
    assert count_events(safety) == 2
    assert restore(path, safety, NOW) is not None
    assert count_events(path) == 2


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_what_belonged_to_the_replaced_file_goes_with_it(suffix: str, path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, NOW)
        whole = list(store.connection.iterdump())
    beside = path.with_name(path.name + suffix)
    beside.write_bytes(b"left by a crash" * 100)
    restore(path, made, NOW)
    assert not beside.exists()
    with open_store(path) as store:
        assert list(store.connection.iterdump()) == whole


def test_unfinished_work_of_another_program_is_in_no_backup(path: Path) -> None:
    with open_store(path) as store:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("pragma cache_size = 2")
        other.execute("begin immediate")
        for number in range(300):  # more than its memory holds, so that it is in the file already
            other.execute("insert into keepsake values ('note', ?, ?)", (f"{number}", "x" * 900))
        done = threading.Timer(0.3, other.execute, ["rollback"])
        done.start()
        made = back_up(store, NOW)
        done.join()
        other.close()
    with open_store(made) as copy:
        assert copy.rows("select count(*) from keepsake") == [(0,)]
    assert count_events(made) == 1


def test_damaged_store_is_kept_byte_for_byte_when_it_is_replaced(path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, NOW)
    path.write_bytes(b"ruined")
    safety = restore(path, made, NOW)
    assert safety is not None
    assert safety.read_bytes() == b"ruined"
    assert stat.S_IMODE(safety.stat().st_mode) == 0o600
    assert count_events(path) == 1


def test_store_that_is_gone_comes_back(path: Path) -> None:
    with open_store(path) as store:
        made = back_up(store, NOW)
    path.unlink()
    path.with_name(path.name + "-journal").write_bytes(b"left behind")
    assert restore(path, made, NOW) is None
    assert count_events(path) == 1
    assert not path.with_name(path.name + "-journal").exists()


@pytest.mark.parametrize("content", [None, b"", b"no store", b"SQLite format 3\0" + bytes(4000)])
def test_backup_that_is_no_store_changes_nothing(content: bytes | None, path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "broken.sqlite3"
    if content is not None:
        backup.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StoreUnusable):
        restore(path, backup, NOW)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*restored*"))


def test_backup_that_cannot_be_brought_up_to_date_changes_nothing(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "older.sqlite3"
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute("create table device(name text)")
    before = path.read_bytes()
    with pytest.raises(QuizzerError):
        restore(path, backup, NOW)
    assert path.read_bytes() == before
