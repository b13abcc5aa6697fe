"""What is refused before anyone looks at a set's contents."""

import os
from pathlib import Path

import pytest

from quizzer.errors import SetError
from quizzer.formats.incoming import read_text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "set: is empty"),
        (b"\xef\xbb\xbf \n", "set: is empty"),
        ("title: x".encode("utf-16"), "set: is UTF-16"),
        (b"a\nb\0c", "set:2: holds a NUL byte"),
        (b"a\r\nb\rc\xff", "set:3: byte 6 is not UTF-8"),
        (b"\xef\xbb\xbfa\xff", "set:1: byte 4 is not UTF-8"),
        (b"x" * (1024 * 1024 + 1), "set: more than 1 MB"),
    ],
)
def test_unreadable_content_is_told_with_what_to_do(
    content: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("set").write_bytes(content)
    with pytest.raises(SetError) as caught:
        read_text(Path("set"), 1)
    assert str(caught.value).startswith(said)


def test_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "set"
    path.write_bytes(b"\xef\xbb\xbftitle")
    assert read_text(path, 1) == "title"


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="no such file"):
        read_text(tmp_path / "none", 1)
    with pytest.raises(SetError, match="is a folder"):
        read_text(tmp_path, 1)


def test_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(SetError, match="cannot be read"):
        read_text(Path("a\0b"), 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")
def test_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(SetError, match="cannot be read"):
        read_text(tmp_path / "loop", 1)
