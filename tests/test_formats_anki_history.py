"""Anki's days are read as study days, in whatever zone and however odd the collection."""

from datetime import timedelta, timezone

import pytest

from quizzer.formats.anki.history import first_day
from quizzer.formats.anki.stock import Stock


def made(created: int, west: int | None = None) -> Stock:
    """A collection without notes, begun at that second of Unix time."""
    return Stock(note_types={}, decks={}, created=created, rollover_hour=4, minutes_west=west)


@pytest.mark.parametrize("created", [-62_135_596_800, -1, 0, 253_402_300_799, 10**18])
@pytest.mark.parametrize("hours", [-12, 0, 14])
def test_collection_begun_beyond_all_time_has_a_first_day_everywhere(created: int, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    assert -2 <= first_day(made(created), zone) <= 50_000
    assert first_day(made(created, -60 * hours), None) == first_day(made(created), zone)


def test_day_begins_at_the_hour_of_the_collection() -> None:
    day = 20_000 * 86_400
    zone = timezone(timedelta(0))
    assert [first_day(made(day + 3600 * hour), zone) for hour in (3, 4)] == [19_999, 20_000]
