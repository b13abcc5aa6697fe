"""What a log says of a learner."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.memory.evaluate import find_trials
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.review_log import History
from quizzer.memory.statistics import (
    MOST_IDLE_MS,
    Statistics,
    Tally,
    calibrate,
    count_streak,
    measure_effort,
    summarise,
    tally,
    tally_groups,
)
from tests.reviewing import DAY, live, make_history

LOG = [
    make_history("a", [(1, 0), (3, 0), (3, 1), (1, 30)]),
    make_history("b", [(3, 0), (3, 25), (3, 5)]),
]
TODAY = DAY + 31


def summary(log: list[History] = LOG, today: int = TODAY) -> Statistics:
    return summarise(log, {}, today)


def test_recall_counts_answers_after_an_earlier_day() -> None:
    assert summary().recall["all time"] == Tally(4, 3)
    assert summary().first == Tally(2, 1)


def test_recall_is_told_by_time_and_by_the_length_of_the_gap() -> None:
    recall = summary().recall
    assert recall["today"] == Tally(1, 0)
    assert recall["last 7 days"] == Tally(3, 2)
    assert recall["last 30 days"] == Tally(3, 2)
    assert recall["after less than 21 days"] == Tally(2, 2)
    assert recall["after 21 days or more"] == Tally(2, 1)


def test_weeks_end_today_and_hold_every_answer_once() -> None:
    weeks = summary().weeks
    assert [begin for begin, _ in weeks] == list(range(TODAY - 55, TODAY + 1, 7))
    assert weeks[-1][1] == Tally(3, 2)
    assert sum(found.asked for _, found in weeks) == 4


def test_each_of_the_last_days_has_its_recall() -> None:
    days = dict(summary().last_days)
    assert list(days) == list(range(TODAY - 29, TODAY + 1))
    assert {day - DAY: found for day, found in days.items() if found.asked} == {
        25: Tally(1, 1),
        30: Tally(1, 1),
        31: Tally(1, 0),
    }


def test_answers_of_each_day_are_counted() -> None:
    assert summary().days == {DAY: 3, DAY + 1: 1, DAY + 25: 1, DAY + 30: 1, DAY + 31: 1}
    assert (summary().answers, summary().cards) == (7, 2)


@pytest.mark.parametrize(
    ("days", "streak"), [([], 0), ([10], 1), ([9], 1), ([8], 0), ([8, 9, 10], 3), ([7, 9, 10], 2), ([11], 0)]
)
def test_streak_lasts_until_a_day_is_missed(days: list[int], streak: int) -> None:
    assert count_streak(days, 10) == streak


def test_groups_are_told_with_the_most_asked_first() -> None:
    labels = {
        "a": [("set", "rivers"), ("tag", "asia")],
        "b": [("set", "rivers"), ("tag", "europe"), ("tag", "europe")],
    }
    assert tally_groups(find_trials(LOG), labels) == {
        "set": {"rivers": Tally(4, 3)},
        "tag": {"asia": Tally(2, 1), "europe": Tally(2, 2)},
    }


def test_time_is_counted_where_it_was_taken() -> None:
    short, long = make_history("a", [(3, 0), (1, 20)])
    answers = [
        replace(short, duration_ms=2000),
        replace(long, duration_ms=9000),
        replace(long, duration_ms=None),
    ]
    effort = measure_effort(answers, DAY + 20)
    assert (effort.total_ms, effort.last_week_ms) == (11_000, 9000)
    assert (effort.seconds_right, effort.seconds_wrong) == (2.0, 9.0)


def test_who_left_the_room_was_not_thinking() -> None:
    (answer,) = make_history("a", [(3, 0)])
    assert measure_effort([replace(answer, duration_ms=3_600_000)], DAY).total_ms == MOST_IDLE_MS


def test_nothing_was_said_of_nothing() -> None:
    found = summary([])
    assert (found.answers, found.streak, found.bands, found.prediction) == (0, 0, (), None)
    assert found.effort.seconds_right is None
    assert Tally(0, 0).share == 0


def test_a_learner_who_forgets_as_told_is_well_calibrated() -> None:
    trials = find_trials(live(DEFAULT_PARAMETERS, 80, 10, Random(4)))
    bands = calibrate(trials)
    assert sum(band.came.asked for band in bands) == len(trials)
    for band in bands:
        assert band.low <= band.told <= band.high
        if band.came.asked >= 100:
            assert band.came.share == pytest.approx(band.told, abs=0.07)


@given(st.integers(0, 500))
@settings(max_examples=10, deadline=None)
def test_parts_add_up_to_the_whole(seed: int) -> None:
    log = live(DEFAULT_PARAMETERS, 30, 3, Random(seed))
    found = summarise(log, {answer.card: [("kind", answer.card[-1])] for h in log for answer in h}, DAY + 30)
    recall = found.recall
    parts = [recall[name] for name in ("after less than 21 days", "after 21 days or more")]
    assert sum(part.asked for part in parts) == recall["all time"].asked
    kinds = found.groups["kind"].values()
    assert Tally(sum(k.asked for k in kinds), sum(k.right for k in kinds)) == recall["all time"]
    assert sum(found.days.values()) == found.answers == tally(a for h in log for a in h).asked
