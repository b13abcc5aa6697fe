"""Clauses within a sentence that tell something by themselves: "who landed in 1805", "laid down in 1896".

Each is read as a clause of its own whose subject is the noun it says more of. Only what the sentence
itself asserts counts: nothing told by somebody, denied, wished or supposed. Knows tokens, no facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.generate.clauses import Clause, is_sound, trim
from quizzer.generate.parse import list_tokens
from quizzer.generate.words import SUBJECTS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVE = word_set("who which that")
_FACTUAL = word_set("when after while because since although though whereas where until")
"""What begins a clause that tells what was so; "if", "before" and "unless" do not say that it was."""
_REPORTED = word_set(
    "according reportedly allegedly supposedly supposed said claimed claims believed perhaps probably possibly "
    "maybe apparently likely if unless whether would could might may should must planned hoped intended"
)
_ATTRIBUTED = word_set("according reportedly allegedly supposedly purportedly")
_STATES = word_set("locate situate know call name base use find see make give take consist own")
"""Participles that describe and do not tell when something came about."""
_MADE = word_set(
    "write compose publish release build film print launch open premiere record complete produce issue"
)
"""Participles, as lemmas, of works: "a poem by Holm, written in 1928" does not say that Holm was written."""
_OF_DEEDS = word_set("result lead mean cause force prompt allow enable help")
"""Verbs, as lemmas, of a ", which" that means all that was told before it, no thing."""
_ERAS = word_set("BC AD BCE CE")
_PRONOUNS = word_set("WP WDT WP$")
_NOUN_LINKS = word_set(
    "relcl acl conj appos pobj prep dobj nsubj nsubjpass attr agent advcl ROOT npadvmod oprd"
)


def read_nested(doc: Doc, hidden: Collection[int]) -> Iterator[Clause]:
    """The clauses within the sentence that it asserts, in order, without its `hidden` tokens."""
    if not asserts(doc):
        return
    for verb in list_tokens(doc):
        if verb.i in hidden or verb.pos_ not in {"VERB", "AUX"} or not _is_asserted(verb):
            continue
        clause = _read(verb, hidden)
        if clause is not None and is_sound(clause):
            yield clause


def _read(verb: Token, hidden: Collection[int]) -> Clause | None:
    if verb.dep_ == "relcl":
        return _read_relative(verb, hidden)
    if verb.dep_ == "acl":
        return _read_participle(verb, hidden)
    return _read_adverbial(verb, hidden) if verb.dep_ == "advcl" else None


@lru_cache(maxsize=4)
def is_attributed(doc: Doc) -> bool:
    """Whether the sentence names who tells it, or leaves it doubtful: for all of it, wherever that stands."""
    return any(token.lower_ in _ATTRIBUTED for token in list_tokens(doc))


@lru_cache(maxsize=4)
def asserts(doc: Doc) -> bool:
    """Whether nothing in the sentence makes it somebody's claim, a plan or a condition."""
    return not any(token.lower_ in _REPORTED or token.dep_ == "neg" for token in list_tokens(doc))


def _is_asserted(verb: Token) -> bool:
    """Whether the way from the verb to the main verb passes through nothing said, wished or done in vain."""
    token = verb
    while token.head != token:
        if token.dep_ not in _NOUN_LINKS:
            return False
        if token.dep_ == "advcl" and token != verb and _marker(token) not in _FACTUAL:
            return False
        token = token.head
    return bool(token.dep_ == "ROOT")


def _marker(verb: Token) -> str:
    marks = [child for child in verb.children if child.dep_ in {"mark", "advmod"} and child.i < verb.i]
    return str(marks[0].lower_) if marks else ""


def _read_relative(verb: Token, hidden: Collection[int]) -> Clause | None:
    """As in "Emilio Aguinaldo, who landed in 1898" as "Emilio Aguinaldo landed in 1898"."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].lower_ not in _RELATIVE or subjects[0].i > verb.i:
        return None
    pronoun = subjects[0]
    if pronoun.lower_ == "which" and verb.lemma_ in _OF_DEEDS and verb.doc[pronoun.i - 1].text == ",":
        return None
    # "under Karl Berg, which was settled": somebody is no "which".
    if pronoun.lower_ in {"which", "that"} and verb.head.ent_type_ == "PERSON":
        return None
    head = _find_antecedent(verb.head, pronoun.i)
    inner = [token for token in verb.doc[pronoun.i + 1 : verb.i] if token.i not in hidden]
    return _join(head, inner, verb, hidden) if head is not None else None


def _read_participle(verb: Token, hidden: Collection[int]) -> Clause | None:
    """As in "the Canopus, laid down in 1896" as "the Canopus was laid down in 1896"."""
    if (
        not verb.i
        or verb.tag_ != "VBN"
        or (verb.lemma_ in _STATES and not _is_named_by(verb))
        or any(child.i < verb.i for child in verb.children)
    ):
        return None
    said = any(child.dep_ == "agent" for child in verb.children) or _is_sort(verb.head)
    apart = said or verb.nbor(-1).text == ","
    head = _find_antecedent(verb.head, verb.i)
    if head is None or not apart or (head.head.lower_ == "by" and verb.lemma_ in _MADE):
        return None
    plural = head.tag_ in {"NNS", "NNPS"} or any(
        child.dep_ == "conj" and child.i < verb.i for child in head.children
    )
    return _join(head, [], verb, hidden, "were" if plural else "was")


def _is_named_by(verb: Token) -> bool:
    """Whether somebody gave the name, as in "named by Jaeger": no name follows."""
    return verb.lemma_ == "name" and any(child.dep_ == "agent" for child in verb.children)


def _read_adverbial(verb: Token, hidden: Collection[int]) -> Clause | None:
    """As in "until Trajan invaded Armenia in 114" as "Trajan invaded Armenia in 114"."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if _marker(verb) not in _FACTUAL or len(subjects) != 1 or subjects[0].i > verb.i:
        return None
    subject = list(subjects[0].subtree)
    inner = [token for token in verb.doc[subject[-1].i + 1 : verb.i] if token.i not in hidden]
    if not any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in (*inner, verb)):
        return None
    return Clause((), _shown(subject, hidden), tuple(inner), verb, _rest(verb, hidden), subjects[0])


def _find_antecedent(noun: Token, start: int) -> Token | None:
    """The noun that a clause beginning at `start` says more of: a name right before it, else None."""
    last = start - 1
    if _is_sort(noun) and noun.i == last:
        return _find_antecedent(noun.head, noun.left_edge.i)
    # "between 900 and 700 BC, which fell to Rome": no time does anything.
    if noun.tag_ == "CD" or noun.ent_type_ == "DATE" or noun.text in _ERAS:
        return None
    if noun.doc[last].text == ",":
        last -= 1
    span = [token for token in noun.subtree if token.i <= last]
    named = noun.pos_ == "PROPN" or any(token.pos_ == "PROPN" for token in span)
    definite = noun.pos_ == "PROPN" or any(token.lower_ == "the" for token in noun.children)
    adjacent = all(
        token.dep_ in {"appos", "compound", "punct", "flat"} or _is_of_name(token, noun)
        for token in noun.doc[noun.i + 1 : last + 1]
    )
    # "the edition of the Handbook, published in 1888", "a solution to the Crisis which": which of the two was?
    close = noun.doc[start - 1].text != ","
    within = noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN"
    shared = within and (noun.head.lower_ == "of" or (close and noun.doc[start].lower_ in {"which", "that"}))
    whole = bool(span) and span[-1].i - span[0].i + 1 == len(span)
    # "Lüning and Figge, who founded a firm": one of them did not do it alone.
    both = noun.dep_ == "conj" and noun.doc[start].lower_ in {"who", "which"}
    return noun if adjacent and whole and named and definite and not (shared or both) else None


def _is_sort(noun: Token) -> bool:
    """Whether the noun says what the name before it is: in "Casa Loma, a castle built in 1911" the name was built."""
    article = any(child.lower_ in {"a", "an"} for child in noun.lefts)
    named = noun.head.pos_ == "PROPN" and noun.head.i < noun.i
    return bool(noun.dep_ == "appos" and noun.tag_ == "NN" and article and named)


def _is_of_name(token: Token, noun: Token) -> bool:
    """Whether the token continues a name with its "of": "the Peace of Pressburg"."""
    link = token.head if token.dep_ == "pobj" else token
    return bool(
        noun.tag_ == "NNP" and link.lower_ == "of" and link.head == noun and token.pos_ in {"ADP", "PROPN"}
    )


def _join(
    head: Token, inner: Sequence[Token], verb: Token, hidden: Collection[int], auxiliary: str = ""
) -> Clause:
    first = min([token.i for token in inner] or [verb.i])
    if verb.head != head and _is_sort(verb.head):
        first = verb.head.left_edge.i
    subject = trim(
        token
        for token in head.subtree
        if token.i < first and token.i <= verb.i and token.tag_ not in _PRONOUNS
    )
    return Clause(
        (), _shown(subject, hidden), tuple(inner), verb, _rest(verb, hidden), head, auxiliary=auxiliary
    )


def _rest(verb: Token, hidden: Collection[int]) -> tuple[Token, ...]:
    return trim(token for token in verb.subtree if token.i > verb.i and token.i not in hidden)


def _shown(tokens: Sequence[Token], hidden: Collection[int]) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.i not in hidden)
