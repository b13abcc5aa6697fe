"""What a review log says of a learner: recall by time and kind, time spent, days, calibration.

Recall is counted over answers with an earlier study day; the first answer to a question says what was
known before, and repeats within a day say little. It knows no screen, and today is an argument.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from quizzer.memory.evaluate import Score, Trial, find_trials, predict, score
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.review_log import Answer, History
from quizzer.memory.rivals import by_fsrs

MATURE_DAYS = 21
"""From how many days since the answer before a memory is called mature."""
WEEKS, DAYS = 8, 30
MOST_IDLE_MS = 120_000
"""What is counted of one answer at most: nobody thinks for longer, but people leave the room."""
_BANDS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)

Labels: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]
"""For each card what it belongs to, as ("set", "rivers") or ("kind", "date") or ("tag", "asia")."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were asked and how many of them known."""

    asked: int
    right: int

    @property
    def share(self) -> float:
        """The part that was known, 0 to 1; 0 where nothing was asked."""
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """Predictions from `low` to below `high`: what was told on average, and what came."""

    low: float
    high: float
    told: float
    came: Tally


@dataclass(frozen=True, slots=True)
class Effort:
    """Time spent in milliseconds, and the median seconds of an answer, None where nothing was timed."""

    total_ms: int
    last_week_ms: int
    seconds_right: float | None
    seconds_wrong: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """All of it. `days` counts the answers of each study day.

    `weeks` and `last_days` tell recall by their first day, the oldest first.
    """

    answers: int
    cards: int
    days: Mapping[int, int]
    streak: int
    first: Tally
    recall: Mapping[str, Tally]
    weeks: tuple[tuple[int, Tally], ...]
    last_days: tuple[tuple[int, Tally], ...]
    groups: Mapping[str, Mapping[str, Tally]]
    effort: Effort
    bands: tuple[Band, ...]
    prediction: Score | None


def summarise(
    histories: Sequence[History], labels: Labels, today: int, parameters: Parameters = DEFAULT_PARAMETERS
) -> Statistics:
    """What the log says on study day `today`, judged with the parameters in force."""
    trials = find_trials(histories)
    answers = [answer for history in histories for answer in history]
    days = Counter(answer.day for answer in answers)
    return Statistics(
        answers=len(answers),
        cards=len({answer.card for answer in answers}),
        days=dict(sorted(days.items())),
        streak=count_streak(days, today),
        first=tally(history[0] for history in histories),
        recall=_tally_times(trials, today),
        weeks=_tally_spans(trials, range(today - 7 * WEEKS + 1, today + 1, 7)),
        last_days=_tally_spans(trials, range(today - DAYS + 1, today + 1)),
        groups=tally_groups(trials, labels),
        effort=measure_effort(answers, today),
        bands=calibrate(trials, parameters),
        prediction=score(predict(trials, by_fsrs(parameters))) if trials else None,
    )


def tally(answers: Iterable[Answer]) -> Tally:
    """How many of the answers were known."""
    known = [answer.recalled for answer in answers]
    return Tally(len(known), sum(known))


def count_streak(days: Iterable[int], today: int) -> int:
    """How many study days in a row, up to today or yesterday, had an answer."""
    studied = set(days)
    day = today if today in studied else today - 1
    length = 0
    while day - length in studied:
        length += 1
    return length


def tally_groups(trials: Iterable[Trial], labels: Labels) -> dict[str, dict[str, Tally]]:
    """Recall by what cards belong to, as {"tag": {"asia": ...}}; the most asked first."""
    found: dict[tuple[str, str], list[Answer]] = {}
    for trial in trials:
        answer = trial.history[trial.position]
        for label in dict.fromkeys(labels.get(answer.card, ())):
            found.setdefault(label, []).append(answer)
    groups: dict[str, dict[str, Tally]] = {}
    for (group, name), answers in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        groups.setdefault(group, {})[name] = tally(answers)
    return dict(sorted(groups.items()))


def measure_effort(answers: Iterable[Answer], today: int) -> Effort:
    """The time spent on all answers that were timed."""
    timed = [(answer, min(answer.duration_ms, MOST_IDLE_MS)) for answer in answers if answer.duration_ms]
    right = [duration / 1000 for answer, duration in timed if answer.recalled]
    wrong = [duration / 1000 for answer, duration in timed if not answer.recalled]
    return Effort(
        sum(duration for _, duration in timed),
        sum(duration for answer, duration in timed if today - 7 < answer.day <= today),
        median(right) if right else None,
        median(wrong) if wrong else None,
    )


def calibrate(trials: Sequence[Trial], parameters: Parameters = DEFAULT_PARAMETERS) -> tuple[Band, ...]:
    """Of the answers for which a chance was told, how many were known; empty bands are left out."""
    outcomes = predict(trials, by_fsrs(parameters))
    bands = []
    for low, high in pairwise(_BANDS):
        inside = [o for o in outcomes if low <= o.chance < high or (high == 1 and o.chance == 1)]
        if inside:
            told = sum(outcome.chance for outcome in inside) / len(inside)
            came = Tally(len(inside), sum(outcome.recalled for outcome in inside))
            bands.append(Band(low, high, told, came))
    return tuple(bands)


def _tally_times(trials: Sequence[Trial], today: int) -> dict[str, Tally]:
    scored = [(trial.history[trial.position], _gap(trial)) for trial in trials]
    parts = {
        "today": [answer for answer, _ in scored if answer.day == today],
        "last 7 days": [answer for answer, _ in scored if today - 7 < answer.day <= today],
        "last 30 days": [answer for answer, _ in scored if today - 30 < answer.day <= today],
        "all time": [answer for answer, _ in scored],
        f"after less than {MATURE_DAYS} days": [answer for answer, gap in scored if gap < MATURE_DAYS],
        f"after {MATURE_DAYS} days or more": [answer for answer, gap in scored if gap >= MATURE_DAYS],
    }
    return {name: tally(answers) for name, answers in parts.items()}


def _tally_spans(trials: Sequence[Trial], begins: range) -> tuple[tuple[int, Tally], ...]:
    """Recall over spans of days that follow each other, named by their first day."""
    spans: dict[int, list[Answer]] = {begin: [] for begin in begins}
    for trial in trials:
        answer = trial.history[trial.position]
        if begins.start <= answer.day < begins.start + len(begins) * begins.step:
            spans[answer.day - (answer.day - begins.start) % begins.step].append(answer)
    return tuple((begin, tally(answers)) for begin, answers in spans.items())


def _gap(trial: Trial) -> int:
    return trial.history[trial.position].day - trial.history[trial.position - 1].day
