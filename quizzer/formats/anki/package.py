"""The `.apkg` file: Anki's own database (schema 11), deflated, without any scheduling.

Content only, so that a shared deck starts New for everyone and a later one updates the notes whose content
changed, leaving each learner's schedule alone. It must not know what stands in a field, nor what time it is.
"""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from quizzer.errors import ExportError
from quizzer.formats.anki.note_types import MODIFIED, NOTE_TYPES, to_model
from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.provenance import describe_deck, join_tags, name_deck
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


def write(
    question_set: QuestionSet,
    path: Path,
    modified: Mapping[QuestionId, int],
    deck_name: str = "",
    *,
    replace: bool = True,
) -> None:
    """Write the set to `path` as an Anki deck named `deck_name`, or like the set, or like the file.

    `modified` tells when each question's content last changed, in seconds; Anki updates a note only if that
    is later than what it holds. The same input gives the same bytes. Raises ExportError where the file
    cannot be written, or exists and may not be replaced, or a question is nothing Anki can show.
    """
    _refuse_duplicates(question_set)
    name = name_deck(deck_name) or name_deck(question_set.title) or name_deck(path.stem)
    try:
        with tempfile.TemporaryDirectory(prefix="quizzer-") as folder:
            database = Path(folder) / "collection.anki2"
            _write_database(database, question_set, name, modified)
            content = _pack(database)
    except (OSError, sqlite3.Error) as error:
        raise ExportError(f"{path}: the deck cannot be built ({error}). Nothing was changed.") from error
    write_whole(path, content, replace=replace)


def _refuse_duplicates(question_set: QuestionSet) -> None:
    """Two notes of one guid both enter a collection, and neither can ever be updated."""
    if twice := find_duplicates(question_set.questions):
        raise ExportError(
            f"question {', '.join(twice)}: the id is given to more than one question. "
            "Give each question an id of its own, then export again."
        )


def _write_database(
    database: Path, question_set: QuestionSet, deck_name: str, modified: Mapping[QuestionId, int]
) -> None:
    deck_id = _stamp(sha256(f"deck\0{deck_name}".encode()).digest())
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        # A file that is thrown away if anything fails needs no journal.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, '{}', ?, ?, '{}', '{}')",
            (OLDEST, MODIFIED * 1000, MODIFIED * 1000, _models(), _decks(deck_id, deck_name, question_set)),
        )
        _write_notes(connection, question_set, deck_id, modified)
        connection.execute("COMMIT")


def _write_notes(
    connection: sqlite3.Connection,
    question_set: QuestionSet,
    deck_id: int,
    modified: Mapping[QuestionId, int],
) -> None:
    """Write each question's note and cards; `due` is the place in the set, the order New cards come in."""
    last_card = 0
    for note_id, guid, due, question in _number_notes(question_set.questions):
        note = build_note(question, question_set)
        changed = modified.get(question.id, OLDEST)
        row = (note_id, guid, note.note_type.id, changed, join_tags(note.tags), "\x1f".join(note.fields))
        connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')", (*row, note.fields[0])
        )
        for order in note.cards:
            last_card = max(note_id, last_card + 1)
            connection.execute(
                "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                (last_card, note_id, deck_id, order, changed, due),
            )


def _number_notes(questions: Iterable[Question]) -> Iterator[tuple[int, str, int, Question]]:
    """Each question with its note's id and guid, and its place in the set, by rising id.

    SQLite writes rows fastest in that order. Ids that meet, as two of 100,000 may, are moved on.
    """
    named = [
        (sha256(f"quizzer/anki/{question.id}".encode()).digest(), due, question)
        for due, question in enumerate(questions, start=1)
    ]
    last_note = 0
    for digest, due, question in sorted(named, key=lambda each: _stamp(each[0])):
        last_note = max(_stamp(digest), last_note + 1)
        yield last_note, digest[8:16].hex(), due, question


def _stamp(digest: bytes) -> int:
    return _IDS_FROM + int.from_bytes(digest[:8]) % _IDS


def _models() -> str:
    models = {str(note_type.id): to_model(note_type) for note_type in NOTE_TYPES}
    return json.dumps(models, ensure_ascii=False, sort_keys=True)


def _decks(deck_id: int, name: str, question_set: QuestionSet) -> str:
    deck = {
        "id": deck_id, "name": name, "desc": describe_deck(question_set), "mod": MODIFIED, "usn": -1, "dyn": 0,
        "conf": 1, "collapsed": False, "browserCollapsed": False, "extendNew": 0, "extendRev": 0,
        "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    }  # fmt: skip
    return json.dumps({str(deck_id): deck}, ensure_ascii=False, sort_keys=True)


def _pack(database: Path) -> bytes:
    """The package's bytes: the database and an empty media map, under a fixed date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with database.open("rb") as source, archive.open(_member("collection.anki2"), "w") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        archive.writestr(_member("media"), "{}")
    return packed.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member
