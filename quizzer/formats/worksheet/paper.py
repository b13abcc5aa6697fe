"""A set as a worksheet of the form a file's name asks for, and what paper cannot hold.

The forms are loaded when they are written, because two of them need libraries of an extra.
"""

from __future__ import annotations

from importlib import import_module

from quizzer.errors import ExportError
from quizzer.formats.crossing import Fate, Note, Writing
from quizzer.formats.worksheet.plan import Wishes, plan
from quizzer.models import QuestionSet

FORMS = ("html", "pdf", "docx")
"""The names of the formats that are worksheets."""
MOST_ON_PDF = 2_500
"""The most questions of a PDF: setting so many takes half a gigabyte of memory."""


def write(question_set: QuestionSet, form: str, wishes: Wishes) -> Writing:
    """The worksheet as a file of that form.

    Raises MissingExtra where its library is not installed, ExportError where it cannot be made.
    """
    count = len(question_set.questions) * wishes.versions
    if form == "pdf" and count > MOST_ON_PDF:
        raise ExportError(
            f"{count:,} questions, versions counted, are too many for one PDF: {MOST_ON_PDF:,} fit. Write .html or"
            " .docx, or choose fewer."
        )
    sheet = plan(question_set, wishes)
    notes = [
        Note(number, "without its hint", Fate.CHANGED)
        for number, question in enumerate(question_set.questions, 1)
        if question.hint
    ]
    made: bytes | tuple[bytes, str] = import_module(f"quizzer.formats.worksheet.{form}").write(sheet)
    content, told = made if isinstance(made, tuple) else (made, "")
    if told:
        notes.append(Note(0, told, Fate.CHANGED))
    return Writing(content, len(question_set.questions), tuple(notes))
