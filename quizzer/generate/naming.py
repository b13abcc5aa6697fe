"""Which question words may stand for a name in its sentence, and for which of its words.

What says most comes first: "which Greek historian" for "Dio, a Greek historian,", "which province" for
"the province of Adiabene", "whose reign" for "the reign of Nero", then what the name's kind allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.clauses import lower_first
from quizzer.generate.known import CHIEF, PERSON
from quizzer.generate.predicates import (
    ARTICLES,
    acts_as_person,
    ask_the_only,
    is_aside,
    is_person,
    is_told_a_thing,
    read_apposition,
)
from quizzer.generate.question_words import name_words, says_class
from quizzer.generate.turning import Swap, Wording
from quizzer.generate.words import CLASSES, COUNTRIES, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_THINGS = word_set(
    "headquarters base language script alphabet dialect book novel film song album play opera poem building structure "
    "stadium airport museum university school company organisation organization party festival disease religion species "
    "genus band team club station bridge church temple mountain branch group tribe dynasty empire"
)
"""Nouns, as lemmas, of what is no person."""
_SIGHTS = word_set("attraction building mall landmark structure venue stadium street square garden monument")
"""Nouns, as lemmas, of what is no body of people."""
_OF_SOMEBODY = {"whom": _THINGS, "which organisation": _SIGHTS}
"""Question words for somebody, and what nobody asked for with them is."""
SEATED = word_set("base locate situate headquarter")
"""Participles, as lemmas, that only say where a thing is."""
_PLAIN = word_set("amod compound advmod punct")
"""How the words before a noun hang on it that may be said with it."""


def list_swaps(turning: Wording, value: Name) -> Iterator[Swap]:
    """The words that may stand for the name, and the tokens they replace."""
    head, asked = turning.head, turning.asked
    phrase = [token for token in head.subtree if token.i not in turning.cut]
    if head.dep_ == "poss":
        yield from _ask_owner(turning, value, phrase)
        return
    if head.dep_ == "appos":
        yield from _ask_class_before(turning, value)
        return
    if head.dep_ == "attr":
        phrase = [token for token in phrase if token.i <= max(asked)]
    before = [token for token in phrase if token.i < min(asked) and token.lower_ not in ARTICLES]
    after = [token for token in phrase if token.i > max(asked)]
    if is_aside(turning, after) and (before or read_apposition(turning, after, value) is None):
        after = []
    if after and all(_is_within_phrase(token, head) for token in after):
        yield from _ask_before_phrase(turning, value, before)
        return
    tokens = frozenset(token.i for token in phrase)
    if before or after:
        words = _read_around(turning, value, before, after)
        yield from [Swap(words, tokens)] if words else []
    elif (wider := _widen(turning, value)) is not None:
        yield Swap(wider.words, wider.tokens | tokens)
    else:
        yield from (Swap(words, tokens) for words in _name_kind(turning, value))


def _read_around(
    turning: Wording, value: Name, before: Sequence[Token], after: Sequence[Token]
) -> str | None:
    """The question words that what stands before or behind the name gives, None where both do or nothing fits."""
    if after:
        return None if before else read_apposition(turning, after, value)
    if says_class(before, value):
        return f"which {lower_first(turning.say(before), before[0])}"
    return "whom" if is_person(turning, value) and all(map(_praises, before)) else None


def _praises(token: Token) -> bool:
    """Whether the word only says how somebody is: "the flamboyant Murat"."""
    return bool(token.dep_ == "amod" and token.tag_ == "JJ" and token.text.islower())


def _is_within_phrase(token: Token, head: Token) -> bool:
    """Whether the token stands in a phrase that says more of the name: "in Intramuros" behind "San Agustín Church"."""
    while token.head not in {head, token}:
        token = token.head
    # "the republic based at Bulacan"
    return bool(token.dep_ == "prep" or (token.dep_ == "acl" and token.lemma_.lower() in SEATED))


def _ask_before_phrase(wording: Wording, value: Name, before: Sequence[Token]) -> Iterator[Swap]:
    """As in "which church in Intramuros", the phrase behind the name kept; nobody says "who of the Iceni"."""
    articles = {token.i for token in wording.head.lefts if token.lower_ in ARTICLES}
    for words in () if before else _name_kind(wording, value):
        if words.startswith("which"):
            yield Swap(words, wording.asked | articles)


def _ask_owner(turning: Wording, value: Name, phrase: Sequence[Token]) -> Iterator[Swap]:
    """As in "Whose" or "which country's" for a name with its "'s"."""
    marks = [token for token in phrase if token.i > max(turning.asked)]
    plain = all(token.i in turning.asked or token.tag_ == "POS" for token in phrase)
    if not plain or len(marks) != 1:
        return
    tokens = frozenset(token.i for token in phrase)
    if is_person(turning, value):
        yield Swap("whose", tokens)
    elif turning.draft.answer in COUNTRIES:
        yield Swap("which country's", tokens)


def _ask_class_before(turning: Wording, value: Name) -> Iterator[Swap]:
    """As in "which ship" for "the ship Fram", where the parse takes the name for an aside on its noun."""
    noun, first = turning.head.head, min(turning.asked)
    said = [token for token in noun.doc[noun.left_edge.i : first] if token.lower_ not in ARTICLES]
    if noun.i == first - 1 and said and says_class(said, value):
        yield Swap(f"which {turning.say(said)}", frozenset(range(noun.left_edge.i, max(turning.asked) + 1)))


def _widen(turning: Wording, value: Name) -> Swap | None:
    """The swap for a noun and the name behind its "of", None where the noun does not say what is named."""
    head = turning.head
    if head.dep_ != "pobj" or head.head.lower_ != "of" or head.head.head.i != head.head.i - 1:
        return None
    noun = head.head.head
    before = noun.doc[noun.left_edge.i : noun.i]
    said = [token for token in before if token.lower_ not in ARTICLES]
    definite = any(token.lower_ == "the" for token in noun.lefts)
    span = frozenset(range(noun.left_edge.i, max(turning.asked) + 1))
    placed = CLASSES.get(noun.text) is NameKind.PLACE and value.kind in {NameKind.PLACE, NameKind.NAME}
    own = CHIEF.isdisjoint(token.lower_ for token in said)
    if placed and definite and own and all(token.dep_ in _PLAIN for token in said):
        return Swap(f"which {turning.say([*said, noun])}", span)
    owned = is_person(turning, value) and definite and not said and noun.tag_ == "NN"
    return Swap(f"whose {noun.text}", span) if owned else None


def _name_kind(turning: Wording, value: Name) -> Iterator[str]:
    """What the name's kind licenses, then what the document or everybody knows it to be."""
    if (word := ask_the_only(turning, value)) is not None:
        yield word
    words, noun = name_words(turning.draft.answer, value), turning.known.get(value.text)
    if words in _OF_SOMEBODY and is_told_a_thing(turning, _OF_SOMEBODY[words], as_person=words == "whom"):
        return
    if words is not None:
        yield words
    elif value.kind is NameKind.NAME and (noun == PERSON or acts_as_person(turning)):
        yield "whom"
    if words in {None, "where"} and noun not in {None, PERSON}:
        yield f"which {noun}"
