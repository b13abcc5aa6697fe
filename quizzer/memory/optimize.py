"""Personal parameters of the memory model, fitted to a review log and kept only if they prove better.

The fit is fsrs-rs's; it checks nothing, so what goes in and comes out is checked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import exp, isfinite, log
from typing import Any

from quizzer.errors import MissingExtra
from quizzer.memory.evaluate import Model, Score, Trial, find_trials, predict, score, split_in_time
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.review_log import History
from quizzer.memory.rivals import boxed, by_fsrs, constant, step_leitner, step_sm2

ENOUGH_FOR_A_MIX, ENOUGH = 100, 400
"""Scored answers from which parameters are mixed with the default ones, and from which they stand alone."""
_HALFWAY = 500
"""Scored answers at which a mix holds as much of the fit as of the default."""
LATER = 0.2
"""The part of the log, the last in time, that a fit must predict better without having seen it."""
_EPOCHS, _BATCH = 5, 128
"""Chosen on simulated learners, by the distance to what they truly forget: a batch of 128 came closer
than the engine's 512 from 400 answers on, and as near below (tests/benchmarks/learning_curve.py)."""


class Decision(StrEnum):
    """What becomes of a fit."""

    TOO_FEW = "too few answers"
    NOT_BETTER = "not better"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Parameters and how they did; `before` and `after` predict the later part of the log.

    `scored` is how many answers tell something about forgetting, `share` how much of the fit is in
    the parameters, the rest being the default. The parameters are those in force unless BETTER.
    """

    decision: Decision
    scored: int
    parameters: Parameters
    share: float = 0.0
    before: Score | None = None
    after: Score | None = None


def propose(histories: Iterable[History], current: Parameters = DEFAULT_PARAMETERS) -> Proposal:
    """New parameters for a log if they predict its later part better than those in force.

    They are fitted on the earlier part, and are kept as they were judged. Raises MissingExtra
    without fsrs-rs-python.
    """
    trials = find_trials(histories)
    if len(trials) < ENOUGH_FOR_A_MIX:
        return Proposal(Decision.TOO_FEW, len(trials), current)
    earlier, later = split_in_time(trials, LATER)
    share = find_share(len(trials))
    fitted = mix(fit(earlier), share)
    before = score(predict(later, by_fsrs(current)))
    after = score(predict(later, by_fsrs(fitted)))
    if after.log_loss < before.log_loss:
        return Proposal(Decision.BETTER, len(trials), fitted, share, before, after)
    return Proposal(Decision.NOT_BETTER, len(trials), current, share, before, after)


def find_share(scored: int) -> float:
    """How much of a fit to so many scored answers is trusted, 0 to 1."""
    if scored < ENOUGH_FOR_A_MIX:
        return 0.0
    return 1.0 if scored >= ENOUGH else scored / (scored + _HALFWAY)


def mix(fitted: Parameters, share: float) -> Parameters:
    """That share of the fit, the rest default; the first four, being days, are mixed as ratios."""
    return tuple(
        exp(share * log(own) + (1 - share) * log(default))
        if place < 4
        else share * own + (1 - share) * default
        for place, (own, default) in enumerate(zip(fitted, DEFAULT_PARAMETERS, strict=True))
    )


def fit(trials: Sequence[Trial]) -> Parameters:
    """The parameters that predict these trials best; the defaults where there are none.

    Raises MissingExtra without fsrs-rs-python.
    """
    engine = _load_engine()
    if not trials:
        return DEFAULT_PARAMETERS
    # The engine weighs later ones more, so that they must come in the order of time.
    items = [engine.FSRSItem(_list_reviews(trial, engine)) for trial in trials]
    training = engine.TrainingConfig(num_epochs=_EPOCHS, batch_size=_BATCH)
    found = tuple(map(float, engine.FSRS([]).compute_parameters(items, training_config=training)))
    sound = len(found) == len(DEFAULT_PARAMETERS) and all(map(isfinite, found))
    return found if sound and min(*found[:4], found[20]) > 0 else DEFAULT_PARAMETERS


def fit_shrunk(trials: Sequence[Trial]) -> Parameters:
    """A fit as a learner with so many scored answers would get it."""
    return mix(fit(trials), find_share(len(trials)))


def list_models() -> Mapping[str, Model]:
    """The models of the table of an evaluation, by name."""
    return {
        "constant": constant,
        "Leitner": lambda _: boxed(step_leitner),
        "SM-2": lambda _: boxed(step_sm2),
        "FSRS-6 default": lambda _: by_fsrs(),
        "FSRS-6 optimised": lambda trials: by_fsrs(fit_shrunk(trials)),
    }


def _load_engine() -> Any:
    try:
        import fsrs_rs_python
    except ImportError as error:
        raise MissingExtra("Fitting parameters", "optimize") from error
    return fsrs_rs_python


def _list_reviews(trial: Trial, engine: Any) -> list[Any]:
    answers = trial.history[: trial.position + 1]
    days = [answer.day for answer in answers]
    gaps = [0, *(max(0, day - before) for before, day in pairwise(days))]
    return [engine.FSRSReview(int(answer.rating), gap) for answer, gap in zip(answers, gaps, strict=True)]
