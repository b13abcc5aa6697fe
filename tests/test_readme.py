"""The README is the manual: its console blocks are run, and every command is shown."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quizzer.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)

FILES = re.findall(r"`(\w+\.[\w.]+)`:\n\n^```(?:yaml|csv)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def split_block(block: str) -> list[tuple[str, str]]:
    """The (command, expected output) pairs of a console block."""
    steps = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (step.partition("\n") for step in steps)]


def matches(expected: str, actual: str) -> bool:
    """Whether the output is the README's, where a line "..." stands for any lines."""
    parts = re.split(r"^\.\.\.\n", expected, flags=re.MULTILINE)
    return re.fullmatch(".*".join(map(re.escape, parts)), actual, re.DOTALL) is not None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks to the commands like a clone, with the files that the README shows."""
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copytree(ROOT / "question_bank", folder / "question_bank")
    for name, text in FILES:
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "100")
    return folder


def test_console_blocks_print_what_the_readme_says(desk: Path) -> None:
    for command, expected in [step for block in BLOCKS for step in split_block(block)]:
        words = shlex.split(command)
        if words[0] == "pip":
            continue  # the house tests and .ci/run install
        assert words[0] == "quizzer", command
        done = subprocess.run(
            [sys.executable, "-m", "quizzer", *words[1:]],
            cwd=desk,
            capture_output=True,
            text=True,
            check=False,
        )
        actual = done.stdout + done.stderr
        assert matches(expected, actual), f"$ {command}\n{actual}"


def test_readme_has_blocks_to_run() -> None:
    assert len(BLOCKS) >= 4
    assert len(FILES) >= 2


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_shows_the_command(command: str) -> None:
    assert re.search(rf"quizzer {command}\b", README)
