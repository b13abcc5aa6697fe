"""What formats keep for the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizzer.store.database import Store, open_store
from quizzer.store.keepsakes import keep, read_kept


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "learner.db") as opened:
        yield opened


def test_what_is_kept_is_read_by_kind_and_name(store: Store) -> None:
    keep(store, "note", {"a": "1", "b": "2", "'; drop table keepsake": "3"})
    keep(store, "type", {"a": "4"})
    assert read_kept(store, "note", ["b", "a", "c"]) == {"a": "1", "b": "2"}
    assert read_kept(store, "note", ["'; drop table keepsake"]) == {"'; drop table keepsake": "3"}
    assert read_kept(store, "type", ["a"]) == {"a": "4"}


def test_what_is_kept_again_replaces_what_was_there(store: Store) -> None:
    keep(store, "note", {"a": "1", "b": "2"})
    keep(store, "note", {"a": "9"})
    assert read_kept(store, "note", ["a", "b"]) == {"a": "9", "b": "2"}
