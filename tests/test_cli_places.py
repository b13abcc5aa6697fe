"""Where progress lies, whatever the environment says of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizzer.cli.places import store_path

pwd = pytest.importorskip("pwd", reason="the variables are those of Linux desktops")
ROOT = Path(__file__).parent.parent
SHOW = "from quizzer.cli.places import store_path; print(store_path(None, 'ada'))"


def find_store(folder: Path, **environment: str) -> Path:
    """The path of the store in that working folder, with those variables alone."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    env = {**kept, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip())


@pytest.mark.skipif(sys.platform != "linux", reason="the variables are those of Linux desktops")
@pytest.mark.parametrize("data", [None, "", "data", "./data"])
@pytest.mark.parametrize("with_home", [True, False])
def test_progress_lies_in_one_place_whatever_is_unset_or_relative(
    with_home: bool, data: str | None, tmp_path: Path
) -> None:
    environment = {"HOME": str(tmp_path)} if with_home else {}
    environment |= {} if data is None else {"XDG_DATA_HOME": data}
    home = str(tmp_path) if with_home else pwd.getpwuid(os.getuid()).pw_dir
    places = {find_store(folder, **environment) for folder in (tmp_path, ROOT)}
    assert places == {Path(home) / ".local" / "share" / "quizzer" / "ada.sqlite3"}


def test_home_that_is_told_is_one_place_wherever_one_goes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert store_path(Path("progress"), "ada") == tmp_path / "progress" / "ada.sqlite3"


@pytest.mark.skipif(sys.platform != "linux", reason="the variables are those of Linux desktops")
def test_absolute_data_folder_is_taken(tmp_path: Path) -> None:
    found = find_store(ROOT, HOME="/nowhere", XDG_DATA_HOME=str(tmp_path))
    assert found == tmp_path / "quizzer" / "ada.sqlite3"
