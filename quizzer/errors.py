"""What can go wrong, and the exit code of each.

QuizzerError            1   an error of quizzer
├── MissingExtra        1   a command needs an extra that is not installed
├── UsageError          2   the arguments do not make sense together
├── NoTerminal          2   a question needs a person at a terminal
├── SetError            3   a question set cannot be used
├── DocumentError       4   a document cannot be read
├── StoreBusy           5   another program holds the store
├── StoreUnusable       6   the store is damaged, newer or not ours
└── ExportError         7   a file cannot be written

A message says where (file:line), what, and what to do next. Whatever is not one of these is a bug.
"""


class QuizzerError(Exception):
    """Something went wrong in quizzer."""

    exit_code = 1


class MissingExtra(QuizzerError):
    """A command needs an extra that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Name `what` was wanted and the `extra` that brings it."""
        super().__init__(f'{what} needs an extra. Install it with: pip install "quizzer-cli[{extra}]"')


class UsageError(QuizzerError):
    """The arguments do not make sense together."""

    exit_code = 2


class NoTerminal(UsageError):
    """A question needs a person at a terminal."""


class SetError(QuizzerError):
    """A question set cannot be used."""

    exit_code = 3


class DocumentError(QuizzerError):
    """A document cannot be read."""

    exit_code = 4


class StoreBusy(QuizzerError):
    """Another program holds the store."""

    exit_code = 5


class StoreUnusable(QuizzerError):
    """The store is damaged, newer than this quizzer, or another program's."""

    exit_code = 6


class ExportError(QuizzerError):
    """A file cannot be written."""

    exit_code = 7
