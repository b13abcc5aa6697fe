"""Questions as nobody asks them, seen in the letters alone.

What moving a sentence around its question words may leave behind. Knows a line of text, no parse.
"""

from __future__ import annotations

import re

_ODD = (
    re.compile(r"^(?:In|On) (?:which|what) [\w ]*? had "),
    re.compile(
        r"^(?:Which|Who|What)\b.*, (?:(?:in|of|to|from|by|with|for) )?(?:which|who|whom|whose|where) [^,]*\?$"
    ),
    re.compile(
        r"^(?:To|Unlike) .*, (?:in|on|by|since) which |^By which [\w ]+? did |\bonly \w+ed\b.*\?$|^Around when .*\babout \d"
    ),
    re.compile(
        r"^(?:Until|Since) .*\bfor (?:over |more than |about |almost |nearly )?[\w-]+ (?:years|decades|centuries)\b"
    ),
    re.compile(
        r"^(?:In|By|Since|From|Until|During|Before|After) (?:[A-Z][a-z]+ )?\d{4} [a-z]+, |\brespectively\b"
    ),
    re.compile(r"\[…\]| [–—-] ?\?$|\b(?:did|was) one (?!of\b)[a-z]+ [a-z]+ "),
    re.compile(r"\b[Aa]t (?:\w+ )?how many |, or .*\b(?:do|does|did|is|are|was|were) .*\?$"),
    re.compile(r"\b[Ww]hich (?:[Nn]ext|Former|Then|Late|Future|Current|Fellow|Young|Local) "),
    re.compile(
        r"^Because (?!of\b)[^?]*?, (?:who|which|whom|what|how many)\b|^How many [^?]*, which (?:was|were|is|are) "
    ),
    re.compile(r"^(?:Which|Who|What)\b[^?]*, but (?:the|it|he|she|they|this|its|his|her|their) "),
    re.compile(r"^As [^,]+, (?:who|which|whom)\b|^(?:Originally|Formerly|Once) (?:from|an?|the) "),
    re.compile(r"\b(?:which (?:year|decade|century)|what date),? when\b|^(?:Until|On) [^,]*,? when\b"),
    re.compile(
        r"^The \w+ of whose |\bbeen whose\b|^(?:Besides|Apart from) .*, (?:where|who|which|in |on )|^How many \w+ (?:were|are) the "
    ),
    re.compile(
        r"^(?:After|Before|While|Upon|On|By|Since|When) \w+ing\b[^?]*?, (?:in which|on what|where|around when|how many|by which)\b"
    ),
    re.compile(r"[a-z,] (?!['\"“‘(])The (?=[a-z])"),
    re.compile(r"^When [^?]*?, (?:in which (?:month|year|decade|century)|on what date|around when)\b"),
    re.compile(
        r"\bwas (?:independence|peace|victory|power|control|agreement|unity|freedom|statehood) \w+\?$"
    ),
    re.compile(r"^(?:Who|What|Which [\w ]+?) (?:was|is|were|are) an? (?:[\w-]+ ){0,5}[\w-]+\?$"),
    re.compile(r":\?$|^[A-Z][a-z]+(?:ed|ing), wh"),
    re.compile(
        r"\b[Ww]hose [a-z]+ [A-Z]|\b(?:War|Revolution|Crisis|Act|Panic|Rebellion|Revolt|Uprising|Convention) of which year\b"
    ),
    re.compile(
        r"^(?!During|Following|Concerning|According|Regarding|Including|Spring|Evening|Morning|King)[A-Z][a-z]+ing\b[^?]*?, "
        r"(?:in which (?:month|year|decade|century)|on what date|around when)\b"
    ),
    re.compile(
        r"\b(\w+) of which \1\b|\bas (?:is|was) (?:common|usual|customary|typical|normal|the custom)\b|^Since (?:what date|which \w+) had |\bhad \w+ since (?:what|which) \w+\?$"
    ),
)
"""A time before another that is not told; a clause at the end that tells of the answer; a purpose, a contrast or an
"only" that fits the statement alone; a year that took the comma of the noun behind it; a measure asked "at how
many"; a second name for what is asked, torn from it; a lost small letter; what somebody is or was before the words
that ask; what goes on about the time that is asked; a heading within the sentence;
one of the many that were such a thing; what was said, cut off at its colon; how somebody felt;
the noun twice; what is usual; since when something "had" been; whose somebody was who is named himself;
the year in a name; what went on, before the date."""


def is_oddly_asked(question: str) -> bool:
    """Whether the question has a wording that nobody would choose to ask."""
    return any(pattern.search(question) for pattern in _ODD)
