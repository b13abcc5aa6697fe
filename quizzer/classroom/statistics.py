"""Classical test theory on a table of marks: how hard, how telling, how reliable.

Numbers in, numbers out, as Moodle computes them: every variance and covariance divides by n - 1, and
what has no value (a zero below the line) is None, never 0. It must not know questions or students.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median

Marks = Sequence[float]

_TINY = 1e-12
"""Below this share of the numbers it is made of, a sum of products is zero but for rounding."""


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What the marks of one question say.

    `facility` is from 0 to 1; discrimination, efficiency and weight are percent. `upper_lower` is the
    facility of the best 27 % less that of the weakest 27 %.
    """

    facility: float | None = None
    deviation: float | None = None
    discrimination: float | None = None
    efficiency: float | None = None
    weight: float | None = None
    upper_lower: float | None = None


@dataclass(frozen=True, slots=True)
class TestStatistics:
    """What the totals say.

    `alpha` (Moodle's coefficient of internal consistency) and `error_ratio` are percent; `error` is the
    standard error of measurement in marks.
    """

    __test__ = False  # the name is the domain's, not pytest's

    students: int
    items: int
    maximum: float
    mean: float | None = None
    median: float | None = None
    deviation: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    alpha: float | None = None
    error_ratio: float | None = None
    error: float | None = None


def covariance(left: Marks, right: Marks) -> float | None:
    """The covariance of two rows of one length, None for fewer than two values."""
    count = len(left)
    if count < 2:
        return None
    mean_left, mean_right = fmean(left), fmean(right)
    products = [(a - mean_left) * (b - mean_right) for a, b in zip(left, right, strict=True)]
    total = sum(products)
    # What rounding leaves of a zero must not become a correlation.
    scale = max(map(abs, left), default=0.0) * max(map(abs, right), default=0.0) * count
    return total / (count - 1) if abs(total) > _TINY * scale else 0.0


def measure_items(table: Sequence[Marks], maxima: Marks, totals: Marks) -> list[ItemStatistics]:
    """The statistics of each question; `table` holds one row of marks a question, a mark a student."""
    shared = [_find_weight(row, totals) for row in table]
    whole = sum(weight for weight in shared if weight is not None)
    return [
        _measure_item(row, maximum, totals, None if weight is None or not whole else 100 * weight / whole)
        for row, maximum, weight in zip(table, maxima, shared, strict=True)
    ]


def _find_weight(row: Marks, totals: Marks) -> float | None:
    """The square root of an item's covariance with the total, None where it is negative."""
    shared = covariance(row, totals)
    return sqrt(shared) if shared is not None and shared >= 0 else None


def _measure_item(row: Marks, maximum: float, totals: Marks, weight: float | None) -> ItemStatistics:
    variance = covariance(row, row)
    rest = [total - mark for total, mark in zip(totals, row, strict=True)]
    return ItemStatistics(
        facility=fmean(row) / maximum if row and maximum else None,
        deviation=None if variance is None else sqrt(variance),
        discrimination=correlate(row, rest),
        efficiency=_find_efficiency(row, rest),
        weight=weight,
        upper_lower=find_upper_lower(row, totals, maximum),
    )


def correlate(left: Marks, right: Marks) -> float | None:
    """The product-moment correlation in percent, None where one of the rows does not vary."""
    shared, ours, theirs = covariance(left, right), covariance(left, left), covariance(right, right)
    if shared is None or not ours or not theirs:
        return None
    return 100 * shared / sqrt(ours * theirs)


def _find_efficiency(row: Marks, rest: Marks) -> float | None:
    """The covariance with the rest as a share of what it could be at most with these marks, in percent."""
    shared, most = covariance(row, rest), covariance(sorted(row), sorted(rest))
    return 100 * shared / most if shared is not None and most else None


def measure_test(table: Sequence[Marks], maxima: Marks, totals: Marks) -> TestStatistics:
    """The statistics of the totals; a question that is worth nothing does not count as one."""
    rows = [row for row, maximum in zip(table, maxima, strict=True) if maximum]
    variance = covariance(totals, totals)
    deviation = None if variance is None else sqrt(variance)
    alpha = _find_alpha(rows, variance)
    # Rounding must not make the error of a perfectly consistent test imaginary.
    ratio = None if alpha is None else 100 * sqrt(max(0.0, 1 - alpha / 100))
    _, second, third, fourth = _find_moments(totals)
    return TestStatistics(
        students=len(totals),
        items=len(rows),
        maximum=sum(maxima),
        mean=fmean(totals) if totals else None,
        median=median(totals) if totals else None,
        deviation=deviation,
        skewness=third / second**1.5 if second and third is not None else None,
        kurtosis=fourth / second**2 if second and fourth is not None else None,
        alpha=alpha,
        error_ratio=ratio,
        error=None if ratio is None or deviation is None else ratio * deviation / 100,
    )


def _find_alpha(rows: Sequence[Marks], variance: float | None) -> float | None:
    count = len(rows)
    if count < 2 or not variance:
        return None
    inside = sum(covariance(row, row) or 0.0 for row in rows)
    return 100 * count / (count - 1) * (1 - inside / variance)


def _find_moments(totals: Marks) -> tuple[float | None, float | None, float | None, float | None]:
    """The mean and Fisher's k-statistics k2, k3 and k4, each None where there are too few values."""
    n = len(totals)
    if n < 2:
        return (fmean(totals) if totals else None, None, None, None)
    mean = fmean(totals)
    m2, m3, m4 = (fmean((total - mean) ** power for total in totals) for power in (2, 3, 4))
    if not covariance(totals, totals):
        return mean, 0.0, None, None
    k3 = n**2 * m3 / ((n - 1) * (n - 2)) if n > 2 else None
    k4 = n**2 * ((n + 1) * m4 - 3 * (n - 1) * m2**2) / ((n - 1) * (n - 2) * (n - 3)) if n > 3 else None
    return mean, n * m2 / (n - 1), k3, k4


def share_seats(totals: Marks, seats: int) -> list[float]:
    """How far each student belongs to the `seats` best, 0 to 1.

    Those who are equal at the border share the last seats, so that no order of the file decides.
    """
    ordered = sorted(totals, reverse=True)
    if not 0 < seats <= len(ordered):
        return [0.0] * len(totals)
    border = ordered[seats - 1]
    above = sum(total > border for total in totals)
    share = (seats - above) / sum(total == border for total in totals)
    return [1.0 if total > border else share if total == border else 0.0 for total in totals]


def find_upper_lower(row: Marks, totals: Marks, maximum: float) -> float | None:
    """The facility of the best 27 % less that of the weakest 27 %, None where the groups overlap."""
    seats = round(0.27 * len(row))
    if not seats or not maximum:
        return None
    upper = share_seats(totals, seats)
    lower = share_seats([-total for total in totals], seats)
    if any(high and low for high, low in zip(upper, lower, strict=True)):
        return None
    return (_weigh(row, upper) - _weigh(row, lower)) / (seats * maximum)


def _weigh(row: Marks, weights: Iterable[float]) -> float:
    return sum(mark * weight for mark, weight in zip(row, weights, strict=True))
