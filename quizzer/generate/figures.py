"""The figures a sentence tells: its numbers, each with what it counts and how surely it is a count.

Patterns find the numbers, the parse finds what they count. Numbers inside names, dates, formulas and
lists are refused: in doubt a number is none. Confidence says how much a figure is worth asking: "one",
"two" and "both" are hardly, a bare small number is little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from quizzer.answers.values import parse_figure
from quizzer.generate import number_forms as forms
from quizzer.generate.parse import list_tokens, read_text
from quizzer.generate.spans import Found, outside
from quizzer.generate.units import Unit, find_unit
from quizzer.models import Figure

if TYPE_CHECKING:
    from spacy.tokens import Doc


_TIMES = re.compile(r"\b(?:in|since|until|by|from|year|at)\s\Z", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:prior to|until|till|since|before|after|in|by|from|during)\s\Z", re.IGNORECASE)
_POWER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]")
_ONE = re.compile(r"\b(?:one|an?|this|that)\s\Z", re.IGNORECASE)
_DOUBTFUL = 0.3
_AGE = re.compile(r"\bage(?:d| of)\s\Z")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as written, from `start` to `end` of the sentence, with the sign of what it counts."""

    start: int
    end: int
    value: Decimal
    sign: str = ""
    high: Decimal | None = None


def find_figures(doc: Doc, dates: Sequence[Found]) -> list[Found]:
    """The figures of one parsed sentence in order, apart from its `dates`; positions are its text's."""
    text = read_text(doc)
    numbers = [number for mark in forms.NUMBER.finditer(text) if (number := _read(text, mark))]
    found: list[Found] = []
    for number in _join(text, numbers):
        figure = _figure(doc, number, found[-1] if found else None)
        if figure and outside([figure], dates):
            found.append(figure)
    return sorted([*found, *_both(doc)], key=lambda one: one.start)


def _read(text: str, mark: re.Match[str]) -> _Number | None:
    """The number in a match, None where its value cannot be read."""
    start, end = mark.span()
    written = mark["digits"] or mark["words"]
    read = parse_figure(written)
    if read is None or read.unit or re.match(r"0\d|\d{13}", written):
        return None
    if _POWER.match(text, end) or (mark["sign"] and re.search(r"\d\s\Z", text[max(0, start - 2) : start])):
        # "10⁴³" is no 10.
        return None
    sign = (mark["currency"] or "").strip() or ("%" if mark["percent"] else "")
    return _Number(start, end, -read.value if mark["sign"] else read.value, sign)


def _join(text: str, numbers: Sequence[_Number]) -> Iterator[_Number]:
    """The numbers, with two that make a range as one."""
    waiting: _Number | None = None
    for number in numbers:
        joined = _range(text, waiting, number) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or number
    if waiting:
        yield waiting


def _range(text: str, low: _Number, high: _Number) -> _Number | None:
    """The range from `low` to `high`, None where the text joins them otherwise."""
    join = forms.TO.fullmatch(text, low.end, high.start)
    before = text[max(0, low.start - 60) : low.start]
    if not join or low.high is not None or (low.sign and high.sign and low.sign != high.sign):
        return None
    if join[0].strip() == "and" and not forms.BETWEEN.search(before):
        return None
    if join[0].strip() == "to" and forms.FROM.search(before) and forms.CHANGE.search(before):
        return None
    value = low.value
    scale = high.value / parsed if (parsed := _unscaled(text[high.start : high.end])) else Decimal(1)
    if scale > 1 and value < high.value / scale and _unscaled(text[low.start : low.end]) == value:
        value *= scale
    if value >= high.value:
        return None
    return _Number(low.start, high.end, value, high.sign or low.sign, high.value)


def _unscaled(written: str) -> Decimal | None:
    """The digits of a number without its million or thousand."""
    digits = re.search(r"\d[\d,.]*", written)
    return Decimal(digits[0].replace(",", "").rstrip(".")) if digits else None


def _figure(doc: Doc, number: _Number, previous: Found | None) -> Found | None:
    """The figure a number makes, None where the number is part of something else."""
    text = read_text(doc)
    before, after = text[max(0, number.start - 40) : number.start], text[number.end : number.end + 24]
    if _is_refused(before, after, number):
        return None
    unit = Unit(number.sign, number.end) if number.sign else find_unit(doc, number.start, number.end)
    if unit is None:
        return None
    if not unit.text:
        unit = _inherit(doc, number, previous) or _bare(text, number, before)
    if unit is None:
        return None
    if _may_be_year(text[number.start : number.end], before, unit):
        unit = replace(unit, confidence=min(unit.confidence, _DOUBTFUL))
    hedge = forms.HEDGE.search(before) or forms.HEDGE_AFTER.match(text, unit.end)
    figure = Figure(number.value, unit.text, hedge["hedge"].lower() if hedge else "", number.high)
    return Found(number.start, number.end, figure, min(unit.confidence, _worth(figure)))


def _may_be_year(written: str, before: str, unit: Unit) -> bool:
    """Whether digits behind a preposition of time or before one thing may be a year: "a 1994 law"."""
    single = unit.confidence < 1 or _ONE.search(before)
    return bool(re.fullmatch(r"1\d{3}|20\d\d", written) and (single or _SINCE.search(before)))


def _is_refused(before: str, after: str, number: _Number) -> bool:
    """Whether the signs around a number make it part of a name, a formula, a time or a fraction."""
    if forms.NO_NUMBER_BEFORE.search(before) or forms.LABEL.search(before):
        return True
    if before.endswith(("(", "[")) and after.startswith((")", "]")) and not number.sign:
        return True
    if number.sign and after[:1].isalpha():
        return True
    if forms.COORDINATE.match(after):
        return True
    if forms.SYMBOL.match(after) or forms.COMPOUND.match(after):
        return False
    return bool(forms.NO_NUMBER_AFTER.match(after) or re.match(r"\s\d", after))


def _inherit(doc: Doc, number: _Number, previous: Found | None) -> Unit | None:
    """The unit of the figure before, as in "20 guns in the fort and 30 on the hill"."""
    counted = previous.value.unit if previous and isinstance(previous.value, Figure) else ""
    if previous is None or not counted or _is_measure(counted) or number.start - previous.end > 80:
        return None
    between = doc.char_span(previous.end, number.start, alignment_mode="expand")
    if any(token.pos_ in {"VERB", "AUX"} for token in between):
        return None
    joined = re.search(
        r"(?:,|;|\band|\bor|\bbut)\s(?:about |around |some |over |nearly )?\Z", between.text + " "
    )
    following = read_text(doc)[number.end : number.end + 12]
    if not joined or not re.match(r"\s(?:in|on|at|to|from|for|by|of which|of whom)\b|[,.;]", following):
        return None
    return Unit(counted, number.end, 0.7)


def _bare(text: str, number: _Number, before: str) -> Unit | None:
    """A number that counts nothing named: sure if written as a magnitude, else hardly a figure."""
    written = text[number.start : number.end]
    is_maybe_year = written.isdigit() and 100 <= number.value <= 2100
    if number.value == 1 or _TIMES.search(before) or (is_maybe_year and forms.MAYBE_YEAR.search(before)):
        return None
    if number.high is not None and number.high <= 2100:
        return Unit("", number.end, 0.3)
    if re.search(r"[,.\s]\S", written) or forms.HEDGE.search(before) or _AGE.search(before):
        return Unit("", number.end, 0.9)
    return None if is_maybe_year and number.value >= 1000 else Unit("", number.end, 0.3)


def _worth(figure: Figure) -> float:
    """How much a count is worth asking: hardly one of one or two things."""
    if figure.value == 1 and not _is_measure(figure.unit):
        return 0.1
    is_sure = figure.approximator or figure.high or figure.value != 2 or _is_measure(figure.unit)
    return 1.0 if is_sure else 0.3


def _is_measure(unit: str) -> bool:
    return bool(
        forms.SYMBOL.fullmatch(unit) or forms.COMPOUND.fullmatch(f"-{unit}") or not unit[:1].isalpha()
    )


def _both(doc: Doc) -> Iterator[Found]:
    """The counts of two that "both" before a noun makes, hardly worth asking."""
    for token in list_tokens(doc):
        if token.lower_ == "both" and token.head.i > token.i and token.head.tag_ == "NNS":
            unit = read_text(doc)[token.idx + len(token) : token.head.idx + len(token.head)].strip()
            yield Found(token.idx, token.idx + len(token), Figure(Decimal(2), unit), 0.1)
