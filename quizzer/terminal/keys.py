"""Single keys from the terminal, and a terminal that is left as it was found.

Keys typed ahead are kept: the whole sitting runs in one mode, and switching never discards input.
Lines pasted while a question waits are not keys: one paste must not answer several questions. Signals end the program with the terminal restored; nothing here knows what a key means.
"""

from __future__ import annotations

import codecs
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from quizzer.errors import NoTerminal
from quizzer.terminal.signals import heed_signal, interrupt

if sys.platform != "win32":
    import select
    import termios
    import tty

INTERRUPT, END, KILL, BACKSPACE, ENTER = "\x03", "\x04", "\x15", "\x7f", "\n"
_ALIASES = {"\r": ENTER, "\b": BACKSPACE}
_LINE_END = re.compile(r"[\r\n\x04]")
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)?")
"""An arrow or function key, as the terminal sends it."""
_SEVERAL_LINES = re.compile(r"[^\r\n][\r\n]+[^\r\n]")
"""What nobody types at once: text after the end of a line."""
_PASTED, _PASTE_END = "\x1b[200~", "\x1b[201~"
"""How the terminal marks what is pasted."""
_MARKED, _UNMARKED = "\x1b[?2004h", "\x1b[?2004l"
_TOGETHER = 0.02
"""Seconds within which the bytes of one arrow key or one paste follow each other."""
_PATIENCE = 2.0
"""Seconds to wait for the rest of a marked paste on a slow line, before its end counts as lost."""


def demand_terminal() -> None:
    """Raises NoTerminal unless a person can both see the questions and type the answers."""
    for stream in (sys.stdin, sys.stdout):
        try:
            interactive = stream is not None and stream.isatty()
        except ValueError:  # closed
            interactive = False
        if not interactive:
            raise NoTerminal(
                "this needs a terminal, for the questions and for your answers; none are taken from"
                " a pipe or a file. quizzer due and quizzer show need no terminal."
            )


def is_waiting(descriptor: int, patience: float = 0) -> bool:
    """Whether something was typed that nobody has read yet, or is within `patience` seconds."""
    if sys.platform == "win32":  # pragma: no cover - a console cannot be asked: take all for typed ahead
        return True
    return bool(select.select([descriptor], [], [], patience)[0])


class Keyboard:
    """The keys of the terminal, one at a time, unseen until they are shown on purpose."""

    def __init__(self, descriptor: int, *, marks_pastes: bool = False) -> None:
        """Listen to the terminal with that file descriptor, which may be asked to mark what is pasted."""
        self._descriptor = descriptor
        self._marks_pastes = marks_pastes
        self._found: list[Any] | None = None
        self._pushed: list[str] = []
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def push(self, keys: str) -> None:
        """Hand back keys that someone else read but did not use; they come first."""
        self._pushed.extend(keys)

    def take_pushed(self) -> str:
        """The keys that were handed back, for someone who reads the terminal without this keyboard."""
        heed_signal()
        keys = "".join(self._pushed)
        self._pushed.clear()
        return keys

    def read(self) -> str:
        """The next key; ENTER, BACKSPACE and END by those names, arrows and the like left out.

        Raises KeyboardInterrupt for Ctrl-C, EOFError where the terminal is gone.
        """
        self._mark_pastes(_MARKED)
        while True:
            key = self._next()
            if key == INTERRUPT:
                raise KeyboardInterrupt
            if key:
                return _ALIASES.get(key, key)

    def _mark_pastes(self, wish: str) -> None:
        """Ask the terminal to mark pastes or not; a line editor leaves it unasked, so it is said each time."""
        if self._marks_pastes:
            with suppress(OSError):  # a terminal that was closed has no wishes left
                os.write(sys.stdout.fileno(), wish.encode())

    def read_line(self) -> str:
        """A line typed with the terminal's own editing and echo; raises EOFError for Ctrl-D.

        Of several lines pasted it is the first.
        """
        is_ahead = self._pushed or is_waiting(self._descriptor)
        with self.as_found():
            line = self._read_whole_line()
        if not is_ahead:
            self.drop_pasted()
        return line

    def drop_pasted(self) -> None:
        """Forget what came in one piece with what was read last; a person is not that fast."""
        self._pushed.clear()
        while is_waiting(self._descriptor, _TOGETHER):
            self._receive()

    def _drop_marked(self, typed: str) -> None:
        """Forget a paste the terminal marks, however slowly it comes; keys before and after it stay keys."""
        before, _, pasted = typed.partition(_PASTED)
        while _PASTE_END not in pasted and is_waiting(self._descriptor, _PATIENCE):
            pasted = pasted[1 - len(_PASTE_END) :] + self._receive()
        self.push(before + pasted.partition(_PASTE_END)[2])

    if sys.platform == "win32":  # pragma: no cover - needs a Windows console

        @contextmanager
        def listening(self) -> Iterator[None]:
            """The sitting's mode; a Windows console needs none."""
            yield

        @contextmanager
        def as_found(self) -> Iterator[None]:
            """The terminal as it was before the sitting, for a program of its own."""
            yield

        def _next(self) -> str:
            import msvcrt

            key = msvcrt.getwch()
            if key in "\0\xe0":
                msvcrt.getwch()  # the second half of an arrow or function key
                return ""
            return "\x04" if key == "\x1a" else key  # Ctrl-Z ends input there

        def _read_whole_line(self) -> str:
            return input()

    else:

        @contextmanager
        def listening(self) -> Iterator[None]:
            """Keys arrive at once and without echo, until the block ends, however it ends."""
            self._found = termios.tcgetattr(self._descriptor)
            # Ctrl-C too, though whoever started us made us deaf to it: a person sits here.
            obeyed = {signal.SIGTSTP: self._pause, signal.SIGINT: interrupt}
            previous = {number: signal.signal(number, handler) for number, handler in obeyed.items()}
            try:
                self._listen()
                yield
            finally:
                for number, handler in previous.items():
                    signal.signal(number, handler)
                self._restore()

        def _listen(self) -> None:
            tty.setcbreak(self._descriptor, termios.TCSADRAIN)

        def _restore(self) -> None:
            self._mark_pastes(_UNMARKED)
            # Where the terminal was closed there is nothing left to restore.
            with suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._found or [])

        def _pause(self, number: int, frame: FrameType | None) -> None:
            """Ctrl-Z: the shell gets its terminal as it was; on return the sitting goes on."""
            mode = termios.tcgetattr(self._descriptor)
            self._restore()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            signal.raise_signal(signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, self._pause)
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, mode)

        @contextmanager
        def as_found(self) -> Iterator[None]:
            """The terminal as it was before the sitting, for a program of its own."""
            self._restore()
            try:
                yield
            finally:
                self._listen()

        def _next(self) -> str:
            """One key; an arrow or function key, an escape and some letters all at once, is none."""
            key = self._take()
            if key == "\x1b":
                if self._goes_on() and self._take() in "[O":
                    while self._goes_on() and not "@" <= self._take() <= "~":
                        pass
                return ""
            return key

        def _take(self) -> str:
            """The next character; several lines that arrive at once while it waits are passed over."""
            while not self._pushed:
                is_ahead = is_waiting(self._descriptor)
                typed = self._receive()
                if _PASTED in typed:
                    self._drop_marked(typed)
                elif not is_ahead and _SEVERAL_LINES.search(typed):
                    self.drop_pasted()
                else:
                    self.push(typed)
            return self._pushed.pop(0)

        def _goes_on(self) -> bool:
            return bool(self._pushed) or is_waiting(self._descriptor, _TOGETHER)

        def _receive(self) -> str:
            """What the terminal has, at least a byte of it; of a letter cut in two not the first half."""
            heed_signal()
            select.select([self._descriptor], [], [])
            try:
                part = os.read(self._descriptor, 4096)
            except OSError:  # the terminal was closed
                part = b""
            if not part:
                raise EOFError
            return self._decoder.decode(part)

        def _read_whole_line(self) -> str:
            typed = self.take_pushed()
            # What was typed ahead arrives as one piece: several lines, or a Ctrl-D as a plain byte.
            while not (end := _LINE_END.search(typed)):
                typed += self._receive()
            self.push(typed[end.end() :])
            return _edit(typed[: end.end()])


def _edit(line: str) -> str:
    """The line with the editing keys in it obeyed: the terminal leaves that to us for what was typed ahead."""
    typed: list[str] = []
    for character in _SEQUENCE.sub("", line):
        if character == END:
            raise EOFError
        if character in (BACKSPACE, "\b"):
            del typed[-1:]
        elif character == KILL:
            typed.clear()
        elif character.isprintable():
            typed.append(character)
    return "".join(typed)
