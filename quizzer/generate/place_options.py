"""Whether a place may stand for the place that is asked: of its sort, its part of the world and its time.

What the prompt tells besides may leave no other place at all: a city of the country that is asked, a
neighbour of it, or where it lies. Knows drafts, and of other places the names alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quizzer.generate.cloze import Draft
from quizzer.generate.gazetteer import (
    INSTITUTIONS,
    LIFETIMES,
    PARTS_OF_WORLD,
    find_country,
    find_nation,
    list_towns,
)
from quizzer.generate.likeness import sort_of
from quizzer.generate.portraits import Portrait, find_sort
from quizzer.generate.setting import shown_tokens
from quizzer.generate.synonyms import SAME_REALM
from quizzer.generate.words import CONTINENTS, COUNTRIES, DEMONYMS, word_set
from quizzer.models import Name, NameKind

_STATES = frozenset(("be", "have", "lie", "remain", "become", "stand"))
"""Verbs, as lemmas, whose subject may be a mere place."""
_CONTINENTAL = {
    word: continent for continent in sorted(CONTINENTS) for word in (continent, *DEMONYMS.get(continent, ()))
} | {"Oceanian": "Oceania"}
_PART_OF_CONTINENT = re.compile(
    r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Ss]outh-?east|[Cc]entral|Latin|Sub-Saharan)(?:ern)?[ -]"
    rf"(?:{'|'.join(sorted(_CONTINENTAL))})"
)
_BESIDE = re.compile(
    r"\bto (?:the|its) (?:(?:north|south)-?(?:east|west)?|east|west)\b|\bborder(?:s|ed|ing)?\b|\bneighbou?r",
    re.IGNORECASE,
)
"""How a neighbour is told, which few other countries are."""
_COMPARED = re.compile(r"\bthan (?:the )?$")
"""Of what is larger or smaller than one land, others are right as well."""
_GREAT = frozenset(
    (
        "United States",
        "Soviet Union",
        "USSR",
        "United Kingdom",
        "Britain",
        "Ottoman Empire",
        "Prussia",
    )
)
_POWERS = _GREAT | word_set(
    "Portugal Austria China England France Germany Italy Japan Netherlands Russia Spain Turkey"
)
"""Countries that may have done what a great power did."""
_RULING = re.compile(r"\bindependence from (?:the )?$", re.IGNORECASE)
"""Before the name of who ruled others."""


def is_given_away(draft: Draft) -> bool:
    """Whether the prompt names a part of the country that is asked, or something known to be its own."""
    tokens = [token.text for token in shown_tokens(draft)]
    words, text = set(tokens), f" {' '.join(tokens)} "
    realm = {one for group in SAME_REALM if draft.answer in group for one in group} | {draft.answer}
    if any(words & {one, *DEMONYMS.get(one, ())} for one in realm - {draft.answer}):
        return True
    own = [*INSTITUTIONS.get(draft.answer, ()), *(town for one in sorted(realm) for town in list_towns(one))]
    return any(f" {one} " in text for one in own)


def is_narrow(draft: Draft) -> bool:
    """Whether the sentence says so much of the place that is asked that hardly another fits."""
    head = draft.reading.head(draft.mention)
    if _COMPARED.search(draft.reading.text[: draft.mention.start]):
        return True
    if draft.answer in COUNTRIES:
        told = _BESIDE.search(draft.prompt) or _PART_OF_CONTINENT.search(draft.prompt)
        return bool(told) or is_given_away(draft)
    # "Charleston, South Carolina"
    after = draft.mention.end + len(", ")
    if draft.reading.text.startswith(", ", draft.mention.end) and any(
        other.start == after and isinstance(other.fact.value, Name) for other in draft.reading.mentions
    ):
        return True
    acting = head.dep_ == "nsubj" and head.head.lemma_ not in _STATES
    # A town that acts is a state in other words ("Rome controlled Armenia"): few are.
    return acting and sort_of(draft.answer, NameKind.PLACE) != "country"


def may_be_place(draft: Draft, other: str, portraits: Mapping[str, Portrait], years: Iterable[int]) -> bool:
    """Whether the two are places of one sort, in one part of the world, and were there in the years told."""
    if draft.answer in COUNTRIES:
        return _may_be_country(draft, other, set(years))
    sorts = [find_sort(name, portraits) or "town" for name in (draft.answer, other)]
    countries = {find_country(draft.answer), find_country(other)}
    # A country named beside a great city leaves only its own.
    named = {nation for token in shown_tokens(draft) if (nation := find_nation(token.text))}
    return sorts[0] == sorts[1] and (len(countries) == 1 or not countries & named)


def _may_be_country(draft: Draft, other: str, years: set[int]) -> bool:
    tokens = [token.text for token in shown_tokens(draft)]
    words, text = set(tokens), f" {' '.join(tokens)} "
    realm = {one for group in SAME_REALM if other in group for one in group} | {other}
    if any(words & {one, *DEMONYMS.get(one, ())} for one in realm):
        return False
    # "Emperor Trajan of Rome invaded which country?": hardly Italy.
    if any(f" {town} " in text for town in list_towns(other)):
        return False
    mine, theirs = (PARTS_OF_WORLD.get(name, frozenset()) for name in (draft.answer, other))
    if words & _CONTINENTAL.keys() and mine != theirs:
        return False
    great = draft.answer in _GREAT or _RULING.search(draft.reading.text[: draft.mention.start])
    return (not great or other in _POWERS) and bool(mine & theirs) and _was_there(other, years)


def _was_there(country: str, years: set[int]) -> bool:
    """Whether the country was one in all the years; of one that is no more that must be told."""
    first, last = LIFETIMES.get(country, (None, None))
    if not years:
        return last is None
    return (first is None or first <= min(years)) and (last is None or max(years) <= last)
