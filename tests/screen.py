"""A real terminal for tests: a program on a pseudo-terminal, and the screen a person would see."""

import codecs
import os
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pexpect
import pyte

PATIENCE = 10.0
ISOLATES = "\u2066\u2067\u2068\u2069"
"""What keeps right-to-left text from reordering what stands beside it."""


class Terminal:
    """A running program, its screen and its keyboard."""

    def __init__(self, arguments: list[str], rows: int = 24, columns: int = 80, **environment: str) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self.stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = b""
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            arguments,
            dimensions=(rows, columns),
            env={**os.environ, "TERM": "xterm-256color", **environment},
            timeout=PATIENCE,
            echo=True,
        )
        self.child.delaybeforesend = None
        self.modes = self.read_modes()

    def read_modes(self) -> list[object]:
        """The terminal's settings as they are now."""
        return list(termios.tcgetattr(self.child.child_fd))

    def text(self) -> str:
        """Everything written, also what has scrolled away; trailing spaces left out."""
        above = [
            "".join(line[x].data for x in range(self.screen.columns)) for line in self.screen.history.top
        ]
        return "\n".join(line.rstrip() for line in [*above, *self.screen.display])

    def wait_for(self, text: str, count: int = 1) -> None:
        """Wait until `text` has appeared that often; shows the screen where it does not."""
        limit = time.monotonic() + PATIENCE
        while self.text().count(text) < count:
            if not self.read() and not self.child.isalive() and self.text().count(text) < count:
                raise AssertionError(f"it ended without {text!r}:\n{self.text()}")
            if time.monotonic() > limit:
                raise AssertionError(f"no {text!r} on the screen:\n{self.text()}")

    def read(self, patience: float = 0.05) -> bool:
        """Whether the program has written something more, now on the screen."""
        try:
            written = self.child.read_nonblocking(65536, timeout=patience)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += written
        # A terminal shows nothing for these; pyte shows nothing after them either.
        self.stream.feed(self._decoder.decode(written).translate(dict.fromkeys(map(ord, ISOLATES))))
        return True

    def type(self, keys: str) -> None:
        self.child.send(keys)

    def hang_up(self) -> None:
        """Close the window the program runs in."""
        self.child.ptyproc.fileobj.close()  # type: ignore[attr-defined]

    def finish(self) -> int:
        """Wait for the end; the exit code, negative for a signal's number."""
        limit = time.monotonic() + PATIENCE
        # The far end must still be open when the modes are looked at.
        while self.read() or self.child.isalive():
            if time.monotonic() > limit:
                raise AssertionError(f"it does not end:\n{self.text()}")
        return -self.child.signalstatus if self.child.signalstatus else self.child.exitstatus or 0


@contextmanager
def run_terminal(
    *arguments: str, rows: int = 24, columns: int = 80, **environment: str
) -> Iterator[Terminal]:
    """`python ARGUMENTS` on a terminal, ended for good at the end of the block."""
    terminal = Terminal([*arguments], rows, columns, **environment)
    try:
        yield terminal
    finally:
        terminal.child.close(force=True)
