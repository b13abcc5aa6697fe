"""Events that were made elsewhere: added as they are, once, and the cards they touch replayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from quizzer.models import Event
from quizzer.store.database import Store
from quizzer.store.log import Replay, replay_some


def take_in(store: Store, events: Sequence[Event], replay: Replay) -> int:
    """Adds the events of answers not in the log yet, all or nothing; how many those were.

    An answer is there where its question has an event of that moment.
    """
    with store.transaction():
        found = {(row[0], row[1]) for row in store.rows("select question_id, at_ms from event")}
        fresh = [event for event in events if (event.question_id, event.at_ms) not in found]
        store.write(
            """
            insert into event(uid, question_id, at_ms, utc_offset_min, day, kind, rating, duration_ms,
                              due_day, due_ms, refers_to, payload, device)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [astuple(event) for event in fresh],
        )
        replay_some(store, (event.question_id for event in fresh), replay)
    return len(fresh)
