"""Word and PDF files become Documents: their running text, taken out by libraries that know the formats.

Offsets point into the text that was taken out, a paragraph a line, headings as `== heading ==`.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from statistics import median
from zipfile import BadZipFile, ZipFile

from quizzer.documents import plain
from quizzer.errors import DocumentError, MissingExtra
from quizzer.models import Document

LIMIT = 100 * 1024 * 1024
"""The most that a packed file may unpack to, in bytes."""
_DAMAGED = "cannot be read; it may be damaged. Open it, save it again or save it as text, and try again."
_BROKEN_DOCX = (
    BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    AttributeError,
    SyntaxError,
    RuntimeError,
)
"""What zipfile, lxml (a SyntaxError) and python-docx raise for files that are no Word documents."""
_STYLE = re.compile(r"heading (\d)", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]$")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]\d]*$")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)+\.?|\d+\.|Chapter \d+\.?) (?=[A-Z])")
"""The number before a heading: "4.1 The first years"."""
_DIGITS = re.compile(r"\d+")
_SHORT_LINE = 0.8
"""What share of a usual line's length a line has at most that ends its paragraph."""
_HEADING_LINE = 0.6
_HEADING_WORDS = 10
"""The same for a heading, and how many words one has at most."""
_REPEATS = 3
"""On how many pages a first or last line stands that is no text."""


def parse_docx(name: str, content: bytes) -> Document:
    """The document in a Word file; raises DocumentError for a damaged one, MissingExtra without python-docx."""
    try:
        import docx
    except ImportError:
        raise MissingExtra("reading Word files", "documents") from None
    try:
        with ZipFile(BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        paragraphs = docx.Document(BytesIO(content)).paragraphs if unpacked <= LIMIT else []
        lines = [_write_line(one.text, one.style.name if one.style else "") for one in paragraphs]
    except _BROKEN_DOCX as error:
        raise DocumentError(f"{name}: {_DAMAGED}") from error
    if unpacked > LIMIT:
        raise DocumentError(f"{name}: unpacks to more than {LIMIT // 1024**2} MB. Save its text as .txt.")
    if not any(lines):
        raise DocumentError(f"{name}: nothing is written in it. Give a document with sentences to ask about.")
    return _read_lines(name, lines)


def _write_line(text: str, style: str) -> str:
    """A paragraph as a line of plain text; headings and the title as headings."""
    line = " ".join(text.split())
    if not line:
        return ""
    if style == "Title":
        return f"= {line} ="
    if heading := _STYLE.match(style):
        marks = "=" * min(int(heading[1]) + 1, plain.DEEPEST)
        return f"{marks} {line} {marks}"
    return f"- {line}" if style.startswith("List") else line


def parse_pdf(name: str, content: bytes) -> Document:
    """The document in a PDF; raises DocumentError for a locked, empty or damaged one, MissingExtra without pypdf."""
    try:
        import pypdf
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError:
        raise MissingExtra("reading PDF files", "documents") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    damaged = (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if is_locked else [page.extract_text().splitlines() for page in reader.pages]
    except DependencyError:
        is_locked, pages = True, []
    except damaged as error:
        # What pypdf raises, besides its own errors, for damaged files.
        raise DocumentError(f"{name}: {_DAMAGED}") from error
    if is_locked:
        raise DocumentError(f"{name}: is locked with a password. Save a copy without one and try again.")
    lines = [line for line in _join_lines(_drop_margins(pages)) if line]
    if lines and lines[0].startswith("== "):
        lines[0] = lines[0][1:-1]  # the first heading of all is the title
    if not lines:
        raise DocumentError(
            f"{name}: holds pictures of text, no text. Run it through text recognition first."
        )
    return _read_lines(name, lines)


def _read_lines(name: str, lines: Sequence[str]) -> Document:
    return plain.parse(name, "\n\n".join(line for line in lines if line) + "\n")


def _drop_margins(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of the pages without page numbers and what repeats at the pages' edges."""
    bare = [[" ".join(line.split()) for line in page if line.strip()] for page in pages]
    edges = Counter(_DIGITS.sub("#", line) for page in bare for line in {*page[:1], *page[-1:]})
    for page in bare:
        for place, line in enumerate(page):
            edge = place in {0, len(page) - 1}
            if edge and (_PAGE_NUMBER.fullmatch(line) or edges[_DIGITS.sub("#", line)] >= _REPEATS):
                continue
            yield line


def _join_lines(lines: Iterator[str]) -> Iterator[str]:
    """The lines as paragraphs and headings: a paragraph ends with a sentence on a line shorter than usual."""
    found = list(lines)
    usual = median(map(len, found)) if found else 0
    open_text = ""
    for line, following in zip_longest(found, found[1:], fillvalue=""):
        if (not open_text or _SENTENCE_END.search(open_text)) and _is_heading(line, following, usual):
            yield open_text
            yield f"== {_NUMBER.sub('', line)} =="
            open_text = ""
            continue
        if _HYPHEN.search(open_text) and line[:1].islower():
            open_text = _HYPHEN.sub("", open_text) + line
        else:
            open_text = f"{open_text} {line}" if open_text else line
        if _SENTENCE_END.search(line) and len(line) < _SHORT_LINE * usual:
            yield open_text
            open_text = ""
    yield open_text


def _is_heading(line: str, following: str, usual: float) -> bool:
    """Whether a line between paragraphs is short, ends no sentence, and a sentence begins after it."""
    short = len(line) < _HEADING_LINE * usual and len(line.split()) <= _HEADING_WORDS
    begins = line[:1].isupper() or _NUMBER.match(line)
    follows = following[:1].isupper() or _NUMBER.match(following)
    return bool(short and begins and line[-1].isalnum() and follows)
