"""Ctrl-C and the signals that end a program, wherever they fall."""

import os
import signal
import subprocess
import sys

import pytest

from quizzer.cli import run
from quizzer.terminal.signals import heeding, hold, leaving_politely, take_signal, undisturbed
from tests.screen import PATIENCE, run_terminal


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_end_by_signal_runs_what_stands_after_it(name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as leaving, leaving_politely():
        signal.raise_signal(number)
    assert leaving.value.code == 128 + number
    assert signal.getsignal(number) == before


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_signal_waits_until_the_answer_is_written(name: str) -> None:
    done = []
    with pytest.raises((SystemExit, KeyboardInterrupt)), leaving_politely(), undisturbed():
        signal.raise_signal(getattr(signal, name))
        done.append("written")
    assert done == ["written"]


def test_interrupt_that_python_drops_is_heeded_at_the_next_key() -> None:
    program = (
        "import signal, sys\n"
        "from quizzer.terminal.keys import Keyboard; from quizzer.terminal.signals import heeding\n"
        "class Finalised:\n"
        "    def __del__(self): signal.raise_signal(signal.SIGINT)\n"
        "sys.unraisablehook = lambda dropped: print('dropped', dropped.exc_type.__name__, flush=True)\n"
        "keyboard = Keyboard(0)\n"
        "with heeding(), keyboard.listening():\n"
        "    Finalised()\n"
        "    try: keyboard.READ()\n"
        "    except KeyboardInterrupt: print('heeded')\n"
        "with heeding(), keyboard.listening(): print(keyboard.read())\n"
    )
    for read in ("read", "read_line", "take_pushed"):
        person, theirs = os.openpty()
        os.write(person, b"5")
        try:
            ran = subprocess.run(
                [sys.executable, "-c", program.replace("READ", read)],
                stdin=theirs,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
            )
        finally:
            os.close(person)
            os.close(theirs)
        assert ran.stdout == "dropped KeyboardInterrupt\nheeded\n5\n", ran.stderr


def test_interrupt_waits_until_the_commands_are_loaded() -> None:
    program = (
        "import gc, signal, sys\n"
        "import quizzer.__main__ as command\n"
        "disable = gc.disable\n"
        "gc.disable = lambda: (signal.raise_signal(signal.SIGINT), disable())\n"
        "sys.argv = ['quizzer', 'sets']\n"
        "command.main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_error_that_python_made_of_a_signal_ends_as_the_signal(
    name: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_off(arguments: list[str]) -> int:
        with leaving_politely():
            try:
                signal.raise_signal(getattr(signal, name))
            except BaseException:
                raise TypeError("expected a message argument") from None
        return 0

    monkeypatch.setattr("quizzer.cli.obey", break_off)
    assert run(["study"]) == code
    assert capsys.readouterr().err == ""
    assert take_signal() is None


def test_held_interrupt_is_raised_where_it_is_heeded() -> None:
    before = signal.getsignal(signal.SIGINT)
    hold()
    signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), heeding():
        pytest.fail("it was forgotten")
    assert signal.getsignal(signal.SIGINT) == before


def test_who_is_started_deaf_to_interrupts_stays_deaf() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heeding():
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_person_at_the_keyboard_is_heard_whoever_started_the_program() -> None:
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from quizzer.terminal.keys import Keyboard; from quizzer.terminal.signals import heeding\n"
        "with heeding(), Keyboard(0).listening():\n"
        "    try: print('ready', flush=True); Keyboard(0).read()\n"
        "    except KeyboardInterrupt: print('heard')\n"
    )
    with run_terminal("-c", program) as terminal:
        terminal.wait_for("ready")
        terminal.child.kill(signal.SIGINT)
        terminal.wait_for("heard")
        assert terminal.finish() == 0
