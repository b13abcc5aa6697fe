"""Two writings compared as dates or as figures: the same value, another one, or not told fully.

Each comparison gives True, False or None (nearly: worth a second try) and a reason in a few words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from quizzer.answers.dates import Doubt, Reading, read_dates
from quizzer.answers.figures import is_fraction, read_figures
from quizzer.answers.folding import normalise
from quizzer.answers.numerals import read_roman
from quizzer.answers.units import MEASURES, convert, name_unit
from quizzer.answers.values import parse_date, parse_figure
from quizzer.models import Figure, PartialDate, Precision, Question

Outcome: TypeAlias = tuple[bool | None, str]

_FIELDS = ("year", "month", "day")
_MORE = {"more than", "over", "at least", ">"}
_OF_A_HUNDRED = re.compile(r" ?(?:/|\bout of\b|\bin\b|\bof\b) ?(?:100|an? hundred|one hundred)$")
_LESS = {"less than", "fewer than", "under", "at most", "up to", "nearly", "almost", "<"}


def is_date(text: str, *, asked: bool = False) -> bool:
    """Whether a text is wholly a date; in digits alone (1940, 4.5) only as a year, unless a date is asked."""
    if parse_date(text) is None:
        return False
    bare, figure = normalise(text), parse_figure(text)
    if asked or re.search(r"[^\W\d]|/.*/", bare) or figure is None or figure.high is not None:
        return True
    return bare.isdigit() and len(bare) == 4 and 1000 <= int(bare) < 3000


def is_figure(text: str, *, asked: bool = False) -> bool:
    """Whether a text is wholly a number, perhaps with a unit of a few words; a name only if a number is asked."""
    figure = parse_figure(text)
    if figure is None or len(figure.unit.split()) > 3:
        return False
    return asked or not _is_title(text) or figure.unit in ("", *MEASURES)


def _is_title(text: str) -> bool:
    """Whether a number in letters goes on with a capital: the Seven Years' War is no figure."""
    return bool(re.match(r"[^\W\d]", text.strip()) and re.search(r"\s[^\W\d_a-z]", text))


def is_value(text: str) -> bool:
    """Whether a text is told apart by its value and not by its letters."""
    return is_figure(text) or bool(read_dates(normalise(text)))


def compare_dates(answer: str, typed: str, precision: Precision | None) -> Outcome:
    """Whether what was typed is the date of the answer, told as precisely as asked."""
    stored = parse_date(answer)
    if stored and stored == PartialDate(_read_year(typed), precision=Precision.YEAR):
        return True, ""
    readings = read_dates(normalise(typed))
    if stored is None or not readings:
        same_number = is_figure(typed) and parse_figure(typed) == parse_figure(answer) is not None
        return same_number, "" if same_number else "no date that can be read" if stored else ""
    outcomes = [_compare_reading(stored, reading, precision) for reading in readings]
    if any(same is not False for same, _ in outcomes) and len(outcomes) > 1:
        return None, "this can be read as two dates: write the month in letters"
    return outcomes[0]


def _read_year(typed: str) -> int | None:
    """A year that stands alone as nothing but a number: in Roman numerals, or below 100."""
    bare = normalise(typed).rstrip(".")
    return int(bare) if re.fullmatch(r"[1-9][0-9]?", bare) else read_roman(bare) or None


def _compare_reading(stored: PartialDate, reading: Reading, precision: Precision | None) -> Outcome:
    date = reading.date
    if reading.doubt is Doubt.SHORT_YEAR and stored.year is not None and date.year == abs(stored.year) % 100:
        date = replace(date, year=stored.year)
    if (stored.end is None) != (date.end is None):
        return False, "one date is asked, not a period" if date.end else "a period is asked, from and to"
    ends = [(stored, date)]
    if stored.end and date.end:
        ends.append((stored.end, date.end))
    for meant, given in ends:
        same, reason = _compare_fields(meant, given, precision)
        if not same:
            return same, reason
    return (None, reading.doubt.value) if reading.doubt else (True, "")


def _compare_fields(meant: PartialDate, given: PartialDate, precision: Precision | None) -> Outcome:
    """Field by field: what differs is wrong, what is left out or cannot be checked is close."""
    periods = (Precision.DECADE, Precision.CENTURY)
    if meant.precision != given.precision and {meant.precision, given.precision} & set(periods):
        return False, ""
    wanted = _wanted(meant, precision)
    missing, surplus = [], []
    for name in _FIELDS:
        right, typed = getattr(meant, name), getattr(given, name)
        if right is not None and typed is not None and right != typed:
            return False, f"the {name} is another one"
        if name in wanted and typed is None:
            missing.append(name)
        if right is None and typed is not None:
            surplus.append(name)
    if missing:
        return None, f"the {' and the '.join(missing)} {'are' if len(missing) > 1 else 'is'} missing"
    if surplus:
        return None, f"leave out the {' and the '.join(surplus)}"
    return True, ""


def _wanted(meant: PartialDate, precision: Precision | None) -> Sequence[str]:
    count = {Precision.DAY: 3, Precision.MONTH: 2}.get(precision, 1) if precision else 3
    return [name for name in _FIELDS[:count] if getattr(meant, name) is not None]


def compare_figures(answer: str, typed: str, question: Question) -> Outcome:
    """Whether what was typed is the number of the answer, within the tolerance, in its unit if one is named."""
    meant, figures = read_figures(normalise(answer)), _read_typed(normalise(typed), answer, question)
    if not meant or not figures:
        return False, "no number that can be read" if meant else ""
    # What is stored is English: its separators have one meaning, but 100m may still be metres.
    stored = [meant[0], *(figure for figure in meant if figure.unit != meant[0].unit)]
    outcomes = [(_compare_figure(right, figure, question), figure) for right in stored for figure in figures]
    best, chosen = min(outcomes, key=lambda outcome: (True, None, False).index(outcome[0][0]))
    twins = [figure for figure in figures if figure.unit == chosen.unit]
    if best[0] and len(twins) > 1 and chosen is twins[0]:
        # 30.000 is thirty here and thirty thousand elsewhere; nobody writes thirty like that.
        return None, "this can be read as two numbers"
    return best


def _read_typed(typed: str, answer: str, question: Question) -> list[Figure]:
    """The figures a learner may mean: 95 out of 100 and a fifth are shares, Roman numerals are numbers."""
    asked = (name_unit(normalise(question.unit)), *(each.unit for each in read_figures(normalise(answer))))
    is_share = "%" in asked
    if is_share:
        typed = _OF_A_HUNDRED.sub("%", typed)
    if roman := read_roman(typed):
        return [Figure(Decimal(roman))]
    figures = read_figures(typed)
    if is_share and is_fraction(typed):
        return [replace(figure, value=figure.value * 100, unit="%") for figure in figures]
    if is_fraction(normalise(answer)):
        return [replace(f, value=f.value / 100, unit="") if f.unit == "%" else f for f in figures]
    return figures


def _compare_figure(stored: Figure, typed: Figure, question: Question) -> Outcome:
    if (stored.high is None) != (typed.high is None):
        return False, "two numbers are asked, from and to" if stored.high else "one number is asked"
    typed = _convert(typed, name_unit(normalise(question.unit)) or stored.unit)
    pairs = [(stored.value, typed.value)]
    if stored.high is not None and typed.high is not None:
        pairs.append((stored.high, typed.high))
    tolerance = question.tolerance
    if not all(abs(meant - given) <= _allowed(meant, tolerance) for meant, given in pairs):
        return False, ""
    if any(typed.approximator in group for group in (_MORE, _LESS)):
        same_side = any({stored.approximator, typed.approximator} <= group for group in (_MORE, _LESS))
        return (True, "") if same_side else (None, f'leave out "{typed.approximator}"')
    return _compare_units(stored, typed, question)


def _convert(figure: Figure, unit: str) -> Figure:
    """The figure in the unit asked for, where it measures the same."""
    value = convert(figure.value, figure.unit, unit)
    if value is None:
        return figure
    high = None if figure.high is None else convert(figure.high, figure.unit, unit)
    return replace(figure, value=value, high=high, unit=unit)


def _compare_units(stored: Figure, typed: Figure, question: Question) -> Outcome:
    asked = name_unit(normalise(question.unit)) or stored.unit
    if not typed.unit or typed.unit == asked:
        return True, ""
    if not asked:
        named = re.findall(r"[^\W\d]+|[%$€£]", normalise(question.prompt))
        known = {name_unit(word) for word in named}
        return (True, "") if typed.unit in known else (None, "leave out the unit")
    if typed.unit in MEASURES and asked in MEASURES:
        return False, "the unit is another one"
    return None, "leave out the unit"


def _allowed(value: Decimal, tolerance: str) -> Decimal:
    """How far off a number may be: an amount, or a share of the value ("5%"); nothing if unreadable."""
    try:
        if tolerance.strip().endswith("%"):
            return abs(value) * Decimal(tolerance.strip()[:-1]) / 100
        return Decimal(tolerance.strip() or 0)
    except InvalidOperation:
        return Decimal(0)
