"""The rows of a CSV file, whatever stands between its cells, and rows as CSV.

Knows quotes and separators; what a column is called is not its business.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from quizzer.errors import SetError
from quizzer.formats.cells import shield

LONGEST_CELL = 1 << 20
_SAMPLE = 30
"""How many lines are looked at to tell what stands between the cells."""
_SEPARATORS = (",", ";", "\t", "|")
_HINT = "sep="
"""How a program for tables says in the first line what stands between the cells."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line or row of the file that it begins in, and its cells as they are."""

    number: int
    cells: tuple[str, ...]

    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.strip() for cell in self.cells)


def split_rows(name: str, lines: Iterable[str]) -> Iterator[Row]:
    """The rows of a CSV file's lines that are not empty; raises SetError where a quote is never closed."""
    waiting = iter(lines)
    sample = list(islice(waiting, _SAMPLE))
    separator = _read_hint(sample)
    skipped = 1 if separator else 0
    separator = separator or find_separator("".join(sample))
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(chain(sample[skipped:], waiting), delimiter=separator, strict=True)
    number = skipped + 1
    try:
        for cells in rows:
            row = Row(number, tuple(cells))
            if not row.is_empty():
                yield row
            number = skipped + rows.line_num + 1
    except csv.Error as error:
        raise SetError(
            f"{name}:{number}: the row that begins here cannot be read ({error}). A cell that holds a quote or"
            " the separator stands in quotes, and a quote in it is written twice."
        ) from error


def _read_hint(sample: Sequence[str]) -> str:
    """What the first line says stands between the cells, nothing where it says nothing."""
    first = sample[0].rstrip("\n") if sample else ""
    separator = first[len(_HINT) :].strip('"') if first.casefold().startswith(_HINT) else ""
    return separator if len(separator) == 1 else ""


def find_separator(text: str) -> str:
    """What stands between the cells: that which parts most rows into equally many."""
    sample = text[:20_000].split("\n")[:_SAMPLE]

    def score(separator: str) -> tuple[float, int]:
        widths: list[int] = []
        try:
            widths = [len(cells) for cells in csv.reader(sample, delimiter=separator) if cells]
        except csv.Error:
            return (0, 0)
        width, rows = Counter(widths).most_common(1)[0] if widths else (1, 0)
        return (rows / max(1, len(widths)) if width > 1 else 0, width)

    return max(_SEPARATORS, key=score)


def join_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV that programs for tables read with all letters and obey in nothing."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [shield(cell) for cell in row] for row in rows
    )
    return file.getvalue().encode("utf-8-sig")
