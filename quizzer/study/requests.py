"""What a learner asks for instead of answering: undo, a correction, suspend, bury, flag, edit.

Each is an event of its own: nothing that was written is ever changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from quizzer.errors import QuizzerError
from quizzer.memory.calendar import study_day
from quizzer.memory.schedule import is_leech
from quizzer.models import Card, Event, EventKind, Rating
from quizzer.study.desk import Action, Request
from quizzer.study.sitting import Journal, Sitting, Tools

_RATINGS = {Action.RIGHT: Rating.GOOD, Action.WRONG: Rating.AGAIN, Action.EASY: Rating.EASY}
_SUSPENDED = " That makes it a leech, so it is suspended."
_UNDONE = {
    EventKind.REVIEW: "your answer",
    EventKind.AMEND: "your correction",
    EventKind.SUSPEND: "suspended",
    EventKind.UNSUSPEND: "no longer suspended",
    EventKind.BURY: "put off until tomorrow",
    EventKind.FLAG: "your flag",
    EventKind.RESET: "the reset",
    EventKind.SET_DUE: "the new due day",
}


def obey(request: Request, sitting: Sitting, tools: Tools) -> bool:
    """Carry out a request, and say so; whether the question on the screen still is the one to answer."""
    if request.action in _RATINGS:
        return _correct(_RATINGS[request.action], sitting, tools)
    if request.action is Action.UNDO and tools.record is None:
        return _undo_practice(sitting, tools)
    if tools.journal is None:
        tools.desk.report("Nothing is recorded here, so there is nothing to change.")
        return True
    act: Callable[[Request, Sitting, Tools, Journal], bool] = {
        Action.UNDO: _undo,
        Action.SUSPEND: _suspend,
        Action.BURY: _bury,
        Action.FLAG: _flag,
        Action.EDIT: _edit,
    }[request.action]
    return act(request, sitting, tools, tools.journal)


def _correct(rating: Rating, sitting: Sitting, tools: Tools) -> bool:
    """Rate the last answer anew."""
    if not sitting.kept:
        tools.desk.report("No answer of this sitting yet to correct.")
        return True
    last = sitting.kept[-1]
    card = last.entry.card
    suspension = None
    if last.event is not None and tools.journal is not None:
        before = last.entry.card
        after = tools.schedule(before, rating, last.event.day, last.event.at_ms)
        amendment = _make_amendment(last.event, after, rating, tools)
        lifted = _make_undo(last.suspension, tools) if last.suspension else None
        suspension = make_suspension(before, after, tools)
        card = tools.journal.follow(amendment, [event for event in (lifted, suspension) if event])
    current = sitting.waiting[0][0].question.id if sitting.waiting else None
    sitting.settle(replace(last.entry, card=card), last.is_repeat, rating, tools)
    sitting.kept[-1] = replace(last, rating=rating, suspension=suspension)
    words = {Rating.GOOD: "right", Rating.AGAIN: "wrong", Rating.EASY: "easy"}[rating]
    tools.desk.report(f"The last answer counts as {words}.{_SUSPENDED if suspension else ''}")
    return bool(sitting.waiting) and sitting.waiting[0][0].question.id == current


def _make_amendment(review: Event, after: Card, rating: Rating, tools: Tools) -> Event:
    moment = tools.now()
    event = tools.new_event(review.question_id, EventKind.AMEND, moment, study_day(moment))
    return replace(event, rating=rating, refers_to=review.uid, due_day=after.due_day, due_ms=after.due_ms)


def _make_undo(event: Event, tools: Tools) -> Event:
    moment = tools.now()
    undo = tools.new_event(event.question_id, EventKind.UNDO, moment, study_day(moment))
    return replace(undo, refers_to=event.uid)


def make_suspension(before: Card, after: Card, tools: Tools) -> Event | None:
    """What follows from an answer that made a leech, where the learner wants leeches suspended."""
    if not tools.leech.suspends or not is_leech(before, after, tools.leech):
        return None
    moment = tools.now()
    event = tools.new_event(after.question_id, EventKind.SUSPEND, moment, study_day(moment))
    return replace(event, payload=json.dumps({"leech": after.lapses}))


def _undo_practice(sitting: Sitting, tools: Tools) -> bool:
    if not sitting.kept:
        tools.desk.report("No answer of this sitting yet to take back.")
        return True
    sitting.take_back(sitting.kept[-1].entry)
    tools.desk.report("Taken back. Here it is again.")
    return False


def _undo(request: Request, sitting: Sitting, tools: Tools, journal: Journal) -> bool:
    moment = tools.now()
    undone = journal.undo(moment, study_day(moment))
    if undone is None:
        tools.desk.report("There is nothing to undo.")
        return True
    what = _UNDONE[undone.event.kind]
    if undone.entry is None:
        tools.desk.report(f"Undone: {what}. Its question is no longer in your library.")
        return True
    if undone.event.kind is EventKind.FLAG:
        tools.desk.report(f"Undone: {what}.")
        return True
    leech = next((k for k in sitting.kept if k.suspension and k.suspension.uid == undone.event.uid), None)
    if leech is not None:
        current = sitting.waiting[0][0].question.id if sitting.waiting else None
        sitting.kept[sitting.kept.index(leech)] = replace(leech, suspension=None)
        sitting.settle(replace(leech.entry, card=undone.entry.card), leech.is_repeat, leech.rating, tools)
        tools.desk.report(f"Undone: {what}.")
        return bool(sitting.waiting) and sitting.waiting[0][0].question.id == current
    kept = next((k for k in sitting.kept if k.event and k.event.uid == undone.event.refers_to), None)
    if undone.event.kind is EventKind.AMEND and kept is not None and kept.event is not None:
        rating = kept.event.rating or Rating.GOOD
        sitting.settle(replace(kept.entry, card=undone.entry.card), kept.is_repeat, rating, tools)
        tools.desk.report(f"Undone: {what}.")
        return False
    sitting.take_back(undone.entry)
    tools.desk.report(f"Undone: {what}. Here it is again.")
    return False


def _suspend(request: Request, sitting: Sitting, tools: Tools, journal: Journal) -> bool:
    """Ask the question no more, until the same request lifts it."""
    entry = sitting.waiting[0][0]
    if entry.card.suspended:
        _note(EventKind.UNSUSPEND, sitting, tools, journal)
        tools.desk.report("It is asked again from now on.")
        return True
    _note(EventKind.SUSPEND, sitting, tools, journal)
    sitting.drop(entry.question.id)
    tools.desk.report(
        "Suspended: it is not asked any more. u takes that back; so does s in practice (--cram)."
    )
    return False


def _bury(request: Request, sitting: Sitting, tools: Tools, journal: Journal) -> bool:
    _note(EventKind.BURY, sitting, tools, journal)
    sitting.drop(sitting.waiting[0][0].question.id)
    tools.desk.report("Put off until tomorrow.")
    return False


def _flag(request: Request, sitting: Sitting, tools: Tools, journal: Journal) -> bool:
    _note(EventKind.FLAG, sitting, tools, journal, request.text)
    tools.desk.report("Flagged. quizzer show SET lists what you flagged.")
    return True


def _note(kind: EventKind, sitting: Sitting, tools: Tools, journal: Journal, comment: str = "") -> None:
    """Keep an event about the question on the screen."""
    entry, is_repeat = sitting.waiting[0]
    moment = tools.now()
    event = tools.new_event(entry.question.id, kind, moment, study_day(moment))
    payload = json.dumps({"comment": comment}, ensure_ascii=False) if comment else ""
    card = journal.follow(replace(event, payload=payload))
    sitting.waiting[0] = (replace(entry, card=card), is_repeat)


def _edit(request: Request, sitting: Sitting, tools: Tools, journal: Journal) -> bool:
    entry, is_repeat = sitting.waiting[0]
    rewritten = tools.desk.edit(entry.question)
    if rewritten is None:
        tools.desk.report("It stays as it was.")
        return True
    try:
        journal.rewrite(rewritten)
    except QuizzerError as error:
        tools.desk.report(str(error))
        return True
    sitting.waiting[0] = (replace(entry, question=rewritten), is_repeat)
    tools.desk.report("Changed in your library. quizzer export SET FILE writes the set with it.")
    return False
