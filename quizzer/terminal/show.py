"""What a sitting shows, as lines: the question, the verdict, the summary.

Only words and signs; nothing is read here, and nothing on the screen is ever drawn over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from quizzer.answers.judge import Verdict
from quizzer.memory.calendar import day_to_date
from quizzer.models import BLANK, Precision, Question, QuestionKind, Rating
from quizzer.study.desk import Occasion, Result, Showing
from quizzer.study.session import Ending
from quizzer.terminal.lines import Style, columns, width_of
from quizzer.terminal.listing import phrase_answer
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.study.queue import Entry
    from quizzer.study.quiz import QuizRun
    from quizzer.study.session import Summary

ALIKE = 0.6
"""How alike an answer and the right one are, from 0 to 1, for their difference to be worth a look."""
_MANY = "abcdefgijklmnoprstuvwxyz"
"""The labels of more than nine options: letters but h (hint) and q (leave)."""


def label_options(count: int) -> Sequence[str]:
    """The key of each option: digits up to nine options, letters for more."""
    return tuple(("123456789" if count <= 9 else _MANY)[:count])


def show_greeting(entries: Sequence[Entry], style: Style, *, practice: bool) -> Iterator[str]:
    """How much waits, and the keys."""
    new = sum(entry.is_new for entry in entries)
    if practice:
        count = f"{len(entries)} to practise; nothing is recorded"
    else:
        parts = [f"{len(entries) - new} to review"] * (len(entries) > new) + [f"{new} new"] * (new > 0)
        count = ", ".join(parts)
    yield (
        style.paint(f"{count}.", "bold") + " Keys: the number of an option, ? I don't know, h hint, q leave."
    )


def show_due(rows: Sequence[tuple[str, int, int, int]]) -> Iterator[str]:
    """What waits by set: name, due, new, questions in all."""
    if not rows:
        yield "Your library is empty. quizzer study begins with the set that comes with quizzer;"
        yield "quizzer add FILE takes your own."
        return
    total = sum(row[1] for row in rows), sum(row[2] for row in rows)
    yield f"{total[0]} due today, {total[1]} never asked."
    names = [visible(row[0], single_line=True) for row in rows]
    wide = max(map(width_of, names))
    for name, (_, waiting, new, questions) in zip(names, rows, strict=True):
        yield f"  {name}{' ' * (wide - width_of(name))} {waiting:5} due {new:5} new {questions:6} in all"


def show_question(showing: Showing, style: Style) -> Iterator[str]:
    """The lines of a question with its options."""
    question = showing.question
    yield ""
    yield style.paint(_name_showing(showing), "dim")
    yield from style.frame(number_gaps(question), "bold")
    if question.kind is QuestionKind.TRUE_FALSE or not showing.options:
        return
    yield style.bar.rstrip()
    for label, option in zip(label_options(len(showing.options)), showing.options, strict=False):
        yield from style.frame(f"  {label}  {option}", hanging=5)


def _name_showing(showing: Showing) -> str:
    if showing.occasion is Occasion.AGAIN:
        return "Once more, one you did not know"
    if showing.occasion is Occasion.STEP:
        return "Once more, so that it lasts"
    return f"Question {showing.number} of {showing.total}, {showing.occasion.value}"


def number_gaps(question: Question) -> str:
    """The prompt; its gaps are numbered where there are several."""
    if len(question.answer) < 2 or question.kind is not QuestionKind.CLOZE:
        return question.prompt
    parts = question.prompt.split(BLANK)
    gaps = [f"__{number}__" for number in range(1, len(parts))]
    return "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))


def show_near_miss(reason: str, style: Style) -> str:
    """The line that asks for a second try."""
    sign = "" if style.plain else "≈ "
    return style.paint(f"{sign}Nearly right: {reason or 'look again'}.", "yellow") + " Try once more."


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


def phrase_day(day: int, today: int) -> str:
    """A study day as seen from today: "tomorrow, Tue 24 Nov", "in 95 days, Fri 26 Feb 2027"."""
    when, now = day_to_date(day), day_to_date(today)
    days = day - today
    if days <= 0:
        return "today"
    near = "tomorrow" if days == 1 else f"in {days} days"
    return f"{near}, {_phrase_date(when, with_year=when.year != now.year)}"


def _phrase_date(when: date, *, with_year: bool) -> str:
    return f"{when:%a} {when.day} {when:%b}" + (f" {when.year}" if with_year else "")


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


def show_test_greeting(title: str, count: int, seed: int) -> Iterator[str]:
    """What the test is of, and the seed that brings the same one again."""
    yield f"A test of {count} question{'s' * (count != 1)}: {visible(title, single_line=True)}"
    yield f"The marks come at the end; your schedule stays as it is. The same test again: --seed {seed}"


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


def span_labels(labels: Sequence[str]) -> str:
    """The first and last key: "1-4"."""
    return f"{labels[0]}-{labels[-1]}" if len(labels) > 1 else labels[0]


def first_letter(answer: str) -> str:
    """The first letter of an answer, its article left out."""
    return visible(re.sub(r"(?i)^(?:the|an?) (?=\S)", "", answer.strip())[:1], single_line=True)


def name_answer(question: Question) -> str:
    """What is to be typed."""
    if question.kind is QuestionKind.NUMBER:
        return f"Number ({visible(question.unit, single_line=True)})" if question.unit else "Number"
    if question.kind is QuestionKind.DATE:
        return {Precision.YEAR: "Year", Precision.MONTH: "Month and year"}.get(
            question.precision or Precision.DAY, "Date"
        )
    return "Your answer"
