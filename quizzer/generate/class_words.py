"""What a learner leaves out of a name where the question has said it: "Tranquility" for "which sea"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.generate.words import HEADS, NEVER_ALONE, TITLES, word_set

_ASKED = re.compile(r"\bwhich((?: [\w'’-]+){1,2})", re.IGNORECASE)
_NEEDED = word_set("City Town Village Port Cape Church Bank States Federation Party House Order Front")
"""Class words without which a name is another's: Mexico City, the Church of England."""
_FIRST = word_set("River Lake Mount Fort Operation")
"""Class words that stand before the name."""
_PLAIN = word_set(
    "Civil Supreme Cold World Royal National International Imperial General First Second Third Great Grand Long High Rocky"
)
"""What says too little to be an answer."""
_OF = re.compile(r"(?P<what>[A-Z]\w+) of (?:the )?(?P<own>[A-Z].*)")


def leave_out_class(question: str, answer: str) -> Iterator[str]:
    """The answer without the class word that the question asks with: "Oxford" for "which university"."""
    asked = {word for match in _ASKED.finditer(question) for word in match[1].split()}
    for what, own in _split(answer):
        known = what in HEADS and what not in _NEEDED and what.lower() in asked
        words = own.split()
        plain = words[-1] in NEVER_ALONE | TITLES | _PLAIN or any(word in HEADS for word in words)
        if known and not plain:
            yield own


def _split(answer: str) -> Iterator[tuple[str, str]]:
    """The class word of a name and what is left of it without."""
    if match := _OF.fullmatch(answer):
        yield match["what"], match["own"]
    elif " of " not in answer and " " in answer:
        first, last = answer.split(" ", 1), answer.rsplit(" ", 1)
        if first[0] in _FIRST:
            yield first[0], first[1]
        else:
            yield last[1], last[0]
