"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizzer.errors import ExportError


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write `content` to `path` through a temporary file beside it, so that a crash leaves the old one.

    Raises ExportError where the folder or the file cannot be written, or exists and may not be replaced.
    """
    with open_whole(path, replace=replace) as file:
        file.write(content)


@contextmanager
def open_whole(path: Path, *, replace: bool = True) -> Iterator[BinaryIO]:
    """A file that stands at `path` once the block ends, and only if it ends well; raises as `write_whole`."""
    if path.is_dir():
        raise ExportError(f"{path}: this is a folder. Name a file in it.")
    if not replace and path.exists():
        raise ExportError(f"{path}: this file exists. Use --force to replace it.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror}). Choose another folder.") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror}). Nothing was changed.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
