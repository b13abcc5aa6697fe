"""A document generated again: the questions a person has seen, edited or added stay theirs.

Knows nothing of files: it takes the set as it was and the set as it would be made now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizzer.generate.review import REVIEWED
from quizzer.generate.settle import settle
from quizzer.identity import Revision, revise
from quizzer.models import Question, QuestionKind, QuestionSet, Source


def revise_set(old: QuestionSet, generated: QuestionSet, text: str = "") -> tuple[QuestionSet, Revision]:
    """The old set brought up to date with its document, and what became of each question.

    `text` is the document's: a reviewed question stays as long as its sentence stands there.

    A question whose fact is as before keeps its wording, so that edits by hand survive, and takes over
    what changed in its sentence. Questions that were never generated stay at the end. A question the
    document no longer supports is retired: it is not in the new set. What was dropped stays dropped.
    """
    former = {question.id: question for question in (*old.questions, *old.dropped) if is_generated(question)}
    authored = [question for question in old.questions if not is_generated(question)]
    matched = revise(tuple(former.values()), generated.questions).questions
    settled = [
        settle(former.get(question.id), question, is_same=question.id == made.id)
        for question, made in zip(matched, generated.questions, strict=True)
    ]
    refused = {question.id for question in old.dropped}
    asked = [question for question in settled if question.id not in refused]
    present = {question.id for question in settled}
    stay = [q for q in former.values() if q.id not in present | refused and REVIEWED in q.tags]
    asked += [there for question in stay if (there := _find_again(question, text))]
    again = {question.id: question for question in settled if question.id in refused}
    revised = replace(
        generated,
        title=old.title,
        licence=old.licence or generated.licence,
        questions=(*asked, *authored),
        dropped=tuple(again.get(question.id, question) for question in old.dropped),
    )
    return revised, _report(old.questions, revised.questions)


def _find_again(question: Question, text: str) -> Question | None:
    """The question with the place its sentence has in the text now; None where it is gone, or one of several."""
    source = question.source
    at = text.find(source.quote) if source and source.quote else -1
    if source is None or at < 0 or question.kind in {QuestionKind.ORDER, QuestionKind.MATCH}:
        return None
    return replace(question, source=replace(source, start=at, end=at + len(source.quote)))


def _report(old: Sequence[Question], new: Sequence[Question]) -> Revision:
    """What became of each question; one whose sentence only moved is kept."""
    former = {question.id: _without_place(question) for question in old}
    present = {question.id for question in new}
    return Revision(
        questions=tuple(new),
        kept=tuple(q.id for q in new if q.id in former and _without_place(q) == former[q.id]),
        changed=tuple(q.id for q in new if q.id in former and _without_place(q) != former[q.id]),
        new=tuple(q.id for q in new if q.id not in former),
        retired=tuple(question.id for question in old if question.id not in present),
    )


def _without_place(question: Question) -> Question:
    source = question.source
    return replace(question, source=Source("", quote=source.quote)) if source else question


def is_generated(question: Question) -> bool:
    """Whether the question points at a place in a document."""
    return question.source is not None and question.source.start is not None
