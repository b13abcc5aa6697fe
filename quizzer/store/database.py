"""One learner's SQLite file: made, opened, guarded.

Every statement of the room goes through `Store`, which is the one place where an error of SQLite
becomes ours. It knows no table; a file at the current schema is read without sqlite-utils.

A rollback journal with EXTRA: one file, durable when a transaction ends, and free of the race that
older SQLite releases have in WAL mode.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from quizzer.errors import QuizzerError, StoreBusy, StoreUnusable

APPLICATION_ID = 0x5175697A  # "Quiz"
SCHEMA_VERSION = 5
BUSY_SECONDS = 5.0

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = Sequence[Any] | Mapping[str, Any]

_PRAGMAS = (
    "foreign_keys = on",
    "synchronous = extra",
    "recursive_triggers = on",  # or REPLACE would delete an event unseen
    "trusted_schema = off",
    "cell_size_check = on",
    "cache_size = -32000",  # 32 MB where a log is long: else a rebuild and a merge write pages twice
)
_RESCUE = "Nothing was changed. See quizzer doctor, or put a backup back with quizzer restore."
_OTHER_HOME = "Free it for writing, or choose another folder with --home."


_opened: Counter[Path] = Counter()
"""What this process has open. Such a file is not opened past SQLite: closing it would drop its locks."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store."""

    connection: sqlite3.Connection
    path: Path

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of one statement."""
        with guard(self.path):
            return self.connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Values = ()) -> Generator[Row, None, None]:
        """The rows of one statement, one at a time; writers wait until it is closed."""
        with guard(self.path), closing(self.connection.execute(sql, values)) as cursor:
            yield from cursor

    def write(self, sql: str, rows: Iterable[Values]) -> None:
        """One statement for each of `rows`."""
        with guard(self.path):
            self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and durable once it ends; waits for another writer for 5 seconds."""
        self.rows("begin immediate")
        try:
            yield
            self.rows("commit")
        except BaseException:
            # What cannot be rolled back now is rolled back by the next one to open the file.
            with suppress(QuizzerError):
                self.rows("rollback")
            raise

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """What is read is no value of ours: StoreUnusable."""
        try:
            yield
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise StoreUnusable(
                f"{self.path}: the store is damaged (unreadable value: {error}). {_RESCUE}"
            ) from error


def check_types(row: Row, types: Sequence[type | tuple[type, ...]]) -> None:
    """Raises TypeError for a row whose values have other types, as damage leaves them."""
    if not all(map(isinstance, row, types)):
        raise TypeError(f"{row!r:.80}")


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """The store at `path`, made if there is none, brought up to date if it is older.

    Raises StoreUnusable for a file that is not a sound store of this version or before, which is
    left as it is; StoreBusy while another program writes; QuizzerError where the disk refuses.
    """
    path = Path(os.path.realpath(path))
    try:
        if not path.exists():
            _create(path)
    except OSError as error:
        raise QuizzerError(f"{path}: the store cannot be made ({error.strerror}). {_OTHER_HOME}") from error
    if path not in _opened:
        _check_header(path)
    with _remember(path), closing(_connect(path)) as connection:
        store = Store(connection, path)
        (version,) = store.rows("pragma user_version")[0]
        if version < SCHEMA_VERSION:
            _upgrade(store, version)
        yield store


@contextmanager
def peek(path: Path) -> Iterator[Store]:
    """The store at `path` for reading only, whatever its schema; raises as `open_store` does."""
    path = Path(os.path.realpath(path))
    if path not in _opened:
        _check_header(path)
    with _remember(path), closing(_connect(path, "ro")) as connection:
        yield Store(connection, path)


def copy_store(store: Store, target: Path) -> None:
    """Writes a checked copy, private and whole or not at all, over `target`."""
    with _draft(target) as draft:
        with guard(target), closing(sqlite3.connect(draft)) as copy:
            copy.execute("pragma cache_size = -32000")  # a check goes through a long log twice as it is
            store.connection.backup(copy)
            if copy.execute("pragma integrity_check").fetchone() != ("ok",):
                raise StoreUnusable(f"{store.path}: the store is damaged. {_RESCUE}")
        _sync(draft)
        draft.replace(target)
        _sync(target.parent)


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turns what SQLite says about the file into our errors; its misuse stays what it is, a bug."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError):
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # damage may not even spell its message
        raise _explain(error, path) from error


def _explain(error: Exception, path: Path) -> QuizzerError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(
                f"{path}: another program is writing to the store. Nothing was changed; close the"
                " other quizzer, or try again in a moment."
            )
        case sqlite3.SQLITE_FULL:
            import shutil

            free = shutil.disk_usage(path.parent).free
            return QuizzerError(
                f"{path}: the disk is full ({free:,} bytes free). The last change was not saved, all"
                " before it was; free some space and try again."
            )
        case sqlite3.SQLITE_IOERR:
            return QuizzerError(
                f"{path}: the disk refused to read or write ({error}). The last change was not saved;"
                " check the disk, and make a copy of this file before anything else."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return QuizzerError(f"{path}: the store or its folder cannot be written. {_OTHER_HOME}")
    return StoreUnusable(f"{path}: the store is damaged ({error}). {_RESCUE}")


@contextmanager
def _remember(path: Path) -> Iterator[None]:
    _opened[path] += 1
    try:
        yield
    finally:
        _opened[path] -= 1
        if not _opened[path]:
            del _opened[path]


def _check_header(path: Path) -> None:
    """Refuses what is no store of ours before SQLite opens it, since opening may already change it."""
    if not path.is_file():
        raise StoreUnusable(f"{path}: this is not a file. {_OTHER_HOME}")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise StoreUnusable(f"{path}: the store cannot be read ({error.strerror}). {_OTHER_HOME}") from error
    if not header:
        raise StoreUnusable(f"{path}: the store is damaged (the file is empty). {_RESCUE}")
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise StoreUnusable(f"{path}: this is not a store of quizzer, or it is damaged. {_RESCUE}")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise StoreUnusable(f"{path}: this is another program's database; it was not touched. {_OTHER_HOME}")
    if (version := int.from_bytes(header[60:64])) > SCHEMA_VERSION:
        raise StoreUnusable(
            f"{path}: the store has schema {version}, made by a newer quizzer; this one knows schema"
            f" {SCHEMA_VERSION}. Nothing was changed; install the newer quizzer."
        )


def _connect(path: Path, mode: str = "") -> sqlite3.Connection:
    mode = mode or ("rw" if os.access(path, os.W_OK) else "ro")
    address = f"{path.as_uri()}?mode={mode}"
    with guard(path), ExitStack() as stack:
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        stack.callback(connection.close)
        for pragma in _PRAGMAS:
            connection.execute(f"pragma {pragma}")
        if mode == "rw":
            connection.execute("pragma journal_mode = delete")
        stack.pop_all()
    return connection


def _upgrade(store: Store, version: int) -> None:
    """Brings an older store to the current schema, after a copy beside it; all of it or nothing."""
    from quizzer.store import schema

    copy_store(store, store.path.with_name(f"{store.path.name}.schema{version}.bak"))
    with store.transaction(), guard(store.path):
        schema.migrate(store.connection)


def _create(path: Path) -> None:
    """A new store appears whole or not at all, so that an empty file is never ours."""
    from quizzer.store import schema

    _make_private_folder(path.parent)
    with _draft(path) as draft:
        with guard(path), closing(sqlite3.connect(draft)) as connection:
            schema.migrate(connection)
        _sync(draft)
        _publish(draft, path)
        _sync(path.parent)


def _make_private_folder(folder: Path) -> None:
    if not folder.exists():
        _make_private_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o700)


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """An empty private file beside `path`, gone afterwards unless it was moved."""
    import tempfile  # slower to load than a store is to read

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        draft.chmod(0o600)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> None:
    """Moves the draft into place, unless another quizzer was first."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.rename(path)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
