"""Personal parameters: fitted, mixed, and kept only where they prove better."""

import sys
from collections.abc import Sequence
from random import Random

import pytest

from quizzer.errors import MissingExtra
from quizzer.memory import fsrs
from quizzer.memory.evaluate import Trial, cross_validate, find_trials, predict, score
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.optimize import Decision, find_share, fit, list_models, mix, propose
from quizzer.memory.review_log import History
from quizzer.memory.rivals import by_fsrs
from quizzer.models import Rating
from tests.reviewing import FORGETFUL, QUICK, live, make_history


def loss(trials: Sequence[Trial], parameters: Parameters) -> float:
    return score(predict(trials, by_fsrs(parameters))).log_loss


@pytest.fixture(scope="module")
def log() -> list[History]:
    """A learner who is unlike the average, with some 900 scored answers."""
    return live(FORGETFUL, 60, 8, Random(11), known=0.3)


def test_few_answers_leave_the_defaults() -> None:
    proposal = propose(live(QUICK, 8, 4, Random(3)))
    assert (proposal.decision, proposal.parameters) == (Decision.TOO_FEW, DEFAULT_PARAMETERS)
    assert 0 < proposal.scored < 100


def test_own_parameters_are_proposed_where_they_predict_better(log: list[History]) -> None:
    proposal = propose(log)
    assert proposal.decision is Decision.BETTER
    assert proposal.share == 1
    assert proposal.before is not None
    assert proposal.after is not None
    assert proposal.after.log_loss < proposal.before.log_loss
    unseen = find_trials(live(FORGETFUL, 60, 8, Random(12), known=0.3))
    assert loss(unseen, proposal.parameters) < loss(unseen, DEFAULT_PARAMETERS) - 0.01


def test_a_fit_that_is_not_better_than_what_is_in_force_is_refused(log: list[History]) -> None:
    proposal = propose(log, FORGETFUL)
    if proposal.decision is Decision.BETTER:  # the truth can only be beaten by chance, and barely
        assert proposal.before is not None
        assert proposal.after is not None
        assert proposal.before.log_loss - proposal.after.log_loss < 0.01
    else:
        assert proposal.parameters == FORGETFUL


def test_proposals_are_the_same_every_time(log: list[History]) -> None:
    assert propose(log) == propose(list(reversed(log)))


@pytest.mark.parametrize("seed", range(3))
def test_noise_does_not_make_predictions_worse(seed: int) -> None:
    log = live(DEFAULT_PARAMETERS, 14, 5, Random(seed), noise=True)
    proposal = propose(log)
    unseen = find_trials(live(DEFAULT_PARAMETERS, 14, 5, Random(seed + 100), noise=True))
    assert loss(unseen, proposal.parameters) <= loss(unseen, DEFAULT_PARAMETERS) + 0.005


@pytest.mark.parametrize("count", [0, 1, 7, 8, 63, 64])
def test_any_small_number_of_answers_gives_parameters_that_work(count: int) -> None:
    trials = find_trials(live(QUICK, 40, 2, Random(count)))[:count]
    check(fit(trials))


@pytest.mark.parametrize("rating", [1, 3, 4])
def test_a_log_with_one_rating_gives_parameters_that_work(rating: int) -> None:
    log = [
        make_history(f"c{n}", [(rating, 0), (rating, 1 + n % 5), (rating, 3), (rating, 9)]) for n in range(60)
    ]
    check(propose(log).parameters)


def test_a_single_card_gives_parameters_that_work() -> None:
    check(propose([make_history("a", [(3 if n % 4 else 1, 1 + n % 3) for n in range(150)])]).parameters)


def check(parameters: Parameters) -> None:
    memory = fsrs.review(None, Rating.GOOD, 0, parameters)
    later = fsrs.review(memory, Rating.GOOD, 3, parameters)
    assert 0 < fsrs.retrievability(later, 10, parameters) < 1
    assert fsrs.interval(later.stability, 0.9, parameters) > 0


@pytest.mark.parametrize(("scored", "share"), [(99, 0), (100, 100 / 600), (399, 399 / 899), (400, 1)])
def test_share_of_the_fit_grows_with_the_answers(scored: int, share: float) -> None:
    assert find_share(scored) == pytest.approx(share)


def test_a_mix_lies_between_and_the_first_four_as_ratios() -> None:
    fitted = tuple(4 * value for value in DEFAULT_PARAMETERS)
    mixed = mix(fitted, 0.5)
    assert mixed[:4] == pytest.approx([2 * value for value in DEFAULT_PARAMETERS[:4]])
    assert mixed[4:] == pytest.approx([2.5 * value for value in DEFAULT_PARAMETERS[4:]])
    assert mix(fitted, 0) == pytest.approx(DEFAULT_PARAMETERS)


def test_fsrs_predicts_better_than_its_rivals(log: list[History]) -> None:
    trials = find_trials(log)
    losses = {name: score(cross_validate(trials, model)).log_loss for name, model in list_models().items()}
    assert min(losses, key=losses.__getitem__) == "FSRS-6 optimised"


def test_missing_extra_is_told_with_the_command(log: list[History], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    with pytest.raises(MissingExtra, match="optimize"):
        propose(log)
