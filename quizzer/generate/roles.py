"""What part a person plays where a sentence names him: acts in it, tells it, made something, is a passing word.

A writer is no likely answer to who directed a film, and somebody named only for comparison none to who
won. Reads parses, no questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizzer.generate.facts import Mention, Reading
from quizzer.generate.words import SUBJECTS, index_words, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = word_set(
    "write argue suggest describe claim note state mention say report observe comment explain conclude translate "
    "interpret quote compare praise criticize criticise record remark assert estimate discuss"
)
"""Verbs, as lemmas, whose subject tells a story and is not in it."""
_WRITINGS = word_set(
    "translation book study history annals account writing work article essay edition preface view bias"
)
_ACTING = SUBJECTS | word_set("dobj dative attr oprd")
_PASSING = word_set(
    "include join equal surpass tie like as than unlike among since before after besides over such"
)
"""Verbs, as lemmas, and prepositions beside which a name is but an example or a measure."""
_LED = word_set(
    "troop man army force division corps column brigade regiment fleet squadron ship crew assault attack"
)
_WHERE = word_set("in at to from near into through towards toward outside around via across on by")
_COMMON = word_set(
    "be have do make take give say get go come become use see find call know tell think begin start continue include leave "
    "return move lead write"
)
"""Verbs, as lemmas, that tell hardly anything of who does so."""
_OWNING = word_set("of by for about on from")
_FIELDS = index_words(
    {
        "letters": "novel novelist book poem poet poetry author playwright essayist trilogy memoir story fiction literature",
        "music": "song music musician compose composer concert opera symphony chord album band singer sing melody lyric "
        "lyrics ballad recording piece pianist violinist conductor soundtrack score",
        "camera": "cinematographer cameraman photograph photographer",
        "directing": "direct produce director film movie filmmaker producer screenplay screenwriter script",
        "acting": "perform actor actress star role starring narrate portray voice comedian cast",
        "painting": "paint painter painting sculptor sculpture mural portrait fresco",
        "building": "architect architecture",
        "kin": "son daughter father mother brother sister uncle aunt nephew niece cousin grandson granddaughter wife "
        "grandfather grandmother husband great-nephew great-grandson stepfather stepson half-brother half-sister heir",
    }
)
"""The noun or verb, as lemma, that tells what somebody does → his field."""


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody does where he is named: his fields, and the deed in a word ("do found"), "" for a common one."""

    fields: frozenset[str]
    deed: str


def acts(reading: Reading, mention: Mention) -> bool:
    """Whether something happens by, to or with the one the mention names; examples and comparisons are not told of."""
    head = _find_first(reading.head(mention))
    above = head.head
    if above.lemma_ in _PASSING:
        return False
    if head.dep_ in _ACTING:
        return True
    if head.dep_ == "pobj":
        return above.dep_ == "agent" or (above.head.pos_ == "VERB" and above.head.lemma_ not in _PASSING)
    if head.dep_ == "poss":
        return above.lemma_.lower() in _LED
    # A line of a list tells of the one it begins with: "Ann Lee, who found three comets".
    return head.dep_ == "ROOT" and any(child.dep_ == "relcl" for child in head.children)


def is_where(reading: Reading, mention: Mention) -> bool:
    """Whether something is, comes from or goes to where the mention names."""
    head = _find_first(reading.head(mention))
    while head.dep_ == "conj":
        head = head.head
    return (head.dep_ == "pobj" and head.head.lower_ in _WHERE) or head.dep_ in {"appos", "npadvmod"}


def find_part(reading: Reading, mention: Mention) -> Part:
    """The part the one the mention names has in the sentence."""
    head = _find_first(reading.head(mention))
    words = [child.lemma_ for child in head.children if child.dep_ in {"compound", "appos", "amod"}]
    words += [token.lemma_ for token in _list_tied(head)]
    fields = frozenset(_FIELDS[word.lower()] for word in words if word.lower() in _FIELDS)
    return Part(fields, _find_deed(head))


def _list_tied(head: Token) -> Iterator[Token]:
    """The words that tell what the name at `head` does: "music by Bo Ek", "Bo Ek's novel", "a role played by Bo Ek"."""
    above = head.head
    if head.dep_ == "pobj" and above.lower_ in _OWNING:
        yield above.head
    elif head.dep_ in {"poss", "appos"} | SUBJECTS:
        yield above
    verb = above.head if above.dep_ == "agent" else above
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    for child in verb.children:
        is_subject = child.dep_ == "nsubjpass" and above.dep_ == "agent"
        is_called = child.dep_ == "attr" and head.dep_ in SUBJECTS
        if is_subject or is_called:
            yield child
        # "They hired Bo Ek as director".
        if child.lower_ == "as" and head.dep_ in {"dobj", "nsubjpass"}:
            yield from child.children


def _find_deed(head: Token) -> str:
    verb, deed = head.head, ""
    if head.dep_ == "nsubj":
        deed = "do"
    elif head.dep_ in {"dobj", "nsubjpass"}:
        deed = "suffer"
    elif head.dep_ == "pobj":
        verb, deed = verb.head, "do" if verb.dep_ == "agent" else verb.lower_
    return f"{deed} {verb.lemma_}" if deed and verb.pos_ == "VERB" and verb.lemma_ not in _COMMON else ""


def _find_first(head: Token) -> Token:
    """The first of the names that "and" or a comma joins, which has the part that all of them have."""
    while (head.dep_ == "conj" and head.head.pos_ == "PROPN") or (
        head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.head.ent_type_ == "PERSON"
    ):
        head = head.head
    return head


def tells(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is somebody who tells what happened."""
    head = reading.head(mention)
    while head.dep_ == "conj":
        head = head.head
    verb = head.head
    if head.dep_ == "pobj" and (verb.text == "of" or verb.head.lower_ == "according"):
        return verb.head.lower_ == "according" or verb.head.lemma_.lower() in _WRITINGS
    if head.dep_ == "nsubj":
        return verb.lemma_ in _TELLING
    if head.dep_ == "pobj" and verb.dep_ == "agent":
        return verb.head.lemma_ in _TELLING
    return head.dep_ == "poss" and verb.lemma_.lower() in _WRITINGS
