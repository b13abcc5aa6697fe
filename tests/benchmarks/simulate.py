"""A year of simulated learners under our schedule, SM-2 and Leitner: answers given, and what is known.

Each learner has a true memory, FSRS-6 with parameters that the schedule does not know, and answers by
it; learners differ as much as those whose collections were fitted and published. Our schedule begins
with the default parameters; where it adapts, it fits its own every 30 days from the answers alone, by the
rules of `optimize`. Another run (--ours true) is told the true parameters: what is left to gain by knowing a
learner better. The desired retention rises with stability, or is constant (`optimize --constant`). SM-2 is the
original one (1 day, 6 days, then the ease; failed is begun anew); Anki's way of it fails less hard. They
and Leitner have no desired retention, so work is compared at the same knowledge: through our runs at
many retentions a line is laid near what the rival's learner knew, since one run alone is off by several
percent. What a learner gets who sets nothing is told beside it, against a constant 0.9: answers in the year
and in its first 30 days, and what is known after them, as for an exam, and at the end. Knowledge is the mean true chance of recall, over the last 30 evenings or over all of them: the
two tell different things, since a schedule may know more early and less late. Questions are all begun in
the first weeks, or with --new 1 --cards 365 all year through.

Run with: python -m tests.benchmarks.simulate [--learners N] [--first SEED] [--cards N] [--new N] [--ours ...]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from random import Random
from statistics import linear_regression, mean, median, stdev

from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS, Parameters
from quizzer.memory.optimize import propose
from quizzer.memory.review_log import Answer
from quizzer.memory.rivals import Progress, Step, step_leitner, step_sm2
from quizzer.memory.schedule import RETENTION, RISING, Rising, next_card
from quizzer.models import Card, Memory, QuestionId, Rating

DAYS = 365
NEW_A_DAY = 5
MONTH = 30
RETENTIONS = (0.70, 0.74, 0.78, 0.80, 0.82, 0.86, 0.90, 0.93, 0.95, 0.97)
NEAR = 6
"""Of so many runs the nearest are laid through."""
REFIT_DAYS = 30
KNOWS_NEW, KNOWS_STEP = 0.4, 0.9

PUBLISHED: tuple[tuple[float, float, float], ...] = (
    *((0.19, 1.39, 100), (0.72, 1.41, 100), (2.17, 1.38, 100), (16.5, 1.54, 100)),
    *((7.03, 0.04, 10), (0.57, 0.65, 4), (2.23, 0.13, 4), (0.007, 0.98, 0.75)),
    *((1.47, 0.24, 4.5), (0.12, 1.13, 0.8), (0.96, 0.36, 3.5)),
    *((1.81, 0.07, 5), (0.12, 0.39, 0.25), (0.31, 0.40, 0.9), (2.21, 0.23, 4)),
    *((0.20, 1.17, 1), (3.01, 0.20, 6)),
    *((0.81, 0.47, 2), (0.32, 1.56, 2), (0.13, 1.05, 0.8), (0.24, 0.64, 0.8)),
)
"""Each parameter's median and the spread of its logarithm in 30 published fits, and FSRS's limit of it."""


@dataclass(slots=True)
class Life:
    """One question of a learner: the true memory, and what the schedule knows of it."""

    true: Memory | None = None
    answers: list[Answer] = field(default_factory=list)
    card: Card = field(default_factory=lambda: Card(QuestionId("")))
    progress: Progress = field(default_factory=Progress)
    due: int = 0


@dataclass(frozen=True, slots=True)
class Year:
    """What a year came to: answers in all, and the share known at the end and all through.

    `month` are the answers of the first 30 days, `exam` is the share of the questions begun by then that is known after them.
    """

    answers: int
    end: float
    through: float
    month: int = 0
    exam: float = 0.0


Schedule = Callable[[Life, Rating, int], None]
"""Sets the next due day of a life after an answer of that day."""


def draw_learner(rng: Random) -> Parameters:
    """True parameters, as far from each other as published ones are."""
    drawn = [min(middle * exp(rng.gauss(0, spread)), most) for middle, spread, most in PUBLISHED]
    return (*sorted(drawn[:4]), *drawn[4:20], max(drawn[20], 0.1))


def live_a_year(
    true: Parameters,
    schedule: Schedule,
    cards: int,
    seed: int,
    adapt: Adapt | None = None,
    new_a_day: int = NEW_A_DAY,
) -> Year:
    """A year in which everything due is answered on its day, until it is right."""
    rng = Random(seed)
    lives: list[Life] = []
    counts, known = [], []
    for day in range(DAYS):
        for number in range(len(lives), min(cards, len(lives) + new_a_day)):
            lives.append(Life(card=Card(QuestionId(f"q{number}")), due=day))
        due = [life for life in lives if life.due <= day]
        counts.append(sum(answer_until_right(life, day, true, schedule, rng) for life in due))
        if adapt is not None and day % REFIT_DAYS == REFIT_DAYS - 1:
            adapt.refit(lives)
        known.append(mean(fsrs.retrievability(life.true, day, true) for life in lives if life.true))
    return Year(sum(counts), mean(known[-30:]), mean(known), sum(counts[:MONTH]), known[MONTH - 1])


def answer_until_right(life: Life, day: int, true: Parameters, schedule: Schedule, rng: Random) -> int:
    """One sitting with a question; how many answers it took."""
    chance = fsrs.retrievability(life.true, day, true) if life.true else KNOWS_NEW
    for attempt in range(1, 6):
        rating = Rating.GOOD if rng.random() < chance else Rating.AGAIN
        at_ms = (day * 1440 + attempt * 10) * 60_000
        life.answers.append(Answer(life.card.question_id, at_ms, day, rating))
        life.true = fsrs.review(life.true, rating, day, true)
        schedule(life, rating, day)
        if rating is Rating.GOOD:
            return attempt
        chance = KNOWS_STEP
    life.due = day + 1
    return 5


class Adapt:
    """Our schedule at a desired retention; with `refit` it learns the learner's parameters."""

    def __init__(self, retention: float, parameters: Parameters = DEFAULT_PARAMETERS) -> None:
        self.retention, self.parameters = retention, parameters

    def __call__(self, life: Life, rating: Rating, day: int) -> None:
        life.card = next_card(life.card, rating, day, 0, self.retention, self.parameters)
        life.due = life.card.due_day or day

    def refit(self, lives: Sequence[Life]) -> None:
        """New parameters, where better; memories follow and due days stay."""
        self.parameters = propose([tuple(life.answers) for life in lives], self.parameters).parameters
        for life in lives:
            memory: Memory | None = None
            for answer in life.answers:
                memory = fsrs.review(memory, answer.rating, answer.day, self.parameters)
            card = life.card
            life.card = Card(card.question_id, memory, card.due_day, card.due_ms, card.reviews, card.lapses)


def step_anki(before: Progress, rating: Rating) -> Progress:
    """SM-2 as Anki runs it: 1 day, then the ease; failed is 1 day and a fifth less of ease."""
    if rating is Rating.AGAIN:
        return Progress(min(before.streak, 1), max(1.3, before.ease - 0.2 * (before.streak > 0)), 1)
    days = max(before.days + 1, round(before.days * before.ease)) if before.streak else 1
    return Progress(before.streak + 1, before.ease, days)


def by_steps(step: Step) -> Schedule:
    """A rival's schedule; of a day the first answer counts."""

    def schedule(life: Life, rating: Rating, day: int) -> None:
        if len(life.answers) == 1 or life.answers[-2].day < day:
            life.progress = step(life.progress, rating)
        life.due = day + life.progress.days

    return schedule


def find_answers(years: Sequence[Year], known: float, measure: Callable[[Year], float]) -> float:
    """The answers our schedule takes to know so much, by the runs that come nearest to it.

    Twice the work leaves a like share less unknown, so that a straight line fits the logarithms. Where even
    the run that knows least knows more than is asked for, it is taken as it is: a line would flatter us.
    """
    points = [(log(1 - measure(year)), log(year.answers)) for year in years]
    wanted = min(log(1 - known), max(points)[0])
    points = sorted(points, key=lambda point: abs(point[0] - wanted))[:NEAR]
    slope, start = linear_regression(*zip(*points, strict=True))
    return exp(start + slope * wanted)


MEASURES: dict[str, Callable[[Year], float]] = {"end": lambda y: y.end, "through": lambda y: y.through}
KNOWN = MEASURES | {"after a month": lambda y: y.exam}
RIVALS: dict[str, Step] = {"SM-2": step_sm2, "SM-2 of Anki": step_anki, "Leitner": step_leitner}
OURS = ("default", "constant default", "own", "constant own")


def list_years(true: Parameters, cards: int, seed: int, which: str, new: int = NEW_A_DAY) -> list[Year]:
    """Our schedule's years at many desired retentions, with the "default", its "own" or the "true" parameters."""
    years = []
    for retention in RETENTIONS:
        aimed = retention if which.startswith("constant") else Rising(retention)
        ours = Adapt(aimed, true if which.endswith("true") else DEFAULT_PARAMETERS)
        years.append(live_a_year(true, ours, cards, seed, ours if which.endswith("own") else None, new))
    return years


def compare(ours: Sequence[Year], rival: Year) -> dict[str, float]:
    """The answers we take for what the rival's learner knew, as a share more (or less) than theirs."""
    return {
        name: find_answers(ours, measure(rival), measure) / rival.answers - 1
        for name, measure in MEASURES.items()
    }


def tell_workload(ours: dict[str, list[Year]], shares: dict[tuple[str, str, str], list[float]]) -> None:
    """Print what a learner gets who sets nothing against a constant 0.9, and add it to `shares`."""
    for which in ("default", "own"):
        if not {which, f"constant {which}"} <= ours.keys():
            continue
        rising = ours[which][RETENTIONS.index(RISING)]
        level = ours[f"constant {which}"][RETENTIONS.index(RETENTION)]
        found = {
            "answers": rising.answers / level.answers - 1,
            "answers of the first month": rising.month / level.month - 1,
            "known after a month": rising.exam - level.exam,
            "known all through": rising.through - level.through,
            "known at the end": rising.end - level.end,
        }
        for part, share in found.items():
            shares.setdefault(("constant", which, part), []).append(share)
        told = ", ".join(f"{share:+.1%} {part}" for part, share in found.items())
        print(
            f"  {which} parameters, {RISING:.2f} rising: {rising.answers:,} answers; against 0.90 constant {told}"
        )


def pick_years(ours: dict[str, list[Year]], rival: Year) -> dict[str, Year]:
    """The years to tell as they are: of who sets nothing, a constant 0.9, the least one may ask for, and SM-2."""
    default = dict(zip(RETENTIONS, ours.get("default", ()), strict=False))
    level = dict(zip(RETENTIONS, ours.get("constant default", ()), strict=False))
    picked = {"as it comes": default.get(RISING), "constant": level.get(RETENTION), "0.70": default.get(0.70)}
    return {name: year for name, year in picked.items() if year} | {"SM-2": rival}


def tell_means(lived: dict[str, list[Year]]) -> None:
    """Print what the years came to, whatever was known."""
    for name, years in lived.items():
        day, month = mean(y.answers for y in years) / DAYS, mean(y.month for y in years) / MONTH
        known = ", ".join(f"{mean(map(part, years)):.1%} {what}" for what, part in KNOWN.items())
        print(f"{name}: {day:.1f} answers a day, {month:.1f} in the first month, known {known}")


def main() -> None:
    """Print every learner, and the difference over all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=15)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first learner")
    parser.add_argument("--cards", type=int, default=200)
    parser.add_argument("--new", type=int, default=NEW_A_DAY)
    parser.add_argument(
        "--ours", nargs="+", choices=(*OURS, "true"), default=OURS, help="which of our schedules"
    )
    chosen = parser.parse_args()
    shares: dict[tuple[str, str, str], list[float]] = {}
    lived: dict[str, list[Year]] = {}
    for seed in range(chosen.first, chosen.first + chosen.learners):
        true = DEFAULT_PARAMETERS if seed == 0 else draw_learner(Random(seed))
        ours = {which: list_years(true, chosen.cards, seed, which, chosen.new) for which in chosen.ours}
        print(f"learner {seed}")
        tell_workload(ours, shares)
        for name, step in RIVALS.items():
            rival = live_a_year(true, by_steps(step), chosen.cards, seed, new_a_day=chosen.new)
            print(
                f"  {name}: {rival.answers:,} answers, known {rival.end:.3f}, all through {rival.through:.3f}"
            )
            for picked, year in pick_years(ours, rival).items() if name == "SM-2" else ():
                lived.setdefault(picked, []).append(year)
            for which, years in ours.items():
                found = compare(years, rival)
                for measure, share in found.items():
                    shares.setdefault((name, which, measure), []).append(share)
                told = ", ".join(f"{share:+.0%} for the same {measure}" for measure, share in found.items())
                print(f"    with {which} parameters {told}", flush=True)
    tell_means(lived)
    for (name, which, measure), values in shares.items():
        print(f"against {name}, {which} parameters, {measure}: mean {mean(values):+.1%}", end="")
        doubt = stdev(values) / len(values) ** 0.5 if len(values) > 1 else 0.0
        print(f" +- {doubt:.1%}, median {median(values):+.1%}, from {min(values):+.0%} to {max(values):+.0%}")


if __name__ == "__main__":
    main()
