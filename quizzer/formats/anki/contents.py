"""What goes into a package: a note for each question, or for all the questions that came from one note.

It numbers notes so that the same question is the same note every time. It must not know the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate

from quizzer.errors import ExportError
from quizzer.formats.anki.guids import find_guid
from quizzer.formats.anki.keepsakes import Keepsakes, Kept
from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.provenance import Split, join_tags, name_subdeck
from quizzer.identity import find_duplicates
from quizzer.models import Question, QuestionId, QuestionSet

OLDEST = 1_577_836_800
"""When a question changed if nobody knows, in seconds: 1 January 2020, so that any known time is newer."""

_PLACE_BITS, _GUID_BITS = 32, 64
_PLACE, _GUID = (1 << _PLACE_BITS) - 1, (1 << _GUID_BITS) - 1
"""A note's place among all, and its guid, as parts of one whole number."""
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
    starts = [0, *accumulate(len(deck.question_set.questions) for deck in decks)]
    groups: dict[int, _Group] = {}
    last_note = 0
    # A whole number for each note is all that is kept of it until its turn comes.
    for key in sorted(_number(decks, groups)):
        index, guid = key & _PLACE, key >> _PLACE_BITS & _GUID
        last_note = max(key >> _PLACE_BITS + _GUID_BITS, last_note + 1)
        at = bisect_right(starts, index) - 1
        deck = decks[at]
        if group := groups.get(index):
            yield _give_back(last_note, index + 1, deck, group)
        else:
            question = deck.question_set.questions[index - starts[at]]
            name = name_subdeck(deck.name, question, split) if split else deck.name
            yield _make(last_note, guid, index + 1, deck, question, name)


def _refuse_duplicates(question_set: QuestionSet) -> None:
    """Two notes of one guid both enter a collection, and neither can ever be updated."""
    # Nearly always none, and then nothing need be grouped.
    if len({question.id for question in question_set.questions}) < len(question_set.questions):
        twice = find_duplicates(question_set.questions)
        raise ExportError(
            f"question {', '.join(twice)}: the id is given to more than one question. "
            "Give each question an id of its own, then export again."
        )


def _number(decks: Sequence[Deck], groups: dict[int, _Group]) -> Iterator[int]:
    """Each note's number, with its guid and its place below it; a question in two decks goes with the first.

    Those of notes that came from Anki are gathered in `groups`, by the place of the first.
    """
    places: dict[str, int] = {}
    seen: set[QuestionId] = set()
    everything = ((deck, question) for deck in decks for question in deck.question_set.questions)
    for place, (deck, question) in enumerate(everything):
        if len(decks) > 1:
            if question.id in seen:
                continue
            seen.add(question.id)
        kept = deck.keepsakes.find(question.id)
        if kept is None:
            yield _digest(question.id) << _PLACE_BITS | place
        elif kept.guid in places:
            groups[places[kept.guid]].questions.append(question)
        else:
            places[kept.guid] = place
            groups[place] = _Group(kept, [question])
            yield _digest(f"note\0{kept.guid}") << _PLACE_BITS | place


def _digest(key: str) -> int:
    """A note's number with its guid below it."""
    digest = sha256(b"quizzer/anki/" + key.encode()).digest()
    return stamp(digest) << _GUID_BITS | int.from_bytes(digest[8:16])


def _make(note_id: int, guid: int, place: int, deck: Deck, question: Question, deck_name: str) -> Content:
    """A note of ours."""
    note = build_note(question, deck.question_set)
    return Content(
        note_id,
        _find_guid(guid, question.id),
        note.note_type.id,
        deck.modified.get(question.id, OLDEST),
        join_tags(note.tags),
        note.fields,
        tuple([(order, question.id) for order in note.cards]),
        place,
        deck_name,
    )


def _find_guid(ours: int, question_id: QuestionId) -> str:
    """The note's guid: Anki's own where the question came from there, so that nothing is ever doubled."""
    told = find_guid(question_id)
    return told[0] if told and told[1] == 0 else f"{ours:016x}"


def _give_back(note_id: int, place: int, deck: Deck, group: _Group) -> Content:
    """A note that came from Anki."""
    # Loaded where it is needed: it brings along all that reads notes.
    from quizzer.formats.anki.returns import give_back

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
