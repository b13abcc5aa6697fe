"""FSRS-6: the published numbers, both reference libraries, and laws."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import inf, nan
from random import Random

import fsrs as py_fsrs
import fsrs_rs_python
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.memory.fsrs import DEFAULT_PARAMETERS, interval, retrievability, review
from quizzer.models import Memory, Rating

FITTED = (
    *(0.4, 1.1, 3.2, 15.7, 7.1, 0.55, 1.4, 0.01, 1.5, 0.12, 1.01, 1.9, 0.11),
    *(0.29, 2.2, 0.24, 2.9, 0.51, 0.43, 0.09, 0.2),
)
Step = tuple[Rating, int]
steps = st.lists(
    st.tuples(st.sampled_from(Rating), st.just(0) | st.integers(0, 400)), min_size=1, max_size=30
)
memories = st.builds(Memory, st.floats(0.001, 36_500), st.floats(1, 10), st.just(1000))


def ours(history: Sequence[Step], parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> list[Memory]:
    """The memory after every answer; a step is a rating and the days since the answer before."""
    states: list[Memory] = []
    day = 20_000
    for rating, gap in history:
        day += gap
        states.append(review(states[-1] if states else None, rating, day, parameters))
    return states


def reference_python(history: Sequence[Step], parameters: tuple[float, ...]) -> list[tuple[float, float]]:
    """The same by py-fsrs, which bounds stability from below only."""
    scheduler = py_fsrs.Scheduler(parameters=parameters, enable_fuzzing=False)
    card, now, states = py_fsrs.Card(card_id=1), datetime(2020, 1, 1, 12, tzinfo=UTC), []
    for rating, gap in history:
        now += timedelta(days=gap)
        card, _ = scheduler.review_card(card, py_fsrs.Rating(int(rating)), now)
        card.stability = min(card.stability, 36_500.0)
        states.append((card.stability, card.difficulty))
    return states


def reference_rust(history: Sequence[Step], parameters: tuple[float, ...]) -> list[tuple[float, float]]:
    """The same by fsrs-rs, in single precision."""
    engine, state, states = fsrs_rs_python.FSRS(list(parameters)), None, []
    for rating, gap in history:
        following = engine.next_states(state, 0.9, gap)
        state = (following.again, following.hard, following.good, following.easy)[rating - 1].memory
        states.append((state.stability, state.difficulty))
    return states


def furthest(
    history: Sequence[Step], reference: Sequence[tuple[float, float]], w: tuple[float, ...]
) -> float:
    """The largest relative difference of stability or difficulty in a history."""
    return max(
        max(abs(mine.stability / stability - 1), abs(mine.difficulty / difficulty - 1))
        for mine, (stability, difficulty) in zip(ours(history, w), reference, strict=True)
    )


REFERENCES = pytest.mark.parametrize("reference", [reference_python, reference_rust])
Reference = Callable[[Sequence[Step], tuple[float, ...]], list[tuple[float, float]]]


@pytest.mark.parametrize(("rating", "days"), [(1, 0.212), (2, 1.2931), (3, 2.3065), (4, 8.2956)])
def test_first_answer_gives_the_published_stability(rating: int, days: float) -> None:
    assert review(None, Rating(rating), 7).stability == days


def test_chain_of_good_answers_gives_the_published_intervals() -> None:
    memory, day, days = None, 0, []
    for _ in range(5):
        memory = review(memory, Rating.GOOD, day)
        days.append(round(interval(memory.stability)))
        day += days[-1]
    assert days == [2, 11, 46, 163, 497]


@pytest.mark.parametrize(
    ("retention", "multiple"), [(0.7, 9.3), (0.8, 3.3), (0.85, 1.9), (0.9, 1), (0.95, 0.40), (0.97, 0.22)]
)
def test_interval_is_the_published_multiple_of_stability(retention: float, multiple: float) -> None:
    assert interval(100, retention) / 100 == pytest.approx(multiple, rel=0.03)


@REFERENCES
@settings(max_examples=60, deadline=None)
@given(history=steps, parameters=st.sampled_from([DEFAULT_PARAMETERS, FITTED]))
def test_any_history_agrees_with_the_reference_libraries(
    reference: Reference, history: list[Step], parameters: tuple[float, ...]
) -> None:
    assert furthest(history, reference(history, parameters), parameters) < 1e-5


@REFERENCES
def test_thousands_of_answers_agree_with_the_reference_libraries(reference: Reference) -> None:
    random = Random(6)
    for _ in range(300):
        history = [
            (Rating(random.choices((1, 2, 3, 4), (2, 1, 6, 1))[0]), random.choice((0, 1, 2, 5, 20, 90, 400)))
            for _ in range(20)
        ]
        assert furthest(history, reference(history, DEFAULT_PARAMETERS), DEFAULT_PARAMETERS) < 1e-5


def test_intervals_agree_with_the_rust_engine() -> None:
    engine = fsrs_rs_python.FSRS([])
    for stability in (0.01, 0.5, 2.3, 40.0, 900.0, 36_500.0):
        for retention in (0.7, 0.85, 0.9, 0.97):
            assert interval(stability, retention) == pytest.approx(
                engine.next_interval(stability, retention, 3), rel=1e-5
            )


def test_recall_is_ninety_percent_after_one_stability() -> None:
    assert retrievability(Memory(50.0, 5.0, 100), 150) == pytest.approx(0.9)


@given(memories, st.integers(0, 5000), st.integers(0, 5000))
def test_recall_only_fades(memory: Memory, some: int, more: int) -> None:
    sooner, later = sorted((some, more))
    chances = [retrievability(memory, memory.last_day + days) for days in (sooner, later)]
    assert 0 < chances[1] <= chances[0] <= 1


@given(memories, st.integers(0, 1000))
def test_better_ratings_never_give_shorter_stability_nor_more_difficulty(memory: Memory, gap: int) -> None:
    after = [review(memory, rating, memory.last_day + gap) for rating in Rating]
    assert all(worse.stability <= better.stability * (1 + 1e-12) for worse, better in pairwise(after))
    assert all(worse.difficulty >= better.difficulty for worse, better in pairwise(after))


@given(memories, st.floats(0.70, 0.97), st.floats(0.70, 0.97))
def test_asking_for_more_retention_shortens_the_interval(memory: Memory, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert interval(memory.stability, high) <= interval(memory.stability, low)


@given(memories, st.sampled_from(Rating), st.integers(-100, 100_000))
def test_memory_stays_within_its_bounds(memory: Memory, rating: Rating, gap: int) -> None:
    after = review(memory, rating, memory.last_day + gap)
    assert 0.001 <= after.stability <= 36_500
    assert 1 <= after.difficulty <= 10


@given(memories, st.sampled_from(Rating), st.integers(1, 4000))
def test_earlier_day_counts_as_the_same_day(memory: Memory, rating: Rating, days: int) -> None:
    back, same = (review(memory, rating, memory.last_day - gap) for gap in (days, 0))
    assert (back.stability, back.difficulty) == (same.stability, same.difficulty)
    assert back.last_day == memory.last_day - days
    assert retrievability(memory, memory.last_day - days) == 1


@pytest.mark.parametrize("retention", [0, 0.69, 0.98, 1, 1.5, -1, nan, inf])
def test_retention_out_of_range_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="retention"):
        interval(10, retention)


@pytest.mark.parametrize("stability", [0, -1, nan, inf])
def test_stability_that_is_none_is_refused(stability: float) -> None:
    with pytest.raises(ValueError, match="stability"):
        interval(stability)
    with pytest.raises(ValueError, match="memory"):
        review(Memory(stability, 5, 0), Rating.GOOD, 1)


@pytest.mark.parametrize("difficulty", [0.9, 10.1, nan])
def test_difficulty_out_of_range_is_refused(difficulty: float) -> None:
    with pytest.raises(ValueError, match="memory"):
        review(Memory(5, difficulty, 0), Rating.GOOD, 1)


@pytest.mark.parametrize("rating", [0, 5])
def test_rating_out_of_range_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="Rating"):
        review(None, rating, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "parameters",
    [
        DEFAULT_PARAMETERS[:19],
        (*DEFAULT_PARAMETERS[:20], nan),
        (*DEFAULT_PARAMETERS[:20], 0.0),
        (-1.0, *DEFAULT_PARAMETERS[1:]),
        (),
    ],
)
def test_parameters_that_are_none_are_refused(parameters: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="parameters"):
        review(None, Rating.GOOD, 1, parameters)
