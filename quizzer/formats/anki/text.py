"""Anki's notes as plain text: lines of fields under a header that tells what stands in which column.

A text carries no note type, so what a note asks is told by its type's name and its cloze marks, as Anki
names its own. It knows no schedule, because Anki writes none.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from quizzer.errors import SetError
from quizzer.formats.anki.clozes import list_numbers, parse
from quizzer.formats.anki.collection import NoteRow
from quizzer.formats.anki.escape import escape
from quizzer.formats.anki.foreign import Refusal, file_foreign, read_card
from quizzer.formats.anki.provenance import name_deck
from quizzer.formats.anki.read import Reading
from quizzer.formats.anki.stock import NoteType, Template
from quizzer.formats.incoming import MOST_QUESTIONS, read_text
from quizzer.identity import derive_id
from quizzer.models import Question, QuestionSet

MEGABYTES = 50
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "colon": ":", "pipe": "|", "space": " "}
_SPECIAL = ("guid", "notetype", "deck", "tags")
_LONGEST_FIELD = 1 << 20


def is_anki_text(path: Path) -> bool:
    """Whether the file begins with a header of Anki's."""
    try:
        with path.open("rb") as file:
            return file.read(14).removeprefix(b"\xef\xbb\xbf").startswith(b"#separator:")
    except OSError:
        return False


def read(path: Path) -> Reading:
    """The notes of a text file as one set; raises SetError where it is none of Anki's."""
    if not path.exists() or is_anki_text(path):
        return parse_notes(str(path), path.stem, read_text(path, MEGABYTES))
    raise SetError(
        f"{path}: this text is no export of Anki's, which begins with #separator. To make questions from a"
        " document: quizzer generate"
    )


def parse_notes(name: str, title: str, text: str) -> Reading:
    """The notes that `text` says, where `name` is its file's name for messages."""
    header, body, line = _read_header(name, text)
    separator = _SEPARATORS.get(header["separator"].casefold(), header["separator"][:1])
    is_html = header.get("html", "false").strip().casefold() == "true"
    columns = {key: _column(name, header, f"{key} column") for key in _SPECIAL}
    refused: Counter[str] = Counter()
    questions: dict[str, Question] = {}
    for cells in _read_rows(name, body, separator or "\t", line):
        for found in _read_note(cells, columns, header, is_html=is_html):
            if isinstance(found, Question) and found.id not in questions:
                questions[found.id] = found
            else:
                refused[(Refusal.TWIN if isinstance(found, Question) else found).value] += 1
    if not questions or len(questions) > MOST_QUESTIONS:
        told = f"more than {MOST_QUESTIONS:,} questions" if questions else "no question for quizzer"
        raise SetError(f"{name}: {told} in these notes. Export them as “Notes in Plain Text”.")
    deck = name_deck(header.get("deck", "")).partition("::")[0]
    return Reading((QuestionSet(deck or title, tuple(questions.values())),), refused=dict(refused))


def _read_header(name: str, text: str) -> tuple[dict[str, str], str, int]:
    """The header's settings, the text after it, and the line that begins on."""
    header: dict[str, str] = {}
    lines = text.splitlines(keepends=True)
    count = 0
    for line in lines:
        key, colon, value = line.removeprefix("#").partition(":")
        if not line.startswith("#") or not colon:
            break
        header[key.strip().casefold()] = value.strip("\r\n")
        count += 1
    if "separator" not in header:
        raise SetError(f"{name}:1: the header of Anki's text export is missing; it begins with #separator.")
    return header, "".join(lines[count:]), count + 1


def _column(name: str, header: Mapping[str, str], key: str) -> int | None:
    """The place of a column, counted from 0."""
    told = header.get(key, "").strip()
    if not told:
        return None
    if not (told.isascii() and told.isdigit() and 1 <= int(told[:6]) <= 1000):
        raise SetError(f"{name}: “#{key}:{told:.20}” names no column; they are counted from 1.")
    return int(told) - 1


def _read_rows(name: str, body: str, separator: str, first: int) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=False)
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield cells
    except csv.Error as error:
        raise SetError(f"{name}:{first + rows.line_num - 1}: not a note ({error}).") from error


def _read_note(
    cells: Sequence[str], columns: Mapping[str, int | None], header: Mapping[str, str], *, is_html: bool
) -> Iterator[Question | Refusal]:
    """The questions of one line, or why there is none."""

    def special(key: str) -> str:
        place = columns[key]
        return cells[place] if place is not None and place < len(cells) else header.get(key, "")

    taken = {place for place in columns.values() if place is not None}
    written = [cell for place, cell in enumerate(cells) if place not in taken]
    fields = tuple(written if is_html else map(escape, written))
    guid = special("guid").strip() or derive_id("anki text", *fields)
    note_type = _guess_type(special("notetype"), fields)
    row = NoteRow(0, guid, 0, 0, special("tags"), fields)
    tags = file_foreign(row.tags, name_deck(special("deck")))
    orders = range(len(note_type.templates))
    if note_type.is_cloze:
        orders_found = sorted(number - 1 for number in list_numbers(parse(fields[0])) if number)
        yield from (read_card(row, note_type, order, tags) for order in orders_found)
        return
    for order in orders:
        found = read_card(row, note_type, order, tags)
        if found is not Refusal.EMPTY_FRONT or order == 0:  # a reverse that was not asked for
            yield found


def _guess_type(name: str, fields: Sequence[str]) -> NoteType:
    """A note type like Anki's own of that name, with as many fields as the note has."""
    names = tuple(f"Field {place}" for place in range(1, len(fields) + 1))
    front, *others = names
    back = "{{" + "}}{{".join(others) + "}}" if others else ""
    if fields and list_numbers(parse(fields[0])) - {0}:
        template = Template("Cloze", "{{cloze:" + front + "}}", "{{cloze:" + front + "}}" + back)
        return NoteType(0, name, True, names, (template,), {})
    templates = [Template("Card 1", "{{" + front + "}}", back)]
    if "reversed" in name.casefold() and others:
        reverse = "{{" + others[0] + "}}"
        if "optional" in name.casefold():
            wish = others[1] if len(others) > 1 else front
            reverse = "{{#" + wish + "}}" + reverse + "{{/" + wish + "}}"
            templates[0] = Template("Card 1", "{{" + front + "}}", "{{" + others[0] + "}}")
        templates.append(Template("Card 2", reverse, "{{" + front + "}}"))
    return NoteType(0, name, False, names, tuple(templates), {})
