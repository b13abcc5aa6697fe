"""What follows an answer, as lines: the verdict, the summary of a sitting, the marks of a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from quizzer.answers.judge import Verdict
from quizzer.models import Question, QuestionKind, Rating
from quizzer.study.desk import Result
from quizzer.study.session import Ending
from quizzer.terminal.lines import Style, columns, width_of
from quizzer.terminal.listing import phrase_answer
from quizzer.terminal.safe import visible
from quizzer.terminal.show import number_gaps, phrase_day

if TYPE_CHECKING:
    from quizzer.study.quiz import QuizRun
    from quizzer.study.session import Summary

ALIKE = 0.6
"""How alike an answer and the right one are, from 0 to 1, for their difference to be worth a look."""


def show_verdict(result: Result, style: Style) -> Iterator[str]:
    """The verdict, the right answer, where it stands, and when the question comes back."""
    showing, given = result.showing, result.reply.answer
    question = showing.question
    yield _phrase_verdict(result, style)
    if result.judgement.verdict is not Verdict.RIGHT and given is not None:
        yours, right = _phrase_given(question, given), phrase_answer(question)
        yield from style.frame(f"Yours:  {yours}", hanging=8)
        yield from _show_why(question, given, style)
        yield from style.frame(f"Answer: {right}", "bold", hanging=8)
        if not showing.options:
            yield from _mark_difference(yours, right, style)
    else:
        yield from style.frame(f"Answer: {phrase_answer(question)}", "bold", hanging=8)
    if question.explanation:
        yield from style.frame(question.explanation)
    yield from _show_source(question, style)
    if result.card is not None and result.is_leech:
        what = "e rewrites the question, s suspends it."
        if result.card.suspended:
            what = "So it is suspended and not asked any more; u takes that back."
        yield f"Forgotten {result.card.lapses} times by now. {what}"
    if result.card is None or not result.card.suspended:
        yield style.paint(phrase_return(result), "dim")


def _phrase_verdict(result: Result, style: Style) -> str:
    right = result.judgement.verdict is Verdict.RIGHT
    if right:
        words, sign, colour = "Right.", "✓ ", "green"
    elif result.reply.answer is None:
        words, sign, colour = "Now you know.", "✗ ", "red"
    else:
        reason = result.judgement.reason
        words, sign, colour = f"Wrong: {reason}." if reason else "Wrong.", "✗ ", "red"
    if result.rating is Rating.HARD:
        words += " With a second look, so it comes back sooner."
    return style.paint(("" if style.plain else sign) + words, colour, "bold")


def _phrase_given(question: Question, given: Sequence[str]) -> str:
    if question.kind is QuestionKind.MATCH:
        return "; ".join(f"{item} → {partner}" for item, partner in zip(question.items, given, strict=False))
    return (", then " if question.kind is QuestionKind.ORDER else "; ").join(given)


def _mark_difference(yours: str, right: str, style: Style) -> Iterator[str]:
    """Carets under the letters of the answer that were missing or other, where the two are alike."""
    yours, right = visible(yours, single_line=True), visible(right, single_line=True)
    matcher = SequenceMatcher(None, yours.casefold(), right.casefold(), autojunk=False)
    if len(right) != len(right.casefold()) or width_of(right) > columns() - 16 or matcher.ratio() < ALIKE:
        return
    marks = [" "] * (len(right) + 1)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag != "equal":
            marks[start : max(end, start + 1)] = ["^"] * max(end - start, 1)
    line = "".join(
        mark * max(width_of(letter), mark == "^") for mark, letter in zip(marks, [*right, " "], strict=True)
    ).rstrip()
    yield f"{style.bar}        {line}"


def _show_why(question: Question, given: Sequence[str], style: Style) -> Iterator[str]:
    """Why what was chosen is wrong, where the set says so."""
    for option, reason in question.why:
        if option in given:
            yield from style.frame(f"        {reason}", hanging=8)


def _show_source(question: Question, style: Style) -> Iterator[str]:
    source = question.source
    if source is None:
        return
    if source.quote:
        yield from style.frame(f"“{source.quote}”", strong=question.answer)
    place = ", ".join(part for part in (source.section, source.document) if part)
    yield from style.frame(f"Source: {place}", "dim", hanging=8)


def phrase_return(result: Result) -> str:
    """When the question comes back, in words."""
    if result.returns:
        return "It comes back in this sitting."
    if result.card is None or result.card.due_day is None:
        return "Practice only: the schedule stays as it is."
    if result.card.due_ms is not None:
        return "Comes back later today."
    return f"Comes back {phrase_day(result.card.due_day, result.day)}."


def show_summary(summary: Summary, style: Style, *, saved: bool) -> Iterator[str]:
    """What the sitting came to; nothing is said of nothing."""
    yield ""
    if summary.ending is Ending.TIME:
        yield "Time is up."
    if not summary.answered:
        yield "No question answered, nothing changed."
        return
    count = f"{summary.answered} question{'s' * (summary.answered != 1)} answered"
    share = f"{summary.right} right ({round(100 * summary.right / summary.answered)} %)"
    yield style.paint(f"{count}, {share}, in {phrase_duration(summary.seconds)}.", "bold") + (
        " All saved." if saved else " Practice: nothing was recorded."
    )
    if summary.missed:
        yield "Not known at first:"
    for question in summary.missed[:5]:
        yield from style.frame(
            f"{number_gaps(question)} {_arrow(style)} {phrase_answer(question)}", hanging=2
        )
    if len(summary.missed) > 5:
        yield f"and {len(summary.missed) - 5} more."


def show_quiz(taken: QuizRun, style: Style) -> Iterator[str]:
    """The marks of a test, what was wrong with its right answer, and the time."""
    yield ""
    if not taken.finished:
        yield f"You left after {len(taken.marks)} answers. Nothing was kept."
        return
    for number, mark in enumerate(taken.marks, start=1):
        if mark.points == 1:
            continue
        yield from style.frame(f"{number}. {number_gaps(mark.question)}")
        if mark.answer is not None:
            reason = f" ({mark.judgement.reason})" if mark.judgement.reason else ""
            yield from style.frame(
                f"   Yours:  {_phrase_given(mark.question, mark.answer)}{reason}", hanging=11
            )
        yield from style.frame(f"   Answer: {phrase_answer(mark.question)}", "bold", hanging=11)
    share = round(100 * taken.points / len(taken.marks)) if taken.marks else 0
    total = f"{taken.points:g} of {len(taken.marks)} ({share} %) in {phrase_duration(taken.seconds)}."
    yield style.paint(total, "bold")


def _arrow(style: Style) -> str:
    return "->" if style.plain else "→"


def phrase_duration(seconds: float) -> str:
    """A time as people say it: "45 s", "3 min 5 s", "1 h 2 min"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
