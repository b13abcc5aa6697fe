"""What a person decides about generated questions: kept, rewritten or dropped; each decision makes a new set."""

from __future__ import annotations

from dataclasses import replace

from quizzer.models import Question, QuestionId, QuestionSet

REVIEWED = "reviewed"
"""The tag of a question that a person looked at."""


def list_unreviewed(question_set: QuestionSet) -> list[Question]:
    """The questions nobody has decided about, in their order."""
    return [question for question in question_set.questions if REVIEWED not in question.tags]


def keep(question_set: QuestionSet, question: Question) -> QuestionSet:
    """The set in which that question, as it is worded there or now, is reviewed."""
    reviewed = replace(question, tags=(*(tag for tag in question.tags if tag != REVIEWED), REVIEWED))
    questions = [reviewed if one.id == question.id else one for one in question_set.questions]
    return replace(question_set, questions=tuple(questions))


def drop(question_set: QuestionSet, question_id: QuestionId) -> QuestionSet:
    """The set that does not ask that question and does not make it again."""
    gone = tuple(one for one in question_set.questions if one.id == question_id)
    left = tuple(one for one in question_set.questions if one.id != question_id)
    return replace(question_set, questions=left, dropped=(*question_set.dropped, *gone))
