"""Units however they are written, and how many of one make another."""

from __future__ import annotations

import re
from decimal import Decimal

_NAMES = {
    "%": "percent pct",
    "km": "kilometre kilometer",
    "m": "metre meter",
    "cm": "centimetre centimeter",
    "mm": "millimetre millimeter",
    "mi": "mile",
    "ft": "foot feet",
    "in": "inch inches",
    "yd": "yard",
    "kg": "kilogram kilogramme kilo",
    "g": "gram gramme",
    "t": "ton tonne",
    "lb": "pound",
    "oz": "ounce",
    "l": "litre liter",
    "ml": "millilitre milliliter",
    "ha": "hectare",
    "km^2": "km2 sqkm",
    "m^2": "m2 sqm",
    "s": "second sec",
    "min": "minute",
    "h": "hour hr",
    "d": "day",
    "wk": "week",
    "$": "dollar usd us$",
    "€": "euro eur",
    "£": "gbp",
    "k": "kelvin",
    "°c": "celsius",
    "°f": "fahrenheit",
}
_UNITS = {name: unit for unit, names in _NAMES.items() for name in (unit, *names.split())}
MEASURES = frozenset(_NAMES)
"""Units that say something the number does not: 5 km is not 5 mi."""
_SIZES = {
    "m": {"km": "1000", "m": "1", "cm": "0.01", "mm": "0.001"},
    "in": {"mi": "63360", "yd": "36", "ft": "12", "in": "1"},
    "g": {"t": "1000000", "kg": "1000", "g": "1"},
    "oz": {"lb": "16", "oz": "1"},
    "l": {"l": "1", "ml": "0.001"},
    "m^2": {"km^2": "1000000", "ha": "10000", "m^2": "1"},
    "s": {"wk": "604800", "d": "86400", "h": "3600", "min": "60", "s": "1"},
}
"""Kind of measure → unit → its size. Miles and metres are kept apart: nobody converts them exactly."""


def name_unit(unit: str) -> str:
    """The one name of a lower-case unit however it is written; other nouns lose their plural."""
    text = unit.strip().replace("per cent", "percent").rstrip(".")
    text = re.sub(r"\b(?:square|sq\.?) (\w+)", lambda m: name_unit(m[1]) + "^2", text)
    return _UNITS.get(text) or _UNITS.get(_drop_plural(text)) or _drop_plural(text)


def _drop_plural(word: str) -> str:
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word


def convert(value: Decimal, unit: str, other: str) -> Decimal | None:
    """A value of one unit as so many of another; None where they measure different things."""
    for sizes in _SIZES.values():
        if unit in sizes and other in sizes:
            return value * Decimal(sizes[unit]) / Decimal(sizes[other])
    return None
