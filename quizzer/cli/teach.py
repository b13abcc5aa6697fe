"""Commands for a class: mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizzer.cli.bank import JSON, SET
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.classroom.marking import Marked

RESPONSES = Annotated[Path, typer.Argument(metavar="RESPONSES.csv", help="student,question,response")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command()(mark)


def mark(context: typer.Context, name: SET, responses: RESPONSES, as_json: JSON = False) -> None:
    """Judge a class's typed answers: what is right, nearly right and wrong, and each student's marks."""
    from quizzer.classroom.marking import mark_all
    from quizzer.classroom.responses import read_responses
    from quizzer.cli.library import load_set

    questions = {
        str(question.id): question for question in load_set(context.obj, name).question_set.questions
    }
    marked = list(mark_all(read_responses(responses, questions.keys()), questions))
    if as_json:
        import json

        print(json.dumps([describe(one) for one in marked], ensure_ascii=False, indent=2))
        return
    for one in marked:
        if one.mark < 1:
            reason = f" ({one.judgement.reason})" if one.judgement.reason else ""
            line = f"{one.response.student}, {one.response.question}: {one.judgement.verdict.value}{reason}"
            print(visible(f"{line}: {one.response.response}".rstrip(), single_line=True))
    for line in total(marked):
        print(line)


def describe(one: Marked) -> dict[str, str | float]:
    """One marked response as JSON-ready data."""
    return {
        "student": one.response.student,
        "question": one.response.question,
        "response": one.response.response,
        "verdict": one.judgement.verdict.value,
        "mark": one.mark,
    }


def total(marked: Sequence[Marked]) -> list[str]:
    """Each student's marks in sum, and how many answers there were."""
    sums: dict[str, list[float]] = defaultdict(list)
    for one in marked:
        sums[one.response.student].append(one.mark)
    lines = [
        f"{visible(student, single_line=True)}: {sum(marks):g} of {len(marks)}"
        for student, marks in sums.items()
    ]
    return [*lines, f"{len(marked)} answers of {len(sums)} students marked."]
