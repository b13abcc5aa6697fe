"""Commands for a class: mark, report."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizzer.cli.bank import FORCE, JSON, SET
from quizzer.errors import SetError, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.classroom.marking import Marked
    from quizzer.classroom.responses import Sheet
    from quizzer.classroom.results import Report
    from quizzer.models import QuestionSet

RESPONSES = Annotated[
    Path,
    typer.Argument(
        metavar="RESPONSES.csv",
        help="student,question,response; or a line a student, as from Moodle and Google Forms.",
    ),
]
NAMES = Annotated[bool, typer.Option("--names", help="Show the students' names instead of their ranks.")]
OUT = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write the report: .html to print, .csv or .json.")
]
TABLE = Annotated[str, typer.Option(help="For .csv: questions, options, students or topics.")]
MARKS = Annotated[bool, typer.Option("--marks", help="The cells of the sheet are marks, not answers.")]
JUDGE = Annotated[bool, typer.Option("--judge", help="Judge the answers, even if the sheet brings marks.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    for command in (mark, report):
        app.command()(command)


def mark(context: typer.Context, name: SET, responses: RESPONSES, as_json: JSON = False) -> None:
    """Judge a class's typed answers: what is right, nearly right and wrong, and each student's marks."""
    from quizzer.classroom.marking import mark_all
    from quizzer.terminal.classroom import show_sums

    question_set, sheet = read_class(context.obj, name, responses)
    if sheet.responses and not any(response.response for response in sheet.responses):
        raise SetError(f"{responses}: holds marks and no answers to judge. quizzer report reads marks.")
    marked = list(mark_all(sheet.responses, {str(each.id): each for each in question_set.questions}))
    for note in sheet.notes:
        print(visible(note, single_line=True), file=sys.stderr)
    if as_json:
        print(json.dumps([describe(one) for one in marked], ensure_ascii=False, indent=2))
        return
    for one in marked:
        if one.mark < 1:
            reason = f" ({one.judgement.reason})" if one.judgement.reason else ""
            line = f"{one.response.student}, {one.response.question}: {one.judgement.verdict.value}{reason}"
            print(visible(f"{line}: {one.response.response}".rstrip(), single_line=True))
    print(*show_sums(add_up(marked)), sep="\n")


def report(  # noqa: PLR0913, PLR0917 - typer makes each parameter an option
    context: typer.Context,
    name: SET,
    responses: RESPONSES,
    output: OUT = None,
    table: TABLE = "questions",
    names: NAMES = False,
    marks: MARKS = False,
    judge: JUDGE = False,
    force: FORCE = False,
    as_json: JSON = False,
) -> None:
    """Tell what a class's test says about its questions, its topics and its students."""
    from quizzer.classroom import results
    from quizzer.classroom.tables import to_record
    from quizzer.terminal.classroom import show_report
    from quizzer.terminal.lines import choose_style

    question_set, sheet = read_class(context.obj, name, responses, only_marks=marks)
    found = results.report(question_set, sheet, judge_anew=judge, names=names)
    if output is not None:
        save(found, output, table, force=force)
    elif as_json:
        print(
            json.dumps({"quizzer": 1, "report": to_record(found)}, ensure_ascii=sys.stdout.isatty(), indent=2)
        )
    else:
        print(*show_report(found, choose_style()), sep="\n")


def read_class(
    store_path: Path, name: str, responses: Path, *, only_marks: bool = False
) -> tuple[QuestionSet, Sheet]:
    """The set, and the class's answers to it; raises SetError where there are none."""
    from quizzer.classroom.responses import read_sheet
    from quizzer.cli.library import load_set

    question_set = load_set(store_path, name).question_set
    questions = {str(question.id): question for question in question_set.questions}
    sheet = read_sheet(responses, questions, only_marks=only_marks)
    if not sheet.responses:
        raise SetError(f"{responses}: holds no answers.")
    return question_set, sheet


def save(found: Report, path: Path, table: str, *, force: bool) -> None:
    """Write the report as what the file's name ends in."""
    from quizzer.classroom.tables import Table, to_record, write_csv
    from quizzer.formats.files import write_whole

    if table not in list(Table):
        raise UsageError(f'--table "{table}": there are {", ".join(Table)}.')
    match path.suffix.lower():
        case ".html" | ".htm":
            from quizzer.classroom.page import write_report

            text = write_report(found)
        case ".csv":
            # Spreadsheets take a file without this mark for one in an older encoding.
            text = "\ufeff" + write_csv(found, Table(table))
        case ".json":
            text = json.dumps({"quizzer": 1, "report": to_record(found)}, ensure_ascii=False, indent=2) + "\n"
        case _:
            raise UsageError(f"{path}: a report is written to a file that ends in .html, .csv or .json.")
    write_whole(path, text.encode("utf-8", "replace"), replace=force)
    print(f"Wrote the report to {visible(str(path), single_line=True)}.")


def describe(one: Marked) -> dict[str, str | float]:
    """One marked response as JSON-ready data."""
    return {
        "student": one.response.student,
        "question": one.response.question,
        "response": one.response.response,
        "verdict": one.judgement.verdict.value,
        "mark": one.mark,
    }


def add_up(marked: Sequence[Marked]) -> list[tuple[str, float, int]]:
    """Each student, the sum of their marks, and how many answers they gave."""
    sums: dict[str, list[float]] = defaultdict(list)
    for one in marked:
        sums[one.response.student].append(one.mark)
    return [(student, sum(marks), len(marks)) for student, marks in sums.items()]
