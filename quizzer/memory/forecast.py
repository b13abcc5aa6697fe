"""What is coming: reviews and minutes a day by Monte Carlo from real cards, and recall on an exam day.

Chance comes in as a `Random`, so that the same library and seed give the same forecast. Memory decides
what is recalled, as FSRS-6 has it with the learner's own parameters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import floor
from operator import attrgetter
from random import Random

from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.review_log import History, collect_histories
from quizzer.memory.schedule import LONGEST_DAYS, RETENTION, STEPS, Steps, aim, fuzz_range, replay
from quizzer.memory.statistics import measure_effort, tally
from quizzer.models import Card, Event, Memory, QuestionId, Rating

MOST_CARDS = 10_000
"""Of a larger library so many cards are followed, and counted for the rest."""
_LEAST_REVIEWS = 12_000
"""A small library is lived through until so many reviews, so that chance averages out."""
_MOST_RUNS = 200
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Habits:
    """How a learner answers: seconds an answer takes, and what is known of new questions and of steps."""

    seconds_right: float = 8.0
    seconds_wrong: float = 15.0
    knows_new: float = 0.5
    knows_step: float = 0.9


@dataclass(frozen=True, slots=True)
class Plan:
    """What is assumed: days to look ahead, new questions a day, desired retention, parameters, steps."""

    days: int
    new_a_day: int = 0
    retention: float = RETENTION
    parameters: Parameters = DEFAULT_PARAMETERS
    steps: Steps = STEPS


@dataclass(frozen=True, slots=True)
class Forecast:
    """For each day, from today on, the expected answers and minutes.

    `known` is the share of all questions that would be recalled at the end.
    """

    answers: tuple[float, ...]
    minutes: tuple[float, ...]
    known: float


@dataclass(frozen=True, slots=True)
class Prospect:
    """A question on the day of an exam: the chance of recall as things are, and with one sitting now."""

    question_id: QuestionId
    chance: float
    studied: float

    @property
    def gain(self) -> float:
        """What one sitting now is worth."""
        return self.studied - self.chance


@dataclass(frozen=True, slots=True)
class Retrospect:
    """Answers a day over the last seven days: as forecast before them, and as they came."""

    expected: tuple[float, ...]
    came: tuple[int, ...]

    @property
    def error(self) -> float:
        """How far off the forecast was on a day, on average."""
        gaps = [abs(told - came) for told, came in zip(self.expected, self.came, strict=True)]
        return sum(gaps) / len(gaps)


def find_habits(histories: Sequence[History]) -> Habits:
    """The learner's own habits where the log has enough to tell, else those of most."""
    habits = Habits()
    effort = measure_effort((answer for history in histories for answer in history), 0)
    first = tally(history[0] for history in histories)
    steps = tally(
        answer
        for history in histories
        for before, answer in pairwise(history)
        if answer.day == before.day and not before.recalled
    )
    return replace(
        habits,
        seconds_right=effort.seconds_right or habits.seconds_right,
        seconds_wrong=effort.seconds_wrong or habits.seconds_wrong,
        # A few answers move the usual share a little, many replace it.
        knows_new=(first.right + 10 * habits.knows_new) / (first.asked + 10),
        knows_step=(steps.right + 10 * habits.knows_step) / (steps.asked + 10),
    )


def simulate(cards: Sequence[Card], today: int, plan: Plan, habits: Habits, random: Random) -> Forecast:
    """The days from `today` on if everything due is answered on its day; suspended cards are left out.

    Cards without memory are the new ones, begun in their order.
    """
    living = [card for card in cards if not card.suspended]
    scale = max(1.0, len(living) / MOST_CARDS)
    if scale > 1:
        living = random.sample(living, MOST_CARDS)
    plan = replace(plan, new_a_day=max(round(plan.new_a_day / scale), min(1, plan.new_a_day)))
    answers, seconds, known, runs = [0.0] * plan.days, [0.0] * plan.days, 0.0, 0
    while runs < _MOST_RUNS and (not runs or sum(answers) < _LEAST_REVIEWS):
        life = _Life(today, plan, habits, random, answers, seconds)
        known += sum(life.follow(card, begin) for card, begin in _begin(living, today, plan))
        runs += 1
    part = scale / runs
    return Forecast(
        tuple(count * part for count in answers),
        tuple(time * part / 60 for time in seconds),
        known / runs / len(living) if living else 0.0,
    )


def _begin(cards: Sequence[Card], today: int, plan: Plan) -> Iterable[tuple[Card, int | None]]:
    """Each card with the day it is asked next; None for a new one whose turn does not come."""
    begun = 0
    for card in cards:
        if card.memory is not None:
            yield card, max(today, card.due_day or today, card.buried_until or today)
        elif begun < plan.new_a_day * plan.days:
            yield card, today + begun // plan.new_a_day
            begun += 1
        else:
            yield card, None


@dataclass(frozen=True, slots=True)
class _Life:
    """One run: what it adds up in `answers` and `seconds`, a place a day."""

    today: int
    plan: Plan
    habits: Habits
    random: Random
    answers: list[float]
    seconds: list[float]

    def follow(self, card: Card, day: int | None) -> float:
        """Lives with one card until the end; the chance that it is recalled then."""
        memory, end = card.memory, self.today + self.plan.days
        while day is not None and day < end:
            memory = self._answer(memory, day)
            day += self._choose_days(memory)
        if memory is None:
            return 0.0
        return fsrs.retrievability(memory, max(end, memory.last_day), self.plan.parameters)

    def _answer(self, memory: Memory | None, day: int) -> Memory:
        """One day with a card: asked until it is right, and through its steps."""
        w = self.plan.parameters
        waits = len(self.plan.steps.relearning if memory else self.plan.steps.learning)
        left = 0 if memory else waits - 1
        knows = fsrs.retrievability(memory, day, w) if memory else self.habits.knows_new
        for _ in range(_MOST_STEPS - 1 + max(1, waits)):
            right = self.random.random() < knows
            memory = fsrs.review(memory, Rating.GOOD if right else Rating.AGAIN, day, w)
            self.answers[day - self.today] += 1
            self.seconds[day - self.today] += (
                self.habits.seconds_right if right else self.habits.seconds_wrong
            )
            left = left - 1 if right else waits - 1
            if left < 0:
                break
            knows = self.habits.knows_step
        assert memory is not None
        return memory

    def _choose_days(self, memory: Memory) -> int:
        aimed = aim(self.plan.retention, memory.stability)
        days = fsrs.interval(memory.stability, aimed, self.plan.parameters)
        shortest, longest = fuzz_range(min(days, LONGEST_DAYS))
        return shortest + floor(self.random.random() * (longest - shortest + 1))


def look_back(
    events: Iterable[Event], today: int, plan: Plan, random: Random, replayed: float = RETENTION
) -> Retrospect | None:
    """What would have been forecast seven days ago for the questions begun by then.

    `replayed` is the retention for days that no event decided. None where there were none, or where
    none of them was answered since: who does not study tells nothing of a forecast.
    """
    begin = today - 6
    known = sorted(events, key=attrgetter("question_id"))
    before = [event for event in known if event.day < begin]
    cards = [
        replay(question_id, list(of_card), replayed, plan.parameters, plan.steps)
        for question_id, of_card in groupby(before, key=attrgetter("question_id"))
    ]
    begun = {card.question_id for card in cards if card.memory is not None}
    answers = (answer for history in collect_histories(known) for answer in history)
    came = Counter(answer.day for answer in answers if answer.card in begun and answer.day >= begin)
    if not came:
        return None
    habits = find_habits(collect_histories(before))
    expected = simulate(cards, begin, replace(plan, days=7, new_a_day=0), habits, random).answers
    return Retrospect(expected, tuple(came[begin + day] for day in range(7)))


def foresee_exam(
    cards: Iterable[Card], today: int, exam: int, parameters: Parameters = DEFAULT_PARAMETERS
) -> list[Prospect]:
    """Each question on study day `exam`, the one that gains most by a sitting today first.

    A sitting ends with the right answer. What was never answered counts as not known.
    """
    prospects = []
    for card in cards:
        chance = _recall(card.memory, exam, parameters)
        if card.memory is None:
            studied = _recall(_relearn(None, today, parameters), exam, parameters)
        else:
            right = fsrs.review(card.memory, Rating.GOOD, today, parameters)
            wrong = _relearn(card.memory, today, parameters)
            knows = _recall(card.memory, today, parameters)
            studied = knows * _recall(right, exam, parameters)
            studied += (1 - knows) * _recall(wrong, exam, parameters)
        prospects.append(Prospect(card.question_id, chance, studied))
    return sorted(prospects, key=lambda prospect: (-prospect.gain, prospect.question_id))


def _relearn(memory: Memory | None, day: int, parameters: Parameters) -> Memory:
    return fsrs.review(fsrs.review(memory, Rating.AGAIN, day, parameters), Rating.GOOD, day, parameters)


def _recall(memory: Memory | None, day: int, parameters: Parameters) -> float:
    return fsrs.retrievability(memory, day, parameters) if memory else 0.0
