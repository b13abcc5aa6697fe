"""Who, which, where: a name asked for as subject, object, complement, in a phrase, or within a larger one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.generate.naming import SEATED, list_swaps
from quizzer.generate.predicates import ARTICLES
from quizzer.generate.turning import Swap, Turned, Turning
from quizzer.generate.words import word_set
from quizzer.models import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = word_set(
    "in at by to from with against under near on into through between for after before during of inside outside "
    "along across over towards toward within without behind throughout aboard via around"
)
_HOUSING = word_set("in at to into inside on")
_INSIDE = word_set("in at near into inside onto")
_COMPLEMENTS = word_set("to from for with against")
_PLACED = word_set("in at")
_PLACING = word_set("in at on near")
_LOOSE = word_set("relcl acl conj appos cc")


def ask_which(turning: Turning, value: Name) -> Turned | None:
    """The first question for the name that its words and its place in the clause allow, or None."""
    part = turning.find_part()
    if part is None:
        return None
    made = (_place(turning, part, swap) for swap in list_swaps(turning, value))
    return next((one for one in made if one), None)


def _place(turning: Turning, part: Token, swap: Swap) -> Turned | None:
    """The question with the swap where the answer stood: in the subject, or at the front."""
    if part.dep_ == "attr":
        return _ask_what_was(turning, part, swap)
    if part == turning.clause.head or part.dep_ in {"nsubj", "nsubjpass"}:
        return _ask_who(turning, part, swap)
    phrase = turning.find_phrase(part, swap.tokens)
    if phrase is None:
        return None
    if _is_object(part):
        return _ask_whom(turning, phrase, swap)
    return _ask_in_phrase(turning, part, phrase, swap)


def _is_object(part: Token) -> bool:
    """Whether the verb is done to it; the parse takes the genus of "Owen named the genus" for a name given to nothing."""
    others = {child.dep_ for child in part.head.children}
    return part.dep_ == "dobj" or (part.dep_ == "oprd" and others.isdisjoint(("dobj", "auxpass")))


def _ask_who(turning: Turning, part: Token, swap: Swap) -> Turned | None:
    """As in "Who landed", "the mouth of which river was closed"."""
    alone = {token.i for token in turning.clause.subject} <= swap.tokens
    if not alone and _is_definite_thing(turning.clause.head) and turning.head.head.lower_ in _PLACING:
        return None
    if swap.words == "where" or (not alone and (swap.words == "whom" or not _is_tight(part, swap))):
        return None
    return turning.ask_subject(Swap("who", swap.tokens) if swap.words == "whom" else swap)


def _is_definite_thing(noun: Token) -> bool:
    """Whether it is said of one thing: "the telescope in which country was found" is said by nobody."""
    return noun.pos_ == "PROPN" or any(child.lower_ == "the" for child in noun.lefts)


def _ask_whom(turning: Turning, phrase: frozenset[int], swap: Swap) -> Turned | None:
    """As in "Whom did Nero marry", "control of which country did Rome win"."""
    if phrase <= swap.tokens:
        stays = swap.words == "where" or turning.strands(phrase)
        return None if stays else turning.invert(swap.words, phrase)
    if (own := _find_complement(turning.head)) is not None:
        return None if swap.words == "where" else turning.front(own, swap)
    # "Control of which country did the Parthians lose": the sentence as it stands reads better.
    return turning.front(phrase, swap) if min(phrase) in swap.tokens and swap.words != "where" else None


def _find_complement(head: Token) -> frozenset[int] | None:
    """The words "to Lithuania" of "an ultimatum to Lithuania", which can be asked for by themselves."""
    preposition = head.head
    noun = preposition.head
    direct = head.dep_ == "pobj" and noun.dep_ == "dobj" and preposition.lower_ in _COMPLEMENTS
    indefinite = all(child.lower_ in {"a", "an"} for child in noun.lefts if child.dep_ == "det")
    last = noun.right_edge == preposition.right_edge
    fits = direct and indefinite and last and noun.lower_ != head.lower_
    return frozenset(token.i for token in preposition.subtree) if fits else None


def _ask_in_phrase(turning: Turning, part: Token, phrase: frozenset[int], swap: Swap) -> Turned | None:
    """As in "By whom", "to which country", "where"."""
    direct = phrase <= swap.tokens | {part.i}
    if part.dep_ not in {"prep", "agent"} or part.lower_ not in _PREPOSITIONS:
        return None
    if swap.words == "where":
        # "Where was Berg as an envoy" would ask what he was there.
        stood = turning.clause.verb.lemma_ == "be" and turning.drop(phrase).rest
        return turning.invert("where", phrase) if direct and part.lower_ in _PLACED and not stood else None
    # A museum or a school is an organisation, and yet a place to be in.
    nowhere = swap.words == "whom" and part.lower_ in _INSIDE
    housed = swap.words == "which organisation" and part.lower_ in _HOUSING
    goes_on = max(phrase) > max(swap.tokens)
    # "On colonization in which proclamation did he comment" is said by nobody.
    before = [turning.draft.reading.doc[i] for i in phrase - {part.i} if i < min(swap.tokens)]
    nested = any(token.dep_ == "prep" and token.lower_ != "of" for token in before)
    clumsy = not direct and (swap.words == "whom" or goes_on or nested or turning.drop(phrase).front)
    return None if nowhere or housed or clumsy else turning.front(phrase, swap)


def _ask_what_was(turning: Turning, part: Token, swap: Swap) -> Turned | None:
    """As in "Which battle was the first between ironclads" of "the first ... was the Battle of Lissa"."""
    clause = turning.clause
    definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in clause.head.children)
    alone = part.i in swap.tokens and clause.verb.lemma_ == "be" and clause.finite == clause.verb
    more = [token for token in part.subtree if token.i > max(swap.tokens)]
    loose = any(token.is_punct or token.pos_ == "VERB" for token in more)
    person = swap.words == "whom"
    if not (definite and alone) or loose or swap.words == "where" or (more and person):
        return None
    words = "who" if person else f"{swap.words} {turning.say(more)}".strip()
    turned = turning.invert(words, frozenset(token.i for token in part.subtree))
    return turned and replace(turned, used=turned.used | {token.i for token in more})


def _is_tight(subject: Token, swap: Swap) -> bool:
    """Whether the subject is one phrase, without commas, in which the words that ask can stand."""
    others = [word for word in subject.subtree if word.i not in swap.tokens]
    plain = all(
        word.is_alpha or word.is_digit or word.tag_ in {"POS", "HYPH"} or word.lower_ in ARTICLES
        for word in others
    )
    return plain and not any(word.dep_ in _LOOSE and word.lemma_.lower() not in SEATED for word in others)
