"""One sitting: show, ask, judge, rate, record, and only then tell the verdict.

It knows no store, screen or clock; all of them are handed in. Who leaves early has lost nothing.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from quizzer.answers.judge import Judgement, Verdict, judge
from quizzer.errors import QuizzerError
from quizzer.memory.calendar import study_day
from quizzer.memory.schedule import is_leech
from quizzer.models import Card, Event, EventKind, Question, Rating
from quizzer.study.desk import Leave, Reply, Result, Showing
from quizzer.study.queue import Entry
from quizzer.study.requests import make_suspension, obey
from quizzer.study.showing import make_showing, name_occasion
from quizzer.study.sitting import Kept, Sitting, Tools

_Answered: TypeAlias = tuple[Result, Event | None, Event | None]
"""What was answered, the event of it, and that of the suspension it led to."""


class Ending(StrEnum):
    """Why a sitting ended."""

    DONE = "done"
    LEFT = "left"
    TIME = "time"
    INTERRUPTED = "interrupted"
    ERROR = "error"


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


def run(
    entries: Sequence[Entry], tools: Tools, minutes: float | None = None, first: Showing | None = None
) -> Summary:
    """Ask the entries in order until each was right once, time is up, or the learner leaves.

    `first` is the first entry's showing, where it stands on the screen already.
    """
    questions = tuple(entry.question for entry in entries)
    sitting = Sitting(deque((entry, False) for entry in entries), len(entries), questions)
    begin, ending, error = tools.now(), Ending.DONE, None
    try:
        while sitting.waiting:
            if minutes is not None and tools.now() - begin >= timedelta(minutes=minutes):
                ending = Ending.TIME
                break
            _take_turn(sitting, tools, first)
            first = None
    except Leave:
        ending = Ending.LEFT
    except KeyboardInterrupt:
        ending = Ending.INTERRUPTED
    except QuizzerError as problem:
        # The answers before it are safe: they are summed up first, and the edge tells the error.
        ending, error = Ending.ERROR, problem
    seconds = (tools.now() - begin).total_seconds()
    return _sum_up(sitting, seconds, ending, error)


def _sum_up(sitting: Sitting, seconds: float, ending: Ending, error: QuizzerError | None) -> Summary:
    missed = tuple(question for question, rating in sitting.outcomes.values() if rating is Rating.AGAIN)
    answered = len(sitting.outcomes)
    return Summary(answered, answered - len(missed), missed, len(sitting.waiting), seconds, ending, error)


def _take_turn(sitting: Sitting, tools: Tools, standing: Showing | None) -> None:
    """One showing; its entry waits on until the answer is kept."""
    entry, is_repeat = sitting.waiting[0]
    occasion = name_occasion(entry, is_repeat=is_repeat, is_practice=tools.record is None)
    place = len(sitting.outcomes) + (not is_repeat), sitting.total
    showing = standing or make_showing(entry, occasion, place, tools.rng)
    found = _answer(sitting, showing, tools)
    if found is None:
        return
    result, event, suspension = found
    sitting.kept.append(Kept(entry, is_repeat, result.rating, event, suspension))
    sitting.settle(replace(entry, card=result.card or entry.card), is_repeat, result.rating, tools)
    tools.desk.tell(replace(result, returns=sitting.holds(entry.question.id)))


def _answer(sitting: Sitting, showing: Showing, tools: Tools) -> _Answered | None:
    """Ask, judge and keep one answer; None where a request turned the sitting elsewhere.

    A near miss is asked once more.
    """
    begin = tools.now()
    tries: list[Reply] = []
    while True:
        reply = tools.desk.ask(showing)
        if not isinstance(reply, Reply):
            if not obey(reply, sitting, tools):
                return None
            showing = replace(showing, stands=True)
            continue
        tries.append(reply)
        judgement = _judge(showing, reply, sitting)
        if judgement.verdict is not Verdict.CLOSE or len(tries) > 1:
            break
        showing = replace(showing, near_miss=judgement.reason, stands=False)
    now = tools.now()
    result = Result(showing, tries[-1], judgement, _rate(judgement, tries), study_day(now))
    return _keep(result, tries, sitting.waiting[0][0].card, (begin, now), tools)


def _keep(
    result: Result, tries: Sequence[Reply], card: Card, span: tuple[datetime, datetime], tools: Tools
) -> _Answered:
    """Record an answer, and with it the suspension of a leech that it made; nothing in practice."""
    if tools.record is None:
        return result, None, None
    begin, now = span
    event = tools.new_event(card.question_id, EventKind.REVIEW, now, result.day)
    answered = tools.schedule(card, result.rating, result.day, event.at_ms)
    event = replace(
        event,
        rating=result.rating,
        duration_ms=max(0, (now - begin) // timedelta(milliseconds=1)),
        due_day=answered.due_day,
        due_ms=answered.due_ms,
        payload=_describe(result.judgement, tries),
    )
    leech, suspension = is_leech(card, answered, tools.leech), make_suspension(card, answered, tools)
    if suspension is not None:
        answered = replace(answered, suspended=True)
    tools.record(event, answered, [suspension] if suspension else [])
    return replace(result, card=answered, is_leech=leech), event, suspension


def _judge(showing: Showing, reply: Reply, sitting: Sitting) -> Judgement:
    if reply.answer is None:
        return Judgement(Verdict.WRONG)
    return judge(showing.question, reply.answer, sitting.questions)


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
