"""Names as people write them: their numbers in any form, and what everyone abbreviates.

"VI Corps" is the Sixth Corps, "St Helena" is Saint Helena, and "WW2" the Second World War. Works on folded
text; it does not know who bears a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizzer.answers.numerals import is_same_number

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
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
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
    pairs = zip(ours, theirs, strict=True)
    return [pair for place, pair in enumerate(pairs) if not _is_same(*pair, first=not place)]


def _is_same(word: str, other: str, *, first: bool) -> bool:
    if word == other:
        return True
    # The X of a name may be a letter ("Malcolm X"); "10th" says that it is a number.
    counted = {word, other} - {"x"}
    is_letter = "x" in {word, other} and not any(_ORDINAL.fullmatch(one) for one in counted)
    return not is_letter and is_same_number(word, other, first=first and not _is_ordered(word, other))


def _is_ordered(word: str, other: str) -> bool:
    """Whether one of the words says that the other is a number: the X Corps is the 10th."""
    return any(_ORDINAL.fullmatch(one) for one in (word, other))
