"""The log of everything that happened to cards: written once, read in order, replayed.

The log is the truth and cards are its cache, so both change in one transaction. How events make a
card is not known here: whoever records or rebuilds brings the replay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from random import Random
from types import NoneType
from typing import Protocol, TypeAlias
from weakref import WeakKeyDictionary

from quizzer.errors import StoreBusy
from quizzer.models import Card, Event, EventKind, QuestionId, Rating
from quizzer.records import AnswerRow, CardRow, EventRow
from quizzer.store.card_rows import decode_card
from quizzer.store.cards import read_card, save_cards, save_rows
from quizzer.store.database import Row, Store, check_types


class Replay(Protocol):
    """How events make cards: those of a question stand together, in the order they happened."""

    def __call__(self, rows: Iterable[EventRow], /) -> Iterator[CardRow]:
        """The cards of questions to which anything may have happened."""

    def add_up(self, rows: Iterable[AnswerRow], others: list[QuestionId], /) -> Iterator[CardRow]:
        """The cards of questions that have answers alone; the rest are added to `others`."""


_Choice: TypeAlias = Callable[[Iterator[CardRow]], Iterator[CardRow]]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BATCH = 1000
_TAIL_BITS = 74  # what a UUIDv7 leaves for chance
_SELECT = """
    select uid, question_id, at_ms, utc_offset_min, day, kind, rating, duration_ms, due_day, due_ms,
           refers_to, payload, device
    from event
"""
# What a replay needs, in the order of the primary key, so that nothing is sorted.
_LEAN = "select question_id, uid, at_ms, day, kind, rating, due_day, due_ms, refers_to"
# Each column costs a tenth of the reading, and of most questions there is nothing but answers.
_ANSWERS = """
    select question_id, day, iif(kind = 'review' and due_day is not null, rating, null), due_day, due_ms
"""
_IN_ORDER = "order by question_id, at_ms, uid"
_OPTIONAL_INT = (int, NoneType)
_TYPES = (
    *(bytes, str, int, int, int, str, _OPTIONAL_INT, _OPTIONAL_INT, _OPTIONAL_INT, _OPTIONAL_INT),
    *((bytes, NoneType), str, str),
)
# Looked up, not constructed: a rebuild does this for every event.
_KINDS = {kind.value: kind for kind in EventKind}
_RATINGS: dict[int | None, Rating | None] = {None: None} | {int(rating): rating for rating in Rating}
_last_number: WeakKeyDictionary[Random, int] = WeakKeyDictionary()


def make_uid(now_ms: int, random: Random) -> bytes:
    """A UUIDv7, 16 bytes; those made with one `random` rise, also within a millisecond."""
    if not 0 <= now_ms < 1 << 48:
        raise ValueError(f"a UUIDv7 holds times from 1970 to 10889, not {now_ms} ms")
    number = (now_ms << _TAIL_BITS) | random.getrandbits(_TAIL_BITS)
    number = max(number, _last_number.get(random, -1) + 1)
    _last_number[random] = number
    time, upper, lower = number >> _TAIL_BITS, (number >> 62) & 0xFFF, number & ((1 << 62) - 1)
    return (time << 80 | 7 << 76 | upper << 64 | 2 << 62 | lower).to_bytes(16)


def new_event(question_id: QuestionId, kind: EventKind, now: datetime, day: int, random: Random) -> Event:
    """An event of this moment, `now` being the learner's aware local time; the rest is for `replace`."""
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("an event needs a time with its zone")
    at_ms = (now - _EPOCH) // timedelta(milliseconds=1)
    return Event(make_uid(at_ms, random), question_id, at_ms, offset // timedelta(minutes=1), day, kind)


def demand_writable(store: Store) -> None:
    """Raises QuizzerError where an answer could not be kept: a change is begun and taken back."""
    with suppress(_Rehearsed), store.transaction():
        # The first page that changes opens the journal, for which the folder must be writable too.
        store.rows("insert into device select id from device")
        raise _Rehearsed


class _Rehearsed(Exception):
    """Nothing of a rehearsal is kept."""


def record(store: Store, event: Event, card: Card, then: Sequence[Event] = ()) -> None:
    """Writes the event, those that follow from it, and the card they made, all or nothing; durable when it returns.

    An event already there is left as it is. Where the clock was set back, `at_ms` is moved behind the
    card's latest event, so that the log's order stays the order things happened. Raises StoreBusy
    where a review was made from a card that another window has answered since: nothing is written
    then, and `record_and_replay` can take it.
    """
    with store.transaction():
        if _has(store, event):
            return
        if event.kind is EventKind.REVIEW and card.reviews != read_card(store, card.question_id).reviews + 1:
            raise StoreBusy(
                f"{store.path}: this question was answered in another window meanwhile. That answer"
                " counts and this one was not saved; go on with the next question."
            )
        for each in (event, *then):
            _insert(store, each)
        save_cards(store, [card])


def record_and_replay(store: Store, event: Event, replay: Replay, then: Sequence[Event] = ()) -> Card:
    """Writes the event, those that follow from it, and the card its whole history makes, all or nothing.

    Returns the card. An event already there is left as it is.
    """
    with store.transaction():
        for each in (event, *then):
            if not _has(store, each):
                _insert(store, each)
        rows = store.rows(f"{_LEAN} from event where question_id = ? {_IN_ORDER}", (event.question_id,))
        with store.decoding():
            (made,) = replay(rows)
        save_rows(store, [made])
    return decode_card(made)


def read_events(store: Store, question_id: QuestionId | None = None) -> Iterator[Event]:
    """All events, or those of one question, in the order they happened: by time, then uid."""
    if question_id is not None:
        sql = " ".join((_SELECT, "where question_id = ? order by at_ms, uid"))
        yield from _decode_all(store, store.rows(sql, (question_id,)))
        return
    # In batches, so that whoever reads slowly keeps no writer waiting.
    sql = " ".join((_SELECT, "where (at_ms, uid) > (?, ?) order by at_ms, uid limit ?"))
    after = (-(1 << 63), b"")
    while events := _decode_all(store, store.rows(sql, (*after, _BATCH))):
        yield from events
        after = (events[-1].at_ms, events[-1].uid)


def read_last(store: Store) -> Event | None:
    """The latest event that counts, so one that could be undone; None in an empty log."""
    sql = """
        where kind <> 'undo' and not exists (
            select 1 from event as later
            where later.question_id = event.question_id and later.kind = 'undo' and later.refers_to = event.uid
        )
        order by at_ms desc, uid desc limit 1
    """
    found = _decode_all(store, store.rows(" ".join((_SELECT, sql))))
    return found[0] if found else None


def read_flags(store: Store) -> dict[QuestionId, list[tuple[int, str]]]:
    """What was flagged and not taken back: study day and payload, by question."""
    sql = """
        select question_id, day, payload from event
        where kind = 'flag' and not exists (
            select 1 from event as later
            where later.question_id = event.question_id and later.kind = 'undo' and later.refers_to = event.uid
        )
        order by question_id, at_ms, uid
    """
    flags: dict[QuestionId, list[tuple[int, str]]] = {}
    for question_id, day, payload in store.rows(sql):
        flags.setdefault(QuestionId(question_id), []).append((day, payload))
    return flags


def read_streak(store: Store, day: int) -> int:
    """On how many study days in a row, up to `day` or the day before it, something was answered."""
    # Who flew west over the date line was ahead of today.
    sql = "select day from event where kind = 'review' and day <= ? order by at_ms desc"
    last = streak = 0
    with closing(store.each(sql, (day,))) as rows:
        for (answered,) in rows:
            if not streak and answered in (day, day - 1):
                last, streak = answered, 1
            elif streak and answered == last - 1:
                last, streak = answered, streak + 1
            elif not streak or answered < last:
                break
    return streak


def rebuild_cards(store: Store, replay: Replay) -> int:
    """Replays every card from the log and returns how many were not as cached: 0 in a healthy store."""
    with store.transaction():
        return replay_all(store, replay)


def replay_all(store: Store, replay: Replay) -> int:
    """Rebuilds all cards as a part of the caller's transaction; how many were not as cached."""
    cached = {row[0]: row for row in store.rows("select * from card")}
    changed = 0

    def choose(made: Iterable[CardRow]) -> Iterator[CardRow]:
        nonlocal changed
        for card in made:
            if cached.pop(card[0], None) != card:
                changed += 1
                yield card

    others = _add_up(store, replay, "event", choose)
    with touching(store, others):
        _replay_others(store, replay, choose)
    store.write("delete from card where question_id = ?", [(row_id,) for row_id in cached])
    return changed + len(cached)


def replay_some(store: Store, question_ids: Iterable[QuestionId], replay: Replay) -> None:
    """Remakes the cards of these questions as a part of the caller's transaction."""
    with touching(store, question_ids):
        replay_touched(store, replay)


@contextmanager
def touching(store: Store, question_ids: Iterable[QuestionId] = ()) -> Iterator[None]:
    """A table `touched` of these questions; where something fails, it goes with the caller's transaction."""
    store.rows("create temp table touched(question_id text primary key) without rowid")
    _touch(store, question_ids)
    yield
    store.rows("drop table touched")


def replay_touched(store: Store, replay: Replay) -> None:
    """Remakes the cards of the questions in `touched`, which is used up."""
    others = _add_up(store, replay, "touched natural join event", iter)
    store.rows("delete from touched")
    _touch(store, others)
    _replay_others(store, replay, iter)


def _touch(store: Store, question_ids: Iterable[QuestionId]) -> None:
    store.write("insert or ignore into touched values (?)", ((each,) for each in question_ids))


def _add_up(store: Store, replay: Replay, source: str, choose: _Choice) -> list[QuestionId]:
    """Saves the chosen cards of the questions that have answers alone, and returns the others."""
    others: list[QuestionId] = []
    with store.decoding(), closing(store.each(f"{_ANSWERS} from {source} {_IN_ORDER}")) as rows:
        save_rows(store, choose(replay.add_up(rows, others)))
    return others


def _replay_others(store: Store, replay: Replay, choose: _Choice) -> None:
    sql = f"{_LEAN} from touched natural join event {_IN_ORDER}"
    with store.decoding(), closing(store.each(sql)) as rows:
        save_rows(store, choose(replay(rows)))


def _has(store: Store, event: Event) -> bool:
    sql = "select 1 from event where question_id = ? and uid = ?"
    return bool(store.rows(sql, (event.question_id, event.uid)))


def _insert(store: Store, event: Event) -> None:
    sql = "select at_ms, uid from event where question_id = ? order by at_ms desc, uid desc limit 1"
    latest = store.rows(sql, (event.question_id,))
    at_ms = event.at_ms
    if latest and (at_ms, event.uid) <= latest[0]:
        at_ms = latest[0][0] + 1
    store.write(
        """
        insert into event(uid, question_id, at_ms, utc_offset_min, day, kind, rating, duration_ms,
                          due_day, due_ms, refers_to, payload, device)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(nullif(?, ''), (select id from device)))
        """,
        [(event.uid, event.question_id, at_ms, *astuple(event)[3:])],
    )


def _decode_all(store: Store, rows: Iterable[Row]) -> list[Event]:
    with store.decoding():
        return list(map(_decode, rows))


def _decode(row: Row) -> Event:
    check_types(row, _TYPES)
    uid, question_id, at_ms, offset, day, kind, rating, *rest = row
    return Event(uid, QuestionId(question_id), at_ms, offset, day, _KINDS[kind], _RATINGS[rating], *rest)
