"""Which study day a moment belongs to.

A study day starts at the rollover hour on the wall clock, so that an evening's last answers count
for that evening. Days are numbered from 1970-01-01. No clock is read here.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

ROLLOVER_HOUR = 4
_EPOCH = date(1970, 1, 1).toordinal()


def study_day(now: datetime, rollover_hour: int = ROLLOVER_HOUR) -> int:
    """The study day of `now`, an aware time in the learner's own zone; raises ValueError for a naive one.

    The hours are taken from the wall clock: from the absolute time it would be wrong for some
    hours on the days a clock is moved.
    """
    if now.utcoffset() is None:
        raise ValueError("a study day needs a time with its zone")
    if not 0 <= rollover_hour <= 23:
        raise ValueError(f"the day starts at an hour from 0 to 23, not {rollover_hour}")
    wall = now.replace(tzinfo=None)
    return date_to_day((wall - timedelta(hours=rollover_hour)).date())


def date_to_day(calendar_date: date) -> int:
    """The study day of a date."""
    return calendar_date.toordinal() - _EPOCH


def day_to_date(day: int) -> date:
    """The date of a study day."""
    return date.fromordinal(day + _EPOCH)
