"""Which format a file's name asks for.

The readers and writers are loaded when they are used, so that looking at a name costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias, TypeVar

from quizzer.errors import ExportError, SetError
from quizzer.models import QuestionSet

Reader: TypeAlias = Callable[[Path], QuestionSet]
Writer: TypeAlias = Callable[[QuestionSet], str]
Found = TypeVar("Found")


def read_set(path: Path, format: str | None = None) -> QuestionSet:
    """The set in the file at `path`, by its suffix or else by `format`, a suffix with or without its dot.

    Raises SetError where it cannot be read or its format is unknown.
    """
    if path.is_dir():
        raise SetError(f"{path}: is a folder, not a set. Name one of the files in it.")
    reader = _find(path, format, READERS)
    if reader is None:
        raise SetError(f"{path}: no format is known for this name. {_list(READERS)} can be read.")
    return reader(path)


def find_writer(path: Path, format: str | None = None) -> Writer:
    """What makes the text of a file of this name; raises ExportError where its format is unknown."""
    writer = _find(path, format, WRITERS)
    if writer is None:
        raise ExportError(
            f"{path}: no format is known for this name. {_list(('.apkg', *WRITERS))} can be written."
        )
    return writer


def is_set_path(path: Path) -> bool:
    """Whether the name is that of a set, whatever is in the file."""
    return _suffix(path, READERS) is not None


def set_name(path: Path) -> str:
    """The name of the set in a file of this name: without folder and suffix."""
    suffix = _suffix(path, READERS)
    return path.name[: -len(suffix)] if suffix else path.stem


def _find(path: Path, format: str | None, known: Mapping[str, Found]) -> Found | None:
    if format is not None:
        wanted = format.lower().lstrip(".")
        return known.get(f".{wanted}") or known.get(f".quiz.{wanted}")
    return known.get(_suffix(path, known) or "")


def _suffix(path: Path, known: Mapping[str, object]) -> str | None:
    name = path.name.lower()
    return next((suffix for suffix in known if name.endswith(suffix) and name != suffix), None)


def _list(known: Iterable[str]) -> str:
    *most, last = known
    return f"{', '.join(most)} and {last}"


def _read_yaml(path: Path) -> QuestionSet:
    from quizzer.formats import quiz_yaml

    return quiz_yaml.read(path)


def _write_yaml(question_set: QuestionSet) -> str:
    from quizzer.formats import quiz_yaml

    return quiz_yaml.write(question_set)


def _read_json(path: Path) -> QuestionSet:
    from quizzer.formats import json

    return json.read(path)


def _write_json(question_set: QuestionSet) -> str:
    from quizzer.formats import json

    return json.write(question_set)


def _read_anki(path: Path) -> QuestionSet:
    from quizzer.formats.anki import read

    return read.read_set(path)


def _read_anki_text(path: Path) -> QuestionSet:
    from quizzer.formats.anki import text

    return text.read(path).sets[0]


ANKI = (".apkg", ".colpkg", ".anki2")
"""The files of Anki, which hold more than one set has room for."""
ANKI_TEXT = ".txt"
"""Anki's notes as text; what such a file is shows in its first line."""

READERS: dict[str, Reader] = {
    ".quiz.yaml": _read_yaml,
    ".quiz.yml": _read_yaml,
    ".json": _read_json,
    **dict.fromkeys(ANKI, _read_anki),
    ANKI_TEXT: _read_anki_text,
}
"""The formats that can be read, by suffix."""

WRITERS: dict[str, Writer] = {".quiz.yaml": _write_yaml, ".quiz.yml": _write_yaml, ".json": _write_json}
"""The formats that can be written as text, by suffix."""
