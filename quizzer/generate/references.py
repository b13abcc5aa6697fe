"""Words in a prompt that point outside it: pronouns, "the agreement", "the following day".

A learner sees one sentence, not the page. Whatever that sentence leaves to the sentence before it
makes the question unanswerable. Reads tokens of one sentence; knows no facts and no questions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.generate.comparisons import OUTCOME, find_body, find_comparison
from quizzer.generate.definites import is_bare_definite
from quizzer.generate.parse import has_subject, list_outside, list_tokens, read_text
from quizzer.generate.plurals import has_plural, has_singular, looks_ahead
from quizzer.generate.unsaid import find_unsaid
from quizzer.generate.words import CLASSES, COUNTRIES, HEADS, NOUNS, PLACE_LABELS, SUBJECTS, word_set
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSONAL = word_set("he she him her his hers himself herself")
_OBJECTS = word_set("dobj dative iobj")
_SINGULAR = word_set("it its itself")
_MANY = word_set("they them their theirs themselves")
_NEUTRAL = _SINGULAR | _MANY
_OWNERS = word_set("theirs ours hers mine yours")
SPEAKERS = word_set("i we my our us me you your")
_POINTING = frozenset(["this", "these", "those"])
_ELSEWHERE = word_set(
    "former latter aforementioned above-mentioned corresponding respective said same similar remaining "
    "ensuing resulting above below"
)
_PARTS = word_set("half part portion stages")
"""What is the latter or former of a whole that is told: "the latter half of the reign"."""
_OTHERS = word_set(
    "other others another one ones both neither either none some many most several few each all"
)
_COUNTING = word_set("first second third fourth fifth sixth seventh eighth ninth tenth left right")
_MEANT = (["was", "to"], ["were", "to"])
_TELLING_OF_PLANS = word_set("if plan planned operation never until otherwise than always often")
_LANDS = word_set(
    "state country city town village island province region colony land kingdom territory coast"
)
_HERE = word_set("there here then thus hence thereby therein thereof hereby")
_SUSPICIOUS = _OWNERS | _POINTING | _ELSEWHERE | _OTHERS | _HERE | {"that", "such", "also"}
"""Words that may point at something, whatever their part of speech."""
_THEN = re.compile(
    r"\b(the (?:following|next|previous|preceding|same|prior) (?:\w+ )?(?:day|night|morning|evening|week|month|year|"
    r"summer|winter|spring|autumn|decade|century|season|time)s?"
    r"|(?:late|early|later|earlier) (?:in the|that) (?:year|month|week|season|decade)\b(?! of)|(?:later|earlier) (?:that|the same|in the|this) (?:day|night|week|month|year|summer|winter|decade|century)"
    r"|that (?:day|night|morning|evening|week|month|year|summer|winter|spring|autumn|decade|century|same|time)"
    r"|(?<!million )(?<!billion )(?:days?|weeks?|months?|years?|hours?|decades?|centuries|century|while|moments?|minutes?)"
    r" (?:later|earlier|before|afterwards?|previously|ago)\b(?! (?:the|than|his|her|its|their|a|an|he|she|it|they|[A-Z0-9]))"
    r"|after (?:[a-z]+ |\d+ ){1,3}(?:days|weeks|months|years|hours|decades|minutes)(?=,)|soon after(?:wards?)?|shortly (?:after|before|there)(?:wards?|after)?(?= *[,.;]| and)|thereafter|since then|by then|"
    r"until then|in the (?:\w+ )?(?:days|weeks|months|years|decades) (?:ahead|to come)|at (?:the|that) time(?! of)|at this (?:time|point)|so far|to date|(?<!what is )(?<!what are )(?<!in what )(?:today|now)|currently|(?<!most )recently|most recently(?! (?:occurring )?(?:in|on)\b)|nowadays|"
    r"the turn of the century(?! in \d)|still|(?:is|are|has|have) already|as (?:it|he|she|they) (?:was|were|is|are|became) (?:known|called)|"
    r"the (?:current|incumbent)|at present|in recent \w+)\b",
    re.IGNORECASE,
)
_ABOARD = re.compile(r"\b(?i:on board|aboard|ashore)\b(?! (?:(?i:of|the|an?|his|her|their|one) |[A-Z\d]))")
_WHICH = re.compile(r"\W*(?:\w+ ){0,4}(?i:of|in|after|by|from|with|during|to|for|at|on) (?:which|whom)\b")
_USED = re.compile(
    r"\bused? the (?:term|word|phrase|expression) "
    r"(?!.*\b(?:for|to (?:refer|describe|mean|denote|name|designate|avoid|include|cover))\b)"
)
"""A term of which the sentence does not say for what."""
_COUNTED = re.compile(
    r"^The (?:first|second|third|fourth|other|last|final) (?:group|set|type|kind|category|reason|point|argument|class|"
    r"factor|phase|stage|option|method)\b|\b[Aa] further\b|, also (?:an?|the)\b|^One [a-z]+, |^The next [a-z]+(?! (?:to|in line)\b)|"
    r"\ba (?:later|subsequent|previous) [a-z]+|^(?:Most|More|Especially|Particularly) [a-z]+ (?:was|were|is|are)\b"
)
"""One of several things of which the sentence before has told the others."""
_NO_OTHER = re.compile(r"\bno (?:option|choice|alternative|way out)\b(?! (?:but|than|to|other|except|save))")
_TERM = re.compile(r"\"(?:[^\s\"]+ ){0,5}[^\s\"]+\"|“(?:[^\s”]+ ){0,5}[^\s”]+”")
"""A few words in quotation marks: what something was called, whole as it is."""
_FIRST = word_set(
    "later then soon finally afterwards eventually subsequently also however instead next even likewise similarly "
    "conversely thus hence therefore moreover furthermore nevertheless consequently accordingly"
)
_SAME_TIME = re.compile(
    r"^(?:by|in) contrast,? |\b(meanwhile|in turn|as a (?:result|response|consequence)(?! (?:of|to))|in response(?! to)|in return|simultaneously|in that case)\b",
    re.I,
)


@lru_cache(maxsize=256)
def stands_alone(doc: Doc, cuts: tuple[tuple[int, int], ...], told: frozenset[int] = frozenset()) -> bool:
    """Whether nothing in the sentence without the cuts points outside it; asked of each fact in turn."""
    return find_dangling(list_outside(doc, cuts), told) is None


def find_dangling(tokens: Sequence[Token], told: Collection[int] = ()) -> str | None:
    """The first word of a prompt that points outside it, or None.

    `tokens` are the tokens the prompt shows, in order; `told` the positions in the text of those whose
    meaning the prompt adds.
    """
    if phrase := _find_phrase("".join([token.text_with_ws for token in tokens])):
        return phrase
    if tokens and (tokens[0].lower_ in _FIRST or _begins_a_list(tokens)):
        return str(tokens[0].text)
    if open_end := _find_plan(tokens) or find_body(tokens) or find_comparison(tokens) or find_unsaid(tokens):
        return str(open_end)
    terms = _find_terms(tokens[0].doc) if tokens else []
    suspects = _find_suspects(tokens[0].doc) if tokens else frozenset()
    for position, token in enumerate(tokens):
        if token.i not in suspects or token.idx in told:
            continue
        before = tokens[:position]
        if any(other.idx in told and _goes_on(token, other) for other in before):
            continue
        if _pronoun(token, before) or _points(token, before):
            return str(token.text)
        if is_bare_definite(token, before) and not _is_within(token, terms):
            return str(token.text)
    return None


def _goes_on(pronoun: Token, told: Token) -> bool:
    """Whether the pronoun may mean what the prompt tells of another word: "they [Berg and Lund] sold it" may not."""
    sorts = [sort for sort in (PERSONAL, _SINGULAR, _MANY) if told.lower_ in sort]
    kind = CLASSES.get(told.lower_) or HEADS.get(told.text.capitalize(), NameKind.PERSON)
    if told.tag_ == "NN" and kind is not NameKind.PERSON:
        # "The institute [Radium Institute] was led by her sister": whose?
        sorts = [_NEUTRAL]
    if pronoun.lower_ not in PERSONAL | _NEUTRAL:
        return False
    return pronoun.lower_ in (sorts[0] if sorts else PERSONAL | _NEUTRAL)


def _begins_a_list(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is a line of a list: "Second Column, Lieutenant General Essen, included"."""
    first, second = tokens[0], tokens[min(1, len(tokens) - 1)]
    return first.lower_ in _COUNTING and second.text[:1].isupper() and second.ent_type_ != "EVENT"


def _find_plan(tokens: Sequence[Token]) -> str | None:
    """The "would" of a plan or forecast of which the sentence says neither when nor on what condition."""
    for token in tokens:
        planned = token.lower_ == "would" and token.dep_ == "aux" and token.head.dep_ == "ROOT"
        # "was to be bombed": by whose plan?
        meant = (
            token.lower_ == "be"
            and [one.lower_ for one in token.doc[max(0, token.i - 2) : token.i]] in _MEANT
        )
        if planned or meant:
            words = {other.lower_ for other in tokens}
            told = any(other.ent_type_ == "DATE" for other in tokens) or words & _TELLING_OF_PLANS
            return None if told else str(token.text)
    return None


@lru_cache(maxsize=256)
def _find_phrase(text: str) -> str | None:
    """The first words that place what is told after, during or aboard something told before."""
    phrases = (_THEN, _SAME_TIME, OUTCOME, _ABOARD, _USED, _COUNTED, _NO_OTHER)
    match = next((match for phrase in phrases if (match := phrase.search(text))), None) or _WHICH.match(text)
    return match[0] if match else None


@lru_cache(maxsize=4)
def _find_suspects(doc: Doc) -> frozenset[int]:
    """The numbers of the tokens that point outside the sentence, unless something before them is meant."""
    return frozenset(
        token.i
        for token in list_tokens(doc)
        if token.lower_ in _SUSPICIOUS or token.tag_ in {"PRP", "PRP$", "CD"} or is_bare_definite(token, ())
    )


@lru_cache(maxsize=4)
def _find_terms(doc: Doc) -> list[tuple[int, int]]:
    """The spans of the sentence's terms in quotation marks."""
    return [match.span() for match in _TERM.finditer(read_text(doc))]


def _is_within(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < token.idx < end for start, end in spans)


def _pronoun(token: Token, before: Sequence[Token]) -> bool:
    """Whether a pronoun's person or thing is not told before it in the prompt."""
    word = token.lower_
    if word in _OWNERS and token.dep_ != "poss":
        return True
    stressed = word.endswith(("self", "selves")) and bool(before) and before[-1].i == token.i - 1
    if token.tag_ not in {"PRP", "PRP$"} or token.text == "US" or (stressed and before[-1].pos_ in NOUNS):
        return False
    if word in SPEAKERS or (token.dep_ in {"nsubj", "nsubjpass"} and _is_main(token.head)):
        return True
    if word in PERSONAL:
        actors = _list_actors(token)
        return not any(_may_be_person(other) and other.i not in actors for other in before)
    if word not in _NEUTRAL or looks_ahead(token):
        return False
    nouns = _candidates(token, before)
    fits = has_plural(nouns) if word in _MANY else has_singular(nouns)
    return not (fits and any(_may_be_thing(other) for other in nouns))


def _is_main(verb: Token) -> bool:
    """Whether the verb is the sentence's own, or that of its first half before a semicolon."""
    halved = verb.dep_ == "ccomp" and any(token.text == ";" for token in verb.doc[verb.i : verb.head.i])
    return verb.dep_ == "ROOT" or halved


def _list_actors(pronoun: Token) -> frozenset[int]:
    """The subject of the verb whose object the pronoun is: "Lincoln was desperate, and restored him"."""
    if pronoun.dep_ not in _OBJECTS or pronoun.tag_ != "PRP" or pronoun.lower_.endswith("self"):
        return frozenset()
    verb = pronoun.head
    while verb.dep_ == "conj" and not has_subject(verb):
        verb = verb.head
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return frozenset(word.i for subject in subjects for word in (subject, *subject.conjuncts))


def _candidates(token: Token, before: Sequence[Token]) -> Sequence[Token]:
    """The words a pronoun can mean: nothing it is part of, and for an object not its verb's subject."""
    around = {ancestor.i for ancestor in token.ancestors}
    before = [other for other in before if other.i not in around]
    if token.dep_ not in _OBJECTS:
        return before
    subjects = {
        word.i
        for child in token.head.children
        if child.dep_ in {"nsubj", "nsubjpass"}
        for word in child.subtree
    }
    return [other for other in before if other.i not in subjects]


def _may_be_person(token: Token) -> bool:
    """Whether a proper noun can be what "he" or "her" means: not a place, nor a thing with an article."""
    if token.pos_ != "PROPN" or token.dep_ == "compound" or token.text in COUNTRIES or token.text in HEADS:
        return False
    return token.ent_type_ in {"PERSON", "ORG", ""} and not any(
        child.lower_ == "the" for child in token.children
    )


def _may_be_thing(token: Token) -> bool:
    """Whether a noun can be what "it" or "they" means: one with a role of its own, no time word."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME"}:
        return False
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "attr", "appos"} or _in_subject(token)


def _in_subject(token: Token) -> bool:
    return any(ancestor.dep_ in {"nsubj", "nsubjpass"} for ancestor in token.ancestors)


def _points(token: Token, before: Sequence[Token]) -> bool:
    """Whether a word points at something said before ("this", "such a", "the latter", "there")."""
    word = token.lower_
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if word in _POINTING or (word == "that" and token.tag_ == "DT"):
        return not (word == "those" and following in {"who", "of", "that", "whose"})
    if word == "such":
        return following not in {"as", "that"}
    if word in _ELSEWHERE and before and following not in _PARTS:
        return before[-1].lower_ in {"the", "a", "an"} or (word in {"above", "below"} and token.pos_ == "ADV")
    if word in _OTHERS or token.tag_ == "CD":
        return _leaves_out(token, before, following)
    if word == "also" and following:
        return bool(token.nbor().dep_ == "prep")
    is_told = word == "there" and any(_is_place(other) for other in before)
    return word in _HERE and token.dep_ != "expl" and not is_told


def _is_place(token: Token) -> bool:
    """Whether "there" can mean the word: a place by its entity, or a state or land by its noun."""
    return token.ent_type_ in PLACE_LABELS or (
        token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in _LANDS
    )


def _leaves_out(token: Token, before: Sequence[Token], following: str) -> bool:
    """Whether "others", "both", "two", "one" or "the other" stands for a group told of before."""
    counted = token.tag_ == "CD" and token.dep_ == "dobj" and token.is_alpha and token.lower_ != "one"
    if counted and token.i == token.head.i + 1 and following in {"", ".", ",", "at", "in"}:
        # "Jobs had two at Apple"
        return not any(other.tag_ in {"NNS", "NNPS"} for other in before)
    if token.lower_ == "both" and token.dep_ == "pobj" and following not in {"of", "the"}:
        # "the remains of both"
        return not any(other.dep_ == "conj" for other in before)
    subject = token.dep_ in SUBJECTS and "of" not in {one.lower_ for one in token.children}
    told = any(_may_be_thing(other) for other in before)
    if token.lower_ == "another" and token.dep_ == "det" and token.head.dep_ == "dobj":
        # "filed another case": of the first one nothing is said.
        return not any(other.lemma_ == token.head.lemma_ for other in before)
    if token.lower_ in {"other", "another"}:
        return not told and (
            not before or before[-1].lower_ in {"the", "two", "three"} or token.lower_ == "another"
        )
    return subject and not told
