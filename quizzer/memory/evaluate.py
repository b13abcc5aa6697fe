"""How well a memory model predicts what was recalled: log loss, RMSE in bins, AUC, fair splits in time.

A model is judged only on answers later than those it was fitted on. It is not known here what the
models are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log, sqrt
from typing import TypeAlias

from quizzer.memory.review_log import History
from quizzer.models import Rating

FOLDS = 5
_CLIP = 1e-4


@dataclass(frozen=True, slots=True)
class Trial:
    """An answer that tells something about forgetting: one with an earlier study day of its card."""

    history: History
    position: int

    @property
    def recalled(self) -> bool:
        """Whether the answer was known."""
        return self.history[self.position].recalled

    @property
    def at_ms(self) -> int:
        """When it was answered."""
        return self.history[self.position].at_ms

    @property
    def bin(self) -> tuple[int, int, int]:
        """The bin of the calibration: elapsed days, answers so far and lapses, each in logarithmic steps."""
        days = [answer.day for answer in self.history[: self.position + 1]]
        later = [day > before for before, day in pairwise(days)]
        # The first answer of all is no lapse: what was never known cannot be forgotten.
        lapses = sum(
            long and answer.rating is Rating.AGAIN
            for long, answer in zip(later[:-1], self.history[1:], strict=False)
        )
        return (
            _step(days[-1] - days[-2], 3.62),
            _step(sum(later) + 1, 1.89),
            _step(lapses, 1.73) if lapses else -1,
        )


Predictor: TypeAlias = Callable[[History], Sequence[float]]
"""For each answer of a history the chance of recall before it was given; only trials are looked at."""
Model: TypeAlias = Callable[[Sequence[Trial]], Predictor]
"""Fits to trials, in the order of time, and predicts others."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A prediction and what came; `weight` is how much it counts."""

    chance: float
    recalled: bool
    bin: tuple[int, int, int]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """How good predictions were over `count` outcomes; AUC is None where all outcomes are alike."""

    log_loss: float
    rmse: float
    auc: float | None
    count: int


def find_trials(histories: Iterable[History]) -> list[Trial]:
    """The scored answers of all histories in the order of time."""
    trials = [
        Trial(history, position)
        for history in histories
        for position in range(1, len(history))
        if history[position].day > history[position - 1].day
    ]
    return sorted(trials, key=lambda trial: (trial.at_ms, trial.history[0].card))


def split_in_time(trials: Sequence[Trial], later: float = 0.2) -> tuple[Sequence[Trial], Sequence[Trial]]:
    """The earlier trials, and the last part of them."""
    cut = len(trials) - floor(len(trials) * later)
    return trials[:cut], trials[cut:]


def cross_validate(trials: Sequence[Trial], model: Model, folds: int = FOLDS) -> list[Outcome]:
    """Outcomes of five consecutive folds, each predicted by a fit on everything before it.

    The trials are cut into six equal parts; the first is only fitted on.
    """
    size = len(trials) // (folds + 1)
    outcomes: list[Outcome] = []
    for start in range(len(trials) - folds * size, len(trials), size) if size else ():
        outcomes += predict(trials[start : start + size], model(trials[:start]))
    return outcomes


def hold_out(trials: Sequence[Trial], model: Model, later: float = 0.2) -> list[Outcome]:
    """Outcomes of the last part in time, predicted by a fit on the earlier part."""
    earlier, last = split_in_time(trials, later)
    return predict(last, model(earlier))


def predict(trials: Iterable[Trial], predictor: Predictor) -> list[Outcome]:
    """What the predictor says of each trial, and what came."""
    known: dict[int, Sequence[float]] = {}
    outcomes = []
    for trial in trials:
        key = id(trial.history)  # a history is long; the trials keep it alive
        if key not in known:
            known[key] = predictor(trial.history)
        outcomes.append(Outcome(known[key][trial.position], trial.recalled, trial.bin))
    return outcomes


def score(outcomes: Sequence[Outcome]) -> Score:
    """Log loss, RMSE in bins and AUC; raises ValueError where there is nothing to score."""
    if not outcomes:
        raise ValueError("no outcome to score")
    return Score(_log_loss(outcomes), _rmse(outcomes), _auc(outcomes), len(outcomes))


def _log_loss(outcomes: Sequence[Outcome]) -> float:
    total = 0.0
    for outcome in outcomes:
        chance = min(max(outcome.chance, _CLIP), 1 - _CLIP)
        total -= outcome.weight * log(chance if outcome.recalled else 1 - chance)
    return total / sum(outcome.weight for outcome in outcomes)


def _rmse(outcomes: Sequence[Outcome]) -> float:
    """The gap between what was told and what came in each bin; a bin counts by the weights in it."""
    bins: dict[tuple[int, int, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for outcome in outcomes:
        found = bins[outcome.bin]
        found[0] += outcome.weight
        found[1] += outcome.recalled - outcome.chance
        found[2] += 1
    squares = sum(weight * (gap / count) ** 2 for weight, gap, count in bins.values())
    return sqrt(squares / sum(weight for weight, _, _ in bins.values()))


def _auc(outcomes: Sequence[Outcome]) -> float | None:
    """The chance that a recalled outcome was given the higher chance; a tie counts half."""
    recalled = sum(outcome.recalled for outcome in outcomes)
    forgotten = len(outcomes) - recalled
    if not recalled or not forgotten:
        return None
    won, below = 0.0, 0
    for right, wrong in _count_by_chance(outcomes):
        won += right * (below + wrong / 2)
        below += wrong
    return won / (recalled * forgotten)


def _count_by_chance(outcomes: Sequence[Outcome]) -> Iterator[tuple[int, int]]:
    """How many were recalled and forgotten at each chance, from the lowest."""
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for outcome in outcomes:
        counts[outcome.chance][not outcome.recalled] += 1
    for chance in sorted(counts):
        yield counts[chance][0], counts[chance][1]


def _step(value: int, base: float) -> int:
    return floor(log(value) / log(base))
