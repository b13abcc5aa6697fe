"""What goes into a package: a note for each question, or for all the questions that came from one note.

Questions are gone through once and let go, so that a deck may be larger than memory. A note's guid hangs on
the question's id alone: by it Anki knows the note again. It must not know the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

from quizzer.formats.anki.guids import find_guid
from quizzer.formats.anki.keepsakes import Keepsakes, Kept
from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.provenance import Split, join_tags, name_subdeck
from quizzer.models import Question, QuestionId, QuestionSet

OLDEST = 1_577_836_800
"""When a question changed if nobody knows, in seconds: 1 January 2020, so that any known time is newer."""

IDS_FROM, IDS = 1_262_304_000_000, 440_000_000_000
"""Note and card ids are milliseconds from 2010 to 2023: never in the future, which Anki would repair."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A set to write, when each of its questions last changed (in seconds), and the deck's name if not the set's.

    `questions` are those to write, gone through once; of `about` only the heading counts. `keepsakes` are the
    notes that some of them came from.
    """

    about: QuestionSet
    questions: Iterable[Question]
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
    """The questions that came from one note, and the place of the first."""

    kept: Kept
    deck: Deck
    place: int
    questions: list[Question]


def stamp(key: str) -> int:
    """An id for what `key` names, in the range of those that Anki leaves alone."""
    return IDS_FROM + int.from_bytes(sha256(key.encode()).digest()[:8]) % IDS


def fill(decks: Sequence[Deck], split: Split = Split.NOTHING) -> Iterator[Content]:
    """The notes of all decks in the order of their questions, then those that came from Anki.

    Ids rise by one, from one that hangs on the first deck's name. Raises ExportError for a question that Anki
    cannot show.
    """
    ids = count(stamp(f"notes\0{decks[0].name}"))
    groups: dict[str, _Group] = {}
    for place, (deck, question) in enumerate(_go_through(decks), 1):
        if kept := deck.keepsakes.find(question.id):
            group = groups.setdefault(kept.guid, _Group(kept, deck, place, []))
            group.questions.append(question)
        else:
            name = name_subdeck(deck.name, question, split) if split else deck.name
            yield _make(next(ids), place, deck, question, name)
    for group in groups.values():
        yield _give_back(next(ids), group)


def _go_through(decks: Sequence[Deck]) -> Iterator[tuple[Deck, Question]]:
    """Each question with its deck; one in two decks goes with the first."""
    homes: dict[QuestionId, Deck] = {}
    for deck in decks:
        for question in deck.questions:
            if len(decks) == 1 or homes.setdefault(question.id, deck) is deck:
                yield deck, question


def _make(note_id: int, place: int, deck: Deck, question: Question, deck_name: str) -> Content:
    """A note of ours."""
    note = build_note(question, deck.about)
    return Content(
        note_id,
        _choose_guid(question.id),
        note.note_type.id,
        deck.modified.get(question.id, OLDEST),
        join_tags(note.tags),
        note.fields,
        tuple([(order, question.id) for order in note.cards]),
        place,
        deck_name,
    )


def _choose_guid(question_id: QuestionId) -> str:
    """The note's guid: Anki's own where the question came from there, so that nothing is ever doubled."""
    told = find_guid(question_id)
    if told and told[1] == 0:
        return told[0]
    return sha256(b"quizzer/anki/" + question_id.encode()).digest()[8:16].hex()


def _give_back(note_id: int, group: _Group) -> Content:
    """A note that came from Anki."""
    # Loaded where it is needed: it brings along all that reads notes.
    from quizzer.formats.anki.returns import give_back

    kept, deck = group.kept, group.deck
    back = give_back(kept, deck.keepsakes.note_types[kept.note_type], group.questions, deck.modified)
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
        group.place,
        back.kept.deck,
        back.lost,
    )
