"""Simulated learners: a true memory that nobody sees, and the log of what it answered."""

from collections.abc import Sequence
from random import Random

from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.review_log import Answer, History
from quizzer.memory.schedule import next_card
from quizzer.models import Card, Memory, QuestionId, Rating

DAY_MS = 86_400_000
DAY = 20_000
QUICK: Parameters = (1.0, 4.0, 12.0, 30.0, *DEFAULT_PARAMETERS[4:20], 0.3)
"""A learner who forgets more slowly than most."""
FORGETFUL: Parameters = (0.05, 0.2, 0.4, 2.0, *DEFAULT_PARAMETERS[4:8], 1.4, *DEFAULT_PARAMETERS[9:])


def make_history(card: str, steps: Sequence[tuple[int, int]]) -> History:
    """The history of (rating, days since the answer before) pairs."""
    answers, day = [], DAY
    for number, (rating, gap) in enumerate(steps):
        day += gap
        answers.append(Answer(card, day * DAY_MS + number * 60_000, day, Rating(rating), 5000))
    return tuple(answers)


def live(
    true: Parameters, days: int, new: int, rng: Random, known: float = 0.6, noise: bool = False
) -> list[History]:
    """The histories of some days with `new` cards a day, scheduled by the default parameters.

    With `noise` answers have nothing to do with memory.
    """
    cards: list[tuple[Card, Memory | None, list[Answer]]] = []
    for day in range(DAY, DAY + days):
        cards += [(Card(QuestionId(f"c{len(cards) + n:05}"), due_day=day), None, []) for n in range(new)]
        for place, (card, memory, answers) in enumerate(cards):
            for attempt in range(4):
                if card.due_day is None or card.due_day > day:
                    break
                chance = fsrs.retrievability(memory, day, true) if memory else known
                if noise:
                    chance = 0.5
                elif memory and memory.last_day == day:
                    chance = 0.9
                rating = Rating.GOOD if rng.random() < chance else Rating.AGAIN
                at_ms = day * DAY_MS + DAY_MS // 2 + attempt * 900_000 + place
                answers.append(Answer(card.question_id, at_ms, day, rating, 4000 + 2000 * (4 - rating)))
                memory = fsrs.review(memory, rating, day, true)
                card = next_card(card, rating, day, at_ms)
            cards[place] = (card, memory, answers)
    return [tuple(answers) for _, _, answers in cards]
