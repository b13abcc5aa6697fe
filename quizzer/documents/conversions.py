"""What a measurement with its conversion shows: "6 feet 4 inches" for {{convert|6|ft|4|in|cm}}.

Only the measurement as it was written is shown, without what it is converted to. A unit that is not
known shows nothing, so that the sentence counts as one that lost a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizzer.documents.pieces import Piece

_UNITS = {
    "metres": "m metre metres meter meters",
    "kilometres": "km kilometre kilometres kilometer kilometers",
    "centimetres": "cm centimetre centimetres",
    "millimetres": "mm millimetre millimetres",
    "micrometres": "µm um",
    "nanometres": "nm",
    "miles": "mi mile miles",
    "nautical miles": "nmi",
    "yards": "yd yard yards",
    "feet": "ft foot feet",
    "inches": "in inch inches",
    "fathoms": "fathom",
    "square kilometres": "km2",
    "square metres": "m2",
    "square centimetres": "cm2",
    "square miles": "sqmi mi2",
    "square feet": "sqft ft2 foot2",
    "square inches": "sqin in2",
    "hectares": "ha hectare",
    "acres": "acre acres",
    "cubic metres": "m3",
    "cubic kilometres": "km3",
    "cubic feet": "cuft ft3",
    "cubic yards": "cuyd yd3",
    "cubic inches": "cuin in3",
    "litres": "l litre",
    "millilitres": "ml",
    "US gallons": "usgal",
    "imperial gallons": "impgal",
    "barrels": "oilbbl",
    "kilograms": "kg kilogram",
    "grams": "g gram",
    "milligrams": "mg",
    "tonnes": "t tonne",
    "long tons": "lt",
    "pounds": "lb pound",
    "ounces": "oz",
    "stone": "st",
    "carats": "carat",
    "°C": "c °c degc",
    "°F": "f °f degf",
    "kelvins": "k",
    "kilometres per hour": "km/h kph",
    "miles per hour": "mph",
    "knots": "kn knot",
    "metres per second": "m/s",
    "feet per second": "ft/s",
    "kilometres per second": "km/s",
    "horsepower": "hp",
    "kilowatts": "kw",
    "megawatts": "mw",
    "barrels per day": "oilbbl/d",
}
_NAME_OF = {symbol: name for name, symbols in _UNITS.items() for symbol in symbols.split()}
_MULTIPLES = {"e3": "thousand ", "e6": "million ", "e9": "billion ", "k": "thousand ", "m": "million "}
_JOINING = {
    "-": "–",
    "–": "–",
    "to": " to ",
    "to(-)": " to ",
    "and": " and ",
    "or": " or ",
    "by": " by ",
    "x": " by ",
    "×": " by ",
}
_PAIR = 2
"""A number and its unit."""
_PARTS = {"feet": "inches", "pounds": "ounces", "stone": "pounds", "yards": "feet", "miles": "yards"}
"""The unit in which what is left of a larger one is counted."""
_NUMBER = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?")
_ONE = {
    "feet": "foot",
    "inches": "inch",
    "°C": "°C",
    "°F": "°F",
    "horsepower": "horsepower",
    "stone": "stone",
}

Parameter = tuple[str, int]
"""The text of an unnamed parameter and its place in the file."""


def show_conversion(parameters: Sequence[Parameter], *, is_adjective: bool = False) -> list[Piece] | None:
    """The pieces that show the measurement, None where a number or its unit is not known.

    An adjective is a "30-mile" road.
    """
    try:
        return [*_show(parameters, is_adjective)]
    except (LookupError, ValueError):
        return None


def _show(parameters: Sequence[Parameter], is_adjective: bool) -> Iterator[Piece]:
    position = 0
    single = is_adjective
    while True:
        number, start = _trim(parameters[position])
        if not _NUMBER.fullmatch(number):
            raise ValueError(number)
        yield number, start, start + len(number)
        joining, place = _trim(parameters[position + 1])
        if joining not in _JOINING:
            single = single or (not position and number == "1")
            break
        yield _JOINING[joining], place - 1, place + len(joining)
        position += 2
    unit = _name_unit(joining)
    yield from _say_unit(unit, joining, place, single, is_adjective)
    rest = parameters[position + 2 : position + 4]
    if len(rest) == _PAIR and _NUMBER.fullmatch(_trim(rest[0])[0]) and unit in _PARTS:
        symbol, place = _trim(rest[1])
        if (part := _NAME_OF.get(symbol.lower())) == _PARTS[unit]:
            number, start = _trim(rest[0])
            yield " ", start, start
            yield number, start, start + len(number)
            yield from _say_unit(part, symbol, place, single or number == "1", is_adjective)


def _say_unit(unit: str, symbol: str, place: int, single: bool, is_adjective: bool) -> Iterator[Piece]:
    yield ("-" if is_adjective and unit.isascii() else " "), place, place
    yield (_name_one(unit) if single else unit), place, place + len(symbol)


def _name_unit(symbol: str) -> str:
    """The unit's name in the plural; raises LookupError for one that is not known."""
    known = _NAME_OF.get(symbol.lower())
    if known is not None:
        return known
    length = 2 if symbol[:1] == "e" else 1
    multiple, rest = _MULTIPLES[symbol[:length].lower()], symbol[length:]
    if length == 1 and rest.partition("/")[0] != "oilbbl":
        raise LookupError(symbol)
    return f"{multiple}{_NAME_OF[rest.lower()]}"


def _name_one(unit: str) -> str:
    first, *rest = unit.split(" per ")
    one = _ONE.get(first) or first.removesuffix("s")
    return " per ".join([one, *rest])


def _trim(parameter: Parameter) -> Parameter:
    text, start = parameter
    stripped = text.strip()
    return stripped, start + text.index(stripped)
