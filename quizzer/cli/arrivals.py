"""What the files given to `add` hold: all of it is read before any of it goes into the library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizzer.cli.anki import is_deck, name_sets, read_deck, take_deck_in
from quizzer.cli.bank import add_to_library, count_revision, now_ms
from quizzer.cli.crossing import describe_notes, tell_reading
from quizzer.formats.suffixes import find_format, read_with_notes, set_name
from quizzer.terminal.progress import working
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.formats.crossing import Reading
    from quizzer.models import QuestionSet
    from quizzer.store.staging import Staging

Counted = dict[str, int]
"""How many questions were kept, changed, new and retired."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A set that was read: `enter` adds it to the library, `tell` says what else there is to say of it.

    What it says goes to the person unless `quiet`, and comes back for the report.
    """

    name: str
    title: str
    enter: Callable[[], Counted]
    tell: Callable[[bool], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Place:
    """The library that sets go into, and how their files are to be read."""

    store_path: Path
    zone: str | None = None
    format: str | None = None


def read_file(path: Path, place: Place, stack: ExitStack) -> Iterator[Arrival]:
    """The sets in a file; a table's questions wait on disk until the stack is closed."""
    if is_deck(path, place.format):
        deck = read_deck(path, place.zone)
        *most, last = name_sets(path, deck).items()
        for name, question_set in most:
            yield Arrival(
                name, question_set.title, partial(enter_set, place, name, question_set), _say_nothing
            )
        name, question_set = last
        yield Arrival(
            name,
            question_set.title,
            partial(enter_set, place, name, question_set),
            lambda quiet: {"anki": take_deck_in(place.store_path, deck, place.zone, quiet=quiet)},
        )
    elif not path.is_dir() and find_format(path, place.format).name == "csv":
        yield stage_table(path, place, stack)
    else:
        reading, name = read_with_notes(path, place.format), set_name(path)
        question_set = reading.question_set
        enter = partial(enter_set, place, name, question_set)
        yield Arrival(name, question_set.title, enter, partial(tell_notes, path, reading))


def stage_table(path: Path, place: Place, stack: ExitStack) -> Arrival:
    """A table, whose rows go to disk one by one, so that it may be as long as it likes."""
    from quizzer.formats.sheets.read import stream_csv
    from quizzer.store.database import open_store
    from quizzer.store.staging import Staging

    staging = Staging(stack.enter_context(open_store(place.store_path)))
    with working(f"Reading {path.name}"):
        reading = stream_csv(path, staging)
    name = set_name(path)
    enter = partial(enter_table, staging, name, reading.question_set)
    return Arrival(name, reading.question_set.title, enter, partial(tell_notes, path, reading))


def enter_set(place: Place, name: str, question_set: QuestionSet) -> Counted:
    """Add a set to the library."""
    return count_revision(add_to_library(place.store_path, name, question_set))


def enter_table(staging: Staging, name: str, head: QuestionSet) -> Counted:
    """Add a table to the library."""
    from quizzer.store.staging import add_staged

    with working(f"Adding {name}"):
        counts = asdict(add_staged(staging, name, head, now_ms()))
    if unmatched := counts.pop("unmatched"):
        told = f"{unmatched:,} new questions are too many to be compared with those that are gone."
        print(f"{visible(name, single_line=True)}: {told} A column id keeps their progress.", file=sys.stderr)
    return counts


def tell_notes(path: Path, reading: Reading, quiet: bool) -> dict[str, Any]:
    """What of a file was changed or left out."""
    notes = describe_notes(reading.notes)
    if notes and not quiet:
        tell_reading(path, reading.notes)
    return {"notes": notes} if notes else {}


def _say_nothing(quiet: bool) -> dict[str, Any]:
    return {}
