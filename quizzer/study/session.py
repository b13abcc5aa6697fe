"""One sitting: show, ask, judge, rate, record, and only then tell the verdict.

It knows no store, screen or clock; all of them are handed in. Who leaves early has lost nothing.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Protocol

from quizzer.answers.judge import Judgement, Verdict, judge
from quizzer.errors import QuizzerError
from quizzer.memory.calendar import study_day
from quizzer.memory.schedule import next_card
from quizzer.models import Card, Event, Question, QuestionKind, Rating
from quizzer.study.queue import Entry

COMES_BACK_AFTER = (5, 8)
"""How many other cards are asked before a failed one is asked again."""


class Leave(Exception):
    """The learner leaves the sitting."""


class Occasion(StrEnum):
    """Why a question is shown."""

    NEW = "new"
    REVIEW = "review"
    AGAIN = "again"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Showing:
    """A question as it is put before the learner.

    `options` are what can be chosen or put in order, shuffled for this showing. `number` counts the
    sitting's questions up to `total`. `near_miss` is the reason a first try was nearly right.
    """

    question: Question
    options: tuple[str, ...] = ()
    number: int = 1
    total: int = 1
    occasion: Occasion = Occasion.REVIEW
    near_miss: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the learner answered, in the shape of the question's answer; None for "I don't know"."""

    answer: tuple[str, ...] | None
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """An answer that is judged and kept; `card` is None where the schedule is left alone."""

    showing: Showing
    reply: Reply
    judgement: Judgement
    rating: Rating
    day: int
    card: Card | None = None


class Desk(Protocol):
    """What a sitting asks of the screen."""

    def ask(self, showing: Showing) -> Reply:
        """The learner's reply; raises Leave or KeyboardInterrupt where the learner goes."""

    def tell(self, result: Result) -> None:
        """Show the verdict of an answer already kept."""


class Ending(StrEnum):
    """Why a sitting ended."""

    DONE = "done"
    LEFT = "left"
    TIME = "time"
    INTERRUPTED = "interrupted"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Tools:
    """What a sitting works with.

    `record` keeps a review and the card it makes, durably, before it returns; None leaves the
    schedule alone. `new_event` makes a review of that question, moment and study day.
    """

    desk: Desk
    now: Callable[[], datetime]
    rng: Random
    new_event: Callable[[Card, datetime, int], Event]
    record: Callable[[Event, Card], None] | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A sitting in numbers: questions, not showings; `missed` are those not known at first."""

    answered: int
    right: int
    missed: tuple[Question, ...]
    left: int
    seconds: float
    ending: Ending
    error: QuizzerError | None = None


@dataclass(slots=True)
class _Sitting:
    """The state of a sitting while it runs."""

    waiting: deque[tuple[Entry, bool]]
    total: int
    asked: int = 0
    right: int = 0
    missed: list[Question] = field(default_factory=list)


def run(entries: Sequence[Entry], tools: Tools, minutes: float | None = None) -> Summary:
    """Ask the entries in order until each was right once, time is up, or the learner leaves."""
    sitting = _Sitting(deque((entry, False) for entry in entries), len(entries))
    begin, ending, error = tools.now(), Ending.DONE, None
    try:
        while sitting.waiting:
            if minutes is not None and tools.now() - begin >= timedelta(minutes=minutes):
                ending = Ending.TIME
                break
            _take_turn(sitting, tools)
    except Leave:
        ending = Ending.LEFT
    except KeyboardInterrupt:
        ending = Ending.INTERRUPTED
    except QuizzerError as problem:
        # The answers before it are safe: they are summed up first, and the edge tells the error.
        ending, error = Ending.ERROR, problem
    seconds = (tools.now() - begin).total_seconds()
    missed = tuple(sitting.missed)
    return Summary(sitting.asked, sitting.right, missed, len(sitting.waiting), seconds, ending, error)


def _take_turn(sitting: _Sitting, tools: Tools) -> None:
    """One showing; its entry waits on until the answer is kept."""
    entry, is_repeat = sitting.waiting[0]
    showing = Showing(
        entry.question,
        shuffle_options(entry.question, tools.rng),
        sitting.asked + (not is_repeat),
        sitting.total,
        _name_occasion(entry, is_repeat, tools),
    )
    result = _answer(entry.card, showing, tools)
    sitting.waiting.popleft()
    if not is_repeat:
        sitting.asked += 1
        sitting.right += result.rating is not Rating.AGAIN
        sitting.missed += [entry.question] * (result.rating is Rating.AGAIN)
    if result.rating is Rating.AGAIN:
        again = replace(entry, card=result.card or entry.card)
        place = min(tools.rng.randint(*COMES_BACK_AFTER), len(sitting.waiting))
        sitting.waiting.insert(place, (again, True))
    tools.desk.tell(result)


def _name_occasion(entry: Entry, is_repeat: bool, tools: Tools) -> Occasion:
    if is_repeat:
        return Occasion.AGAIN
    if tools.record is None:
        return Occasion.PRACTICE
    return Occasion.NEW if entry.is_new else Occasion.REVIEW


def _answer(card: Card, showing: Showing, tools: Tools) -> Result:
    """Ask, judge and keep one answer; a near miss is asked once more."""
    begin = tools.now()
    tries = [tools.desk.ask(showing)]
    judgement = _judge(showing, tries[0])
    if judgement.verdict is Verdict.CLOSE:
        tries.append(tools.desk.ask(replace(showing, near_miss=judgement.reason)))
        judgement = _judge(showing, tries[1])
    now = tools.now()
    day = study_day(now)
    result = Result(showing, tries[-1], judgement, _rate(judgement, tries), day)
    if tools.record is None:
        return result
    event = tools.new_event(card, now, day)
    answered = next_card(card, result.rating, day, event.at_ms)
    event = replace(
        event,
        rating=result.rating,
        duration_ms=max(0, (now - begin) // timedelta(milliseconds=1)),
        due_day=answered.due_day,
        due_ms=answered.due_ms,
        payload=_describe(judgement, tries),
    )
    tools.record(event, answered)
    return replace(result, card=answered)


def _judge(showing: Showing, reply: Reply) -> Judgement:
    if reply.answer is None:
        return Judgement(Verdict.WRONG)
    return judge(showing.question, reply.answer)


def _rate(judgement: Judgement, tries: Sequence[Reply]) -> Rating:
    """Right is Good; right with a hint or at the second try is Hard; all else is Again."""
    if judgement.verdict is not Verdict.RIGHT:
        return Rating.AGAIN
    return Rating.HARD if len(tries) > 1 or any(reply.hinted for reply in tries) else Rating.GOOD


def _describe(judgement: Judgement, tries: Sequence[Reply]) -> str:
    """What is kept of an answer so that it can be judged again: JSON."""
    record: dict[str, object] = {"answer": tries[-1].answer, "verdict": judgement.verdict.value}
    if len(tries) > 1:
        record["first"] = tries[0].answer
    if any(reply.hinted for reply in tries):
        record["hint"] = True
    return json.dumps(record, ensure_ascii=False)


def shuffle_options(question: Question, rng: Random) -> tuple[str, ...]:
    """What can be chosen, put in order or matched, in an order that gives nothing away."""
    match question.kind:
        case QuestionKind.ORDER | QuestionKind.MATCH:
            options = list(dict.fromkeys(question.answer))
        case _:
            options = list(question.options)
    rng.shuffle(options)
    return tuple(options)
