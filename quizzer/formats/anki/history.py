"""What a learner did, out of Anki's cards and review log.

Anki counts days from the day its collection was made, in its own zone; here they become study days. It
must not know what a card asks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from quizzer.formats.anki.collection import CardRow, ReviewRow
from quizzer.formats.anki.stock import Stock
from quizzer.models import Memory, QuestionId, Rating
from quizzer.progress import Answered, Phase, Progress

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST_MS, _LATEST_MS = 946_684_800_000, 4_102_444_800_000
"""The years 2000 and 2100: what lies outside was never a moment of study."""
_SECONDS_FROM = 1_000_000_000
"""A due time from here on is in seconds, below it in days."""
_FARTHEST_DAYS = 100_000
_NEW, _SUSPENDED, _BURIED = 0, -1, (-2, -3)
_FILTERED, _MANUAL = 3, 4


def first_day(stock: Stock, zone: tzinfo | None) -> int:
    """The study day on which Anki's day 0 fell; `zone` counts where the collection does not tell its own."""
    west = stock.minutes_west
    place = zone if west is None else timezone(timedelta(minutes=-west))
    # East of Greenwich the last moment of a calendar is past its end, west of it the first before its beginning.
    return _study_day(min(max(stock.created * 1000, 0), _LATEST_MS), stock, place)


def read_progress(
    question_id: QuestionId, card: CardRow, reviews: Sequence[ReviewRow], stock: Stock, zone: tzinfo | None
) -> Progress:
    """What was done with a card and where it stands; days that cannot be are left out."""
    answers = tuple(filter(None, map(_read_review, reviews)))
    due_day, due_ms = _read_due(card, stock, zone)
    return Progress(
        question_id,
        answers,
        memory=_read_memory(card, answers, stock, zone) if card.type != _NEW else None,
        due_day=due_day,
        due_ms=due_ms,
        lapses=max(0, min(card.lapses, len(answers))),
        suspended=card.queue == _SUSPENDED,
        buried=card.queue in _BURIED,
        changed_ms=min(max(card.modified * 1000, _EARLIEST_MS), _LATEST_MS),
    )


def find_place(card: CardRow) -> int:
    """The card's place in the order of new cards, now or before it was first answered; 0 if nobody knows."""
    if card.type == _NEW:
        return (card.real_due if card.real_deck else 0) or card.due
    try:
        return int(json.loads(card.data)["pos"])
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return 0


def _read_review(row: ReviewRow) -> Answered | None:
    """An answer, or a reset; None for what left the memory alone: cramming, and days set by hand."""
    if not _EARLIEST_MS <= row.id <= _LATEST_MS:
        return None
    if row.ease == 0 and row.type == _MANUAL and row.factor == 0:
        return Answered(row.id, None)
    if not 1 <= row.ease <= 4 or (row.type == _FILTERED and row.factor == 0):
        return None
    difficulty = (row.factor - 100) / 1000 * 9 + 1 if 100 <= row.factor <= 1100 else 0.0
    return Answered(
        row.id,
        Rating(row.ease),
        Phase(row.type) if row.type in tuple(Phase) else Phase.REVIEW,
        row.interval,
        difficulty,
        min(max(row.milliseconds, 0), 86_400_000),
    )


def _read_due(card: CardRow, stock: Stock, zone: tzinfo | None) -> tuple[int | None, int | None]:
    """The study day, and for a step the moment; in a filtered deck the real ones."""
    due = card.real_due if card.real_deck and card.real_due else card.due
    if card.type == _NEW:
        return None, None
    if due >= _SECONDS_FROM:
        due_ms = due * 1000
        if due_ms > _LATEST_MS:
            return None, None
        return _study_day(due_ms, stock, zone), due_ms
    return (first_day(stock, zone) + due, None) if abs(due) <= _FARTHEST_DAYS else (None, None)


def _read_memory(
    card: CardRow, answers: Sequence[Answered], stock: Stock, zone: tzinfo | None
) -> Memory | None:
    try:
        told = json.loads(card.data or "{}")
        stability, difficulty = float(told["s"]), float(told["d"])
        seen_ms = int(told["lrt"]) * 1000 if "lrt" in told else answers[-1].at_ms
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None
    if not (0 < stability < 1e6 and 1 <= difficulty <= 10 and _EARLIEST_MS <= seen_ms <= _LATEST_MS):
        return None
    return Memory(stability, difficulty, _study_day(seen_ms, stock, zone))


def _study_day(at_ms: int, stock: Stock, zone: tzinfo | None) -> int:
    wall = (_EPOCH + timedelta(milliseconds=at_ms)).astimezone(zone).replace(tzinfo=None)
    return (wall - timedelta(hours=stock.rollover_hour)).toordinal() - _EPOCH.toordinal()
