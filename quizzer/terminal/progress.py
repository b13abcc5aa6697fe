"""How far work is that takes longer than a second; silent where nobody watches."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quizzer.terminal.safe import visible


@contextmanager
def working(message: str) -> Iterator[Callable[[int, int], None]]:
    """Show `message` on stderr while the block runs; moving only on a capable terminal.

    The block may call what it is given with how much is done, and of how much: then a bar shows it.
    """
    if not sys.stderr.isatty():
        yield _ignore
        return
    if (
        os.environ.get("TERM", "dumb") == "dumb"
        or os.environ.get("NO_COLOR")
        or os.environ.get("QUIZZER_PLAIN")
    ):
        print(visible(message, single_line=True), file=sys.stderr)
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(visible(message, single_line=True), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _ignore(done: int, total: int) -> None:
    """Nobody watches."""
