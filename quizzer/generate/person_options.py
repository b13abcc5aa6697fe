"""Whether a person may stand for the one who is asked: of the same time, and told to do the like.

A passer-by is no likely hero, a novelist no likely director, and a name tells its nation: who fits in
nothing but being near is taken only where something happens by or to him. Knows drafts and portraits.
"""

from __future__ import annotations

from quizzer.generate.candidates import ONE_STORY, Candidate, Cast, Times, are_of_one_time, is_near
from quizzer.generate.cloze import Draft
from quizzer.generate.gazetteer import find_nation
from quizzer.generate.given_names import GIVEN_NAMES
from quizzer.generate.likeness import may_stand_for
from quizzer.generate.portraits import Portrait
from quizzer.generate.roles import Part
from quizzer.generate.setting import shown_tokens
from quizzer.generate.words import PEOPLES, word_set

_TRADES = word_set(
    "historian poet writer author scientist astronomer chemist physicist biologist explorer painter architect composer "
    "philosopher archeologist actor actress singer engineer paleontologist geologist naturalist inventor sculptor scholar"
)
"""Of one trade, people of several nations stand beside one another."""
_NO_PERSON = word_set("ORG GPE LOC FAC NORP EVENT PRODUCT")
"""What the entity recogniser calls some names that the rules take for persons."""
_FIRST = word_set("first only last second third youngest oldest")
_HARDLY_LATER = 4
"""Within how many words of "first" it is said of whom."""
_PROMINENT = 10
"""How many times as often as an option the one who is asked is told of at most: a story's hero shows."""


def is_narrow(draft: Draft) -> bool:
    """Whether the prompt tells the nation of the one who is asked so that his name gives him away."""
    # "A group of Hungarian scientists that included ____": what the group is tells of each.
    if draft.reading.head(draft.mention).head.lemma_ == "include":
        return True
    words = [token.text for token in shown_tokens(draft)]
    return any(
        word.lower() in _FIRST and any(map(_names_people, words[at + 1 : at + _HARDLY_LATER]))
        for at, word in enumerate(words)
    )


def _names_people(word: str) -> bool:
    return word in PEOPLES or bool(find_nation(word.partition("-")[0]))


def has_alike_form(answer: str, other: Candidate) -> bool:
    """Whether neither is seen to be no person, nor one to be called by a first name alone."""
    mine, theirs = answer.split(), other.text.split()
    if len(theirs) == 1:
        return len(mine) == 1 and (theirs[0] not in GIVEN_NAMES or mine[0] in GIVEN_NAMES)
    return other.label not in _NO_PERSON or theirs[0] in GIVEN_NAMES


def may_be_person(
    draft: Draft, other: Candidate, told: tuple[Portrait, Portrait], scene: tuple[Part, Times], cast: Cast
) -> bool:
    """Whether what is `told` of the two leaves the other a likely answer, in the sentence's part and times."""
    (mine, theirs), (part, times) = told, scene
    if not may_stand_for(draft.answer, other.text, cast.sexes) or mine.told > _PROMINENT * theirs.told:
        return False
    if not are_of_one_time(times, other, cast):
        return False
    of_story = mine.is_teller() == theirs.is_teller()
    if part.fields:
        return of_story and bool(part.fields & theirs.fields)
    sided = bool({draft.reading.section, other.section} & cast.sided)
    if part.deed in theirs.deeds and not sided and _may_be_of_one_nation(mine, theirs):
        return True
    together = draft.answer in theirs.companions or other.text in mine.companions
    if together or mine.nouns & theirs.nouns & _TRADES:
        return of_story
    beside = other.acts and is_near(draft, other, ONE_STORY // 2)
    return of_story and beside and _is_of_one_side(mine, theirs, sided=sided)


def _may_be_of_one_nation(mine: Portrait, theirs: Portrait) -> bool:
    return not mine.nations or not theirs.nations or bool(mine.nations & theirs.nations)


def _is_of_one_side(mine: Portrait, theirs: Portrait, *, sided: bool) -> bool:
    """Whether neither nation nor field, where one is told, sets the two apart."""
    if mine.fields and theirs.fields and not mine.fields & theirs.fields:
        return False
    if mine.nations or theirs.nations:
        return bool(mine.nations & theirs.nations)
    return not sided
