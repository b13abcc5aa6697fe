"""How a memory grows and fades: FSRS-6, from an answer to the next stability and difficulty.

It counts time in study days and knows nothing of clocks, queues or stored cards. Parameters are
numbered from 0, as in the published formulas.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, isfinite

from quizzer.models import Memory, Rating

Parameters = tuple[float, ...]

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
    factor = _check(parameters)
    rating = Rating(rating)
    if memory is None:
        first = _clamp_difficulty(_first_difficulty(rating, parameters))
        return Memory(_clamp_stability(parameters[rating - 1]), first, day)
    if not (0 < memory.stability < inf and 1 <= memory.difficulty <= 10):
        raise ValueError(f"not a memory: {memory}")
    elapsed = max(0, day - memory.last_day)
    if elapsed == 0:
        stability = _same_day(memory.stability, rating, parameters)
    else:
        recall = _recall(elapsed, memory.stability, factor, parameters)
        grow = _forgotten if rating is Rating.AGAIN else _recalled
        stability = grow(memory, recall, rating, parameters)
    return Memory(_clamp_stability(stability), _next_difficulty(memory.difficulty, rating, parameters), day)


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


def _recalled(memory: Memory, recall: float, rating: Rating, w: Parameters) -> float:
    weight = w[15] if rating is Rating.HARD else w[16] if rating is Rating.EASY else 1.0
    ease = (11 - memory.difficulty) * memory.stability ** -w[9]
    return float(memory.stability * (1 + exp(w[8]) * ease * (exp(w[10] * (1 - recall)) - 1) * weight))


def _forgotten(memory: Memory, recall: float, _rating: Rating, w: Parameters) -> float:
    left = w[11] * memory.difficulty ** -w[12] * ((memory.stability + 1) ** w[13] - 1)
    return float(min(left * exp(w[14] * (1 - recall)), memory.stability / exp(w[17] * w[18])))


def _same_day(stability: float, rating: Rating, w: Parameters) -> float:
    gain = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    return float(stability * (gain if rating is Rating.AGAIN else max(gain, 1.0)))


def _first_difficulty(rating: Rating, w: Parameters) -> float:
    return w[4] - exp(w[5] * (rating - 1)) + 1


def _next_difficulty(difficulty: float, rating: Rating, w: Parameters) -> float:
    moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    return _clamp_difficulty(w[7] * _first_difficulty(Rating.EASY, w) + (1 - w[7]) * moved)


def _clamp_stability(stability: float) -> float:
    return min(max(stability, LEAST_STABILITY), MOST_STABILITY)


def _clamp_difficulty(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
