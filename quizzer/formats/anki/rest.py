"""What of a question its card does not show, kept in a hidden field of the note for the way back.

The rest is JSON: the kind, the order in which options were written, offsets, difficulty, tags as they
are. It must not know note types.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from quizzer.models import Question, QuestionKind

REST = "Spare 1"
"""The field it is kept in."""
CHOOSING = (QuestionKind.CHOICE, QuestionKind.CHOICES)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quote = json.encoder.encode_basestring


def tell_rest(question: Question) -> str:
    """The JSON of what the card does not show."""
    # Written by hand where every question has it, which is ten times as fast.
    told = f'{{"kind":"{question.kind.value}"'
    if question.tags:
        told += f',"tags":[{",".join(map(_quote, question.tags))}]'
    if source := question.source:
        told += f',"source":[{source.start},{source.end}]' if source.start is not None else ',"source":[]'
    rest = _tell_rare(question)
    return f"{told},{_encode(rest)[1:]}" if rest else told + "}"


def _tell_rare(question: Question) -> dict[str, Any]:
    rest: dict[str, Any] = {}
    if question.options:
        rest["options"] = (
            _find_places(question.options, show_options(question))
            if question.kind in CHOOSING
            else question.options
        )
    if question.kind is QuestionKind.CHOICES:
        rest["answer"] = _find_places(question.answer, show_options(question))
    if len(question.accept) > 1:
        rest["accept"] = question.accept
    for name in ("unit", "tolerance", "precision", "difficulty"):
        if value := getattr(question, name):
            rest[name] = value
    return rest


def show_options(question: Question) -> tuple[str, ...]:
    """The options in the order a card lists them."""
    return shuffle(question.id, dict.fromkeys((*question.options, *question.answer)))


def shuffle(seed: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The texts in an order of their own for this seed, which one more text leaves as it is."""
    return tuple(
        sorted(texts, key=lambda text: sha256(f"{seed}\0{text}".encode("utf-8", "replace")).digest())
    )


def _find_places(texts: Sequence[str], shown: Sequence[str]) -> list[int]:
    places = {text: place for place, text in enumerate(shown)}
    return [places[text] for text in texts]
