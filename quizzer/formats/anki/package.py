"""The `.apkg` file: Anki's own database (schema 11), deflated, with scheduling only where asked for.

A shared deck holds content only, so that it starts New for everyone and a later one updates the notes whose
content changed, leaving each learner's schedule alone. It must not know what stands in a field, nor what
time it is.
"""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from quizzer.errors import ExportError
from quizzer.formats.anki.note_types import MODIFIED, NOTE_TYPES, to_model
from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.provenance import Split, describe_deck, join_tags, name_deck, name_subdeck
from quizzer.formats.anki.scheduling import Log, Schedule, make_new, make_state
from quizzer.formats.files import write_whole
from quizzer.identity import find_duplicates
from quizzer.models import Question, QuestionId, QuestionSet

OLDEST = 1_577_836_800
"""When a question changed if nobody knows, in seconds: 1 January 2020, so that any known time is newer."""

_IDS_FROM, _IDS = 1_262_304_000_000, 440_000_000_000
"""Note and card ids are milliseconds from 2010 to 2023: never in the future, which Anki would repair."""

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

_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_REVIEW = "INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Deck:
    """A set to write, when each of its questions last changed (in seconds), and the deck's name if not the set's."""

    question_set: QuestionSet
    modified: Mapping[QuestionId, int]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What else a package is to hold: the learner's work, and a deck of its own for each section or kind."""

    schedule: Schedule | None = None
    split: Split = Split.NOTHING
    replace: bool = True


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
    write_decks([Deck(question_set, modified, deck_name)], path, wishes)


def write_decks(decks: Sequence[Deck], path: Path, wishes: Wishes = Wishes()) -> None:
    """Write several sets to one package, as `write` does one; a question in two of them goes with the first."""
    for deck in decks:
        _refuse_duplicates(deck.question_set)
    try:
        with tempfile.TemporaryDirectory(prefix="quizzer-") as folder:
            database = Path(folder) / "collection.anki2"
            _write_database(database, [_named(deck, path) for deck in decks], wishes)
            content = _pack(database, with_progress=wishes.schedule is not None)
    except (OSError, sqlite3.Error) as error:
        raise ExportError(f"{path}: the deck cannot be built ({error}). Nothing was changed.") from error
    write_whole(path, content, replace=wishes.replace)


def _named(deck: Deck, path: Path) -> Deck:
    name = name_deck(deck.name) or name_deck(deck.question_set.title) or name_deck(path.stem)
    return Deck(deck.question_set, deck.modified, name)


def _refuse_duplicates(question_set: QuestionSet) -> None:
    """Two notes of one guid both enter a collection, and neither can ever be updated."""
    if twice := find_duplicates(question_set.questions):
        raise ExportError(
            f"question {', '.join(twice)}: the id is given to more than one question. "
            "Give each question an id of its own, then export again."
        )


def _write_database(database: Path, decks: Sequence[Deck], wishes: Wishes) -> None:
    created, settings = (
        (wishes.schedule.created, wishes.schedule.settings) if wishes.schedule else (OLDEST, "{}")
    )
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        # A file that is thrown away if anything fails needs no journal.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        names = _write_notes(connection, decks, wishes)
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')",
            (created, MODIFIED * 1000, MODIFIED * 1000, settings, _models(), _describe(decks, names)),
        )
        connection.execute("COMMIT")


def _write_notes(connection: sqlite3.Connection, decks: Sequence[Deck], wishes: Wishes) -> dict[str, int]:
    """Write each question's note and cards; the ids of the decks they went to, by name."""
    last_card, log = 0, Log()
    names = {deck.name: _deck_id(deck.name) for deck in decks}
    for note_id, guid, place, deck, question in _number_notes(decks):
        note = build_note(question, deck.question_set)
        changed = deck.modified.get(question.id, OLDEST)
        row = (note_id, guid, note.note_type.id, changed, join_tags(note.tags), "\x1f".join(note.fields))
        connection.execute(_INSERT_NOTE, (*row, note.fields[0]))
        name = name_subdeck(deck.name, question, wishes.split)
        if name not in names:
            names[name] = _deck_id(name)
        for order in note.cards:
            last_card = max(note_id, last_card + 1)
            head = (last_card, note_id, names[name], order, changed)
            if wishes.schedule is None:
                connection.execute(_INSERT_CARD, (*head, *make_new(place)))
                continue
            connection.execute(_INSERT_CARD, (*head, *make_state(wishes.schedule, question.id, place)))
            if found := wishes.schedule.progress.get(question.id):
                connection.executemany(_INSERT_REVIEW, log.write(last_card, found.answers))
    return names


def _number_notes(decks: Sequence[Deck]) -> Iterator[tuple[int, str, int, Deck, Question]]:
    """Each question with its note's id and guid, its place among all, and its deck, by rising id.

    SQLite writes rows fastest in that order. Ids that meet, as two of 100,000 may, are moved on.
    """
    everything = ((deck, question) for deck in decks for question in deck.question_set.questions)
    named: dict[QuestionId, tuple[bytes, int, Deck, Question]] = {}
    for place, (deck, question) in enumerate(everything, start=1):
        digest = sha256(f"quizzer/anki/{question.id}".encode()).digest()
        named.setdefault(question.id, (digest, place, deck, question))
    last_note = 0
    for digest, place, deck, question in sorted(named.values(), key=lambda each: _stamp(each[0])):
        last_note = max(_stamp(digest), last_note + 1)
        yield last_note, digest[8:16].hex(), place, deck, question


def _deck_id(name: str) -> int:
    return _stamp(sha256(f"deck\0{name}".encode()).digest())


def _stamp(digest: bytes) -> int:
    return _IDS_FROM + int.from_bytes(digest[:8]) % _IDS


def _models() -> str:
    models = {str(note_type.id): to_model(note_type) for note_type in NOTE_TYPES}
    return json.dumps(models, ensure_ascii=False, sort_keys=True)


def _describe(decks: Sequence[Deck], names: Mapping[str, int]) -> str:
    """All decks as Anki's JSON; those of the sets with what they were made from."""
    told = {deck.name: describe_deck(deck.question_set) for deck in decks}
    described = {
        str(deck_id): {
            "id": deck_id, "name": name, "desc": told.get(name, ""), "mod": MODIFIED, "usn": -1, "dyn": 0,
            "conf": 1, "collapsed": False, "browserCollapsed": False, "extendNew": 0, "extendRev": 0,
            "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
        }
        for name, deck_id in names.items()
    }  # fmt: skip
    return json.dumps(described, ensure_ascii=False, sort_keys=True)


def _pack(database: Path, *, with_progress: bool) -> bytes:
    """The package's bytes: the database and an empty media map, under a fixed date.

    Scheduling is taken only from a collection.anki21, which a line of metadata announces.
    """
    packed = io.BytesIO()
    name = "collection.anki21" if with_progress else "collection.anki2"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with database.open("rb") as source, archive.open(_member(name), "w") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        archive.writestr(_member("media"), "{}")
        if with_progress:
            archive.writestr(_member("meta"), b"\x08\x02")
    return packed.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member
