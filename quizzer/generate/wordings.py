"""Wordings that no sound English sentence has, seen in the letters alone.

Slips of the source, and what stripping markup or numbers leaves behind. Knows a line of text, no parse.
"""

from __future__ import annotations

import re

from quizzer.generate.variants import MONTHS
from quizzer.models import BLANK

_MONTH = "|".join(MONTHS)
_HELD = (
    "Olympics|Olympic Games|Summer Games|Winter Games|Championships?|World Cup|elections?|census|referendum|Games|"
    "presidential election|parliamentary election|general election"
)
_WORDINGS = {
    "two hedges": (
        r"\b(?:approximately|about|around|roughly|nearly|almost|some|circa) "
        r"(?:over|about|around|almost|nearly|roughly|approximately|more than|less than|at least|up to) (?:[\d$£€]|_)"
    ),
    "a comma between subject and verb": r"^[^,]*, (?:was|were|is|are|has|had) (?!not\b)[a-z_\d]",
    "a quote within a word": r"\b(?:as|the|an?|of|to|in|and|for|called)['’] ",
    "a quote between spaces": r"(?:^|\s)['’]\s|\w ['’]s ",
    "a stop behind the gap": rf"{BLANK}(?:\.\s| of (?:the )?[A-Z][\w ]*['’]s [A-Z])",
    "a past with since": r"\b(?:was|were) (?:\w+ed|known|seen|built|held|made|given|taken) since\b",
    "a present with since": r"\b(?:is|are) (?:\w+ed|led|held|run|known|found) (?:by|in|at|to) [^,]*\bsince\b",
    "a list without and": (
        r"\d [a-z ]+, ____ [a-z ]+\.$|____ [a-z ]+, \d+ [a-z ]+\.$|"
        r"(?:\d|____) [\w -]+, (?:\w+ )?(?:\d+|____) [\w -]+, [a-z ]+, (?:\d+|____) [a-z ]+\.$"
    ),
    "a preposition that its word never takes": (
        r"\b(?:participat\w+ to (?:the|an?|his|her|its|their)|contribut\w+ into|referred as|result\w* into|despite of|"
        r"capable to|consist\w* from|the most number of|(?:pass|spread|flow|mov|travel|walk|march)\w* though|"
        r"in representation of|amount\w* at) "
    ),
    "many set against that of one": r"\b(?:are|were) (?:more \w+|less \w+|\w+er) than that of\b",
    "signs that few readers of English can read": r"[\u0590-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]",
    "a land without its article": (
        r"\b(?i:in|of|from|to|into|with|by|struck|hit|left|reached) "
        r"(?:Philippines|Netherlands|United States|United Kingdom|Soviet Union|Bahamas|Maldives|Czech Republic|Middle East)\b"
    ),
    "a century without its article": (
        r"\b(?i:in|into|during|of|since|until|by) (?:(?:early|late|mid)[ -])?(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|first)) century\b"
        r"(?!-)(?! [A-Z])"
    ),
    "an occasion without its article": (
        rf"\b(?i:in|at|during) (?:\d{{4}}|which year|____) (?:[A-Z]\w+ ){{0,2}}(?:{_HELD})\b"
    ),
    "an adjective for an adverb": r"\b\w{2,}(?:onal|ical|ual|eral) (?:dated|considered|believed|located)\b",
    "an editor's mark": r"\w\[|\[(?:citation|update|further|clarification)|\[[A-Za-z]+\+?\d{2,4}[a-z]?\]",
    "both of one name": r"\b[Bb]oth (?:the )?(?:[A-Z]\w+|____) (?!and\b)[a-z]+",
    "an article without its noun": r"\b(?:the|an?) (?:to|of|for|and|at|from|or|whom|which|was|is|are|were)(?=\s)",
    "a word said twice": r"\b(the|an?|of|in|to|and|by|with|for|at|from|on) \1\b",
    "a before a letter that is spoken with a vowel": r"\ba (?:[FHLMNRSX][BCDFGHJKMPQRSTVXZ][A-Z]*)\b",
    "a school without its article": (
        r"\b(?:from|at|of|to|by|in|with) (?:University|Museum|Province|Kingdom|Republic|Institute|Gulf|Battle|Treaty) of [A-Z_]"
    ),
    "two names run together": r"\b([A-Z]\w+) (?i:\1)\d",
    "a list with one of its members twice": r"\b([A-Z]\w+), \1\b(?!,? [A-Z])",
    "an ordinal that is none": r"(?<!1)[123]th\b",
    "so many years without their article": r"\bfor [a-z]+(?:ible|able|ous|ful|ing) (?:\d+|____) (?:years|months|days)\b",
    "an before a consonant": r"\ban [b-df-gj-np-tv-z][a-z]{2,}",
    "a before a vowel": r"\ba (?!(?:and|as|at|are|in|is|if|or)\b)(?:[ai][a-z]{2,}|e(?!u|w)[a-z]{2,}|o(?!ne|nce)[a-z]{2,})",
    "the largest without its article": r"\b[Oo]ne of (?:largest|oldest|earliest|first|most|biggest|highest|best|main)\b",
    "what is left of what was told before": rf"\b(?:remainder|rest) of the (?:{BLANK}|\d)",
    "two marks side by side": r",[—–:;]",
    "one that is many": r"\b[Tt]here is (?:no|many|several|some|few) (?:[a-z]+ )?[a-z]{3,}[^aisu\W]s\b",
    "a heading within the sentence": r"[a-z]:[A-Z][a-z]",
    "a stop without its space": r"[a-z]{3}\.[A-Z][\w’']*[ ,]",
    "half of two ordinals": rf"\d(?:st|nd|rd|th) & {BLANK}|{BLANK} & \d",
    "an end that is at no end": r"\b[Ii]n the (?:beginning|end) of (?:____|\d|[A-Z])",
}
_SIGNS = {
    "an before a consonant": "an ",
    "a before a vowel": "a ",
    "an ordinal that is none": "th",
    "so many years without their article": "for ",
    "a list with one of its members twice": ", ",
    "a past with since": "since",
    "a present with since": "since",
    "many set against that of one": "than that of",
    "a century without its article": "century",
    "an editor's mark": "[",
    "both of one name": "oth ",
    "a school without its article": " of ",
    "the largest without its article": "ne of ",
    "what is left of what was told before": " of the ",
    "one that is many": "here is ",
    "an end that is at no end": "n the ",
    "a heading within the sentence": ":",
}
"""What stands in every line that has the wording, and is quicker to see."""
_WORDED = tuple((_SIGNS.get(name, ""), re.compile(pattern)) for name, pattern in _WORDINGS.items())
_IN_A_DAY = re.compile(
    rf"\b[Ii]n (?:{_MONTH}) \d{{1,2}}(?:, \d{{4}}|[,.])|\b[Oo]n (?:{_MONTH}) \d{{4}}\b|\b(?:was|were) [a-z]+ed (?:{_MONTH}) \d"
)
"""A day after "in", a month after "on", either after no preposition."""


def is_misworded(line: str) -> bool:
    """Whether the line has a wording that no sound sentence has."""
    return any(sign in line and wording.search(line) for sign, wording in _WORDED)


def is_misdated(text: str) -> bool:
    """Whether the text gives a day the preposition of a month, a month that of a day, or one of them none."""
    return bool(_IN_A_DAY.search(text))
