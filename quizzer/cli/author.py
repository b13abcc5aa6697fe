"""Commands that make question sets: generate, and review of what was generated."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizzer.cli.bank import JSON, count_revision, phrase_revision, print_json
from quizzer.cli.places import SUFFIX
from quizzer.errors import DocumentError, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.generate.questions import Generation, Wanted
    from quizzer.identity import Revision
    from quizzer.models import Document

PIPE = "-"
DOCUMENTS = Annotated[
    list[Path],
    typer.Argument(
        metavar="DOCUMENT...", help="Text, Markdown, wikitext, HTML, Word or PDF; - is what is piped in."
    ),
]
OUTPUT = Annotated[
    Path | None, typer.Option("--output", "-o", help="The set to write (default: beside the document).")
]
LIMIT = Annotated[int | None, typer.Option(min=1, help="Only so many questions, the best.")]
KINDS = Annotated[str, typer.Option(help="Only facts of these kinds: date,figure,name.")]
SECTION = Annotated[str, typer.Option(help="Only sections with this in their heading.")]
EXPLAIN = Annotated[
    int | None,
    typer.Option(min=1, help="Write nothing; tell what was found in sentence N, and why not asked."),
]
FILE = Annotated[Path, typer.Argument(metavar="FILE", help="A generated set.")]
PLAIN = Annotated[bool, typer.Option("--plain", help="No colours and no signs, for screen readers.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command()(generate)
    app.command()(review)


def generate(  # noqa: PLR0913, PLR0917 - typer makes each parameter an option
    documents: DOCUMENTS,
    output: OUTPUT = None,
    limit: LIMIT = None,
    kinds: KINDS = "",
    section: SECTION = "",
    explain: EXPLAIN = None,
    as_json: JSON = False,
) -> None:
    """Turn documents into question sets; onto an existing set, revise it."""
    if output is not None and len(documents) > 1:
        raise UsageError(
            "-o names one file, but there are several documents. Leave -o out: one set each is made."
        )
    wanted = read_wishes(kinds, section, limit)
    if explain is not None:
        explain_sentence(documents, explain, wanted, as_json=as_json)
        return
    reports, failures = [], []
    for number, document in enumerate(documents, start=1):
        place = f"{number} of {len(documents)}: " if len(documents) > 1 else ""
        try:
            reports.append(generate_one(document, output, wanted, quiet=as_json, place=place))
        except DocumentError as error:
            failures.append(str(error))
    if as_json:
        print_json("generated", reports)
    if failures:
        raise DocumentError("\n".join(failures))


def read_wishes(kinds: str, section: str, limit: int | None) -> Wanted:
    """What is wanted of a document; raises UsageError for a kind that there is not."""
    from quizzer.generate.questions import Wanted
    from quizzer.models import FactKind

    names = [name.strip() for name in kinds.split(",") if name.strip()] or list(FactKind)
    unknown = [name for name in names if name not in list(FactKind)]
    if unknown:
        raise UsageError(f"--kinds {unknown[0]}: there are {', '.join(FactKind)}.")
    return Wanted(frozenset(map(FactKind, names)), section, limit, details=False)


def generate_one(
    path: Path, output: Path | None, wanted: Wanted, *, quiet: bool, place: str = ""
) -> dict[str, Any]:
    """Write the set of one document and tell what was found, made, refused and revised.

    `place` says before the document's name which of several it is.
    """
    from quizzer.formats import quiz_yaml
    from quizzer.formats.files import write_whole
    from quizzer.generate.questions import generate as make_questions
    from quizzer.generate.revise import revise_set
    from quizzer.terminal.progress import working

    document = read_source(path, output)
    target = output or set_beside(path)
    old = quiz_yaml.read(target) if target.exists() else None
    with working(f"{place}Reading {document.name} and making questions") as tell:
        generation = make_questions(document, wanted, tell)
    question_set, revision = generation.question_set, None
    if old is not None:
        question_set, revision = revise_set(old, question_set, document.text)
    if not question_set.questions:
        raise DocumentError(phrase_refusals(path, generation))
    write_whole(target, quiz_yaml.write(question_set).encode())
    if not quiet:
        tell_generation(path, target, generation, revision)
    return describe_generation(path, target, generation, revision)


def rank_refusals(generation: Generation) -> list[tuple[str, int]]:
    """The reasons why facts are not asked and how often each, the most frequent first."""
    return sorted(generation.refusals.items(), key=lambda item: (-item[1], item[0]))


def phrase_refusals(path: Path, generation: Generation) -> str:
    """Why a document gave no question at all, and how to look closer."""
    facts = sum(generation.counts.values())
    if not facts:
        return f"{path}: no date, figure or name was found in its sentences. Is it prose, and in English?"
    reasons = ", ".join(f"{reason} {count}" for reason, count in rank_refusals(generation)[:3])
    return (
        f"{path}: of {facts} facts none makes a question that stands by itself ({reasons}). Nothing was written. "
        f"See what a sentence holds and why it is not asked: quizzer generate {path} --explain 1"
    )


def read_source(path: Path, output: Path | None) -> Document:
    """The document at `path`; "-" is what is piped in, called after the set it becomes."""
    from quizzer.documents.read import LIMIT, parse_document, read_document

    if path != Path(PIPE):
        return read_document(path)
    if sys.stdin.isatty():
        raise UsageError(
            "- reads what is piped in, but nothing is. Try: quizzer generate - -o SET < DOCUMENT"
        )
    if output is None:
        raise UsageError("- has no name. Say where the set goes: quizzer generate - -o SET < DOCUMENT")
    name = output.name.removesuffix(SUFFIX) + ".txt"
    return parse_document(Path(name), sys.stdin.buffer.read(LIMIT + 1))


def set_beside(document: Path) -> Path:
    """The set's path when none is named: the document's, with the suffix of a set."""
    return document.with_name(document.stem + SUFFIX)


def describe_generation(
    path: Path, target: Path, generation: Generation, revision: Revision | None
) -> dict[str, Any]:
    """The figures of one generation as JSON-ready data."""
    questions = generation.question_set.questions
    return {
        "document": str(path),
        "set": str(target),
        "facts": {kind.value: count for kind, count in sorted(generation.counts.items())},
        "questions": dict(sorted(Counter(question.kind.value for question in questions).items())),
        "with_options": sum(bool(question.options) for question in questions),
        "refused": dict(sorted(generation.refusals.items())),
        "revision": count_revision(revision) if revision else None,
    }


def tell_generation(path: Path, target: Path, generation: Generation, revision: Revision | None) -> None:
    """Print what one generation found, made and refused, and what to type next."""
    report = describe_generation(path, target, generation, revision)
    kinds = ", ".join(f"{count} {kind}s" for kind, count in report["facts"].items())
    total = sum(report["questions"].values())
    document = visible(generation.question_set.document, single_line=True)
    print(f"{document}: {sum(generation.counts.values())} facts ({kinds})")
    forms = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in report["questions"].items())
    print(f"{total} questions ({forms}), {report['with_options']} of them with options to choose from")
    if generation.refusals:
        print(f"{sum(generation.refusals.values())} facts gave no question:")
        for reason, count in rank_refusals(generation):
            print(f"  {count:4} {reason}")
    if revision is not None:
        print(f"The set was there before: {phrase_revision(revision)}.")
    name = visible(str(target), single_line=True)
    print(f"Wrote {name}. Next: quizzer review {name}, or quizzer study {name}")


def explain_sentence(documents: list[Path], number: int, wanted: Wanted, *, as_json: bool) -> None:
    """Tell what was found in one sentence of a document, and by which gate each fact was refused."""
    from quizzer.generate.questions import generate as make_questions

    if len(documents) != 1:
        raise UsageError("--explain looks at one document.")
    wanted = replace(wanted, doubtful=True, details=True)
    findings = make_questions(read_source(documents[0], Path("stdin")), wanted).findings
    found = [one for one in findings if one.sentence == number]
    if not found:
        last = max((one.sentence for one in findings), default=0)
        raise UsageError(
            f"--explain {number}: no fact was found there; the last sentence with one is {last}."
        )
    if as_json:
        rows = [
            {
                "sentence": number,
                "text": one.text,
                "fact": one.surface,
                "kind": one.kind,
                "refused": one.reason,
            }
            for one in found
        ]
        print_json("findings", rows)
        return
    print(visible(found[0].text, single_line=True))
    for one in found:
        print(f"  {one.kind} {visible(one.surface, single_line=True)}: {one.reason or 'asked'}")


def review(file: FILE, plain: PLAIN = False) -> None:
    """Keep, fix or drop each generated question, one key each, the source sentence in view.

    k keeps, d drops, e opens your editor, s leaves it for later, u undoes, q leaves; each decision is
    saved at once. What is dropped is not made again.
    """
    from quizzer.formats import quiz_yaml
    from quizzer.formats.files import write_whole
    from quizzer.terminal.ask import TerminalDesk
    from quizzer.terminal.keys import Keyboard, demand_terminal
    from quizzer.terminal.lines import choose_style
    from quizzer.terminal.reviewing import run_review
    from quizzer.terminal.signals import leaving_politely

    demand_terminal()
    question_set = quiz_yaml.read(file)
    style = choose_style(plain)
    desk = TerminalDesk(Keyboard(sys.stdin.fileno(), marks_pastes=not style.plain), style)
    with leaving_politely(), desk.keyboard.listening():
        run_review(question_set, desk, lambda reviewed: write_whole(file, quiz_yaml.write(reviewed).encode()))
    print(f"Saved. Next: quizzer study {visible(str(file), single_line=True)}")
