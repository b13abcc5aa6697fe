"""The types every room shares; frozen, and without any room's library, file format or database."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

QuestionId = NewType("QuestionId", str)

BLANK = "____"
"""What stands in a cloze prompt for one gap."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of prose as a reader sees it, without markup.

    `origins` are (position in text, offset in the file) pairs, in order, one for each run of characters
    copied from the file; `end` is the offset in the file after the last character.
    """

    text: str
    origins: tuple[tuple[int, int], ...]
    end: int

    @property
    def start(self) -> int:
        """The offset in the file of the first character."""
        return self.origins[0][1]

    def offset(self, position: int) -> int:
        """The offset in the original file of the character at `position` in the text."""
        if position >= len(self.text):
            return self.end
        text_start, file_start = self.origins[bisect_left(self.origins, (position + 1,)) - 1]
        return file_start + position - text_start

    def cut(self, start: int, end: int) -> Sentence:
        """The non-empty part from `start` to `end` of the text, still knowing its offsets."""
        inner = self.origins[bisect_left(self.origins, (start + 1,)) : bisect_left(self.origins, (end,))]
        origins = ((0, self.offset(start)), *((text - start, file) for text, file in inner))
        return Sentence(self.text[start:end], origins, self.offset(end - 1) + 1)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose, and its sentences once they are split."""

    prose: Sentence
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs, which may be read anew when looked at; the lead section has no heading.

    `path` are the headings from the outermost to this one. `is_prose` is false for See also and its kind.
    """

    path: tuple[str, ...]
    paragraphs: Sequence[Paragraph]
    is_prose: bool = True


@dataclass(frozen=True, slots=True)
class InfoboxRow:
    """One `- Key: value` row; the offsets are those of the value."""

    key: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as prose: `text` is the whole decoded file, into which every offset points.

    `links` are names it shows that lead to a page of another title: "Brunel" to "Isambard Kingdom Brunel".
    """

    name: str
    title: str
    text: str
    sections: tuple[Section, ...]
    infobox: tuple[InfoboxRow, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict, hash=False)


FactKind = StrEnum("FactKind", "DATE FIGURE NAME")
"""What a fact's value is. The values are the names in lower case."""

NameKind = StrEnum(
    "NameKind", "PERSON PLACE ORGANISATION TREATY VESSEL UNIT OPERATION PUBLICATION EVENT NAME"
)
"""What a name names; NAME when the document does not tell. The values are the names in lower case."""


class Precision(StrEnum):
    """How much of a date is told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is told; `year` is negative before Christ (-44 is 44 BC).

    A decade or century is its first year with that precision. `end` closes a range.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    precision: Precision = Precision.DAY
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit or head noun ("km", "troops", "%") and approximator ("around")."""

    value: Decimal
    unit: str = ""
    approximator: str = ""
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what it names, and the other ways the document writes it."""

    text: str
    kind: NameKind = NameKind.NAME
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable value in one sentence.

    `surface` is the file's text from `start` to `end`. `resolved_year` is a year the sentence
    leaves out, `year_evidence` the words it was taken from. `confidence` is 0 to 1.
    """

    kind: FactKind
    surface: str
    start: int
    end: int
    sentence: Sentence
    section: tuple[str, ...]
    value: PartialDate | Figure | Name
    resolved_year: int | None = None
    year_evidence: str = ""
    confidence: float = 1.0


class QuestionKind(StrEnum):
    """How a question is asked and answered."""

    CLOZE = "cloze"
    SHORT = "short"
    CHOICE = "choice"
    CHOICES = "choices"
    TRUE_FALSE = "true_false"
    NUMBER = "number"
    DATE = "date"
    ORDER = "order"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a question's answer can be checked; offsets are characters in the document's file."""

    document: str
    section: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of any kind.

    `answer` is one text: one a BLANK for a cloze, all right options for choices, the right order for order,
    the partners of `items` for match, "true" or "false" for true_false. `accept` holds other right writings
    of each, or nothing. `options` are all. `why` pairs those that are wrong with the reason. `line` is not compared.
    """

    id: QuestionId
    kind: QuestionKind
    prompt: str
    answer: tuple[str, ...]
    accept: tuple[tuple[str, ...], ...] = ()
    options: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    explanation: str = ""
    why: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    unit: str = ""
    tolerance: str = ""
    precision: Precision | None = None
    source: Source | None = None
    tags: tuple[str, ...] = ()
    difficulty: str = ""
    line: int | None = field(default=None, compare=False)

    @property
    def distractors(self) -> tuple[str, ...]:
        """The options that are wrong."""
        return tuple(option for option in self.options if option not in self.answer)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions made of `document` or by hand; `dropped` ones are not asked and not made again."""

    title: str
    questions: tuple[Question, ...]
    source: str = ""
    licence: str = ""
    document: str = ""
    dropped: tuple[Question, ...] = ()


class Rating(IntEnum):
    """How well an answer was recalled, in FSRS's terms."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of a card: stability in days, difficulty 1 to 10, study day last seen."""

    stability: float
    difficulty: float
    last_day: int


@dataclass(frozen=True, slots=True)
class Card:
    """A question's state for one learner, rebuilt from its events at any time.

    `memory` is None for a new card. While a step waits within the day, `due_ms` is set; `step` are those done.
    """

    question_id: QuestionId
    memory: Memory | None = None
    due_day: int | None = None
    due_ms: int | None = None
    reviews: int = 0
    lapses: int = 0
    suspended: bool = False
    buried_until: int | None = None
    step: int = 0


EventKind = StrEnum("EventKind", "REVIEW AMEND UNDO SUSPEND UNSUSPEND BURY RESET SET_DUE FLAG")
"""What happened to a card. The values are the names in lower case."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a card; never changed once written.

    `uid` is a UUIDv7. `at_ms` is UTC milliseconds, `utc_offset_min` and `day` the learner's offset
    and study day as lived. `refers_to` is the uid of the event an amendment or undo is about.
    `due_day` and `due_ms` are what was decided then. `payload` is JSON: what was typed, the verdict.
    """

    uid: bytes
    question_id: QuestionId
    at_ms: int
    utc_offset_min: int
    day: int
    kind: EventKind
    rating: Rating | None = None
    duration_ms: int | None = None
    due_day: int | None = None
    due_ms: int | None = None
    refers_to: bytes | None = None
    payload: str = ""
    device: str = ""
