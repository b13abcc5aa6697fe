"""Numbers written in English words: "two hundred and five thousand" is 205,000."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TO_NINETY = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: number for number, word in enumerate(_TO_NINETEEN.split())}
TENS = {word: number * 10 for number, word in enumerate(_TO_NINETY.split(), start=2)}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def read_words(words: Sequence[str]) -> tuple[int, int]:
    """The number at the start of the words, and how many words it takes (0 where there is none)."""
    total, position, ceiling = 0, 0, 10**15
    while True:
        value, after = _read_hundreds(words, _skip_and(words, position))
        scale = _SCALES.get(_word(words, after), 1)
        if after <= position + (_word(words, position) == "and") or value * scale >= ceiling:
            return total, position
        total, position, ceiling = total + value * scale, after + (scale > 1), scale
        if scale == 1:
            return total, position


def read_year_words(words: Sequence[str]) -> tuple[int, int]:
    """A year read as two pairs, "nineteen thirty-nine", or as a number from 1000 on."""
    century, after = read_tens(words, 0)
    within, end = read_tens(words, after + (_word(words, after) == "oh"))
    if 10 <= century < 100 and end > after and (within > 9 or _word(words, after) == "oh"):
        return century * 100 + within, end
    number, used = read_words(words)
    return (number, used) if 1000 <= number < 3000 else (0, 0)


def read_tens(words: Sequence[str], position: int) -> tuple[int, int]:
    """The number below 100 at a position, and the position after it."""
    word = _word(words, position)
    if word in TENS:
        unit = SMALL.get(_word(words, position + 1), 0)
        return (TENS[word] + unit, position + 2) if 0 < unit < 10 else (TENS[word], position + 1)
    return (SMALL[word], position + 1) if word in SMALL else (0, position)


def read_roman(word: str) -> int:
    """The number a lower-case Roman numeral is, 0 where the word is none as they are written."""
    if not re.fullmatch(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", word):
        return 0
    values = [_ROMAN[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=False)  # of no letter there is none
    return sum(-value if value < after else value for value, after in pairs)


def is_same_number(word: str, other: str, *, first: bool = False) -> bool:
    """Whether two folded words of a name are one number: II, 2 and two, or VIII and 8th.

    A letter alone is a number only behind a name: Elizabeth I, but I, Claudius.
    """
    return bool(_number_senses(word, alone=first) & _number_senses(other, alone=first))


def _number_senses(word: str, *, alone: bool) -> set[tuple[str, int]]:
    """What number a word may be, and whether it counts or orders; a Roman numeral may do both."""
    if ordinal := re.fullmatch(r"([0-9]{1,4})(?:st|nd|rd|th)", word):
        return {("orders", int(ordinal[1]))}
    if re.fullmatch(r"[0-9]{1,4}", word):
        return {("counts", int(word))}
    if word in SMALL or word in TENS:
        return {("counts", SMALL.get(word) or TENS.get(word, 0))}
    number = read_roman(word) if len(word) > 1 or (word in "ivx" and not alone) else 0
    return {("orders", number), ("counts", number)} if number else set()


def _read_hundreds(words: Sequence[str], position: int) -> tuple[int, int]:
    value, after = read_tens(words, position)
    if after == position or _word(words, after) != "hundred":
        return value, after
    rest, end = read_tens(words, _skip_and(words, after + 1))
    return value * 100 + rest, end if rest else after + 1


def _skip_and(words: Sequence[str], position: int) -> int:
    """The position after an "and" that joins two parts of one number."""
    joins = position and _word(words, position) == "and" and _word(words, position + 1) in {**SMALL, **TENS}
    return position + 1 if joins else position


def _word(words: Sequence[str], position: int) -> str:
    return words[position] if position < len(words) else ""
