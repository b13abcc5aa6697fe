"""Predictions are judged as fsrs-rs judges them, on answers later than those a model has seen."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

import fsrs_rs_python
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.memory.evaluate import (
    Outcome,
    Predictor,
    Trial,
    cross_validate,
    find_trials,
    hold_out,
    predict,
    score,
    split_in_time,
)
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.rivals import Progress, boxed, by_fsrs, constant, step_leitner, step_sm2
from quizzer.models import Rating
from tests.reviewing import QUICK, live, make_history

ANY = (0, 0, -1)


def outcomes(*pairs: tuple[float, bool]) -> list[Outcome]:
    return [Outcome(chance, recalled, ANY) for chance, recalled in pairs]


def test_only_answers_after_an_earlier_study_day_are_scored() -> None:
    history = make_history("a", [(1, 0), (3, 0), (3, 2), (1, 5), (3, 0)])
    assert [trial.position for trial in find_trials([history])] == [2, 3]


def test_trials_come_in_the_order_of_time() -> None:
    trials = find_trials(live(QUICK, 20, 5, Random(1)))
    assert [trial.at_ms for trial in trials] == sorted(trial.at_ms for trial in trials)


def test_certain_and_wrong_costs_much_but_not_everything() -> None:
    assert score(outcomes((1.0, False))).log_loss == pytest.approx(9.21, abs=0.01)


def test_coin_toss_costs_one_bit() -> None:
    assert score(outcomes((0.5, True), (0.5, False))).log_loss == pytest.approx(0.6931, abs=1e-4)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.1, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.5, True), (0.5, False), (0.2, False)], 0.875),
        ([(0.9, True)], None),
        ([(0.9, False)], None),
    ],
)
def test_auc_is_the_chance_that_the_recalled_one_was_rated_higher(
    pairs: list[tuple[float, bool]], expected: float | None
) -> None:
    assert score(outcomes(*pairs)).auc == expected


@given(st.lists(st.tuples(st.sampled_from([0.2, 0.5, 0.6, 0.9]), st.booleans()), min_size=2, max_size=25))
def test_auc_counts_every_pair(pairs: list[tuple[float, bool]]) -> None:
    right = [chance for chance, recalled in pairs if recalled]
    wrong = [chance for chance, recalled in pairs if not recalled]
    if not right or not wrong:
        return
    won = sum((r > w) + (r == w) / 2 for r in right for w in wrong)
    assert score(outcomes(*pairs)).auc == pytest.approx(won / len(right) / len(wrong))


def test_rmse_is_nothing_where_each_bin_is_right_on_average() -> None:
    assert score(outcomes((0.5, True), (0.5, False))).rmse == 0
    assert score([Outcome(0.5, True, (0, 0, 0)), Outcome(0.5, False, (1, 0, 0))]).rmse == 0.5


def test_nothing_to_score_is_refused() -> None:
    with pytest.raises(ValueError, match="no outcome"):
        score([])


def test_bins_count_days_answers_and_lapses_in_steps() -> None:
    history = make_history("a", [(1, 0), (3, 0), (3, 1), (1, 4), (1, 0), (3, 14)])
    bins = [trial.bin for trial in find_trials([history])]
    assert bins == [(0, 1, -1), (1, 1, -1), (2, 2, 0)]


@given(st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_scores_are_those_of_fsrs_rs(seed: int) -> None:
    trials = find_trials(live(QUICK, 25, 4, Random(seed)))
    items = []
    for trial in trials:
        days = [answer.day for answer in trial.history[: trial.position + 1]]
        gaps = [0, *(b - a for a, b in pairwise(days))]
        pairs = zip(trial.history, gaps, strict=False)
        items.append(fsrs_rs_python.FSRSItem([fsrs_rs_python.FSRSReview(int(a.rating), g) for a, g in pairs]))
    expected = fsrs_rs_python.FSRS(list(DEFAULT_PARAMETERS)).evaluate(items)
    last = max(len(trials) - 1, 1)
    weighted = [
        replace(outcome, weight=0.25 + 0.75 * (place / last) ** 3)
        for place, outcome in enumerate(predict(trials, by_fsrs()))
    ]
    found = score(weighted)
    assert found.log_loss == pytest.approx(expected.log_loss, abs=2e-5)
    assert found.rmse == pytest.approx(expected.rmse_bins, abs=2e-5)


def test_folds_are_consecutive_and_fitted_on_everything_before() -> None:
    trials = find_trials(live(QUICK, 30, 4, Random(5)))
    size = len(trials) // 6
    seen: list[int] = []

    def model(before: Sequence[Trial]) -> Predictor:
        assert list(before) == trials[: len(before)]
        seen.append(len(before))
        return lambda history: [0.5] * len(history)

    assert len(cross_validate(trials, model)) == 5 * size
    assert seen == [len(trials) - number * size for number in (5, 4, 3, 2, 1)]


def test_too_few_trials_for_folds_give_no_outcome() -> None:
    trials = find_trials([make_history("a", [(3, 0), (3, 2), (3, 5)])])
    assert cross_validate(trials, constant) == []


def test_split_holds_back_the_last_fifth() -> None:
    trials = find_trials(live(QUICK, 10, 5, Random(5)))
    earlier, later = split_in_time(trials)
    assert [*earlier, *later] == trials
    assert len(later) == len(trials) // 5
    assert len(hold_out(trials, constant)) == len(later)


def test_constant_says_what_was_recalled_so_far() -> None:
    history = make_history("a", [(3, 0), (3, 2), (1, 5), (3, 1), (3, 3)])
    assert constant(find_trials([history]))(history) == [0.75] * 5
    assert constant([])(history)[0] == 0.9


def test_sm2_steps_are_one_six_and_then_times_the_ease() -> None:
    progress, days = Progress(), []
    for rating in (Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY, Rating.HARD, Rating.AGAIN):
        progress = step_sm2(progress, rating)
        days.append(progress.days)
    assert days == [1, 6, 15, 38, 99, 1]
    assert progress.ease == pytest.approx(2.5 + 0.1 - 0.14 - 0.54)


def test_sm2_ease_has_a_floor() -> None:
    progress = Progress()
    for _ in range(9):
        progress = step_sm2(progress, Rating.AGAIN)
    assert progress.ease == 1.3


def test_leitner_boxes_double_and_fall_back_to_the_first() -> None:
    progress, days = Progress(), []
    for rating in [Rating.GOOD] * 8 + [Rating.AGAIN]:
        progress = step_leitner(progress, rating)
        days.append(progress.days)
    assert days == [1, 2, 4, 8, 16, 32, 64, 64, 1]


def test_rivals_take_the_first_answer_of_a_day() -> None:
    history = make_history("a", [(3, 0), (1, 0), (3, 1), (3, 6)])
    assert boxed(step_sm2)(history) == [1.0, 1.0, pytest.approx(0.9), pytest.approx(0.9)]
