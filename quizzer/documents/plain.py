"""Plain text with `== headings ==`, an infobox and one paragraph a line becomes a Document.

The text is never changed: every offset points into it, and a paragraph's text is the file's own.
Text that is wrapped at a fixed width is the one exception to "a line is a paragraph": there a
paragraph ends at an empty line, and a line end inside it reads as a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from quizzer.documents.outline import Outline
from quizzer.models import Document, InfoboxRow, Sentence

DEEPEST = 6
WRAP_LIMIT = 100
"""The longest line of a text that may be wrapped at a fixed width."""

_INFOBOX = re.compile(r"infobox(?: [\w ]{1,40})?:?", re.IGNORECASE)
_ROW = re.compile(r"\s*[-*•]\s+([^:\s][^:]{0,80}?)\s*:\s*(\S.*)?$", re.DOTALL)
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")

Line = tuple[int, str]
"""The offset of a line in the file, and the line without the space at both ends."""


def parse(name: str, text: str) -> Document:
    """The document in `text`, the whole content of the file called `name`."""
    outline = Outline(name)
    infobox: list[InfoboxRow] = []
    lines = list(_lines(text))
    wrapped = _is_wrapped(lines)
    index = 0
    while index < len(lines):
        block: Sequence[Line] = lines[index : index + 1]
        line = lines[index][1]
        if heading := _heading(line):
            outline.add_heading(*heading)
        elif rows := _infobox_rows(lines, index):
            infobox += rows
            block = lines[index : index + 1 + len(rows)]
        elif line:
            block = _wrapped_block(lines, index) if wrapped else block
            _add(outline, _join(block))
        index += len(block)
    return outline.finish(text, tuple(infobox))


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for whole in text.splitlines(keepends=True):
        line = whole.strip()
        yield offset + len(whole) - len(whole.lstrip()), line
        offset += len(whole)


def _heading(line: str) -> tuple[int, str] | None:
    level = len(line) - len(line.lstrip("="))
    if not 1 <= level <= DEEPEST or level != len(line) - len(line.rstrip("=")):
        return None
    inner = line.strip("=").strip()
    return (level, inner) if inner else None


def _infobox_rows(lines: Sequence[Line], index: int) -> list[InfoboxRow]:
    """The rows under an "Infobox" line at `index`, those without a value included as empty."""
    if not _INFOBOX.fullmatch(lines[index][1]):
        return []
    rows = []
    for start, line in lines[index + 1 :]:
        row = _ROW.match(line)
        if not row:
            break
        value = row[2] or ""
        end = start + len(line)
        rows.append(InfoboxRow(row[1], value, end - len(value), end))
    return rows


def _add(outline: Outline, prose: Sentence) -> None:
    """Adds `prose`, without its bullet; a list item that is no sentence states nothing on its own."""
    bullet = _BULLET.match(prose.text)
    if not bullet:
        outline.add_paragraph(prose)
    elif _SENTENCE_END.search(prose.text[-8:]):
        outline.add_paragraph(prose.cut(bullet.end(), len(prose.text)))


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether most lines run on into the next, as in text wrapped at a fixed width."""
    if any(len(line) > WRAP_LIMIT for _, line in lines):
        return False
    plain = [("" if _heading(line) or _BULLET.match(line) else line) for _, line in lines]
    pairs = [(upper, lower) for upper, lower in pairwise(plain) if upper and lower]
    run_on = [upper for upper, lower in pairs if lower[0].islower() or not _SENTENCE_END.search(upper[-8:])]
    return len(run_on) >= 3 and len(run_on) * 2 > len(pairs)


def _wrapped_block(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """The lines of the paragraph or list item that begins at `index`."""
    end = index + 1
    while (
        end < len(lines)
        and lines[end][1]
        and not _heading(lines[end][1])
        and not _BULLET.match(lines[end][1])
    ):
        end += 1
    return lines[index:end]


def _join(block: Sequence[Line]) -> Sentence:
    """The lines as one run of prose, a space for each line end."""
    text = " ".join(line for _, line in block)
    positions = accumulate((len(line) + 1 for _, line in block), initial=0)
    origins = tuple((position, start) for position, (start, _) in zip(positions, block, strict=False))
    return Sentence(text, origins, block[-1][0] + len(block[-1][1]))
