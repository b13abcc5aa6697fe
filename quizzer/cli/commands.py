"""Which command is in which module, and what it does in a line: modules are loaded when they are used.

Nine modules of commands take longer to load than a question takes to appear.
"""

from __future__ import annotations

from importlib import import_module

import typer
import typer.core
import typer.main
from typer._click.core import Command, Context
from typer._click.formatting import HelpFormatter

COMMANDS = {
    "study": ("study", "Study what is due, mixed with new questions."),
    "quiz": ("quiz", "Take a marked test; it leaves the schedule alone."),
    "due": ("study", "Show what waits today, by set."),
    "generate": ("author", "Turn documents into question sets."),
    "review": ("author", "Keep, fix or drop each generated question."),
    "add": ("bank", "Keep sets and Anki decks in the library."),
    "remove": ("bank", "Take a set out of the library."),
    "sets": ("bank", "List the library, and what comes with quizzer."),
    "search": ("bank", "Find questions by their words."),
    "show": ("bank", "Show questions, answers and sources."),
    "new": ("write", "Write a set, question by question."),
    "check": ("write", "Check sets for mistakes and weak questions."),
    "fmt": ("write", "Tidy sets; comments stay."),
    "export": ("bank", "Write an Anki deck, JSON, or a set to edit."),
    "mark": ("teach", "Judge a class's typed answers."),
    "report": ("teach", "Tell what a class's test says of its questions."),
    "stats": ("outlook", "Show what you remember, and when you studied."),
    "forecast": ("outlook", "Show the work to come, or an exam's prospects."),
    "optimize": ("progress", "Fit the memory model to your answers."),
    "log": ("answers", "Print your answers as CSV, or take some in."),
    "merge": ("safety", "Bring in another machine's progress."),
    "backup": ("safety", "Copy your progress, checked and whole."),
    "restore": ("safety", "Put a backup back, or list the backups."),
    "doctor": ("safety", "Check the file, the log and the cards."),
}
"""Name → module in this folder, and the line of --help."""


class Commands(typer.core.TyperGroup):
    """The commands of COMMANDS, each loaded with its module when it is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The names in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of that name, None if there is none."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the list of commands without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def load_command(name: str) -> Command:
    """A command of COMMANDS, its module loaded."""
    module = import_module(f"quizzer.cli.{COMMANDS[name][0]}")
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.callback()(_nothing)
    module.register(app)
    return typer.main.get_group(app).commands[name]


def _nothing() -> None:
    """A group of one command is still a group."""
