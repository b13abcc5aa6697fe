"""A typed line on a real terminal: pasted text, a terminal that does not answer, a resize."""

import signal
import time

import pytest

from tests.screen import Terminal, run_terminal

PROGRAM = """
import sys
from quizzer.terminal.keys import Keyboard
from quizzer.terminal.line_editor import edit_line
keyboard = Keyboard(0)
with keyboard.listening():
    for number in (1, 2):
        print(f"<{edit_line(f'Line {number}', keyboard)}>")
    print("ready")
    print("key", keyboard.read())
"""


def start(terminal: Terminal) -> None:
    """The editor is ready for keys once it has switched pasting on."""
    terminal.wait_for("Line 1")
    while b"\x1b[?2004h" not in terminal.raw:
        assert terminal.read(5)


def finish_with(terminal: Terminal, key: str) -> None:
    terminal.wait_for("ready")
    terminal.type(key)
    terminal.wait_for(f"key {key}")
    assert terminal.finish() == 0
    assert terminal.read_modes() == terminal.modes


def test_pasted_lines_become_one_line_to_look_over() -> None:
    with run_terminal("-c", PROGRAM) as terminal:
        start(terminal)
        terminal.type("\x1b[200~Riga\r\nand  Oslo\n\x1b[201~")
        terminal.wait_for("Riga and Oslo")
        assert "<" not in terminal.text()
        terminal.type("\r")
        terminal.wait_for("<Riga and Oslo>")
        terminal.wait_for("Line 2")
        terminal.type("two\r")
        finish_with(terminal, "3")


def test_of_lines_pasted_without_a_mark_the_first_is_the_answer() -> None:
    with run_terminal("-c", PROGRAM) as terminal:
        start(terminal)
        terminal.type("Riga\rOslo\rTallinn\r4")
        terminal.wait_for("<Riga>")
        terminal.wait_for("Line 2")
        time.sleep(0.2)  # whatever was left over would arrive now
        terminal.type("Vilnius\r")
        terminal.wait_for("<Vilnius>")
        finish_with(terminal, "3")
        assert "Oslo>" not in terminal.text()


def test_terminal_is_not_asked_for_the_cursor_and_not_scolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROMPT_TOOLKIT_NO_CPR")
    with run_terminal("-c", PROGRAM) as terminal:
        start(terminal)
        time.sleep(2.2)  # after two seconds without an answer the warning would come
        terminal.type("one\r")
        terminal.wait_for("Line 2")
        terminal.type("two\r")
        finish_with(terminal, "3")
        assert b"\x1b[6n" not in terminal.raw
        assert "WARNING" not in terminal.text()


@pytest.mark.parametrize("columns", [200, 30, 8, 1])
def test_resize_loses_no_letter(columns: int) -> None:
    with run_terminal("-c", PROGRAM) as terminal:
        start(terminal)
        terminal.type("Ri")
        terminal.wait_for("Ri")
        terminal.child.setwinsize(12, columns)
        terminal.child.kill(signal.SIGWINCH)
        terminal.read(0.2)
        terminal.type("ga\r")
        while b"<Riga>" not in terminal.raw:
            assert terminal.read(5)


def test_arrow_typed_ahead_moves_in_the_next_line() -> None:
    with run_terminal("-c", f"import time; print('begin', flush=True); time.sleep(.5){PROGRAM}") as terminal:
        terminal.wait_for("begin")
        terminal.type("one\rwo\x1b[D\x1b[Dt\r")
        terminal.wait_for("<one>")
        terminal.wait_for("<two>")
        finish_with(terminal, "3")
