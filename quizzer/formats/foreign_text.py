"""The text of a file that another program wrote, in whatever encoding that program liked.

Guesses only what can be told apart, and tells what it guessed. Knows nothing of what stands in the file.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass
from pathlib import Path

from quizzer.errors import SetError
from quizzer.formats.crossing import Fate, Note
from quizzer.formats.incoming import read_bytes

MEGABYTES = 50
"""The largest text that is read."""

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
"""In this order, because the mark of UTF-32 begins with that of UTF-16."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class ForeignText:
    r"""A text with `\n` at the end of its lines and composed letters, and what had to be done for it."""

    text: str
    notes: tuple[Note, ...] = ()


def read_foreign(path: Path, megabytes: int = MEGABYTES) -> ForeignText:
    """The text of the file at `path`: UTF-8, UTF-16, UTF-32 or windows-1252, with or without its mark.

    Raises SetError for what cannot be read, is empty, too large or no text at all.
    """
    content = read_bytes(path, megabytes)
    text, encoding = decode(content, str(path))
    notes = []
    if encoding == "cp1252":
        bad = re.search(rb"[\x80-\xff]", content)
        line = _count_lines(content[: bad.start()]) if bad else 0
        told = "is not UTF-8; read as windows-1252. Check the letters with accents"
        notes.append(Note(line, told, Fate.CHANGED))
    text = _LINE_END.sub("\n", text.replace("\v", "\n").replace("\f", "\n"))
    for found in _CONTROL.finditer(text):
        told = f"the control character U+{ord(found[0]):04X} is taken out"
        notes.append(Note(text.count("\n", 0, found.start()) + 1, told, Fate.CHANGED))
        if len(notes) > 20:
            break
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    if not text.strip():
        raise SetError(f"{path}: is empty. A set needs questions.")
    return ForeignText(text, tuple(notes))


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of `content` and the encoding it is in; raises SetError where it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content.removeprefix(mark), encoding, name), encoding
    if guessed := _guess_wide(content):
        return _decode_as(content, guessed, name), guessed
    if (at := content.find(b"\0")) >= 0:
        line = _count_lines(content[:at])
        raise SetError(f"{name}:{line}: holds a NUL byte, so it is not text. Save the set as plain text.")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_as(content, "cp1252", name), "cp1252"


def _guess_wide(content: bytes) -> str | None:
    """UTF-16 without its mark, in which every other byte of a Latin text is zero."""
    head = content[:4000]
    half = max(1, len(head) // 2)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _decode_as(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = _count_lines(content[: error.start])
        told = "UTF-8 nor windows-1252" if encoding == "cp1252" else encoding.upper()
        raise SetError(
            f"{name}:{line}: byte {error.start} is {'neither' if encoding == 'cp1252' else 'not'} {told}."
            " Save the file as UTF-8 text and try again."
        ) from error


def _count_lines(before: bytes) -> int:
    r"""The line that begins or goes on after these bytes; \r\n is one end."""
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
