"""Names as people write them: their numbers in any form, and what everyone abbreviates.

"VI Corps" is the Sixth Corps, "St Helena" is Saint Helena, and "WW2" the Second World War. Works on folded
text; it does not know who bears a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizzer.answers.numerals import is_same_number, read_roman, read_words

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
_COMMON_WORDS = (
    "act administration agency airport and archipelago arena army assembly association at avenue award bank basin "
    "battalion battle bay board bridge brigade building bureau campaign canal cape castle cathedral center centre "
    "channel church city club coast college commission committee community company conference congress "
    "constitution convention corps council county court crisis crown cup de department desert district division "
    "duchy dynasty empire expedition federal federation festival field fields fleet for force forces front "
    "gallery garden gardens general government group gulf hall harbor harbour hospital hotel house in institute "
    "international island islands isle king kingdom la lake land le league legion library line lord massacre "
    "ministry mission mountain mountains movement museum national navy of office on operation orchestra order "
    "organisation organization pact palace parish park parliament party peace peninsula people peoples plan "
    "plateau police port president prince princess prize province queen rebellion regiment region republic revolt "
    "revolution river road royal school sea senate siege society squadron square stadium state states station "
    "strait straits street symphony temple territory theater theatre tower town treaty union university uprising "
    "valley village war world"
)
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that many names share: of them alone nobody is named."""


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


def is_part(meant: str, given: str) -> bool:
    """Whether a folded text is some words of a folded name, in their order, with one that is the name's own.

    "Hampden" is a part of Hampden Park and "Park" is not; a name without its number is another: Henry VIII.
    """
    ours, theirs = split_name(meant), split_name(given)
    rest = iter(ours)
    if len(theirs) >= len(ours) or not all(word in rest for word in theirs):
        return False
    is_numbered = any(not word.isalpha() for word in ours) or bool(read_roman(ours[-1]))
    own = [word for word in theirs if word not in _COMMON and len(word) > _LEAST_WORDS]
    return not is_numbered and any(not read_words([word])[1] for word in own)
