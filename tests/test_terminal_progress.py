"""A sign of life: moving on a capable terminal, one plain line on others, silent where nobody watches."""

import subprocess
import sys

import pytest

from tests.screen import run_terminal

WORK = "import time; from quizzer.terminal.progress import working\nwith working('Reading \\x1b[2J x'): time.sleep(.3)"


def test_nothing_is_shown_where_nobody_watches() -> None:
    done = subprocess.run([sys.executable, "-c", WORK], capture_output=True, check=True)
    assert done.stderr == b""


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"QUIZZER_PLAIN": "1"}])
def test_plain_terminal_gets_one_line(environment: dict[str, str]) -> None:
    with run_terminal("-c", WORK, rows=24, columns=80, **environment) as terminal:
        assert terminal.finish() == 0
        assert terminal.text().strip() == "Reading ␛[2J x"
        assert b"\x1b" not in terminal.raw


def test_capable_terminal_shows_movement_and_is_left_clean() -> None:
    with run_terminal("-c", WORK) as terminal:
        terminal.wait_for("Reading")
        assert terminal.finish() == 0
        assert terminal.text().strip() == ""
        assert terminal.read_modes() == terminal.modes


def test_bar_shows_how_far_the_work_is() -> None:
    counting = (
        "import time; from quizzer.terminal.progress import working\n"
        "with working('Reading [b]x[/b]') as tell:\n"
        "    tell(3, 4); time.sleep(1)\n"
    )
    with run_terminal("-c", counting) as terminal:
        terminal.wait_for("75%")
        assert "Reading [b]x[/b]" in terminal.text()
        assert terminal.finish() == 0
        assert terminal.text().strip() == ""
