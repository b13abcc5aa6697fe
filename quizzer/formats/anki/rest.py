"""What of a question its card does not show, kept in a hidden field of the note for the way back.

The rest is JSON: the kind, the order in which options were written, offsets, difficulty, tags as they
are. It must not know note types.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from quizzer.formats.anki.escape import escape
from quizzer.models import Question, QuestionKind

REST = "Spare 1"
"""The field it is kept in."""
CHOOSING = (QuestionKind.CHOICE, QuestionKind.CHOICES)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quote = json.encoder.encode_basestring
_NO_PLACE, _END = escape(',"source":[]'), escape("}")


def mark_rest(question: Question) -> str:
    """The JSON of what the card does not show, as HTML."""
    told = _mark_head(question.kind.value, question.tags)
    # Written by hand where every question has it, which is ten times as fast.
    if source := question.source:
        told += f',"source":&#91;{source.start},{source.end}]' if source.start is not None else _NO_PLACE
    rest = _tell_rare(question)
    return told + escape(f",{_encode(rest)[1:]}") if rest else told + _END


@lru_cache(maxsize=1024)
def _mark_head(kind: str, tags: tuple[str, ...]) -> str:
    listed = f',"tags":[{",".join(map(_quote, tags))}]' if tags else ""
    return escape(f'{{"kind":"{kind}"{listed}')


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
    if question.unit or question.tolerance or question.precision or question.difficulty:
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
