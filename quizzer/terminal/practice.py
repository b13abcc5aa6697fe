"""What a class practised on its own as lines: the questions hardest first, then the learners."""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.classroom.practice import Practice, Practised
from quizzer.terminal.lines import Style, break_line, columns
from quizzer.terminal.plot import draw_bars
from quizzer.terminal.safe import visible


def show_practice(practice: Practice, style: Style) -> Iterator[str]:
    """The whole page."""
    answers = sum(each.answers for each in practice.learners)
    count = len(practice.learners)
    yield style.paint(visible(f"{practice.title}: practice", single_line=True), "bold")
    yield f"{count} learner{'s' * (count != 1)}, {answers:,} answers to {len(practice.questions)} questions."
    yield from break_line(
        "Practice is no test: none of it counts in marks or in a test's statistics.", columns()
    )
    if practice.untouched:
        yield f"{practice.untouched} questions of the set nobody has answered yet."
    if practice.strangers:
        yield f"Left aside, as to questions of other sets: {practice.strangers:,} answers."
    yield from ("", style.paint("Questions, the hardest to remember on top", "bold"))
    yield style.paint("  no.  first  later       answers  question", "dim")
    yield from (_show_question(each) for each in practice.questions)
    yield "  first: known at the very first answer; later: a day or more after the answer before."
    yield from ("", style.paint("Learners", "bold"))
    rows = [(each.name, each.recall or 0.0, _describe(each.recall, each.recalls, each.answers, each.days))
            for each in practice.learners]  # fmt: skip
    yield from draw_bars(rows, style)


def _show_question(each: Practised) -> str:
    later = f"{percent(each.recall)} of {each.recalls}" if each.recalls else "-"
    line = f"  {each.number:3}  {percent(each.first):>5}  {later:<10}  {each.answers:>7}"
    prompt = visible(each.question.prompt, single_line=True)
    room = columns() - len(line) - 2
    return f"{line}  {prompt if len(prompt) <= room else prompt[: room - 3] + '...'}"


def _describe(recall: float | None, recalls: int, answers: int, days: int) -> str:
    known = f"{percent(recall)} of {recalls} later" if recalls else "none later"
    return f"{known}, {answers} answers on {days} day{'s' * (days != 1)}"


def percent(value: float | None) -> str:
    """A share as people read it."""
    return "-" if value is None else f"{value:.0%}"
