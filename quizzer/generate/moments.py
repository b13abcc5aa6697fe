"""When a date lies, in days on a coarse calendar, so that two dates of any precision can be put in order.

"Early 1941" lies in the first third of its year, and "1870s" in ten years. Knows dates, no questions.
"""

from __future__ import annotations

import re

from quizzer.models import PartialDate, Precision

Span = tuple[int, int]
"""The first and the last day of a date, as positions on a calendar of 12 months of 31 days."""

_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b")
DAYS_OF_MONTH = 31
DAYS_OF_YEAR = 12 * DAYS_OF_MONTH
_PARTS = {
    "early": (0, 4),
    "mid": (4, 8),
    "middle": (4, 8),
    "late": (8, 12),
    "spring": (2, 5),
    "summer": (5, 8),
    "autumn": (8, 11),
    "fall": (8, 11),
}
"""The word in a date → which twelfths of its time it means. A winter may lie at either end of a year."""
_QUALIFIER = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)
_WARS = """
World War II: 1939-9 1945-9 | Second World War: 1939-9 1945-9 | Pearl Harbor: 1941-12 1945-9 |
World War I: 1914-7 1918-11 | First World War: 1914-7 1918-11 | American Civil War: 1861-4 1865-5 |
U.S. Civil War: 1861-4 1865-5 | Confederate: 1861-2 1865-5 | Confederacy: 1861-2 1865-5 |
American Revolutionary War: 1775-4 1783-9 | Crimean War: 1853-10 1856-3 | Franco-Prussian War: 1870-7 1871-5 |
Napoleonic Wars: 1803-5 1815-11 | Peninsular War: 1807-10 1814-4 | Seven Years' War: 1756-5 1763-2 |
War of the Austrian Succession: 1740-12 1748-10 | War of the Spanish Succession: 1701-7 1714-9 |
Thirty Years' War: 1618-5 1648-10 | Hundred Years' War: 1337-5 1453-10 | Spanish Civil War: 1936-7 1939-4 |
English Civil War: 1642-8 1651-9 | Russian Civil War: 1917-11 1922-10 | Korean War: 1950-6 1953-7 |
Vietnam War: 1955-11 1975-4 | Cold War: 1947-3 1991-12 | French Revolution: 1789-5 1799-11 |
Russo-Japanese War: 1904-2 1905-9 | Boer War: 1899-10 1902-5
"""
WARS = {
    name.strip(): months.split()
    for name, _, months in (entry.partition(":") for entry in " ".join(_WARS.split()).split("|"))
}
"""What every reader dates by its name → its first and its last month."""
_WAR = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(WARS, key=len, reverse=True)))})\b")


def read_span(value: PartialDate, text: str, year: int | None = None) -> Span | None:
    """The days the date may mean as `text` writes it; `year` is the one it leaves out. None without any year."""
    known = value.year if value.year is not None else year
    if known is None:
        return None
    first, length = _read_start(value, known), _measure(value)
    if value.end is not None:
        last = read_span(value.end, "", value.end.year if value.end.year is not None else known)
        return (first, max(first, last[1])) if last else None
    part = _QUALIFIER.search(text)
    if part and value.day is None:
        begin, end = _PARTS[part[0].lower()]
        return first + length * begin // 12, first + length * end // 12 - 1
    return first, first + length - 1


def _read_start(value: PartialDate, year: int) -> int:
    return year * DAYS_OF_YEAR + ((value.month or 1) - 1) * DAYS_OF_MONTH + (value.day or 1) - 1


def _measure(value: PartialDate) -> int:
    """How many days the date covers."""
    if value.day is not None:
        return 1
    if value.month is not None:
        return DAYS_OF_MONTH
    return DAYS_OF_YEAR * {Precision.DECADE: 10, Precision.CENTURY: 100}.get(value.precision, 1)


def compare(one: Span, other: Span) -> int:
    """-1 where the first surely lies before the second, 1 where after, 0 where they share a day."""
    return (one[0] > other[1]) - (one[1] < other[0])


def find_wars(text: str) -> list[Span]:
    """The spans of the wars that `text` names."""
    return [_read_war(*WARS[name]) for name in dict.fromkeys(_WAR.findall(text))]


def _read_war(begin: str, end: str) -> Span:
    first, last = (_read_month(*month.split("-")) for month in (begin, end))
    return first, last + DAYS_OF_MONTH - 1


def _read_month(year: str, month: str) -> int:
    return int(year) * DAYS_OF_YEAR + (int(month) - 1) * DAYS_OF_MONTH


def find_years(text: str) -> set[int]:
    """The years the text shows in four digits."""
    return {int(year) for year in _YEAR.findall(text)}
