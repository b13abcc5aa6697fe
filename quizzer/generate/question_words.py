"""Which question words a fact licenses: what they say of the answer must be sure.

"Who" for a name that is surely a person's, "which river" for a name that says so itself, "on what date"
for a whole date. Knows values and words, no clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.generate.cloze import format_year
from quizzer.generate.synonyms import SAME_THING
from quizzer.generate.words import (
    CLASSES,
    COUNTRIES,
    HEADS,
    RANKS,
    SHIP_PREFIXES,
    TITLES,
    word_set,
)
from quizzer.models import Name, NameKind, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNITS = {
    Precision.DAY: "date",
    Precision.MONTH: "month and year",
    Precision.YEAR: "year",
    Precision.DECADE: "decade",
    Precision.CENTURY: "century",
}
_WITHIN = word_set("in during within")
_BOUNDS = word_set("by until till since")
_NUMERAL = re.compile(r"[IVX]+|\d+|One|Two")
_PART = re.compile(
    r"(?:the )?(?:early|mid|late|later|beginning|end|spring|summer|autumn|fall|winter)\b", re.I
)
"""A date of which only a part is meant ("late 1942")."""
_GENERAL = {
    NameKind.PERSON: "whom",
    NameKind.VESSEL: "which ship",
    NameKind.UNIT: "which military unit",
    NameKind.OPERATION: "which operation",
    NameKind.PUBLICATION: "which publication",
    NameKind.TREATY: "which agreement",
    NameKind.ORGANISATION: "which organisation",
}
_LANDS = frozenset(name for group in SAME_THING if not group.isdisjoint(COUNTRIES) for name in group)
"""Every writing of a country: "US", "U.S.", "United States"."""
_TERRITORIES = frozenset(("Hong Kong", "Puerto Rico"))
"""Lands that are listed with the countries and are none."""
_ODD_HEADS = word_set(
    "Inc. Ltd. Limited States Command Order Front Force Forces Act Service Games Center Centre Charter Guard Guards "
    "Union House Press Times Herald Tribune Wing Marines Blitz Holocaust Admiralty Harbor Harbour"
)
"""Head nouns that, in lower case, do not say what is named."""
_SERVICES = word_set("Guard Constabulary Marines Gendarmerie")
"""Last words of the names of armed services, which are no units of one."""
_OTHER_HEADS = word_set(
    "Coalition Legislature Parade Dynasty Clan Tribe Programme Program Project Mission Scheme Bill Amendment Doctrine "
    "Caliphate Khanate Sultanate Emirate Principality Duchy Formation Script Alphabet Language Monument Memorial Statue "
    "Affair Scandal Proclamation Manifesto Resolution Railway Railroad Period Era Satellite Telescope Probe Comet Nebula "
    "Galaxy Virus Disease Syndrome Theorem Equation Effect Principle Scale Cycle Process"
)
"""Last words of names that are of no kind here and yet, in lower case, say what is named."""
_SORTS = RANKS | word_set(
    "class language poem novel film song album opera magazine journal tribe dynasty comet asteroid satellite airline "
    "railway mineral element disease virus dialect script calendar festival holiday deity goddess god"
)
"""Nouns right before a name that say what it names, whatever kind it is taken for."""


def date_words(answer: str, value: PartialDate, preposition: str, resolved: int | None) -> str | None:
    """How a date is asked for ("in which year"), None where its form or preposition is unusual.

    A year that the sentence leaves out is told.
    """
    if value.end is not None:
        return _ask_range(value, value.end, preposition)
    if _PART.match(answer):
        return "around when" if preposition in _WITHIN and value.year is not None else None
    if answer[:1].islower() and value.precision is not Precision.CENTURY:
        return None
    return (
        _ask_unresolved(value, preposition, resolved)
        if value.year is None
        else _ask_whole(value, preposition)
    )


def _ask_range(value: PartialDate, end: PartialDate, preposition: str) -> str | None:
    unit = {Precision.YEAR: "years", Precision.DAY: "dates"}.get(value.precision)
    ranged = (
        preposition in {"from", "between", "in", ""}
        and end.year is not None
        and end.precision is value.precision
    )
    return f"between which {unit}" if unit and ranged else None


def _ask_whole(value: PartialDate, preposition: str) -> str | None:
    unit = _UNITS[value.precision]
    if preposition in _BOUNDS:
        return f"{preposition} what date" if value.day else f"{preposition} which {unit}"
    if value.precision is Precision.DAY:
        return "on what date" if preposition in {"on", ""} else None
    if preposition == "throughout":
        return f"throughout which {unit}"
    return f"in which {unit}" if preposition in _WITHIN else None


def _ask_unresolved(value: PartialDate, preposition: str, resolved: int | None) -> str | None:
    """How a day or month is asked for whose year the section tells."""
    if resolved is None:
        return None
    if value.day:
        return f"on what date in {format_year(resolved)}" if preposition in {"on", ""} else None
    return f"in which month of {format_year(resolved)}" if preposition == "in" else None


def name_words(answer: str, value: Name) -> str | None:
    """The question words that a name licenses ("whom", "which river", "where"), or None."""
    words = answer.split()
    if (land := answer.removeprefix("Nazi ")) in COUNTRIES or land in _LANDS:
        return "where" if land in _TERRITORIES else "which country"
    if value.kind is NameKind.PERSON:
        return "whom"
    if words[0] in SHIP_PREFIXES:
        return "which ship"
    if head := _read_head(words, value):
        return f"which {head}"
    if words[-1] in _ODD_HEADS and value.kind is NameKind.TREATY:
        return None
    placed = value.kind is NameKind.PLACE and len(words) < 4
    return "where" if placed else _GENERAL.get(value.kind)


def _read_head(words: Sequence[str], value: Name) -> str:
    """The noun of a name of several words that says what it is: "river", "treaty"; "" where none does."""
    if words[0] == "Operation":
        return "operation"
    if len(words) < 2 or any(re.search(r"-[A-Z]", word) for word in words):
        return ""
    if words[-1] in _SERVICES:
        return "service"
    if words[-2] == "War" and _NUMERAL.fullmatch(words[-1]):
        return "war"
    noun = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    other = value.kind is NameKind.NAME and noun == words[-1] and noun in _OTHER_HEADS
    sure = HEADS.get(noun) is value.kind and noun not in _ODD_HEADS | TITLES
    return noun.lower() if sure or other else ""


def says_class(before: Sequence[Token], value: Name) -> bool:
    """Whether the tokens between article and name say what is named ("transport ship", "Christian writer")."""
    noun = before[-1]
    plain = all(
        token.text.islower() or token.pos_ == "ADJ" or token.is_punct or token.ent_type_ == "NORP"
        for token in before
    )
    owned = any(token.tag_ in {"PRP$", "POS"} for token in before)
    told = CLASSES.get(noun.text)
    classed = told is value.kind or (told is NameKind.PERSON and value.kind is NameKind.NAME)
    ranked = noun.text in _SORTS and value.kind is NameKind.NAME
    # A tagger takes "general" and "suborder" for adjectives.
    tags = {"NN", "NNP", "JJ"} if ranked or told is NameKind.PERSON else {"NN", "NNP"}
    return plain and not owned and (classed or ranked) and noun.tag_ in tags
