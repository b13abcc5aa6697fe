"""A class's answers from a sheet with a line a student: a matrix, or an export of Moodle or Google Forms.

Attempts after a student's first, and attempts never finished, are left aside and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizzer.classroom.columns import Column, Finder, find_answers, find_people, read_number, read_score
from quizzer.classroom.responses import Response, Row, Sheet, refuse
from quizzer.errors import SetError
from quizzer.models import QuestionKind

_PARTS = re.compile(r"(?:^|;\s)[^\W\d]+ (\d+):(?:\s|$)")
"""How Moodle numbers the gaps of one answer: "part 1: Paris; part 2: Lyon"."""
_TIMES = (
    "%Y/%m/%d %I:%M:%S %p",
    "%d/%m/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
    "%d %B %Y %I:%M %p",
    "%d %B %Y, %I:%M %p",
)
_ZONE = re.compile(r" [A-Z]{3,4}(?:[+-]\d{1,2}(?::?\d{2})?)?$")
_UNMARKED = ("", "-", "--", "–")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the sheet: who, by every column that says so, under which name, and which attempt."""

    line: int
    cells: list[str]
    who: tuple[str, ...]
    name: str


def read_wide(
    path: Path, header: Sequence[str], rows: Sequence[Row], finder: Finder, *, only_marks: bool
) -> Sheet:
    """The answers of a sheet with a line a student; raises SetError where no column is a question's."""
    people, columns = find_people(header), find_answers(header, finder)
    _check_columns(path, header, columns, finder)
    notes = list(_tell_strangers(header, people, columns))
    entries = [_read_entry(line, row, people, len(header)) for line, row in rows]
    entries, unfinished = _drop_unfinished(entries, people)
    entries, later = _keep_first(entries, people)
    notes += [f"Left aside, as not finished: {_count(unfinished)}."] if unfinished else []
    notes += [f"Left aside, as not a student's first: {_count(later)}."] if later else []
    names = _name_students(entries)
    problems: list[str] = []
    found: list[Response] = []
    maxima: dict[str, float] = {}
    for entry, name in zip(entries, names, strict=True):
        reading = _Row(entry.cells, name, columns, finder, only_marks)
        found += reading.read(maxima, problems, f"{path}:{entry.line}")
    refuse(path, problems)
    totals = _read_totals(entries, names, people)
    return Sheet(tuple(found), maxima, totals, tuple(notes))


def _count(attempts: int) -> str:
    return f"{attempts} attempt{'s' * (attempts != 1)}"


def _check_columns(path: Path, header: Sequence[str], columns: Sequence[Column], finder: Finder) -> None:
    if not columns:
        raise SetError(
            f"{path}:1: no column of this sheet is a question of the set, by its id, text or number, and it"
            " has no column called question. quizzer show SET --json lists the ids."
        )
    numbers = [column for column in columns if column.told_by is None and column.question is None]
    if numbers:
        raise SetError(
            f"{path}:1: {header[numbers[0].index].strip()}: the set has only {len(finder.questions)} questions."
            " Download the responses with the question text, so that each can be found."
        )


def _tell_strangers(
    header: Sequence[str], people: Mapping[int, str], columns: Sequence[Column]
) -> Iterator[str]:
    """A note for each column that may have been meant for a question and is none."""
    used = {column.index for column in columns} | {column.told_by for column in columns} | people.keys()
    numbered = any(column.told_by is not None or column.maximum is not None for column in columns)
    for index, name in enumerate(header):
        if index not in used and name.strip().endswith("?") and not numbered:
            yield f'The column "{name.strip()}" is no question of the set.'


def _read_entry(line: int, row: list[str], people: Mapping[int, str], width: int) -> _Entry:
    cells = [cell.strip() for cell in row] + [""] * (width - len(row))
    said = {what: cells[index] for index, what in people.items()}
    name = said.get("student") or said.get("name") or ""
    name = name or " ".join(filter(None, (said.get("first"), said.get("last"))))
    own = ("student", "name", "first", "last", "mail", "number")
    who = tuple(said.get(what, "") for what in own)
    return _Entry(line, cells, who if any(who) else (f"line {line}",), name)


def _drop_unfinished(entries: Sequence[_Entry], people: Mapping[int, str]) -> tuple[list[_Entry], int]:
    """Without attempts that never ended, and without the line of averages below the students."""
    column = next((index for index, what in people.items() if what == "completed"), None)
    if column is None:
        return list(entries), 0
    finished = [entry for entry in entries if entry.cells[column] not in ("", "-")]
    return finished, sum(entry.cells[column] == "-" for entry in entries)


def _keep_first(entries: Sequence[_Entry], people: Mapping[int, str]) -> tuple[list[_Entry], int]:
    """The first attempt of each student, and how many others there were; the order of the file stays."""
    first: dict[tuple[str, ...], int] = {}
    for position in _order_by_time(entries, people):
        first.setdefault(entries[position].who, position)
    kept = [entry for position, entry in enumerate(entries) if first[entry.who] == position]
    return kept, len(entries) - len(kept)


def _order_by_time(entries: Sequence[_Entry], people: Mapping[int, str]) -> list[int]:
    """Positions from the earliest attempt on; those of the file where times do not say."""
    columns = {what: index for index, what in people.items()}
    keys: list[float] | None = None
    if "attempt" in columns:
        keys = [read_number(entry.cells[columns["attempt"]]) or 0.0 for entry in entries]
    elif "started" in columns:
        keys = _read_times([entry.cells[columns["started"]] for entry in entries])
    if keys is None:
        return list(range(len(entries)))
    return sorted(range(len(entries)), key=keys.__getitem__)


def _read_times(texts: Sequence[str]) -> list[float] | None:
    """The moments, where one way of writing them fits every line and no other does."""
    plain = [_ZONE.sub("", " ".join(text.split())) for text in texts]
    readings = [times for form in ("", *_TIMES) if (times := _read_as(plain, form)) is not None]
    return readings[0] if len(readings) == 1 else None


def _read_as(texts: Sequence[str], form: str) -> list[float] | None:
    try:
        times = [datetime.strptime(text, form) if form else datetime.fromisoformat(text) for text in texts]
    except ValueError:
        return None
    return [(time.replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds() for time in times]


def _name_students(entries: Sequence[_Entry]) -> list[str]:
    """A name for each line; where two students share one, or have none, what else tells them apart."""
    count: dict[str, int] = {}
    for entry in entries:
        count[entry.name] = count.get(entry.name, 0) + 1
    names = []
    for entry in entries:
        other = next((text for text in reversed(entry.who) if text and text != entry.name), "")
        if entry.name and (count[entry.name] == 1 or not other):
            names.append(entry.name)
        else:
            names.append(f"{entry.name} ({other})" if entry.name else other)
    return names


@dataclass(frozen=True, slots=True)
class _Row:
    """One student's cells."""

    cells: list[str]
    name: str
    columns: Sequence[Column]
    finder: Finder
    only_marks: bool

    def read(self, maxima: dict[str, float], problems: list[str], where: str) -> Iterator[Response]:
        """The student's answers in the order of the columns; what is wrong goes to `problems`."""
        answers: dict[str, list[str]] = {}
        marks: dict[str, float | None] = {}
        for column in self.columns:
            cell = self.cells[column.index]
            question = self._find_question(column, problems, where)
            if question is None:
                continue
            answers.setdefault(question, [])
            if column.is_mark or self.only_marks:
                mark, maximum = read_score(cell)
                if mark is None and cell.partition("/")[0].strip() not in _UNMARKED:
                    problems.append(f'{where}: "{cell}" is no mark; write a number such as 1 or 0.5')
                # A mark not given where marks are given is that of a question not answered.
                marks[question] = mark or 0.0
                maximum = column.maximum if column.maximum is not None else maximum
                if maximum is not None:
                    maxima[question] = max(maximum, maxima.get(question, 0.0))
            else:
                answers[question].append(self._read_answer(question, column, cell))
        for question, parts in answers.items():
            response = " | ".join(part for part in parts if part)
            yield Response(self.name, question, response, marks.get(question))

    def _find_question(self, column: Column, problems: list[str], where: str) -> str | None:
        if column.told_by is None:
            return column.question
        text = self.cells[column.told_by]
        question = self.finder.find_wording(text) if text else None
        if text and text != "-" and question is None:
            problems.append(f'{where}: the set has no question "{text[:80]}".')
        return question

    def _read_answer(self, question: str, column: Column, cell: str) -> str:
        if column.item:
            return f"{column.item} = {cell}" if cell else ""
        if cell == "-":
            return ""
        asked = self.finder.questions[question]
        if asked.kind is QuestionKind.CLOZE:
            pieces = _PARTS.split(cell)
            if pieces[0] == "" and [int(n) for n in pieces[1::2]] == list(range(1, len(asked.answer) + 1)):
                return " | ".join(piece.strip() for piece in pieces[2::2])
        return cell


def _read_totals(
    entries: Sequence[_Entry], names: Sequence[str], people: Mapping[int, str]
) -> dict[str, float]:
    """What the sheet itself says the marks come to, where it says so for every student."""
    column = next((index for index, what in people.items() if what == "total"), None)
    if column is None:
        return {}
    scores = [read_score(entry.cells[column])[0] for entry in entries]
    return {} if None in scores else {name: score or 0.0 for name, score in zip(names, scores, strict=True)}
