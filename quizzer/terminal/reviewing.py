"""A review at the terminal: one question after the other, one key a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizzer.generate.review import drop, keep, list_unreviewed
from quizzer.models import Question, QuestionSet
from quizzer.terminal.ask import TerminalDesk
from quizzer.terminal.keys import END
from quizzer.terminal.lines import Style
from quizzer.terminal.listing import phrase_answer
from quizzer.terminal.show import number_gaps

_PROMPT = "k keep, d drop, e edit, s later, u undo, q leave"


def run_review(question_set: QuestionSet, desk: TerminalDesk, save: Callable[[QuestionSet], None]) -> None:
    """Ask about each question nobody has decided about; `save` gets the set after every decision."""
    history: list[QuestionSet] = []
    later: list[str] = []
    while waiting := [one for one in list_unreviewed(question_set) if one.id not in later]:
        desk.write(_show(waiting[0], len(waiting), desk.style))
        key = _read_decision(desk)
        if key in ("q", END):
            break
        if key == "s":
            later.append(waiting[0].id)
        elif key == "u":
            if not history:
                desk.report("There is nothing to undo.")
                continue
            question_set = history.pop()
            later.clear()
            save(question_set)
        elif (decided := _decide(key, question_set, waiting[0], desk)) is not None:
            history.append(question_set)
            question_set = decided
            save(question_set)
    left = len(list_unreviewed(question_set))
    kept = len(question_set.questions) - left
    desk.write(["", f"{kept} kept, {len(question_set.dropped)} dropped, {left} not reviewed yet."])


def _decide(
    key: str, question_set: QuestionSet, question: Question, desk: TerminalDesk
) -> QuestionSet | None:
    """The set after a decision, None where the learner's editor changed nothing."""
    if key == "d":
        return drop(question_set, question.id)
    if key == "e":
        rewritten = desk.edit(question)
        if rewritten is None:
            desk.report("It stays as it was.")
            return None
        question = rewritten
    return keep(question_set, question)


def _read_decision(desk: TerminalDesk) -> str:
    desk.write([_PROMPT])
    while True:
        try:
            key = desk.keyboard.read().lower()
        except EOFError:
            return END
        if key in ("k", "d", "e", "s", "u", "q", END):
            return key


def _show(question: Question, left: int, style: Style) -> Iterator[str]:
    """The question with its options, its answer and the sentence it was made from."""
    yield ""
    yield style.paint(f"{left} to review", "dim")
    yield from style.frame(number_gaps(question), "bold")
    for option in question.options:
        yield from style.frame(f"  - {option}", hanging=4)
    yield from style.frame(f"Answer: {phrase_answer(question)}", "bold", hanging=8)
    if question.source is not None and question.source.quote:
        yield from style.frame(f"“{question.source.quote}”", strong=question.answer)
