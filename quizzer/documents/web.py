"""A web page becomes a Document: its main text, without menus, tables, notes and footers.

What belongs to the main text is decided by a library that knows web pages; it hands over Markdown, and
that is the text every offset points into.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizzer.documents import markdown
from quizzer.documents.links import gather_links
from quizzer.errors import DocumentError, MissingExtra
from quizzer.models import Document

_NOTE_MARKS = "//sup[starts-with(normalize-space(.), '[')]"
_LINK = re.compile(
    r"<a\b[^<>]{0,1000}?\btitle=\"([^\"<>]{1,200})\"[^<>]{0,1000}>(?:<i>)?([^<>]{1,200})(?:</i>)?</a>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^# ", re.MULTILINE)
_TITLED = re.compile(rb"<(?:title|h1)\b|\bog:title\b", re.IGNORECASE)
"""What says the title of a page; of a piece without it the library takes any heading, such as "Contents"."""


def parse(name: str, content: bytes) -> Document:
    """The document in the page `content`, the file called `name`.

    Raises DocumentError where no main text is found, MissingExtra without the library.
    """
    try:
        import trafilatura
    except ImportError:
        raise MissingExtra("reading web pages", "documents") from None
    text = trafilatura.extract(
        content,
        output_format="markdown",
        include_comments=False,
        include_tables=False,
        include_links=False,
        include_formatting=True,
        favor_recall=True,
        prune_xpath=[_NOTE_MARKS],
    )
    if not text:
        raise DocumentError(
            f"{name}: no running text found in this page. Save its text as .txt and try again."
        )
    if not _HEADING.search(text) and _TITLED.search(content):
        about = trafilatura.extract_metadata(content)
        title = " ".join((about.title or "").split()) if about else ""
        text = f"# {title}\n\n{text}" if title else text
    page = content.decode("utf-8", errors="replace")
    links = gather_links((link[2], link[1]) for link in _LINK.finditer(page))
    return replace(markdown.parse(name, text), links=links)
