"""A number is written with its digits, unless a stranger's exponent would fill the memory."""

from decimal import Decimal

import pytest

from quizzer.formats.numbers import write_plainly


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("2.50", "2.5"),
        ("1E+3", "1000"),
        ("-0.001", "-0.001"),
        ("1e999999999", "1E+999999999"),
        ("1e-999999999", "1E-999999999"),
        ("NaN", "NaN"),
    ],
)
def test_number_is_written_without_an_exponent_where_it_fits(number: str, written: str) -> None:
    assert write_plainly(Decimal(number)) == written
