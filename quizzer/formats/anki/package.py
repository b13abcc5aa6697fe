"""The `.apkg` file: Anki's own database (schema 11), deflated, with scheduling only where asked for.

A shared deck holds content only, so that it starts New for everyone and a later one updates the notes whose
content changed, leaving each learner's schedule alone. It must not know what stands in a field, nor what
time it is.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeAlias

from quizzer.errors import ExportError
from quizzer.formats.anki.contents import OLDEST, Content, Deck, fill, stamp
from quizzer.formats.anki.note_types import MODIFIED, NOTE_TYPES, to_model
from quizzer.formats.anki.provenance import Split, describe_deck, name_deck
from quizzer.formats.anki.scheduling import Log, Schedule, make_new, make_state
from quizzer.formats.files import open_whole
from quizzer.models import QuestionId, QuestionSet

_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 2
"""Deflated four times as fast as usual, and an eighth larger."""

_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
  due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
  lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
  type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
"""

_BATCH = 40
_Head: TypeAlias = tuple[tuple[int, int, int, int, int, int], QuestionId | None]
"""A card's id, note, deck, number, change and place; and its question, if it has one."""

_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_NEW = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
"""A card nobody has seen, as a deck to share holds no other: a third of the values to hand over."""
_INSERT_REVIEW = "INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TWINS = """
SELECT sfld FROM notes WHERE guid = (SELECT guid FROM notes GROUP BY guid HAVING count(*) > 1) LIMIT 2
"""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What else a package is to hold: the learner's work, and a deck of its own for each section or kind."""

    schedule: Schedule | None = None
    split: Split = Split.NOTHING
    may_replace: bool = True


def write(
    question_set: QuestionSet,
    path: Path,
    modified: Mapping[QuestionId, int],
    deck_name: str = "",
    wishes: Wishes = Wishes(),
) -> None:
    """Write the set to `path` as an Anki deck named `deck_name`, or like the set, or like the file.

    `modified` tells when each question's content last changed, in seconds; Anki updates a note only if that
    is later than what it holds. The same input gives the same bytes. Raises ExportError where the file
    cannot be written, or exists and may not be replaced, or a question is nothing Anki can show.
    """
    write_decks([Deck(question_set, question_set.questions, modified, deck_name)], path, wishes)


def write_decks(decks: Sequence[Deck], path: Path, wishes: Wishes = Wishes()) -> list[QuestionId]:
    """Write several sets to one package, as `write` does one; a question in two of them goes with the first.

    Returns the questions from Anki that were changed in a way their notes cannot hold.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="quizzer-") as folder:
            database = Path(folder) / "collection.anki2"
            lost = _write_database(database, [_named(deck, path) for deck in decks], wishes)
            with open_whole(path, replace=wishes.may_replace) as file:
                _pack(database, file, with_progress=wishes.schedule is not None)
    except (OSError, sqlite3.Error) as error:
        raise ExportError(f"{path}: the deck cannot be built ({error}). Nothing was changed.") from error
    return lost


def _named(deck: Deck, path: Path) -> Deck:
    name = name_deck(deck.name) or name_deck(deck.about.title) or name_deck(path.stem)
    return replace(deck, name=name)


def _write_database(database: Path, decks: Sequence[Deck], wishes: Wishes) -> list[QuestionId]:
    created, settings = (
        (wishes.schedule.created, wishes.schedule.settings) if wishes.schedule else (OLDEST, "{}")
    )
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        # Fewer, larger pages are faster to fill, and deflate better.
        connection.execute("PRAGMA page_size = 16384")
        # A file that is thrown away if anything fails needs no journal.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        # Rows are only added at the end: no page is needed again.
        connection.execute("PRAGMA cache_size = -128")
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        names, lost = _write_notes(connection, decks, wishes)
        _refuse_twins(connection)
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')",
            (created, MODIFIED * 1000, MODIFIED * 1000, settings, _models(decks), _describe(decks, names)),
        )
        connection.execute("COMMIT")
    return lost


def _write_notes(
    connection: sqlite3.Connection, decks: Sequence[Deck], wishes: Wishes
) -> tuple[dict[str, int], list[QuestionId]]:
    """Write all notes and their cards; the ids of the decks they went to, by name, and what was lost."""
    names = {deck.name: _deck_id(deck.name) for deck in decks}
    last_card, log = 0, Log()
    lost: list[QuestionId] = []
    contents = fill(decks, wishes.split)
    # A statement for many rows at once costs half of one for each.
    while some := list(islice(contents, _BATCH)):
        connection.executemany(_INSERT_NOTE, map(_note_row, some))
        heads: list[_Head] = []
        for content in some:
            lost += content.lost
            if content.deck not in names:
                names[content.deck] = _deck_id(content.deck)
            for order, question_id in content.cards:
                last_card = max(content.id, last_card + 1)
                head = (last_card, content.id, names[content.deck], order, content.modified, content.place)
                heads.append((head, question_id))
        if wishes.schedule is None:
            connection.executemany(_INSERT_NEW, [head for head, _ in heads])
        else:
            _write_learned(connection, heads, wishes.schedule, log)
    return names, lost


def _refuse_twins(connection: sqlite3.Connection) -> None:
    """Two notes of one guid both enter a collection, and neither can ever be updated."""
    if twins := connection.execute(_TWINS).fetchall():
        one, other = (f'"{text:.60}"' for (text,) in twins)
        raise ExportError(
            f"two questions have one id: {one} and {other}. "
            "Give each question an id of its own, then export again."
        )


def _write_learned(
    connection: sqlite3.Connection, heads: Sequence[_Head], schedule: Schedule, log: Log
) -> None:
    """Write cards with where they stand, and their review log."""
    cards: list[tuple[object, ...]] = []
    reviews: list[tuple[int, ...]] = []
    for (*head, place), question_id in heads:
        if question_id is None:
            cards.append((*head, *make_new(place)))
            continue
        cards.append((*head, *make_state(schedule, question_id, place)))
        if found := schedule.progress.get(question_id):
            reviews += log.write(head[0], found.answers)
    connection.executemany(_INSERT_CARD, cards)
    connection.executemany(_INSERT_REVIEW, reviews)


def _note_row(content: Content) -> tuple[object, ...]:
    row = (content.id, content.guid, content.note_type, content.modified, content.tags)
    return (*row, "\x1f".join(content.fields), content.fields[0])


def _deck_id(name: str) -> int:
    return stamp(f"deck\0{name}")


def _models(decks: Sequence[Deck]) -> str:
    """The note types as Anki's JSON: ours, and those of the notes that go back."""
    models = {str(note_type.id): to_model(note_type) for note_type in NOTE_TYPES}
    for deck in decks:
        kept = deck.keepsakes.note_types
        models |= {str(key): note_type.model for key, note_type in kept.items()}
    return json.dumps(models, ensure_ascii=False, sort_keys=True)


def _describe(decks: Sequence[Deck], names: Mapping[str, int]) -> str:
    """All decks as Anki's JSON; those of the sets with what they were made from."""
    told = {deck.name: describe_deck(deck.about) for deck in decks}
    described = {
        str(deck_id): {
            "id": deck_id, "name": name, "desc": told.get(name, ""), "mod": MODIFIED, "usn": -1, "dyn": 0,
            "conf": 1, "collapsed": False, "browserCollapsed": False, "extendNew": 0, "extendRev": 0,
            "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
        }
        for name, deck_id in names.items()
    }  # fmt: skip
    return json.dumps(described, ensure_ascii=False, sort_keys=True)


def _pack(database: Path, file: BinaryIO, *, with_progress: bool) -> None:
    """Write the package: the database and an empty media map, under a fixed date.

    Scheduling is taken only from a collection.anki21, which a line of metadata announces.
    """
    name = "collection.anki21" if with_progress else "collection.anki2"
    members = {"media": b"{}", "meta": b"\x08\x02"} if with_progress else {"media": b"{}"}
    # A file's date and rights go into the archive, and must be the same every time.
    moment = time.mktime((*_DATE, 0, 0, -1))
    os.utime(database, (moment, moment))
    database.chmod(0o644)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(database, name, compresslevel=_LEVEL)
        for member, content in members.items():
            info = zipfile.ZipInfo(member, _DATE)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
