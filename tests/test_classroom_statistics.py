"""Classical test theory against a worked example, numpy, and what must always hold."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import isclose

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizzer.classroom.statistics import (
    ItemStatistics,
    correlate,
    find_upper_lower,
    measure_items,
    measure_test,
    share_seats,
)

CLASS = ["11102", "11012", "11101", "10111", "10010", "10010"]
TABLE = [[float(row[item]) for row in CLASS] for item in range(5)]
MAXIMA = [1.0, 1.0, 1.0, 1.0, 2.0]
TOTALS = [sum(map(float, row)) for row in CLASS]


def rounded(found: ItemStatistics) -> list[float | None]:
    numbers = (found.facility, found.discrimination, found.efficiency, found.weight)
    return [None if number is None else round(number, 4) for number in numbers]


def test_worked_example_of_the_totals() -> None:
    found = measure_test(TABLE, MAXIMA, TOTALS)
    assert (found.students, found.items, found.maximum) == (6, 5, 6)
    numbers = [found.mean, found.median, found.deviation, found.skewness, found.kurtosis]
    assert [round(number or 0, 4) for number in numbers] == [3.6667, 4, 1.3663, -0.5228, -1.8750]
    reliability = [found.alpha, found.error_ratio, found.error]
    assert [round(number or 0, 4) for number in reliability] == [13.3929, 93.0630, 1.2715]


def test_worked_example_of_the_questions() -> None:
    assert [rounded(found) for found in measure_items(TABLE, MAXIMA, TOTALS)] == [
        [1, None, None, 0],
        [0.5, 55.7086, 60, 30.9529],
        [0.5, 15.6174, 20, 25.2730],
        [0.6667, -69.4365, -75, None],
        [0.5, 86.6025, 100, 43.7741],
    ]


def test_worked_example_to_nine_places() -> None:
    """The reference's formulas once more, in fractions and 40 digits, against what floats make of them."""
    rows = [[Fraction(int(mark)) for mark in row] for row in zip(*CLASS, strict=True)]
    totals = [sum(column) for column in zip(*rows, strict=True)]

    def covary(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
        means = sum(one, Fraction(0)) / len(one), sum(other, Fraction(0)) / len(other)
        products = [(x - means[0]) * (y - means[1]) for x, y in zip(one, other, strict=True)]
        return sum(products, Fraction(0)) / (len(one) - 1)

    def root(value: Fraction) -> Fraction:
        with localcontext(prec=40):
            return Fraction((Decimal(value.numerator) / value.denominator).sqrt())

    shared = [covary(row, totals) for row in rows]
    weights = [root(each) if each >= 0 else None for each in shared]
    expected: list[Fraction | None] = []
    for row, maximum, weight in zip(rows, MAXIMA, weights, strict=True):
        rest = [total - mark for total, mark in zip(totals, row, strict=True)]
        spread, most = covary(row, row) * covary(rest, rest), covary(sorted(row), sorted(rest))
        expected += [
            sum(row, Fraction(0)) / 6 / Fraction(maximum),
            100 * covary(row, rest) / root(spread) if spread else None,
            100 * covary(row, rest) / most if most else None,
            None if weight is None else 100 * weight / sum(each for each in weights if each is not None),
        ]
    found = [
        number
        for item in measure_items(TABLE, MAXIMA, TOTALS)
        for number in (item.facility, item.discrimination, item.efficiency, item.weight)
    ]
    assert [number is None for number in found] == [number is None for number in expected]
    for number, exact in zip(found, expected, strict=True):
        assert number is None or exact is None or abs(Fraction(number) - exact) < Fraction(1, 10**9)

    mean, variance = Fraction(sum(totals)) / 6, covary(totals, totals)
    moments = {power: sum((total - mean) ** power for total in totals) / 6 for power in (2, 3, 4)}
    k2, k3 = 6 * moments[2] / 5, 36 * moments[3] / 20
    k4 = 36 * (7 * moments[4] - 15 * moments[2] ** 2) / 60
    alpha = 100 * Fraction(5, 4) * (1 - sum(covary(row, row) for row in rows) / variance)
    error_ratio = 100 * root(1 - alpha / 100)
    test = measure_test(TABLE, MAXIMA, TOTALS)
    pairs = [
        (test.mean, mean),
        (test.deviation, root(variance)),
        (test.skewness, k3 / root(k2**3)),
        (test.kurtosis, k4 / k2**2),
        (test.alpha, alpha),
        (test.error_ratio, error_ratio),
        (test.error, error_ratio * root(variance) / 100),
    ]
    for number, exact in pairs:
        assert number is not None and abs(Fraction(number) - exact) < Fraction(1, 10**9)


def test_one_student_has_marks_and_nothing_else() -> None:
    (item,) = measure_items([[1.0]], [1.0], [1.0])
    assert (item.facility, item.deviation, item.discrimination, item.efficiency) == (1.0, None, None, None)
    test = measure_test([[1.0]], [1.0], [1.0])
    assert (test.mean, test.deviation, test.alpha, test.error) == (1.0, None, None, None)
    assert (test.skewness, test.kurtosis) == (None, None)


MARKS = st.sampled_from([0.0, 0.5, 1.0, 1 / 3, 2.0])
TABLES = st.integers(2, 12).flatmap(
    lambda students: st.lists(st.lists(MARKS, min_size=students, max_size=students), min_size=2, max_size=6)
)


@given(TABLES)
@settings(max_examples=150, deadline=None)
def test_numpy_computes_the_same(table: list[list[float]]) -> None:
    rows = np.array(table)
    totals = rows.sum(axis=0)
    maxima = [2.0] * len(table)
    items = measure_items(table, maxima, list(totals))
    test = measure_test(table, maxima, list(totals))
    shared = np.array([np.cov(row, totals)[0, 1] for row in rows])
    roots = np.sqrt(np.where(shared > -1e-12, np.abs(shared), 0))
    for row, found, root in zip(rows, items, roots, strict=True):
        rest = totals - row
        assert found.facility is not None and isclose(found.facility, row.mean() / 2)
        assert found.deviation is not None and isclose(found.deviation, row.std(ddof=1), abs_tol=1e-9)
        if row.std() > 1e-9 and rest.std() > 1e-9:
            assert found.discrimination is not None and found.efficiency is not None
            assert isclose(found.discrimination, 100 * np.corrcoef(row, rest)[0, 1], abs_tol=1e-6)
            most = np.cov(np.sort(row), np.sort(rest))[0, 1]
            assert isclose(found.efficiency, 100 * np.cov(row, rest)[0, 1] / most, abs_tol=1e-6)
        else:
            assert found.discrimination is None
        if found.weight is not None:
            assert isclose(found.weight, 100 * root / roots.sum(), abs_tol=1e-4)
    variance = totals.var(ddof=1)
    if variance > 1e-9:
        count = len(table)
        alpha = 100 * count / (count - 1) * (1 - rows.var(axis=1, ddof=1).sum() / variance)
        assert test.alpha is not None and isclose(test.alpha, alpha, abs_tol=1e-6)
        assert test.error is not None
        assert isclose(test.error, np.sqrt(max(0, (1 - alpha / 100) * variance)), abs_tol=1e-6)
    else:
        assert test.alpha is None and test.error is None and test.skewness is None


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_order_of_the_students_changes_nothing(table: list[list[float]]) -> None:
    totals = [sum(column) for column in zip(*table, strict=True)]
    backwards = [row[::-1] for row in table]
    maxima = [2.0] * len(table)
    there = measure_items(table, maxima, totals)
    back = measure_items(backwards, maxima, totals[::-1])
    assert [rounded(found) for found in there] == [rounded(found) for found in back]


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_effective_weights_make_a_hundred(table: list[list[float]]) -> None:
    totals = [sum(column) for column in zip(*table, strict=True)]
    weights = [found.weight for found in measure_items(table, [2.0] * len(table), totals)]
    told = [weight for weight in weights if weight is not None]
    assume(told)
    assert isclose(sum(told), 100, abs_tol=1e-6)


def test_kr_20_is_alpha_for_right_and_wrong() -> None:
    rows: list[list[float]] = [[1, 1, 0, 1, 0, 0, 1], [1, 0, 0, 1, 0, 1, 1], [1, 1, 0, 1, 1, 0, 0]]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    products = sum(np.mean(row) * (1 - np.mean(row)) for row in rows)
    kr_20 = 100 * 3 / 2 * (1 - products / np.var(totals))
    assert measure_test(rows, [1, 1, 1], totals).alpha == pytest.approx(kr_20)


@pytest.mark.parametrize("students", [0, 1])
def test_too_few_students_have_no_spread(students: int) -> None:
    row = [1.0] * students
    (item,) = measure_items([row], [1], row)
    test = measure_test([row], [1], row)
    assert (item.deviation, item.discrimination, item.efficiency, item.weight) == (None,) * 4
    assert (test.deviation, test.skewness, test.kurtosis, test.alpha) == (None,) * 4
    assert test.mean == (1 if students else None)


def test_two_students_have_no_skewness_and_three_no_kurtosis() -> None:
    two = measure_test([[0, 1.0]], [1], [0, 1.0])
    three = measure_test([[0, 1.0, 1]], [1], [0, 1.0, 1])
    assert two.skewness is None and two.deviation is not None
    assert three.skewness is not None and three.kurtosis is None


def test_question_worth_nothing_has_no_facility_and_does_not_count() -> None:
    table = [[0.0, 0, 0], [1.0, 0, 1], [1.0, 0, 0]]
    (nothing, *_), test = (
        measure_items(table, [0, 1, 1], [2, 0, 1]),
        measure_test(table, [0, 1, 1], [2, 0, 1]),
    )
    assert nothing.facility is None
    assert test.items == 2


def test_rounding_does_not_make_a_constant_row_vary() -> None:
    third = [1 / 3] * 7
    assert correlate(third, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) is None


def test_those_equal_at_the_border_share_the_last_seats() -> None:
    assert share_seats([5, 3, 3, 1], 2) == [1, 0.5, 0.5, 0]
    assert share_seats([5, 3], 0) == [0, 0]


def test_upper_and_lower_groups_are_27_percent() -> None:
    totals = list(map(float, range(11)))
    assert find_upper_lower([0.0] * 8 + [1.0] * 3, totals, 1) == 1
    assert find_upper_lower([1.0] * 11, [4.0] * 11, 1) is None
    assert find_upper_lower([1.0], [1.0], 1) is None
