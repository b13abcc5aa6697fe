"""A marked test: every question once, no verdict before the end, and the schedule left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from quizzer.answers.judge import MARKS, Judgement, Verdict, judge
from quizzer.models import Question, QuestionSet
from quizzer.study.desk import Desk, Leave, Occasion, Reply, Showing
from quizzer.study.showing import shuffle_options


@dataclass(frozen=True, slots=True)
class Mark:
    """One question of a test, what was answered (None for not known) and how it was judged."""

    question: Question
    answer: tuple[str, ...] | None
    judgement: Judgement

    @property
    def points(self) -> float:
        """From 0 to 1."""
        return MARKS[self.judgement.verdict]


@dataclass(frozen=True, slots=True)
class QuizRun:
    """A test as far as it went; who leaves early has not `finished`."""

    marks: tuple[Mark, ...]
    seconds: float
    finished: bool

    @property
    def points(self) -> float:
        """The marks in sum."""
        return sum(mark.points for mark in self.marks)


def choose_questions(question_set: QuestionSet, count: int, rng: Random) -> tuple[Question, ...]:
    """At most `count` questions of the set at random, in random order."""
    questions = list(question_set.questions)
    return tuple(rng.sample(questions, min(count, len(questions))))


def run_quiz(questions: Sequence[Question], desk: Desk, rng: Random, now: Callable[[], datetime]) -> QuizRun:
    """Ask each question once; leaving ends the test unfinished, KeyboardInterrupt passes through."""
    begin = now()
    marks: list[Mark] = []
    finished = True
    try:
        for number, question in enumerate(questions, start=1):
            options = shuffle_options(question, rng)
            showing = Showing(question, options, number, len(questions), Occasion.TEST)
            marks.append(_mark(question, _ask(showing, desk), questions))
    except Leave:
        finished = False
    return QuizRun(tuple(marks), (now() - begin).total_seconds(), finished)


def _ask(showing: Showing, desk: Desk) -> Reply:
    while True:
        reply = desk.ask(showing)
        if isinstance(reply, Reply):
            return reply
        desk.report("In a test there are only answers, ? and q.")
        showing = replace(showing, stands=True)


def _mark(question: Question, reply: Reply, questions: Sequence[Question]) -> Mark:
    if reply.answer is None:
        return Mark(question, None, Judgement(Verdict.WRONG))
    return Mark(question, reply.answer, judge(question, reply.answer, questions))
