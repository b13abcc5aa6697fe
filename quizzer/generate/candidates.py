"""The names of a document as possible options: how each stands there, and whether it is near an answer in place and time.

What makes one of them fit for a question is told by its kind, elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizzer.generate.cloze import Draft
from quizzer.generate.moments import find_years
from quizzer.generate.portraits import Portrait
from quizzer.generate.setting import shown_mentions
from quizzer.models import Name, NameKind, PartialDate

ONE_STORY = 8000
"""Within how many characters of one section places belong to one story."""
_ONE_SCENE = 1500
"""Within how many characters of two sections people and places belong to one scene."""
_LIFE = 40
"""How many years apart people may be told of and be of one time."""
_SERVICE = 15
"""The same for navies, and for ships, of which the first year told counts: they are named long after they sank."""
_OF_SHORT_SERVICE = frozenset((NameKind.VESSEL, NameKind.UNIT))
UNKNOWN = Portrait()
"""What is told of a name of which nothing is told."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name the document tells elsewhere, and how it stands there.

    `acts` says of a person that something happens by or to him, of another name that something is there.
    """

    value: Name
    text: str
    sentence: str
    words: frozenset[str]
    start: int
    confidence: float = 1.0
    label: str = ""
    article: bool = False
    quoted: bool = False
    section: tuple[str, ...] = ()
    acts: bool = True
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a document as far as they are told: portraits, sexes, and headings side by side."""

    portraits: Mapping[str, Portrait]
    sexes: Mapping[str, str]
    siblings: Mapping[str, frozenset[str]]
    sided: frozenset[tuple[str, ...]]
    """The headings under which armies meet: one of unknown side gives itself away there."""
    times: Mapping[int, frozenset[int]]
    """The years of the sentences by where they begin."""


def is_near(draft: Draft, other: Candidate, most: int = ONE_STORY) -> bool:
    """Whether the other stands within `most` characters in the answer's section, or beside it in the next."""
    far = abs(other.start - draft.mention.fact.start)
    mine = draft.reading.section
    return far <= (most if mine == other.section else _ONE_SCENE) and mine[:1] == other.section[:1]


@dataclass(frozen=True, slots=True)
class Times:
    """The years a question is of: those of its sentence, and those its prompt tells."""

    sentence: frozenset[int]
    shown: frozenset[int]

    @property
    def told(self) -> frozenset[int]:
        """The years the prompt tells, else those of the sentence."""
        return self.shown or self.sentence


def find_times(draft: Draft, cast: Cast) -> Times:
    """The years of a draft, found once for all the names that may stand for its answer."""
    shown = {
        m.fact.value.year
        for m in shown_mentions(draft)
        if isinstance(m.fact.value, PartialDate) and m.fact.value.year is not None
    }
    sentence = cast.times.get(draft.reading.sentence.start, frozenset())
    return Times(sentence, frozenset(find_years(draft.context) | shown))


def are_of_one_time(times: Times, other: Candidate, cast: Cast) -> bool:
    """Whether all that is told of the other lies within a life's time of the answer and of the prompt's dates."""
    theirs = cast.portraits.get(other.text, UNKNOWN)
    told = theirs.years or theirs.near
    kind = other.value.kind
    most = _SERVICE if kind in _OF_SHORT_SERVICE else _LIFE
    told = set(sorted(told)[:1]) if kind is NameKind.VESSEL else told
    return all(
        not years or not around or min(abs(a - b) for a in years for b in around) <= most
        for years in (times.sentence, times.shown)
        for around in (other.years, told)
    )
