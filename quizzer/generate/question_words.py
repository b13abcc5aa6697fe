"""Which question words a fact licenses: what they say of the answer must be sure.

"Who" for a name that is surely a person's, "which river" for a name that says so itself, "on what date"
for a whole date. Knows values and words, no clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.generate.cloze import format_year
from quizzer.generate.words import CLASSES, COUNTRIES, HEADS, SHIP_PREFIXES, TITLES, word_set
from quizzer.models import Name, NameKind, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN = {
    (Precision.DAY, "on"): "on what date",
    (Precision.DAY, ""): "on what date",
    (Precision.MONTH, "in"): "in which month and year",
    (Precision.YEAR, "in"): "in which year",
    (Precision.DECADE, "in"): "in which decade",
    (Precision.CENTURY, "in"): "in which century",
}
"""A date's precision and its preposition → how it is asked for."""
_ODD_HEADS = word_set("Inc. Ltd. Limited States Command Order Front Force Forces Act Group Service Games")
"""Head nouns that, in lower case, do not say what is named."""


def date_words(value: PartialDate, preposition: str, resolved: int | None) -> str | None:
    """How a date is asked for ("in which year"), None where its form or preposition is unusual.

    A year that the sentence leaves out is told.
    """
    if value.year is not None:
        return _WHEN.get((value.precision, preposition))
    if resolved is None or (value.precision, preposition) not in _WHEN:
        return None
    return (
        f"on what date in {format_year(resolved)}"
        if value.day
        else f"in which month of {format_year(resolved)}"
    )


def name_words(answer: str, value: Name) -> str | None:
    """The question words that a name licenses ("whom", "which river", "where"), or None."""
    words = answer.split()
    if answer in COUNTRIES:
        return "which country"
    if value.kind is NameKind.PERSON:
        return "whom"
    if words[0] in SHIP_PREFIXES:
        return "which ship"
    head = "operation" if words[0] == "Operation" else ""
    if len(words) > 1 and not head and not re.search(r"-[A-Z]", answer):
        noun = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        head = noun.lower() if HEADS.get(noun) is value.kind and noun not in _ODD_HEADS | TITLES else ""
    placed = value.kind is NameKind.PLACE and len(words) < 4
    return f"which {head}" if head else "where" if placed else None


def says_class(before: Sequence[Token], value: Name) -> bool:
    """Whether the tokens between article and name say what is named ("transport ship")."""
    noun = before[-1]
    plain = all(token.text.islower() or token.pos_ == "ADJ" or token.is_punct for token in before)
    return plain and CLASSES.get(noun.text) is value.kind and noun.tag_ == "NN"
