"""The cards of the library: what is due, what is new, when the next one comes.

A card belongs to the library while a set holds its question; what a removed set leaves behind is
kept but never shown. It knows no scheduling: days and times are compared, never computed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import closing

from quizzer.models import Card, QuestionId
from quizzer.records import CardRow, to_row
from quizzer.store.card_rows import decode_card, decode_cards
from quizzer.store.database import Store

_CARD = """
    select card.question_id, stability, difficulty, last_day, due_day, due_ms, reviews, lapses,
           suspended, buried_until, step
    from card
"""
_NEW = """
    select question.question_id, stability, difficulty, last_day, due_day, due_ms,
           coalesce(reviews, 0), coalesce(lapses, 0), coalesce(suspended, 0), buried_until,
           coalesce(step, 0)
    from question left join card on card.question_id = question.question_id
"""
_IS_DUE = """
    suspended = 0 and due_day <= :day
    and (due_day < :day or due_ms is null or due_ms <= :now)
    and (buried_until is null or buried_until <= :day)
"""
_IS_NEW = """
    retired = 0 and due_day is null and coalesce(suspended, 0) = 0
    and (buried_until is null or buried_until <= :day)
"""
_IN_LIBRARY = "exists (select 1 from question where question.question_id = card.question_id and retired = 0)"
_IN_SETS = """
    exists (
        select 1 from question join question_set on question_set.id = question.set_id
        where question.question_id = card.question_id and retired = 0
          and question_set.name in (select value from json_each(:sets))
    )
"""
_OF_SETS = """
    question.set_id in (select id from question_set where name in (select value from json_each(:sets)))
"""
_COMES_LATER = """
    suspended = 0 and due_day > :day and (buried_until is null or buried_until <= due_day)
"""
_IS_BURIED = """
    suspended = 0 and due_day is not null and buried_until > :day and buried_until > due_day
"""


def due_cards(store: Store, day: int, now_ms: int, sets: Sequence[str] = ()) -> list[Card]:
    """The cards to review on study day `day`, of `sets` or of all, the longest overdue first.

    A step within the day is due once `now_ms` has reached it.
    """
    belongs = _IN_SETS if sets else _IN_LIBRARY
    sql = _sql(_CARD, "where", _IS_DUE, "and", belongs, "order by due_day, card.question_id")
    return _read(store, sql, {"day": day, "now": now_ms, "sets": json.dumps(list(sets))})


def new_cards(store: Store, limit: int, day: int, sets: Sequence[str] = ()) -> list[Card]:
    """At most `limit` cards never answered, of `sets` or of all, in the order sets were added and written."""
    belongs = _sql("and", _OF_SETS) if sets else ""
    sql = _sql(_NEW, "where", _IS_NEW, belongs, "order by question.set_id, question.position")
    cards: dict[QuestionId, Card] = {}
    with store.decoding(), closing(store.each(sql, {"day": day, "sets": json.dumps(list(sets))})) as rows:
        while len(cards) < limit and (row := next(rows, None)):
            card = decode_card(row)
            cards.setdefault(card.question_id, card)  # a question may be in two sets
    return list(cards.values())


def read_card(store: Store, question_id: QuestionId) -> Card:
    """The card of a question; a new one where it has no history."""
    cards = _read(store, _sql(_CARD, "where card.question_id = :id"), {"id": question_id})
    return cards[0] if cards else Card(question_id)


def next_due_day(store: Store, day: int) -> int | None:
    """The first study day after `day` on which a card comes back, None if none will."""
    due = _sql("select due_day from card where", _COMES_LATER, "and", _IN_LIBRARY, "order by due_day limit 1")
    buried = _sql("select min(buried_until) from card where", _IS_BURIED, "and", _IN_LIBRARY)
    days = [row[0] for sql in (due, buried) for row in store.rows(sql, {"day": day}) if row[0] is not None]
    return min(days, default=None)


def count_by_day(store: Store, first: int, last: int) -> dict[int, int]:
    """How many cards come back on each study day from `first` to `last`; days without one are left out."""
    sql = """
        select due_day, count(*) from card where suspended = 0 and due_day between ? and ? group by due_day
    """
    return dict(store.rows(sql, (first, last)))


def count_due(store: Store, day: int, now_ms: int) -> dict[str, int]:
    """How many cards are due, by the name of the set; a question in two sets counts in both."""
    # A cross join, so that the few due cards are read first and not all questions.
    sql = """
        select question_set.name, count(*)
        from card
        cross join question on question.question_id = card.question_id and retired = 0
        join question_set on question_set.id = question.set_id
        where
    """
    rows = store.rows(_sql(sql, _IS_DUE, "group by question_set.id"), {"day": day, "now": now_ms})
    return dict(rows)


def count_new(store: Store, day: int) -> dict[str, int]:
    """How many cards were never answered, by the name of the set."""
    sql = """
        select question_set.name, count(*)
        from question
        join question_set on question_set.id = question.set_id
        left join card on card.question_id = question.question_id
        where
    """
    rows = store.rows(_sql(sql, _IS_NEW, "group by question_set.id"), {"day": day})
    return dict(rows)


def count_begun(store: Store, day: int, now_ms: int) -> int:
    """How many questions were answered for the first time on study day `day`, which `now_ms` is in."""
    sql = """
        select count(distinct question_id) from event as today
        where at_ms > :since and day = :day and kind = 'review' and not exists (
            select 1 from event
            where question_id = today.question_id and kind = 'review' and day < :day
        )
    """
    # A study day is at most 25 hours long, also where the clock is moved.
    return int(store.rows(sql, {"day": day, "since": now_ms - 26 * 3_600_000})[0][0])


def save_cards(store: Store, cards: Sequence[Card]) -> None:
    """Replaces what is cached of these cards; a part of the caller's transaction."""
    save_rows(store, list(map(to_row, cards)))


def save_rows(store: Store, rows: Iterable[CardRow]) -> None:
    """Replaces what is cached, as `save_cards` does."""
    store.write("replace into card values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _read(store: Store, sql: str, values: dict[str, object]) -> list[Card]:
    with store.decoding():
        return list(decode_cards(store.rows(sql, values)))


def _sql(*parts: str) -> str:
    return " ".join(parts)


def read_latest_ms(store: Store) -> int | None:
    """When the latest event happened, by the clock of then; None in an empty log."""
    latest: int | None = store.rows("select max(at_ms) from event")[0][0]
    return latest
