"""Wrong names that could be right: of the same sort and scene as far as the document tells.

What the sentence says of the answer must hold of an option too, and a name of which the document
tells something else is none. Whether an option is shown or right by accident is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizzer.generate.cloze import Draft
from quizzer.generate.gazetteer import INSTITUTIONS, PARTS_OF_WORLD, find_country, find_nation
from quizzer.generate.likeness import may_stand_for, sort_of
from quizzer.generate.moments import find_years
from quizzer.generate.portraits import Description, Portrait, describe, find_sort
from quizzer.generate.setting import shown_mentions, shown_tokens
from quizzer.generate.spans import SURE
from quizzer.generate.synonyms import SAME_REALM
from quizzer.generate.words import COUNTRIES, DEMONYMS, word_set
from quizzer.models import Name, NameKind, PartialDate

_ONE_STORY = 8000
"""Within how many characters of one section countries belong to one story."""
_ONE_SCENE = 1500
"""Within how many characters people and places belong to one scene."""
_LIFE = 40
"""How many years apart people may be told of and be of one time."""
_SERVICE = 15
"""The same for ships, of which the first year told counts: they are named long after they sank."""
_CITING = "according to "
"""What makes only those who tell something plausible: nobody takes an emperor for the source."""
_NATIONAL = frozenset((NameKind.EVENT, NameKind.VESSEL, NameKind.OPERATION, NameKind.UNIT))
_OWN_HEADING = frozenset((NameKind.EVENT, NameKind.OPERATION, NameKind.TREATY, NameKind.PUBLICATION))
_TRADES = word_set(
    "historian poet writer author scientist astronomer chemist physicist biologist explorer painter architect composer "
    "philosopher archeologist actor actress singer engineer paleontologist geologist naturalist inventor sculptor scholar"
)
"""Of one trade, people of several nations stand beside one another."""
_ONE_OF_FEW = re.compile(r"\bone of (?:the |its |these )?(?:two|three|four|five|six|\d) ")
"""What only so many are: "the only one of the three Baltic states"."""
_UNKNOWN = Portrait()
QUOTES = ('"', "“", "'", "‘", "«")
_STATES = frozenset(("be", "have", "lie", "remain", "become", "stand"))
"""Verbs, as lemmas, whose subject may be a mere place."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name the document tells elsewhere, and how it stands there."""

    value: Name
    text: str
    sentence: str
    words: frozenset[str]
    start: int
    confidence: float = 1.0
    label: str = ""
    article: bool = False
    quoted: bool = False
    section: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a document as far as they are told: portraits, sexes, and headings side by side."""

    portraits: Mapping[str, Portrait]
    sexes: Mapping[str, str]
    siblings: Mapping[str, frozenset[str]]
    sided: frozenset[tuple[str, ...]]
    """The headings under which armies meet: one of unknown side gives itself away there."""
    times: Mapping[int, frozenset[int]]
    """The years of the sentences by where they begin."""


def list_names(draft: Draft, candidates: Sequence[Candidate], cast: Cast) -> Iterator[str]:
    """Names that may stand for the answer, those nearest in length first."""
    value = draft.mention.fact.value
    if not isinstance(value, Name):
        return
    answer = draft.answer
    titles = cast.siblings.get(answer, frozenset())
    kinds = {value.kind, NameKind.NAME}
    beside = [
        one
        for one in candidates
        if one.text in titles and (one.value.kind in kinds or value.kind is NameKind.NAME)
    ]
    if beside:
        fitting = beside
    elif value.kind is NameKind.NAME:
        return
    else:
        fitting = _list_fitting(draft, value, candidates, cast)
    size = len(answer.split())
    fitting.sort(
        key=lambda one: (abs(len(one.text.split()) - size), abs(len(one.text) - len(answer)), one.text)
    )
    yield from (one.text for one in fitting)


def _list_fitting(draft: Draft, value: Name, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """The candidates of the answer's kind, form and scene of which all may hold that is told of it."""
    said = describe(draft.reading, draft.mention)
    if said.narrow or _is_narrow(draft, value):
        return []
    return [
        one
        for one in candidates
        if one.value.kind is value.kind
        and one.confidence >= SURE
        and not one.quoted
        and _is_alike(draft, value, one)
        and _is_told_alike(draft, one, said, cast)
    ]


def _is_narrow(draft: Draft, value: Name) -> bool:
    """Whether the sentence says so much of the answer that hardly another name fits."""
    head = draft.reading.head(draft.mention)
    if _ONE_OF_FEW.search(draft.prompt):
        return True
    if draft.answer in COUNTRIES and _is_given_away(draft):
        return True
    acting = head.dep_ == "nsubj" and head.head.lemma_ not in _STATES
    # A town that acts is a state in other words ("Rome controlled Armenia"): few are.
    return acting and value.kind is NameKind.PLACE and sort_of(draft.answer, value.kind) != "country"


def _is_given_away(draft: Draft) -> bool:
    """Whether the prompt names a part of the country that is asked, or something known to be its own."""
    words = {token.text for token in shown_tokens(draft)}
    realm = {one for group in SAME_REALM if draft.answer in group for one in group}
    text = f" {' '.join(token.text for token in shown_tokens(draft))} "
    return any(words & {one, *DEMONYMS.get(one, ())} for one in realm) or any(
        f" {one} " in text for one in INSTITUTIONS.get(draft.answer, ())
    )


def _is_alike(draft: Draft, value: Name, other: Candidate) -> bool:
    """Whether form and place in the document agree."""
    sort = sort_of(draft.answer, value.kind)
    if sort != sort_of(other.text, value.kind) or sort == "plain name" or not _is_alike_in_form(draft, other):
        return False
    if draft.reading.text[: draft.mention.start].lower().endswith(_CITING):
        return f"{_CITING}{other.text}".lower() in other.sentence.lower()
    return _is_of_one_scene(draft, sort, value.kind, other)


def _is_alike_in_form(draft: Draft, other: Candidate) -> bool:
    """Whether article, length and, of a ship, the prefix agree."""
    mine, theirs = draft.answer.split(), other.text.split()
    if other.article != draft.reading.has_article(draft.mention) or abs(len(theirs) - len(mine)) > 1:
        return False
    if other.value.kind is NameKind.PERSON:
        return len(mine) == 1 or len(theirs) > 1
    prefixed = sort_of(draft.answer, other.value.kind) == "prefixed ship"
    return not prefixed or mine[0] == theirs[0]


def _is_of_one_scene(draft: Draft, sort: str, kind: NameKind, other: Candidate) -> bool:
    far = abs(other.start - draft.mention.fact.start)
    mine = draft.reading.section
    if sort == "country":
        return far <= _ONE_STORY and mine[:1] == other.section[:1]
    if kind is NameKind.PERSON or sort == "plain place":
        near = far <= (_ONE_STORY / 2 if mine == other.section else _ONE_SCENE)
        alike = sort != "plain place" or other.label == draft.reading.label(draft.mention)
        return near and alike and mine[:1] == other.section[:1]
    return True


def _is_told_alike(draft: Draft, other: Candidate, said: Description, cast: Cast) -> bool:
    """Whether what the document and, as `said`, the sentence tell of the answer may hold of the other name."""
    value = other.value
    mine = cast.portraits.get(draft.answer, _UNKNOWN)
    theirs = cast.portraits.get(other.text, _UNKNOWN)
    if not said.nouns <= theirs.nouns or not said.nations <= theirs.nations or other.text in mine.partners:
        return False
    if value.kind in _OWN_HEADING and _stands_under(draft.answer, theirs):
        return False
    if value.kind is NameKind.PERSON:
        return _may_be_person(draft, other, (mine, theirs), cast)
    if value.kind is NameKind.PLACE:
        shown = {one for one in mine.partners if one in draft.reading.text}
        inside = not shown or bool(shown & theirs.partners)
        return inside and _may_be_place(draft, other.text, cast)
    if value.kind is NameKind.VESSEL and not _are_of_one_time(draft, other, cast):
        return False
    nations = _list_nations(draft)
    free = value.kind not in _NATIONAL or sort_of(draft.answer, value.kind) == "prefixed ship"
    return free or not nations or bool(nations & theirs.around)


def _stands_under(name: str, portrait: Portrait) -> bool:
    """Whether all that is told of a name stands under the heading of another, whose part or byname it may be."""
    return all(any(name in heading for heading in section) for section in portrait.sections)


def _list_nations(draft: Draft) -> set[str]:
    """The nations the prompt names."""
    return {nation for token in shown_tokens(draft) if (nation := find_nation(token.text))}


def _may_be_person(draft: Draft, other: Candidate, told: tuple[Portrait, Portrait], cast: Cast) -> bool:
    mine, theirs = told
    if not may_stand_for(draft.answer, other.text, cast.sexes) or mine.is_teller() != theirs.is_teller():
        return False
    if not _are_of_one_time(draft, other, cast):
        return False
    if draft.answer in theirs.companions or other.text in mine.companions:
        return True
    if mine.nouns & theirs.nouns & _TRADES:
        return True
    if mine.nations or theirs.nations:
        return bool(mine.nations & theirs.nations)
    return not {draft.reading.section, other.section} & cast.sided


def _are_of_one_time(draft: Draft, other: Candidate, cast: Cast) -> bool:
    """Whether all that is told of the other lies within a life's time of the answer and of the prompt's dates."""
    shown = {
        m.fact.value.year
        for m in shown_mentions(draft)
        if isinstance(m.fact.value, PartialDate) and m.fact.value.year is not None
    }
    mine = cast.times.get(draft.reading.sentence.start, frozenset())
    theirs = cast.portraits.get(other.text, _UNKNOWN)
    told = theirs.years or theirs.near
    most, told = (_SERVICE, set(sorted(told)[:1])) if other.value.kind is NameKind.VESSEL else (_LIFE, told)
    return all(
        not years or not around or min(abs(a - b) for a in years for b in around) <= most
        for years in (mine, shown | find_years(draft.context))
        for around in (other.years, told)
    )


def _may_be_place(draft: Draft, other: str, cast: Cast) -> bool:
    """Whether the two are places of one sort and in one part of the world."""
    if draft.answer in COUNTRIES:
        words = {token.text for token in shown_tokens(draft)}
        realm = {one for group in SAME_REALM if other in group for one in group} | {other}
        shown = any(words & {one, *DEMONYMS.get(one, ())} for one in realm)
        return not shown and bool(
            PARTS_OF_WORLD.get(draft.answer, frozenset()) & PARTS_OF_WORLD.get(other, frozenset())
        )
    sorts = [find_sort(name, cast.portraits) or "town" for name in (draft.answer, other)]
    countries = {find_country(draft.answer), find_country(other)}
    # A country named beside a great city leaves only its own.
    return sorts[0] == sorts[1] and (len(countries) == 1 or not countries & _list_nations(draft))
