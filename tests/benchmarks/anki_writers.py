"""One writer in a process of its own: which loads what it needs and nothing else, and tells its peak memory.

python -m tests.benchmarks.anki_writers quizzer|genanki NOTES PACKAGE, as `anki` runs it. NOTES has a line
of JSON for each note, read one at a time: a question for quizzer; for genanki, below a line with the note types,
the fields as they go into the package, so that it is spared the making of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

TITLE, LICENCE = "Ferries", "CC BY 4.0"
CHANGED = 1_577_836_800
"""When all notes last changed, in seconds."""


def write_with_quizzer(records: Iterator[Any], path: Path) -> None:
    from quizzer.formats.anki.contents import Deck
    from quizzer.formats.anki.package import write_decks
    from quizzer.models import QuestionSet
    from quizzer.records import from_record

    tell_peak()
    write_decks([Deck(QuestionSet(TITLE, (), licence=LICENCE), map(from_record, records), {})], path)


def write_with_genanki(records: Iterator[Any], path: Path) -> None:
    import genanki  # noqa: F401  told apart from what the notes take

    tell_peak()
    fill_genanki(next(records), records, path)


def fill_genanki(note_types: list[dict[str, Any]], notes: Iterable[Any], path: Path) -> None:
    """Write notes, each a note type's id, fields, guid and tags."""
    import genanki

    models = {
        each["id"]: genanki.Model(
            each["id"],
            each["name"],
            fields=[{"name": field["name"]} for field in each["flds"]],
            templates=[{"name": t["name"], "qfmt": t["qfmt"], "afmt": t["afmt"]} for t in each["tmpls"]],
            css=each["css"],
            model_type=each["type"],
        )
        for each in note_types
    }
    deck = genanki.Deck(1_300_000_000_000, TITLE)
    for note_type, fields, guid, tags in notes:
        deck.add_note(genanki.Note(models[note_type], list(fields), guid=guid, tags=list(tags)))
    genanki.Package(deck).write_to_file(str(path), timestamp=float(CHANGED))


def tell_peak() -> None:
    print(find_peak(Path("/proc/self/status").read_text(encoding="ascii")))


def find_peak(status: str) -> int:
    """The most memory a process has had, in KiB; what it was started from is not counted in, as elsewhere."""
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def main(writer: str, notes: Path, package: Path) -> None:
    with notes.open(encoding="utf-8") as lines:
        write = write_with_quizzer if writer == "quizzer" else write_with_genanki
        write(map(json.loads, lines), package)
    tell_peak()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
