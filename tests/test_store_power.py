"""A power cut at any write loses no answer whose verdict was shown."""

from collections import Counter
from pathlib import Path
from random import Random

from quizzer.store.database import open_store
from quizzer.store.library import add_set
from tests.learner import capitals
from tests.power import cut_power, find_loss, record_sitting, refuse_once


def count_losses(tmp_path: Path, answers: int, synchronous: str) -> Counter[str]:
    path = tmp_path / "store.sqlite3"
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 1)
    before = path.read_bytes()
    operations = record_sitting(path, answers, synchronous)
    folder = tmp_path / "disk"
    folder.mkdir()
    return Counter(
        find_loss(folder, path.name, disk, acknowledged)[:7]
        for disk, acknowledged in cut_power(before, path.name, operations, Random(7))
    )


def test_no_answer_is_lost_and_no_file_damaged_by_a_power_cut(tmp_path: Path) -> None:
    losses = count_losses(tmp_path, answers=6, synchronous="extra")
    assert set(losses) == {""}
    assert losses[""] > 200


def test_the_simulation_finds_the_loss_of_a_store_that_does_not_sync(tmp_path: Path) -> None:
    losses = count_losses(tmp_path, answers=6, synchronous="off")
    assert losses["corrupt"] + losses["lost"] + losses["torn"] > 10


def test_write_or_sync_that_is_refused_loses_only_its_answer(tmp_path: Path) -> None:
    (tmp_path / "left").mkdir()
    made = tmp_path / "made"
    with open_store(made) as store:
        add_set(store, "capitals", capitals(), 1)
    whole, refused, path = False, 0, tmp_path / "store.sqlite3"
    for fails_at in range(1, 200):
        path.write_bytes(made.read_bytes())
        kept, told = refuse_once(path, 4, fails_at)
        assert all("the disk refused" in str(error) for error in told)
        assert kept == 4 - len(told)
        assert find_loss(tmp_path / "left", path.name, {path.name: path.read_bytes()}, kept) == ""
        with open_store(path) as store:
            assert store.rows("select count(*) from event") == [(kept,)]
        refused += len(told)
        if not told:
            whole = True
            break
    assert whole
    assert refused > 30
