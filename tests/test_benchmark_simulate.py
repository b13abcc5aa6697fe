"""The simulated year, with few questions: what the benchmark measures at length."""

from random import Random
from statistics import mean

import pytest

from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.rivals import step_sm2
from quizzer.memory.schedule import RETENTION, RISING, Rising
from tests.benchmarks.simulate import (
    Adapt,
    Year,
    by_steps,
    compare,
    draw_learner,
    find_answers,
    list_years,
    live_a_year,
)

CARDS, MANY = 60, 200
"""With few questions chance decides more than the schedule."""


def test_a_year_is_the_same_with_the_same_seed() -> None:
    true = draw_learner(Random(3))
    assert live_a_year(true, Adapt(0.9), 20, 4) == live_a_year(true, Adapt(0.9), 20, 4)


def test_what_is_asked_for_is_recalled_and_more_is_known() -> None:
    year = live_a_year(DEFAULT_PARAMETERS, Adapt(0.9), CARDS, 1)
    assert 0.93 < year.end < 0.97
    assert 0.93 < year.through < 0.97


def test_a_fifth_less_work_than_sm2_as_it_comes_for_what_is_known_at_the_end() -> None:
    shares = []
    for seed in range(1, 5):
        true = draw_learner(Random(seed))
        retentions = (0.7, 0.72, 0.74, 0.76, 0.78, 0.82)
        ours = [live_a_year(true, Adapt(Rising(retention)), MANY, seed) for retention in retentions]
        shares.append(compare(ours, live_a_year(true, by_steps(step_sm2), MANY, seed))["end"])
    assert mean(shares) < -0.2


def test_as_it_comes_is_less_work_in_the_first_month_and_more_known_all_through() -> None:
    lives = [(seed, draw_learner(Random(seed))) for seed in range(1, 5)]
    rising, level = (
        [live_a_year(true, Adapt(aimed), CARDS, seed) for seed, true in lives]
        for aimed in (RISING, RETENTION)
    )
    assert mean(year.month for year in rising) < 0.9 * mean(year.month for year in level)
    assert mean(year.answers for year in rising) < 1.1 * mean(year.answers for year in level)
    assert mean(year.through for year in rising) > mean(year.through for year in level)
    assert mean(year.end for year in rising) > mean(year.end for year in level) + 0.01


def test_own_parameters_are_learned_within_the_year() -> None:
    ours = Adapt(0.9)
    live_a_year(draw_learner(Random(1)), ours, CARDS, 1, ours)
    assert ours.parameters != DEFAULT_PARAMETERS


@pytest.mark.parametrize(("known", "answers"), [(0.8, 100), (0.9, 200), (0.95, 400), (0.6, 100)])
def test_work_is_read_off_a_line_through_years(known: float, answers: float) -> None:
    years = [Year(400, 0.95, 0.9), Year(200, 0.9, 0.9), Year(100, 0.8, 0.8)]
    assert find_answers(years, known, lambda year: year.end) == pytest.approx(answers)


def test_less_known_takes_less_work_whatever_chance_did_to_a_year() -> None:
    years = list_years(DEFAULT_PARAMETERS, 30, 1, "true")
    found = [find_answers(years, known, lambda year: year.end) for known in (0.85, 0.9, 0.95)]
    assert found == sorted(found)
