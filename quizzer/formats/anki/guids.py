"""Which question stands for which card of a note made in Anki: the note's guid is part of the question's id.

It must not know notes, so that a deck of quizzer's own is written without what reads them.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from quizzer.identity import LONGEST_ID, derive_id
from quizzer.models import QuestionId

_PREFIX = "anki:"


def name_question(guid: str, order: int) -> QuestionId:
    """The id of the question on a note's card; the guid can be read out of it again, unless it is very long."""
    name = _PREFIX + quote(guid, safe="") + (f"/{order + 1}" if order else "")
    return QuestionId(name) if len(name) <= LONGEST_ID else derive_id("anki", guid, str(order))


def find_guid(question_id: QuestionId) -> tuple[str, int] | None:
    """The guid and the card's number of a question that came from Anki, None for any other."""
    if not question_id.startswith(_PREFIX):
        return None
    guid, _, number = question_id.removeprefix(_PREFIX).partition("/")
    order = int(number) - 1 if number.isdecimal() and len(number) < 6 else 0
    return (unquote(guid), order) if guid else None
