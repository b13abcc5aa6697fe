"""A sign of life for work that takes longer than a second; silent where nobody watches."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from quizzer.terminal.safe import visible


@contextmanager
def working(message: str) -> Iterator[None]:
    """Show `message` on stderr while the block runs; moving only on a capable terminal."""
    if not sys.stderr.isatty():
        yield
        return
    if (
        os.environ.get("TERM", "dumb") == "dumb"
        or os.environ.get("NO_COLOR")
        or os.environ.get("QUIZZER_PLAIN")
    ):
        print(visible(message, single_line=True), file=sys.stderr)
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(visible(message, single_line=True))):
        yield
