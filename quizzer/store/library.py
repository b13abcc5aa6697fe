"""The sets a learner has, and their questions.

Adding a set again changes what changed and nothing else: questions keep their ids, and with them
their progress. A question that left its set is retired, and comes back as it was. Events and cards
are not touched here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizzer.errors import SetError
from quizzer.identity import Revision, authored_id, find_duplicates, revise
from quizzer.models import Question, QuestionId, QuestionSet
from quizzer.records import from_record
from quizzer.store.cards import count_due, count_new
from quizzer.store.database import Row, Store
from quizzer.store.questions import decode, encode


@dataclass(frozen=True, slots=True)
class SetSummary:
    """A set of the library in numbers; `added_ms` is when it was first added."""

    name: str
    title: str
    questions: int
    new: int
    due: int
    added_ms: int


@dataclass(frozen=True, slots=True)
class Removal:
    """A set that left the library with its `questions`; `events` of theirs stay in the log."""

    questions: int
    events: int


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the library holds of one set, retired questions included."""

    set_id: int
    head: Row
    rows: dict[QuestionId, Row]  # position, content, modified_ms, retired


def add_set(store: Store, name: str, question_set: QuestionSet, now_ms: int) -> Revision:
    """Adds a set under its name, or revises the one there; all of it or nothing.

    Raises SetError for an id that two questions of the set share, or that another set uses for
    another question.
    """
    _refuse_duplicates(name, question_set.questions)
    canonical = [_canonical(question) for question in question_set.questions]
    with store.transaction():
        stored = _read_stored(store, name, question_set, now_ms)
        former = decode(store, ((row[1],) for row in stored.rows.values()))
        revision = revise(former, canonical)
        _refuse_conflicts(store, name, revision.questions)
        _write_changes(store, stored, question_set, revision.questions, now_ms)
    present = {question_id for question_id, row in stored.rows.items() if not row[3]}
    return replace(revision, retired=tuple(gone for gone in revision.retired if gone in present))


def list_sets(store: Store, day: int, now_ms: int) -> list[SetSummary]:
    """The sets of the library by name."""
    due, new = count_due(store, day, now_ms), count_new(store, day)
    sql = """
        select name, title, added_ms,
               (select count(*) from question where set_id = question_set.id and retired = 0)
        from question_set order by name
    """
    return [
        SetSummary(name, title, questions, new.get(name, 0), due.get(name, 0), added_ms)
        for name, title, added_ms, questions in store.rows(sql)
    ]


def read_set(store: Store, name: str) -> QuestionSet | None:
    """The set of that name without its retired questions, None if there is none."""
    heading = read_heading(store, name)
    return heading and replace(heading, questions=tuple(each_question(store, name)))


def read_heading(store: Store, name: str) -> QuestionSet | None:
    """What the set of that name says of itself, without any question; None if there is none."""
    sql = "select title, source, licence, document from question_set where name = ?"
    found = store.rows(sql, (name,))
    return QuestionSet(found[0][0], (), *found[0][1:]) if found else None


def each_question(store: Store, name: str) -> Iterator[Question]:
    """The questions of the set of that name one at a time; writers wait until all are read."""
    sql = """
        select content from question join question_set on question_set.id = set_id
        where name = ? and retired = 0 order by position
    """
    with store.decoding():
        for (content,) in store.each(sql, (name,)):
            yield from_record(json.loads(content))


def read_modified(store: Store, name: str) -> dict[QuestionId, int]:
    """When the content of each question of a set last changed, in UTC milliseconds; without retired ones."""
    sql = """
        select question_id, modified_ms from question join question_set on question_set.id = set_id
        where name = ? and retired = 0 order by position
    """
    return dict(store.rows(sql, (name,)))


def remove_set(store: Store, name: str) -> Removal | None:
    """Takes a set out of the library and tells what it held, None if there is none.

    Its events and cards stay: added again, its questions go on where they were.
    """
    with store.transaction():
        found = store.rows("select id from question_set where name = ?", (name,))
        if not found:
            return None
        questions = "select count(*) from question where set_id = ? and retired = 0"
        events = """
            select count(*) from event where question_id in (select question_id from question where set_id = ?)
        """
        removal = Removal(store.rows(questions, found[0])[0][0], store.rows(events, found[0])[0][0])
        store.write("delete from question_set where id = ?", found)
    return removal


def _refuse_duplicates(name: str, questions: Sequence[Question]) -> None:
    problems = [
        f"{_where(name, question)}: id {question_id} is already used{_on_line(first)}; give one of the two"
        " another id."
        for question_id, (first, *others) in find_duplicates(questions).items()
        for question in others
    ]
    if problems:
        raise SetError("\n".join(problems))


def _refuse_conflicts(store: Store, name: str, questions: Sequence[Question]) -> None:
    """One id is one question: two sets may share it only if it asks the same."""
    sql = """
        select content, name from question join question_set on question_set.id = set_id
        where retired = 0 and name <> ? and question_id in (select value from json_each(?))
        order by name desc
    """
    rows = store.rows(sql, (name, json.dumps([question.id for question in questions])))
    others = {other.id: (other, row[1]) for other, row in zip(decode(store, rows), rows, strict=True)}
    problems = []
    for question in questions:
        other, other_name = others.get(question.id, (question, ""))
        if authored_id(question.prompt, question.answer) != authored_id(other.prompt, other.answer):
            problems.append(name_conflict(name, question, other, other_name))
    if problems:
        raise SetError("\n".join(problems))


def name_conflict(name: str, question: Question, other: Question, other_name: str) -> str:
    """What is said of a question with the id that `other`, which asks something else, has in another set."""
    return (
        f"{_where(name, question)}: id {question.id} is that of another question in the set"
        f' "{other_name}": {other.prompt!r:.60}. Give this one its own id, or remove that set first.'
    )


def keep_head(store: Store, name: str, question_set: QuestionSet, now_ms: int) -> int:
    """Makes the set of that name if there is none, and keeps what it says of itself; its number."""
    stored = _find_head(store, name, question_set, now_ms)
    _write_head(store, stored[0], stored[1:], question_set)
    return int(stored[0])


def _find_head(store: Store, name: str, question_set: QuestionSet, now_ms: int) -> Row:
    sql = "select id, title, source, licence, document from question_set where name = ?"
    found = store.rows(sql, (name,))
    if not found:
        make = "insert into question_set(name, title, source, licence, document, added_ms) values (?, ?, ?, ?, ?, ?)"
        store.write(make, [(name, *_head(question_set), now_ms)])
        found = store.rows(sql, (name,))
    return found[0]


def _write_head(store: Store, set_id: int, former: Row, question_set: QuestionSet) -> None:
    if former != _head(question_set):
        sql = "update question_set set title = ?, source = ?, licence = ?, document = ? where id = ?"
        store.write(sql, [(*_head(question_set), set_id)])


def _where(name: str, question: Question) -> str:
    return name if question.line is None else f"{name}:{question.line}"


def _on_line(question: Question) -> str:
    return "" if question.line is None else f" on line {question.line}"


def _read_stored(store: Store, name: str, question_set: QuestionSet, now_ms: int) -> _Stored:
    """What is there under that name; the set is made if there is none."""
    set_id, *head = _find_head(store, name, question_set, now_ms)
    sql = """
        select question_id, position, content, modified_ms, retired from question where set_id = ?
        order by position, question_id
    """
    rows = {QuestionId(row[0]): row[1:] for row in store.rows(sql, (set_id,))}
    return _Stored(set_id, tuple(head), rows)


def _write_changes(
    store: Store, stored: _Stored, question_set: QuestionSet, questions: Sequence[Question], now_ms: int
) -> None:
    """Writes only what differs, so that adding a set again leaves the file as it is."""
    _write_head(store, stored.set_id, stored.head, question_set)
    rows: dict[QuestionId, Row] = {}
    for position, question in enumerate(questions):
        content, former = encode(question), stored.rows.get(question.id)
        unchanged = former is not None and former[1] == content
        rows[question.id] = (position, content, former[2] if former and unchanged else now_ms, 0)
    # A retired question keeps its place, for the day it comes back.
    rows |= {gone: (*row[:3], 1) for gone, row in stored.rows.items() if gone not in rows}
    store.write(
        """
        insert into question(set_id, question_id, position, content, modified_ms, retired)
        values (?, ?, ?, ?, ?, ?)
        on conflict do update set position = excluded.position, content = excluded.content,
                                  modified_ms = excluded.modified_ms, retired = excluded.retired
        """,
        [(stored.set_id, key, *row) for key, row in rows.items() if stored.rows.get(key) != row],
    )


def _head(question_set: QuestionSet) -> Row:
    return (question_set.title, question_set.source, question_set.licence, question_set.document)


def _canonical(question: Question) -> Question:
    """The question as it will be read back, so that it is compared with its like."""
    return replace(from_record(json.loads(encode(question))), line=question.line)
