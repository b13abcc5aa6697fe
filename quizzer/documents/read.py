"""A path becomes a Document: which reader its suffix asks for, and what is refused with which words.

Knows nothing of what stands in a document.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from quizzer.documents import markdown, plain
from quizzer.errors import DocumentError
from quizzer.models import Document

LIMIT = 100 * 1024 * 1024
"""The largest file that is read, in bytes."""

READERS = {".md": markdown.parse, ".markdown": markdown.parse}
"""Which reader a suffix asks for; every other file is plain text."""


def read_document(path: Path) -> Document:
    """The document in the file at `path`; raises DocumentError where it cannot be read as text.

    Offsets count the characters of the file decoded from UTF-8, without a byte order mark.
    """
    text = _decode(path, _read(path))
    if not text.strip():
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
    if len(content) > LIMIT:
        raise DocumentError(f"{path}: more than {LIMIT // 1024**2} MB. Split it into smaller documents.")
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
