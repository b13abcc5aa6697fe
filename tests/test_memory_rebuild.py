"""Cards from rows: the same as from events, whatever happened."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.rebuild import Rebuild
from quizzer.memory.schedule import STEPS, Rising, Steps, next_card, replay
from quizzer.models import Card, Event, EventKind, QuestionId, Rating
from quizzer.records import AnswerRow, CardRow, EventRow, to_row

DAY = 20_000
OWN = (0.5, 2.0, 4.0, 16.0, *DEFAULT_PARAMETERS[4:])
ONE, OTHER = QuestionId("q1"), QuestionId("q2")


def row_of(event: Event) -> EventRow:
    what = (event.day, event.kind.value, event.rating)
    return (
        *(event.question_id, event.uid, event.at_ms, *what),
        *(event.due_day, event.due_ms, event.refers_to),
    )


def answer_of(event: Event) -> AnswerRow:
    """The row of an answer, as the store's statement makes it."""
    plain = event.kind is EventKind.REVIEW and event.due_day is not None
    return event.question_id, event.day, event.rating if plain else None, event.due_day, event.due_ms


def add_up(
    events: Sequence[Event], parameters: tuple[float, ...] = DEFAULT_PARAMETERS
) -> tuple[list[CardRow], list[QuestionId]]:
    """The cards that answers make, and the questions that have more than answers."""
    others: list[QuestionId] = []
    return list(Rebuild(parameters=parameters).add_up(map(answer_of, events), others)), others


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
    cards = [to_row(replay(events[0].question_id, events, 0.9, parameters)) for events in lives]
    every = [event for events in lives for event in events]
    assert add_up(every, parameters) == (cards, [])
    assert list(Rebuild(0.9, parameters)(map(row_of, every))) == cards


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
    assert list(Rebuild(retention, OWN, SEVERAL)(map(row_of, events))) == [to_row(card)]


@given(
    LIVES,
    st.lists(st.booleans(), min_size=9, max_size=9),
    st.sampled_from([0.8, 0.9, Rising(0.8)]),
    st.sampled_from([DEFAULT_PARAMETERS, OWN]),
    st.sampled_from([STEPS, SEVERAL, Steps((), ())]),
)
def test_days_that_were_not_decided_are_those_a_replay_computes(
    life: list[tuple[Rating, int]],
    decided: list[bool],
    retention: float,
    parameters: tuple[float, ...],
    steps: Steps,
) -> None:
    made = zip(answers(ONE, life, steps), decided, strict=False)
    events = [event if keeps else replace(event, due_day=None, due_ms=None) for event, keeps in made]
    card = replay(ONE, events, retention, parameters, steps)
    assert list(Rebuild(retention, parameters, steps)(map(row_of, events))) == [to_row(card)]


def test_answer_that_stands_there_twice_counts_once() -> None:
    first, last = answers(ONE, [(Rating.GOOD, 0), (Rating.AGAIN, 3)])
    twice = [first, last, replace(first, at_ms=last.at_ms + 1)]
    assert list(Rebuild()(map(row_of, twice))) == [to_row(replay(ONE, twice))]


@given(logs(), LIVES)
def test_answers_are_added_up_unless_anything_else_happened(
    events: list[Event], life: list[tuple[Rating, int]]
) -> None:
    after = answers(OTHER, life)
    plain = all(event.kind is EventKind.REVIEW and event.due_day is not None for event in events)
    cards = [to_row(replay(ONE, events, parameters=OWN))] if plain else []
    cards.append(to_row(replay(OTHER, after, parameters=OWN)))
    assert add_up([*events, *after], OWN) == (cards, [] if plain else [ONE])
    assert add_up([*after, *events], OWN) == (cards[::-1], [] if plain else [ONE])


def test_a_hundred_answers_make_the_card_to_the_last_bit() -> None:
    random = Random(4)
    steps = [(random.choice(list(Rating)), random.choice([0, 1, 2, 5, 20, 100])) for _ in range(100)]
    events = answers(ONE, steps)
    assert add_up(events) == ([to_row(replay(ONE, events))], [])


def test_no_events_make_no_cards() -> None:
    assert list(Rebuild()([])) == []
    assert add_up([]) == ([], [])


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
        list(Rebuild()([tuple(row)]))  # type: ignore[list-item]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    ("place", "value"), [(1, 7.5), (1, "x"), (2, 9), (2, "x"), (3, "x"), (3, 1.5), (4, "x"), (4, 2.5)]
)
def test_row_that_is_no_answer_is_refused(count: int, place: int, value: object) -> None:
    rows: list[list[object]] = [list(answer_of(event)) for event in answers(ONE, [(Rating.GOOD, 2)] * count)]
    rows[-1][place] = value
    with pytest.raises((ValueError, TypeError, LookupError)):
        list(Rebuild().add_up(map(tuple, rows), []))  # type: ignore[arg-type]
