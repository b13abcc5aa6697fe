"""Sets that come from and go to other formats, and the telling of what those could not hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizzer.errors import ExportError, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.formats.crossing import Note, Writing
    from quizzer.formats.worksheet.plan import Wishes
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


def choose_writer(
    path: Path, format: str | None, seed: int | None, versions: int | None, key: str
) -> Callable[[QuestionSet], Writing]:
    """What writes a file of this name; the last three are for worksheets and go with nothing else.

    Raises ExportError where the format is unknown, UsageError where the wishes do not fit it.
    """
    from quizzer.formats.suffixes import find_writer
    from quizzer.formats.worksheet import paper
    from quizzer.formats.worksheet.plan import Key, Wishes

    form = (format or path.suffix).casefold().lstrip(".")
    if form not in paper.FORMS:
        if seed is not None or versions is not None or key != Key.PAGE:
            raise UsageError("--seed, --versions and --key go with a file that ends in .html, .pdf or .docx.")
        return find_writer(path, format)
    if key not in list(Key):
        raise UsageError(f'--key "{key}": there are {", ".join(Key)}.')
    count = versions or (1 if seed is None else 2)
    # Versions differ by how they are shuffled, and what is shuffled must be found again.
    wishes: Wishes = Wishes(1 if seed is None and count > 1 else seed, count, Key(key))
    return lambda question_set: paper.write(question_set, form, wishes)


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
