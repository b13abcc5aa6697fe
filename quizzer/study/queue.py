"""Which cards a sitting asks, and in what order.

Steps of today come first, then reviews mixed evenly with new cards. Questions from one sentence give
each other away, so they are kept apart. No store and no clock: what waits is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from quizzer.models import Card, Question, QuestionId

NEW_A_DAY = 20
APART = 5
"""How many cards at least stand between two siblings, where there are enough others."""

Origin: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A card and its question, waiting to be asked."""

    question: Question
    card: Card

    @property
    def is_new(self) -> bool:
        """Whether the question was never answered."""
        return self.card.memory is None

    @property
    def origin(self) -> Origin | None:
        """The sentence the question was made from, None for one that names none."""
        source = self.question.source
        if source is None or source.start is None:
            return None
        return source.document, source.start


def build_queue(
    due: Iterable[Card],
    new: Iterable[Card],
    questions: Mapping[QuestionId, Question],
    rng: Random,
    now_ms: int,
    new_limit: int = NEW_A_DAY,
) -> list[Entry]:
    """The order of a sitting over the cards whose questions are known.

    `new` may hold more than `new_limit`: a new card with a sibling in the sitting waits for another
    day, and the next one takes its place. Steps not yet due at `now_ms` come last.
    """
    waiting = [Entry(questions[card.question_id], card) for card in due if card.question_id in questions]
    steps = sorted((e for e in waiting if e.card.due_ms is not None), key=lambda e: e.card.due_ms or 0)
    ripe = [entry for entry in steps if (entry.card.due_ms or 0) <= now_ms]
    unripe = [entry for entry in steps if (entry.card.due_ms or 0) > now_ms]
    reviews = [entry for entry in waiting if entry.card.due_ms is None]
    reviews.sort(key=lambda entry: (entry.card.due_day or 0, rng.random()))
    begun = [Entry(questions[card.question_id], card) for card in new if card.question_id in questions]
    first_of_kin = _drop_siblings(begun, waiting, new_limit)
    return [*_spread(ripe), *_spread(mix(reviews, first_of_kin)), *unripe]


def _drop_siblings(new: Sequence[Entry], asked: Sequence[Entry], limit: int) -> list[Entry]:
    """At most `limit` new entries, of one sentence only the first, of a sentence already asked none."""
    seen = {entry.origin for entry in asked if entry.origin}
    chosen: list[Entry] = []
    for entry in new:
        if len(chosen) >= limit:
            break
        if entry.origin is None or entry.origin not in seen:
            chosen.append(entry)
            seen.update([entry.origin] if entry.origin else [])
    return chosen


def mix(one: Sequence[Entry], other: Sequence[Entry]) -> list[Entry]:
    """Both in their own order, spread evenly over each other."""
    places = [((index + 0.5) / len(entries), rank, entry)
              for rank, entries in enumerate((one, other))
              for index, entry in enumerate(entries)]  # fmt: skip
    places.sort(key=lambda place: place[:2])
    return [entry for _, _, entry in places]


def _spread(entries: Sequence[Entry]) -> list[Entry]:
    """The same order, save that a card whose sibling was among the last few lets others pass."""
    left = list(entries)
    ordered: list[Entry] = []
    while left:
        recent = {entry.origin for entry in ordered[-APART:] if entry.origin}
        place = next((i for i, entry in enumerate(left) if entry.origin not in recent), 0)
        ordered.append(left.pop(place))
    return ordered
