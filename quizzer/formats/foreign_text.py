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

MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
"""In this order, because the mark of UTF-32 begins with that of UTF-16."""
GUESSED = "is not UTF-8; read as windows-1252. Check the letters with accents"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")


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
        line = count_lines(content[: bad.start()]) if bad else 0
        notes.append(Note(line, GUESSED, Fate.CHANGED))
    text = LINE_END.sub("\n", text.replace("\v", "\n").replace("\f", "\n"))
    for found in CONTROL.finditer(text):
        notes.append(tell_control(text.count("\n", 0, found.start()) + 1, found[0]))
        if len(notes) > 20:
            break
    text = unicodedata.normalize("NFC", CONTROL.sub("", text))
    if not text.strip():
        raise SetError(f"{path}: is empty. A set needs questions.")
    return ForeignText(text, tuple(notes))


def tell_control(line: int, control: str) -> Note:
    """What is told of a character that no text holds."""
    return Note(line, f"the control character U+{ord(control):04X} is taken out", Fate.CHANGED)


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of `content` and the encoding it is in; raises SetError where it is no text."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding, name, len(mark)), encoding
    if guessed := guess_wide(content):
        return _decode_as(content, guessed, name), guessed
    if (at := content.find(b"\0")) >= 0:
        line = count_lines(content[:at])
        raise SetError(f"{name}:{line}: holds a NUL byte, so it is not text. Save the set as plain text.")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_as(content, "cp1252", name), "cp1252"


def guess_wide(content: bytes) -> str | None:
    """The name of UTF-16 without its mark, in which every other byte of a Latin text is zero."""
    head = content[:4000]
    half = max(1, len(head) // 2)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _decode_as(content: bytes, encoding: str, name: str, mark: int = 0) -> str:
    body = content[mark:]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line = count_ends(body[: error.start].decode(encoding, "replace")) + 1
        raise refuse_byte(name, line, mark + error.start, encoding) from error


def count_ends(text: str) -> int:
    """How many lines end in a text as it is in the file."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def refuse_byte(name: str, line: int, place: int, encoding: str) -> SetError:
    """What is said of a byte that stands for no letter."""
    told = "neither UTF-8 nor windows-1252" if encoding == "cp1252" else f"not {encoding.upper()}"
    return SetError(f"{name}:{line}: byte {place} is {told}. Save the file as UTF-8 text and try again.")


def count_lines(before: bytes) -> int:
    r"""The line that begins or goes on after these bytes; \r\n is one end."""
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
