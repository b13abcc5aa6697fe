"""How English writes numbers, units and hedges, and what makes a number none.

Patterns only: what a match counts is for quizzer.generate.figures to say.
"""

from __future__ import annotations

import re

from quizzer.answers.numerals import SMALL, TENS

_WORD = "|".join(sorted((*SMALL, *TENS), key=len, reverse=True))
_SCALE = "hundred|thousand|million|billion|trillion"
_WORDS = (
    rf"(?:(?:{_WORD})(?!\w)(?:(?:[-\s]|\sand\s)(?:{_WORD}|{_SCALE})(?!\w))*(?:\sdozen(?!\w))?"
    rf"|(?:half\s)?an?\s(?:{_SCALE}|dozen)(?!\w)(?:\s(?:{_SCALE})(?!\w))*)"
)
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:\s?[½⅓⅔¼¾⅛])?"
_LARGE = r"(?:\s(?:hundred|thousand|million|billion|trillion)(?!\w)|\s?(?:bn|mn|mln|tn)(?!\w))?"
_CURRENCY = r"(?:(?:US|C|A|NZ|HK|R|S)?[$€£¥₱₹₽₩₪฿₫₴₦]\s?)"

NUMBER = re.compile(
    rf"(?P<currency>{_CURRENCY})?(?P<sign>(?<![\w)])[−-](?=\d))?(?P<digits>{_DIGITS}{_LARGE})(?P<percent>\s?%)?"
    rf"|(?<![\w-])(?P<words>{_WORDS})",
    re.IGNORECASE,
)
"""One number: digits with what is written beside them, or words."""

TO = re.compile(r"\s?[–—-]\s?|\s(?:to|or|and)\s")
"""What may join two numbers to a range; "and" only after "between"."""

BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:ros|rais|risen|gr[eo]w|increas|expand|extend|jump|climb|went|fell|fall|drop|declin|reduc|decreas|shr[aiu]nk|"
    r"cut|mov|chang|doubl|improv|transfer|score|won|lost)\w*\b"
)
"""Verbs after which "from 300 to 400" tells two values, not a range."""

_HEDGE = (
    r"(?:well |just |slightly |a little |far )?(?:over|under|above|below|more than|less than|fewer than|greater than)|"
    r"about|around|approximately|approx\.|roughly|some|nearly|almost|close to|at least|at most|up to|as many as|"
    r"as much as|as few as|as little as|no (?:more|fewer|less) than|not more than|an estimated|estimated(?: at)?|"
    r"upwards of|in excess of|circa|ca?\.|~|≈|a (?:maximum|minimum) of|perhaps|possibly|probably"
)
HEDGE = re.compile(rf"(?<!\w)(?P<hedge>{_HEDGE})\s?(?:(?<=\s)(?:the|a|an)\s)?\Z", re.IGNORECASE)
HEDGE_AFTER = re.compile(r"\s(?P<hedge>or (?:more|so|less|fewer|thereabouts))\b")

SYMBOL = re.compile(
    r"\s?(?:-\s?)?(?P<unit>°\s?[CF]|°|percentage points|[Hh]ertz|horsepower|(?:mega|kilo|giga)?watts?|volts?|per\s?cent|(?:sq\.?\s|cu\.?\s|square\s|cubic\s)?(?:km/h|m/s|kcal/mol|kJ/mol|g/mol|km²|m²|km³|m³|"
    r"km|cm|mm|nm|µm|μm|m|kg|mg|g|lb|lbs|oz|ft|yd|mi|nmi|mph|kn|knots|hp|shp|ihp|bhp|kW|MW|GW|kWh|MWh|kV|Hz|kHz|MHz|GHz|"
    r"Mbit/s|Gbit/s|kbit/s|ha|Mya|Ma|t|kPa|MPa|psi|bar|rpm|RPM|kcal|kJ|K|V|in(?=\s?\(|\s(?:guns?|thick|wide|long|high|of armou?r)))"
    r")(?![\w'’]|\.[A-Za-z])"
)
"""A unit written as a sign, straight after its number."""

COMPOUND = re.compile(
    r"-(?P<unit>years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|"
    r"centimet(?:re|er)s?|millimet(?:re|er)s?|inch(?:es)?|foot|feet|yards?|acres?|hectares?|tons?|tonnes?|pounds?|"
    r"kilograms?|gallons?|lit(?:re|er)s?|guns?|seats?|men|man|members?|pages?|degrees?|dollars?|percent|horsepower|"
    r"cylinders?|stor(?:e?y|ies)|km|cm|mm|m|kg|ft|in|lb|mph)(?![\w'’])"
)
"""A unit joined to its number by a hyphen: "a three-year siege"."""

_LABEL = (
    r"number|numbers|no|nos|nr|chapter|section|article|articles|page|pages|p|pp|vol|vols|volume|part|book|act|scene|verse|"
    r"line|type|class|mark|mk|model|version|phase|stage|grade|level|room|channel|route|highway|flight|figure|fig|table|"
    r"group|category|unit|district|zone|sector|platform|step|rule|case|question|season|episode|directive|order|tier|group"
)
LABEL = re.compile(rf"(?<!\w)(?:{_LABEL})\.?\s\Z", re.IGNORECASE)
"""A word whose following number is a name, not a count."""

COORDINATE = re.compile(r"\s?°\s?\d")
"""What follows the degrees of a latitude: its minutes."""

NO_NUMBER_BEFORE = re.compile(
    r"(?:[\w][-–—.,:/+]|[\w#/^=×'’`_\\@&]|[×^=<>+]\s|\d\s[−–-]|\d\s?[x×]\s?|\d\s[:/]\s|(?<!\w)(?:km|m|cm|mm|mi|ft|s)\s(?=[23]\Z))\Z"
)
NO_NUMBER_AFTER = re.compile(
    r"(?:[A-Za-z_]|[/:.,]\d|[’'′″]|\s?[×^=]|\s[−-]\d|°\s?\d|°\s?[NSEW]\b|\s?[ap]\.?m\b|\s?o['’]clock|\s(?:BC|AD|BCE|CE|GMT|UTC)\b|"
    r"\s\d+/\d|[-–—]\w|\s?:\s?\d|\s(?:thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|halves)\b|"
    r"\s(?:in|out of)\s(?:every\s)?(?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)\b|\sanother\b|\sto\s(?:one|1)\b|\s?\+\s?\d|"
    r"\s(?:membered|sided|fold|dimensional|storied|headed|legged|wheeled|stroke|way)\b)"
)
"""What before or after a number makes it part of a name, a formula, a time or a fraction."""

MAYBE_YEAR = re.compile(r"(?<!\w)(?:about|around|circa|ca?\.)\s\Z", re.IGNORECASE)
"""A hedge after which a bare number of three or four digits may be a year."""

SHARES = frozenset(("%", "percent", "per cent"))
"""The units of a share of a hundred."""

MONEY = "$£€¥₱₽₹"
"""The signs of money, before or behind its figure."""

COLLECTIVES = frozenset(
    (
        "infantry",
        "cavalry",
        "aircraft",
        "spacecraft",
        "personnel",
        "crew",
        "horse",
        "foot",
        "cattle",
        "sheep",
        "deer",
    )
)
"""Nouns that are counted without a plural."""
