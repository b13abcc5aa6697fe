"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from quizzer.errors import ExportError


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write `content` to `path` through a temporary file beside it, so that a crash leaves the old one.

    Raises ExportError where the folder or the file cannot be written, or exists and may not be replaced.
    """
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
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ExportError(f"{path}: cannot be written ({error.strerror}). Nothing was changed.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
