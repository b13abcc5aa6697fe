"""Workbooks (.xlsx) as rows of text, and rows as a workbook, through openpyxl.

A workbook is a zip of XML from a stranger: how much it unpacks to, how many cells are looked at and what
a cell may be is decided here. It must not know what a column is called.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizzer.errors import MissingExtra, SetError
from quizzer.formats.crossing import Fate, Note
from quizzer.formats.incoming import MEGABYTE, read_bytes
from quizzer.formats.sheets.rows import Row
from quizzer.formats.soundness import find_control

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MEGABYTES = 20
UNPACKED_MEGABYTES = 100
MOST_MEMBERS = 1000
MOST_ROWS, MOST_COLUMNS = 51_000, 80
LONGEST_CELL = 32_767
"""The most characters that a cell of a workbook holds."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
)
"""What zipfile, the XML parsers (a SyntaxError) and openpyxl raise for files that are no workbooks."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MOMENT = (1980, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


@dataclass(slots=True)
class Sheet:
    """A sheet's name, its rows that are not empty, and what was done to read their cells."""

    name: str
    rows: list[Row] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's title, if it has one, and its sheets that are shown."""

    title: str
    sheets: tuple[Sheet, ...]


def read_book(path: Path) -> Book:
    """The sheets of the workbook at `path`.

    Raises SetError for what is no workbook or unpacks to too much, MissingExtra without openpyxl.
    """
    try:
        import openpyxl
    except ImportError:
        raise MissingExtra("reading and writing .xlsx", "teach") from None
    content = read_bytes(path, MEGABYTES)
    try:
        _check_archive(path, content)
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if any(map(_has_formulas, shown)):
                results = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
                sheets = tuple(_read_sheet(sheet, results[sheet.title]) for sheet in shown)
            else:
                sheets = tuple(_read_sheet(sheet, sheet) for sheet in shown)
            return Book(book.properties.title or "", sheets)
    except _BROKEN as error:
        raise SetError(
            f"{path}: is no .xlsx workbook that can be read ({type(error).__name__}). Open it in a program for"
            " tables, take out its password if it has one, and save it as .xlsx or .csv."
        ) from error


def _check_archive(path: Path, content: bytes) -> None:
    """Raise SetError for an archive that unpacks to more than a table of questions could."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_MEMBERS or unpacked > UNPACKED_MEGABYTES * MEGABYTE:
        raise SetError(
            f"{path}: unpacks to {len(entries):,} files of {unpacked // MEGABYTE:,} MB, more than a table of"
            " questions needs. Save it as .csv."
        )


def _list_cells(sheet: Any) -> Iterator[Any]:
    """The rows of openpyxl's cells, as many and as wide as a table of questions can be."""
    yield from sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)


def _has_formulas(sheet: Any) -> bool:
    return any(cell.data_type == "f" for cells in _list_cells(sheet) for cell in cells)


def _read_sheet(sheet: Any, results: Any) -> Sheet:
    """The rows of one of openpyxl's sheets, where `results` is the same with the results of formulas."""
    found = Sheet(sheet.title)
    rows = _list_cells(sheet)
    both = zip(rows, _list_cells(results), strict=False) if results is not sheet else ((r, r) for r in rows)
    for number, (cells, values) in enumerate(both, 1):
        texts = tuple(
            _read_cell(cell, result, number, found) for cell, result in zip(cells, values, strict=False)
        )
        row = Row(number, texts)
        if not row.is_empty():
            found.rows.append(row)
    return found


def _read_cell(cell: Any, result: Any, number: int, sheet: Sheet) -> str:
    """What a cell shows; a formula shows its last result."""

    def tell(reason: str, fate: Fate = Fate.CHANGED) -> None:
        sheet.notes.append(Note(number, reason, fate))

    value = cell.value
    if cell.data_type == "f":
        value = result.value
        tell("a formula; its last result is taken" if value is not None else "a formula without a result")
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).casefold()
    if cell.data_type == "e":
        tell(f"the error {value} instead of a value")
    if isinstance(value, (datetime, date, time)):
        text = _write_moment(value)
        tell(f"the table holds a date, which may have been something else; it is read as {text}")
        return text
    if isinstance(value, (int, float)):
        return _write_number(value, str(cell.number_format))
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n")
    while (control := find_control(text)) is not None:
        tell(f"the control character U+{ord(control):04X} is taken out")
        text = text.replace(control, "\n" if control == "\r" else "")
    return text


def _write_moment(value: datetime | date | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()


def _write_number(value: float, style: str) -> str:
    """The number as it is shown: 7, 2.5, 50%."""
    if style.endswith("%"):
        return f"{value * 100:.10g}%"
    return f"{value:.15g}" if abs(value) < 1e15 else str(value)


def write_book(rows: Sequence[Sequence[str | int]], title: str, sheet_name: str) -> bytes:
    """The rows as a workbook of one sheet, in which no text is a formula; the same rows give the same bytes."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtra("reading and writing .xlsx", "teach") from None
    book = Workbook()
    book.properties.title, book.properties.creator = title, "quizzer"
    sheet: Any = book.active
    sheet.title = sheet_name
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            if value != "":
                _write_cell(sheet.cell(number, place), value)
    return _pack(book)


def _write_cell(cell: Any, value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
        return
    # What looks like an escape of the format would be read as one.
    cell.value = _ESCAPED.sub(r"_x005F_x\1_", value)
    cell.data_type = "s"
    cell.quotePrefix = True


def _pack(book: Workbook) -> bytes:
    """The workbook as it would be saved, without the hour at which it was."""
    saved, packed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in _list_entries(old):
            content = _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(entry))
            kept = zipfile.ZipInfo(entry, _MOMENT)
            kept.external_attr = 0o600 << 16
            new.writestr(kept, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _list_entries(archive: zipfile.ZipFile) -> Iterator[str]:
    """The members, what says their types first, as some readers expect."""
    names = archive.namelist()
    yield from sorted(names, key=lambda name: name != "[Content_Types].xml")
