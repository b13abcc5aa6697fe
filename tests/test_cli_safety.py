"""Keeping progress safe, as a person types it."""

import json
from pathlib import Path

import pytest

from quizzer.cli import run
from quizzer.models import Rating
from quizzer.store.database import open_store
from quizzer.store.library import add_set
from tests.learner import DAY, capitals, give_answer


def store_of(home: Path, learner: str = "default") -> Path:
    return home / "quizzer" / f"{learner}.sqlite3"


def fill(path: Path, question: str, minute: int = 0) -> None:
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 1)
        give_answer(store, question, Rating.GOOD, DAY, minute)


@pytest.fixture
def mine(home: Path) -> Path:
    fill(store_of(home), "q1")
    return store_of(home)


def say(capsys: pytest.CaptureFixture[str], *words: str | Path, code: int = 0) -> str:
    assert run([str(word) for word in words]) == code
    said = capsys.readouterr()
    return said.err if code else said.out


def test_progress_of_another_machine_is_merged(
    mine: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "laptop", "q2", 1)
    out = say(capsys, "merge", tmp_path / "laptop")
    assert out.startswith("1 events taken in, 1 cards remade from the log.")
    fill(tmp_path / "phone", "q3", 2)
    (merged,) = json.loads(say(capsys, "merge", tmp_path / "phone", "--json"))["merged"]
    assert merged == {"events": 1, "early": 0, "sets": 0, "questions": 0, "cards": 1}
    say(capsys, "--learner", "bo", "merge", mine)
    assert "this is the store itself" in say(capsys, "merge", mine, code=2)
    assert "no such file" in say(capsys, "merge", tmp_path / "none", code=6)


def test_backup_is_listed_and_put_back(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "There is no backup yet" in say(capsys, "restore")
    assert "there is no backup yet" in say(capsys, "restore", "latest", code=6)
    assert "quizzer restore" in say(capsys, "backup")
    (listed,) = json.loads(say(capsys, "restore", "--json"))["backups"]
    assert Path(listed["file"]).exists()
    assert "Next: quizzer restore latest" in say(capsys, "restore")
    fill(mine, "q2", 3)
    out = say(capsys, "restore", "latest")
    assert "What was there before is in" in out
    assert "1 events" in say(capsys, "doctor")
    fill(mine, "q2", 4)
    (again,) = json.loads(say(capsys, "restore", "latest", "--json"))["restored"]
    assert again["file"] == listed["file"]
    assert Path(again["replaced"]).exists()
    assert say(capsys, "restore").count("(replaced by a restore)") == 2
    assert "1 events" in say(capsys, "doctor")
    chosen = tmp_path / "mine.copy"
    (copied,) = json.loads(say(capsys, "backup", chosen, "--json"))["backup"]
    assert copied["bytes"] == chosen.stat().st_size
    assert "this file exists" in say(capsys, "backup", chosen, code=2)


def test_nothing_yet_is_nothing_to_copy_or_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no progress to copy yet" in say(capsys, "backup", code=2)
    assert "nothing to check" in say(capsys, "doctor")


def test_doctor_tells_that_all_is_well(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = say(capsys, "doctor")
    assert "1 events, 1 cards." in out
    assert "All is well." in out
    (found,) = json.loads(say(capsys, "doctor", "--json"))["doctor"]
    assert (found["sound"], found["stale"], found["backups"]) == (True, 0, 0)


def test_doctor_remakes_cards_on_request(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(mine) as store:
        store.rows("update card set lapses = 9")
        give_answer(store, "q2", Rating.GOOD, DAY + 10**4)
    out = say(capsys, "doctor")
    assert "1 cards are not as the log makes them. Next: quizzer doctor --rebuild" in out
    assert "Is this machine's clock right?" in out
    assert "Remade from the log: 1 cards changed." in say(capsys, "doctor", "--rebuild")


def test_damaged_store_is_told_with_the_way_back(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "backup")
    with open_store(mine) as store:
        store.rows("pragma foreign_keys = off")
        store.rows("delete from question_set")
    assert "Next: quizzer restore latest" in say(capsys, "doctor", code=6)
    mine.write_bytes(mine.read_bytes()[:3000])
    before = mine.read_bytes()
    assert "Next: quizzer restore latest" in say(capsys, "doctor", code=6)
    assert mine.read_bytes() == before
    say(capsys, "restore", "latest")
    assert "All is well." in say(capsys, "doctor")


def test_store_that_was_never_copied_is_told_too(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine.write_bytes(b"x" * 200)
    assert "There is no backup. Keep a copy of the file" in say(capsys, "doctor", code=6)
