"""A report as plain data: JSON for programs, CSV for spreadsheets.

Numbers stay whole; only what is shown to people is rounded.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Any, TypeAlias

from quizzer.classroom.practice import Practice
from quizzer.classroom.reading import FEWEST
from quizzer.classroom.results import Item, Report

Cell: TypeAlias = str | float | int | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Table(StrEnum):
    """The tables of a test's report that CSV can hold, one a file."""

    QUESTIONS = "questions"
    OPTIONS = "options"
    STUDENTS = "students"
    TOPICS = "topics"


class PracticeTable(StrEnum):
    """The tables of what was practised."""

    PRACTICE = "practice"
    LEARNERS = "learners"


def to_record(report: Report) -> dict[str, Any]:
    """The report as JSON-ready values; numbers that small classes should not be told are there too."""
    return {
        "title": report.title,
        "caution": report.caution,
        "notes": list(report.notes),
        "test": asdict(report.test),
        "questions": [_describe(item) for item in report.items],
        "students": [asdict(student) | {"topics": dict(student.topics)} for student in report.students],
        "topics": [asdict(topic) for topic in report.topics],
    }


def _describe(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "question": str(item.question.id),
        "kind": item.question.kind.value,
        "prompt": item.question.prompt,
        "maximum": item.maximum,
        "answered": item.answered,
        **asdict(item.statistics),
        "findings": [
            {"concern": finding.concern.name.lower(), "text": finding.text} for finding in item.findings
        ],
        "options": [asdict(each) for each in item.tallies],
    }


def write_csv(report: Report, table: Table) -> str:
    """One table of the report; below ten students without what would be noise."""
    return _write(*_TABLES[table](report))


def write_practice_csv(practice: Practice, table: PracticeTable) -> str:
    """One table of what was practised."""
    return _write(*(_list_practised if table is PracticeTable.PRACTICE else _list_learners)(practice))


def _write(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(header)
    writer.writerows([_guard(cell) for cell in row] for row in rows)
    return target.getvalue()


def _guard(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers are no texts and stay."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


_Rows: TypeAlias = tuple[Sequence[str], Iterable[Sequence[Cell]]]


def _list_questions(report: Report) -> _Rows:
    header = (
        "number", "question", "kind", "prompt", "maximum", "answered", "facility", "deviation",
        "discrimination", "efficiency", "weight", "upper_lower", "findings",
    )  # fmt: skip
    return header, (_list_question(item, report.test.students >= FEWEST) for item in report.items)


def _list_question(item: Item, steady: bool) -> list[Cell]:
    found = item.statistics
    telling = (found.discrimination, found.efficiency, found.weight, found.upper_lower)
    return [
        item.number,
        str(item.question.id),
        item.question.kind.value,
        item.question.prompt,
        item.maximum,
        item.answered,
        found.facility,
        found.deviation,
        *(telling if steady else (None,) * len(telling)),
        "; ".join(finding.text for finding in item.findings),
    ]


def _list_options(report: Report) -> _Rows:
    header = ("number", "question", "option", "right", "count", "share", "mean_total")
    rows = (
        (
            item.number,
            str(item.question.id),
            each.text,
            "yes" if each.is_right else "no",
            each.count,
            each.share,
            each.mean_total,
        )
        for item in report.items
        for each in item.tallies
    )
    return header, rows


def _list_students(report: Report) -> _Rows:
    topics = [topic.name for topic in report.topics]
    header = ("student", "total", "share", "answered", *topics)
    rows = (
        (each.name, each.total, each.share, each.answered, *map(_lookup(each.topics), topics))
        for each in report.students
    )
    return tuple(str(_guard(name)) for name in header), rows


def _lookup(shares: Mapping[str, float]) -> Callable[[str], Cell]:
    return shares.get


def _list_topics(report: Report) -> _Rows:
    return ("topic", "questions", "facility"), (
        (topic.name, topic.questions, topic.facility) for topic in report.topics
    )


def _list_practised(practice: Practice) -> _Rows:
    header = ("number", "question", "prompt", "learners", "answers", "first", "recalls", "recall", "seconds")
    return header, (
        (
            each.number, str(each.question.id), each.question.prompt, each.learners, each.answers,
            each.first, each.recalls, each.recall, each.seconds,
        )
        for each in practice.questions
    )  # fmt: skip


def _list_learners(practice: Practice) -> _Rows:
    header = ("learner", "answers", "questions", "days", "recalls", "recall")
    return header, (
        (each.name, each.answers, each.questions, each.days, each.recalls, each.recall)
        for each in practice.learners
    )


_TABLES: dict[Table, Callable[[Report], _Rows]] = {
    Table.QUESTIONS: _list_questions,
    Table.OPTIONS: _list_options,
    Table.STUDENTS: _list_students,
    Table.TOPICS: _list_topics,
}
