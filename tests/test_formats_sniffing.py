"""A file whose name may be that of several formats is known by its contents; a document is none of them."""

from pathlib import Path

import pytest

from quizzer.errors import ExportError, SetError
from quizzer.formats.suffixes import find_format, find_writer, read_set
from quizzer.models import QuestionSet
from tests.test_formats_numbered import AIKEN

TEXTS = {
    "anki-text": "#separator:tab\n#html:true\nfront\tback\n",
    "blackboard": "MC\tWhich?\ta\tcorrect\tb\tincorrect\nESS\tWhy?\n",
    "aiken": AIKEN,
    "quizlet": "Latvia\tRiga\nEstonia\tTallinn\n",
    "text2qti": "1. Who?\n* Cato\n* Nero\n",
}


ENCODED = [(name, code) for name in TEXTS for code in ("utf-8-sig", "utf-16", "cp1252")]
ENCODED.remove(("anki-text", "utf-16"))  # Anki writes UTF-8 only


@pytest.mark.parametrize(("name", "encoding"), ENCODED)
def test_text_is_known_by_its_contents(name: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_bytes(TEXTS[name].replace("\n", "\r\n").encode(encoding))
    assert find_format(path).name == name


@pytest.mark.parametrize(
    "text", ["Riga is a city.\n\nIt lies on the Daugava.\n", "", "\x00\x01", "= Riga =\n"]
)
def test_document_is_no_set_and_told_so(text: str, tmp_path: Path) -> None:
    for name in ("riga.txt", "riga.md"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SetError, match="quizzer generate"):
            read_set(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("markdown", "# Sea\n\n<quiz>\nWhich?\n- [x] a\n- [ ] b\n</quiz>\n"),
        ("markdown", "Which?\n\n- [x] a\n- [ ] b\n"),
        ("text2qti", "Quiz title: Sea\n\n1. Which?\n*a) x\nb) y\n"),
    ],
)
def test_markdown_is_known_by_its_contents(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "set.md"
    path.write_text(text, encoding="utf-8")
    assert find_format(path).name == name


def test_long_list_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text("Käärdi\tõ\n" * 30_000, encoding="utf-8")
    assert find_format(path).name == "quizlet"


def test_name_of_several_formats_is_written_only_when_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    with pytest.raises(ExportError, match=r"may be .*Aiken.*--format \(.*aiken"):
        find_writer(path)
    question_set = QuestionSet("Sea", (), source="An atlas")
    assert find_writer(path, "aiken")(question_set).content == b"\n"
    assert find_writer(tmp_path / "set.xlsx")(question_set).content.startswith(b"PK")
    with pytest.raises(ExportError, match="can be read only"):
        find_writer(path, "anki-text")
