"""Lines read one at a time are those of the whole text, whatever the file holds."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.formats import foreign_lines
from quizzer.formats.crossing import Note
from quizzer.formats.foreign_lines import ForeignLines
from quizzer.formats.foreign_text import read_foreign

_PIECES = st.sampled_from(
    [
        "a",
        "é",
        "e\u0301",
        "日本",
        "\r",
        "\n",
        "\r\n",
        "\x85",
        "\u2028",
        "\v",
        "\f",
        "\x01",
        "\x1c",
        "\ufeff",
        ",",
        "€",
        "\U0001f600",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=30).map("".join)
_ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
_FILES = st.builds(
    lambda text, encoding: text.encode(encoding, "ignore"), _TEXTS, st.sampled_from(_ENCODINGS)
)


def read_whole(path: Path) -> tuple[str, tuple[Note, ...]] | str:
    try:
        found = read_foreign(path)
    except SetError as error:
        return str(error)
    return found.text, found.notes


def read_by_lines(path: Path) -> tuple[str, tuple[Note, ...]] | str:
    lines = ForeignLines(path)
    try:
        read = list(lines)
    except SetError as error:
        return str(error)
    assert all(line.endswith("\n") for line in read[:-1])
    assert not any("\n" in line[:-1] for line in read)
    return "".join(read), tuple(lines.notes)


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 1 << 20])
@settings(max_examples=60, deadline=None)
@given(_FILES | st.binary(max_size=40))
@example(b"\xef\xbb\xbfa\xff")
@example(b"a\r\nb\xe4\r\nc")
@example(b"one\r\ntwo\0")
@example(b"a\n" * 10 + b"\xc3")
def test_lines_together_are_the_text(chunk: int, content: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(foreign_lines, "_CHUNK", chunk)
        path = Path(folder) / "table.csv"
        path.write_bytes(content)
        assert read_by_lines(path) == read_whole(path)


def test_line_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_lines, "LONGEST_LINE", 1000)
    monkeypatch.setattr(foreign_lines, "_CHUNK", 100)
    path = tmp_path / "table.csv"
    path.write_text("a,b\n" + "x" * 2000)
    with pytest.raises(SetError, match=r"table\.csv:2: a line of more than 1,000 characters"):
        list(ForeignLines(path))


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.truncate(2 << 20)
    with pytest.raises(SetError, match="more than 1 MB"):
        list(ForeignLines(path, 1))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as end:
        end.write(b"question,answer\nWho?,Nobody\n")
    try:
        assert list(ForeignLines(Path(f"/dev/fd/{reading}"))) == ["question,answer\n", "Who?,Nobody\n"]
    finally:
        os.close(reading)


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_what_is_no_file_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(SetError, match=r"no such file|is a folder"):
        list(ForeignLines(tmp_path / name))
