"""Tables as sets: the heading is found by its words, whatever stands above it and in whatever order.

Kahoot's sheet is such a table. Rows become questions elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from quizzer.errors import SetError
from quizzer.formats.cells import unshield
from quizzer.formats.crossing import Reading
from quizzer.formats.foreign_lines import ForeignLines
from quizzer.formats.sheets.columns import HEADING_ROWS, Columns, find_columns
from quizzer.formats.sheets.questions import Cells, RowError, read_row
from quizzer.formats.sheets.rows import Row, split_rows
from quizzer.formats.sheets.workbook import read_book
from quizzer.formats.taking import Shelf, Taking, name_title

TITLE = "a table of questions"
STREAMED_MEGABYTES = 2_000
MOST_STREAMED = 2_000_000
"""The largest table that is read row by row."""
_PAIR = Columns({"question": 0, "answer": 1})
_UNHELD = {"points": "without its points", "time": "without its time limits"}


def read_csv(path: Path) -> Reading:
    """The set in the CSV file at `path`; raises SetError where there is no question in it."""
    return _read_lines(ForeignLines(path), Taking(path, name_title(path)))


def stream_csv(path: Path, shelf: Shelf) -> Reading:
    """The same with its questions on the shelf instead of in the set, row by row, however many there are."""
    taking = Taking(path, name_title(path), shelf, MOST_STREAMED)
    return _read_lines(ForeignLines(path, STREAMED_MEGABYTES), taking)


def _read_lines(lines: ForeignLines, taking: Taking) -> Reading:
    if not _take_rows(split_rows(str(taking.path), lines), taking):
        raise _no_heading(taking.path)
    taking.notes += lines.notes
    return taking.finish(TITLE)


def read_xlsx(path: Path) -> Reading:
    """The set in the workbook at `path`, of all its sheets; raises SetError where there is no question in it."""
    book = read_book(path)
    taking = Taking(path, book.title.strip() or name_title(path))
    found = False
    for sheet in book.sheets:
        taking.member = sheet.name if len(book.sheets) > 1 else ""
        for note in sheet.notes:
            taking.change(note.line, note.reason)
        is_table = bool(sheet.rows) and _take_rows(sheet.rows, taking)
        found = found or is_table
        if sheet.rows and not is_table:
            taking.leave(sheet.rows[0].number, "this sheet has no heading with question and answer")
    if not found:
        raise _no_heading(path)
    taking.member = ""
    return taking.finish(TITLE)


def _no_heading(path: Path) -> SetError:
    return SetError(
        f"{path}: no row names the columns. Write question, answer and what else there is (option a, option b,"
        " accept, explanation, ...) above them."
    )


def _take_rows(rows: Iterable[Row], taking: Taking) -> bool:
    """Take the questions of a table; whether it is one."""
    waiting = iter(rows)
    head = list(islice(waiting, HEADING_ROWS))
    for place, row in enumerate(head):
        if columns := find_columns(row.cells):
            for above in head[:place]:
                taking.change(above.number, "a row above the heading is not kept")
            _tell_columns(row, columns, taking)
            _take_all(_skip_heading(row, chain(head[place + 1 :], waiting), taking), columns, taking)
            return True
    if head and all(_count_filled(row) == 2 for row in head):
        taking.repair(head[0].number, "no heading; read as question and answer")
        _take_all(_list_pairs(chain(head, waiting), taking), _PAIR, taking)
        return True
    return False


def _skip_heading(heading: Row, rows: Iterable[Row], taking: Taking) -> Iterator[Row]:
    """The rows but those that only say the heading again, as tables put together do."""
    for row in rows:
        if row.cells == heading.cells:
            taking.repair(row.number, "the heading again")
        else:
            yield row


def _count_filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _list_pairs(rows: Iterable[Row], taking: Taking) -> Iterator[Row]:
    """The rows that are a question and an answer; there is no heading that would say what more cells are."""
    for row in rows:
        if (count := _count_filled(row)) == 2:
            yield row
        else:
            taking.leave(row.number, f"{count} cells where the rows above have a question and an answer")


def _tell_columns(row: Row, columns: Columns, taking: Taking) -> None:
    for name in columns.unknown:
        taking.change(row.number, f'without the column "{name[:40]}"')
    for column, reason in _UNHELD.items():
        if column in columns.at:
            taking.change(row.number, reason)


def _take_all(rows: Iterable[Row], columns: Columns, taking: Taking) -> None:
    for row in rows:
        cells = _name_cells(row, columns)
        if cells.are_empty():
            continue  # a template's row with its number alone
        try:
            question, told = read_row(cells)
        except RowError as error:
            taking.leave(row.number, str(error))
            continue
        if taking.take(question, row.number):
            for reason in told:
                taking.change(row.number, reason)


def _name_cells(row: Row, columns: Columns) -> Cells:
    def pick(places: Sequence[int]) -> Iterator[str]:
        return (unshield(row.cells[place].strip()) for place in places if place < len(row.cells))

    named = {
        column: unshield(row.cells[place].strip())
        for column, place in columns.at.items()
        if place < len(row.cells)
    }
    return Cells(named, tuple(pick(columns.options)), tuple(pick(columns.wrong)), columns.is_kahoot)
