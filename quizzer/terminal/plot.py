"""Numbers as pictures in text: bars, a line of sparks, a year of days.

The number always stands beside the picture, and a plain style draws with signs that every terminal and
screen reader has. It does not know what the numbers mean.
"""

from __future__ import annotations

from calendar import day_abbr, month_abbr
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from quizzer.terminal.lines import Style, columns, width_of
from quizzer.terminal.safe import isolate, visible

BAR = 20
_SPARKS = "▁▂▃▄▅▆▇█"
_SHADES, _PLAIN_SHADES = "·░▒▓█", ".1234"
_WEEKS = 53


def draw_bars(rows: Sequence[tuple[str, float, str]], style: Style) -> Iterator[str]:
    """A line for each (name, share from 0 to 1, what stands beside the bar); long names are cut."""
    length = BAR if columns() >= 60 else BAR // 4
    beside_wide = max((width_of(beside) for _, _, beside in rows), default=0)
    room = max(8, columns() - length - beside_wide - 6)
    names = [_clip(visible(name, single_line=True), room, style) for name, _, _ in rows]
    wide = max(map(width_of, names), default=0)
    for name, (_, share, beside) in zip(names, rows, strict=True):
        filled = round(min(max(share, 0.0), 1.0) * length)
        full, empty = ("#", ".") if style.plain else ("█", "░")
        bar = full * filled + empty * (length - filled)
        yield f"  {name}{' ' * (wide - width_of(name))}  {style.paint(bar, 'cyan')}  {beside}"


def draw_sparks(values: Sequence[float], style: Style) -> str:
    """A sign for each value from 0 to the highest: a spark, or a digit from 0 to 9 where plain."""
    signs = "0123456789" if style.plain else _SPARKS
    most = max(values, default=0.0) or 1.0
    # Only nothing is drawn as nothing, so that a quiet day is told from a free one.
    steps = (0 if value <= 0 else 1 + round(value / most * (len(signs) - 2)) for value in values)
    return style.paint("".join(signs[step] for step in steps), "cyan")


def draw_year(counts: Mapping[date, int], today: date, style: Style) -> Iterator[str]:
    """A year of days, or what has room: a column a week, a row a weekday, and what the shades mean."""
    shades = _PLAIN_SHADES if style.plain else _SHADES
    weeks = min(_WEEKS, columns() - 6)
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    steps = _find_steps([count for day, count in counts.items() if monday <= day <= today and count])
    yield "      " + _name_months(monday, weeks)
    for weekday in range(7):
        days = (monday + timedelta(days=7 * week + weekday) for week in range(weeks))
        row = "".join(shades[_shade(counts.get(day, 0), steps)] for day in days if day <= today)
        yield f"  {day_abbr[weekday]} {style.paint(row, 'green')}"
    if steps:
        told = [f"{shades[0]} none"]
        bounds = zip((1, *(step + 1 for step in steps)), steps, shades[1:], strict=False)
        told += [f"{shade} {low}-{high}" if low < high else f"{shade} {high}" for low, high, shade in bounds]
        yield "  " + ", ".join(told)


def list_months(counts: Mapping[date, int], today: date) -> Iterator[str]:
    """The last twelve months in words, those without an answer left out."""
    for back in range(11, -1, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        inside = [n for day, n in counts.items() if n and (day.year, day.month) == (year, month + 1)]
        if inside:
            told = f"{sum(inside):,} answer{'s' * (sum(inside) != 1)}"
            days = f"{len(inside)} day{'s' * (len(inside) != 1)}"
            yield f"  {month_abbr[month + 1]} {year}: {told} on {days}"


def _clip(name: str, room: int, style: Style) -> str:
    """The name, its end left out where it is wider than `room`."""
    if width_of(name) <= room:
        return name
    mark = "..." if style.plain else "…"
    while width_of(name) + width_of(mark) > room:
        name = name[:-1]
    return isolate(name.rstrip()) + mark


def _find_steps(counts: Sequence[int]) -> list[int]:
    """The most answers of each of the four shades: quarters of the days studied."""
    ordered = sorted(counts)
    if not ordered:
        return []
    steps = [ordered[(len(ordered) * quarter + 3) // 4 - 1] for quarter in range(1, 5)]
    return list(dict.fromkeys(steps))


def _shade(count: int, steps: Sequence[int]) -> int:
    return 0 if count <= 0 else 1 + sum(count > step for step in steps)


def _name_months(monday: date, weeks: int) -> str:
    """The names of the months over the weeks in which they begin."""
    line = ""
    for week in range(weeks):
        sunday = monday + timedelta(days=7 * week + 6)
        if sunday.day <= 7 and len(line) <= week < weeks - 2:
            line = line.ljust(week) + month_abbr[sunday.month] + " "
    return line.rstrip()
