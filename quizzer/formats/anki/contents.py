"""What goes into a package: a note for each question, or for all the questions that came from one note.

It numbers notes so that the same question is the same note every time. It must not know the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from quizzer.errors import ExportError
from quizzer.formats.anki.foreign import find_guid
from quizzer.formats.anki.kept import Keepsakes, Kept, give_back
from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.provenance import Split, join_tags, name_subdeck
from quizzer.identity import find_duplicates
from quizzer.models import Question, QuestionId, QuestionSet

OLDEST = 1_577_836_800
"""When a question changed if nobody knows, in seconds: 1 January 2020, so that any known time is newer."""

IDS_FROM, IDS = 1_262_304_000_000, 440_000_000_000
"""Note and card ids are milliseconds from 2010 to 2023: never in the future, which Anki would repair."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A set to write, when each of its questions last changed (in seconds), and the deck's name if not the set's.

    `keepsakes` are the notes that some of its questions came from.
    """

    question_set: QuestionSet
    modified: Mapping[QuestionId, int]
    name: str = ""
    keepsakes: Keepsakes = field(default_factory=Keepsakes)


@dataclass(frozen=True, slots=True)
class Content:
    """One note ready to be written; `cards` are the cards' numbers, each with its question if it has one."""

    id: int
    guid: str
    note_type: int
    modified: int
    tags: str
    fields: tuple[str, ...]
    cards: tuple[tuple[int, QuestionId | None], ...]
    place: int
    deck: str
    lost: tuple[QuestionId, ...] = ()


@dataclass(slots=True)
class _Entry:
    """A note to come: its place, its deck, its questions and where it was kept."""

    digest: bytes
    place: int
    deck: Deck
    questions: list[Question]
    kept: Kept | None = None


def stamp(digest: bytes) -> int:
    """An id, in the range of those that Anki leaves alone."""
    return IDS_FROM + int.from_bytes(digest[:8]) % IDS


def fill(decks: Sequence[Deck], split: Split = Split.NOTHING) -> Iterator[Content]:
    """The notes of all decks by rising id, which is how SQLite writes rows fastest.

    Ids that meet, as two of 100,000 may, are moved on. Raises ExportError for a question that Anki cannot
    show, and where two of a set have one id.
    """
    for deck in decks:
        _refuse_duplicates(deck.question_set)
    last_note = 0
    for entry in sorted(_collect(decks), key=lambda entry: stamp(entry.digest)):
        last_note = max(stamp(entry.digest), last_note + 1)
        make = _give_back if entry.kept else _make
        yield make(entry, last_note, split)


def _refuse_duplicates(question_set: QuestionSet) -> None:
    """Two notes of one guid both enter a collection, and neither can ever be updated."""
    if twice := find_duplicates(question_set.questions):
        raise ExportError(
            f"question {', '.join(twice)}: the id is given to more than one question. "
            "Give each question an id of its own, then export again."
        )


def _collect(decks: Sequence[Deck]) -> list[_Entry]:
    """The notes to come; a question in two decks goes with the first."""
    entries: dict[str, _Entry] = {}
    everything = ((deck, question) for deck in decks for question in deck.question_set.questions)
    for place, (deck, question) in enumerate(everything, start=1):
        kept = deck.keepsakes.find(question.id)
        key = f"note\0{kept.guid}" if kept else question.id
        entry = entries.get(key)
        if entry is None:
            digest = sha256(f"quizzer/anki/{key}".encode()).digest()
            entries[key] = _Entry(digest, place, deck, [question], kept)
        elif kept and all(question.id != other.id for other in entry.questions):
            entry.questions.append(question)
    return list(entries.values())


def _make(entry: _Entry, note_id: int, split: Split) -> Content:
    """A note of ours."""
    deck, (question,) = entry.deck, entry.questions
    note = build_note(question, deck.question_set)
    return Content(
        note_id,
        _find_guid(entry.digest, question.id),
        note.note_type.id,
        deck.modified.get(question.id, OLDEST),
        join_tags(note.tags),
        note.fields,
        tuple((order, question.id) for order in note.cards),
        entry.place,
        name_subdeck(deck.name, question, split),
    )


def _find_guid(digest: bytes, question_id: QuestionId) -> str:
    """The note's guid: Anki's own where the question came from there, so that nothing is ever doubled."""
    told = find_guid(question_id)
    return told[0] if told and told[1] == 0 else digest[8:16].hex()


def _give_back(entry: _Entry, note_id: int, _split: Split) -> Content:
    """A note that came from Anki."""
    if entry.kept is None:
        raise ValueError("only a kept note can be given back")
    note_type = entry.deck.keepsakes.note_types[entry.kept.note_type]
    back = give_back(entry.kept, note_type, entry.questions, entry.deck.modified)
    asked = {(find_guid(question.id) or ("", 0))[1]: question.id for question in entry.questions}
    orders = sorted({*back.kept.orders, *asked})
    return Content(
        note_id,
        back.kept.guid,
        back.kept.note_type,
        back.kept.modified,
        back.kept.tags,
        back.kept.fields,
        tuple((order, asked.get(order)) for order in orders),
        entry.place,
        back.kept.deck,
        back.lost,
    )
