"""Names as people write them: their numbers in any form, and what everyone abbreviates.

"VI Corps" is the Sixth Corps, "St Helena" is Saint Helena, and "WW2" the Second World War. Works on folded
text; it does not know who bears a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from quizzer.answers.numerals import SMALL, TENS


class _Form(Enum):
    """How a number stands in a name: "eleven" and "11", "eleventh" and "11th", "XI"."""

    CARDINAL = 0
    ORDINAL = 1
    ROMAN = 2


_ABBREVIATED = {
    short: full
    for full, shorts in {
        "general": "gen",
        "colonel": "col",
        "lieutenant": "lt lieut",
        "captain": "capt cpt",
        "major": "maj",
        "admiral": "adm",
        "sergeant": "sgt",
        "professor": "prof",
        "doctor": "dr",
        "governor": "gov",
        "reverend": "rev",
        "saint": "st",
        "santa": "sta",
        "santo": "sto",
        "sainte": "ste",
        "mount": "mt",
        "fort": "ft",
        "united states": "us usa",
        "united kingdom": "uk",
        "united nations": "un",
    }.items()
    for short in shorts.split()
}
"""What stands short before the rest of a name; alone or at its end it may mean something else."""
_WORLD_WAR = re.compile(r"\b(?:w ?w|world war) ?(?P<number>i{1,3}|[123]|one|two|three)\b")
_ORDINAL_WAR = re.compile(r"\b(?P<number>[123])(?:st|nd|rd) (?:world war|ww)\b")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_TENS = {"": 0, "x": 10, "xx": 20, "xxx": 30}
_ONES = {
    numeral: number
    for number, numeral in enumerate(["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])
}
_CARDINALS = {**SMALL, **TENS}
_LEAST_WORDS = 2


def same_name(meant: str, given: str) -> bool:
    """Whether two folded texts are writings of one name; a number alone is only its own writing."""
    ours, theirs = split_name(meant), split_name(given)
    return len(ours) >= _LEAST_WORDS and len(ours) == len(theirs) and not differing(ours, theirs)


def split_name(folded: str) -> Sequence[str]:
    """The words of a folded name, with what is abbreviated in them written out."""
    text = _ORDINAL_WAR.sub(r"world war \g<number>", folded)
    words = _WORLD_WAR.sub(r"world war \g<number>", text).split()
    return " ".join([*(_ABBREVIATED.get(word, word) for word in words[:-1]), *words[-1:]]).split()


def differing(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[str, str]]:
    """The pairs of words, in two names of equal length, that are not the same word or number."""
    return [pair for pair in zip(ours, theirs, strict=True) if not _is_same(*pair)]


def _is_same(word: str, other: str) -> bool:
    if word == other:
        return True
    mine, yours = _number(word), _number(other)
    if mine is None or yours is None or mine[0] != yours[0]:
        return False
    forms = {mine[1], yours[1]}
    # The X of a name may be a letter ("Malcolm X"); "10th" says that it is a number.
    is_letter = "x" in {word, other} and _Form.CARDINAL in forms
    return (_Form.ROMAN in forms and not is_letter) or len(forms) == 1


def _number(word: str) -> tuple[int, _Form] | None:
    """The number a word is, and in which form; None where it is none."""
    if word.isdecimal():
        return int(word), _Form.CARDINAL
    if word in _CARDINALS:
        return _CARDINALS[word], _Form.CARDINAL
    if ordinal := _ORDINAL.fullmatch(word):
        return int(ordinal[1]), _Form.ORDINAL
    if word and (roman := _ROMAN.fullmatch(word)):
        return _TENS[roman[1]] + _ONES[roman[2]], _Form.ROMAN
    return None
