"""A power cut at any write loses no answer whose verdict was shown."""

from collections import Counter
from pathlib import Path
from random import Random

from quizzer.store.database import open_store
from quizzer.store.library import add_set
from tests.learner import capitals
from tests.power import cut_power, find_loss, record_sitting


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
