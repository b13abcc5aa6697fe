"""Files of strangers: refused in our own words, in bounded time, with nothing written anywhere."""

import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from quizzer.errors import SetError
from quizzer.formats.anki.read import read
from tests.anki_attacks import HARMLESS, REFUSED, damage, pack, prepare


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ground")
    prepare(folder)
    return folder


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for temporary files, which must be empty afterwards."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


def list_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_package_is_refused(ground: Path, watched: Path, name: str) -> None:
    path = watched / "evil.apkg"
    REFUSED[name](ground, path)
    before, started = list_files(watched), time.process_time()
    with pytest.raises(SetError, match=r"evil\.apkg: "):
        read(path)
    assert time.process_time() - started < 5
    assert list_files(watched) == before


@pytest.mark.parametrize("name", HARMLESS)
def test_odd_package_does_no_harm(ground: Path, watched: Path, name: str) -> None:
    path = watched / "odd.apkg"
    HARMLESS[name](ground, path)
    before, started = list_files(watched), time.process_time()
    try:
        assert read(path).sets
    except SetError as error:
        assert "odd.apkg" in str(error)
    assert time.process_time() - started < 5
    assert list_files(watched) == before


@pytest.mark.parametrize("kind", ["old.apkg", "new.apkg", "database"])
def test_damaged_file_is_read_or_refused(ground: Path, watched: Path, kind: str) -> None:
    path = watched / "x.apkg"
    for data in damage((ground / kind).read_bytes(), 24, seed=7):
        if kind == "database":
            pack(path, {"collection.anki21": data}, zipfile.ZIP_STORED)
        else:
            path.write_bytes(data)
        try:
            assert read(path).sets
        except SetError as error:
            assert "x.apkg" in str(error)
    assert list_files(watched) == [watched / "temporary", path]
