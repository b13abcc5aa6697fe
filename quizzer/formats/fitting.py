"""A set made to fit a format: questions it cannot hold are asked in another way or left out, and that is told.

What can be asked in another way without asking something else follows from the kinds alone, so that
every writer does the same. It knows no format but by its Holding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from quizzer.formats.crossing import Fate, Note
from quizzer.formats.holdings import HEADING, Holding
from quizzer.formats.rephrasing import Rephrased, fold_source, rephrase, split_gaps, with_choices, with_unit
from quizzer.formats.soundness import find_faults
from quizzer.formats.taking import GAP
from quizzer.identity import derive_id
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet

_CHOOSING = (QuestionKind.CHOICE, QuestionKind.CHOICES)
_LOST_PARTS = {
    "hint": "without its hint",
    "why": "without the reasons why choices are wrong",
    "explanation": "without its explanation",
    "tolerance": "without its tolerance",
    "tags": "without its tags",
    "difficulty": "without its difficulty",
    "source": "without its source",
}
_EMPTY: dict[str, object] = {
    "hint": "",
    "why": (),
    "explanation": "",
    "tolerance": "",
    "tags": (),
    "difficulty": "",
    "source": None,
}


@dataclass(frozen=True, slots=True)
class Fitted:
    """What can be written: each question with the number of the one it was made of, and what was done."""

    questions: tuple[tuple[int, Question], ...]
    notes: tuple[Note, ...]

    def drop(self, refuse: Callable[[Question], str | None]) -> Fitted:
        """The same without the questions for which `refuse` gives a reason, and with that reason told."""
        kept, notes = [], list(self.notes)
        for number, question in self.questions:
            reason = refuse(question)
            if reason is None:
                kept.append((number, question))
            else:
                notes.append(Note(number, reason, Fate.LOST))
        return Fitted(tuple(kept), tuple(notes))

    def change(self, alter: Callable[[Question], tuple[Question, str | None]]) -> Fitted:
        """The same with each question altered, and told where `alter` gives a reason."""
        changed, notes = [], list(self.notes)
        for number, question in self.questions:
            altered, reason = alter(question)
            changed.append((number, altered))
            if reason is not None:
                notes.append(Note(number, reason, Fate.CHANGED))
        return Fitted(tuple(changed), tuple(notes))

    @property
    def count(self) -> int:
        """How many questions of the set are there, whole or in part."""
        return len({number for number, _ in self.questions})


def fit(question_set: QuestionSet, holding: Holding) -> Fitted:
    """The questions as a format with this holding can hold them."""
    notes: list[Note] = list(_check_heading(question_set, holding))
    questions: list[tuple[int, Question]] = []
    for number, question in enumerate(question_set.questions, 1):
        rephrased = _fit_kind(question, holding)
        if isinstance(rephrased, str):
            notes.append(Note(number, rephrased, Fate.LOST))
            continue
        notes += [Note(number, reason, Fate.CHANGED) for reason in rephrased.reasons]
        for part in _name_parts(question.id, rephrased.questions):
            fitted, reasons = _fit_parts(part, holding)
            if faults := find_faults(fitted):
                notes.append(Note(number, f"cannot be asked in another way: {faults[0].message}", Fate.LOST))
                continue
            notes += [Note(number, reason, Fate.CHANGED) for reason in reasons]
            questions.append((number, fitted))
    return Fitted(tuple(questions), tuple(dict.fromkeys(notes)))


def _check_heading(question_set: QuestionSet, holding: Holding) -> Iterator[Note]:
    for part in HEADING:
        # A file's name says the title, and what document it was made of tells only quizzer something.
        if part not in holding.heading and part not in ("title", "document") and getattr(question_set, part):
            yield Note(0, f"without its {part}", Fate.CHANGED)
    if question_set.dropped and "document" not in holding.heading:
        yield Note(0, f"without its {len(question_set.dropped)} dropped questions", Fate.CHANGED)


def _fit_kind(question: Question, holding: Holding) -> Rephrased | str:
    """The question or questions to write instead, or why there is none."""
    kind, prepared = question.kind, Rephrased((question,))
    if kind is QuestionKind.CLOZE and kind in holding.kinds and len(question.answer) > holding.gaps:
        return split_gaps(question)
    if holding.gaps == 1 and kind in (QuestionKind.SHORT, QuestionKind.CLOZE):
        return _draw_gap(question)
    if kind is QuestionKind.CHOICES and not holding.lone_choices and len(question.answer) == 1:
        told = "asked as a choice of one, because one choice is right"
        prepared = Rephrased((replace(question, kind=QuestionKind.CHOICE),), (told,))
        kind = QuestionKind.CHOICE
    if kind in holding.kinds:
        return prepared
    return (
        rephrase(prepared.questions[0], holding) or f"a question of the kind {_name(kind)} has no place there"
    )


def _draw_gap(question: Question) -> Rephrased:
    """A typed question in a format whose only sign for a gap is a line, which also is what a line becomes."""
    is_drawn = len(GAP.findall(question.prompt)) == 1
    if is_drawn == (question.kind is QuestionKind.CLOZE):
        return Rephrased((question,))
    if is_drawn:
        return Rephrased((replace(question, kind=QuestionKind.CLOZE),), ("the line in it is read as a gap",))
    told = "asked as a short answer, because its gap is not the only line in it"
    return Rephrased((replace(question, kind=QuestionKind.SHORT),), (told,))


def _name_parts(identifier: QuestionId, questions: tuple[Question, ...]) -> Iterator[Question]:
    """One question keeps the id; of several made of one, each gets its own."""
    for number, question in enumerate(questions):
        own = identifier if len(questions) == 1 else derive_id("part", identifier, str(number))
        yield replace(question, id=own)


def _fit_parts(question: Question, holding: Holding) -> tuple[Question, list[str]]:
    """The question without the parts that are not held, and what was done with each."""
    reasons: list[str] = []
    if question.unit and "unit" not in holding.parts:
        question, told = with_unit(question)
        reasons.append(told)
    if question.options and question.kind not in _CHOOSING and "options" not in holding.parts:
        question, told = with_choices(question, holding)
        reasons.append(told)
    if any(question.accept) and question.kind not in holding.accept:
        question = replace(question, accept=())
        reasons.append("without its other right answers")
    if question.source and "source" not in holding.parts and "explanation" in holding.parts:
        question, told = fold_source(question)
        reasons.append(told)
    for part, told in _LOST_PARTS.items():
        if part not in holding.parts and getattr(question, part):
            question = _without(question, part)
            reasons.append(told)
    return replace(question, precision=question.precision if _is_date(question) else None), reasons


def _without(question: Question, part: str) -> Question:
    changes: dict[str, object] = {part: _EMPTY[part]}
    return replace(question, **changes)  # type: ignore[arg-type]


def _is_date(question: Question) -> bool:
    return question.kind is QuestionKind.DATE


def _name(kind: QuestionKind) -> str:
    return kind.value.replace("_", " ")
