"""Single questions of the library, by id: read for a sitting, rewritten in one.

How sets come and go is in `library`, which takes longer to load than a question takes to appear.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from quizzer.errors import SetError
from quizzer.models import Question, QuestionId
from quizzer.records import from_record, to_record
from quizzer.store.database import Row, Store


def list_names(store: Store) -> list[str]:
    """The names of the sets of the library."""
    return [name for (name,) in store.rows("select name from question_set order by name")]


def read_questions(store: Store, ids: Iterable[QuestionId]) -> dict[QuestionId, Question]:
    """The questions of the library with these ids, retired ones too, in the order asked for."""
    wanted = list(dict.fromkeys(ids))
    sql = """
        select content from question where question_id in (select value from json_each(?))
        order by retired desc, set_id desc
    """
    # A later row replaces an earlier one: what is in a set comes before what left one.
    found = {question.id: question for question in decode(store, store.rows(sql, (json.dumps(wanted),)))}
    return {question_id: found[question_id] for question_id in wanted if question_id in found}


def rewrite_question(store: Store, question: Question, now_ms: int) -> None:
    """Puts the question in the place of the one with its id, in every set that asks it.

    Raises SetError where no set does.
    """
    sql = "update question set content = ?, modified_ms = ? where question_id = ? and content <> ?"
    content = encode(question)
    with store.transaction():
        if not store.rows("select 1 from question where question_id = ? limit 1", (question.id,)):
            raise SetError(f"{question.id}: no set of your library asks this question any more.")
        store.write(sql, [(content, now_ms, question.id, content)])


def encode(question: Question) -> str:
    """What the column `content` holds of a question."""
    return json.dumps(to_record(question), ensure_ascii=False, separators=(",", ":"))


def decode(store: Store, rows: Iterable[Row]) -> list[Question]:
    """The questions of rows whose first column is `content`."""
    with store.decoding():
        return [from_record(json.loads(row[0])) for row in rows]
