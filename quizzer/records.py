"""Questions, cards and events as plain data: the shape of `.json` exports and of the store's columns.

A question's keys that do not apply are left out; nothing is lost, so that one read back equals itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from quizzer.models import Card, Precision, Question, QuestionId, QuestionKind, Source

Record: TypeAlias = dict[str, Any]
CardRow: TypeAlias = tuple[
    QuestionId, float | None, float | None, int | None, int | None, int | None, int, int, int, int | None, int
]
"""A card: its question, stability, difficulty and last day, then the rest as `Card` names it."""
EventRow: TypeAlias = tuple[
    QuestionId, bytes, int, int, str, int | None, int | None, int | None, bytes | None
]
"""What cards are made of: an event's question, uid, at_ms, day, kind, rating, due_day, due_ms, refers_to."""
AnswerRow: TypeAlias = tuple[QuestionId, int, int | None, int | None, int | None]
"""An answer whose due day was decided then: question, day, rating, due_day, due_ms; any other event has no rating."""

LISTED = (QuestionKind.CHOICES, QuestionKind.ORDER)
"""The kinds whose answer is a list even when it has one entry."""


def to_record(question: Question) -> Record:
    """The question as JSON-ready values: id, kind, prompt and answer first, then what applies."""
    record: Record = {
        "id": str(question.id),
        "kind": question.kind.value,
        "prompt": question.prompt,
        "answer": _answer_out(question),
        "accept": _accept_out(question),
        "options": list(question.options),
        "explanation": question.explanation,
        "why": dict(question.why),
        "hint": question.hint,
        "unit": question.unit,
        "tolerance": question.tolerance,
        "precision": question.precision.value if question.precision else "",
        "source": _source_out(question.source),
        "tags": list(question.tags),
        "difficulty": question.difficulty,
    }
    always = ("id", "kind", "prompt", "answer")
    return {key: value for key, value in record.items() if key in always or value}


def from_record(record: Mapping[str, Any]) -> Question:
    """The question a record was made from; raises KeyError or ValueError where it is none."""
    kind = QuestionKind(record["kind"])
    answer = record["answer"]
    return Question(
        id=QuestionId(record["id"]),
        kind=kind,
        prompt=record["prompt"],
        answer=_answer_in(kind, answer),
        items=tuple(answer) if kind is QuestionKind.MATCH else (),
        accept=_accept_in(record.get("accept", [])),
        options=tuple(record.get("options", ())),
        explanation=record.get("explanation", ""),
        why=tuple(record.get("why", {}).items()),
        hint=record.get("hint", ""),
        unit=record.get("unit", ""),
        tolerance=record.get("tolerance", ""),
        precision=Precision(record["precision"]) if "precision" in record else None,
        source=Source(**record["source"]) if "source" in record else None,
        tags=tuple(record.get("tags", ())),
        difficulty=record.get("difficulty", ""),
    )


def _answer_out(question: Question) -> str | bool | list[str] | dict[str, str]:
    if question.kind is QuestionKind.MATCH:
        return dict(zip(question.items, question.answer, strict=True))
    if question.kind is QuestionKind.TRUE_FALSE:
        return question.answer[0] == "true"
    if question.kind in LISTED or len(question.answer) != 1:
        return list(question.answer)
    return question.answer[0]


def _answer_in(kind: QuestionKind, answer: Any) -> tuple[str, ...]:
    if kind is QuestionKind.MATCH:
        return tuple(answer.values())
    if kind is QuestionKind.TRUE_FALSE:
        return ("true" if answer else "false",)
    return (answer,) if isinstance(answer, str) else tuple(answer)


def _accept_out(question: Question) -> list[str] | list[list[str]]:
    if len(question.accept) == 1:
        return list(question.accept[0])
    return [list(variants) for variants in question.accept]


def _accept_in(accept: list[Any]) -> tuple[tuple[str, ...], ...]:
    if accept and all(isinstance(variant, str) for variant in accept):
        return (tuple(accept),)
    return tuple(tuple(variants) for variants in accept)


def _source_out(source: Source | None) -> Record:
    if source is None:
        return {}
    record = {
        "document": source.document,
        "section": source.section,
        "quote": source.quote,
        "start": source.start,
        "end": source.end,
    }
    return {key: value for key, value in record.items() if key == "document" or value not in ("", None)}


def to_row(card: Card) -> CardRow:
    """The card as a row."""
    memory = card.memory
    known = (memory.stability, memory.difficulty, memory.last_day) if memory else (None, None, None)
    due = (card.due_day, card.due_ms)
    counts = (card.reviews, card.lapses, int(card.suspended), card.buried_until, card.step)
    return (card.question_id, *known, *due, *counts)
