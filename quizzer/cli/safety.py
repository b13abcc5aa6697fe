"""Commands that keep progress safe: merge, backup, restore, doctor."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizzer.cli.bank import JSON, print_json
from quizzer.errors import StoreUnusable, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.store.backups import Backup
    from quizzer.store.doctor import Checkup

OTHER = Annotated[
    Path, typer.Argument(metavar="FILE", help="The store of the other machine, or a copy of it.")
]
TARGET = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="Where to (default: among the backups).")
]
BACKUP = Annotated[str, typer.Argument(metavar="[BACKUP]", help="A backup's file, or latest.")]
REBUILD = Annotated[bool, typer.Option("--rebuild", help="Remake every card from the log of answers.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    for command in (merge, backup, restore, doctor):
        app.command()(command)


def merge(context: typer.Context, file: OTHER, as_json: JSON = False) -> None:
    """Bring another machine's progress into yours; doing it twice changes nothing."""
    from quizzer.cli.tuning import replay_with
    from quizzer.store.database import open_store
    from quizzer.store.merge import merge_store

    with open_store(context.obj) as store:
        done = merge_store(store, file, replay_with, time.time_ns() // 1_000_000)
    if as_json:
        print_json("merged", [{part: getattr(done, part) for part in done.__slots__}])
        return
    print(f"{done.events} events taken in, {done.cards} cards remade from the log.")
    if done.sets or done.questions:
        print(f"{done.sets} sets and {done.questions} questions are new here.")
    if done.early:
        print(
            f"{done.early} events lie more than a day in the future and stay in {shown(file)}."
            " Set that machine's clock right and merge again when their day has come."
        )
    print("Next: quizzer study")


def backup(context: typer.Context, file: TARGET = None, as_json: JSON = False) -> None:
    """Copy your progress, checked and whole."""
    from quizzer.store.backups import back_up
    from quizzer.store.database import copy_store, open_store

    if not context.obj.exists():
        raise UsageError(f"{context.obj}: there is no progress to copy yet. Next: quizzer study")
    if file is not None and file.exists():
        raise UsageError(f"{file}: this file exists. Name another, or leave it out.")
    with open_store(context.obj) as store:
        if file is None:
            made = back_up(store, now())
        else:
            copy_store(store, file)
            made = file
    if as_json:
        print_json("backup", [{"file": str(made), "bytes": made.stat().st_size}])
    else:
        print(f"Copied to {shown(made)}. Next: quizzer restore {shown(made)} puts it back.")


def restore(context: typer.Context, chosen: BACKUP = "", as_json: JSON = False) -> None:
    """Put a backup in the place of your progress, which is kept beside the backups; alone, list them."""
    from quizzer.store.backups import list_backups
    from quizzer.store.backups import restore as put_back

    backups = list_backups(context.obj)
    if not chosen:
        tell_backups(backups, as_json=as_json)
        return
    file = find_latest(backups) if chosen == "latest" else Path(chosen)
    context.obj.parent.mkdir(parents=True, exist_ok=True)
    safety = put_back(context.obj, file, now())
    if as_json:
        print_json("restored", [{"file": str(file), "replaced": str(safety) if safety else None}])
        return
    print(f"Restored {shown(file)}.")
    if safety is not None:
        print(f"What was there before is in {shown(safety)}.")
    print("Next: quizzer doctor")


def find_latest(backups: list[Backup]) -> Path:
    """The latest backup; what a restore replaced is none, since it may be what was to be got rid of."""
    made = [backup.path for backup in backups if not backup.replaced]
    if not made:
        raise StoreUnusable("there is no backup yet. quizzer backup makes one.")
    return made[-1]


def tell_backups(backups: list[Backup], *, as_json: bool) -> None:
    """List the backups, the latest last."""
    if as_json:
        rows = [{"file": str(b.path), "made": b.moment.isoformat(), "bytes": b.size} for b in backups]
        print_json("backups", rows)
        return
    for one in backups:
        replaced = "  (replaced by a restore)" * one.replaced
        print(f"{one.moment:%Y-%m-%d %H:%M:%S}  {one.size:>11,} bytes  {shown(one.path)}{replaced}")
    print("Next: quizzer restore latest" if backups else "There is no backup yet. Next: quizzer backup")


def doctor(context: typer.Context, rebuild: REBUILD = False, as_json: JSON = False) -> None:
    """Check your progress: the file, the log of answers, and the cards made from it."""
    from quizzer.cli.tuning import replay_with
    from quizzer.store.backups import list_backups
    from quizzer.store.database import open_store
    from quizzer.store.doctor import check_up, remake

    if not context.obj.exists():
        if as_json:
            print_json("doctor", [])
        else:
            print("There is no progress yet, so nothing to check. Next: quizzer study")
        return
    backups = list_backups(context.obj)
    try:
        with open_store(context.obj) as store:
            found = check_up(store, replay_with, time.time_ns() // 1_000_000)
            remade = remake(store, replay_with) if rebuild and found.sound else 0
    except StoreUnusable as error:
        raise StoreUnusable(f"{error}\n{advise(backups)}") from error
    if as_json:
        print_json("doctor", [describe(context.obj, found, remade, len(backups))])
    else:
        tell_checkup(context.obj, found, remade if rebuild else None, backups)
    if not found.sound:
        raise StoreUnusable(f"{context.obj}: the store is damaged. {advise(backups)}")


def describe(path: Path, found: Checkup, remade: int, backups: int) -> dict[str, Any]:
    """A check-up as JSON-ready data."""
    parts = {part: getattr(found, part) for part in found.__slots__}
    return {"store": str(path), **parts, "sound": found.sound, "remade": remade, "backups": backups}


def tell_checkup(path: Path, found: Checkup, remade: int | None, backups: list[Backup]) -> None:
    """Print what was looked at and what to do about it."""
    print(f"{shown(path)}: schema {found.schema}, {found.events} events, {found.cards} cards.")
    for problem in found.problems:
        print(f"Damaged: {visible(problem, single_line=True)}")
    if found.early:
        print(f"{found.early} events lie more than a day in the future. Is this machine's clock right?")
    if remade is not None:
        print(f"Remade from the log: {remade} cards changed.")
    elif found.stale:
        print(f"{found.stale} cards are not as the log makes them. Next: quizzer doctor --rebuild")
    latest = f"the latest of {backups[-1].moment:%Y-%m-%d %H:%M}" if backups else "none yet: quizzer backup"
    print(f"Backups: {len(backups)}, {latest}.")
    if found.sound and not found.stale and not found.early:
        print("All is well.")


def advise(backups: list[Backup]) -> str:
    """What to do about a damaged store."""
    if backups:
        return f"The latest backup is of {backups[-1].moment:%Y-%m-%d %H:%M}. Next: quizzer restore latest"
    return "There is no backup. Keep a copy of the file before you try anything."


def shown(path: Path) -> str:
    """A path made safe for the screen."""
    return visible(str(path), single_line=True)


def now() -> datetime:
    """The present moment with the learner's own zone."""
    return datetime.now().astimezone()
