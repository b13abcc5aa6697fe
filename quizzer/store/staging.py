"""Sets too long for memory on their way into the library.

Their questions wait in a table of SQLite's own temporary file, where they are found by their ids, and go
into the library in one transaction that reads them there. What becomes of each is decided as in library.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quizzer.errors import SetError
from quizzer.identity import authored_id, revise
from quizzer.models import Question, QuestionId, QuestionSet
from quizzer.records import from_record
from quizzer.store.database import Store
from quizzer.store.library import keep_head, name_conflict
from quizzer.store.questions import decode, encode

_BATCH = 1_000
_MOST_PAIRS = 25_000_000
"""So many pairs of a former question and a new one are compared in their wording; it takes half a minute."""
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of a long set's questions, as Revision has it, in numbers.

    `unmatched` are new ones that were too many to be compared with those that are gone.
    """

    kept: int
    changed: int
    new: int
    retired: int
    unmatched: int = 0


@dataclass(slots=True)
class Staging:
    """The questions that wait, in their order; one a store at a time."""

    store: Store
    count: int = 0
    batch: dict[QuestionId, Question] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store.rows("pragma temp.cache_size = -64000")
        self.store.rows(
            """
            create temp table waiting(
                position integer primary key, question_id text not null unique, content text not null, line integer
            )
            """
        )

    def __len__(self) -> int:
        return self.count

    def find(self, question_id: QuestionId) -> Question | None:
        """The question that waits under that id, with its line."""
        if found := self.batch.get(question_id):
            return found
        rows = self.store.rows("select content, line from waiting where question_id = ?", (question_id,))
        return next((replace(from_record(json.loads(content)), line=line) for content, line in rows), None)

    def keep(self, question: Question) -> None:
        """Let a question wait under its id, which is new."""
        self.batch[question.id] = question
        self.count += 1
        if len(self.batch) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is still in memory."""
        first = self.count - len(self.batch)
        rows = [
            (first + place, question.id, encode(question), question.line)
            for place, question in enumerate(self.batch.values())
        ]
        self.store.rows("begin")
        self.store.write("insert into waiting values (?, ?, ?, ?)", rows)
        self.store.rows("commit")
        self.batch.clear()

    def list_kept(self) -> tuple[Question, ...]:
        """Nothing: they wait outside of memory."""
        return ()


def add_staged(staging: Staging, name: str, head: QuestionSet, now_ms: int) -> Counts:
    """Adds the set whose questions wait, or revises the one of that name; all of it or nothing.

    Raises SetError as library.add_set does.
    """
    staging.flush()
    store = staging.store
    with store.transaction():
        set_id = keep_head(store, name, head, now_ms)
        unmatched = _match(store, set_id)
        _refuse_conflicts(store, name)
        counts = _count(store, set_id, unmatched)
        _write(store, set_id, now_ms)
    return counts


_GONE = """
    from question where set_id = :set
    and not exists (select 1 from waiting where waiting.question_id = question.question_id)
"""
_FRESH = """
    from waiting where not exists (
        select 1 from question where set_id = :set and question.question_id = waiting.question_id
    )
"""


def _match(store: Store, set_id: int) -> int:
    """Gives former questions in another wording their ids; how many could not be looked at."""
    values = {"set": set_id}
    gone, fresh = (store.rows(f"select count(*) {part}", values)[0][0] for part in (_GONE, _FRESH))
    if gone * fresh > _MOST_PAIRS:
        return int(fresh)
    if not gone or not fresh:
        return 0
    former, new = (
        decode(store, store.rows(f"select content {part} order by position", values))
        for part in (_GONE, _FRESH)
    )
    found = zip(new, revise(former, new).questions, strict=True)
    moved = [(one.id, encode(one), other.id) for other, one in found if one.id != other.id]
    store.write("update waiting set question_id = ?, content = ? where question_id = ?", moved)
    return 0


def _refuse_conflicts(store: Store, name: str) -> None:
    problems = list(_find_conflicts(store, name))
    if problems:
        raise SetError("\n".join(problems))


def _find_conflicts(store: Store, name: str) -> Iterator[str]:
    sql = """
        select waiting.content, waiting.line, question.content, question_set.name
        from waiting
        join question on question.question_id = waiting.question_id and retired = 0
        join question_set on question_set.id = question.set_id
        where question_set.name <> ? order by waiting.position
    """
    told = 0
    for content, line, other_content, other_name in store.each(sql, (name,)):
        question, other = decode(store, [(content,), (other_content,)])
        if authored_id(question.prompt, question.answer) != authored_id(other.prompt, other.answer):
            told += 1
            if told > _MOST_TOLD:
                return
            yield name_conflict(name, replace(question, line=line), other, other_name)


def _count(store: Store, set_id: int, unmatched: int) -> Counts:
    sql = """
        select coalesce(sum(question.content = waiting.content), 0), count(*)
        from waiting join question on question.question_id = waiting.question_id and set_id = :set
    """
    (kept, known), *_ = store.rows(sql, {"set": set_id})
    ((total,),) = store.rows("select count(*) from waiting")
    ((retired,),) = store.rows(f"select count(*) {_GONE} and retired = 0", {"set": set_id})
    return Counts(kept, known - kept, total - known, retired, unmatched)


def _write(store: Store, set_id: int, now_ms: int) -> None:
    """Writes only what differs, as library does."""
    store.rows(
        """
        insert into question(set_id, question_id, position, content, modified_ms, retired)
        select :set, question_id, position, content, :now, 0 from waiting where true
        on conflict do update set
            position = excluded.position, retired = 0, content = excluded.content,
            modified_ms = iif(question.content = excluded.content, question.modified_ms, excluded.modified_ms)
        where question.position <> excluded.position or question.retired <> 0
           or question.content <> excluded.content
        """,
        {"set": set_id, "now": now_ms},
    )
    gone: Sequence[str] = (
        "update question set retired = 1 where retired = 0 and rowid in (select rowid",
        _GONE,
        ")",
    )
    store.rows(" ".join(gone), {"set": set_id})
