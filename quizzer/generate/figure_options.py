"""Wrong figures that could be right: as round as the answer, near it, and possible in the sentence.

After "over" a smaller number would be true as well, and after "at most" a larger one: such a figure
has no wrong options.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from quizzer.generate.cloze import Draft
from quizzer.generate.number_forms import SHARES
from quizzer.generate.setting import shown_mentions
from quizzer.generate.variants import render_number
from quizzer.generate.words import word_set
from quizzer.models import Figure

_EACH_SIDE = 5
_FACTORS = tuple(
    Decimal(factor)
    for factor in ("0.75", "1.25", "0.85", "1.15", "0.6", "1.5", "0.7", "1.4", "0.9", "1.3", "0.65", "1.6")
)
_NEAR_FACTORS = tuple(
    Decimal(factor) for factor in ("0.94", "1.06", "0.88", "1.12", "0.82", "1.18", "0.76", "1.24")
)
_SMALL = 20
_WHOLE = Decimal(100)
_OPEN_ENDED = re.compile(
    r"\b(?:over|above|beyond|exceed(?:s|ed|ing)?|(?:more|less|fewer|greater|larger|longer|higher|lower|smaller|other) "
    r"than|(?:at|no) (?:least|most|more than|less than|fewer than)|under|below|up to|almost|nearly)\s+\S?$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"(?:\s+[\w°%]+){0,2}\s+or (?:more|less|fewer|above|over|longer)\b")
_COMPARING = re.compile(
    r"\b(?:larger|smaller|greater|bigger|longer|shorter|heavier|lighter|higher|lower|faster|slower|wider|deeper|older|"
    r"younger|more|less|fewer) than\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?|old|life expectancy|life ?spans?|lived to|older|younger)\b|-year-old", re.IGNORECASE
)
_YEARS = word_set("year years year-old year-olds")
_TEMPERATURES = ("°C", "°F", "degrees Celsius", "degrees Fahrenheit", "° C", "° F")
_HEIGHT = re.compile(r"\btall\b|\d+ inches\b")
_OLDEST = 120
"""No person is older, so that more years are the age of a thing."""
_TALLEST = 9
"""The same in feet."""
_LARGE_SHARE = 80
"""From how many percent on half as much is no likely figure beside them."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far from the answer an option may lie: as shares of it, and how far from the next option."""

    least: Decimal
    most: Decimal
    factors: tuple[Decimal, ...]
    apart: Decimal
    """How many times as large as the next smaller one an option is at least, unless both are small whole numbers."""


_WIDE = _Reach(Decimal("0.5"), Decimal("1.7"), _FACTORS, Decimal("1.08"))
_NARROW = _Reach(Decimal("0.75"), Decimal("1.25"), _NEAR_FACTORS, Decimal("1.04"))
_OF_A_LIFE = replace(_NARROW, most=Decimal("1.16"))
"""Few live a fifth longer than others."""


def list_figures(
    draft: Draft, others: Sequence[Figure], rivals: frozenset[Decimal], is_fit: Callable[[str], bool]
) -> tuple[list[str], list[str]]:
    """The best wrong figures below and above the answer, those of the document first."""
    value = draft.mention.fact.value
    if not isinstance(value, Figure) or value.high is not None or not value.value or _is_open(draft):
        return [], []
    scale = _scale(draft.answer, value)
    key = value.value / scale
    bounds, reach = _find_bounds(draft, value, scale), _find_reach(draft, value)
    sides: tuple[list[str], list[str]] = ([], [])
    kept = [key]
    for number in _list_candidates(value, (key, scale), reach, others):
        fits = (
            bounds[0] < number < bounds[1]
            and number * scale not in rivals
            and _is_apart(number, kept, reach.apart)
        )
        text = render_number(draft.answer, number) if fits else None
        chosen = sides[number > key]
        if text is not None and len(chosen) < _EACH_SIDE and is_fit(text):
            chosen.append(text)
            kept.append(number)
    return sides


def _is_open(draft: Draft) -> bool:
    """Whether other numbers would be true as well, or be seen to be wrong by another in the sentence."""
    before = draft.reading.text[: draft.mention.start]
    figures = [one for one in shown_mentions(draft) if isinstance(one.fact.value, Figure)]
    value = draft.mention.fact.value
    hedge = value.approximator if isinstance(value, Figure) else ""
    compared = bool(figures) and _COMPARING.search(draft.reading.text) is not None
    hedged = _OPEN_ENDED.search(f"{before.rstrip()} ") or _OPEN_ENDED.search(f"{hedge} ")
    return compared or bool(hedged or _OR_MORE.match(draft.reading.text, draft.mention.end))


def _find_bounds(draft: Draft, value: Figure, scale: Decimal) -> tuple[Decimal, Decimal]:
    """Between which figures of the same unit the answer stands in its sentence; a share has at most 100 %."""
    shown = [
        one.fact.value.value / scale
        for one in shown_mentions(draft)
        if isinstance(one.fact.value, Figure) and one.fact.value.unit == value.unit
    ]
    key = value.value / scale
    high = key * 10
    if value.unit in SHARES:
        # What the prompt gives to others is not left: nothing is 60 % where 50 % is something else.
        taken = sum(shown, start=Decimal(0))
        high = _WHOLE - taken if key + taken < _WHOLE else _WHOLE
    low = max((one for one in shown if one < key), default=Decimal(0))
    return low, min((one for one in (*shown, high) if one > key), default=high)


def _find_reach(draft: Draft, value: Figure) -> _Reach:
    """How far an option may lie off: an age, a height or a temperature half as large again is none a reader believes."""
    text = draft.reading.text
    unit = value.unit.split()[-1].lower() if value.unit else ""
    aged = unit in _YEARS and value.value <= _OLDEST and _AGE.search(text)
    warm = value.unit.endswith(_TEMPERATURES)
    tall = unit in {"feet", "foot", "ft"} and value.value <= _TALLEST and _HEIGHT.search(text)
    shared = value.unit in SHARES and value.value >= _LARGE_SHARE and bool(value.value % 10)
    if aged:
        return _OF_A_LIFE
    return _NARROW if warm or tall or shared or _is_set_against(draft, value) else _WIDE


def _is_set_against(draft: Draft, value: Figure) -> bool:
    """Whether the prompt has a figure of the unit hardly another: "8.1 %, down from 8.3 %" of a year before."""
    return any(
        isinstance(one.fact.value, Figure)
        and one.fact.value.unit == value.unit
        and _NARROW.least <= one.fact.value.value / value.value <= _NARROW.most
        for one in shown_mentions(draft)
    )


def _list_candidates(
    value: Figure, scaled: tuple[Decimal, Decimal], reach: _Reach, others: Sequence[Figure]
) -> Iterator[Decimal]:
    """Numbers as round as the answer: the document's of the same unit, the nearest first, then some around it.

    `scaled` are the answer as its digits tell it and what they are multiplied by.
    """
    key, scale = scaled
    same = {other.value / scale for other in others if other.unit == value.unit and other.high is None}
    for number in sorted(same - {key}, key=lambda number: (abs(number - key), number)):
        if _is_near(number, key, reach) and _is_as_round(number, key):
            yield number
    step = _step(key)
    if key / step % 5 == 0 and key / step % 10:
        step *= 5
    for factor in reach.factors:
        number = (key * factor / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        for nudged in (number, number + step):
            if nudged != key and _is_near(nudged, key, reach) and _is_as_round(nudged, key):
                yield nudged
                break


def _is_near(number: Decimal, key: Decimal, reach: _Reach) -> bool:
    return reach.least <= number / key <= reach.most and number > (1 if key == int(key) else 0)


def _is_as_round(number: Decimal, key: Decimal) -> bool:
    """Whether the last digit shown is a zero, or a five, in both or in neither, so that none looks estimated alone."""
    if key < _SMALL and key == int(key):
        return number == int(number)
    step = _step(key)
    if number % step:
        return False
    ends = [(one / step % 10 == 0, one / step % 5 == 0) for one in (number, key)]
    return step > 1 or ends[0] == ends[1]


def _is_apart(number: Decimal, kept: Sequence[Decimal], apart: Decimal) -> bool:
    """Whether the number is told from the others by more than its last digit."""
    return all(
        max(number, other) >= apart * min(number, other)
        if max(number, other) > _SMALL or number % 1
        else number != other
        for other in kept
    )


def _scale(answer: str, value: Figure) -> Decimal:
    """What a word beside the digits multiplies them by: a million in "2 million", else 1."""
    digits = re.sub(r"[^\d.]", "", answer).strip(".")
    return value.value / Decimal(digits) if digits and Decimal(digits) else Decimal(1)


def _step(number: Decimal) -> Decimal:
    """The place to which the number looks rounded: 10,000 for 60,000; 0.1 for 4.2; 10 for 100."""
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    digits = str(int(number))
    step = Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if number else Decimal(1)
    return step / 10 if step >= 10 and number < 3 * step else step
