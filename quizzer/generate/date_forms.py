"""How English writes dates: the words and the patterns they stand in.

Patterns only: what a match means is for quizzer.generate.dates to say. Each group is named as in
day `d`, month `m`, year `y`, era `era`; a 1 marks the earlier part of a range.
"""

from __future__ import annotations

import re

_MONTH_NAMES = """
January Jan, February Feb, March Mar, April Apr, May, June Jun, July Jul, August Aug, September Sept Sep, October Oct,
November Nov, December Dec
"""
MONTHS = {
    name: number for number, names in enumerate(_MONTH_NAMES.split(","), start=1) for name in names.split()
}
"""Month names, whole and shortened, with their number."""

_ORDINAL_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
"""
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
"""Ordinal words as far as centuries go."""

LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_WHOLE = "|".join(name for name in MONTHS if len(name) > 4 or name in ("May", "June", "July"))
_SHORT = "|".join(name for name in MONTHS if len(name) <= 4 and name not in ("May", "June", "July"))
_THAT_YEAR = r"(?:\s+(?:of\s+)?(?:that|the\s+same)\s+year(?!\w))?"
"""A year told before, of which the date then says no more than that."""
_MONTH = rf"(?:{_WHOLE}|(?:{_SHORT})\.?)(?!\w)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d])"
_ERA = r"(?:BCE|BC|CE|AD|B\.C\.E\.|B\.C\.|C\.E\.|A\.D\.)(?!\w)"
_YEAR = rf"(?:(?:AD|A\.D\.)\s)?(?<![\d.,])\d{{1,4}}(?![\da-z]|[,.:]\d|\s?%|['’]?s\b|-[A-Za-z])(?:\s?{_ERA})?"
_JOIN = r"(?:\s?[–—−-]\s?|\s+(?:to|until|through|till|and|or)\s+(?:the\s+|early\s+|late\s+)?)"
_PART = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)(?:[-\s]to[-\s](?:mid|late))?(?:-|\s(?:in\s)?))"
_BEFORE = r"(?<![\w/.:,$£€₱¥#+=-])"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}))"
_TIME = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hroughout|[Bb]efore|[Aa]fter|(?:end|middle|beginning|month|start) of)"

DAY_FIRST = re.compile(
    rf"{_BEFORE}(?:(?P<d1>{_DAY})(?P<join>{_JOIN}))?(?P<d>{_DAY})\s+(?:day\s+of\s+|of\s+)?(?P<m>{_MONTH})"
    rf"(?:(?P<comma>,|\s+of|\s+in)?\s+(?P<y>{_YEAR})|{_THAT_YEAR})"
)
MONTH_FIRST = re.compile(
    rf"(?<!\w)(?<!\d\s)(?<!\d[a-z]{{2}}\s)(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d1>{_DAY})(?![,.:]\d|%|-[A-Za-z])(?:(?P<join>{_JOIN})(?P<d>{_DAY})(?![,.:]\d))?"
    rf"(?:(?P<comma>,|\s+of)?\s+(?P<y>{_YEAR})|{_THAT_YEAR})"
)
MONTH_YEAR = re.compile(
    rf"(?<!\w)(?P<part>{_PART})?(?:(?P<m1>{_MONTH})(?P<join>{_JOIN}))?(?P<m>{_MONTH}),?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR})"
)
MONTH = re.compile(
    rf"(?<!\w)(?:(?P<time>{_TIME})\s+|(?={_PART}))(?P<date>(?P<part>{_PART})?(?:(?P<m1>{_WHOLE})(?P<join>{_JOIN}))?"
    rf"(?P<m>{_WHOLE})(?!\w){_THAT_YEAR})(?!\w|\s+(?:the\s+)?\d|['’.-]\w)"
)
SEASON = re.compile(
    rf"(?<!\w)(?:{_PART}(?:the\s+)?)?{_SEASON}(?:\s+of|,)?\s+(?P<y>{_YEAR})(?:[–—/-](?P<y2>\d{{2}}(?:\d\d)?)(?!\d))?"
)
YEARS = re.compile(
    rf"{_BEFORE}(?:(?P<ad>AD|A\.D\.)\s)?(?P<y1>\d{{1,4}})(?:\s?(?P<era1>{_ERA}))?"
    rf"(?P<join>{_JOIN}|/)(?:(?:AD|A\.D\.)\s)?(?P<y>\d{{1,4}})(?!\d|(?!{_ERA})[^\W\d_]|[,.:/]\d|\s?%|['’]?s\b|-\w|[–—-]\d)"
    rf"(?:\s?(?P<era>{_ERA}))?"
)
ERA_YEAR = re.compile(
    rf"(?<![\w/.:$£€#+=-])(?:(?P<ad>AD|A\.D\.)\s(?P<y1>\d{{1,4}})(?!\w|[,.]\d|['’]s)"
    rf"|(?P<y>\d{{1,2}},\d{{3}}|\d{{1,5}})\s?(?P<era>{_ERA}))"
)
YEAR = re.compile(
    rf"{_BEFORE}(?P<part>{_PART})?(?P<y>\d{{3,4}})(?![\w%°½]|[,.:/]\d|['’]s\b|-[A-Za-z]|\s?[–—−-]\s?\d|\s?×)"
)
DECADE = re.compile(
    rf"(?<![\w/.:,$£€#+-])(?P<part>{_PART})?(?P<y1>\d{{2,3}}0)['’]?s(?:\s?[–—-]\s?(?P<y>\d{{1,3}}0)['’]?s)?(?!\w)"
    rf"(?:\s?(?P<era>{_ERA}))?"
)
CENTURY = re.compile(
    rf"(?<!\w)(?P<part>{_PART})?(?:(?P<c1>{_ORDINAL})(?P<join>{_JOIN}))?(?P<c>{_ORDINAL})"
    rf"[-\s]centur(?:y|ies)(?!\w)(?:\s?(?P<era>{_ERA}))?",
    re.IGNORECASE,
)
ISO = re.compile(r"(?<![\w./-])(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w-])")
ERA = re.compile(_ERA)
THAT_YEAR = re.compile(rf"{_THAT_YEAR}\Z")
"""The year told before, at the end of a date."""
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?\Z", re.IGNORECASE)
JOIN = re.compile(_JOIN)


def number(text: str) -> int:
    """The digits in the text as one number, whatever stands around and between them."""
    return int(re.sub(r"\D", "", text))


def is_range(mark: re.Match[str], adjacent: bool) -> bool:
    """Whether the two ends in a match are joined to a span of time; "6 and 9 August" are two dates."""
    if mark["join"].split()[:1] != ["and"]:
        return True
    return adjacent or bool(BETWEEN.search(mark.string[max(0, mark.start() - 20) : mark.start()]))


def confidence(mark: re.Match[str]) -> float:
    """How sure the range in a match is: "November or December" says that nobody knows."""
    return 0.5 if "or" in (mark["join"] or "").split() else 1.0


def full_year(first: int, digits: str) -> int:
    """The later year of a range that leaves out the century."""
    return first - first % 100 + int(digits) if len(digits) == 2 and first >= 1000 else int(digits)
