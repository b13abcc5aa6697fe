"""Study days: the rollover, clocks that are moved, travel."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory.calendar import date_to_day, day_to_date, study_day

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> date:
    """The date of the study day of a local time."""
    return day_to_date(study_day(datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)))


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2026-05-10 23:50", "2026-05-10"),
        ("2026-05-11 00:10", "2026-05-10"),
        ("2026-05-11 03:59:59.999999", "2026-05-10"),
        ("2026-05-11 04:00", "2026-05-11"),
        ("2026-05-11 04:01", "2026-05-11"),
        ("2026-01-01 00:30", "2025-12-31"),
    ],
)
def test_day_starts_at_four(time: str, day: str) -> None:
    assert at(time) == date.fromisoformat(day)


@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
def test_day_starts_at_four_on_the_wall_when_the_clock_is_moved(change: str) -> None:
    day = date.fromisoformat(change)
    assert at(f"{change} 03:59") == day - timedelta(days=1)
    assert at(f"{change} 04:00") == day


def test_hour_that_comes_twice_is_one_study_day() -> None:
    assert at("2026-10-25 02:30", fold=0) == at("2026-10-25 02:30", fold=1) == date(2026, 10, 24)


@pytest.mark.parametrize(
    ("start", "end"), [("Europe/Berlin", "America/New_York"), ("Asia/Tokyo", "Europe/London")]
)
def test_flight_west_stays_on_its_day(start: str, end: str) -> None:
    takeoff = datetime(2026, 6, 1, 13, tzinfo=ZoneInfo(start))
    landing = (takeoff + timedelta(hours=8)).astimezone(ZoneInfo(end))
    assert study_day(takeoff) == study_day(landing)


def test_crossing_the_date_line_never_moves_more_than_a_day() -> None:
    moment = datetime(2026, 6, 1, 12, tzinfo=UTC)
    days = {
        study_day(moment.astimezone(ZoneInfo(zone))) for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    }
    assert len(days) == 2
    assert max(days) - min(days) == 1


def test_rollover_hour_can_be_chosen() -> None:
    night = datetime(2026, 5, 11, 0, 10, tzinfo=BERLIN)
    assert study_day(night, 0) == study_day(night, 4) + 1


@pytest.mark.parametrize("hour", [-1, 24])
def test_rollover_hour_that_is_none_is_refused(hour: int) -> None:
    with pytest.raises(ValueError, match="0 to 23"):
        study_day(datetime(2026, 5, 11, tzinfo=BERLIN), hour)


def test_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        study_day(datetime(2026, 5, 11))


def test_days_are_counted_from_1970() -> None:
    assert date_to_day(date(1970, 1, 1)) == 0
    assert date_to_day(date(1969, 12, 31)) == -1


@given(st.dates())
def test_day_and_date_are_inverse(some: date) -> None:
    assert day_to_date(date_to_day(some)) == some


@given(st.datetimes(min_value=datetime(1800, 1, 1), timezones=st.timezones()), st.integers(0, 23))
def test_study_day_is_the_wall_date_or_the_one_before(now: datetime, rollover: int) -> None:
    assert date_to_day(now.date()) - study_day(now, rollover) == (now.hour < rollover)
