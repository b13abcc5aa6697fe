"""The article before a name: one too many, or one that was lost.

Reads the parse, and which names the document writes without.
"""

from __future__ import annotations

from quizzer.generate.cloze import Draft
from quizzer.generate.facts import Mention, Reading
from quizzer.generate.setting import Setting
from quizzer.generate.words import CONTINENTS, SUBJECTS, word_set
from quizzer.models import Name

_THE_BODIES = word_set(
    "Network Committee Commission Ministry Association Federation League Department Authority Institute"
)
"""Last words of the names of bodies that have "the" before them."""
_BESIDE = frozenset([",", "and", "or", "(", "-", "–", "as", "'s", "’s", "/", "&", '"', "“"])
_HELD_BACK = ("'s", "’s", " of ", "-", " who ", " that ", " which ", " in ")
"""What may follow a name that has an article for once: "the Rome of Nero"."""


def has_odd_article(draft: Draft, setting: Setting) -> bool:
    """Whether "the" stands before a continent or a name that has none elsewhere, or is lost before a body's."""
    reading, before = draft.reading, draft.reading.text[: draft.mention.start]
    for one in reading.mentions:
        value = one.fact.value
        if not isinstance(value, Name) or reading.is_modifier(one):
            continue
        bare = value.text in setting.bare and reading.has_article(one)
        if (bare and not reading.text.startswith(_HELD_BACK, one.end)) or _lacks_the(reading, one):
            return True
    named = isinstance(draft.mention.fact.value, Name)
    part = " of " not in draft.answer and draft.answer.split()[-1] in CONTINENTS
    return named and part and before.lower().endswith("the ")


def _lacks_the(reading: Reading, mention: Mention) -> bool:
    """Whether nothing tells which committee or league it is: "In 2011 World Cities Research Network listed Manila"."""
    tokens = reading.tokens(mention)
    first = tokens[0]
    if tokens[-1].text not in _THE_BODIES or len(tokens) == 1:
        return False
    head = reading.head(mention)
    told = any(
        child.dep_ in {"det", "poss", "amod", "compound", "nummod"} and child.i < first.i
        for child in head.lefts
    )
    before = first.nbor(-1) if first.i else None
    joined = before is not None and (
        before.text in _BESIDE or before.text[:1].isupper() or before.dep_ == "det"
    )
    return not told and not joined and head.dep_ in SUBJECTS | {"dobj", "pobj"}
