"""The command that hands a learner's answers out and in, as the CSV that FSRS tools share."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizzer.cli.bank import JSON, now_ms, print_json
from quizzer.cli.tuning import read_zone, replay_with
from quizzer.errors import DocumentError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.memory.review_log import Answer, History
    from quizzer.store.database import Store

DAY_MS = 86_400_000
IMPORT = Annotated[
    Path | None, typer.Option("--import", metavar="FILE.csv", help="Take the answers of a review log in.")
]
ZONE = Annotated[
    str | None, typer.Option(help="Where a log was lived: Europe/Riga, or hours from UTC as -06:00.")
]


def register(app: typer.Typer) -> None:
    """Add this module's command to the app."""
    app.command()(log)


def log(context: typer.Context, source: IMPORT = None, zone: ZONE = None, as_json: JSON = False) -> None:
    """Print your answers as CSV for FSRS tools, or take those of such a file in."""
    from quizzer.memory.review_log import write_csv
    from quizzer.store.database import open_store

    if source is not None:
        report = take_log_in(context.obj, read_log(source, zone, now_ms() + DAY_MS))
        if as_json:
            print_json("imported", [report])
        else:
            print(f"{report['new']:,} answers taken in, {report['known']:,} were there already.")
            print(f"{report['cards']:,} cards, {report['in_library']:,} of them in your library.")
        return
    with open_store(context.obj) if context.obj.exists() else nullcontext() as store:
        histories = read_histories(store) if store else []
    if as_json:
        answers = sorted((a for history in histories for a in history), key=lambda a: (a.at_ms, a.card))
        print_json("log", [asdict(answer) for answer in answers])
        return
    watched = sys.stdout.isatty()
    for line in write_csv(histories):
        print(visible(line, single_line=True) if watched else line)


def read_histories(store: Store) -> list[History]:
    """All answers in the store."""
    from quizzer.memory.review_log import collect_histories
    from quizzer.store.log import read_events

    return collect_histories(read_events(store))


def take_log_in(path: Path, answers: list[Answer]) -> dict[str, int]:
    """Add answers given elsewhere to the store; how many were new."""
    from quizzer.memory.review_log import make_events
    from quizzer.models import QuestionId
    from quizzer.store.database import open_store
    from quizzer.store.intake import take_in
    from quizzer.store.questions import read_questions
    from quizzer.store.settings import read_settings

    with open_store(path) as store:
        new = take_in(store, list(make_events(answers)), replay_with(read_settings(store)))
        cards = sorted({QuestionId(answer.card) for answer in answers})
        in_library = len(read_questions(store, cards))
    return {"new": new, "known": len(answers) - new, "cards": len(cards), "in_library": in_library}


def read_log(path: Path, zone: str | None, latest_ms: int | None = None) -> list[Answer]:
    """The answers of a CSV file; raises DocumentError for what cannot be read."""
    from quizzer.memory.review_log import read_csv

    name = visible(str(path), single_line=True)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DocumentError(f"{name}: the file cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{name}: not UTF-8 (byte {error.start}). Save it as UTF-8 CSV.") from error
    later = {} if latest_ms is None else {"latest_ms": latest_ms}
    return read_csv(text, name, read_zone(zone), **later)
