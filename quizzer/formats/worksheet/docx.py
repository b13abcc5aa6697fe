"""A worksheet as a Word file that a teacher can edit, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from quizzer.errors import MissingExtra
from quizzer.formats.worksheet.plan import Key, Shape, Task, Version, Worksheet

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_GAP = "_" * 14
_LINE = "_" * 44
_PLACE = "____"
_ROUND, _SQUARE = "○", "☐"


def write(sheet: Worksheet) -> bytes:
    """The file; raises MissingExtra where python-docx is not installed."""
    try:
        import docx
        from docx import shared
    except ImportError:
        raise MissingExtra("A worksheet for Word", "teach") from None
    document: Any = docx.Document()
    _prepare(document, shared, sheet)
    first = True
    for is_key, version in _list_parts(sheet):
        if not first:
            document.add_page_break()
        first = False
        (_add_key if is_key else _add_version)(document, shared, sheet, version)
    target = io.BytesIO()
    document.save(target)
    return _settle(target.getvalue())


def _list_parts(sheet: Worksheet) -> list[tuple[bool, Version]]:
    papers = [] if sheet.key is Key.ONLY else [(False, version) for version in sheet.versions]
    keys = [] if sheet.key is Key.NONE else [(True, version) for version in sheet.versions]
    return papers + keys


def _prepare(document: Any, shared: Any, sheet: Worksheet) -> None:
    document.styles["Normal"].font.size = shared.Pt(11)
    document.styles["Normal"].paragraph_format.space_after = shared.Pt(3)
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
    section.left_margin = section.right_margin = shared.Mm(20)
    section.top_margin = section.bottom_margin = shared.Mm(18)
    section.footer.paragraphs[0].text = _clean(", ".join(filter(None, (sheet.footer, *sheet.credits))))
    properties = document.core_properties
    properties.title = _clean(sheet.title)[:255]
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = datetime(1980, 1, 1)


def _add_version(document: Any, shared: Any, sheet: Worksheet, version: Version) -> None:
    document.add_heading(_clean(f"{sheet.title}\u00a0{version.letter}".rstrip()), 1)
    who = _add_paragraph(document)
    who.add_run("Name " + "_" * 32 + "   Date " + "_" * 14)
    who.paragraph_format.space_after = shared.Pt(12)
    for task in version.tasks:
        _add_task(document, shared, task)


def _add_paragraph(document: Any) -> Any:
    """A paragraph at the end; python-docx itself would look through all others for the place."""
    from docx.oxml import OxmlElement
    from docx.text.paragraph import Paragraph

    element = OxmlElement("w:p")
    # The last part of a body is not text but what its pages look like.
    document.element.body[-1].addprevious(element)
    return Paragraph(element, document)


def _add_task(document: Any, shared: Any, task: Task) -> None:
    paragraph = _add_paragraph(document)
    paragraph.paragraph_format.space_before = shared.Pt(9)
    paragraph.paragraph_format.left_indent = shared.Mm(9)
    paragraph.paragraph_format.first_line_indent = -shared.Mm(9)
    paragraph.paragraph_format.tab_stops.add_tab_stop(shared.Mm(9))
    paragraph.add_run(f"{task.number}").bold = True
    paragraph.add_run("\t")
    _add_lines(paragraph, task.pieces[0])
    for place, piece in enumerate(task.pieces[1:], 1):
        if len(task.pieces) > 2:
            paragraph.add_run(str(place)).font.superscript = True
        paragraph.add_run(_GAP)
        _add_lines(paragraph, piece)
    rows = _list_rows(task)
    paragraph.paragraph_format.keep_with_next = bool(rows)
    for count, (sign, text) in enumerate(rows, 1):
        row = _add_paragraph(document)
        row.paragraph_format.left_indent = shared.Mm(9)
        row.paragraph_format.keep_with_next = count < len(rows)
        row.add_run(f"{sign}  ")
        _add_lines(row, text)


def _list_rows(task: Task) -> list[tuple[str, str]]:
    """The lines below a task: a sign or a line to write on, and a text."""
    match task.shape:
        case Shape.ONE | Shape.SEVERAL:
            sign = _ROUND if task.shape is Shape.ONE else _SQUARE
            return [(f"{sign} {label}".rstrip(), text) for label, text in task.options]
        case Shape.LINE:
            return [(_LINE, task.unit)]
        case Shape.ORDER:
            return [(_PLACE, item) for item in task.items]
        case Shape.PAIRS:
            return [(_PLACE, item) for item in task.items] + [
                (f"    {label}", text) for label, text in task.options
            ]
    return []


def _add_key(document: Any, shared: Any, sheet: Worksheet, version: Version) -> None:
    document.add_heading(_clean(f"{sheet.title}: key {version.letter}".rstrip()), 1)
    for task in version.tasks:
        paragraph = _add_paragraph(document)
        paragraph.paragraph_format.left_indent = shared.Mm(9)
        paragraph.paragraph_format.first_line_indent = -shared.Mm(9)
        paragraph.paragraph_format.tab_stops.add_tab_stop(shared.Mm(9))
        paragraph.add_run(f"{task.number}").bold = True
        paragraph.add_run("\t")
        _add_lines(paragraph, task.answer)
        for note in task.notes:
            paragraph.add_run().add_break()
            _add_lines(paragraph, note, small=shared.Pt(9))


def _add_lines(paragraph: Any, text: str, small: Any = None) -> None:
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(_clean(line))
        if small is not None:
            run.font.size = small


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)


def _settle(content: bytes) -> bytes:
    """The same package without the moment it was written at, so that equal sheets are equal files."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return target.getvalue()
