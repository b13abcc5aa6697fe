"""True or false: a sentence with its fact, or with another value of the same kind in its place.

Written of facts that a gap or a question word has not asked already, and only where distractors of
the same shape exist, so that a false statement differs from the true one in a single value.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

from quizzer.identity import derive_id
from quizzer.models import BLANK, Question, QuestionKind


def write_statement(question: Question) -> Question | None:
    """The cloze with options as a statement, true or false as its id decides; None without options."""
    if question.kind is not QuestionKind.CLOZE or not question.options:
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
