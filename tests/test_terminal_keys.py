"""Keys as they come from a real terminal: typed, typed ahead, pasted, cut in two by a slow line."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizzer.terminal.keys import (
    BACKSPACE,
    END,
    ENTER,
    Keyboard,
    is_waiting,
)
from tests.screen import PATIENCE

SOON = 0.15
"""Seconds after which a program that waits for a key surely waits."""


class Line:
    """A terminal whose person types while the program waits."""

    def __init__(self) -> None:
        self.person, self.program = os.openpty()
        self.keyboard = Keyboard(self.program)
        self.timers: list[threading.Timer] = []

    def press(self, keys: str | bytes) -> None:
        left = keys if isinstance(keys, bytes) else keys.encode()
        while left:  # a terminal takes what it has room for
            left = left[os.write(self.person, left) :]

    def press_soon(self, keys: str | bytes, after: float = SOON) -> None:
        self.timers.append(threading.Timer(after, self.press, [keys]))
        self.timers[-1].start()


@pytest.fixture
def line() -> Iterator[Line]:
    def fail(number: int, frame: object) -> None:
        raise TimeoutError("the keyboard still waits")

    made = Line()
    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        with made.keyboard.listening():
            yield made
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        for timer in made.timers:
            timer.join()
        os.close(made.person)
        os.close(made.program)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("1", "1"), ("\r", ENTER), ("\n", ENTER), ("\b", BACKSPACE), ("\x7f", BACKSPACE), ("\x04", END)],
    ids=["digit", "Return", "Enter", "Ctrl-H", "Backspace", "Ctrl-D"],
)
def test_key_has_one_name_whatever_the_terminal_sends(typed: str, key: str, line: Line) -> None:
    line.press_soon(typed)
    assert line.keyboard.read() == key


@pytest.mark.parametrize("typed", ["\x1b[A", "\x1bOP", "\x1b[1;5C", "\x1b[24~", "\x1b[24;1R", "\x1b"])
def test_arrows_function_keys_and_reports_of_the_terminal_are_no_answers(typed: str, line: Line) -> None:
    line.press_soon(typed)
    line.press_soon("2", after=2 * SOON)
    assert line.keyboard.read() == "2"


def test_arrow_handed_back_is_no_answer_either(line: Line) -> None:
    line.keyboard.push("\x1b[A3")
    assert line.keyboard.read() == "3"


def test_letter_cut_in_two_by_a_slow_line_is_one_key(line: Line) -> None:
    line.press_soon("ā".encode()[:1])
    line.press_soon("ā".encode()[1:], after=2 * SOON)
    assert line.keyboard.read() == "ā"


def test_bytes_that_are_no_text_do_not_swallow_the_next_key(line: Line) -> None:
    line.press(b"\xff")
    line.press("4")
    assert [line.keyboard.read(), line.keyboard.read()] == ["\ufffd", "4"]


def test_keys_typed_ahead_are_kept_also_over_lines(line: Line) -> None:
    line.press("1\n2")
    assert [line.keyboard.read() for _ in range(3)] == ["1", ENTER, "2"]


def test_keys_of_one_answer_may_come_at_once(line: Line) -> None:
    line.press_soon("231\r")
    assert [line.keyboard.read() for _ in range(4)] == ["2", "3", "1", ENTER]


@pytest.mark.parametrize(
    "pasted",
    ["1\nRiga\n1894\nt", "1\r2", "one\n\ntwo\n", "\x1b[200~12\x1b[201~", "1\r\n2\r\n"],
    ids=["lines", "two keys", "gap", "marked by the terminal", "Windows lines"],
)
def test_pasted_lines_press_no_key(pasted: str, line: Line) -> None:
    line.press_soon(pasted)
    line.press_soon("3", after=3 * SOON)
    assert line.keyboard.read() == "3"


def test_long_paste_is_dropped_to_its_end(line: Line) -> None:
    longer_than_a_terminal_holds = "1\n" * 9000
    line.press_soon(longer_than_a_terminal_holds)
    line.press_soon("3", after=4 * SOON)
    assert line.keyboard.read() == "3"


def test_marked_paste_is_dropped_to_its_end_however_slow_the_line(line: Line) -> None:
    line.press_soon("\x1b[200~1\nRi")
    line.press_soon("ga\n2\x1b[20", after=2 * SOON)
    line.press_soon("1~3", after=3 * SOON)
    assert line.keyboard.read() == "3"


def test_marked_paste_whose_end_is_lost_does_not_hold_the_keyboard(line: Line) -> None:
    line.press_soon("\x1b[200~1\nRiga")
    line.press_soon("3", after=3.0)
    assert line.keyboard.read() == "3"


def test_of_pasted_lines_only_the_first_is_the_answer(line: Line) -> None:
    line.press_soon("Riga\nOslo\nTallinn")
    assert line.keyboard.read_line() == "Riga"
    line.press_soon("2")
    assert line.keyboard.read() == "2"


def test_lines_typed_ahead_are_all_answers(line: Line) -> None:
    line.press("Riga\nOslo\n3")
    assert [line.keyboard.read_line(), line.keyboard.read_line(), line.keyboard.read()] == [
        "Riga",
        "Oslo",
        "3",
    ]


def test_line_begun_before_its_question_is_finished_after_it(line: Line) -> None:
    line.press("Ri")
    line.press_soon("ga\n")
    assert line.keyboard.read_line() == "Riga"


def test_line_whose_terminal_goes_away_is_no_answer() -> None:
    made = Line()
    os.close(made.person)
    with pytest.raises(EOFError):
        made.keyboard._read_whole_line()
    os.close(made.program)


def test_terminal_that_can_be_read_no_more_is_the_end(tmp_path: Path) -> None:
    descriptor = os.open(
        tmp_path, os.O_RDONLY
    )  # a folder refuses to be read, as a terminal does that is gone
    with pytest.raises(EOFError):
        Keyboard(descriptor).read()
    os.close(descriptor)


def test_typed_ahead_control_codes_are_obeyed_or_left_out(line: Line) -> None:
    line.keyboard.push("Oslo\x15Ri\x07gx\x7fa\r")
    assert line.keyboard.read_line() == "Riga"
    line.keyboard.push("\x1b[ARi\x1b[1;5Cg\x1bOCa\n")
    assert line.keyboard.read_line() == "Riga"
    line.keyboard.push("Ri\x04")
    with pytest.raises(EOFError):
        line.keyboard.read_line()


def test_terminal_tells_whether_something_waits(line: Line) -> None:
    assert not is_waiting(line.program)
    line.press("x")
    assert is_waiting(line.program, SOON)


def test_suspended_sitting_gives_the_terminal_back_and_takes_it_again() -> None:
    program = (
        "import sys; from quizzer.terminal.keys import Keyboard\n"
        "keyboard = Keyboard(0)\n"
        "with keyboard.listening():\n"
        "    print('ready', flush=True)\n"
        "    print('key', keyboard.read(), flush=True)\n"
    )
    person, theirs = os.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", program], stdin=theirs, stdout=subprocess.PIPE, process_group=0, text=True
    )
    try:
        import termios

        found: Callable[[], bool] = lambda: bool(termios.tcgetattr(theirs)[3] & termios.ECHO)  # noqa: E731
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        assert not found()
        child.send_signal(signal.SIGTSTP)
        os.waitpid(child.pid, os.WUNTRACED)
        assert found()
        child.send_signal(signal.SIGCONT)
        os.write(person, b"5")
        assert child.stdout.readline() == "key 5\n"
        assert child.wait(PATIENCE) == 0
        assert found()
    finally:
        child.kill()
        child.wait(PATIENCE)
        if child.stdout:
            child.stdout.close()
        os.close(person)
        os.close(theirs)
