"""True or false: a sentence with its fact, or with another value of the same kind in its place.

Written of facts that a gap or a question word has not asked already, and only where distractors of
the same shape exist, so that a false statement differs from the true one in a single value.
"""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import replace

from quizzer.identity import derive_id
from quizzer.models import BLANK, Question, QuestionKind

_MOST_VALUES = 3
"""With more numbers than these a statement is a table, of which nobody knows each entry."""
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|perhaps|possibly|probably|apparently|allegedly|reportedly|supposedly|presumably|likely|"
    r"seems?|seemed|appears? to|appeared to|said to|thought to|believed to|often|sometimes|usually|generally|"
    r"around|circa|approximately|roughly|about (?=\d))(?:\b|(?=\d))",
    re.IGNORECASE,
)
"""Words with which a statement is neither quite true nor quite false."""
_NUMBER = re.compile(r"\d[\d.,]*")


def write_statement(question: Question) -> Question | None:
    """The cloze with options as a statement, true or false as its id decides; None where it is worth none."""
    if question.kind is not QuestionKind.CLOZE or not question.options or not _is_clear(question):
        return None
    identifier = derive_id("generated", QuestionKind.TRUE_FALSE.value, question.id)
    dice = random.Random(int.from_bytes(hashlib.sha256(identifier.encode()).digest()))  # noqa: S311 - an order, no secret
    right = question.answer[0]
    told = dice.choice([right, dice.choice(question.distractors)])
    return replace(
        question,
        id=identifier,
        kind=QuestionKind.TRUE_FALSE,
        prompt=question.prompt.replace(BLANK, told),
        answer=("true" if told == right else "false",),
        accept=(),
        options=(),
        explanation="" if told == right else f"Not {told}, but {right}.",
    )


def _is_clear(question: Question) -> bool:
    """Whether the sentence is surely true as it stands, and its value one that may be known."""
    text = question.prompt.replace(BLANK, question.answer[0])
    return len(_NUMBER.findall(text)) <= _MOST_VALUES and not _UNSURE.search(text)
