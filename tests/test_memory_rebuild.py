"""Cards from rows: the same as from events, whatever happened."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.rebuild import replay_rows
from quizzer.memory.schedule import STEPS, Steps, next_card, replay
from quizzer.models import Card, Event, EventKind, QuestionId, Rating
from quizzer.records import EventRow, to_row

DAY = 20_000
OWN = (0.5, 2.0, 4.0, 16.0, *DEFAULT_PARAMETERS[4:])
ONE, OTHER = QuestionId("q1"), QuestionId("q2")


def row_of(event: Event) -> EventRow:
    what = (event.day, event.kind.value, event.rating)
    return (
        *(event.question_id, event.uid, event.at_ms, *what),
        *(event.due_day, event.due_ms, event.refers_to),
    )


def answers(
    question_id: QuestionId, steps: Sequence[tuple[Rating, int]], waits: Steps = STEPS
) -> list[Event]:
    """Answers given some days apart, with the days decided as a sitting decides them."""
    card, day, events = Card(question_id), DAY, []
    for number, (rating, gap) in enumerate(steps):
        day += gap
        at_ms = day * 86_400_000 + number * 60_000
        card = next_card(card, rating, day, at_ms, steps=waits)
        uid = question_id.encode() + bytes([number] * 14)
        made = Event(
            uid, question_id, at_ms, 0, day, EventKind.REVIEW, rating, None, card.due_day, card.due_ms
        )
        events.append(made)
    return events


SEVERAL = Steps((1, 10, 60), (5, 20))
LIVES = st.lists(
    st.tuples(st.sampled_from(Rating), st.sampled_from([0, 0, 1, 3, 40])), min_size=1, max_size=9
)


@given(LIVES, LIVES, st.sampled_from([DEFAULT_PARAMETERS, OWN]), st.sampled_from([STEPS, SEVERAL]))
def test_answers_make_the_cards_that_their_events_make(
    one: list[tuple[Rating, int]],
    other: list[tuple[Rating, int]],
    parameters: tuple[float, ...],
    steps: Steps,
) -> None:
    lives = [answers(ONE, one, steps), answers(OTHER, other, steps)]
    rows = [row_of(event) for events in lives for event in events]
    cards = [replay(events[0].question_id, events, 0.9, parameters) for events in lives]
    assert list(replay_rows(rows, 0.9, parameters)) == list(map(to_row, cards))


@st.composite
def logs(draw: st.DrawFn) -> list[Event]:
    """Any log of one card in its order, half of the answers without a due day."""
    events: list[Event] = []
    for number in range(draw(st.integers(1, 10))):
        kind = draw(st.sampled_from([EventKind.REVIEW, *EventKind]))
        rated = kind in (EventKind.REVIEW, EventKind.AMEND)
        due = DAY + draw(st.integers(0, 50)) if kind is EventKind.SET_DUE or draw(st.booleans()) else None
        refers_to = None
        if kind in (EventKind.UNDO, EventKind.AMEND):
            refers_to = draw(st.sampled_from(events)).uid if events else bytes(16)
        rating = draw(st.sampled_from(Rating)) if rated else None
        day = DAY + number * draw(st.integers(-2, 9))
        made = Event(bytes([number] * 16), ONE, number, 0, day, kind, rating, 900, due, None, refers_to)
        events.append(made)
    return events


@given(logs(), st.sampled_from([0.8, 0.9]))
def test_whatever_happened_makes_the_card_of_its_events(events: list[Event], retention: float) -> None:
    card = replay(ONE, events, retention, OWN, SEVERAL)
    assert list(replay_rows(map(row_of, events), retention, OWN, SEVERAL)) == [to_row(card)]


def test_a_hundred_answers_make_the_card_to_the_last_bit() -> None:
    random = Random(4)
    steps = [(random.choice(list(Rating)), random.choice([0, 1, 2, 5, 20, 100])) for _ in range(100)]
    events = answers(ONE, steps)
    assert list(replay_rows(map(row_of, events))) == [to_row(replay(ONE, events))]


def test_no_events_make_no_cards() -> None:
    assert list(replay_rows([])) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (3, 7.5),
        (3, b"x"),
        (4, "dance"),
        (5, 9),
        (5, None),
        (6, "x"),
        (6, 1.5),
        (7, "x"),
        (7, 2.5),
    ],
)
def test_row_that_is_no_event_is_refused(place: int, value: object) -> None:
    row: list[object] = list(row_of(answers(ONE, [(Rating.GOOD, 0)])[0]))
    row[place] = value
    with pytest.raises((ValueError, TypeError)):
        list(replay_rows([tuple(row)]))  # type: ignore[list-item]
