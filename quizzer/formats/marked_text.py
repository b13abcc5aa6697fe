"""Plain text as Markdown that shows it, and Markdown as the plain text it shows.

Only what would be misread is escaped, and only escapes are undone: *emphasis* that a person wrote stays
as it is written, because the same signs are sums and code.
"""

from __future__ import annotations

import html
import re

from quizzer.formats.anki.markup import to_text
from quizzer.formats.markup import is_markup

_SIGNS = re.compile(r"[\\`*_{}\[\]$]")
_FIRST = re.compile(r"[#>+\-!.()]|[0-9]+(?=[.)])|[A-Za-z](?=\))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!$])")
_TILDE = "&#126;"
"""A tilde at the beginning of a line, which may be a fence and has no escape."""


def write_marked(text: str) -> str:
    """One line of text as Markdown."""
    marked = write_inside(text)
    if marked.startswith("~"):
        return _TILDE + marked[1:]
    found = _FIRST.match(marked)
    if not found:
        return marked
    # A number or letter before a stop is no list when the stop is escaped.
    at = found.end() if found[0].isalnum() else 0
    return marked[:at] + "\\" + marked[at:]


def write_inside(text: str) -> str:
    """Text as Markdown that does not stand at the beginning of a line."""
    return _SIGNS.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))


def read_marked(marked: str) -> str:
    """Markdown as text."""
    return read_inside(marked.strip()).strip()


def read_inside(marked: str) -> str:
    """Markdown as text, with the blanks around it."""
    text = to_text(marked) if "<" in marked and is_markup(marked) else html.unescape(marked)
    return _ESCAPED.sub(r"\1", text)
