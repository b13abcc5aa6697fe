"""A worksheet as PDF, set by typst from the template beside this file; texts go in as data, never as code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from typing import Any, cast

from quizzer.errors import ExportError, MissingExtra
from quizzer.formats.worksheet.plan import Worksheet

_MISSING = re.compile(r'the text `"(.{1,40}?)"` could not be displayed')
_LONG_WORD = re.compile(r"[^\s\u200b]{30}(?=[^\s\u200b]{8})")
"""A word wider than its column may be, as far as where it may be broken."""


def write(sheet: Worksheet) -> tuple[bytes, str]:
    """The PDF, readable aloud and the same every time, and what cannot be shown in it ("" for nothing).

    Raises MissingExtra where typst is not installed, ExportError where it refuses.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra("A worksheet as PDF", "teach") from None
    template = files("quizzer.formats.worksheet").joinpath("worksheet.typ").read_bytes()
    data = {"data": json.dumps(_break_words(asdict(sheet)), ensure_ascii=False)}

    def set_type(**more: Any) -> bytes:
        content = typst.compile(template, format="pdf", sys_inputs=data, timestamp=0, **more)
        return cast(bytes, content)  # lists are for pictures, one a page

    return _compile(set_type, typst.TypstError)


def _break_words(value: Any) -> Any:
    """The same data with a place to break in every word that is wider than a column."""
    if isinstance(value, str):
        return _LONG_WORD.sub("\\g<0>\u200b", value)
    if isinstance(value, dict):
        return {key: _break_words(each) for key, each in value.items()}
    return [_break_words(each) for each in value] if isinstance(value, (list, tuple)) else value


def _compile(set_type: Callable[..., bytes], refusal: type[Exception]) -> tuple[bytes, str]:
    try:
        return set_type(pdf_standards=["ua-1"]), ""
    except refusal as error:
        # The standard for reading aloud refuses a letter that no font has; without it a box stands there.
        found = _MISSING.search(str(error))
        letter = f'no font of this computer has "{found[1]}"' if found else "some letters have no font"
        told = f"{letter}: a box stands in its place. Write .html or .docx, or install a font"
    try:
        return set_type(), told
    except refusal as error:
        raise ExportError(f"the PDF could not be set ({error}). Write .html or .docx instead.") from error
