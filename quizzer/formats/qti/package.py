"""The XML files in a zip from a stranger, within bounds; nothing is unpacked by the name a package gives."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from quizzer.errors import SetError
from quizzer.formats.incoming import read_bytes
from quizzer.formats.strange_zip import CarefulFile

MEGABYTES = 50
UNPACKED_MEGABYTES = 200
"""The largest package that is read, packed and unpacked; one of quizzer's with 50,000 questions fits."""
MOST_MEMBERS = 2_000
_PIECE = 1 << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the package."""

    name: str
    content: bytes


def list_members(path: Path) -> Iterator[Member]:
    """The XML files in the zip at `path` but the manifest; raises SetError for what is no sound zip."""
    content = read_bytes(path, MEGABYTES)
    try:
        with CarefulFile(BytesIO(content)) as file, zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if _is_wanted(entry.filename)]
            _check_bounds(entries)
            for entry in entries:
                yield Member(entry.filename[-100:], _read_member(archive, entry))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        OSError,
        ValueError,
        OverflowError,
    ) as error:
        raise SetError(f"{path}: is no zip that can be read ({error}). Export the quiz again.") from error


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The file unpacked; no more of it is ever read than its entry declares, which is within bounds."""
    with archive.open(entry) as source:
        return b"".join(iter(lambda: source.read(_PIECE), b""))


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(".xml") and not name.endswith("imsmanifest.xml")


def _check_bounds(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise BadZipFile where the files are too many, too large, or packed in a way of their own."""
    unpacked = sum(entry.file_size for entry in entries) >> 20
    if len(entries) > MOST_MEMBERS or unpacked > UNPACKED_MEGABYTES:
        raise zipfile.BadZipFile(
            f"it unpacks to {len(entries):,} files of {unpacked:,} MB, which is too much"
        )
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise zipfile.BadZipFile("it is packed in an unknown way")
