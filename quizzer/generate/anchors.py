"""Whether something besides the answer says what a question is about.

Without a name, or a date beside one, a prompt could be told of anything. Knows one draft and what the
document's names are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizzer.generate.cloze import Draft
from quizzer.generate.known import PERSON
from quizzer.generate.parse import find_root, find_subject
from quizzer.generate.setting import Setting, is_timeless, shown_mentions, shown_tokens
from quizzer.generate.words import CLASSES, COUNTRIES, HEADS, PEOPLES, SUBJECTS, word_set
from quizzer.models import Figure, Name, NameKind, PartialDate, Precision

_EVERYDAY = word_set("take leave arrive land sail fly depart return come go pass")
_TALK = word_set(
    "agree disagree refuse ask tell think like dislike know smile laugh nod reply respond answer talk speak listen joke doubt "
    "wonder feel complain"
)
"""Verbs, as lemmas, of what passes between people every day."""
_FEW_WORDS = 8
_ONE = word_set(
    "mother father wife husband widow widower founder inventor discoverer composer architect successor predecessor capital"
)
"""Nouns, as lemmas, of which somebody or something has one, or few."""
_SIBLINGS = word_set("son daughter brother sister child")
_ORDERED = word_set("elder older younger eldest youngest oldest only twin first")
_CALLED = word_set("called named termed dubbed christened codenamed")


def anchored(draft: Draft, setting: Setting) -> str | None:
    """Something besides the answer says what is meant: a name; for a name two values, or one and what it is."""
    others = [m.fact.value for m in shown_mentions(draft)]
    names = [value for value in others if isinstance(value, Name)]
    if draft.told or draft.context:
        return None
    if isinstance(draft.mention.fact.value, Name):
        told, people = sum(map(_holds, others)), any(token.text in PEOPLES for token in shown_tokens(draft))
        known = setting.known.get(draft.mention.fact.value.text) == PERSON
        held = told + people > 1 or (told == 1 and (known or _says_what(draft) or _is_somebodys(draft)))
        held = held and not _tells_of_talk(draft, others)
    elif _tells_of_existence(draft) or _counts_who_acted(draft):
        held = any(isinstance(value, PartialDate) for value in others) or any(
            name.kind not in {NameKind.PERSON, NameKind.NAME, NameKind.PLACE} for name in names
        )
    else:
        dated = any(isinstance(value, PartialDate) for value in others)
        held = (bool(names) and (dated or not _did_much(draft, names, setting))) or _tells_of_people(draft)
        held = held and not _tells_of_any(draft)
    return None if held else "nothing to hold on to"


def _tells_of_talk(draft: Draft, others: Sequence[PartialDate | Figure | Name]) -> bool:
    """Whether somebody only said or thought something of somebody else, in few words: "Schmidt agreed with Lund"."""
    root = find_root(draft.reading.doc)
    if root is None or root.lemma_ not in _TALK or len(draft.prompt.split()) > _FEW_WORDS:
        return False
    if any(child.dep_ == "auxpass" for child in root.children):
        return False
    people = {NameKind.PERSON, NameKind.NAME}
    return all(isinstance(one, Name) and one.kind in people for one in others)


def _tells_of_any(draft: Draft) -> bool:
    """Whether a date is asked of what any of a kind does every day: "a bomber took off from Gibraltar"."""
    subject = find_subject(draft.reading.doc)
    if subject is None or not isinstance(draft.mention.fact.value, PartialDate):
        return False
    some = any(child.lower_ in {"a", "an"} for child in subject.children)
    return some and subject.head.lemma_ in _EVERYDAY


def _did_much(draft: Draft, names: Sequence[Name], setting: Setting) -> bool:
    """Whether a figure is asked of one person alone, who commanded or gave many a time: Napoleon's "____ men"."""
    figure = isinstance(draft.mention.fact.value, Figure)
    full = max((name.text for name in names), key=len)
    alone = setting.known.get(full) == PERSON and all(name.text in full for name in names)
    return figure and alone and not is_timeless(draft)


def _holds(value: PartialDate | Figure | Name) -> int:
    """How much a value says of what is meant: a whole date twice as much as another, a span of time nothing."""
    if isinstance(value, Figure):
        return int(not lasts(value))
    return 2 if isinstance(value, PartialDate) and value.precision is Precision.DAY else 1


def _says_what(draft: Draft) -> bool:
    """Whether the words around a name's gap say what is named, or its kind leaves few to choose from."""
    value, reading = draft.mention.fact.value, draft.reading
    unsure = {NameKind.NAME, NameKind.PLACE, NameKind.ORGANISATION}
    if isinstance(value, Name) and (value.kind not in unsure or draft.answer in COUNTRIES):
        return True
    head, first = reading.head(draft.mention), reading.tokens(draft.mention)[0]
    before = first.nbor(-1) if first.i else first
    told = before.pos_ in {"NOUN", "ADJ"} or before.lower_ in _CALLED
    if before.lower_ == "of" and before.i:
        told = before.nbor(-1).lower_ in CLASSES
    explained = any(child.dep_ in {"appos", "relcl", "acl"} for child in head.children)
    return told or explained or head.dep_ in {"appos", "oprd", "attr"} or head.text in HEADS


def _is_somebodys(draft: Draft) -> bool:
    """Whether the name is said to be the one that a named person or thing has of its sort: "Augustus' elder sister"."""
    head = draft.reading.head(draft.mention)
    if head.dep_ != "nsubj" or head.head.lemma_ != "be":
        return False
    said = next((child for child in head.head.children if child.dep_ == "attr" and child.i > head.i), None)
    if said is None or not (
        said.lemma_ in _ONE
        or (said.lemma_ in _SIBLINGS and _ORDERED.intersection(t.lower_ for t in said.lefts))
    ):
        return False
    owners = [child for child in said.children if child.dep_ == "poss"]
    owners += [noun for child in said.children if child.lower_ == "of" for noun in child.children]
    return any(owner.pos_ == "PROPN" for owner in owners)


def lasts(value: Figure) -> bool:
    """Whether the figure is a span of time, which says nothing of what is told."""
    return bool(re.search(r"\b(?:hour|day|week|month|year|decade)s?\b", value.unit))


def _tells_of_people(draft: Draft) -> bool:
    """Whether a full date or a number is asked of what a named people did ("Soviet forces", "by the Soviets")."""
    value = draft.mention.fact.value
    if isinstance(value, PartialDate) and value.month is None:
        return False
    return any(
        token.text in PEOPLES
        and (token.dep_ in SUBJECTS or token.head.dep_ in SUBJECTS or token.head.dep_ == "agent")
        for token in shown_tokens(draft)
    )


def _counts_who_acted(draft: Draft) -> bool:
    """Whether those who did or suffered something are counted: without when or in what it may be any such deed."""
    if not isinstance(draft.mention.fact.value, Figure):
        return False
    head = draft.reading.head(draft.mention)
    noun = head.head if head.dep_ == "nummod" else head
    return noun.dep_ in SUBJECTS and noun.head.tag_ in {"VBD", "VBN"}


def _tells_of_existence(draft: Draft) -> bool:
    """Whether the prompt begins with "There were", so that only a time or place says of what it tells."""
    return draft.prompt.startswith("There ")
