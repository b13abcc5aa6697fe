"""A path becomes a Document: which reader its suffix asks for, and what is refused with which words.

Knows nothing of what stands in a document.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from quizzer.documents import markdown, office, plain, web, wikitext
from quizzer.errors import DocumentError
from quizzer.models import Document

LIMIT = 100 * 1024 * 1024
"""The largest file that is read, in bytes."""

READERS = {
    ".md": markdown.parse,
    ".markdown": markdown.parse,
    ".wiki": wikitext.parse,
    ".wikitext": wikitext.parse,
    ".mediawiki": wikitext.parse,
}
"""Which reader of text a suffix asks for; every other text is plain."""

UNPACKERS = {
    ".htm": web.parse,
    ".html": web.parse,
    ".docx": office.parse_docx,
    ".pdf": office.parse_pdf,
}
"""Which reader takes the text out of a file that is more than text; offsets then point into that text."""


def read_document(path: Path) -> Document:
    """The document in the file at `path`; raises DocumentError where it cannot be read as text.

    Offsets count the characters of the file decoded from UTF-8, without a byte order mark.
    """
    return parse_document(path, _read(path))


def parse_document(path: Path, content: bytes) -> Document:
    """The document in `content`, read as its suffix asks; raises DocumentError as `read_document` does."""
    if len(content) > LIMIT:
        raise DocumentError(f"{path}: more than {LIMIT // 1024**2} MB. Split it into smaller documents.")
    if unpack := UNPACKERS.get(path.suffix.lower()):
        return unpack(path.name, content)
    text = _decode(path, content)
    del content  # The text alone is as large, and larger.
    if not text or text.isspace():
        raise DocumentError(f"{path}: nothing is written in it. Give a document with sentences to ask about.")
    return READERS.get(path.suffix.lower(), plain.parse)(path.name, text)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(f"{path}: a folder, not a document. Name one of the files in it.")
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise DocumentError(f"{path}: no such file. Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(
            f"{path}: cannot be read ({reason}). Check the path and its permissions."
        ) from error
    return content


def _decode(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + (len(BOM_UTF8) if content.startswith(BOM_UTF8) else 0)
        line = content.count(b"\n", 0, at) + 1
        raise DocumentError(
            f"{path}:{line}: byte {at} is not UTF-8. Save the file as UTF-8 text and try again."
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError(f"{path}:{line}: holds a NUL, so it is no text. Save the document as plain text.")
    return text
