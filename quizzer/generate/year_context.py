"""Is a bare number a year? Told by the words on both sides of it, for the number alone cannot.

In doubt it is none: a figure taken for a year asks something false. Knows no dates but years.
"""

from __future__ import annotations

import re

LAST_YEAR = 2100
"""No number above this is a year of our era."""

MODERN = 1700
"""From here on a number of four digits is more often a year than a count."""

_UNIT_WORDS = """
m km cm mm nm mi ft yd ha kg g mg t lb lbs oz kw mw gw kv v hz khz mhz ghz hp mph kn k c f per percent metre metres meter
meters kilometre kilometres kilometer kilometers mile miles foot feet inch inches yard yards acre acres hectare hectares
square cubic ton tons tonne tonnes kilogram kilograms gram grams pound pounds litre litres liter liters gallon gallons
degree degrees hour hours hrs minute minutes second seconds day days week weeks month months year years dollars euros million billion trillion thousand hundred dozen kcal cal mol
bp bhp shp rpm nautical
"""
_FUNCTION_WORDS = """
the a an and or but nor he she it they we who which that when while where as at by on in to for from with of was is had
did saw marked brought began ended under after before until during his her its their there this these both due because
although though if so also only along onward onwards
"""
_WORDS_IN_S = """
was has does is his its this thus as across towards besides perhaps always sometimes afterwards plus less unless whereas
versus yes marks sees brings begins ends remains comes gas bus onwards upwards backwards
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNITS = _words(_UNIT_WORDS)
"""Words, in lower case, that make the number before them a figure."""

_MANY = ("men", "women", "people", "persons", "troops", "horse", "foot", "cattle", "aircraft", "others")
_FUNCTION = _words(_FUNCTION_WORDS)
_YEARLY = frozenset(
    ("statistics", "elections", "estimates", "championships", "playoffs", "celebrations", "olympics", "riots")
)
"""What a year stands before more often than a count."""
_NOT_PLURAL = _words(_WORDS_IN_S) | _YEARLY
_IN = ("in", "since", "during", "until", "till", "after", "before")
_FROM = (
    "by",
    "from",
    "between",
    "through",
    "year",
    "years",
    "early",
    "mid",
    "late",
    "beginning",
    "starting",
    "circa",
    "ca",
)
_CIRCA = ("around", "about", "c")
_LOOSE = ("of", "around", "about", "c", "for", "to")
_DETERMINERS = ("the", "his", "her", "its", "their", "our", "a", "an", "this", "that", "each", "every")
_VERBS = ("was", "is", "saw", "marked", "brought", "began", "ended", "had")
_PARTICIPLES = (
    "born",
    "built",
    "died",
    "won",
    "lost",
    "sunk",
    "met",
    "made",
    "held",
    "sold",
    "d",
    "b",
    "fl",
    "r",
)
_AS_EARLY_AS = re.compile(r"\b(?:early|late|back|ago|recently|far|soon) as\s\Z", re.IGNORECASE)
_LISTED = re.compile(r"\b\d{3,4}s?,?\s(?:and|or|and in|and again in)\s\Z")
_SHORT_LISTED = re.compile(r"\b(?:year|(?:in|since|until) \d{3},? (?:and|or))\s\Z", re.IGNORECASE)
_BACK_TO = re.compile(r"\b(?:back|dat(?:ed?|es|ing)|prior) to\s\Z")
_COUNTED = re.compile(
    r"\b(?:population|total|number|height|length|weight|altitude|distance|cost|price|sum|force|army|strength|speed|"
    r"depth|elevation|capacity|crew|range|garrison|average|maximum|minimum|rate|size|area|out|some|all|each) of\s\Z"
)
_PHRASE_OF_MANY = re.compile(r"(?:\s[a-z]+){0,2}\s[a-z]{2,}[a-rt-z]s\b")
_LAST = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s])\.?\s*\Z")
_FIRST = re.compile(r"\s*([^\W\d_]+|\d|[^\w\s])")


def counts_something(after: str) -> bool:
    """Whether a unit or a plural noun follows, so that the number before it is a figure."""
    word = _first(after)
    return word.lower() in UNITS or _is_plural(word)


def year_confidence(digits: str, before: str, after: str) -> float:
    """How surely the `digits` between `before` and `after` are a year, 0 to 1."""
    number, following = int(digits), _first(after)
    last = _LAST.search(before[-40:])
    word = last[1] if last else ""
    if number > LAST_YEAR or number < 100 or following.lower() in UNITS:
        return 0.0
    is_counted = _is_plural(following)
    if word.lower() in _IN:
        return _after_preposition(number, following, is_counted)
    if number < 1000:
        return 0.6 if not is_counted and _SHORT_LISTED.search(before[-40:]) else 0.0
    if is_counted and (number < MODERN or not _determines(word)):
        return 0.0
    if (
        following in _YEARLY
        or word.lower() in _FROM
        or _AS_EARLY_AS.search(before[-40:])
        or _LISTED.search(before[-40:])
    ):
        return 0.95
    return _after_other(number, word, before[-40:], after)


def _first(after: str) -> str:
    first = _FIRST.match(after)
    return first[1] if first else ""


def _is_plural(word: str) -> bool:
    if word in _MANY:
        return True
    is_noun = len(word) > 3 and word.islower() and word not in _NOT_PLURAL
    return is_noun and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def ends_phrase(after: str) -> bool:
    """Whether what follows a number begins with a mark or with a word that no noun phrase goes on with."""
    return _ends_phrase(_first(after))


def _ends_phrase(following: str) -> bool:
    return not following.isalnum() or following.lower() in _FUNCTION or following.endswith("ed")


def _determines(word: str) -> bool:
    return word.lower() in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’"))


def _after_preposition(number: int, following: str, is_counted: bool) -> float:
    if number >= MODERN:
        return 1.0
    if is_counted:
        return 0.0
    if number >= 1000:
        return 0.95
    return 0.7 if _ends_phrase(following) else 0.5 if following[:1].isupper() else 0.0


def _after_other(number: int, word: str, before: str, after: str) -> float:
    """Where no preposition of time stands before a number of four digits."""
    following = _first(after)
    ends = _ends_phrase(following)
    if word.lower() in _LOOSE:
        is_loose = word.lower() in ("to", "for") and not _BACK_TO.search(before)
        sure = 0.6 if is_loose else 0.8 if number < MODERN else 0.9
        ends = ends or (word.lower() in _CIRCA and following[:1].isupper() and number >= 1500)
        return sure if ends and not _COUNTED.search(before) else 0.0
    if _determines(word):
        is_adjective = following.isalpha() and not (number < MODERN and _PHRASE_OF_MANY.match(after))
        return 0.85 if is_adjective else 0.0
    if word == "(":
        return 0.9 if not following.isalnum() else 0.0
    if word in ",;:—–-[":
        return 0.8 if ends and number >= 1500 else 0.0
    if not word:
        return 0.7 if following in _VERBS else 0.0
    return 0.9 if ends and (word.lower() in _PARTICIPLES or word.endswith("ed")) else 0.0
