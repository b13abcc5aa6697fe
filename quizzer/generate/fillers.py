"""Gates against gaps that other words fill as well, though the document says but one of them.

A reader who knows the matter may answer "the army" where the document has "VIII Corps", or "the
Germans" where it has "Abwehr". Reads parses and words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizzer.generate.cloze import Draft
from quizzer.generate.parse import find_root, has_subject, list_tokens
from quizzer.generate.setting import Setting, shown_mentions, shown_tokens
from quizzer.generate.words import COUNTRIES, HEADS, SUBJECTS, word_set
from quizzer.models import BLANK, Name, NameKind, PartialDate, QuestionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIZES = word_set("large small big huge vast great new old famous magnificent grand")
_PLAIN = word_set("be have do")
_PLACES = word_set("GPE LOC")
_SIDES_OF_A_LAND = word_set("northern southern eastern western central upper lower coastal")
_ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
_COMING = word_set(
    "retreat withdrawal reinforcement supply aid help news report message return escape evacuation departure "
    "troop support bomber ship innovation invasion attack threat pressure"
)
"""Nouns, as lemmas, of what may come from anywhere."""
_TELLING = word_set("report complain appeal write reply")
"""Verbs, as lemmas, of what is told to people."""
_GROUPING = word_set("place include classify group put rank list")
"""Verbs, as lemmas, of what is made a part of a larger group."""
_SOME = word_set("few some several many other certain")
_SIDES = frozenset([NameKind.NAME, NameKind.ORGANISATION, NameKind.UNIT])
_SIDE_HEADS = word_set("Powers Allies Forces Coalition Alliance Axis")
_ACTING = SUBJECTS | {"dobj"}
_TOLD = word_set("appos relcl acl")
_OF_A_SERIES = re.compile(r" (?:[A-Z]\w+ ){0,2}(?:Games|Olympics|World Cup|Cup|Championships?)\b")
_BEFORE_OR_AFTER = re.compile(r"\b(?:before|after|until|preceding|following) (?:the )?$", re.IGNORECASE)
_ACTORS_NEXT = re.compile(
    r"['’]s? (?:agents|spies|saboteurs|informers|envoys|emissaries|supporters|followers)\b"
)
_ON_SIDE = re.compile(r"\b(?:in favou?r of|on behalf of) $", re.IGNORECASE)
SEVERAL = "several words fit the gap"
UNSAID_SORT = "a year fits the gap, too"


def one_filler(draft: Draft, _: Setting) -> str | None:
    """No gap for a name where any noun of its sort, another place or another name of the side would do."""
    if _only_describes(draft):
        return SEVERAL
    if not isinstance(draft.mention.fact.value, Name):
        return None
    fits = (
        _is_within(draft)
        or _sends(draft)
        or _is_described(draft)
        or _comes_from(draft)
        or _is_told(draft)
        or _is_of_some(draft)
        or _is_grouped(draft)
        or _is_side(draft, draft.mention.fact.value)
        or _is_told_of_another(draft)
        or _is_elsewhere_too(draft)
        or _is_mark_in_time(draft, draft.mention.fact.value)
    )
    if fits:
        return SEVERAL
    return UNSAID_SORT if _may_be_time(draft) else None


def _sends(draft: Draft) -> bool:
    """Whether those who act are somebody's, and so are his side's as well: "was blown up by ____'s agents"; or on whose side one is."""
    reading, end = draft.reading, draft.mention.end
    return bool(_ACTORS_NEXT.match(reading.text, end) or _ON_SIDE.search(reading.text[: draft.mention.start]))


def _may_be_time(draft: Draft) -> bool:
    """Whether "In ____," opens what happened, and no date is told: a year would fit as well as a place."""
    if not draft.prompt.startswith(f"In {BLANK}, ") or draft.kind is not QuestionKind.CLOZE:
        return False
    root = find_root(draft.reading.doc)
    past = root is not None and root.tag_ in {"VBD", "VBN"}
    return past and not any(isinstance(m.fact.value, PartialDate) for m in shown_mentions(draft))


def _is_mark_in_time(draft: Draft, value: Name) -> bool:
    """Whether an event is named only for when something was, before or after much else, too: "until the ____"."""
    happened = any(HEADS.get(word) is NameKind.EVENT for word in draft.answer.split())
    if value.kind is not NameKind.EVENT and not happened:
        return False
    if any(isinstance(m.fact.value, PartialDate) for m in shown_mentions(draft)):
        return False
    head = draft.reading.head(draft.mention)
    marked = _BEFORE_OR_AFTER.search(draft.reading.text[: draft.mention.start])
    return marked is not None and head.dep_ in {"pobj", "npadvmod"}


def _is_told_of_another(draft: Draft) -> bool:
    """Whether what the prompt leaves out says of somebody else that he did the same: "while Lund won silver, too"."""
    head = draft.reading.head(draft.mention)
    if head.dep_ not in SUBJECTS:
        return False
    shown = {token.i for token in shown_tokens(draft)}
    return any(
        verb.lemma_ == head.head.lemma_
        and verb != head.head
        and verb.lemma_ not in _PLAIN
        and verb.i not in shown
        for verb in list_tokens(draft.reading.doc)
        if verb.pos_ == "VERB" and has_subject(verb)
    )


def _is_elsewhere_too(draft: Draft) -> bool:
    """Whether what the prompt leaves out has another place behind the answer's preposition: "and in Iraq"."""
    head, shown = draft.reading.head(draft.mention), {token.i for token in shown_tokens(draft)}
    if head.dep_ != "pobj" or head.ent_type_ not in _PLACES:
        return False
    return any(
        token.dep_ == "pobj"
        and token.ent_type_ == head.ent_type_
        and token.head.lower_ == head.head.lower_
        and token.i not in shown
        and token.text not in draft.answer
        for token in list_tokens(draft.reading.doc)
    )


def _only_describes(draft: Draft) -> bool:
    """Whether a date stands before a noun as any adjective might: "an 11th-century monk", "the 2010 Asian Games"."""
    if not isinstance(draft.mention.fact.value, PartialDate) or draft.kind is not QuestionKind.CLOZE:
        return False
    if _OF_A_SERIES.match(draft.reading.text, draft.mention.end):
        return True
    head = draft.reading.head(draft.mention)
    first = draft.reading.tokens(draft.mention)[0]
    dated = first.i > 0 and first.nbor(-1).pos_ == "ADP"
    counted = head.dep_ == "nummod" and head.head.i > head.i and head.head.pos_ == "NOUN" and not dated
    return counted or draft.reading.is_modifier(draft.mention)


def _is_within(draft: Draft) -> bool:
    """Whether a named place lies in the gap, as it does in all that the gap lies in: "Divisoria in Tondo"."""
    head = draft.reading.head(draft.mention)
    if head.dep_ != "pobj" or head.head.lower_ != "in" or draft.answer in COUNTRIES:
        return False
    inner = head.head.head
    return inner.pos_ == "PROPN" and inner.ent_type_ not in {"EVENT", "PERSON", "DATE"}


def _is_described(draft: Draft) -> bool:
    """Whether a word before the gap makes it a common noun's: "his ____", "the large ____"."""
    first = draft.reading.tokens(draft.mention)[0]
    if first.i == 0:
        return False
    before = first.nbor(-1)
    if before.tag_ in {"PRP$", "JJR"} or before.lower_ == "not" or before.lower_ in _ORDINALS:
        return True
    # "southern ____": the land around fits as well.
    if before.lower_ in _SIDES_OF_A_LAND and draft.answer not in COUNTRIES:
        return True
    # "the old Saint Paul's": with an article the word belongs to no name before the gap.
    return before.lower_ in _SIZES and before.text.islower()


def _comes_from(draft: Draft) -> bool:
    """Whether something comes from the gap, and no date says when: "the retreat from ____"."""
    head = draft.reading.head(draft.mention)
    if head.dep_ != "pobj" or head.head.lower_ != "from" or head.head.head.lemma_ not in _COMING:
        return False
    return not any(isinstance(m.fact.value, PartialDate) for m in shown_mentions(draft))


def _is_told(draft: Draft) -> bool:
    """Whether a place stands for whoever was told something there: "Mack reported to ____"."""
    head = draft.reading.head(draft.mention)
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lemma_ in _TELLING


def _is_of_some(draft: Draft) -> bool:
    """Whether only some of a kind are told of, who may have gone elsewhere, too: "a few species lived in ____"."""
    head = draft.reading.head(draft.mention)
    if head.dep_ != "pobj":
        return False
    verb = next((word for word in head.ancestors if word.pos_ in {"VERB", "AUX"}), None)
    subjects = [child for child in verb.children if child.dep_ == "nsubj"] if verb is not None else []
    return any(child.lower_ in _SOME for subject in subjects for child in subject.children)


def _is_grouped(draft: Draft) -> bool:
    """Whether something is put into a larger group, in which others were put, too: "placed ____ within Limnarchia"."""
    head = draft.reading.head(draft.mention)
    if head.dep_ not in {"dobj", "nsubjpass"} or head.head.lemma_ not in _GROUPING:
        return False
    return any(child.lower_ in {"in", "within", "into", "under", "among"} for child in head.head.children)


def _is_side(draft: Draft, value: Name) -> bool:
    """Whether one of the sides of a conflict acts or is acted on, which goes by several names."""
    if value.kind not in _SIDES or not draft.reading.has_article(draft.mention):
        return False
    words = draft.answer.split()
    if len(words) > 1 and words[-1] not in _SIDE_HEADS:
        return False
    head = draft.reading.head(draft.mention)
    by_side = head.dep_ == "pobj" and head.head.dep_ == "agent"
    told = any(child.dep_ in _TOLD for child in head.children)
    # "the Third Coalition" says by its number which one is meant.
    numbered = len(words) > 1 and words[0].lower() in {"first", *_ORDINALS}
    return (head.dep_ in _ACTING or by_side) and not told and not numbered and not _says_sort(head)


def _says_sort(head: Token) -> bool:
    """Whether the sentence says of the name what it is."""
    return any(child.dep_ in {"attr", "oprd"} for child in head.head.children)
