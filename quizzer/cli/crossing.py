"""Sets that come from and go to other formats, and the telling of what those could not hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizzer.errors import ExportError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.formats.crossing import Note, Writing
    from quizzer.models import QuestionSet


def tell_reading(path: Path, notes: Sequence[Note]) -> None:
    """Print on stderr what was changed or left out when the file was read."""
    if notes:
        from quizzer.terminal.crossing import phrase_reading

        for line in phrase_reading(path, notes):
            print(line, file=sys.stderr)


def describe_notes(notes: Sequence[Note]) -> list[dict[str, Any]]:
    """What was changed or left out as JSON-ready data."""
    from quizzer.formats.crossing import Fate

    return [
        {"line": note.line, "fate": note.fate.value, "reason": note.reason}
        | ({"member": note.member} if note.member else {})
        for note in notes
        if note.fate is not Fate.REPAIRED
    ]


def write_set(
    question_set: QuestionSet, writer: Callable[[QuestionSet], Writing], path: Path, *, force: bool
) -> None:
    """Write the set and tell how much of it is in the file, and what is not.

    Raises ExportError where nothing of it can be written.
    """
    from quizzer.formats.files import write_whole
    from quizzer.terminal.crossing import phrase_writing

    writing = writer(question_set)
    total = len(question_set.questions)
    shown = visible(str(path), single_line=True)
    lines = phrase_writing(writing.notes)
    if not writing.count and total:
        raise ExportError("\n".join([f"{shown}: no question of this set can be written in it.", *lines]))
    write_whole(path, writing.content, replace=force)
    count = f"{writing.count}" if writing.count == total else f"{writing.count} of {total}"
    print(f"Wrote {count} questions to {shown}.")
    for line in lines:
        print(line, file=sys.stderr)
