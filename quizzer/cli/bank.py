"""Commands that keep and hand out question sets: add, remove, sets, show, export."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizzer.cli.places import built_in_sets
from quizzer.errors import UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.identity import Revision
    from quizzer.models import QuestionSet

JSON = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
SET = Annotated[str, typer.Argument(metavar="SET", help="A set of the library, a built-in set, or a file.")]
SETS = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Question sets to keep in the library.")]
TARGET = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="What to write; its name says the format.")
]
ALL = Annotated[bool, typer.Option("--all", help="The whole library and your progress, as one Anki package.")]
PROGRESS = Annotated[bool, typer.Option("--with-progress", help="For Anki: your answers and due days too.")]
DECKS = Annotated[str, typer.Option(help="For Anki: a deck below the set's for each section or kind.")]
FORCE = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]
ZONE = Annotated[
    str | None, typer.Option(help="Where a deck was studied: Europe/Riga, or hours from UTC as -06:00.")
]
WORDS = Annotated[list[str], typer.Argument(metavar="WORDS...", help="What the question or answer says.")]
PREVIEW = Annotated[bool, typer.Option("--preview", help="As a learner will see them, without answers.")]
FORMAT = Annotated[
    str | None, typer.Option("--format", help="What the files are, where their names do not tell.")
]
FORM = Annotated[
    str | None, typer.Option("--format", help="What to write, where the file's name does not tell.")
]
GIVEN = Annotated[
    str | None, typer.Option("--from", help="What SET is, where it is a file and its name does not tell.")
]
SEED = Annotated[int | None, typer.Option(help="For worksheets: shuffle, the same way every time.")]
VERSIONS = Annotated[
    int | None, typer.Option(min=1, max=26, help="For worksheets: how many; 2 with --seed, else 1.")
]
KEY = Annotated[str, typer.Option(help="For worksheets: answers on a page of their own, none, or only.")]
LEAVING = Annotated[str, typer.Argument(metavar="SET", help="A set of the library.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    for command in (add, remove, sets, search, show, export):
        app.command()(command)


def add(
    context: typer.Context,
    files: SETS,
    zone: ZONE = None,
    format: FORMAT = None,
    as_json: JSON = False,
) -> None:
    """Add question sets or Anki decks to the library; an edited set keeps its progress."""
    from contextlib import ExitStack

    from quizzer.cli.arrivals import Place, read_file

    place = Place(context.obj, zone, format)
    reports: list[dict[str, Any]] = []
    with ExitStack() as stack:
        arrivals = [each for path in dict.fromkeys(files) for each in read_file(path, place, stack)]
        for arrival in arrivals:
            counts = arrival.enter()
            if not as_json:
                print(f"{visible(arrival.name, single_line=True)}: {phrase_counts(counts)}.")
            reports.append({"name": arrival.name, "title": arrival.title, **counts, **arrival.tell(as_json)})
    if as_json:
        print_json("added", reports)
    else:
        print("Next: quizzer study")


def add_to_library(store_path: Path, name: str, question_set: QuestionSet) -> Revision:
    """Keep the set in the store, and tell what became of each of its questions."""
    from quizzer.store.database import open_store
    from quizzer.store.library import add_set

    with open_store(store_path) as store:
        return add_set(store, name, question_set, now_ms())


def remove(context: typer.Context, name: LEAVING) -> None:
    """Take a set out of the library; what was learned comes back when it is added again."""
    from quizzer.store.database import open_store
    from quizzer.store.library import remove_set

    with open_store(context.obj) as store:
        removed = remove_set(store, name)
    shown = visible(name, single_line=True)
    if not removed:
        raise UsageError(f'no set "{shown}" in the library. quizzer sets lists what is there.')
    print(f"{shown} is out of the library. Its progress is kept, in case you add it again.")


def sets(context: typer.Context, as_json: JSON = False) -> None:
    """List the sets of the library and those that come with quizzer."""
    from quizzer.memory.calendar import study_day
    from quizzer.store.database import open_store
    from quizzer.store.library import list_sets

    rows: list[dict[str, Any]] = []
    if context.obj.exists():
        with open_store(context.obj) as store:
            summaries = list_sets(store, study_day(datetime.now().astimezone()), now_ms())
        rows = [
            {
                "name": s.name,
                "title": s.title,
                "questions": s.questions,
                "new": s.new,
                "due": s.due,
                "in_library": True,
            }
            for s in summaries
        ]
    known = {row["name"] for row in rows}
    rows += [describe_built_in(name, path) for name, path in built_in_sets().items() if name not in known]
    if as_json:
        print_json("sets", rows)
        return
    for row in rows:
        state = f"{row['due']} due, {row['new']} new" if row["in_library"] else "comes with quizzer"
        print(
            f"{visible(row['name'], single_line=True)}: {row['questions']} question{'s' * (row['questions'] != 1)}, {state}"
        )
        print(f"    {visible(row['title'], single_line=True)}")
    print("Next: quizzer study, or quizzer study SET")


def describe_built_in(name: str, path: Path) -> dict[str, Any]:
    """One row of `sets` for a set that comes with quizzer and is not in the library."""
    from quizzer.formats.suffixes import read_set

    question_set = read_set(path)
    count = len(question_set.questions)
    return {
        "name": name,
        "title": question_set.title,
        "questions": count,
        "new": count,
        "due": 0,
        "in_library": False,
    }


def search(context: typer.Context, words: WORDS, as_json: JSON = False) -> None:
    """Find the questions of the library that hold all the words, in any case and with or without accents."""
    from quizzer.cli.library import find_questions
    from quizzer.terminal.listing import phrase_answer

    found = list(find_questions(context.obj, words))
    if as_json:
        from quizzer.records import to_record

        print_json("found", [{"set": name, **to_record(question)} for name, question in found])
        return
    for name, question in found:
        print(f"{visible(name, single_line=True)}: {visible(question.prompt, single_line=True)}")
        print(f"    {visible(phrase_answer(question), single_line=True)}")
    if not found:
        print("No question of the library holds all of that. quizzer sets lists what is there.")


def show(context: typer.Context, name: SET, preview: PREVIEW = False, as_json: JSON = False) -> None:
    """Show a set's questions with their answers and sources."""
    from quizzer.cli.library import find_flags, load_set

    question_set = load_set(context.obj, name).question_set
    if preview:
        from quizzer.cli.library import preview_questions

        print(*preview_questions(question_set), sep="\n")
        return
    if as_json:
        from quizzer.formats import json as json_format

        print(json_format.write(question_set), end="")
        return
    from quizzer.terminal.listing import list_set

    print(*list_set(question_set, find_flags(context.obj)), sep="\n")


def export(  # noqa: PLR0913, PLR0917 - typer makes each parameter an option
    context: typer.Context,
    name: SET,
    file: TARGET = None,
    force: FORCE = False,
    everything: ALL = False,
    with_progress: PROGRESS = False,
    decks: DECKS = "",
    format: FORM = None,
    given: GIVEN = None,
    seed: SEED = None,
    versions: VERSIONS = None,
    key: KEY = "page",
) -> None:
    """Write a set in another format, and tell what that format cannot hold."""
    from quizzer.cli import anki

    if everything and file is None:
        name, file = "", Path(name)
    if file is None or (everything and name):
        raise UsageError("export takes a set and a file, as in: quizzer export SET FILE.apkg")
    wishes = anki.Export(file, force, with_progress or everything, decks)
    if anki.is_deck_name(file, format):
        anki.export_deck(context.obj, None if everything else name, wishes)
        return
    if everything or with_progress or decks:
        raise UsageError("--all, --with-progress and --decks go with a file that ends in .apkg.")
    from quizzer.cli.crossing import choose_writer, write_set
    from quizzer.cli.library import load_set

    writer = choose_writer(file, format, seed, versions, key)
    write_set(load_set(context.obj, name, given).question_set, writer, file, force=force)


def count_revision(revision: Revision) -> dict[str, int]:
    """How many questions were kept, changed, new and retired."""
    return {part: len(getattr(revision, part)) for part in ("kept", "changed", "new", "retired")}


def phrase_revision(revision: Revision) -> str:
    """The counts of a revision in words, nothing said of nothing."""
    return phrase_counts(count_revision(revision))


def phrase_counts(counts: Mapping[str, int]) -> str:
    """The same of counts."""
    return ", ".join(f"{count} {part}" for part, count in counts.items() if count) or "no questions"


def print_json(key: str, value: Sequence[Mapping[str, Any]]) -> None:
    """Print `{"quizzer": 1, key: value}`; pure ASCII on a terminal, where raw text could be obeyed."""
    print(json.dumps({"quizzer": 1, key: value}, ensure_ascii=sys.stdout.isatty(), indent=2))


def now_ms() -> int:
    """The present moment in UTC milliseconds."""
    return time.time_ns() // 1_000_000
