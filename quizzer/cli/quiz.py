"""The command quiz: a marked test that leaves the schedule alone, kept beside earlier ones."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizzer.cli.bank import SET

if TYPE_CHECKING:
    from quizzer.models import Question
    from quizzer.store.database import Store
    from quizzer.study.quiz import QuizRun
    from quizzer.terminal.ask import TerminalDesk

COUNT = Annotated[int, typer.Option("-n", min=1, help="How many questions.")]
SEED = Annotated[int | None, typer.Option(help="The same questions in the same order every time.")]
SAVE = Annotated[bool, typer.Option("--save/--no-save", help="Keep the result, to compare later ones with.")]
PLAIN = Annotated[bool, typer.Option("--plain", help="No colours and no signs, for screen readers.")]


def register(app: typer.Typer) -> None:
    """Add this module's command to the app."""
    app.command()(quiz)


def quiz(
    context: typer.Context,
    name: SET,
    count: COUNT = 10,
    seed: SEED = None,
    save: SAVE = True,
    plain: PLAIN = False,
) -> None:
    """Take a marked test of a set; it leaves the schedule alone."""
    from quizzer.cli.library import load_set
    from quizzer.study.quiz import choose_questions, run_quiz
    from quizzer.terminal.ask import TerminalDesk
    from quizzer.terminal.keys import Keyboard, demand_terminal
    from quizzer.terminal.lines import choose_style
    from quizzer.terminal.show import show_test_greeting
    from quizzer.terminal.signals import leaving_politely
    from quizzer.terminal.verdict import show_quiz

    demand_terminal()
    loaded = load_set(context.obj, name)
    chosen = seed if seed is not None else random.SystemRandom().randrange(10**6)
    rng = random.Random(chosen)  # noqa: S311 - a shuffle, not a secret
    questions = choose_questions(loaded.question_set, count, rng)
    style = choose_style(plain)
    desk = TerminalDesk(Keyboard(sys.stdin.fileno(), marks_pastes=not style.plain), style)
    with leaving_politely(), desk.keyboard.listening():
        desk.write(show_test_greeting(loaded.question_set.title, len(questions), chosen))
        taken = run_quiz(questions, desk, rng, now)
        desk.write(show_quiz(taken, desk.style))
        if taken.finished:
            conclude(context.obj, desk, loaded.name, taken, chosen if save else None)


def conclude(store_path: Path, desk: TerminalDesk, name: str, taken: QuizRun, seed: int | None) -> None:
    """Compare with earlier tests, keep this one (where it has a seed to keep), and offer what was missed."""
    from quizzer.store.database import open_store

    if seed is not None or store_path.exists():
        with open_store(store_path) as store:
            compare(store, desk, name)
            if seed is not None:
                keep(store, name, taken, seed)
    missed = [mark.question for mark in taken.marks if mark.points < 1]
    if missed and desk.agrees(f"Practise the {len(missed)} you missed now?"):
        practise(desk, missed)


def compare(store: Store, desk: TerminalDesk, name: str) -> None:
    """Say how the last tests of this set went."""
    from quizzer.store.quizzes import read_quizzes

    for result in read_quizzes(store, name)[-3:]:
        day = datetime.fromtimestamp(result.at_ms / 1000).astimezone()
        desk.write([f"Before, {day:%Y-%m-%d}: {result.points:g} of {len(result.marks)}"])


def keep(store: Store, name: str, taken: QuizRun, seed: int) -> None:
    """Keep the result, with what was answered."""
    from quizzer.store.log import make_uid
    from quizzer.store.quizzes import QuizResult, save_quiz

    at_ms = round(now().timestamp() * 1000)
    marks = [
        {
            "question": mark.question.id,
            "response": mark.answer,
            "verdict": mark.judgement.verdict.value,
            "mark": mark.points,
        }
        for mark in taken.marks
    ]
    uid = make_uid(at_ms, random.Random())  # noqa: S311 - an id, not a secret
    save_quiz(store, QuizResult(uid, name, at_ms, round(taken.seconds), seed, marks))


def practise(desk: TerminalDesk, missed: Sequence[Question]) -> None:
    """A sitting with the questions that were missed; nothing of it is recorded."""
    from functools import partial

    from quizzer.models import Card
    from quizzer.store.log import new_event
    from quizzer.study.queue import Entry
    from quizzer.study.session import run
    from quizzer.study.sitting import Tools
    from quizzer.terminal.verdict import show_summary

    chance = random.Random()  # noqa: S311
    tools = Tools(desk, now, chance, partial(new_event, random=chance))
    summary = run([Entry(question, Card(question.id)) for question in missed], tools)
    desk.write(show_summary(summary, desk.style, saved=False))


def now() -> datetime:
    """The present moment with the learner's own zone."""
    return datetime.now().astimezone()
