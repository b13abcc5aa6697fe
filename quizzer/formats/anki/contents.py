"""What goes into a package: a note for each question, or for all the questions that came from one note.

It numbers notes so that the same question is the same note every time. It must not know the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from typing import TypeAlias

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


@dataclass(slots=True)
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
class _Group:
    """The questions that came from one note."""

    kept: Kept
    questions: list[Question]


_Entry: TypeAlias = tuple[int, bytes, int, Deck, Question | _Group]
"""A note to come: its number and what that is made of, its place, its deck, and what it asks."""


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
    for number, digest, place, deck, asked in sorted(_collect(decks), key=itemgetter(0)):
        last_note = max(number, last_note + 1)
        if isinstance(asked, _Group):
            yield _give_back(last_note, place, deck, asked)
        else:
            guid = _find_guid(digest, asked.id)
            yield _make(last_note, guid, place, deck, asked, name_subdeck(deck.name, asked, split))


def _refuse_duplicates(question_set: QuestionSet) -> None:
    """Two notes of one guid both enter a collection, and neither can ever be updated."""
    # Nearly always none, and then nothing need be grouped.
    if len({question.id for question in question_set.questions}) < len(question_set.questions):
        twice = find_duplicates(question_set.questions)
        raise ExportError(
            f"question {', '.join(twice)}: the id is given to more than one question. "
            "Give each question an id of its own, then export again."
        )


def _collect(decks: Sequence[Deck]) -> Iterator[_Entry]:
    """The notes to come; a question in two decks goes with the first."""
    groups: dict[str, _Group] = {}
    seen: set[QuestionId] = set()
    everything = ((deck, question) for deck in decks for question in deck.question_set.questions)
    for place, (deck, question) in enumerate(everything, start=1):
        if len(decks) > 1:
            if question.id in seen:
                continue
            seen.add(question.id)
        kept = deck.keepsakes.find(question.id)
        if kept is None:
            digest = _digest(question.id)
            yield stamp(digest), digest, place, deck, question
        elif kept.guid in groups:
            groups[kept.guid].questions.append(question)
        else:
            groups[kept.guid] = _Group(kept, [question])
            digest = _digest(f"note\0{kept.guid}")
            yield stamp(digest), digest, place, deck, groups[kept.guid]


def _digest(key: str) -> bytes:
    return sha256(f"quizzer/anki/{key}".encode()).digest()[:16]


def _make(note_id: int, guid: str, place: int, deck: Deck, question: Question, deck_name: str) -> Content:
    """A note of ours."""
    note = build_note(question, deck.question_set)
    return Content(
        note_id,
        guid,
        note.note_type.id,
        deck.modified.get(question.id, OLDEST),
        join_tags(note.tags),
        note.fields,
        tuple([(order, question.id) for order in note.cards]),
        place,
        deck_name,
    )


def _find_guid(digest: bytes, question_id: QuestionId) -> str:
    """The note's guid: Anki's own where the question came from there, so that nothing is ever doubled."""
    told = find_guid(question_id)
    return told[0] if told and told[1] == 0 else digest[8:16].hex()


def _give_back(note_id: int, place: int, deck: Deck, group: _Group) -> Content:
    """A note that came from Anki."""
    note_type = deck.keepsakes.note_types[group.kept.note_type]
    back = give_back(group.kept, note_type, group.questions, deck.modified)
    asked = {(find_guid(question.id) or ("", 0))[1]: question.id for question in group.questions}
    orders = sorted({*back.kept.orders, *asked})
    return Content(
        note_id,
        back.kept.guid,
        back.kept.note_type,
        back.kept.modified,
        back.kept.tags,
        back.kept.fields,
        tuple((order, asked.get(order)) for order in orders),
        place,
        back.kept.deck,
        back.lost,
    )
