"""What a sentence says of a name beside it: "a Greek historian", that it was the first airline, that it was built.

From it come question words that say more than the name's kind does, and doubts of those. Knows tokens and
the draft they come from.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.known import PERSON
from quizzer.generate.parse import read_next
from quizzer.generate.turning import Wording
from quizzer.generate.unsaid import OFFICES
from quizzer.generate.words import CLASSES, FINITE, SUBJECTS, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

ARTICLES = word_set("the a an")
_OF_PEOPLE = word_set("marry die bear write retire compose paint study divorce inherit abdicate")
"""Verbs, as lemmas, that only people do or that only happens to them."""
_OF_THINGS = word_set("speak build construct publish release broadcast manufacture demolish")
"""Verbs, as lemmas, of what is done to things alone."""
_OF_BUILDINGS = word_set("build construct erect complete demolish renovate restore rebuild")
"""Those of what is done to no body of people."""
_ONLY = word_set("first last only second third sole main capital earliest most")
"""Words that make one thing of many."""
_SOMEBODY = OFFICES | word_set("slave servant man woman child boy girl person champion hero heroine")
"""Nouns, as lemmas, of what somebody is, though some are no class of people."""
_NO_SORTS = word_set(
    "distance time period day year date number amount part point place way result drive walk"
)
"""Nouns that tell of a name how far or when it is, not what."""
_PLACE_WORDS = 4
_ALL_ALONE = word_set("first last only second third most earliest")
"""The same without a noun: whether it is somebody, "the first to land" does not say."""


def is_person(turning: Wording, value: Name) -> bool:
    """Whether the name is a person's by its kind, or by what the document tells of it."""
    return value.kind is NameKind.PERSON or turning.known.get(value.text) == PERSON


def read_apposition(turning: Wording, after: Sequence[Token], value: Name) -> str | None:
    """The question words that ", a Greek historian," behind the name gives: "which Greek historian"."""
    noun = next((token for token in after if token.dep_ == "appos" and token.head == turning.head), None)
    if noun is None or noun.tag_ != "NN" or noun.lower_ in _NO_SORTS:
        return None
    after = after if _is_between_commas(after) else _shorten(after, noun)
    inner = [token for token in after if token.text != ","]
    if not inner:
        return None
    known = CLASSES.get(noun.text)
    # "Kutuzov, commander of the Coalition force,": an office needs no article.
    office = inner[0] == noun and (known is NameKind.PERSON or noun.lemma_.lower() in OFFICES)
    if not office and (inner[0].lower_ not in ARTICLES or inner[0].head != noun):
        return None
    if inner[0].lower_ == "the" and noun.lemma_.lower() not in OFFICES:
        return None
    fits = known is None or value.kind in {known, NameKind.NAME}
    plain = all(token.is_alpha or token.is_digit or token.text in {"-", "'s"} for token in inner)
    nested = any(token.dep_ in {"appos", "cc"} and token != noun for token in inner)
    # "a belief that held the mind | was governed": the parse has torn the aside.
    goes_on = read_next(after[-1])[:1].isalnum() and after[-1].text != ","
    torn = goes_on and any(token.tag_ in FINITE for token in inner)
    return (
        f"which {turning.say(inner if office else inner[1:])}"
        if fits and plain and not nested and not torn
        else None
    )


def _shorten(after: Sequence[Token], noun: Token) -> Sequence[Token]:
    """What ", a clade of amphibians from Peru, Chile and Brazil" says first: "a clade of amphibians", () where that is unclear."""
    whole = {token.i for token in noun.subtree}
    if after[0].text != "," or after[1].lower_ not in {"a", "an"} or any(t.i not in whole for t in after[1:]):
        return ()
    ends = (n for n, t in enumerate(after) if t.i > noun.i and (t.is_punct or _leads_on(t)))
    said = after[1 : next(ends, len(after))]
    return said if said[-1].pos_ in {"NOUN", "PROPN"} else ()


def _leads_on(token: Token) -> bool:
    """Whether the word begins what says more of a noun, other than whose or of what it is."""
    return token.pos_ in {"CCONJ", "VERB", "AUX", "PRON", "SCONJ"} or (
        token.pos_ == "ADP" and token.lower_ != "of"
    )


def _is_between_commas(after: Sequence[Token]) -> bool:
    """Whether what follows a name stands behind one comma, or between two."""
    commas = [token for token in after if token.text == ","]
    return after[0].text == "," and (len(commas) == 1 or (len(commas) == 2 and after[-1].text == ","))


def is_aside(turning: Wording, after: Sequence[Token]) -> bool:
    """Whether all that follows a name is one aside behind a comma, which a question can leave out.

    Of a name of which the sentence says what it was the aside may be the point.
    """
    head = turning.head
    tops = [token for token in after if token.head == head and not token.is_punct]
    if len(tops) != 1 or tops[0].dep_ not in {"appos", "relcl"} or not _is_between_commas(after):
        return False
    if head.dep_ in SUBJECTS:
        # "Karl Benz, the inventor of the motor car,": who he was is the better question.
        if head.head.lemma_ == "be" or any(child.lower_ == "the" for child in tops[0].lefts):
            return False
    elif after[-1].text == "," or (read_next(after[-1]) != "." and not _is_a_place(after)):
        return False
    return tops[0].dep_ == "relcl" or not any(child.dep_ == "conj" for child in tops[0].children)


def _is_a_place(after: Sequence[Token]) -> bool:
    """Whether a comma ties only a larger place to the name: "Riga, Latvia"."""
    return len(after) <= _PLACE_WORDS and all(token.pos_ == "PROPN" for token in after[1:])


def ask_the_only(turning: Wording, value: Name) -> str | None:
    """As in "What was the first airline to fly to Riga": the sentence says of the name that it is the only such thing."""
    head, verb = turning.head, turning.head.head
    if head.dep_ != "nsubj" or verb.lemma_ != "be" or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    said = next((child for child in verb.children if child.dep_ == "attr"), None)
    if said is None or said.tag_ != "NN" or not any(child.lower_ == "the" for child in said.lefts):
        return None
    person = CLASSES.get(said.text) is NameKind.PERSON or said.lemma_.lower() in _SOMEBODY
    words = said.doc[said.left_edge.i : said.i + 1]
    if not person and not any(word.tag_ == "JJS" or word.lower_ in _ONLY for word in words):
        return None
    if person or is_person(turning, value):
        return "whom" if person and value.kind in {NameKind.PERSON, NameKind.NAME} else None
    return "what" if said.lower_ not in _ALL_ALONE else None


def is_told_a_thing(turning: Wording, things: Collection[str], *, as_person: bool) -> bool:
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
    of_things = _OF_THINGS if as_person else _OF_BUILDINGS
    suffers = head.dep_ == "nsubjpass" and verb.lemma_ in of_things
    return suffers or any(
        noun.lemma_.lower() in things
        or (as_person and CLASSES.get(noun.text, NameKind.PERSON) is not NameKind.PERSON)
        for noun in said
    )


def acts_as_person(turning: Wording) -> bool:
    """Whether the name is the subject of a verb that only people do ("married", "was born")."""
    head = turning.head
    if head.dep_ not in SUBJECTS:
        return False
    return head.head.lemma_ in _OF_PEOPLE and all(token.i in turning.asked for token in head.lefts)
