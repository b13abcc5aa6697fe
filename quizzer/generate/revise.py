"""A document generated again: the questions a person has seen, edited or added stay theirs.

Knows nothing of files: it takes the set as it was and the set as it would be made now.
"""

from __future__ import annotations

from dataclasses import replace

from quizzer.identity import Revision, revise
from quizzer.models import Question, QuestionSet


def revise_set(old: QuestionSet, generated: QuestionSet) -> tuple[QuestionSet, Revision]:
    """The old set brought up to date with its document, and what became of each question.

    A question whose source sentence and answer are as before keeps its wording, so that edits by hand
    survive. Questions that were never generated stay at the end. A question the document no longer
    supports is retired: it is not in the new set. What was dropped stays dropped.
    """
    generated = _leave_dropped(old, generated)
    ours = [question for question in old.questions if is_generated(question)]
    authored = [question for question in old.questions if not is_generated(question)]
    revision = revise(ours, generated.questions)
    former = {question.id: question for question in ours}
    settled = [_settle(former.get(question.id), question) for question in revision.questions]
    final = revise(old.questions, [*settled, *authored])
    title, licence = old.title, old.licence or generated.licence
    settled_set = replace(
        generated, title=title, licence=licence, questions=final.questions, dropped=old.dropped
    )
    return settled_set, final


def _leave_dropped(old: QuestionSet, generated: QuestionSet) -> QuestionSet:
    """The generated set without the questions that a person refused, however they are worded now."""
    refused = {question.id for question in old.dropped}
    revision = revise(old.dropped, generated.questions)
    asked = [
        question
        for question, matched in zip(generated.questions, revision.questions, strict=True)
        if matched.id not in refused
    ]
    return replace(generated, questions=tuple(asked))


def is_generated(question: Question) -> bool:
    """Whether the question points at a place in a document."""
    return question.source is not None and question.source.start is not None


def _settle(old: Question | None, new: Question) -> Question:
    """The old wording where the fact is unchanged, with the place the sentence has now."""
    if old is None or old.source is None or new.source is None:
        return new
    if old.source.quote != new.source.quote or old.answer != new.answer:
        return new
    return replace(old, source=new.source)
