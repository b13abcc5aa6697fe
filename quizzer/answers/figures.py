"""Numbers as people type them: separators of several countries, words, scales, units.

A text may be read in several ways (1.234 is one and a bit, or a thousand and more); all are given,
the English reading first. Nothing here knows what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from quizzer.answers.numerals import SMALL, TENS, read_words
from quizzer.answers.units import name_unit
from quizzer.models import Figure

_SCALES = {"k": 3, "thousand": 3, "million": 6, "mln": 6, "mio": 6, "mn": 6, "m": 6}
_SCALES |= {"billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12, "hundred": 2, "dozen": 0}
_ALSO_UNITS = ("k", "m", "b")
_HEDGE = re.compile(
    r"^(about|around|approximately|approx\.?|circa|ca?\.|roughly|some|nearly|almost|over|under|"
    r"more than|less than|fewer than|at least|at most|up to|~|≈|>|<)(?: |(?<=\W)|(?=\d))"
)
_FIGURE = re.compile(
    r"(?P<prefix>(?:us)?[$€£])? ?(?P<sign>- ?|minus |negative |\+)?"
    r"(?:(?P<pure>\d+⁄\d+)|(?P<digits>\d+(?:[.,'_]\d+| \d{3}(?!\d))*|[.,]\d+)(?P<fraction> ?\d+⁄\d+)?)"
    r"(?:(?:\^|\*\*)(?P<raised>-?\d{1,2})(?!\d))?(?: ?[x*×·] ?10 ?\^ ?(?P<power>-?\d{1,2})\b|e(?P<exponent>[+-]?\d{1,2})\b)?"
    r"(?P<rest>(?!\d).*)?"
)
_NOT_A_UNIT = re.compile(
    r"(?<!\^)\d|^\^|^(?:st|nd|rd|th)\b|[,;?=+:⁄]|\.\S|\b(?:not?|or|and|nor|never|maybe|either|but|to|"
    + "|".join([*SMALL, *TENS, *(scale for scale in _SCALES if scale not in _ALSO_UNITS)])
    + r")\b"
)
"""What cannot stand in a unit: other numbers, and words that take a number back or add another."""
_SLASHED = re.compile(r"(?<![\d/.,])(\d{1,2} )?(\d{1,3})/(\d{1,3})(?![\d/.,])")
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10}
_PART = re.compile(rf"(?:\band )?\b(an?|one|two|three|\d{{1,2}})[ -]({'|'.join(_PARTS)})s?\b(?! a\b| of)")
_RANGE = re.compile(r"between (.+) and (.+)|(?:from )?(.+?) ?(?:\bto\b|-) ?(.+)")


def read_figures(text: str) -> list[Figure]:
    """Every figure a normalised text can be read as; none where it says more than a number and a unit."""
    text = _write_fractions(re.sub(r"^\((.*)\)$", r"\1", text).replace("’", "'"))
    hedge = _HEDGE.match(text)
    plain = text[hedge.end() :].strip() if hedge else text
    found = _read_range(plain) or _read_single(plain)
    approximator = hedge[1] if hedge else ""
    return list(
        dict.fromkeys(Figure(_plain(f.value), f.unit, approximator, f.high and _plain(f.high)) for f in found)
    )


def is_fraction(text: str) -> bool:
    """Whether a normalised text is a fraction below one and nothing else, in digits or words."""
    parts = re.fullmatch(r"(\d+)⁄(\d+)", _write_fractions(text))
    return parts is not None and int(parts[1]) < int(parts[2])


def _write_fractions(text: str) -> str:
    """The text with its fractions in one shape: 1/2, a half and three quarters as 1⁄2 and 3⁄4."""

    def write(match: re.Match[str]) -> str:
        count = {"a": 1, "an": 1}.get(match[1]) or SMALL.get(match[1]) or match[1]
        return f" {count}⁄{_PARTS[match[2]]}"

    text = "1⁄2" if text == "half" else _PART.sub(write, text).strip()
    return " ".join(_SLASHED.sub(r"\1\2⁄\3", text).split())


def _plain(value: Decimal) -> Decimal:
    """The same value without an exponent."""
    return Decimal(f"{value:f}")


def _read_range(plain: str) -> list[Figure]:
    """Two numbers; a scale or unit at the end holds for both ("20 to 30 thousand")."""
    match = _RANGE.fullmatch(plain)
    if not match:
        return []
    first, last = match[1] or match[3], match[2] or match[4]
    shared = re.search(r"(?<=\d) ?([a-z]+)", last)
    lows = _read_single(f"{first} {shared[1]}") if shared and shared[1] in _SCALES else []
    for high in _read_single(last):
        for low in lows + _read_single(first):
            if low.value < high.value and low.unit in ("", high.unit):
                return [Figure(low.value, high.unit, "", high.value)]
    return []


def _read_single(plain: str) -> list[Figure]:
    match = _FIGURE.fullmatch(plain)
    if not match:
        return _read_worded(plain)
    figures = []
    for number in _read_digits(match["digits"] or "0"):
        value = number + _read_fraction(match["pure"] or match["fraction"])
        if match["raised"] and not _can_raise(value, int(match["raised"])):
            continue
        value = Decimal(value ** int(match["raised"] or 1)).scaleb(
            int(match["power"] or match["exponent"] or 0)
        )
        negative = match["sign"] not in (None, "+")
        figures += _add_unit(-value if negative else value, match["rest"] or "", match["prefix"] or "")
    return figures


def _can_raise(base: Decimal, power: int) -> bool:
    """Whether the power is a number of no more digits than are kept, so that it is exact."""
    is_whole = base == int(base) and abs(base) < 10**9 and power >= 0
    return base == 10 or (is_whole and len(str(int(base) ** power)) <= 28)


def _read_worded(plain: str) -> list[Figure]:
    """A number in words at the start of the text; the rest is its unit."""
    words = re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", " ", plain).split()
    negative = words[:1] in (["minus"], ["negative"])
    words = words[negative:]
    if words[:2] in (["half", "a"], ["a", "half"]) and len(words) > 2:
        return _add_unit(Decimal("0.5"), " ".join(words[2:]))
    if words[:1] in (["a"], ["an"]) and words[1:2] and words[1] in _SCALES:
        words[0] = "one"
    if words[:1] in (["hundred"], ["thousand"]):
        words.insert(0, "one")
    whole, used = read_words(words)
    if not used:
        return []
    number, used = _read_rest(Decimal(whole), words, used)
    return _add_unit(-number if negative else number, " ".join(words[used:]))


def _read_rest(number: Decimal, words: Sequence[str], used: int) -> tuple[Decimal, int]:
    """A number in words with what follows its whole part: "point five", or a fraction."""
    rest = words[used:]
    if rest[:1] == ["point"]:
        digits = "".join(str(SMALL[word]) for word in rest[1:] if SMALL.get(word, 10) < 10)
        if digits and len(digits) == len(rest) - 1:
            return number + Decimal(f"0.{digits}"), len(words)
    if rest and re.fullmatch(r"\d+⁄\d+", rest[0]):
        return number + _read_fraction(rest[0]), used + 1
    return number, used


def _add_unit(number: Decimal, rest: str, prefix: str = "") -> list[Figure]:
    """The figure with its scale and unit; `5m` is five million, or five metres."""
    word, _, after = rest.strip().partition(" ")
    singular = word[:-1] if word[:-1] in _SCALES and len(word) > 3 else word
    letter = word in _ALSO_UNITS
    figures = []
    if singular in _SCALES and not (letter and rest.startswith(" ") and not prefix):
        scaled = number * 12 if singular == "dozen" else number.scaleb(_SCALES[singular])
        figures += _add_unit(scaled, after.removeprefix("of "), prefix)
        if not letter or after:
            return figures
    if not _NOT_A_UNIT.search(rest) and not (prefix and name_unit(rest) not in ("", name_unit(prefix))):
        figures.append(Figure(number, name_unit(prefix or rest)))
    return figures


def _read_fraction(text: str | None) -> Decimal:
    over, _, under = (text or "0⁄1").strip().partition("⁄")
    return Decimal(over) / Decimal(under) if int(under) else Decimal(0)


def _read_digits(text: str) -> list[Decimal]:
    """The values of digits with separators; English first, then the other customs that fit."""
    readings = []
    if re.fullmatch(r"\d*\.?\d+", text):
        readings.append(text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,2}(,\d\d)+,\d{3}", text):
        readings.append(text.replace(",", ""))
    for mark in (" ", "'", "_"):
        if re.fullmatch(rf"\d{{1,3}}({mark}\d{{3}})+([.,]\d+)?", text):
            readings.append(text.replace(mark, "").replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?", text):
        readings.append(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d*,\d+", text) and not readings:
        readings.append(text.replace(",", "."))
    return [Decimal(reading) for reading in dict.fromkeys(readings)]
