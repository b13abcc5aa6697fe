"""The command `quizzer`: the app, and the one place where an error becomes text and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from quizzer import __version__
from quizzer.cli.commands import Commands
from quizzer.cli.places import store_path
from quizzer.errors import QuizzerError
from quizzer.terminal.safe import visible
from quizzer.terminal.signals import heeding, hold, take_signal

app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Turns a document into questions, and questions into memory.",
)

HOME = Annotated[Path | None, typer.Option(envvar="QUIZZER_HOME", help="The folder that holds the progress.")]
LEARNER = Annotated[str, typer.Option(help="Whose progress, when several people share this machine.")]
DEBUG = Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")]
VERSION = Annotated[bool, typer.Option("--version", help="Show the version and leave.")]

EVERYWHERE = {"--home": True, "--learner": True, "--debug": False}
"""Options that are understood before and after the command, and whether a value follows."""


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    home: HOME = None,
    learner: LEARNER = "default",
    debug: DEBUG = False,
    version: VERSION = False,
) -> None:
    """Turns a document into questions, and questions into memory."""
    context.obj = store_path(home, learner)
    if version:
        print(f"quizzer {__version__}")
    elif context.invoked_subcommand is None:
        from quizzer.cli.study import due

        due(context, as_json=False)


_UNWRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # a second one, while the first was seen to
        code = 130
    hold()  # nothing is left to interrupt
    # A Ctrl-C that falls into an exec of text (every dataclass makes one) stays noted in Python, which
    # then ends by the signal and not by our code; only the next text it runs clears the note.
    exec("")  # noqa: S102 - an empty text
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of `quizzer` with these arguments; errors are told on stderr in one line each."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    debug = "--debug" in arguments
    try:
        with heeding():
            return obey(hoist(arguments))
    except QuizzerError as error:
        if debug:
            raise
        return tell(str(error), error.exit_code)
    except ClickException as error:
        return tell(f"{error.format_message()} Try: quizzer --help", error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        drop_output()
        return 0
    except Exception as error:
        # Whatever is not a QuizzerError is a bug, or what Python made of a signal.
        signalled = take_signal()
        if debug and signalled is None:
            raise
        return confess(error) if signalled is None else signalled


def drop_output() -> None:
    """Let what is still to be written go nowhere; Python would complain of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def confess(error: Exception) -> int:
    """Tell a person of a full disk under the output, or else of a bug, in one line; the exit code."""
    if isinstance(error, OSError) and error.errno in _UNWRITTEN and not error.filename:
        drop_output()
        return tell(f"the output could not be written in full ({error.strerror}).", 1)
    return tell(f"a bug in quizzer: {type(error).__name__}: {error}. Run it again with --debug.", 1)


def obey(arguments: list[str]) -> int:
    """Carry out one command. Not by app(), which takes a closed pipe for an error of its own."""
    command = typer.main.get_command(app)
    code = 0
    try:
        with command.make_context("quizzer", arguments) as context:
            command.invoke(context)
    except typer.Exit as leaving:
        code = leaving.exit_code
    if sys.stdout is not None:
        sys.stdout.flush()  # now, while what goes wrong with it can still be told
    return code


def tell(message: str, exit_code: int) -> int:
    """Print an error for a person, one line a problem, and hand back its exit code."""
    for line in message.splitlines():
        print(f"quizzer: {visible(line, single_line=True)}", file=sys.stderr)
    return exit_code


def hoist(arguments: Sequence[str]) -> list[str]:
    """The arguments with those of EVERYWHERE moved to the front, where typer expects them."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, _ = argument.partition("=")
        if argument == "--":
            rest.extend([argument, *waiting])
        elif name in EVERYWHERE:
            front.append(argument)
            if EVERYWHERE[name] and not equals:
                front.extend(value for value in [next(waiting, None)] if value is not None)
        else:
            rest.append(argument)
    return front + rest
