"""A class's answers from a long CSV: one line for each student and question.

It reads lines and says what is wrong with them, all at once; whether an answer is right is not its business.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizzer.errors import SetError

HEADER = ("student", "question", "response")
MEGABYTES = 100
MOST_PROBLEMS = 20
"""So many problems are told one by one; of more only the count."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a student answered to the question with that id; "" for no answer."""

    student: str
    question: str
    response: str


def read_responses(path: Path, questions: Collection[str]) -> list[Response]:
    """The answers in the file, in its order; raises SetError with each line that cannot be used.

    The header names student, question and response, in any order; other columns are left aside.
    `questions` are the ids that may be answered.
    """
    rows = csv.reader(io.StringIO(_read_text(path), newline=""), strict=True)
    problems: list[str] = []
    responses: list[Response] = []
    try:
        columns = _find_columns(path, next(rows, []))
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            found, problem = _read_row(row, columns, questions)
            if found is not None:
                responses.append(found)
            else:
                problems.append(f"{path}:{rows.line_num}: {problem}")
    except csv.Error as error:
        problems.append(f"{path}:{rows.line_num}: is not CSV ({error}). Check the quotes on that line.")
    problems += _find_twins(path, responses)
    if problems:
        raise SetError("\n".join(_shorten(path, problems)))
    return responses


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise SetError(f"{path}: no such file. Check the name and the folder.") from None
    except OSError as error:
        raise SetError(f"{path}: cannot be read ({error.strerror}).") from error
    if len(content) > MEGABYTES * 1024 * 1024:
        raise SetError(f"{path}: more than {MEGABYTES} MB. Split it by class.")
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SetError(f"{path}:{line}: is not UTF-8. Save the sheet as CSV UTF-8 and try again.") from None


def _find_columns(path: Path, header: Sequence[str]) -> list[int]:
    names = [name.strip().casefold() for name in header]
    missing = [name for name in HEADER if name not in names]
    if missing:
        raise SetError(
            f"{path}:1: the header lacks {', '.join(missing)}. It reads: student,question,response"
        )
    return [names.index(name) for name in HEADER]


def _read_row(
    row: Sequence[str], columns: Sequence[int], questions: Collection[str]
) -> tuple[Response | None, str]:
    if len(row) <= max(columns):
        return None, f"has {len(row)} cells, too few for its header"
    student, question, response = (row[column].strip() for column in columns)
    if not student:
        return None, "names no student"
    if question not in questions:
        return None, f'the set has no question "{question}". quizzer show SET --json lists the ids.'
    return Response(student, question, response), ""


def _find_twins(path: Path, responses: Sequence[Response]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for response in responses:
        pair = (response.student, response.question)
        if pair in seen:
            yield f'{path}: "{response.student}" answers {response.question} twice. Keep one of the lines.'
        seen.add(pair)


def _shorten(path: Path, problems: Sequence[str]) -> Iterator[str]:
    yield from problems[:MOST_PROBLEMS]
    if len(problems) > MOST_PROBLEMS:
        yield f"{path}: and {len(problems) - MOST_PROBLEMS} problems more."
