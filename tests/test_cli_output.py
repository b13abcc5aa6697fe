"""Where the output goes wrong: nobody reads on, or there is no room for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARTICLE
from tests.screen import PATIENCE

COMMANDS = (["--help"], ["--version"], ["sets"], ["due"], ["show", ARTICLE], ["show", ARTICLE, "--json"])
COMMAND = [sys.executable, "-m", "quizzer"]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_reader_that_has_seen_enough_hears_no_complaint(arguments: list[str]) -> None:
    quizzer = subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert quizzer.stdout is not None
    quizzer.stdout.close()
    assert quizzer.stderr is not None
    assert quizzer.stderr.read() == ""
    quizzer.stderr.close()
    assert quizzer.wait(PATIENCE) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_full_disk_under_the_output_is_told_in_a_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*COMMAND, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    assert ran.returncode == 1
    assert ran.stderr == "quizzer: the output could not be written in full (No space left on device).\n"


def test_output_that_is_closed_from_the_start_is_no_error() -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m quizzer sets >&-', sys.executable],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
