"""What a sentence leaves to the one before it without a word that points there: what was refused, whose mayor, since when "again".

Reads tokens of one sentence; knows no facts and no questions.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.generate.parse import list_tokens
from quizzer.generate.words import SUBJECTS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANSWERING = word_set("refuse agree decline accept comply object respond reply answer consent follow obey")
"""Verbs, as lemmas, of what somebody does on being asked: of what, the sentence must say."""
_COMPLEMENTS = word_set("dobj xcomp ccomp prep dative pcomp nsubjpass agent attr")
OFFICES = word_set(
    "mayor governor president king queen emperor empress minister chancellor commander chairman principal bishop "
    "archbishop pope ambassador director head ruler prefect rector dean manager coach"
)
"""Nouns, as lemmas, of an office in something."""
_OF_WHAT = word_set("prep compound poss nmod relcl acl appos")
_SEATS = OFFICES | word_set(
    "throne office post seat presidency chair crown title position reign ruler owner heir son king"
)
"""What somebody succeeds to."""
_SAMPLES = word_set("example instance exception reason cause other use usage mention occurrence appearance")
_COURSES = word_set(
    "production construction turnout attendance restoration excavation implementation output enrolment enrollment "
    "membership circulation filming recording demolition renovation admission publication distribution"
)
"""Nouns, as lemmas, of what goes on with something: of what, the sentence must say."""
_CHOOSING = word_set("nominate appoint")
"""Verbs, as lemmas, of what somebody is chosen for: for what, the sentence must say."""
_TAKING = word_set("take assume relinquish resume")
_VERBS = word_set("VERB AUX")
_AMOUNTS = word_set(
    "ton tonne pound kilogram litre liter gallon barrel bushel copy unit piece dollar euro acre hectare item"
)
"""What, as lemmas, counts something else."""
_SINCE = word_set("again immediately")
"""Adverbs that count from something told before."""
_FOLLOWING = word_set("succeeding subsequent ensuing preceding")
_LOOKING_BACK = {"advmod": _SINCE, "amod": _FOLLOWING}
"""By their role in the sentence, the words that count from something told before."""
_ENTITLED = SUBJECTS | {"attr", "oprd", "appos"}
_ROLES = _ENTITLED | _LOOKING_BACK.keys()
_LEMMAS = _CHOOSING | {"succeed", "command", "flee"}


def find_unsaid(tokens: Sequence[Token]) -> Token | None:
    """The first word of the tokens shown that says too little without the sentence before, or None."""
    shown = {token.i for token in tokens}
    if tokens and tokens[0].lower_ in _FOLLOWING:
        return tokens[0]
    suspects = _find_suspects(tokens[0].doc) if tokens else frozenset()
    for token in tokens:
        if token.i not in suspects:
            continue
        role = token.dep_
        if role in _LOOKING_BACK and token.lower_ in _LOOKING_BACK[role]:
            if role == "amod" or token.head.pos_ in _VERBS:
                return token
        elif (
            (token.lemma_ == "succeed" and not _tells_seat(token, tokens))
            or _is_chosen(token, shown)
            or _is_only_amount(token, tokens)
            or _is_bare_command(token)
            or _is_bare_flight(token, shown)
        ):
            return token
        elif role in _ENTITLED or token.lemma_.lower() in _ANSWERING:
            children = [child for child in token.children if child.i in shown]
            checks = (_answers, _holds_office, _is_sample, _is_one_of_a_sort, _is_bare_course)
            if any(check(token, children) for check in checks):
                return token
    return None


@lru_cache(maxsize=4)
def _find_suspects(doc: Doc) -> frozenset[int]:
    """The numbers of the tokens that may say too little, found once for all the facts of the sentence."""
    return frozenset(
        token.i
        for token in list_tokens(doc)
        if token.dep_ in _ROLES or token.lemma_ in _LEMMAS or token.lemma_.lower() in _ANSWERING
    )


def _is_bare_command(noun: Token) -> bool:
    """Whether somebody takes command, and of what is not told: "assumed command in May"."""
    return (
        noun.lemma_ == "command"
        and noun.dep_ == "dobj"
        and noun.head.lemma_ in _TAKING
        and not any(child.dep_ in _OF_WHAT | {"amod"} for child in noun.children)
    )


def _is_bare_flight(verb: Token, shown: Collection[int]) -> bool:
    """Whether somebody flees, and nobody says whence or whither: "fled on 6 July"."""
    return verb.lemma_ == "flee" and not any(
        child.dep_ in {"dobj", "advmod", "advcl", "prep"} and child.i in shown
        for child in verb.children
        if not any(word.ent_type_ in {"DATE", "TIME"} for word in child.children)
    )


def _is_chosen(verb: Token, shown: Collection[int]) -> bool:
    """Whether somebody "was nominated", and nobody says for what."""
    if verb.lemma_ not in _CHOOSING:
        return False
    first = verb.head if verb.dep_ == "conj" else verb
    passive = verb.tag_ == "VBN" and any(
        child.dep_ == "nsubjpass" and child.i in shown for child in first.children
    )
    said = any(
        child.i in shown
        and child.dep_ in {"oprd", "xcomp", "attr", "dobj", "prep"}
        and (child.dep_ != "prep" or child.lower_ in {"to", "as", "for"})
        for child in verb.children
    )
    return passive and not said


def _is_only_amount(subject: Token, tokens: Sequence[Token]) -> bool:
    """Whether so many tons "were produced in 1984", and nobody says of what."""
    counted = subject.tag_ == "NNS" and any(child.dep_ == "nummod" for child in subject.children)
    if not counted or subject.dep_ != "nsubjpass" or subject.lemma_.lower() not in _AMOUNTS:
        return False
    things = (token for token in tokens if token.pos_ in {"NOUN", "PROPN", "PRON"} and token != subject)
    return all(token.ent_type_ in {"DATE", "CARDINAL", "QUANTITY"} for token in things)


def _answers(token: Token, children: Sequence[Token]) -> bool:
    """Whether somebody "refused" or something "followed", and nobody says what."""
    active = any(child.dep_ == "nsubj" for child in children)
    # "followed with mass arrests" does not say what was followed.
    wanted = {"dobj", "nsubjpass"} if token.lemma_ == "follow" else _COMPLEMENTS
    said = any(child.dep_ in wanted for child in children)
    return token.pos_ == "VERB" and token.lemma_ in _ANSWERING and active and not said


def _is_one_of_a_sort(token: Token, children: Sequence[Token]) -> bool:
    """Whether "a second" or "a positive" is told of, and nobody says a second what."""
    single = any(child.lower_ in {"a", "an", "another"} for child in children)
    of_what = any(child.lower_ == "of" for child in children)
    return token.dep_ in SUBJECTS and token.tag_ in {"JJ", "JJS", "JJR"} and single and not of_what


def _is_bare_course(token: Token, children: Sequence[Token]) -> bool:
    """Whether "production" rose or "construction" began, and nobody says of what."""
    subject = token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and token.i == 0
    return subject and token.lemma_.lower() in _COURSES and not children


def _holds_office(token: Token, children: Sequence[Token]) -> bool:
    """Whether somebody "was mayor", and nobody says of which city."""
    if token.dep_ not in {"attr", "oprd"} or token.lemma_.lower() not in OFFICES:
        return False
    return not any(child.dep_ in _OF_WHAT or child.dep_ == "amod" for child in children)


def _tells_seat(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether it is said in what, as what or when somebody was succeeded, or what succeeded at all."""
    followed = any(child.dep_ in {"agent", "dobj"} for child in verb.children)
    told = any(token.lemma_.lower() in _SEATS or token.ent_type_ == "DATE" for token in tokens)
    placed = any(child.lower_ in {"as", "to", "in"} for child in verb.children)
    return not followed or told or placed


def _is_sample(token: Token, children: Sequence[Token]) -> bool:
    """Whether "examples include" something, and nobody says of what."""
    bare = not any(child.dep_ in _OF_WHAT for child in children)
    another = any(child.lower_ == "another" for child in children)
    sample = token.lemma_.lower() in _SAMPLES and token.dep_ in SUBJECTS
    return (sample and bare) or (another and token.dep_ == "appos")
