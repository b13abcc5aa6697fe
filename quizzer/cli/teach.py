"""Commands for a class: mark, report."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizzer.cli.bank import FORCE, JSON, SET
from quizzer.errors import SetError, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.classroom.marking import Marked
    from quizzer.classroom.practice import Practice
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
FILES = Annotated[
    list[Path],
    typer.Argument(
        metavar="RESPONSES.csv...",
        help="A test's answers or marks, learners' logs as quizzer log writes them, or both.",
    ),
]
OUT = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write the report: .html to print, .csv or .json.")
]
TABLE = Annotated[
    str, typer.Option(help="For .csv: questions, options, students or topics; practice or learners of logs.")
]
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
    responses: FILES,
    output: OUT = None,
    table: TABLE = "",
    names: NAMES = False,
    marks: MARKS = False,
    judge: JUDGE = False,
    force: FORCE = False,
    as_json: JSON = False,
) -> None:
    """Tell what a class's test says about its questions, its topics and its students.

    Learners' logs are told apart from it, as what the class practised.
    """
    sheets, logs = part_files(responses)
    found = practice = None
    if sheets:
        from quizzer.classroom import results

        question_set, sheet = read_class(context.obj, name, sheets[0], only_marks=marks)
        found = results.report(question_set, sheet, judge_anew=judge, names=names)
    if logs:
        practice = read_practice(context.obj, name, logs, names=names)
    if output is not None:
        save(Told(found, practice), output, table, force=force)
    elif as_json:
        print(json.dumps(describe_told(found, practice), ensure_ascii=sys.stdout.isatty(), indent=2))
    else:
        print(*show_told(found, practice), sep="\n")


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell: of a test, of practice, or of both."""

    test: Report | None
    practice: Practice | None


def part_files(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The sheet of a test and the learners' logs among the files; raises UsageError for two tests."""
    logs = [path for path in paths if is_log_file(path)]
    sheets = [path for path in paths if path not in logs]
    if len(sheets) > 1:
        raise UsageError(f"{sheets[1]}: one test at a time. Logs of learners may be several.")
    return sheets, logs


def is_log_file(path: Path) -> bool:
    """Whether the file begins as a log does."""
    from quizzer.memory.review_log import is_log

    try:
        with path.open("rb") as file:
            return is_log(file.readline(1000).decode("utf-8-sig", "replace"))
    except OSError:
        return False


def read_practice(store_path: Path, name: str, paths: Sequence[Path], *, names: bool) -> Practice:
    """What the logs of learners, who are called as their files are, tell of a set."""
    from quizzer.classroom.practice import measure_practice
    from quizzer.cli.answers import read_log
    from quizzer.cli.library import load_set

    plain = [path.stem for path in paths]
    called = {path: path.stem if plain.count(path.stem) == 1 else str(path) for path in paths}
    logs = {called[path]: read_log(path, None) for path in paths}
    practice = measure_practice(load_set(store_path, name).question_set, logs, names=names)
    if not practice.questions:
        raise SetError(f"{paths[0]}: holds no answer to a question of this set.")
    return practice


def describe_told(test: Report | None, practice: Practice | None) -> dict[str, Any]:
    """All of it as JSON-ready values."""
    from quizzer.classroom.practice import practice_to_record
    from quizzer.classroom.tables import to_record

    told: dict[str, Any] = {"quizzer": 1}
    if test is not None:
        told["report"] = to_record(test)
    if practice is not None:
        told["practice"] = practice_to_record(practice)
    return told


def show_told(test: Report | None, practice: Practice | None) -> Iterator[str]:
    """All of it in lines."""
    from quizzer.terminal.classroom import show_report
    from quizzer.terminal.lines import choose_style
    from quizzer.terminal.practice import show_practice

    if test is not None:
        yield from show_report(test, choose_style())
    if practice is not None:
        yield from [""] if test is not None else []
        yield from show_practice(practice, choose_style())


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


def save(told: Told, path: Path, table: str, *, force: bool) -> None:
    """Write what there is as what the file's name ends in."""
    from quizzer.formats.files import write_whole

    match path.suffix.lower():
        case ".html" | ".htm":
            from quizzer.classroom.page import write_report

            text = write_report(told.test, told.practice)
        case ".csv":
            # Spreadsheets take a file without this mark for one in an older encoding.
            text = "\ufeff" + write_table(told, table)
        case ".json":
            text = json.dumps(describe_told(told.test, told.practice), ensure_ascii=False, indent=2) + "\n"
        case _:
            raise UsageError(f"{path}: a report is written to a file that ends in .html, .csv or .json.")
    write_whole(path, text.encode("utf-8", "replace"), replace=force)
    print(f"Wrote the report to {visible(str(path), single_line=True)}.")


def write_table(told: Told, name: str) -> str:
    """One table as CSV; without a name the questions of what there is."""
    from quizzer.classroom.tables import PracticeTable, Table, write_csv, write_practice_csv

    name = name or (Table.QUESTIONS if told.test is not None else PracticeTable.PRACTICE)
    if name not in (known := [*Table, *PracticeTable]):
        raise UsageError(f'--table "{name}": there are {", ".join(known)}.')
    if name in list(Table):
        if told.test is not None:
            return write_csv(told.test, Table(name))
    elif told.practice is not None:
        return write_practice_csv(told.practice, PracticeTable(name))
    wanted = "a test's answers" if name in list(Table) else "learners' logs"
    raise UsageError(f"--table {name} is made of {wanted}, and none are given.")


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
