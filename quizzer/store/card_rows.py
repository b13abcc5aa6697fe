"""Cards from the rows of the table, thousands at once.

A frozen dataclass takes six times as long to fill as a plain one, more than SQLite takes to find its
row. So a card is filled as a draft of the same slots, and becomes a card when it is whole. It knows
no statement and no schedule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Any

from quizzer.models import Card, Memory
from quizzer.store.database import Row


class _CardDraft:
    __slots__ = Card.__slots__


class _MemoryDraft:
    __slots__ = Memory.__slots__


def decode_card(row: Row) -> Card:
    """The card of a row, its columns in the order of the table; raises ValueError or TypeError for none."""
    return next(decode_cards([row]))


def decode_cards(rows: Iterable[Row]) -> Iterator[Card]:
    """The card of each row, as `decode_card` makes it."""
    for question_id, stability, difficulty, last_day, due_day, due_ms, *counts in rows:
        reviews, lapses, away, buried, step = counts
        draft: Any = _CardDraft()
        draft.question_id = question_id
        draft.memory = (
            None if last_day is None else _decode_memory(question_id, stability, difficulty, last_day)
        )
        draft.due_day, draft.due_ms = due_day, due_ms
        draft.reviews, draft.lapses, draft.suspended = reviews, lapses, away == 1
        draft.buried_until, draft.step = buried, step
        # STRICT tables hold nothing else; what damage may leave is refused here.
        if not (
            question_id.__class__ is str
            and reviews.__class__ is lapses.__class__ is away.__class__ is step.__class__ is int
            and (due_day is None or due_day.__class__ is int)
            and (due_ms is None or due_ms.__class__ is int)
            and (buried is None or buried.__class__ is int)
        ):
            raise TypeError(f"card of {question_id!r:.80}")
        draft.__class__ = Card
        yield draft


def _decode_memory(question_id: Any, stability: Any, difficulty: Any, last_day: Any) -> Memory:
    numbers = stability.__class__ is difficulty.__class__ is float and last_day.__class__ is int
    if not (numbers and 0 < stability < inf and 1 <= difficulty <= 10):
        raise ValueError(
            f"memory of {question_id!s:.80}: {stability!r:.20}, {difficulty!r:.20}, {last_day!r:.20}"
        )
    draft: Any = _MemoryDraft()
    draft.stability, draft.difficulty, draft.last_day = stability, difficulty, last_day
    draft.__class__ = Memory
    # Filled past its frozen constructor, which takes six times as long; no type can follow that.
    return draft  # type: ignore[no-any-return]
