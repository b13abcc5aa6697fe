"""Marks for written answers, by the judge that also sits with a learner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizzer.answers.judge import MARKS, Judgement, Verdict, judge
from quizzer.classroom.responses import Response
from quizzer.models import Question, QuestionKind

_PAIR = re.compile(r"\s*(?:→|->|=>|=|:)\s*")


@dataclass(frozen=True, slots=True)
class Marked:
    """A response and its judgement; `mark` is from 0 to 1."""

    response: Response
    judgement: Judgement
    mark: float


def mark_all(responses: Iterable[Response], questions: Mapping[str, Question]) -> Iterator[Marked]:
    """Every response with its mark, in the order given."""
    for response in responses:
        question = questions[response.question]
        answer = split_response(question, response.response)
        judgement = judge(question, answer) if answer else Judgement(Verdict.WRONG, "no answer")
        yield Marked(response, judgement, MARKS[judgement.verdict])


def split_response(question: Question, text: str) -> tuple[str, ...]:
    """What was written, in the shape of the question's answer; () for nothing.

    Several answers stand apart by | or else by ; and a pair reads "item = partner", in any order.
    """
    if not text.strip():
        return ()
    several = question.kind in (QuestionKind.CHOICES, QuestionKind.ORDER, QuestionKind.MATCH)
    if not several and len(question.answer) < 2:
        return (text.strip(),)
    parts = [part.strip() for part in text.split("|" if "|" in text else ";")]
    if question.kind is not QuestionKind.MATCH:
        return tuple(parts)
    pairs = dict(pair for part in parts if len(pair := _PAIR.split(part, maxsplit=1)) == 2)
    if set(pairs) >= set(question.items):
        return tuple(pairs[item] for item in question.items)
    return tuple(parts)
