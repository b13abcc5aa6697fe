"""How near fitted parameters come to a simulated learner's true ones, by the number of scored answers.

The distance is what predictions lose against the truth on the next 600 scored answers, as mean
Kullback-Leibler divergence (log loss above the best possible). Shown for the default parameters, for the
fit as `optimize` makes and judges it, and for fits with other batches than ours.

Run with: python -m tests.benchmarks.learning_curve [--learners N]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from math import log
from random import Random
from statistics import mean

from quizzer.memory import optimize
from quizzer.memory.evaluate import Trial, find_trials, predict, score, split_in_time
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.optimize import find_share, fit, mix
from quizzer.memory.rivals import by_fsrs
from tests.benchmarks.simulate import draw_learner
from tests.reviewing import live

SIZES = (150, 400, 1000, 2000)
BATCHES = (512, 256, 128, 64)
AFTER = 600


def measure_loss(true: Parameters, found: Parameters, trials: Sequence[Trial]) -> float:
    """The log loss above that of the truth."""
    total = 0.0
    for best, ours in zip(predict(trials, by_fsrs(true)), predict(trials, by_fsrs(found)), strict=True):
        p, q = (min(max(outcome.chance, 1e-4), 1 - 1e-4) for outcome in (best, ours))
        total += p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
    return total / len(trials)


def choose(trials: Sequence[Trial]) -> Parameters:
    """What `optimize` would leave in force after these trials."""
    earlier, later = split_in_time(trials, optimize.LATER)
    fitted = mix(fit(earlier), find_share(len(trials)))
    losses = [score(predict(later, by_fsrs(w))).log_loss for w in (DEFAULT_PARAMETERS, fitted)]
    return fitted if losses[1] < losses[0] else DEFAULT_PARAMETERS


def fit_with(batch: int, trials: Sequence[Trial]) -> Parameters:
    """A fit to all the trials in batches of that size."""
    ours, optimize._BATCH = optimize._BATCH, batch
    try:
        return fit(trials)
    finally:
        optimize._BATCH = ours


def main() -> None:
    """Print a line for each number of answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=16)
    chosen = parser.parse_args()
    found: dict[tuple[int, str], list[float]] = {}
    for seed in range(chosen.learners):
        true = draw_learner(Random(seed))
        trials = find_trials(live(true, 160, 6, Random(seed)))
        for size in SIZES:
            if len(trials) < size + AFTER:
                continue
            seen, next_ones = trials[:size], trials[size : size + AFTER]
            rows = {"default": DEFAULT_PARAMETERS, "optimize": choose(seen)}
            rows |= {f"batch {batch}": fit_with(batch, seen) for batch in BATCHES}
            for name, parameters in rows.items():
                found.setdefault((size, name), []).append(measure_loss(true, parameters, next_ones))
    for size in SIZES:
        told = [f"{name} {mean(v):.4f}" for (count, name), v in found.items() if count == size]
        print(f"{size:5} scored ({len(found[size, 'default'])} learners): {', '.join(told)}")


if __name__ == "__main__":
    main()
