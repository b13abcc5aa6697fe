"""A package or collection from a stranger, opened so that it can do no harm.

It finds the one database a package means, brings it within bounds into a folder of ours, and lists what
media lie beside it. Nothing is ever extracted by the name a package gives. It must not know what a
database holds.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from quizzer.errors import MissingExtra, SetError
from quizzer.formats.anki.protobuf import read_message, read_number, read_text
from quizzer.formats.strange_zip import MEGABYTE, MOST_LISTED, CarefulFile

MOST_BYTES = 512 * MEGABYTE
"""The largest database that is unpacked."""
MOST_SWELLING, FREE_SWELLING = 200, 32 * MEGABYTE
"""How many times its packed size a database may be, once it is larger than that."""

_NAMES = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: beside a newer one, the oldest only says that Anki should be updated."""
_HEADER = b"SQLite format 3\0"
_NEWEST = 3
"""The newest version of a package that is known."""
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 16
_LARGEST_WINDOW = 25  # 32 MB; Anki uses 2
_AGAIN = "Export the deck from Anki again."


@dataclass(frozen=True, slots=True)
class Opened:
    """A database in a folder of ours, and the names of the media that came with it."""

    database: Path
    media: tuple[str, ...] = ()


@contextmanager
def open_package(path: Path) -> Iterator[Opened]:
    """The database of an `.apkg` or `.colpkg`, or a copy of a `collection.anki2`, gone afterwards.

    Raises SetError for what is neither, is damaged, or would swell beyond bounds.
    """
    if path.is_dir():
        raise SetError(f"{path}: is a folder, not a deck. Name the file in it.")
    with tempfile.TemporaryDirectory(prefix="quizzer-") as folder:
        database = Path(folder) / "collection"
        try:
            yield Opened(database, _bring_in(path, database))
        except FileNotFoundError:
            raise SetError(f"{path}: no such file. Check the name and the folder.") from None
        except OSError as error:
            raise SetError(f"{path}: cannot be read ({error.strerror or error}).") from error


def _bring_in(path: Path, database: Path) -> tuple[str, ...]:
    with path.open("rb") as file:
        start = file.read(len(_HEADER))
        if start == _HEADER:
            _copy_collection(path, database)
            return ()
        if not start.startswith(b"PK"):
            raise SetError(f"{path}: is neither an Anki package nor a collection. {_AGAIN}")
    try:
        return _unpack(path, database)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OverflowError) as error:
        # NotImplementedError, for what zip files may hold and ours never do, is a RuntimeError.
        raise SetError(f"{path}: the package is damaged ({error}). {_AGAIN}") from error


def _copy_collection(path: Path, database: Path) -> None:
    """A whole collection, as it lies in Anki's folder; what Anki has not yet written into it is lost."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise SetError(f"{path}: Anki has this collection open. Close Anki, then try again.")
    if path.stat().st_size > MOST_BYTES:
        raise SetError(f"{path}: more than {MOST_BYTES // MEGABYTE} MB. Export its decks one by one.")
    shutil.copyfile(path, database)


def _unpack(path: Path, database: Path) -> tuple[str, ...]:
    with CarefulFile(io.FileIO(path)) as file, zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        name = next((known for known in _NAMES if known in names), None)
        if name is None:
            raise SetError(f"{path}: holds no collection, so it is no Anki package. {_AGAIN}")
        _check_version(path, archive, names)
        if names.count(name) > 1:
            raise SetError(f"{path}: holds two collections under one name. {_AGAIN}")
        with database.open("wb") as target:
            _copy_member(archive, name, target, MOST_BYTES)
        return _list_media(archive, names)


def _check_version(path: Path, archive: zipfile.ZipFile, names: list[str]) -> None:
    if "meta" not in names:
        return
    meta = io.BytesIO()
    _copy_member(archive, "meta", meta, 1024)
    if read_number(read_message(meta.getvalue()), 1) > _NEWEST:
        raise SetError(
            f"{path}: is a package of a newer Anki. Export it with “Support older Anki versions” ticked."
        )


def _copy_member(archive: zipfile.ZipFile, name: str, target: IO[bytes], most: int) -> None:
    """The bytes of a member, unpacked where they are zstd, never more than `most` nor out of proportion."""
    member = archive.getinfo(name)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile("an unknown compression")
    if member.file_size > most:
        raise zipfile.BadZipFile(f"{name} would be larger than {most:,} bytes")
    with archive.open(member) as source:
        count = 0
        for piece in _pieces(source):
            count += len(piece)
            if count > most or count > max(FREE_SWELLING, MOST_SWELLING * member.compress_size):
                raise zipfile.BadZipFile(f"{name} swells beyond all measure")
            target.write(piece)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    """What is in a member, unpacked where it is zstd, in small pieces."""
    piece = source.read(_CHUNK)
    if piece.startswith(_ZSTD):
        yield from _unpack_zstd(piece, source)
        return
    while piece:
        yield piece
        piece = source.read(_CHUNK)


def _unpack_zstd(data: bytes, source: IO[bytes]) -> Iterator[bytes]:
    # What a frame says of its own size is never believed: each piece is bounded here, their sum above.
    zstd = _load_zstd()
    window = {zstd.DecompressionParameter.window_log_max: _LARGEST_WINDOW}
    try:
        decompressor = zstd.ZstdDecompressor(options=window)
        while not decompressor.eof:
            yield decompressor.decompress(data, _CHUNK)
            data = source.read(_CHUNK) if decompressor.needs_input else b""
            if decompressor.needs_input and not data and not decompressor.eof:
                raise zipfile.BadZipFile("it ends too early")
    except zstd.ZstdError as error:
        raise zipfile.BadZipFile(str(error)) from error


def _load_zstd() -> Any:
    for name in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return import_module(name)
    raise MissingExtra("A package of Anki's newest kind", "teach")


def _list_media(archive: zipfile.ZipFile, names: list[str]) -> tuple[str, ...]:
    """The media files by the names that notes use; "media" is JSON, or protobuf in the newest packages."""
    if "media" not in names:
        return ()
    content = io.BytesIO()
    _copy_member(archive, "media", content, MOST_LISTED)
    data = content.getvalue()
    if data.lstrip().startswith(b"{"):
        try:
            return tuple(name for name in json.loads(data).values() if isinstance(name, str))
        except RecursionError:
            raise zipfile.BadZipFile("its list of media is nested too deep") from None
    entries = (read_message(entry) for entry in read_message(data).get(1, []) if isinstance(entry, bytes))
    return tuple(read_text(entry, 1) for entry in entries)
