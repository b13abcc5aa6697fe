"""Commands for who writes sets: new, check, fmt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizzer.cli.bank import JSON, print_json
from quizzer.cli.places import SUFFIX
from quizzer.errors import SetError, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.check.findings import Finding
    from quizzer.models import QuestionSet

FILES = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Question sets.")]
NEW = Annotated[Path, typer.Argument(metavar="FILE", help="The set to write, as in rome.quiz.yaml.")]
STRICT = Annotated[bool, typer.Option("--strict", help="Warnings count as errors too.")]
ONLY_CHECK = Annotated[bool, typer.Option("--check", help="Change nothing; tell which files are untidy.")]
EXAMPLE = Annotated[bool, typer.Option("--example", help="Ask nothing; write an example of every kind.")]
PLAIN = Annotated[bool, typer.Option("--plain", help="Ask line by line, for screen readers.")]

SCHEMA = "quiz.schema.json"
_LINES_TOLD = 6
"""How many lines a remark names."""


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    for command in (new, check, fmt):
        app.command()(command)


def check(files: FILES, strict: STRICT = False, as_json: JSON = False) -> None:
    """Check sets: what makes a question impossible, weak, or better."""
    reports, errors, failures = [], 0, []
    for path in files:
        try:
            findings = check_file(path)
        except SetError as error:
            failures.append(str(error))
            continue
        reports.append((path, findings))
        counts = Counter(finding.severity.value for finding in findings)
        errors += counts["error"] + counts["warn"] * strict
    if as_json:
        print_json("findings", [describe(path, one) for path, found in reports for one in found])
    else:
        for path, findings in reports:
            print(*tell_findings(path, findings), sep="\n")
    if failures:
        raise SetError("\n".join(failures))
    if errors:
        raise typer.Exit(SetError.exit_code)


def check_file(path: Path) -> list[Finding]:
    """What is found in one file; raises SetError where it cannot be read."""
    from quizzer.check.checks import check_set
    from quizzer.check.findings import Finding, Severity
    from quizzer.cli.crossing import tell_reading
    from quizzer.formats.suffixes import read_with_notes
    from quizzer.generate.review import list_unreviewed
    from quizzer.generate.revise import is_generated

    reading = read_with_notes(path)
    tell_reading(path, reading.notes)
    question_set = reading.question_set
    findings = check_set(question_set, read_ignored(path, question_set))
    if left := sum(map(is_generated, list_unreviewed(question_set))):
        message = (
            f"{left} of {len(question_set.questions)} questions come from a document and nobody reviewed them"
        )
        findings.insert(0, Finding("unreviewed", Severity.WARN, f"{message}. Next: quizzer review {path}"))
    return findings


def read_ignored(path: Path, question_set: QuestionSet) -> dict[int | None, set[str]]:
    """The checks that the comments of a set's file switch off."""
    if not path.name.lower().endswith((SUFFIX, ".quiz.yml")):
        return {}
    from quizzer.formats import quiz_yaml
    from quizzer.formats.incoming import read_text

    return quiz_yaml.find_ignored_codes(read_text(path, quiz_yaml.MEGABYTES), question_set)


def describe(path: Path, finding: Finding) -> dict[str, Any]:
    """One finding as JSON-ready data."""
    return {
        "file": str(path),
        "line": finding.line,
        "question": finding.question.id if finding.question else None,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
    }


def tell_findings(path: Path, findings: Sequence[Finding]) -> list[str]:
    """The findings of a file in lines: errors and warnings one by one, remarks together."""
    name = visible(str(path), single_line=True)
    lines: list[str] = []
    remarks: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for finding in findings:
        message = visible(finding.message, single_line=True)
        place = f"{name}:{finding.line}" if finding.line else name
        if finding.severity.value == "info" and finding.line:
            remarks[finding.code].append((finding.line, message))
        else:
            lines.append(f"{place}: {finding.code} {finding.severity.value}: {message}")
    lines += [_tell_remark(name, code, told) for code, told in sorted(remarks.items())]
    if not lines:
        return [f"{name}: nothing to say against it."]
    counts = Counter(finding.severity.value for finding in findings)
    told_counts = ", ".join(f"{counts[kind]} {kind}" for kind in ("error", "warn", "info") if counts[kind])
    return [*lines, f"{name}: {told_counts}."]


def _tell_remark(name: str, code: str, told: Sequence[tuple[int, str]]) -> str:
    """The remarks of one check in a line: the first in words, of the others the lines."""
    (first, message), *others = told
    more = ", ..." if len(others) > _LINES_TOLD else ""
    where = ", ".join(str(line) for line, _ in others[:_LINES_TOLD])
    return f"{name}:{first}: {code} info: {message}" + (f" (likewise line {where}{more})" if others else "")


def fmt(files: FILES, only_check: ONLY_CHECK = False) -> None:
    """Write sets the tidy way: keys in order, quotes where needed; comments stay."""
    from quizzer.formats import quiz_yaml
    from quizzer.formats.files import write_whole
    from quizzer.formats.incoming import read_text

    untidy, failures = [], []
    for path in files:
        try:
            text = read_text(path, quiz_yaml.MEGABYTES)
            tidied = quiz_yaml.tidy(str(path), text)
        except SetError as error:
            failures.append(str(error))
            continue
        name = visible(str(path), single_line=True)
        if tidied == text:
            print(f"{name}: tidy.")
        elif only_check:
            untidy.append(name)
            print(f"{name}: untidy. Next: quizzer fmt {name}")
        else:
            write_whole(path, tidied.encode())
            print(f"{name}: tidied.")
    if failures:
        raise SetError("\n".join(failures))
    if untidy:
        raise typer.Exit(SetError.exit_code)


def new(file: NEW, example: EXAMPLE = False, plain: PLAIN = False) -> None:
    """Write a new set, question by question, or an example to change."""
    from quizzer.formats.files import write_whole

    if not file.name.lower().endswith((SUFFIX, ".quiz.yml")):
        file = file.with_name(file.name + SUFFIX)
    if file.exists():
        raise UsageError(f"{file}: is there already. Choose another name, or open it in an editor.")
    if example:
        from quizzer.formats.authored.example import EXAMPLE_SET

        write_whole(file, EXAMPLE_SET.encode(), replace=False)
    else:
        ask_for_set(file, plain=plain)
    write_schema_beside(file)
    name = visible(str(file), single_line=True)
    print(f"Wrote {name}. Next: quizzer check {name}, or quizzer study {name}")


def ask_for_set(file: Path, *, plain: bool) -> None:
    """Ask for a set's questions at the terminal and write them after each, so that none is lost."""
    from quizzer.formats import quiz_yaml
    from quizzer.formats.files import write_whole
    from quizzer.terminal.keys import demand_terminal
    from quizzer.terminal.wizard import ask_for_questions, make_asker

    demand_terminal()
    asker = make_asker(plain=plain)
    for question_set in ask_for_questions(asker):
        write_whole(file, quiz_yaml.write(question_set).encode())
    if not file.exists():
        raise UsageError("No question was written, so there is no set.")


def write_schema_beside(file: Path) -> None:
    """Put the schema that the set's first line names beside it, so that editors complete and check."""
    from importlib.resources import files

    schema = file.with_name(SCHEMA)
    if not schema.exists():
        schema.write_bytes(files("quizzer.formats").joinpath(SCHEMA).read_bytes())
        print(f"Put {SCHEMA} beside it: an editor that knows YAML now completes and checks the set.")
