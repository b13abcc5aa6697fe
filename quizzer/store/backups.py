"""Copies of a store: made whole, kept by a rule, put back with a safety copy of what they replace."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from quizzer.errors import QuizzerError, StoreUnusable
from quizzer.store.database import Store, copy_store, open_store, peek

EVERY = timedelta(hours=20)
"""Automatic backups are at least this far apart."""
RECENT = timedelta(days=2)
"""All backups of so long are kept; of those before, one a day, then one a week, then one a month."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9

_NAME = re.compile(r"(?P<learner>.+)-(?P<moment>\d{8}-\d{6})(?P<mark>-\w+)?\.sqlite3")
_REPLACED = "-replaced"
_FORMAT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a store and when it was made, in local time."""

    path: Path
    moment: datetime
    size: int

    @property
    def replaced(self) -> bool:
        """Whether it is what a restore replaced."""
        return self.path.stem.endswith(_REPLACED)


def folder_of(store_path: Path) -> Path:
    """Where the copies of a store lie."""
    return store_path.parent / "backups"


def list_backups(store_path: Path) -> list[Backup]:
    """The copies of a store, the earliest first."""
    found = []
    for path in folder_of(store_path).glob("*.sqlite3"):
        match = _NAME.fullmatch(path.name)
        if match and match["learner"] == store_path.stem:
            with suppress(ValueError):
                found.append(Backup(path, datetime.strptime(match["moment"], _FORMAT), path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.moment, backup.path.name))


def back_up(store: Store, now: datetime, mark: str = "") -> Path:
    """A checked copy of the store among its backups, of which those no longer wanted go."""
    target = _name(store.path, now, mark)
    copy_store(store, target)
    for expired in choose_expired(list_backups(store.path), now):
        expired.path.unlink(missing_ok=True)
    return target


def back_up_if_due(store: Store, now: datetime) -> Path | None:
    """A backup where the last one is a day old; None where none is due."""
    moment = now.replace(tzinfo=None)
    if any(timedelta(0) <= moment - backup.moment < EVERY for backup in list_backups(store.path)):
        return None
    return back_up(store, now)


def choose_expired(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups that need not be kept: in each day, week and month the last one stays."""
    moment = now.replace(tzinfo=None)
    old = [b for b in sorted(backups, key=lambda b: b.moment, reverse=True) if moment - b.moment > RECENT]
    kept: set[Path] = set()
    for count, span in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        last: dict[str, Path] = {}
        for backup in old:
            last.setdefault(backup.moment.strftime(span), backup.path)
        kept |= set(list(last.values())[:count])
    return [backup for backup in old if backup.path not in kept]


def restore(store_path: Path, backup: Path, now: datetime) -> Path | None:
    """Puts a backup in the store's place; the safety copy of what was there, None if there was nothing.

    Raises StoreUnusable for a backup that is no sound store; nothing was changed then.
    """
    if not backup.exists():
        raise StoreUnusable(f"{backup}: no such file. quizzer restore lists the backups there are.")
    safety = _keep_safe(store_path, now)
    draft = store_path.with_name(f".{store_path.name}.restored")
    draft.unlink(missing_ok=True)
    try:
        with peek(backup) as copy:
            copy_store(copy, draft)
        with open_store(draft):
            pass  # brought up to date and found sound
        draft.replace(store_path)
        for suffix in ("-journal", "-wal", "-shm"):
            store_path.with_name(store_path.name + suffix).unlink(missing_ok=True)
    finally:
        draft.unlink(missing_ok=True)
    return safety


def _keep_safe(store_path: Path, now: datetime) -> Path | None:
    """A copy of the store as it is: through SQLite where it is sound, byte for byte where it is not."""
    if not store_path.exists():
        return None
    target = _name(store_path, now, _REPLACED)
    try:
        with peek(store_path) as store:
            copy_store(store, target)
    except QuizzerError:
        target.touch(0o600)  # private before there is anything in it
        shutil.copyfile(store_path, target)
    return target


def _name(store_path: Path, now: datetime, mark: str) -> Path:
    folder = folder_of(store_path)
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = now.replace(tzinfo=None)
    while (path := folder / f"{store_path.stem}-{moment.strftime(_FORMAT)}{mark}.sqlite3").exists():
        moment += timedelta(seconds=1)
    return path
