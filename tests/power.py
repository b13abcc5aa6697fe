"""Power cuts on paper: every write and sync of a store is logged, and disks are made as a cut would leave them.

What was synced is on the disk. Of what was not, a disk holds nothing, everything, or any part, and
what it holds may be torn. The statements are the store's own, run through apsw, whose file system
layer can be watched.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import apsw

from quizzer.errors import QuizzerError
from quizzer.memory.rebuild import Rebuild
from quizzer.models import Rating
from quizzer.store.database import _PRAGMAS, Store, open_store
from quizzer.store.log import rebuild_cards
from tests.learner import DAY, give_answer

Operation = tuple[str, str, int, bytes]
"""What was done (write, truncate, sync, delete, mark), to which file, where, and with what."""


class Recorder(apsw.VFS):
    """A file system that passes everything on and keeps a list of it.

    With `fails_at` the write or sync of that number is refused, once.
    """

    def __init__(self, name: str, fails_at: int = 0) -> None:
        self.operations: list[Operation] = []
        self.left = fails_at
        self.name = name
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's name
        return RecordedFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        super().xDelete(filename, syncdir)
        self.operations.append(("delete", Path(filename).name, 0, b""))

    def count_down(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise apsw.IOError


class RecordedFile(apsw.VFSFile):
    """An open file of the Recorder."""

    def __init__(self, recorder: Recorder, name: Any, flags: list[int]) -> None:
        self.recorder = recorder
        self.name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name).name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self.recorder.count_down()
        super().xWrite(data, offset)
        self.recorder.operations.append(("write", self.name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        super().xTruncate(size)
        self.recorder.operations.append(("truncate", self.name, size, b""))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        self.recorder.count_down()
        super().xSync(flags)
        self.recorder.operations.append(("sync", self.name, 0, b""))


@dataclass
class Watched:
    """Enough of sqlite3's connection for a Store, over apsw."""

    connection: apsw.Connection

    def execute(self, sql: str, values: Any = ()) -> apsw.Cursor:
        with as_sqlite3():
            return self.connection.execute(sql, values)

    def executemany(self, sql: str, rows: Any) -> None:
        with as_sqlite3():
            self.connection.executemany(sql, rows)


@contextmanager
def as_sqlite3() -> Iterator[None]:
    """Raises what sqlite3 would have raised."""
    try:
        yield
    except apsw.Error as error:
        raised = sqlite3.OperationalError(str(error))
        refused = isinstance(error, apsw.IOError)  # ours has no code
        raised.sqlite_errorcode = sqlite3.SQLITE_IOERR if refused else getattr(error, "result", 1)
        raise raised from error


def watch(recorder: Recorder, path: Path, synchronous: str = "extra") -> Store:
    """The store at `path`, on that file system."""
    connection = apsw.Connection(str(path), vfs=recorder.name)
    for pragma in (*_PRAGMAS, "journal_mode = delete", f"synchronous = {synchronous}"):
        connection.execute(f"pragma {pragma}")
    return Store(Watched(connection), path)  # type: ignore[arg-type]


def refuse_once(path: Path, answers: int, fails_at: int) -> tuple[int, list[QuizzerError]]:
    """A sitting on a disk that refuses one write or sync: the answers kept, and what was told."""
    recorder = Recorder(f"refusing-{path.name}-{fails_at}", fails_at)
    store, kept, told = watch(recorder, path), 0, []
    for number in range(answers):
        try:
            give_answer(store, f"q{number % 5 + 1}", Rating.GOOD, DAY + number // 5, number)
            kept += 1
        except QuizzerError as error:
            told.append(error)
    store.connection.connection.close()  # type: ignore[attr-defined]
    return kept, told


def record_sitting(path: Path, answers: int, synchronous: str = "extra") -> list[Operation]:
    """Every operation of a sitting on the store at `path`, with a mark after each answer kept."""
    recorder = Recorder(f"recorder-{path.name}-{synchronous}")
    store = watch(recorder, path, synchronous)
    recorder.operations.clear()
    for number in range(answers):
        rating = Rating.AGAIN if number % 3 == 0 else Rating.GOOD
        give_answer(store, f"q{number % 5 + 1}", rating, DAY + number // 5, number)
        recorder.operations.append(("mark", "", number + 1, b""))
    store.connection.connection.close()  # type: ignore[attr-defined]
    return recorder.operations


def cut_power(
    before: bytes, name: str, operations: list[Operation], random: Random
) -> Iterator[tuple[dict[str, bytes], int]]:
    """Five disks for a cut after each operation, and the answers acknowledged by then."""
    disk: dict[str, bytearray] = {name: bytearray(before)}
    unsynced: list[Operation] = []
    acknowledged = 0
    for operation in operations:
        kind, file, offset, _ = operation
        if kind == "mark":
            acknowledged = offset
        elif kind == "delete":
            disk.pop(file, None)
            unsynced = [other for other in unsynced if other[1] != file]
        elif kind == "sync":
            for other in unsynced:
                if other[1] == file:
                    _apply(disk, other)
            unsynced = [other for other in unsynced if other[1] != file]
        else:
            unsynced.append(operation)
        for chance in (0.0, 1.0, 0.5, 0.5, 0.5):
            left = {file: bytearray(content) for file, content in disk.items()}
            for other in unsynced:
                if random.random() < chance:
                    _apply(left, _tear(other, random) if chance == 0.5 else other)
            yield {file: bytes(content) for file, content in left.items()}, acknowledged


def _tear(operation: Operation, random: Random) -> Operation:
    kind, file, offset, data = operation
    if kind == "write" and random.random() < 0.2:
        data = data[: random.randrange(len(data) + 1)]
    return kind, file, offset, data


def _apply(disk: dict[str, bytearray], operation: Operation) -> None:
    kind, file, offset, data = operation
    content = disk.setdefault(file, bytearray())
    if kind == "truncate":
        del content[offset:]
    else:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data


def find_loss(folder: Path, name: str, disk: dict[str, bytes], acknowledged: int) -> str:
    """What is wrong with a store after the cut, "" for a sound one that has every answer acknowledged."""
    for file in folder.iterdir():
        file.unlink()
    for left, content in disk.items():
        (folder / left).write_bytes(content)
    try:
        with closing(sqlite3.connect(folder / name)) as plain:
            if plain.execute("pragma integrity_check").fetchone() != ("ok",):
                return "corrupt"
        with open_store(folder / name) as store:
            events = store.rows("select count(*) from event")[0][0]
            if events < acknowledged:
                return "lost"
            return "torn" if rebuild_cards(store, Rebuild()) else ""
    except (sqlite3.DatabaseError, QuizzerError) as error:
        return f"corrupt: {error}"
