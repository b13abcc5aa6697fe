"""Notes as Anki had them, kept for the way back: what of them quizzer cannot show is not lost.

It must not know where they are kept, nor what they ask.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from quizzer.formats.anki.guids import find_guid
from quizzer.formats.anki.stock import NoteType, read_model
from quizzer.models import QuestionId


@dataclass(frozen=True, slots=True)
class Kept:
    """One note: its type's id, when it last changed (in seconds), the HTML of its fields, its cards' numbers."""

    guid: str
    note_type: int
    modified: int
    fields: tuple[str, ...]
    tags: str
    deck: str
    orders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Keepsakes:
    """Kept notes by guid, and the note types they need by id."""

    notes: Mapping[str, Kept] = field(default_factory=dict)
    note_types: Mapping[int, NoteType] = field(default_factory=dict)

    def find(self, question_id: QuestionId) -> Kept | None:
        """The note a question came from."""
        told = find_guid(question_id) if self.notes else None
        found = self.notes.get(told[0]) if told else None
        return found if found and found.note_type in self.note_types else None


def dump_note(kept: Kept) -> str:
    """The note as text."""
    return json.dumps(asdict(kept), ensure_ascii=False, separators=(",", ":"))


def load_note(text: str) -> Kept:
    """The note that `dump_note` wrote; raises ValueError, TypeError or LookupError for anything else."""
    told = json.loads(text)
    return Kept(**told | {"fields": tuple(told["fields"]), "orders": tuple(told["orders"])})


def dump_type(note_type: NoteType) -> str:
    """The note type as text, which `load_type` reads."""
    return json.dumps(note_type.model, ensure_ascii=False, separators=(",", ":"))


def load_type(text: str) -> NoteType:
    """The note type that `dump_type` wrote; raises ValueError or TypeError for anything else."""
    return read_model(json.loads(text))
