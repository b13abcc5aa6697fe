"""Words that tie a sentence to the one before it and say nothing of what it tells.

Plain patterns of English, which read no parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENER = re.compile(
    r"(?:However|Regardless|Therefore|Thus|Hence|Moreover|Furthermore|Consequently|Nevertheless|Nonetheless|Meanwhile|Similarly|"
    r"Likewise|Accordingly|Instead|Simultaneously|Subsequently|Eventually|Finally|Then|Soon|Later|Today|Currently|Indeed|"
    r"Also|Actually|Unsurprisingly|Sadly|Additionally|Alternatively|Conversely|Afterwards?|Thereafter|Altogether|Overall|Still|Again|Likewise|"
    r"(?:(?:More|Most|Equally|Less) )?(?:importantly|significantly|interestingly|surprisingly|crucially|notably|unfortunately)|"
    r"Fortunately|Ultimately|Specifically|Generally|More (?:specifically|precisely|generally)|Besides|"
    r"In (?:addition|fact|contrast|turn|response|particular|comparison|general|total|return|the end|the meantime|all|other words)|"
    r"As (?:a result|well|such)|At (?:the same|that|this|the) (?:time|point)|For (?:example|instance|this reason)|"
    r"On the other hand|To be (?:specific|precise|exact)|By (?:then|contrast|comparison|this time|that time)|"
    r"(?:(?:Only|Just|About|Some|Less than|More than|Over|Almost|Nearly) )?(?:[A-Za-z]+|\d+) (?:or \w+ |and a half )?"
    r"(?:days?|weeks?|months?|years?|hours?|decades?|centuries) (?:later|earlier|afterwards?|before|after)|"
    r"The (?:following|next|same|previous) (?:day|week|month|year|morning|evening|night|summer|winter|spring)|"
    r"(?:Shortly|Soon|Immediately|Not long|Long) (?:thereafter|afterwards?|after|before)|"
    r"(?:Later|Earlier) (?:that|the same|in the|in that) (?:day|week|month|year|night|summer|winter|decade|century))"
    r",? +(?=on \d|in \d|[^\W\d_]|\d)",
    re.IGNORECASE,
)
"""What may open a sentence before a comma."""
LEADING = re.compile(
    r"^(?:(?:But|And|Yet),? |(?:First|Second|Third|Fourth|Fifth|Last)(?:ly)?, )(?=[A-Za-z\d])"
    r"|^(?:Later|Earlier) (?=in (?:the (?:\d|[a-z]+ century)|\d))"
)
"""The word that joins a whole sentence to the one before it, numbers it, or sets its time against another."""
CONNECTIVE = re.compile(
    r", (?:however|therefore|thus|hence|moreover|furthermore|meanwhile|instead|nevertheless|nonetheless|likewise|indeed|"
    r"though|too|of course|in turn|in fact|for (?:example|instance)|on the other hand|as well)(?:,(?= )|(?=[.;]))"
)
"""A word between commas that ties a sentence to the one before it."""
LATER = re.compile(
    r"(?<=\w )(?:(?:[a-z]+|\d+) (?:days|weeks|months|years|decades) )?(?:later|earlier) (?=(?:in|on) (?:(?:early|mid|late) )?(?:\d|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b))"
)
"""The word that sets a date against one told before: "later in June 1940"."""
MARK = re.compile(
    r"\[(?:update|(?:citation|clarification|further explanation|page|year|specify) ?(?:needed)?|(?:who|when|which|where|by whom|according to whom)\?|dubious[^\]]*"
    r"|(?:note|n|nb) \d+|\d{1,3}|[a-z]|[^\[\]]*\bpp?\. ?\d[^\[\]]*)\]|(?<=[a-z.,] )(?<!\b(?:in|by|of) )(?<!\bfrom )\[[A-Za-z]+\+?\d{2,4}[a-z]?\]"
)
"""An editor's mark, the number of a note or the title of a source, left in the text."""
BACKWARD = re.compile(
    r"(?<=[Tt]he )(?:subsequent|ensuing|resulting|aforementioned) (?=[A-Z])"
    r"|(?<=[\w),] )(?<!\bbut )(?<!\band )(?<!\bthe )(?<!\bsince )(?<!\buntil )(?<!\bby )(?<!\bfrom )"
    r"(?:also|(?<!, )then|subsequently|thus|therefore|consequently|likewise) "
    r"(?=[a-z])(?!(?:known|called|used|to|by|in|at|on|for|from|with|of|the|an?|and|or|as|only|far) )"
)
"""A word within a sentence that only looks back: "the subsequent Peace of Pressburg", "he also wrote"."""
AGAIN = re.compile(
    r"(?<=[a-z] )(?:immediately|still|eventually|finally|soon) (?=[a-z]+(?:ed|en|d|t|n|ally|rew|ook|ent)\b)"
    r"(?!(?:after|before|following|then|at|and|but|not|in|on|when|even|present|recent|different|important|current)\b)"
    r"|(?:(?<=\bwas )|(?<=\bwere ))(?:later|then) (?=[a-z]+(?:ed|en|und|ilt|nt|ld)\b)(?!(?:known|called|used) )"
    r"|(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere ))also (?=(?:the|an?) )"
    r"|(?<=[a-z] )(?<!\bthe )(?<!\b[hi][it]s )(?<!\btheir )next (?=[a-z]+ed\b)"
    r"|(?<=\w) at (?:the|that) time(?=\.)"
)
"""A word that sets a deed against an earlier time: "immediately assaulted", "was still considered", "... at that time."."""
_LINKS = (
    (LEADING, ("",)),
    (CONNECTIVE, (", ",)),
    (LATER, ("er in ", "er on ")),
    (MARK, ("[",)),
    (BACKWARD, ("",)),
    (AGAIN, ("ly ", "still ", "soon ", "later ", "then ", "also ", "next ", " time.")),
)
"""What no prompt needs; beside each pattern what every text that has it shows, which is quicker to see."""


def list_links(text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """The words and marks that lead out of a sentence, as (start, end), pattern by pattern."""
    for link, signs in _LINKS:
        if any(sign in text for sign in signs):
            yield tuple(match.span() for match in link.finditer(text))
