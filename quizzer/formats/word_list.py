"""Numbered lists of questions in Word files, as the lines a person sees in them.

Word counts its lists itself, so that the numbers and letters are not in the text; here they are put back.
What the lines say is read as in any numbered list.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from quizzer.errors import MissingExtra, SetError
from quizzer.formats.crossing import Reading
from quizzer.formats.incoming import MEGABYTE, read_bytes
from quizzer.formats.numbered import read_lines
from quizzer.formats.soundness import find_control
from quizzer.formats.taking import Taking, name_title

MEGABYTES = 20
UNPACKED_MEGABYTES = 200
_HEAD = 4_000
"""Document types stand at the beginning of XML."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    RuntimeError,
)
"""What zipfile, lxml (a SyntaxError) and python-docx raise for files that are no Word documents."""


@dataclass(slots=True)
class _Lists:
    """How each level of each list counts, and which list the styles met so far put a paragraph in."""

    formats: dict[tuple[str, str], str]
    styles: dict[str | None, Any] = field(default_factory=dict)
    """By the name that a paragraph gives, because looking a style up takes longer than reading a page."""


def read(path: Path) -> Reading:
    """The set in the Word file at `path`; a line is a paragraph.

    Raises SetError where there is no question in it, MissingExtra without python-docx.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtra("reading Word files", "teach") from None
    content = read_bytes(path, MEGABYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            has_types = any(b"<!DOCTYPE" in archive.open(entry).read(_HEAD) for entry in archive.infolist())
        if unpacked > UNPACKED_MEGABYTES * MEGABYTE:
            raise SetError(f"{path}: unpacks to {unpacked // MEGABYTE:,} MB. Save its text as .txt.")
        if has_types:
            raise SetError(
                f"{path}: defines a document type of its own, as no Word file does. Save its text as .txt."
            )
        document = docx.Document(io.BytesIO(content))
        lines = list(_list_lines(document))
        tables = len(document.tables)
    except _BROKEN as error:
        raise SetError(
            f"{path}: is no Word file that can be read ({type(error).__name__}). Save it again as .docx or .txt."
        ) from error
    taking = Taking(path, name_title(path))
    if tables:
        taking.leave(0, f"its tables ({tables}); copy them into a workbook and add that")
    return read_lines(lines, taking)


def _list_lines(document: Any) -> Iterator[str]:
    """A line for each paragraph, with the number or letter that Word shows, a star before what is marked."""
    lists = _Lists(_read_formats(document))
    questions = options = 0
    for paragraph in document.paragraphs:
        text = _tidy(paragraph.text)
        kind = _find_list(paragraph, lists) if text else ""
        star = "*" if text and _is_marked(paragraph) else ""
        if kind == "number":
            questions, options = questions + 1, 0
            yield f"{questions}. {text}"
        elif kind and options < len(ascii_lowercase):
            yield f"{star}{ascii_lowercase[options]}) {text}"
            options += 1
        else:
            # A letter typed by hand keeps its place in the list; the star comes before it.
            is_typed = text[1:2] in (")", ".") and text[:1].isalpha()
            options = 0 if text and not is_typed else options
            yield f"{star if is_typed else ''}{text}"


def _tidy(text: str) -> str:
    text = " ".join(text.split())
    while (control := find_control(text, tabs=False)) is not None:
        text = text.replace(control, "")
    return text


def _read_formats(document: Any) -> dict[tuple[str, str], str]:
    """How each level of each list counts: Word's name for it by the list's number and the level."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    key = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    levels: dict[str, dict[str, str]] = {}
    for abstract in numbering.findall(f"{key}abstractNum"):
        found = levels.setdefault(abstract.get(f"{key}abstractNumId"), {})
        for level in abstract.findall(f"{key}lvl"):
            form = level.find(f"{key}numFmt")
            found[level.get(f"{key}ilvl")] = form.get(f"{key}val") if form is not None else "decimal"
    formats = {}
    for number in numbering.findall(f"{key}num"):
        abstract = number.find(f"{key}abstractNumId")
        if abstract is not None:
            for level, form in levels.get(abstract.get(f"{key}val"), {}).items():
                formats[number.get(f"{key}numId"), level] = form
    return formats


def _find_list(paragraph: Any, lists: _Lists) -> str:
    """What an item is: "number" where it is counted in numbers at the outer level, else "option", or nothing."""
    properties = paragraph._p.pPr
    own = properties.numPr if properties is not None else None
    name = paragraph._p.style
    if own is None and name not in lists.styles:
        style = paragraph.style
        inherited = style.element.pPr if style is not None else None
        lists.styles[name] = inherited.numPr if inherited is not None else None
    numbering = own if own is not None else lists.styles.get(name)
    if numbering is None or numbering.numId is None or not numbering.numId.val:
        return ""
    level = str(numbering.ilvl.val) if numbering.ilvl is not None else "0"
    if own is None and level == "0" and re.search("[2-9]$", name or ""):
        return "option"  # the styles of lists within lists are called after their depth
    form = lists.formats.get((str(numbering.numId.val), level), "decimal")
    return "number" if form.startswith("decimal") and level == "0" else "option"


def _is_marked(paragraph: Any) -> bool:
    """Whether all of its text is bold or highlighted, as people mark a right choice."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold or run.font.highlight_color is not None for run in runs)
