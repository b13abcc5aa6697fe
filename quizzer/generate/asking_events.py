"""When was the battle: a date that a noun of something that happened has beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizzer.generate.clauses import lower_first, trim
from quizzer.generate.nested import asserts
from quizzer.generate.parse import find_there, list_tokens
from quizzer.generate.question_words import date_words
from quizzer.generate.turning import Turned, Wording
from quizzer.generate.words import PEOPLES, word_set
from quizzer.models import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAPPENINGS = word_set(
    "invasion attack battle siege war signing opening election coronation assassination death birth execution bombing "
    "bombardment landing evacuation occupation surrender capitulation revolution uprising rebellion revolt mutiny coup "
    "referendum census earthquake fire flood eruption sinking launch founding foundation establishment publication "
    "discovery conference congress visit fall capture conquest annexation liberation partition dissolution abolition "
    "massacre raid armistice ceasefire inauguration accession abdication wedding marriage expedition crossing crash "
    "explosion outbreak independence unification reunification secession trial exhibition premiere"
)
"""Nouns, as lemmas, of what happens at a time."""
_REMEMBERED = word_set("anniversary centenary centennial bicentenary commemoration memory honour honor")
"""Nouns, as lemmas, of a day long after."""
_DONE = word_set(
    "invasion attack siege bombing bombardment landing occupation capture conquest raid discovery publication visit "
    "annexation liberation evacuation"
)
"""Of these somebody is the doer, who must be told."""
_WITHIN = word_set("during throughout amid in within")
_LIFETIME = {"death": "did {} die", "birth": "was {} born"}
_SOME = word_set("one some several many few part parts")
_INNER = word_set("prep pobj det amod compound nummod poss case nmod")
_LONGEST = 10


def ask_of_event(wording: Wording, value: PartialDate) -> Turned | None:
    """The question for the date of what a noun before it means, or None."""
    preposition = wording.head.head
    noun = preposition.head
    if wording.head.dep_ != "pobj" or preposition.dep_ != "prep" or noun.lemma_.lower() not in _HAPPENINGS:
        return None
    if any(token.lemma_.lower() in _REMEMBERED for token in noun.ancestors):
        return None
    # "during the war in 1812" dates what was done in it.
    if noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN:
        return None
    phrase = [token for token in noun.subtree if token.i < preposition.i]
    if not asserts(noun.doc) or not _says_which(phrase, noun):
        return None
    fact = wording.draft.mention.fact
    words = date_words(wording.draft.answer, value, preposition.lower_, fact.resolved_year)
    if words is None or not words.startswith(("on ", "in ")):
        return None
    said = wording.say(phrase)
    text = _word_lifetime(wording, words, noun) or f"{words} was {lower_first(said, phrase[0])}"
    used = frozenset(token.i for token in phrase)
    return Turned(f"{text[:1].upper()}{text[1:]}?", used, event=said[:1].upper() + said[1:])


def ask_when_there_was(wording: Wording, value: PartialDate) -> Turned | None:
    """As in "In which year was there a revolt in Judea?" of a sentence that opens with the date and "there was"."""
    preposition = wording.head.head
    verb = preposition.head
    there = find_there(verb)
    if wording.head.dep_ != "pobj" or preposition.i > verb.i or there is None:
        return None
    if verb.lower_ not in {"was", "were"} or not asserts(verb.doc):
        return None
    shown = [token for token in list_tokens(verb.doc) if token.i not in wording.cut]
    opening = {token.i for token in shown if token.i < there.i and not token.is_punct}
    fact = wording.draft.mention.fact
    words = date_words(wording.draft.answer, value, preposition.lower_, fact.resolved_year)
    if words is None or opening != {preposition.i, *wording.asked}:
        return None
    rest = trim(token for token in shown if token.i > verb.i)
    # "there was a fire in the port": there may have been more than one.
    named = any(
        token.text[:1].isupper() for token in rest if token.head in rest and token.head.dep_ == "attr"
    )
    if not named or any(token.ent_type_ == "DATE" or token.lower_ == "no" for token in rest):
        return None
    text = f"{words} {verb.lower_} there {wording.say(rest)}"
    return Turned(f"{text[:1].upper()}{text[1:]}?", frozenset(token.i for token in (there, verb, *rest)))


def _word_lifetime(wording: Wording, words: str, noun: Token) -> str:
    """As in "when did Nero die" for "Nero's death", "" for what is no birth or death of somebody."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is None or noun.lemma_.lower() not in _LIFETIME:
        return ""
    name = wording.say([token for token in owner.subtree if token.tag_ != "POS"]).strip()
    return f"{words} {_LIFETIME[noun.lemma_.lower()].format(name)}"


def _says_which(phrase: list[Token], noun: Token) -> bool:
    """Whether the phrase is one, definite, and names whose or where."""
    if not 3 <= len(phrase) <= _LONGEST or noun.tag_ not in {"NN", "NNP"}:
        return False
    whole = phrase[-1].i - phrase[0].i + 1 == len(phrase)
    plain = all(token == noun or token.dep_ in _INNER for token in phrase)
    definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)
    named = any(token.pos_ == "PROPN" or token.text in PEOPLES for token in phrase)
    doer = noun.lemma_.lower() not in _DONE or noun.text[0].isupper() or _names_doer(phrase, noun)
    return whole and plain and definite and named and doer and not any(t.lower_ in _SOME for t in phrase)


def _names_doer(phrase: list[Token], noun: Token) -> bool:
    """Whether a people, or a name before the noun or behind "by", tells who did it."""
    before = any(token.i < noun.i and token.text[:1].isupper() for token in phrase if token.lower_ != "the")
    return before or any(token.lower_ == "by" for token in phrase)
