"""Texts of other programs are read whatever their encoding, and what was guessed is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.formats.crossing import Fate
from quizzer.formats.foreign_text import decode, read_foreign

TEXT = "Frage: Wie heißt “Pärnu” auf Russisch?\nAntwort: Пярну\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_in_every_unicode_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    foreign = read_foreign(path)
    assert foreign.text == TEXT
    assert foreign.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_its_mark_is_known_by_its_zeros(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("Who crossed the Alps?{=Hannibal}\n".encode(encoding))
    assert read_foreign(path).text == "Who crossed the Alps?{=Hannibal}\n"


def test_windows_text_is_read_and_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("plain\r\n“Pärnu” – 5 €\r\n".encode("cp1252"))
    foreign = read_foreign(path)
    assert foreign.text == "plain\n“Pärnu” – 5 €\n"
    (note,) = foreign.notes
    assert (note.line, note.fate) == (2, Fate.CHANGED)
    assert "windows-1252" in note.reason


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"one\rtwo\x81\n", ":2: byte 7 is neither UTF-8 nor windows-1252"),
        (b"one\n\ntwo\0\n", ":3: holds a NUL byte"),
        (b"\xff\xfeo\0\xd8\0\xd8", "is not UTF-16-LE"),
        (b"\xef\xbb\xbf \n", ": is empty"),
        (b"", ": is empty"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    with pytest.raises(SetError, match=message):
        read_foreign(path)


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    with pytest.raises(SetError, match="more than 1 MB"):
        read_foreign(path, megabytes=1)


def test_control_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("a\x1b[2J\vb\u2028c\ne\u0301\x07", encoding="utf-8")
    foreign = read_foreign(path)
    assert foreign.text == "a[2J\nb\nc\né"
    assert [(note.line, note.reason) for note in foreign.notes] == [
        (1, "the control character U+001B is taken out"),
        (4, "the control character U+0007 is taken out"),
    ]


def test_a_thousand_control_characters_are_not_a_thousand_notes(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("a\x07" * 1000, encoding="utf-8")
    assert len(read_foreign(path).notes) < 30


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text, _ = decode(content, "x.txt")
    except SetError as error:
        assert str(error).startswith("x.txt:")
    else:
        assert isinstance(text, str)
