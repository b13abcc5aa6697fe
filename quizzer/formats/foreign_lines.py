"""The lines of a text that another program wrote, one at a time, so that a long file needs no memory.

They come out as foreign_text has them. Knows nothing of what stands in the lines.
"""

from __future__ import annotations

import codecs
import io
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from quizzer.errors import SetError
from quizzer.formats.crossing import Fate, Note
from quizzer.formats.foreign_text import (
    CONTROL,
    GUESSED,
    LINE_END,
    MARKS,
    MEGABYTES,
    count_ends,
    count_lines,
    guess_wide,
    refuse_byte,
    tell_control,
)
from quizzer.formats.incoming import MEGABYTE, opening, too_large

LONGEST_LINE = 16 * MEGABYTE
"""The longest line that is read, in characters."""
_CHUNK = MEGABYTE
_MOST_NOTES = 20


@dataclass(slots=True)
class ForeignLines:
    """The lines of the file at `path` with a line feed at their ends.

    Going through them fills `notes`, and raises SetError for what cannot be read, is empty, too large or
    no text at all.
    """

    path: Path
    megabytes: int = MEGABYTES
    notes: list[Note] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        number, is_empty = 1, True
        with opening(self.path) as file:
            for block in self._list_blocks(self._measure(file)):
                *lines, last = self._tidy(block, number).split("\n")
                is_empty = is_empty and not any(map(str.strip, (*lines, last)))
                yield from (f"{line}\n" for line in lines)
                yield from [last] if last else []
                number += len(lines)
        if is_empty:
            raise SetError(f"{self.path}: is empty. A set needs questions.")

    def _measure(self, file: BinaryIO) -> BinaryIO:
        """The file, or what is in it where it is a pipe; raises SetError where it is too large."""
        limit = self.megabytes * MEGABYTE
        if not file.seekable():
            file = io.BytesIO(file.read(min(limit, MEGABYTES * MEGABYTE) + 1))
            limit, size = min(limit, MEGABYTES * MEGABYTE), len(file.getvalue())
        else:
            size = os.fstat(file.fileno()).st_size
        if size > limit:
            raise too_large(self.path, limit // MEGABYTE)
        return file

    def _list_blocks(self, file: BinaryIO) -> Iterator[str]:
        """The text in pieces that end with a line, but for the last."""
        encoding, mark = self._find_encoding(file)
        file.seek(mark)
        rest, number = "", 1
        for text in self._decode(file, encoding):
            whole = rest + text
            # A carriage return may be half of a line end.
            held = "\r" if whole.endswith("\r") else ""
            whole = whole.removesuffix(held) if held else whole
            whole = LINE_END.sub("\n", whole.replace("\v", "\n").replace("\f", "\n"))
            end = whole.rfind("\n") + 1
            block, rest = whole[:end], whole[end:] + held
            number += block.count("\n")
            if len(rest) > LONGEST_LINE:
                raise SetError(f"{self.path}:{number}: a line of more than {LONGEST_LINE:,} characters.")
            if block:
                yield block
        if rest:
            yield LINE_END.sub("\n", rest)

    def _decode(self, file: BinaryIO, encoding: str) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(encoding)()
        line, place = 1, file.tell()
        while True:
            chunk = file.read(_CHUNK)
            place += len(chunk)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(encoding, "replace")
                at = place - len(error.object) + error.start
                raise refuse_byte(str(self.path), line + count_ends(before), at, encoding) from error
            line += count_ends(text)
            yield text
            if not chunk:
                return

    def _tidy(self, block: str, number: int) -> str:
        """A block without what no text holds, which is noted, and with composed letters."""
        for found in CONTROL.finditer(block):
            if len(self.notes) > _MOST_NOTES:
                break
            self.notes.append(tell_control(number + block.count("\n", 0, found.start()), found[0]))
        return unicodedata.normalize("NFC", CONTROL.sub("", block))

    def _find_encoding(self, file: BinaryIO) -> tuple[str, int]:
        """What the file is written in, and how many bytes its mark has; a guess is noted with its line."""
        head = file.read(4_000)
        for mark, encoding in MARKS:
            if head.startswith(mark):
                return encoding, len(mark)
        if guessed := guess_wide(head):
            return guessed, 0
        file.seek(0)
        stranger = self._find_stranger(file)
        if stranger:
            self.notes.append(Note(stranger, GUESSED, Fate.CHANGED))
        return ("cp1252" if stranger else "utf-8"), 0

    def _find_stranger(self, file: BinaryIO) -> int:
        """The line of the first byte that is not UTF-8, 0 where there is none; refuses a NUL byte."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        line, stranger = 1, 0
        while chunk := file.read(_CHUNK):
            chunk += file.read(1) if chunk.endswith(b"\r") else b""
            if (at := chunk.find(b"\0")) >= 0:
                raise SetError(
                    f"{self.path}:{line + count_lines(chunk[:at]) - 1}: holds a NUL byte, so it is not text."
                    " Save the set as plain text."
                )
            if not stranger:
                stranger = self._decode_or_find(decoder, chunk, line)
            line += count_lines(chunk) - 1
        return stranger or self._decode_or_find(decoder, b"", line, is_last=True)

    @staticmethod
    def _decode_or_find(
        decoder: codecs.IncrementalDecoder, chunk: bytes, line: int, *, is_last: bool = False
    ) -> int:
        """The line of the first byte of the chunk that cannot be decoded, 0 where all can."""
        try:
            decoder.decode(chunk, final=is_last)
        except UnicodeDecodeError as error:
            return line + count_lines(error.object[: error.start]) - 1
        return 0
