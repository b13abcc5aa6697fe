"""What Ctrl-C and the signals that end a program do: nothing is lost, nothing half done, nothing forgotten.

Python forgets what a signal raises inside a finaliser or a callback, as every import runs some: it prints
"Exception ignored" and goes on. Inside some imports it makes a TypeError of it. So signals are noted
here as well, heeded where a key is waited for, and remembered where something ends in an error.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPPERS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGTSTP")
_noted: list[int] = []
"""The signals to end that came since the command began."""


def hold() -> None:
    """Make Ctrl-C wait from here on. Windows holds none."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


@contextmanager
def heeding() -> Iterator[None]:
    """Ctrl-C, held before or not, raises KeyboardInterrupt until the block ends, and none is forgotten.

    Whoever started us deaf to it, as nohup and a shell's & do, finds us so.
    """
    previous = signal.getsignal(signal.SIGINT)
    if previous is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, interrupt)
    _noted.clear()
    try:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


def interrupt(number: int, frame: FrameType | None) -> None:
    """Note a Ctrl-C, and raise it."""
    _noted.append(number)
    raise KeyboardInterrupt


def heed_signal() -> None:
    """Raise what a signal raised before, where Python dropped it."""
    if _noted:
        if _noted[0] == signal.SIGINT:
            raise KeyboardInterrupt
        raise SystemExit(128 + _noted[0])


def take_signal() -> int | None:
    """The exit code of the first signal that came, None if none did; forgets them."""
    code = 128 + _noted[0] if _noted else None
    _noted.clear()
    return code


@contextmanager
def leaving_politely() -> Iterator[None]:
    """SIGTERM and SIGHUP become an orderly exit with 128 plus their number."""
    previous = {}
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):  # Windows has no SIGHUP
            previous[number] = signal.signal(number, _leave)
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _leave(number: int, frame: FrameType | None) -> None:
    _noted.append(number)
    raise SystemExit(128 + number)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Signals wait until the block is over, so that an answer is kept whole."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _numbers())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _numbers() -> set[int]:
    return {getattr(signal, name) for name in _STOPPERS if hasattr(signal, name)}
