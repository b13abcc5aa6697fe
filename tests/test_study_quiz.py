"""A marked test: every question once, judged at the end."""

from random import Random

import pytest

from quizzer.answers.judge import Verdict
from quizzer.study.desk import Action, Leave, Occasion, Request
from quizzer.study.quiz import QuizRun, choose_questions, run_quiz
from tests.learner import capitals
from tests.scripted import Clock, ScriptedDesk

Step = str | Request | BaseException | None


def take(*steps: Step, count: int = 3) -> tuple[QuizRun, ScriptedDesk]:
    clock = Clock()
    desk = ScriptedDesk(list(steps), clock)
    return run_quiz(capitals(count).questions, desk, Random(1), lambda: clock.now), desk


def test_each_question_is_asked_once_and_marked() -> None:
    taken, desk = take("Oslo", "Tartu", None)
    assert [showing.question.id for showing in desk.showings] == ["q1", "q2", "q3"]
    assert {showing.occasion for showing in desk.showings} == {Occasion.TEST}
    assert [mark.points for mark in taken.marks] == [1, 0, 0]
    assert [mark.answer for mark in taken.marks] == [("Oslo",), ("Tartu",), None]
    assert (taken.points, taken.seconds, taken.finished) == (1, 15, True)
    assert desk.results == []


def test_nearly_right_is_worth_half_and_not_asked_again() -> None:
    taken, desk = take("Oslo", "Riga", "Tallin")
    assert taken.marks[2].judgement.verdict is Verdict.CLOSE
    assert taken.points == 2.5
    assert len(desk.showings) == 3


def test_leaving_ends_the_test_unfinished() -> None:
    taken, _ = take("Oslo", Leave())
    assert (len(taken.marks), taken.finished) == (1, False)


def test_requests_change_nothing_in_a_test() -> None:
    taken, desk = take(Request(Action.UNDO), "Oslo", count=1)
    assert taken.points == 1
    assert desk.showings[1].stands
    assert desk.reports == ["In a test there are only answers, ? and q."]


def test_interrupt_passes_through() -> None:
    with pytest.raises(KeyboardInterrupt):
        take(KeyboardInterrupt())


def test_same_seed_chooses_the_same_questions() -> None:
    first, second = (choose_questions(capitals(), 3, Random(5)) for _ in range(2))
    assert first == second
    assert len(set(first)) == 3
    assert set(choose_questions(capitals(), 50, Random(5))) == set(capitals().questions)
