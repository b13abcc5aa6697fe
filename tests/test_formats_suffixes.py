"""A file's name chooses its format."""

from pathlib import Path

import pytest

from quizzer.errors import ExportError, SetError, UsageError
from quizzer.formats.suffixes import find_writer, is_set_path, read_set, set_name
from tests.conftest import DATA

NORTH = DATA / "study" / "north.quiz.yaml"


@pytest.mark.parametrize("name", ["north.quiz.yaml", "NORTH.QUIZ.YML", "north.json"])
def test_set_is_written_and_read_by_its_suffix(name: str, tmp_path: Path) -> None:
    question_set = read_set(NORTH)
    path = tmp_path / name
    path.write_bytes(find_writer(path)(question_set).content)
    again = read_set(path)
    assert [question.id for question in again.questions] == ["estonia", "latvia", "norway"]
    assert again.title == question_set.title


def test_format_that_is_named_overrides_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "north.txt"
    path.write_bytes(NORTH.read_bytes())
    assert read_set(path, format="yaml").title == "The north"
    assert read_set(path, format=".quiz.yaml").title == "The north"
    assert find_writer(path, format="json")(read_set(NORTH)).content.startswith(b"{")


def test_unknown_format_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SetError, match=r"no format is known for this name\. .*\.quiz\.yaml"):
        read_set(tmp_path / "set.rtf")
    with pytest.raises(ExportError, match="can be written"):
        find_writer(tmp_path / "set.rtf")
    with pytest.raises(UsageError, match="there are yaml, json"):
        read_set(NORTH, format="rtf")


def test_folder_is_no_set(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="is a folder"):
        read_set(tmp_path)


def test_name_of_a_set_has_no_suffix() -> None:
    assert set_name(Path("a/rome.quiz.yaml")) == "rome"
    assert set_name(Path("rome.v2.JSON")) == "rome.v2"
    assert set_name(Path("rome.rtf")) == "rome"
    assert is_set_path(Path("rome.quiz.yml"))
    assert not is_set_path(Path(".quiz.yaml"))
    assert not is_set_path(Path("rome.rtf"))
