"""What FSRS is measured against: SM-2, Leitner boxes and a constant, as predictors and as schedules.

None of them schedules a real card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quizzer.memory import fsrs
from quizzer.memory.evaluate import Predictor, Trial
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.review_log import Answer, History
from quizzer.models import Memory, Rating

LEITNER_DAYS = (1, 1, 2, 4, 8, 16, 32, 64)
_QUALITY = {Rating.AGAIN: 1, Rating.HARD: 3, Rating.GOOD: 4, Rating.EASY: 5}


@dataclass(frozen=True, slots=True)
class Progress:
    """What SM-2 and Leitner know of a card: right answers in a row, ease, and the interval in days."""

    streak: int = 0
    ease: float = 2.5
    days: int = 1


Step: TypeAlias = Callable[[Progress, Rating], Progress]


def step_sm2(before: Progress, rating: Rating) -> Progress:
    """SM-2: 1 day, 6 days, then the last interval times the ease."""
    quality = _QUALITY[rating]
    ease = max(1.3, before.ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
    if rating is Rating.AGAIN:
        return Progress(0, ease, 1)
    days = (1, 6)[before.streak] if before.streak < 2 else round(before.days * before.ease)
    return Progress(before.streak + 1, ease, days)


def step_leitner(before: Progress, rating: Rating) -> Progress:
    """Boxes: one further when right, back to the first when wrong."""
    box = 0 if rating is Rating.AGAIN else min(before.streak + 1, len(LEITNER_DAYS) - 1)
    return Progress(box, before.ease, LEITNER_DAYS[box])


def boxed(step: Step) -> Predictor:
    """Recall falls to 0.9 over the interval; of each study day the first answer counts."""

    def predict(history: History) -> list[float]:
        chances: list[float] = []
        progress = Progress()
        last: Answer | None = None
        for answer in history:
            elapsed = answer.day - last.day if last else 0
            chances.append(0.9 ** (elapsed / progress.days))
            if last is None or elapsed > 0:
                progress, last = step(progress, answer.rating), answer
        return chances

    return predict


def constant(trials: Sequence[Trial]) -> Predictor:
    """The share recalled so far, for every answer; 0.9 where nothing was answered."""
    mean = sum(trial.recalled for trial in trials) / len(trials) if trials else 0.9
    return lambda history: [mean] * len(history)


def by_fsrs(parameters: Parameters = DEFAULT_PARAMETERS) -> Predictor:
    """FSRS-6 with those parameters."""
    return lambda history: list(_recall_each(history, parameters))


def _recall_each(history: History, parameters: Parameters) -> Iterator[float]:
    memory: Memory | None = None
    for answer in history:
        yield fsrs.retrievability(memory, answer.day, parameters) if memory else 1.0
        memory = fsrs.review(memory, answer.rating, answer.day, parameters)
