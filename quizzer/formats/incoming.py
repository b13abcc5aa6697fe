"""A question set's file as text: what is refused before anyone looks at its contents, and in which words.

Knows nothing of what stands in a set.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizzer.errors import SetError

MEGABYTE = 1024 * 1024

MOST_QUESTIONS = 50_000
"""The largest set that is read, in questions."""


def read_text(path: Path, megabytes: int) -> str:
    """The text of the file at `path`, of at most that many megabytes, without a byte order mark.

    Raises SetError for a missing, empty, too large or unreadable file, a folder, and what is not UTF-8.
    """
    content = read_bytes(path, megabytes)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise SetError(f"{path}: is UTF-16. Save it as UTF-8 text and try again.")
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        raise SetError(f"{path}:{line}: holds a NUL byte, so it is not text. Save the set as plain text.")
    text = _decode(path, content)
    if not text.strip():
        raise SetError(f"{path}: is empty. A set needs a title and questions.")
    return text


def read_bytes(path: Path, megabytes: int) -> bytes:
    """What is in the file at `path`, at most that many megabytes; raises SetError, also for a folder."""
    limit = megabytes * MEGABYTE
    with opening(path) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise too_large(path, megabytes)
    return content


def too_large(path: Path, megabytes: int) -> SetError:
    """What is said of a file that holds more."""
    return SetError(f"{path}: more than {megabytes:,} MB. Split it into smaller sets.")


@contextmanager
def opening(path: Path) -> Iterator[BinaryIO]:
    """The file at `path`, whose troubles while it is open, decoding aside, are told as SetError."""
    try:
        if path.is_dir():
            raise SetError(f"{path}: is a folder, not a set. Name one of the files in it.")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise SetError(f"{path}: no such file. Check the name and the folder.") from None
    except UnicodeDecodeError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SetError(f"{path}: cannot be read ({reason}). Check the path and its permissions.") from error


def _decode(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + (len(BOM_UTF8) if content.startswith(BOM_UTF8) else 0)
        line = len(content[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
        raise SetError(
            f"{path}:{line}: byte {at} is not UTF-8. Save the file as UTF-8 text and try again."
        ) from error
