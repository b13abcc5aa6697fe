"""Anki packages and collections as question sets, with what was learned and what could not be taken.

Each note's card is a question of its own, because each has a schedule; a note of ours is one question
again. Each deck at the top level is a set, because a set has one title and a learner studies by it; the
decks below are tags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from operator import itemgetter
from pathlib import Path
from typing import Any

from quizzer.errors import SetError
from quizzer.formats.anki import own
from quizzer.formats.anki.archive import open_package
from quizzer.formats.anki.collection import CardRow, Collection, NoteRow, read_collection
from quizzer.formats.anki.foreign import Refusal, file_foreign, read_card
from quizzer.formats.anki.history import find_place, read_progress
from quizzer.formats.anki.keepsakes import Kept
from quizzer.formats.anki.markup import has_media, to_text
from quizzer.formats.anki.provenance import name_deck
from quizzer.formats.anki.stock import NoteType
from quizzer.models import Question, QuestionId, QuestionSet
from quizzer.progress import Progress

_HEADING = re.compile(r"<p>(Source|Made from|Licence): <bdi>(.*?)</bdi></p>")
_HEADINGS = {"Source": "source", "Made from": "document", "Licence": "licence"}
_UNTITLED = "Anki"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: its sets, what was done with their questions, and what was left behind.

    `refused` counts cards by reason, `media` are the files that came along and were not taken,
    `without_media` counts the questions that lost a picture or sound from their answer.
    """

    sets: tuple[QuestionSet, ...]
    progress: tuple[Progress, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)
    media: tuple[str, ...] = ()
    without_media: int = 0
    kept: tuple[Kept, ...] = ()
    note_types: tuple[NoteType, ...] = ()


def read(path: Path, zone: tzinfo | None = None) -> Reading:
    """What is in an `.apkg`, a `.colpkg` or a `collection.anki2`; None for `zone` is this machine's.

    Raises SetError for a file that is damaged, hostile, or gives no question at all.
    """
    with open_package(path) as opened:
        collection = read_collection(opened.database, str(path))
    reading = _Taking(collection, zone, path.stem).take(opened.media)
    if not reading.sets:
        reasons = "; ".join(f"{count} {reason}" for reason, count in reading.refused.items())
        raise SetError(f"{path}: no question for quizzer in this deck ({reasons or 'it has no notes'}).")
    return reading


def read_set(path: Path) -> QuestionSet:
    """All questions of the file as one set."""
    return join_sets(path, read(path))


def join_sets(path: Path, reading: Reading) -> QuestionSet:
    """All questions of what was read from `path` as one set."""
    sets = reading.sets
    if len(sets) == 1:
        return sets[0]
    return QuestionSet(path.stem, tuple(question for found in sets for question in found.questions))


@dataclass(slots=True)
class _Taking:
    """One reading while it is going on."""

    collection: Collection
    zone: tzinfo | None
    title: str
    refused: Counter[str] = field(default_factory=Counter)
    questions: dict[str, list[tuple[int, Question]]] = field(default_factory=dict)
    """By the name of the deck at the top, each with its place in the set it came from."""
    progress: list[Progress] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    without_media: int = 0
    seen: set[str] = field(default_factory=set)
    used: set[QuestionId] = field(default_factory=set)

    def take(self, media: tuple[str, ...]) -> Reading:
        for note in self.collection.notes:
            cards = sorted(self.collection.cards.get(note.id, ()), key=lambda card: card.order)
            note_type = self.collection.stock.note_types.get(note.note_type)
            if problem := self._find_problem(note, note_type):
                self.refused[problem.value] += max(1, len(cards))
            elif note_type:
                self.seen.add(note.guid)
                self._take_note(note, note_type, cards)
        used = {kept.note_type for kept in self.kept}
        types = tuple(found for key, found in self.collection.stock.note_types.items() if key in used)
        counts = dict(sorted(self.refused.items(), key=lambda item: (-item[1], item[0])))
        sets = tuple(self._make_sets())
        return Reading(sets, tuple(self.progress), counts, media, self.without_media, tuple(self.kept), types)

    def _find_problem(self, note: NoteRow, note_type: NoteType | None) -> Refusal | None:
        if note_type is None:
            return Refusal.NO_TYPE
        if len(note.fields) != len(note_type.fields):
            return Refusal.BURST
        return Refusal.TWIN if note.guid in self.seen else None

    def _take_note(self, note: NoteRow, note_type: NoteType, cards: Sequence[CardRow]) -> None:
        tags = note.tags.split()
        if own.is_own(note_type.name, note_type.fields):
            fields = dict(zip(note_type.fields, note.fields, strict=True))
            place = find_place(cards[0]) if cards else 0
            self._keep(own.read_own(note_type.name, fields, tags) or Refusal.UNSOUND, cards[:1], place)
            return
        before = len(self.used)
        for card in cards:
            filed = file_foreign(note.tags, self._find_deck(card))
            self._keep(read_card(note, note_type, card.order, filed), [card])
        if len(self.used) > before:
            deck, orders = self._find_deck(cards[0]), tuple(card.order for card in cards)
            row = (note.guid, note_type.id, note.modified, note.fields, note.tags)
            self.kept.append(Kept(*row, deck, orders))
            if any(map(has_media, note.fields)):
                self.without_media += len(self.used) - before

    def _keep(self, found: Question | Refusal, cards: Sequence[CardRow], place: int = 0) -> None:
        if isinstance(found, Refusal) or not cards or found.id in self.used:
            self.refused[(found if isinstance(found, Refusal) else Refusal.TWIN).value] += max(1, len(cards))
            return
        (card,) = cards
        self.used.add(found.id)
        self.questions.setdefault(self._find_deck(card).partition("::")[0], []).append((place, found))
        reviews = self.collection.reviews.get(card.id, ())
        progress = read_progress(found.id, card, reviews, self.collection.stock, self.zone)
        if progress.answers or progress.due_day is not None or progress.suspended or progress.buried:
            self.progress.append(progress)

    def _find_deck(self, card: CardRow) -> str:
        """The name of the card's deck, of the one it belongs to where it is in a filtered one."""
        deck = self.collection.decks.get(card.real_deck or card.deck)
        return name_deck(deck.name if deck else "") or _UNTITLED

    def _make_sets(self) -> Iterator[QuestionSet]:
        described = {deck.name: deck.description for deck in self.collection.decks.values()}
        for name, questions in self.questions.items():
            heading: dict[str, Any] = {
                _HEADINGS[label]: to_text(text)
                for label, text in _HEADING.findall(described.get(name, "")[:20_000])
            }
            ordered = sorted(questions, key=itemgetter(0))
            yield QuestionSet(
                name,
                tuple(question for _, question in ordered),
                source=heading.get("source", ""),
                licence=heading.get("licence", ""),
                document=heading.get("document", ""),
            )
