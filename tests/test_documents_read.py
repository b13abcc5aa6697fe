"""A file is read by its suffix, and what is no text is refused in words."""

import sys
from pathlib import Path

import pytest

from quizzer.documents import read
from quizzer.documents.read import read_document
from quizzer.errors import DocumentError, MissingExtra


def written(folder: Path, content: bytes, name: str = "mill.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as error:
        read_document(path)
    assert error.value.exit_code == 4
    return str(error.value)


@pytest.mark.parametrize("name", ["mill.md", "mill.MARKDOWN"])
def test_markdown_suffix_is_read_as_markdown(tmp_path: Path, name: str) -> None:
    assert read_document(written(tmp_path, b"# Mill\n\nText.", name)).title == "Mill"


def test_other_suffix_is_read_as_plain_text(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, b"# Mill\r\n\r\nText."))
    assert (document.name, document.title, document.text) == ("mill.txt", "mill", "# Mill\r\n\r\nText.")


def test_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, b"\xef\xbb\xbf= Mill =\nText.")).title == "Mill"


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "mill.txt").startswith(f"{tmp_path / 'mill.txt'}: no such file.")


def test_folder_is_refused(tmp_path: Path) -> None:
    assert "a folder" in refusal(tmp_path)


def test_impossible_name_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / ("m" * 300))


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "nothing is written" in refusal(written(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "line", "byte"), [(b"One.\nTw\xe9.", 2, 7), (b"\xef\xbb\xbfOne.\n\nTw\xff.", 3, 11)]
)
def test_file_that_is_not_utf8_is_refused_with_line_and_byte(
    tmp_path: Path, content: bytes, line: int, byte: int
) -> None:
    path = written(tmp_path, content)
    assert refusal(path).startswith(f"{path}:{line}: byte {byte} is not UTF-8.")


def test_binary_file_is_refused_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, b"One.\nTwo\0.")
    assert refusal(path).startswith(f"{path}:2: holds a NUL")


def test_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LIMIT", 1024 * 1024)
    assert "more than 1 MB" in refusal(written(tmp_path, b"a" * (1024 * 1024 + 1)))


@pytest.mark.parametrize(
    ("library", "name"),
    [("mwparserfromhell", "a.wiki"), ("trafilatura", "a.html"), ("docx", "a.docx"), ("pypdf", "a.pdf")],
)
def test_missing_library_is_told_with_what_to_install(
    library: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r'pip install "quizzer-cli\[documents\]"'):
        read_document(written(tmp_path, b"Some words.", name))
