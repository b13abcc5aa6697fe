"""How a memory grows and fades: FSRS-6, from an answer to the next stability and difficulty.

It counts time in study days and knows nothing of clocks, queues or stored cards. Parameters are
numbered from 0, as in the published formulas.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp, inf, isfinite
from typing import TypeAlias

from quizzer.models import Memory, Rating

Parameters = tuple[float, ...]
State: TypeAlias = tuple[float, float]
"""Stability and difficulty."""
Step: TypeAlias = Callable[[float, float, int, int], State]

DEFAULT_PARAMETERS: Parameters = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # stability after the first answer, by rating
    *(6.4133, 0.8334, 3.0194, 0.001),  # difficulty
    *(1.8722, 0.1666, 0.796),  # stability after a success
    *(1.4835, 0.0614, 0.2629, 1.6483),  # stability after a failure
    *(0.6014, 1.8729),  # Hard and Easy
    *(0.5425, 0.0912, 0.0658),  # answers on one day
    0.1542,  # the forgetting curve
)
"""The published FSRS-6 defaults, used until a learner has answers enough for their own."""

LEAST_STABILITY, MOST_STABILITY = 0.001, 36_500.0
LEAST_RETENTION, MOST_RETENTION = 0.70, 0.97


def retrievability(memory: Memory, day: int, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """The chance, 0 to 1, that the answer is recalled on study day `day`."""
    factor = _check(parameters)
    return _recall(max(0, day - memory.last_day), memory.stability, factor, parameters)


def review(
    memory: Memory | None, rating: Rating, day: int, parameters: Parameters = DEFAULT_PARAMETERS
) -> Memory:
    """The memory after an answer on study day `day`; None is a question never answered.

    A day before the last one counts as the same day. Raises ValueError for values that are none.
    """
    grade = int(Rating(rating))
    if memory is None:
        return Memory(*first_state(grade, parameters), day)
    state = make_step(parameters)(memory.stability, memory.difficulty, day - memory.last_day, grade)
    return Memory(*state, day)


def first_state(grade: int, parameters: Parameters) -> State:
    """The stability and difficulty after a first answer, `grade` being 1 to 4."""
    _check(parameters)
    return _clamp_stability(parameters[grade - 1]), _clamp_difficulty(_first_difficulty(grade, parameters))


@lru_cache(maxsize=16)
def make_step(parameters: Parameters) -> Step:
    """The function from stability, difficulty, days since and grade (1 to 4) to the next two.

    What does not change from answer to answer is worked out once, so that a long log is replayed
    fast. It raises ValueError for a stability and a difficulty that are none.
    """
    factor, w = _check(parameters), parameters
    decay, grow, fade, settle = -w[20], exp(w[8]), -w[9], -w[19]
    weights = (0.0, 0.0, w[15], 1.0, w[16])
    least_loss = exp(w[17] * w[18])
    gains = [exp(w[17] * (grade - 3 + w[18])) for grade in range(5)]
    moves = [w[6] * (grade - 3) for grade in range(5)]
    goal, rest = w[7] * _first_difficulty(4, w), 1 - w[7]

    def step(stability: float, difficulty: float, days: int, grade: int) -> State:
        if not (0 < stability < inf and 1 <= difficulty <= 10):
            raise ValueError(f"not a memory: stability {stability}, difficulty {difficulty}")
        if days <= 0:
            gain = gains[grade] * stability**settle
            grown = stability * (gain if grade == 1 or gain > 1.0 else 1.0)
        else:
            missed = 1 - (1 + factor * days / stability) ** decay
            if grade == 1:
                left = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
                grown = min(left * exp(w[14] * missed), stability / least_loss)
            else:
                ease = (11 - difficulty) * stability**fade
                grown = stability * (1 + grow * ease * (exp(w[10] * missed) - 1) * weights[grade])
        moved = goal + rest * (difficulty - moves[grade] * (10 - difficulty) / 9)
        return (
            grown if LEAST_STABILITY <= grown <= MOST_STABILITY else _clamp_stability(grown),
            moved if 1.0 <= moved <= 10.0 else _clamp_difficulty(moved),
        )

    return step


def interval(stability: float, retention: float = 0.9, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """The days, unrounded, until the chance of recall has fallen to `retention` (0.70 to 0.97)."""
    factor = _check(parameters)
    if not 0 < stability < inf:
        raise ValueError(f"stability must be a number of days above 0, not {stability}")
    if not LEAST_RETENTION <= retention <= MOST_RETENTION:
        raise ValueError(f"retention must be {LEAST_RETENTION} to {MOST_RETENTION}, not {retention}")
    return float(stability / factor * (retention ** (-1 / parameters[20]) - 1))


@lru_cache(maxsize=16)
def _check(parameters: Parameters) -> float:
    """The forgetting curve's factor; raises ValueError for parameters that are none."""
    if len(parameters) != len(DEFAULT_PARAMETERS) or not all(map(isfinite, parameters)):
        raise ValueError(f"FSRS-6 has {len(DEFAULT_PARAMETERS)} finite parameters, not {parameters}")
    if min(*parameters[:4], parameters[20]) <= 0:
        raise ValueError("the first four parameters and the last must be above 0")
    return float(0.9 ** (-1 / parameters[20]) - 1)


def _recall(elapsed: int, stability: float, factor: float, w: Parameters) -> float:
    return float((1 + factor * elapsed / stability) ** -w[20])


def _first_difficulty(grade: int, w: Parameters) -> float:
    return w[4] - exp(w[5] * (grade - 1)) + 1


def _clamp_stability(stability: float) -> float:
    return min(max(stability, LEAST_STABILITY), MOST_STABILITY)


def _clamp_difficulty(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
