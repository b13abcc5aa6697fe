"""Commands that look back and ahead: stats and forecast."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizzer.cli.answers import read_histories
from quizzer.cli.bank import JSON, print_json
from quizzer.cli.study import PLAIN, now, today
from quizzer.cli.tuning import check_names, in_force, replayed, steps_in_force
from quizzer.errors import UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.memory.evaluate import Score
    from quizzer.memory.forecast import Forecast, Habits, Plan, Retrospect
    from quizzer.memory.statistics import Labels, Statistics, Tally
    from quizzer.models import Card, Event, Question, QuestionId
    from quizzer.store.database import Store
    from quizzer.terminal.lines import Style

NAMES = Annotated[list[str] | None, typer.Argument(metavar="[SET]...", help="Sets of the library.")]
EXAM = Annotated[
    str | None, typer.Option(metavar="DATE", help="What will be known on that day, as 2026-12-18.")
]
DAYS = Annotated[int, typer.Option(min=7, max=365, help="How many days to look ahead.")]
NEW = Annotated[int | None, typer.Option(min=0, help="New questions a day.", show_default="20")]
RETENTION = Annotated[float | None, typer.Option(help="Desired retention to assume: 0.70 to 0.97.")]
TONIGHT = Annotated[int, typer.Option("--list", min=1, help="How many questions to name for today.")]
SEED = Annotated[int, typer.Option(help="Another seed, another chance.")]

RETENTIONS, RISING_FROM = (0.80, 0.85, 0.90, 0.95), (0.70, 0.75, 0.80, 0.85, 0.90)
"""The desired retentions that are compared: constant ones, and those that rise."""
MEANINGS = (
    "Recall when a question comes back is the desired retention; of all you know it is higher.",
    "What is fragile comes back at it, what lasts while it is surer; of all you know recall is higher.",
)
"""Of a constant desired retention, and of one that rises."""
FAR_DAY, FAR_MS = 10**6, 10**15
"""After every due day and step."""


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command()(stats)
    app.command()(forecast)


def stats(context: typer.Context, sets: NAMES = None, plain: PLAIN = False, as_json: JSON = False) -> None:
    """Show what you remember, by time and set, and when you studied."""
    from quizzer.memory.forecast import Plan, look_back
    from quizzer.memory.review_log import collect_histories
    from quizzer.memory.statistics import summarise
    from quizzer.store.database import open_store
    from quizzer.store.log import read_events
    from quizzer.store.settings import Settings, read_settings
    from quizzer.terminal.lines import choose_style
    from quizzer.terminal.report import show_statistics

    day, _ = today(now())
    with open_store(context.obj) if context.obj.exists() else nullcontext() as store:
        events: list[Event] = []
        labels: Labels = {}
        settings = Settings()
        if store:
            check_names(store, sets or ())
            events, settings = list(read_events(store)), read_settings(store)
            labels = read_labels(store, sets or ())
    if sets:
        events = [event for event in events if event.question_id in labels]
    retention, parameters = in_force(settings)
    found = summarise(collect_histories(events), labels, day, parameters)
    plan = Plan(7, 0, retention, parameters, steps_in_force(settings))
    retrospect = look_back(events, day, plan, random.Random(1), replayed(settings))  # noqa: S311 - chance, not a secret
    if as_json:
        print_json("stats", [describe_statistics(found, retrospect)])
        return
    print(*show_statistics(found, retrospect, day, choose_style(plain)), sep="\n")


def read_labels(store: Store, names: Sequence[str]) -> Labels:
    """The set, kind and tags of every question of these sets, or of all."""
    from quizzer.store.library import list_sets, read_set

    labels: dict[str, list[tuple[str, str]]] = {}
    for name in names or [summary.name for summary in list_sets(store, 0, 0)]:
        found = read_set(store, name)
        for question in found.questions if found else ():
            of_this = labels.setdefault(question.id, [])
            kind = question.kind.value.replace("_", " ")
            of_this += [("set", name), ("kind", kind), *(("tag", tag) for tag in question.tags)]
    return labels


def describe_statistics(found: Statistics, retrospect: Retrospect | None) -> dict[str, Any]:
    """Statistics as JSON-ready data; days are dates."""
    from quizzer.memory.calendar import day_to_date

    def describe(rows: Mapping[str, Tally]) -> dict[str, Any]:
        return {name: {**asdict(row), "share": row.share} for name, row in rows.items()}

    prediction: Score | None = found.prediction
    return {
        "answers": found.answers,
        "questions": found.cards,
        "streak": found.streak,
        "first": asdict(found.first),
        "recall": describe(found.recall),
        "weeks": [{"from": str(day_to_date(day)), **asdict(row)} for day, row in found.weeks],
        "last_days": [{"day": str(day_to_date(day)), **asdict(row)} for day, row in found.last_days],
        "by": {group: describe(rows) for group, rows in found.groups.items()},
        "effort": asdict(found.effort),
        "calibration": [asdict(band) for band in found.bands],
        "prediction": asdict(prediction) if prediction else None,
        "last_forecast": asdict(retrospect) | {"error": retrospect.error} if retrospect else None,
        "days": {str(day_to_date(day)): count for day, count in found.days.items()},
    }


def forecast(  # noqa: PLR0913, PLR0917 - typer makes each parameter an option
    context: typer.Context,
    sets: NAMES = None,
    exam: EXAM = None,
    days: DAYS = 90,
    new: NEW = None,
    retention: RETENTION = None,
    tonight: TONIGHT = 10,
    seed: SEED = 1,
    plain: PLAIN = False,
    as_json: JSON = False,
) -> None:
    """Show the reviews and minutes to come, or what you will know on an exam day."""
    from quizzer.store.database import open_store
    from quizzer.terminal.lines import choose_style

    if not context.obj.exists():
        raise UsageError("there is nothing to look ahead to yet. Begin with: quizzer study")
    style = None if as_json else choose_style(plain)
    with open_store(context.obj) as store:
        check_names(store, sets or ())
        if exam is not None:
            tell_exam(store, sets or (), exam, tonight, style)
        else:
            tell_future(store, sets or (), make_plan(store, days, new, retention), seed, style)


def make_plan(store: Store, days: int, new: int | None, retention: float | None) -> Plan:
    """What a forecast assumes; raises UsageError for a retention that is none."""
    from quizzer.memory.forecast import Plan
    from quizzer.memory.fsrs import LEAST_RETENTION, MOST_RETENTION
    from quizzer.store.settings import read_settings
    from quizzer.study.queue import NEW_A_DAY

    if retention is not None and not LEAST_RETENTION <= retention <= MOST_RETENTION:
        raise UsageError(f"--retention takes {LEAST_RETENTION:.2f} to {MOST_RETENTION}, not {retention:g}.")
    settings = read_settings(store)
    chosen, parameters = in_force(settings)
    new_a_day = NEW_A_DAY if new is None else new
    assumed = chosen if retention is None else type(chosen)(retention)
    return Plan(days, new_a_day, assumed, parameters, steps_in_force(settings))


def tell_future(store: Store, names: Sequence[str], plan: Plan, seed: int, style: Style | None) -> None:
    """Print the days to come, and what other retentions would cost; JSON without a style."""
    from quizzer.memory.forecast import find_habits, simulate
    from quizzer.memory.schedule import Rising
    from quizzer.terminal.progress import working
    from quizzer.terminal.report import show_forecast, show_workloads

    day, _ = today(now())
    cards = read_cards(store, names)
    habits = find_habits(read_histories(store))
    rises = isinstance(plan.retention, Rising)
    wanted = sorted({*(RISING_FROM if rises else RETENTIONS), plan.retention})
    with working("Living through the days to come"):
        found = {
            retention: simulate(
                cards,
                day,
                replace(plan, retention=type(plan.retention)(retention)),
                habits,
                random.Random(seed),  # noqa: S311 - chance, not a secret
            )
            for retention in wanted
        }
    if style is None:
        print_json("forecast", [describe_future(plan, habits, found)])
        return
    begun = sum(card.memory is not None for card in cards)
    print(
        f"{begun:,} questions begun, {len(cards) - begun:,} new, of which {plan.new_a_day} a day are begun."
    )
    more = " or more" * rises
    print(
        f"If everything is answered on its day, and comes back at {plan.retention:.0%}{more} chance of recall:"
    )
    print(*show_forecast(found[plan.retention], day, style), "", sep="\n")
    print(*show_workloads(list(found.items()), plan.retention, style), sep="\n")
    print(MEANINGS[rises])
    print("Set it: quizzer optimize --retention 0.85")


def read_cards(store: Store, names: Sequence[str]) -> list[Card]:
    """All cards of the sets, or of the library: those begun, then the new ones in their order."""
    from quizzer.store.cards import due_cards, new_cards

    day, _ = today(now())
    return [*due_cards(store, FAR_DAY, FAR_MS, names), *new_cards(store, FAR_DAY, day, names)]


def describe_future(plan: Plan, habits: Habits, found: Mapping[float, Forecast]) -> dict[str, Any]:
    """A forecast as JSON-ready data."""
    chosen = found[plan.retention]
    return {
        "days": plan.days,
        "new_a_day": plan.new_a_day,
        "retention": plan.retention,
        "habits": asdict(habits),
        "answers": chosen.answers,
        "minutes": chosen.minutes,
        "known": chosen.known,
        "workload": [
            {
                "retention": retention,
                "answers_a_day": sum(each.answers) / plan.days,
                "minutes_a_day": sum(each.minutes) / plan.days,
                "known": each.known,
            }
            for retention, each in found.items()
        ],
    }


def tell_exam(store: Store, names: Sequence[str], text: str, tonight: int, style: Style | None) -> None:
    """Print what will be known on the day of an exam, and what to study today; JSON without a style."""
    from quizzer.memory.calendar import date_to_day
    from quizzer.memory.forecast import foresee_exam
    from quizzer.store.settings import read_settings
    from quizzer.terminal.report import show_exam

    day, _ = today(now())
    exam = date_to_day(read_date(text))
    if exam < day:
        raise UsageError(f"--exam {text}: that day is over.")
    questions = read_all_questions(store, names)
    if not questions:
        raise UsageError("there are no questions in the library. Begin with: quizzer study")
    cards = [card for card in read_cards(store, names) if card.question_id in questions]
    prospects = foresee_exam(cards, day, exam, in_force(read_settings(store))[1])
    if style is None:
        rows = [{"id": p.question_id, "chance": p.chance, "studied_today": p.studied} for p in prospects]
        print_json("exam", [{"date": text, "days": exam - day, "questions": rows}])
        return
    print(f"Exam on {read_date(text):%a %d %b %Y}, {phrase_days(exam - day)}: {phrase_names(names)}")
    print(*show_exam(prospects, questions, tonight, style), sep="\n")
    print(f"Next: {' '.join(('quizzer study', *(visible(name, single_line=True) for name in names)))}")


def read_all_questions(store: Store, names: Sequence[str]) -> dict[QuestionId, Question]:
    """The questions of the sets, or of the library."""
    from quizzer.store.library import list_sets, read_set

    chosen = names or [summary.name for summary in list_sets(store, 0, 0)]
    found = (read_set(store, name) for name in chosen)
    return {question.id: question for each in found if each for question in each.questions}


def read_date(text: str) -> date:
    """A day written 2026-12-18; raises UsageError for none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        shown = visible(text, single_line=True)
        raise UsageError(f'--exam "{shown}": write the day as 2026-12-18.') from error


def phrase_days(days: int) -> str:
    """How far away a day is."""
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def phrase_names(names: Sequence[str]) -> str:
    """Which sets, in words."""
    return ", ".join(visible(name, single_line=True) for name in names) or "your whole library"
