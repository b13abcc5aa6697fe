"""What a class's learners answered on their own, from the logs they handed in.

Spaced repetition is no sitting: each chose their day and saw the answers, so that none of this is added to
a test's marks. Pure: answers in, counts out.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, pairwise
from statistics import median
from typing import Any

from quizzer.memory.review_log import Answer, History, group_answers
from quizzer.models import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Practised:
    """A question as it was practised; `number` is its place in the set, from 1.

    `first` is the share of learners who knew it at their very first answer, `recall` the share of the
    `recalls` answers, a day or more after the one before, that were known.
    """

    number: int
    question: Question
    learners: int
    answers: int
    first: float | None
    recalls: int
    recall: float | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Learner:
    """What one learner did."""

    name: str
    answers: int
    questions: int
    days: int
    recalls: int
    recall: float | None


@dataclass(frozen=True, slots=True)
class Practice:
    """All that the logs tell of a set: the questions hardest first, the learners most diligent first.

    `strangers` are answers to questions that are not in the set.
    """

    title: str
    questions: tuple[Practised, ...]
    learners: tuple[Learner, ...]
    untouched: int
    strangers: int


def measure_practice(
    question_set: QuestionSet, logs: Mapping[str, Iterable[Answer]], *, names: bool = False
) -> Practice:
    """The practice of learners by their names, which are replaced unless asked for."""
    known = {str(question.id) for question in question_set.questions}
    histories: dict[str, list[History]] = {}
    strangers = 0
    for name, answers in logs.items():
        grouped = group_answers(answers)
        histories[name] = [history for history in grouped if history[0].card in known]
        strangers += sum(len(history) for history in grouped if history[0].card not in known)
    by_card: defaultdict[str, list[History]] = defaultdict(list)
    for history in chain.from_iterable(histories.values()):
        by_card[history[0].card].append(history)
    practised = [
        _measure_question(number, question, by_card[str(question.id)])
        for number, question in enumerate(question_set.questions, 1)
    ]
    touched = [each for each in practised if each.answers]
    touched.sort(key=lambda each: (_hardness(each), each.number))
    return Practice(
        question_set.title,
        tuple(touched),
        tuple(_list_learners(histories, names)),
        len(practised) - len(touched),
        strangers,
    )


def _measure_question(number: int, question: Question, own: Sequence[History]) -> Practised:
    later = list(_list_later(own))
    times = [answer.duration_ms / 1000 for each in own for answer in each if answer.duration_ms is not None]
    return Practised(
        number,
        question,
        len(own),
        sum(map(len, own)),
        _share([each[0] for each in own]),
        len(later),
        _share(later),
        median(times) if times else None,
    )


def _list_later(histories: Iterable[History]) -> Iterator[Answer]:
    """The answers that came a study day or more after the one before; repeats within a day say little."""
    for history in histories:
        yield from (answer for before, answer in pairwise(history) if answer.day > before.day)


def _share(answers: Sequence[Answer]) -> float | None:
    return sum(answer.recalled for answer in answers) / len(answers) if answers else None


def _hardness(practised: Practised) -> float:
    told = practised.recall if practised.recall is not None else practised.first
    return told if told is not None else 1.0


def _list_learners(histories: Mapping[str, Sequence[History]], names: bool) -> Iterator[Learner]:
    counts = {name: sum(map(len, own)) for name, own in histories.items()}
    # Among equals the order must not be that of a class list, which would give the names away.
    order = sorted(histories, key=lambda name: (-counts[name], name if names else _scramble(name)))
    for rank, name in enumerate(order, 1):
        own = histories[name]
        later = list(_list_later(own))
        yield Learner(
            name if names else f"Learner {rank}",
            counts[name],
            len(own),
            len({answer.day for history in own for answer in history}),
            len(later),
            _share(later),
        )


def _scramble(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()


def practice_to_record(practice: Practice) -> dict[str, Any]:
    """The practice as JSON-ready values."""
    return {
        "title": practice.title,
        "untouched": practice.untouched,
        "strangers": practice.strangers,
        "questions": [
            {
                **{key: value for key, value in asdict(each).items() if key != "question"},
                "question": str(each.question.id),
                "prompt": each.question.prompt,
            }
            for each in practice.questions
        ],
        "learners": [asdict(each) for each in practice.learners],
    }
