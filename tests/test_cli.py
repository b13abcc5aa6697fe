"""The edge: options before and after the command, errors as one line and an exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from quizzer import __version__
from quizzer.cli import bank, hoist, run


def test_bare_command_shows_what_waits_and_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert "Next: quizzer study" in capsys.readouterr().out


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"quizzer {__version__}\n"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for command in ("study", "due", "generate", "add", "remove", "sets", "show", "export"):
        assert command in out


@pytest.mark.parametrize(
    "words", [["nonsense"], ["sets", "--nonsense"], ["show"], ["--learner", "../x", "due"]]
)
def test_usage_error_is_one_line_with_exit_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    err = capsys.readouterr().err
    assert err.startswith("quizzer: ")
    assert err.count("\n") == 1


def test_hostile_argument_reaches_the_screen_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "\x1b]0;title\x07"]) == 3
    assert "\x1b" not in capsys.readouterr().err


def test_global_options_may_follow_the_command() -> None:
    assert hoist(["sets", "--home", "x", "--json"]) == ["--home", "x", "sets", "--json"]
    assert hoist(["sets", "--learner=ann", "--debug"]) == ["--learner=ann", "--debug", "sets"]
    assert hoist(["show", "--", "--home"]) == ["show", "--", "--home"]
    assert hoist(["sets", "--home"]) == ["--home", "sets"]


def test_learners_are_kept_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tiny.quiz.yaml"
    file.write_text(
        "title: Tiny\nquestions:\n  - question: Two and two?\n    answer: four\n", encoding="utf-8"
    )
    assert run(["add", str(file), "--learner", "ann", "--home", str(tmp_path)]) == 0
    assert (tmp_path / "ann.sqlite3").exists()
    capsys.readouterr()
    assert run(["sets", "--learner", "bob", "--home", str(tmp_path)]) == 0
    assert "tiny" not in capsys.readouterr().out
    assert not (tmp_path / "bob.sqlite3").exists()


def test_bug_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(bank, "built_in_sets", fail)
    assert run(["sets"]) == 1
    err = capsys.readouterr().err
    assert "a bug in quizzer: ZeroDivisionError" in err
    assert "--debug" in err
    with pytest.raises(ZeroDivisionError):
        run(["sets", "--debug"])


def test_debug_shows_the_traceback_of_an_error() -> None:
    command = [sys.executable, "-m", "quizzer", "show", "nothing", "--debug"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "SetError" in done.stderr


def test_reader_that_stops_early_is_no_error() -> None:
    code = "import sys; from quizzer.cli import run; sys.exit(run(['show', sys.argv[1]]))"
    name = "soviet_occupation_of_the_baltic_states_1940"
    command = [sys.executable, "-c", code, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


def test_ctrl_c_within_text_that_is_executed_ends_with_its_code(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(
        "from quizzer import cli\ncli.obey = lambda arguments: exec('raise KeyboardInterrupt')\ncli.main()\n"
    )
    command = [sys.executable, "-m", "interrupted"]
    assert subprocess.run(command, cwd=tmp_path, timeout=20).returncode == 130
