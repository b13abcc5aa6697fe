"""Commands of a learner's day: study and due."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizzer.cli.places import built_in_sets, locate_set
from quizzer.errors import QuizzerError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.store.database import Store
    from quizzer.study.queue import Entry
    from quizzer.study.session import Summary
    from quizzer.terminal.ask import TerminalDesk

DAY_MS = 86_400_000
LEARN_AHEAD_MS = 20 * 60_000
"""A step that waits less than this comes now, at the end of the sitting."""

SETS = Annotated[
    list[str] | None, typer.Argument(metavar="[SET]...", help="Sets of the library, built-in sets, or files.")
]
LIMIT = Annotated[int | None, typer.Option(min=1, help="At most this many questions.")]
NEW = Annotated[
    int | None, typer.Option(min=0, help="New questions in this sitting.", show_default="20 a day")
]
MINUTES = Annotated[float | None, typer.Option(min=0.1, help="Stop after this many minutes.")]
CRAM = Annotated[
    bool, typer.Option("--cram", help="Practise all questions, due or not; nothing is recorded.")
]
PLAIN = Annotated[bool, typer.Option("--plain", help="No colours and no signs, for screen readers.")]
SEED = Annotated[int | None, typer.Option(help="The same order and options every time.")]
JSON = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked of one sitting."""

    limit: int | None = None
    new: int | None = None
    minutes: float | None = None
    cram: bool = False


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command()(study)
    app.command()(due)


def study(  # noqa: PLR0913, PLR0917 - typer makes each parameter an option
    context: typer.Context,
    sets: SETS = None,
    limit: LIMIT = None,
    new: NEW = None,
    minutes: MINUTES = None,
    cram: CRAM = False,
    plain: PLAIN = False,
    seed: SEED = None,
) -> None:
    """Study what is due, mixed with new questions.

    1-9 choose, ? shows the answer, h hints, q or Ctrl-D leaves; every answer is saved at once.
    u undoes, r and w count the last answer as right or wrong, + as easy, s suspends a question, b puts
    it off, f flags and e edits it; while a line is typed they are /u, /r and so on.
    """
    from quizzer.store.database import open_store
    from quizzer.terminal.ask import TerminalDesk
    from quizzer.terminal.keys import Keyboard, demand_terminal
    from quizzer.terminal.lines import choose_style
    from quizzer.terminal.signals import leaving_politely

    demand_terminal()
    with leaving_politely(), open_store(context.obj) as store:
        style = choose_style(plain)
        desk = TerminalDesk(Keyboard(sys.stdin.fileno(), marks_pastes=not style.plain), style)
        names = [find_set(store, text, desk) for text in sets or ()]
        wishes = Wishes(limit, new, minutes, cram)
        rng = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
        entries = find_entries(store, names, wishes, rng)
        if not entries and not sets and add_built_in_sets(store, desk):
            entries = find_entries(store, names, wishes, rng)
        desk.write(phrase_clock(store))
        if entries:
            sit(store, desk, entries, wishes, rng)
        else:
            tell_nothing_due(store, desk)


def find_set(store: Store, text: str, desk: TerminalDesk) -> str:
    """The name of the set in the library; a built-in set or a file is added to it first."""
    from quizzer.store.questions import list_names

    path = locate_set(text, list_names(store))
    if path is None:
        return text
    from quizzer.formats.suffixes import set_name

    return add_file(store, set_name(path), path, desk)


def add_file(store: Store, name: str, path: Path, desk: TerminalDesk) -> str:
    """Keep the set of a file in the library, and say so; its name."""
    from quizzer.formats.suffixes import read_with_notes
    from quizzer.store.library import add_set
    from quizzer.terminal.crossing import phrase_reading

    reading = read_with_notes(path)
    revision = add_set(store, name, reading.question_set, milliseconds(now()))
    shown = visible(name, single_line=True)
    if revision.new and len(revision.new) == len(revision.questions):
        count = len(revision.questions)
        desk.write([f"Added {shown} to your library: {count} question{'s' * (count != 1)}."])
        desk.write(phrase_reading(path, reading.notes))
    elif revision.new or revision.changed or revision.retired:
        desk.write([f"Updated {shown} in your library; your progress is kept."])
    return name


def add_built_in_sets(store: Store, desk: TerminalDesk) -> bool:
    """Whether the library was empty, and now holds what comes with quizzer."""
    from quizzer.store.library import list_sets

    if list_sets(store, *today(now())):
        return False
    for name, path in built_in_sets().items():
        add_file(store, name, path, desk)
    return True


def find_entries(store: Store, names: Sequence[str], wishes: Wishes, rng: random.Random) -> list[Entry]:
    """What this sitting asks, in order."""
    from quizzer.store.cards import count_begun, due_cards, new_cards
    from quizzer.store.questions import read_questions
    from quizzer.study.queue import NEW_A_DAY, build_queue

    if wishes.cram:
        return find_practice(store, names, rng)[: wishes.limit]
    day, now_ms = today(now())
    due_now = due_cards(store, day, now_ms + LEARN_AHEAD_MS, names)
    count = wishes.new
    if count is None:
        count = max(0, NEW_A_DAY - count_begun(store, day, now_ms))
    # Siblings of other questions wait, so more are looked at than are taken.
    new = new_cards(store, 5 * count, day, names) if count else []
    questions = read_questions(store, [card.question_id for card in (*due_now, *new)])
    return build_queue(due_now, new, questions, rng, now_ms, count)[: wishes.limit]


def find_practice(store: Store, names: Sequence[str], rng: random.Random) -> list[Entry]:
    """Every question of the sets, or of the whole library, shuffled."""
    from quizzer.models import Card
    from quizzer.store.library import list_sets, read_set
    from quizzer.study.queue import Entry

    chosen = names or [summary.name for summary in list_sets(store, *today(now()))]
    sets = filter(None, (read_set(store, name) for name in chosen))
    questions = {question.id: question for found in sets for question in found.questions}
    entries = [Entry(question, Card(question.id)) for question in questions.values()]
    rng.shuffle(entries)
    return entries


def sit(
    store: Store, desk: TerminalDesk, entries: Sequence[Entry], wishes: Wishes, rng: random.Random
) -> None:
    """One sitting and its summary; leaves with 130 after Ctrl-C."""
    from quizzer.study.showing import make_showing, name_occasion
    from quizzer.terminal.show import show_greeting
    from quizzer.terminal.signals import undisturbed

    with desk.keyboard.listening():
        desk.write(show_greeting(entries, desk.style, practice=wishes.cram))
        occasion = name_occasion(entries[0], is_repeat=False, is_practice=wishes.cram)
        first = make_showing(entries[0], occasion, (1, len(entries)), rng)
        desk.show(first)
        # All the rest is loaded while the learner reads. Python may drop a Ctrl-C that falls into an import.
        with undisturbed():
            from quizzer.cli.journal import make_tools
            from quizzer.study.session import Ending, run
            from quizzer.terminal.verdict import show_summary
        tools = make_tools(store, desk, rng, now, practice=wishes.cram)
        summary = run(entries, tools, wishes.minutes, replace(first, stands=True))
    desk.write(show_summary(summary, desk.style, saved=not wishes.cram))
    tell_what_is_next(store, desk, summary)
    if summary.answered and not wishes.cram:
        from quizzer.store.backups import back_up_if_due

        try:
            back_up_if_due(store, now())
        except (QuizzerError, OSError) as error:
            desk.write([f"The backup of today could not be made: {visible(str(error), single_line=True)}"])
    if summary.error:
        raise summary.error
    if summary.ending is Ending.INTERRUPTED:
        raise typer.Exit(130)


def tell_what_is_next(store: Store, desk: TerminalDesk, summary: Summary) -> None:
    """The streak, what is left, when the next question comes, and the command to type."""
    from quizzer.store.cards import count_due
    from quizzer.store.log import read_streak

    day, now_ms = today(now())
    streak, tomorrow = read_streak(store, day), sum(count_due(store, day + 1, now_ms + DAY_MS).values())
    if summary.answered and (streak > 1 or tomorrow):
        parts = [f"{streak} days in a row"] * (streak > 1) + [f"{tomorrow} due tomorrow"] * (tomorrow > 0)
        desk.write([f"{', '.join(parts)}."])
    if summary.left:
        desk.write([f"{summary.left} left today. Next: quizzer study"])
    else:
        desk.write(phrase_next(store))


def phrase_clock(store: Store) -> list[str]:
    """A warning where answers lie more than a day ahead: the clock was wrong then, or is now."""
    from quizzer.store.cards import read_latest_ms

    ahead = ((read_latest_ms(store) or 0) - milliseconds(now())) // DAY_MS
    if ahead < 1:
        return []
    return [f"The last answer lies {ahead} day{'s' * (ahead > 1)} in the future. Is the clock right?"]


def tell_nothing_due(store: Store, desk: TerminalDesk) -> None:
    """Why there is nothing to study now."""
    desk.write(["Nothing is due.", *phrase_next(store)])


def phrase_next(store: Store) -> list[str]:
    """When the library's next question comes back, and what can be done before; a command ends its line."""
    from quizzer.store.cards import count_begun, due_cards, new_cards, next_due_day
    from quizzer.study.queue import NEW_A_DAY
    from quizzer.terminal.show import phrase_day

    day, now_ms = today(now())
    fresh = new_cards(store, 1, day)
    if due_cards(store, day, now_ms + LEARN_AHEAD_MS) or (
        fresh and count_begun(store, day, now_ms) < NEW_A_DAY
    ):
        return ["Next: quizzer study"]
    more = "quizzer study --new 10" if fresh else "quizzer study --cram"
    upcoming = next_due_day(store, day)
    if upcoming is None:
        return [f"For more now: {more}"]
    return [f"The next review is {phrase_day(upcoming, day)}.", f"For more now: {more}"]


def due(context: typer.Context, as_json: JSON = False) -> None:
    """Show what waits today, by set."""
    from quizzer.cli.bank import print_json
    from quizzer.store.database import open_store
    from quizzer.store.library import list_sets
    from quizzer.terminal.show import show_due

    day, now_ms = today(now())
    with open_store(context.obj) if context.obj.exists() else nullcontext() as store:
        summaries = list_sets(store, day, now_ms + LEARN_AHEAD_MS) if store else []
        if as_json:
            print_json(
                "due",
                [
                    {"name": s.name, "title": s.title, "questions": s.questions, "due": s.due, "new": s.new}
                    for s in summaries
                ],
            )
            return
        rows = [(s.name, s.due, s.new, s.questions) for s in summaries]
        for line in show_due(rows):
            print(line)
        print(*(phrase_next(store) if store and summaries else ["Next: quizzer study"]), sep="\n")


def now() -> datetime:
    """The present moment with the learner's own zone."""
    return datetime.now().astimezone()


def today(moment: datetime) -> tuple[int, int]:
    """The study day and the UTC milliseconds of a moment."""
    from quizzer.memory.calendar import study_day

    return study_day(moment), milliseconds(moment)


def milliseconds(moment: datetime) -> int:
    """A moment in UTC milliseconds."""
    return round(moment.timestamp() * 1000)
