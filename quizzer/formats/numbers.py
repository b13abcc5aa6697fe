"""Numbers as files write them."""

from __future__ import annotations

from decimal import Decimal

LARGEST = 1000
"""Before or after its point a number has at most so many digits, or it is left with its exponent."""


def write_plainly(number: Decimal) -> str:
    """The number without an exponent, unless it would fill pages."""
    if not number.is_finite() or abs(number.adjusted()) > LARGEST:
        return str(number)
    return format(number.normalize(), "f")
