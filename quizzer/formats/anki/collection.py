"""Anki's database, whoever wrote it, as plain values: note types, decks, notes, cards, reviews.

The file may be hostile: only tables are read, whole and in the order of their ids, within bounds of
size and work, and nothing of it is run. It must not know what a note asks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizzer.errors import SetError
from quizzer.formats.anki.stock import Deck, Stock, read_stock

MOST_NOTES, MOST_CARDS, MOST_REVIEWS = 200_000, 1_000_000, 2_000_000
MOST_TEXT = 256 << 20
"""The most text of all notes together, in characters."""
_LONGEST_VALUE = 16 << 20
_STEPS, _MOST_STEPS = 10_000, 200_000
"""SQLite's instructions between two looks at how many there were; that many looks are some 20 seconds."""

_COLUMNS = {
    "col": ("crt", "ver", "conf", "models", "decks"),
    "notes": ("id", "guid", "mid", "mod", "tags", "flds"),
    "cards": ("id", "nid", "did", "ord", "mod", "type", "queue", "due", "lapses", "odue", "odid", "data"),
    "revlog": ("id", "cid", "ease", "ivl", "factor", "time", "type"),
}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note as it is stored; `modified` is in seconds."""

    id: int
    guid: str
    note_type: int
    modified: int
    tags: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card as it is stored, in Anki's own numbers; `data` is JSON."""

    data: str
    id: int
    note: int
    deck: int
    order: int
    modified: int
    type: int
    queue: int
    due: int
    lapses: int
    real_due: int
    real_deck: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the review log; the id is its moment in milliseconds."""

    id: int
    card: int
    ease: int
    interval: int
    factor: int
    milliseconds: int
    type: int


@dataclass(frozen=True, slots=True)
class Collection:
    """All of a database that is of use."""

    stock: Stock
    notes: tuple[NoteRow, ...]
    cards: dict[int, list[CardRow]] = field(default_factory=dict)
    """By note."""
    reviews: dict[int, list[ReviewRow]] = field(default_factory=dict)
    """By card."""

    @property
    def decks(self) -> dict[int, Deck]:
        """The decks by id."""
        return self.stock.decks


def read_collection(database: Path, name: str) -> Collection:
    """What the database holds, `name` being the file's for messages; raises SetError for a bad one."""
    with _reporting(name), closing(_connect(database)) as connection:
        for table, columns in _COLUMNS.items():
            _demand_table(connection, table, columns)
        heads = _rows(connection, "col", 1)
        head = next(heads, None)
        if head is None:
            raise ValueError("its head is missing")
        stock = read_stock(head, lambda table, columns: _read_table(connection, table, columns))
        notes = tuple(_read_notes(connection))
        cards: dict[int, list[CardRow]] = {}
        for row in _rising(_rows(connection, "cards", MOST_CARDS)):
            *numbers, data = row
            card = CardRow(str(data), *map(_whole, numbers))
            cards.setdefault(card.note, []).append(card)
        reviews: dict[int, list[ReviewRow]] = {}
        for row in _rising(_rows(connection, "revlog", MOST_REVIEWS)):
            review = ReviewRow(*map(_whole, row))
            reviews.setdefault(review.card, []).append(review)
    return Collection(stock, notes, cards, reviews)


@contextmanager
def _reporting(name: str) -> Iterator[None]:
    again = "Export the deck from Anki again."
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise SetError(f"{name}: reading the collection takes too long, so it was given up.") from error
        raise SetError(f"{name}: the collection is damaged ({error}). {again}") from error
    except (sqlite3.Error, sqlite3.Warning, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise SetError(f"{name}: the collection is damaged ({error!s:.200}). {again}") from error


def _connect(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, 200)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50)
        connection.set_progress_handler(_count_down(), _STEPS)
        for pragma in ("trusted_schema = off", "cell_size_check = on", "query_only = on", "mmap_size = 0"):
            connection.execute(f"pragma {pragma}")
        connection.create_collation("unicase", _compare)
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
    except BaseException:
        connection.close()
        raise
    return connection


def _count_down() -> Callable[[], bool]:
    """Says, when asked, whether SQLite has worked too long."""
    looks = iter(range(_MOST_STEPS))
    return lambda: next(looks, None) is None


def _compare(one: str, other: str) -> int:
    """Anki's own collation; nothing read here depends on it, but SQLite asks for one of that name."""
    folded = one.casefold(), other.casefold()
    return (folded[0] > folded[1]) - (folded[0] < folded[1])


def _demand_table(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Refuses a view, a virtual table and a table with computed columns: those run what the file says."""
    sql = "select type, sql from sqlite_master where lower(name) = ?"
    found = connection.execute(sql, (table,)).fetchmany(2)
    if not found:
        raise ValueError(f"it has no {table}")
    kind, statement = found[0]
    is_plain = kind == "table" and str(statement).lstrip().lower().startswith("create table")
    if len(found) > 1 or not is_plain:
        raise ValueError(f"its {table} is not a plain table")
    described = connection.execute(f"pragma table_xinfo({table})").fetchmany(300)
    if any(column[6] for column in described):
        raise ValueError(f"its {table} has computed columns")
    if missing := set(columns) - {str(column[1]).lower() for column in described}:
        raise ValueError(f"its {table} has no {min(missing)}")


def _rows(connection: sqlite3.Connection, table: str, most: int) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, read from the table itself: an index may say something else."""
    sql = f"select {', '.join(_COLUMNS[table])} from {table} not indexed"  # noqa: S608 - names of ours
    return _at_most(connection.execute(sql), most, table)


def _read_table(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    """The rows of one of the smaller tables, which newer collections have."""
    _demand_table(connection, table, columns)
    sql = f"select {', '.join(columns)} from {table} not indexed"  # noqa: S608 - names of ours
    return _at_most(connection.execute(sql), 20_000, table)


def _at_most(rows: Iterator[tuple[Any, ...]], most: int, table: str) -> Iterator[tuple[Any, ...]]:
    for count, row in enumerate(rows):
        if count >= most:
            raise ValueError(f"its {table} has more than {most:,} rows")
        yield row


def _rising(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows, whose first column is an id: a page that a damaged file shows twice stops here."""
    last: int | None = None
    for row in rows:
        if not isinstance(row[0], int) or (last is not None and row[0] <= last):
            raise ValueError("its rows are out of order")
        last = row[0]
        yield row


def _read_notes(connection: sqlite3.Connection) -> Iterator[NoteRow]:
    total = 0
    for row in _rising(_rows(connection, "notes", MOST_NOTES)):
        identifier, guid, note_type, modified, tags, fields = row
        texts = (str(text) for text in (guid, tags, fields))
        guid, tags, fields = texts
        total += len(fields) + len(tags) + len(guid)
        if total > MOST_TEXT:
            raise ValueError("its notes are too long")
        yield NoteRow(
            identifier, guid, _whole(note_type), _whole(modified), tags, tuple(fields.split("\x1f"))
        )


def _whole(value: Any) -> int:
    """A number of Anki's, which old add-ons wrote with a fraction."""
    if isinstance(value, float):
        return int(value)
    if not isinstance(value, int):
        raise TypeError(f"{value!r:.40} is not a number")
    return value
