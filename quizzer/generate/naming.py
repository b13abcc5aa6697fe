"""Which question words may stand for a name in its sentence, and for which of its words.

What says most comes first: "which Greek historian" for "Dio, a Greek historian,", "which province" for
"the province of Adiabene", "whose reign" for "the reign of Nero", then what the name's kind allows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.clauses import lower_first
from quizzer.generate.known import PERSON
from quizzer.generate.question_words import name_words, says_class
from quizzer.generate.turning import Swap, Wording
from quizzer.generate.unsaid import OFFICES
from quizzer.generate.words import CLASSES, COUNTRIES, SUBJECTS, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

ARTICLES = word_set("the a an")
_OF_PEOPLE = word_set("marry die bear write retire compose paint study divorce inherit abdicate")
"""Verbs, as lemmas, that only people do or that only happens to them."""
_OF_THINGS = word_set("speak build construct publish release broadcast manufacture demolish")
"""Verbs, as lemmas, of what is done to things alone."""
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
    if after and all(_is_within_phrase(token, head) for token in after):
        yield from _ask_before_phrase(turning, value, before)
        return
    tokens = frozenset(token.i for token in phrase)
    if after:
        words = None if before else _read_apposition(turning, after, value)
    elif before:
        said = lower_first(turning.say(before), before[0])
        words = f"which {said}" if says_class(before, value) else None
    elif (wider := _widen(turning, value)) is not None:
        yield wider
        return
    else:
        yield from (Swap(words, tokens) for words in _name_kind(turning, value))
        return
    if words is not None:
        yield Swap(words, tokens)


def _is_within_phrase(token: Token, head: Token) -> bool:
    """Whether the token stands in a phrase that says more of the name: "in Intramuros" behind "San Agustín Church"."""
    while token.head not in {head, token}:
        token = token.head
    return bool(token.dep_ == "prep")


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
    if value.kind is NameKind.PERSON or turning.known.get(value.text) == PERSON:
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
    said = [token for token in noun.lefts if token.lower_ not in ARTICLES]
    definite = any(token.lower_ == "the" for token in noun.lefts)
    span = frozenset(range(noun.left_edge.i, max(turning.asked) + 1))
    placed = CLASSES.get(noun.text) is NameKind.PLACE and value.kind in {NameKind.PLACE, NameKind.NAME}
    if placed and definite and all(token.dep_ in {"amod", "compound"} for token in said):
        return Swap(f"which {turning.say([*said, noun])}", span)
    person = value.kind is NameKind.PERSON or turning.known.get(value.text) == PERSON
    owned = person and definite and not said and noun.tag_ == "NN"
    return Swap(f"whose {noun.text}", span) if owned else None


def _name_kind(turning: Wording, value: Name) -> Iterator[str]:
    """What the name's kind licenses, then what the document or everybody knows it to be."""
    words, noun = name_words(turning.draft.answer, value), turning.known.get(value.text)
    if words in _OF_SOMEBODY and _is_told_a_thing(turning, _OF_SOMEBODY[words], as_person=words == "whom"):
        return
    if words is not None:
        yield words
    elif value.kind is NameKind.NAME and (noun == PERSON or _acts_as_person(turning)):
        yield "whom"
    if words in {None, "where"} and noun not in {None, PERSON}:
        yield f"which {noun}"


def _is_told_a_thing(turning: Wording, things: Collection[str], *, as_person: bool) -> bool:
    """Whether the sentence says of the name what nobody is or suffers: a base, a language, to be built or spoken."""
    head, verb = turning.head, turning.head.head
    if head.dep_ not in SUBJECTS:
        return False
    said = [child for child in verb.children if child.dep_ == "attr" and verb.lemma_ == "be"]
    said += [
        noun
        for child in verb.children
        if child.lower_ == "as" and child.dep_ == "prep"
        for noun in child.children
    ]
    suffers = as_person and head.dep_ == "nsubjpass" and verb.lemma_ in _OF_THINGS
    return suffers or any(
        noun.lemma_.lower() in things
        or (as_person and CLASSES.get(noun.text, NameKind.PERSON) is not NameKind.PERSON)
        for noun in said
    )


def _acts_as_person(turning: Wording) -> bool:
    """Whether the name is the subject of a verb that only people do ("married", "was born")."""
    head = turning.head
    if head.dep_ not in SUBJECTS:
        return False
    return head.head.lemma_ in _OF_PEOPLE and all(token.i in turning.asked for token in head.lefts)


def _read_apposition(turning: Wording, after: Sequence[Token], value: Name) -> str | None:
    """The question words that ", a Greek historian," behind the name gives: "which Greek historian"."""
    inner = [token for token in after if token.text != ","]
    if not inner or not _is_between_commas(after):
        return None
    noun = next((token for token in inner if token.dep_ == "appos" and token.head == turning.head), None)
    if noun is None or noun.tag_ != "NN" or inner[0].lower_ not in ARTICLES or inner[0].head != noun:
        return None
    known = CLASSES.get(noun.text)
    if inner[0].lower_ == "the" and noun.lemma_.lower() not in OFFICES:
        return None
    fits = known is None or value.kind in {known, NameKind.NAME}
    plain = all(token.is_alpha or token.is_digit or token.text in {"-", "'s"} for token in inner)
    nested = any(token.dep_ in {"appos", "cc"} and token != noun for token in inner)
    return f"which {turning.say(inner[1:])}" if fits and plain and not nested else None


def _is_between_commas(after: Sequence[Token]) -> bool:
    """Whether what follows a name stands behind one comma, or between two."""
    commas = [token for token in after if token.text == ","]
    return after[0].text == "," and (len(commas) == 1 or (len(commas) == 2 and after[-1].text == ","))
