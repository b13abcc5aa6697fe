"""Wrong names that could be right: of the same sort and scene as far as the document tells.

What the sentence says of the answer must hold of an option too, and a name of which the document
tells something else is none. Whether an option is shown or right by accident is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from quizzer.generate import person_options, place_options
from quizzer.generate.candidates import (
    ONE_STORY,
    UNKNOWN,
    Candidate,
    Cast,
    Times,
    are_of_one_time,
    find_times,
    is_near,
)
from quizzer.generate.cloze import Draft
from quizzer.generate.gazetteer import find_nation
from quizzer.generate.likeness import sort_of
from quizzer.generate.portraits import Description, Portrait, describe
from quizzer.generate.roles import Part, find_part
from quizzer.generate.setting import shown_tokens
from quizzer.generate.spans import SURE
from quizzer.generate.words import COUNTRIES, word_set
from quizzer.models import Name, NameKind, QuestionKind

_STEP = 2000
"""How many characters farther a place stands that counts as farther off."""
_CITING = "according to "
"""What makes only those who tell something plausible: nobody takes an emperor for the source."""
_NATIONAL = frozenset((NameKind.EVENT, NameKind.VESSEL, NameKind.OPERATION, NameKind.UNIT))
_OF_A_TIME = frozenset((NameKind.VESSEL, NameKind.UNIT, NameKind.EVENT))
_FLAGS = {"Union": "United States", "Royal": "Britain"}
"""How an army's or navy's name begins → its nation, where that is no adjective of it."""
_SIDES = ("Union ", "Confederate ")
_CIVIL_WAR = (1861, 1865)
"""In which years there were the two sides."""
_OWN_HEADING = frozenset((NameKind.EVENT, NameKind.OPERATION, NameKind.TREATY, NameKind.PUBLICATION))
_ONE_OF_FEW = re.compile(r"\bone of (?:the |its |these )?(?:two|three|four|five|six|\d) ")
"""What only so many are: "the only one of the three Baltic states"."""
_ASKED = re.compile(r"\b[Ww]hich (\w+)(?: (\w+))?")
_OWN_HEADS = word_set(
    "County Province District Prefecture Oblast Region Republic Empire Kingdom States Federation"
)
"""Nouns within names of lands that stand beside none without them."""
QUOTES = ('"', "“", "'", "‘", "«")


def list_names(draft: Draft, candidates: Sequence[Candidate], cast: Cast) -> Iterator[str]:
    """Names that may stand for the answer, those nearest in form and place first."""
    value = draft.mention.fact.value
    if not isinstance(value, Name):
        return
    answer = draft.answer
    titles = cast.siblings.get(answer, frozenset())
    kinds = {value.kind, NameKind.NAME}
    if answer in COUNTRIES and place_options.is_given_away(draft):
        return
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
    fitting.sort(key=lambda one: _rank(draft, one))
    yield from (one.text for one in fitting)


def _rank(draft: Draft, one: Candidate) -> tuple[int, bool, int, int, str]:
    """How far a name is from the answer in words, in the document and in letters, the nearest first."""
    answer = draft.answer
    far = abs(one.start - draft.mention.fact.start) // _STEP if one.value.kind is NameKind.PLACE else 0
    return (
        abs(len(one.text.split()) - len(answer.split())),
        one.section != draft.reading.section,
        far,
        abs(len(one.text) - len(answer)),
        one.text,
    )


def _list_fitting(draft: Draft, value: Name, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """The candidates of the answer's kind, form and scene of which all may hold that is told of it."""
    said, sort = describe(draft.reading, draft.mention), sort_of(draft.answer, value.kind)
    if said.narrow or sort == "plain name" or _is_narrow(draft, value):
        return []
    scene = find_part(draft.reading, draft.mention), find_times(draft, cast)
    asked = _list_asked(draft, draft.answer.split())
    return [
        one
        for one in candidates
        if one.value.kind is value.kind
        and one.confidence >= SURE
        and not one.quoted
        and sort_of(one.text, value.kind) == sort
        and _is_alike(draft, sort, one, asked)
        and _is_told_alike(draft, one, said, scene, cast)
    ]


def _is_narrow(draft: Draft, value: Name) -> bool:
    """Whether the sentence says so much of the answer that hardly another name fits."""
    if _ONE_OF_FEW.search(draft.prompt):
        return True
    if value.kind is NameKind.PLACE:
        return place_options.is_narrow(draft)
    return value.kind is NameKind.PERSON and person_options.is_narrow(draft)


def _is_alike(draft: Draft, sort: str, other: Candidate, asked: Set[str]) -> bool:
    """Whether form and place in the document agree with those of an answer of the sort."""
    if not _is_alike_in_form(draft, other, asked):
        return False
    if draft.reading.text[: draft.mention.start].lower().endswith(_CITING):
        return f"{_CITING}{other.text}".lower() in other.sentence.lower()
    return _is_of_one_scene(draft, sort, other)


def _is_alike_in_form(draft: Draft, other: Candidate, asked: Set[str]) -> bool:
    """Whether article, length and, of a ship, the prefix agree."""
    # A question word leaves the article out with the name.
    gap = draft.kind is QuestionKind.CLOZE
    if gap and other.article != draft.reading.has_article(draft.mention):
        return False
    mine, theirs = draft.answer.split(), other.text.split()
    if abs(len(theirs) - len(mine)) > 1:
        return False
    if other.value.kind is NameKind.PERSON:
        return person_options.has_alike_form(draft.answer, other)
    # "Which sea": a gulf is seen to be none, and so is a street that is no avenue.
    if asked - set(theirs):
        return False
    if other.value.kind is NameKind.PLACE and set(mine) & _OWN_HEADS != set(theirs) & _OWN_HEADS:
        return False
    prefixed = sort_of(draft.answer, other.value.kind) == "prefixed ship"
    return not prefixed or mine[0] == theirs[0]


def _list_asked(draft: Draft, words: Sequence[str]) -> set[str]:
    """Those of the answer's words that the question asks for: "which sea"."""
    asked = _ASKED.search(draft.prompt)
    nouns = {one.capitalize() for one in asked.groups() if one} if asked else set()
    return nouns & set(words)


def _is_of_one_scene(draft: Draft, sort: str, other: Candidate) -> bool:
    if sort == "country":
        far = abs(other.start - draft.mention.fact.start)
        return far <= ONE_STORY and draft.reading.section[:1] == other.section[:1]
    if sort == "plain place":
        alike = other.acts and other.label == draft.reading.label(draft.mention)
        return alike and is_near(draft, other)
    return True


def _is_told_alike(
    draft: Draft, other: Candidate, said: Description, scene: tuple[Part, Times], cast: Cast
) -> bool:
    """Whether what the document and, as `said`, the sentence tell of the answer may hold of the other name."""
    kind = other.value.kind
    mine = cast.portraits.get(draft.answer, UNKNOWN)
    theirs = cast.portraits.get(other.text, UNKNOWN)
    if not said.nouns <= theirs.nouns or not said.nations <= theirs.nations or other.text in mine.partners:
        return False
    if kind in _OWN_HEADING and _stands_under(draft.answer, theirs):
        return False
    if kind is NameKind.PERSON:
        return person_options.may_be_person(draft, other, (mine, theirs), scene, cast)
    if kind is NameKind.PLACE:
        shown = {one for one in mine.partners if one in draft.reading.text}
        inside = not shown or bool(shown & theirs.partners)
        return inside and place_options.may_be_place(draft, other.text, cast.portraits, scene[1].told)
    return _is_of_one_flag(draft, other, scene[1], cast)


def _is_of_one_flag(draft: Draft, other: Candidate, times: Times, cast: Cast) -> bool:
    """Whether time and nation leave the ship, army or battle possible, and it is not the same by another name."""
    kind = other.value.kind
    if kind is NameKind.UNIT and _find_flag(draft.answer) == _find_flag(other.text) != "":
        return False
    first, last = _CIVIL_WAR
    years = times.told
    if other.text.startswith(_SIDES) and not (years and first <= min(years) and max(years) <= last):
        return False
    if kind in _OF_A_TIME and not are_of_one_time(times, other, cast):
        return False
    nations = {nation for token in shown_tokens(draft) if (nation := find_nation(token.text))}
    free = kind not in _NATIONAL or sort_of(draft.answer, kind) == "prefixed ship"
    return free or not nations or bool(nations & cast.portraits.get(other.text, UNKNOWN).around)


def _find_flag(name: str) -> str:
    """The nation an army or navy is of, "" where its name does not tell."""
    first = name.split()[0]
    return _FLAGS.get(first) or find_nation(first)


def _stands_under(name: str, portrait: Portrait) -> bool:
    """Whether all that is told of a name stands under the heading of another, whose part or byname it may be."""
    return all(any(name in heading for heading in section) for section in portrait.sections)
