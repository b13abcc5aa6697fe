"""A class's answers from CSV, whatever made it: a line an answer, or a line a student.

It reads lines and says what is wrong with them, all at once; whether an answer is right is not its business.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from quizzer.classroom.columns import ATTEMPT, MARK, MAXIMUM, Finder, read_number
from quizzer.errors import SetError
from quizzer.formats.foreign_text import decode
from quizzer.models import Question

HEADER = ("student", "question", "response")
MEGABYTES = 100
LONGEST_CELL = 20_000
"""Longer than any question or answer that a set may hold."""
MOST_PROBLEMS = 20
"""So many problems are told one by one; of more only the count."""
_GUESSED = "The sheet is not UTF-8; it is read as windows-1252. Check the letters with accents."
_QUOTED = re.compile(r'"[^"]*"')
Row = tuple[int, list[str]]
"""A line's number in its file, and its cells."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a student answered to the question with that id; "" for no answer.

    `mark` is what the sheet gives for it, None where it gives none.
    """

    student: str
    question: str
    response: str
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A class's first answers, one a student and question, in the order of the file.

    `maxima` says what a question is worth and `totals` what a student's marks come to, where the sheet
    says so. `notes` tell what was left aside.
    """

    responses: tuple[Response, ...]
    maxima: Mapping[str, float] = field(default_factory=dict)
    totals: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def is_marked(self) -> bool:
        """Whether the sheet brings marks for every answer."""
        return bool(self.responses) and all(response.mark is not None for response in self.responses)


def read_sheet(path: Path, questions: Mapping[str, Question], *, only_marks: bool = False) -> Sheet:
    """The answers in the file; raises SetError with each line that cannot be used.

    A long sheet names student, question and response (or mark) in any order; a wide one has a line a
    student and a column a question, as the exports of Moodle and Google Forms. `questions` are those that
    may be answered, by id and in the order of the set; `only_marks` says that the cells of a wide sheet
    are marks.
    """
    from quizzer.classroom.wide import read_wide

    text, encoding = _read_text(path)
    header, rows = _read_rows(path, text)
    names = [name.strip().casefold() for name in header]
    if "question" in names or not names:
        sheet = _read_long(path, names, rows, Finder(questions))
    else:
        sheet = read_wide(path, header, rows, Finder(questions), only_marks=only_marks)
    return replace(sheet, notes=(_GUESSED, *sheet.notes)) if encoding == "cp1252" else sheet


def _read_rows(path: Path, text: str) -> tuple[list[str], list[Row]]:
    """The header and the lines that say something."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        rows += [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise SetError(
            f"{path}:{reader.line_num}: is not CSV ({error}). Check the quotes on that line."
        ) from error
    for line, row in [(1, header), *rows]:
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise SetError(
                f"{path}:{line}: holds a text of more than {LONGEST_CELL:,} characters. Shorten it."
            )
    return header, rows


def _find_delimiter(text: str) -> str:
    """What parts the cells of the first line: a comma, a semicolon or a tab."""
    first = _QUOTED.sub("", text[: 10 * LONGEST_CELL]).lstrip("\r\n").partition("\n")[0]
    return max(",;\t", key=first.count)


def _read_text(path: Path) -> tuple[str, str]:
    """What is in the file, and the encoding it is in."""
    try:
        with path.open("rb") as file:
            content = file.read(MEGABYTES * 1024 * 1024 + 1)
    except FileNotFoundError:
        raise SetError(f"{path}: no such file. Check the name and the folder.") from None
    except OSError as error:
        raise SetError(f"{path}: cannot be read ({error.strerror}).") from error
    if len(content) > MEGABYTES * 1024 * 1024:
        raise SetError(f"{path}: more than {MEGABYTES} MB. Split it by class.")
    return decode(content, str(path))


def _read_long(path: Path, names: Sequence[str], rows: Sequence[Row], finder: Finder) -> Sheet:
    columns = _find_columns(path, names)
    problems: list[str] = []
    responses: list[tuple[float, Response]] = []
    maxima: dict[str, float] = {}
    for line, row in rows:
        found, problem = _read_row(row, columns, finder)
        if found is None:
            problems.append(f"{path}:{line}: {problem}")
            continue
        responses.append((read_number(_cell(row, columns, "attempt")) or 0, found))
        maximum = read_number(_cell(row, columns, "maximum"))
        if maximum is not None:
            maxima[found.question] = max(maximum, maxima.get(found.question, 0.0))
    kept, later = _keep_first(responses) if "attempt" in columns else ([r for _, r in responses], 0)
    problems += _find_twins(path, kept)
    refuse(path, problems)
    notes = [f"Left aside, as not of a student's first attempt: {later} answers."] if later else []
    return Sheet(tuple(kept), maxima, notes=tuple(notes))


def _find_columns(path: Path, names: Sequence[str]) -> dict[str, int]:
    """Where the cells of a long sheet stand, by what they hold."""
    known = {**{name: (name,) for name in HEADER}, "mark": MARK, "maximum": MAXIMUM, "attempt": ATTEMPT}
    columns = {
        what: next(index for index, name in enumerate(names) if name in words)
        for what, words in known.items()
        if any(name in words for name in names)
    }
    missing = [name for name in HEADER if name not in columns]
    if missing and not (missing == ["response"] and "mark" in columns):
        raise SetError(
            f"{path}:1: the header lacks {', '.join(missing)}. It reads: student,question,response"
        )
    return columns


def _cell(row: Sequence[str], columns: Mapping[str, int], what: str) -> str:
    return row[columns[what]].strip() if what in columns else ""


def _read_row(row: Sequence[str], columns: Mapping[str, int], finder: Finder) -> tuple[Response | None, str]:
    if len(row) <= max(columns.values()):
        return None, f"has {len(row)} cells, too few for its header"
    student, name, response, mark = (_cell(row, columns, what) for what in (*HEADER, "mark"))
    if not student:
        return None, "names no student"
    question = finder.find(name)
    if question is None:
        return None, f'the set has no question "{name}". quizzer show SET --json lists the ids.'
    if mark and read_number(mark) is None:
        return None, f'"{mark}" is no mark; write a number such as 1 or 0.5'
    return Response(student, question, response, read_number(mark)), ""


def _keep_first(responses: Sequence[tuple[float, Response]]) -> tuple[list[Response], int]:
    """The answers of each student's lowest attempt, and how many others there were."""
    first: dict[str, float] = {}
    for attempt, response in responses:
        first[response.student] = min(attempt, first.get(response.student, attempt))
    kept = [response for attempt, response in responses if attempt == first[response.student]]
    return kept, len(responses) - len(kept)


def _find_twins(path: Path, responses: Sequence[Response]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for response in responses:
        pair = (response.student, response.question)
        if pair in seen:
            yield f'{path}: "{response.student}" answers {response.question} twice. Keep one of the lines.'
        seen.add(pair)


def refuse(path: Path, problems: Sequence[str]) -> None:
    """Raise SetError with the problems, of many only the first, if there are any."""
    if not problems:
        return
    told = list(problems[:MOST_PROBLEMS])
    if len(problems) > MOST_PROBLEMS:
        told.append(f"{path}: and {len(problems) - MOST_PROBLEMS} problems more.")
    raise SetError("\n".join(told))
