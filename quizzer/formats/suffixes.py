"""Which format a file's name asks for, where it is one of several its contents, and else the one named.

The modules of the formats are loaded when they are used, so that looking at a name costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from quizzer.errors import ExportError, SetError, UsageError
from quizzer.formats.crossing import Fate, Note, Reading, Writing
from quizzer.models import QuestionSet

Reader: TypeAlias = Callable[[Path], Reading]
Writer: TypeAlias = Callable[[QuestionSet], Writing]
Sniffer: TypeAlias = Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that --format takes, its name for people, and the ends of its files' names.

    A file whose name ends as those of several formats is of the first whose `sniffer` knows it by its
    contents. `reader` and `writer` are None where it is only written or only read. One that is
    `named_only` is written where --format says so and not for the name of a file.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    reader: Reader | None = None
    writer: Writer | None = None
    sniffer: Sniffer | None = None
    named_only: bool = False


def read_set(path: Path, format: str | None = None) -> QuestionSet:
    """The set in the file at `path`, as read_with_notes has it, without the notes."""
    return read_with_notes(path, format).question_set


def read_with_notes(path: Path, format: str | None = None) -> Reading:
    """The set in the file at `path`, by the format named or else by its name and contents.

    Raises SetError where it cannot be read or its format is unknown, UsageError where none has that name.
    """
    if path.is_dir():
        raise SetError(f"{path}: is a folder, not a set. Name one of the files in it.")
    reader = find_format(path, format).reader
    if reader is None:
        raise SetError(f"{path}: this format can be written only. {_list_suffixes(_READABLE)} can be read.")
    return reader(path)


def find_format(path: Path, format: str | None = None) -> Format:
    """The format that the file at `path` is to be read as.

    Raises SetError where it is unknown or cannot be told, UsageError where none has the name `format`.
    """
    if format is not None:
        return find_named(format)
    found = [each for each in _READABLE if _ends(path, each)]
    if not found:
        raise SetError(
            f"{path}: no format is known for this name. {_list_suffixes(_READABLE)} can be read; --format"
            " names one for any file."
        )
    if not path.exists() or len(found) == 1:
        return found[0]
    sniffed = (each for each in found if each.sniffer and each.sniffer(path))
    unsniffed = (each for each in found if not each.sniffer)
    known = next(sniffed, None) or next(unsniffed, None)
    if known is None:
        _sniffer("demand_text")(path)
        raise SetError(
            f"{path}: is none of {_list_titles(found)} as far as can be told. Name its format with --format"
            f" ({', '.join(each.name for each in found)}). To make questions from a document: quizzer generate"
        )
    return known


def find_writer(path: Path, format: str | None = None) -> Writer:
    """What makes the content of a file of this name.

    Raises ExportError where its format is unknown or several are meant, UsageError for no format's name.
    """
    found = [find_named(format)] if format is not None else [each for each in _WRITABLE if _ends(path, each)]
    if not found:
        raise ExportError(
            f"{path}: no format is known for this name. .apkg, {_list_suffixes(_WRITABLE)} can be written."
        )
    chosen = next((each for each in found if format is not None or not each.named_only), None)
    if chosen is None:
        raise ExportError(
            f"{path}: may be {_list_titles(found)}. Say which with --format"
            f" ({', '.join(each.name for each in found)})."
        )
    if chosen.writer is None:
        raise ExportError(f"{path}: {chosen.title} can be read only.")
    return chosen.writer


def find_named(name: str) -> Format:
    """The format of that name, or with that suffix; raises UsageError where there is none."""
    wanted = name.casefold().lstrip(".")
    by_suffix = (each for each in FORMATS if f".{wanted}" in each.suffixes)
    by_name = (each for each in FORMATS if each.name == wanted)
    found = next(by_name, None) or next(by_suffix, None)
    if found is None:
        raise UsageError(f'--format "{name}": there are {", ".join(each.name for each in FORMATS)}.')
    return found


def is_set_path(path: Path) -> bool:
    """Whether the name is that of a set, whatever is in the file."""
    return _suffix(path) is not None


def set_name(path: Path) -> str:
    """The name of the set in a file of this name: without folder and suffix."""
    suffix = _suffix(path)
    return path.name[: -len(suffix)] if suffix else path.stem


def _suffix(path: Path) -> str | None:
    return next((suffix for each in _READABLE if (suffix := _ends(path, each))), None)


def _ends(path: Path, format: Format) -> str | None:
    name = path.name.lower()
    return next((suffix for suffix in format.suffixes if name.endswith(suffix) and name != suffix), None)


def _list_suffixes(formats: tuple[Format, ...]) -> str:
    *most, last = dict.fromkeys(suffix for each in formats for suffix in each.suffixes)
    return f"{', '.join(most)} and {last}"


def _list_titles(formats: list[Format]) -> str:
    *most, last = (each.title for each in formats)
    return f"{', '.join(most)} or {last}"


def _reader(module: str, name: str = "read") -> Reader:
    """A function of a module of this room, loaded when it is called."""

    def read(path: Path) -> Reading:
        reading: Reading = getattr(import_module(f"quizzer.formats.{module}"), name)(path)
        return reading

    return read


def _writer(module: str, name: str = "write") -> Writer:
    """A function of a module of this room, loaded when it is called."""

    def write(question_set: QuestionSet) -> Writing:
        writing: Writing = getattr(import_module(f"quizzer.formats.{module}"), name)(question_set)
        return writing

    return write


def _worksheet(form: str) -> Writer:
    """What writes a plain worksheet of that form."""

    def write(question_set: QuestionSet) -> Writing:
        from quizzer.formats.worksheet import paper
        from quizzer.formats.worksheet.plan import Wishes

        return paper.write(question_set, form, Wishes())

    return write


def _sniffer(name: str) -> Sniffer:
    """A function of the module sniffing, loaded when it is called."""

    def sniff(path: Path) -> bool:
        return bool(getattr(import_module("quizzer.formats.sniffing"), name)(path))

    return sniff


def _read_yaml(path: Path) -> Reading:
    from quizzer.formats import quiz_yaml
    from quizzer.formats.incoming import read_text

    return quiz_yaml.parse(str(path), read_text(path, quiz_yaml.MEGABYTES))


def _write_yaml(question_set: QuestionSet) -> Writing:
    from quizzer.formats import quiz_yaml

    return Writing(quiz_yaml.write(question_set).encode(), len(question_set.questions))


def _read_json(path: Path) -> Reading:
    from quizzer.formats import json

    return Reading(json.read(path))


def _write_json(question_set: QuestionSet) -> Writing:
    from quizzer.formats import json

    return Writing(json.write(question_set).encode(), len(question_set.questions))


def _read_anki(path: Path) -> Reading:
    from quizzer.formats.anki import read

    found = read.read(path)
    return Reading(read.join_sets(path, found), tuple(_tell_anki(found.refused, found.without_media)))


def _read_anki_text(path: Path) -> Reading:
    from quizzer.formats.anki import text

    found = text.read(path)
    return Reading(found.sets[0], tuple(_tell_anki(found.refused, found.without_media)))


def _is_anki_text(path: Path) -> bool:
    from quizzer.formats.anki import text

    return text.is_anki_text(path)


def _tell_anki(refused: Mapping[str, int], without_media: int) -> Iterator[Note]:
    for reason, count in refused.items():
        yield Note(0, f"{count} cards: {reason}", Fate.LOST)
    if without_media:
        yield Note(0, f"{without_media} questions: without their pictures and sounds", Fate.CHANGED)


ANKI = (".apkg", ".colpkg", ".anki2")
"""The files of Anki, which hold more than one set has room for."""
ANKI_TEXT = ".txt"
"""Anki's notes as text; what such a file is shows in its first line."""

FORMATS: tuple[Format, ...] = (
    Format("yaml", "a set of quizzer", (".quiz.yaml", ".quiz.yml"), _read_yaml, _write_yaml),
    Format("json", "JSON of quizzer", (".json",), _read_json, _write_json),
    Format("anki", "an Anki package", ANKI, _read_anki),
    Format("gift", "GIFT", (".gift",), _reader("gift.read"), _writer("gift.write")),
    Format("csv", "CSV", (".csv",), _reader("sheets.read", "read_csv"), _writer("sheets.write", "write_csv")),
    Format(
        "xlsx", "a workbook", (".xlsx",), _reader("sheets.read", "read_xlsx"), _writer("sheets.write", "write_xlsx")
    ),
    # Its sheet is read as any other.
    Format("kahoot", "Kahoot's sheet", (".xlsx",), _reader("sheets.read", "read_xlsx"), _writer("kahoot"), None, True),
    Format(
        "text2qti", "text2qti", (".md", ANKI_TEXT),
        _reader("text2qti"), _writer("text2qti"), _sniffer("is_text2qti"), True,
    ),
    Format(
        "markdown", "a quiz in Markdown", (".md",),
        _reader("markdown_quiz"), _writer("markdown_quiz"), _sniffer("is_markdown"),
    ),
    Format("qti", "a QTI 1.2 package as Canvas has it", (".zip",), _reader("qti.read"), _writer("qti.write")),
    Format("moodle", "Moodle XML", (".xml",), _reader("moodle_xml.read"), _writer("moodle_xml.write")),
    Format("anki-text", "Anki's notes as text", (ANKI_TEXT,), _read_anki_text, None, _is_anki_text),
    Format(
        "blackboard", "Blackboard's tab-separated questions", (ANKI_TEXT,),
        _reader("blackboard"), _writer("blackboard"), _sniffer("is_blackboard"), True,
    ),
    Format(
        "aiken", "Aiken or a numbered list", (ANKI_TEXT,),
        _reader("numbered"), _writer("aiken"), _sniffer("is_list"), True,
    ),
    Format(
        "quizlet", "Quizlet's list", (ANKI_TEXT, ".tsv"),
        _reader("quizlet"), _writer("quizlet"), _sniffer("is_quizlet"), True,
    ),
    Format("html", "a worksheet to print", (".html",), None, _worksheet("html")),
    Format("pdf", "a worksheet as PDF", (".pdf",), None, _worksheet("pdf")),
    # A list of questions is read, a worksheet is written.
    Format("docx", "a list in Word", (".docx",), _reader("word_list"), _worksheet("docx")),
)  # fmt: skip
"""Every format; where names end alike, the first one that knows its contents is taken."""

_READABLE = tuple(each for each in FORMATS if each.reader)
_WRITABLE = tuple(each for each in FORMATS if each.writer)
