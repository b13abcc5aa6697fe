"""The table of commands against the modules it names."""

import importlib
from pathlib import Path

import pytest
import typer

from quizzer import cli
from quizzer.cli import run
from quizzer.cli.commands import COMMANDS, load_command


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_in_the_module_that_the_table_names(name: str) -> None:
    command = load_command(name)
    assert command.name == name
    assert command.help


def test_every_command_of_every_module_is_in_the_table() -> None:
    found = set()
    for path in Path(str(cli.__file__)).parent.glob("*.py"):
        module = importlib.import_module(
            f"quizzer.cli.{path.stem}" if path.stem != "__init__" else "quizzer.cli"
        )
        if hasattr(module, "register"):
            app = typer.Typer()
            module.register(app)
            found |= {
                (command.callback.__name__, path.stem)
                for command in app.registered_commands
                if command.callback
            }
    assert found == {(name, module) for name, (module, _) in COMMANDS.items()}


def test_help_lists_every_command_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in out
        assert line in " ".join(out.split())
