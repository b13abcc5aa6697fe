"""Plain text with `== headings ==`, an infobox and one paragraph a line becomes a Document.

The text is never changed: every offset points into it, and a paragraph's text is the file's own.
Text that is wrapped at a fixed width is the one exception to "a line is a paragraph": there a
paragraph ends at an empty line, and a line end inside it reads as a space.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate

from quizzer.documents.outline import Outline, Spans
from quizzer.documents.pieces import walk_lines
from quizzer.models import Document, InfoboxRow, Sentence

DEEPEST = 6
WRAP_LIMIT = 100
"""The longest line of a text that may be wrapped at a fixed width."""
TITLE_LIMIT = 80
"""The longest first line that may be a title without its `=`."""

_INFOBOX = re.compile(r"infobox(?: [\w ]{1,40})?:?", re.IGNORECASE)
_ROW = re.compile(r"\s*[-*•]\s+([^:\s][^:]{0,80}?)\s*:\s*(\S.*)?$", re.DOTALL)
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
_UNFINISHED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
"""What ends a sentence, or says that it goes on."""
_EMPTY_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)(?=\s*\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")

Line = tuple[int, str]
"""The offset of a line in the file, and the line without the space at both ends."""


def parse(name: str, text: str) -> Document:
    """The document in `text`, the whole content of the file called `name`."""
    # Of a book the paragraphs would take more room than its text; they are read again where they are needed.
    outline = Outline(name, lambda: Spans(partial(_read, text)))
    infobox: list[InfoboxRow] = []
    for number, block in enumerate(_blocks(_lines(text), wrapped=_is_wrapped(_lines(text)))):
        if not number and _is_title(block[0], text):
            outline.title = block[0][1]
        elif heading := _heading(block[0][1]):
            outline.add_heading(*heading)
        elif rows := _infobox_rows(block):
            infobox += rows
        else:
            _add(outline, _join(block))
    return outline.finish(text, tuple(infobox))


def _lines(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Line]:
    for at, whole in walk_lines(text, start, end):
        line = whole.lstrip()
        yield at + len(whole) - len(line), line.rstrip()


def _read(text: str, start: int, end: int) -> Sentence:
    """The paragraph from `start` to `end` of the text."""
    return _join(list(_lines(text, start, end)))


def _blocks(lines: Iterable[Line], *, wrapped: bool) -> Iterator[Sequence[Line]]:
    """The lines that belong together: a heading, an infobox, a paragraph or a list item."""
    block: list[Line] = []
    for line in lines:
        if block and not _goes_on(block, line, wrapped=wrapped):
            yield block
            block = []
        if line[1]:
            block.append(line)
    if block:
        yield block


def _goes_on(block: Sequence[Line], line: Line, *, wrapped: bool) -> bool:
    """Whether the line belongs to the block before it."""
    first, (_, second) = block[0][1], [*block[:2], line][1]
    if _INFOBOX.fullmatch(first) and _ROW.match(second):
        return bool(_ROW.match(line[1]))
    return wrapped and bool(line[1]) and not (_heading(first) or _heading(line[1]) or _BULLET.match(line[1]))


def _heading(line: str) -> tuple[int, str] | None:
    level = len(line) - len(line.lstrip("="))
    if not 1 <= level <= DEEPEST or level != len(line) - len(line.rstrip("=")):
        return None
    inner = line.strip("=").strip()
    return (level, inner) if inner else None


def _is_title(first: Line, text: str) -> bool:
    """Whether the first line stands alone above an empty one, like a title, and is no sentence."""
    start, line = first
    named = line[:1].isupper() or line[:1].isdigit()
    marked = _heading(line) or _INFOBOX.fullmatch(line) or _BULLET.match(line) or _UNFINISHED.search(line)
    return (
        named
        and len(line) <= TITLE_LIMIT
        and not marked
        and _EMPTY_LINE.match(text, start + len(line)) is not None
    )


def _infobox_rows(block: Sequence[Line]) -> list[InfoboxRow]:
    """The rows under an "Infobox" line, those without a value included as empty."""
    rows = []
    for start, line in block[1:] if _INFOBOX.fullmatch(block[0][1]) else ():
        if row := _ROW.match(line):
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


def _is_wrapped(lines: Iterable[Line]) -> bool:
    """Whether most lines run on into the next, as in text wrapped at a fixed width."""
    pairs = run_on = 0
    upper = ""
    for _, line in lines:
        if len(line) > WRAP_LIMIT:
            return False
        lower = "" if _heading(line) or _BULLET.match(line) else line
        if upper and lower:
            pairs += 1
            run_on += lower[0].islower() or not _SENTENCE_END.search(upper[-8:])
        upper = lower
    return run_on >= 3 and run_on * 2 > pairs


def _join(block: Sequence[Line]) -> Sentence:
    """The lines as one run of prose, a space for each line end."""
    text = " ".join(line for _, line in block)
    positions = accumulate((len(line) + 1 for _, line in block), initial=0)
    origins = tuple((position, start) for position, (start, _) in zip(positions, block, strict=False))
    return Sentence(text, origins, block[-1][0] + len(block[-1][1]))
