"""The main clause of a sentence, in the parts a question moves: what opens it, subject, verb, the rest.

Only a clause whose parts the parse gives without doubt is one; of any other sentence no question is
made. Knows tokens, no facts and no questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.generate.parse import find_root, has_stray_subject, has_subject
from quizzer.generate.words import FINITE, NOUNS, PEOPLES, SUBJECTS, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NO_SUBJECTS = word_set("expl csubj csubjpass")
_LATER = word_set("ccomp cc conj xcomp dobj attr acomp preconj")
"""What stands behind its verb where nothing is turned round."""
_WITH_VERB = word_set("aux auxpass advmod")
_OPENING = word_set("prep advmod advcl npadvmod punct mark agent pobj tmod")
"""How what opens a sentence hangs on its verb."""
_LOOSE = word_set("parataxis dep intj meta")
_SAME_IN_PAST = word_set(
    "put set cut hit let cost read spread cast split shut hurt quit burst bid shed thrust rid broadcast beat"
)
"""Verbs whose past is written like their base."""
_LINKING = word_set(
    "also then later subsequently therefore thus soon instead however nevertheless likewise similarly immediately still already"
)
"""Adverbs that tie a clause to the sentence before it."""
LOOSE_ENDS = word_set("ADP SCONJ CCONJ")
"""What cannot end the words that open a sentence or a question: "While, where was ..."."""
_KEEPS_CAPITAL = word_set("PROPN")
_NAMED = word_set("PERSON GPE LOC ORG NORP FAC EVENT WORK_OF_ART LAW PRODUCT LANGUAGE")
"""The recogniser's labels of what keeps its capital; of a time or a number it says nothing."""
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A base that doubles its last letter: "staged" is not of "stag"."""
_LINKING_TAGS = word_set("WRB WDT WP WP$")
_BREAKS = frozenset(";:—–()[]")
_QUOTES = frozenset('“”"')


@dataclass(frozen=True, slots=True)
class Clause:
    """The shown tokens of a main clause, in order; `inner` stand between subject and verb.

    `rest` is without the sentence's last mark, `front` without its comma; `head` is the token of the
    subject that the verb agrees with. `auxiliary` is one that the sentence leaves out ("laid down in 1896").
    """

    front: tuple[Token, ...]
    subject: tuple[Token, ...]
    inner: tuple[Token, ...]
    verb: Token
    rest: tuple[Token, ...]
    head: Token
    auxiliary: str = ""

    @property
    def finite(self) -> Token:
        """The token that carries the tense: the first auxiliary, or the verb."""
        return next((token for token in self.inner if token.dep_ != "advmod"), self.verb)


@lru_cache(maxsize=64)
def read_clauses(doc: Doc, hidden: frozenset[int]) -> tuple[Clause, ...]:
    """The main clause of the sentence without its `hidden` tokens, then those joined to it by "and".

    A clause where there is any doubt is left out; with a doubtful main clause there is none. The facts of
    a sentence ask for the same ones.
    """
    return tuple(_list_clauses(doc, hidden))


def _list_clauses(doc: Doc, hidden: Collection[int]) -> Iterator[Clause]:
    verb = find_root(doc)
    main = _read(verb, doc, hidden, None) if verb is not None and verb.i not in hidden else None
    if main is None:
        return
    yield main
    for child in main.verb.children:
        if child.dep_ == "conj" and child.i not in hidden and not _joins_oddly(child):
            joined = _read(child, list(child.subtree), hidden, main)
            if joined is not None:
                yield joined


def _read(verb: Token, span: Iterable[Token], hidden: Collection[int], main: Clause | None) -> Clause | None:
    """The clause of the verb; one joined to `main` has a subject of its own or shares that one's."""
    if any(_is_odd(child, verb) for child in verb.children):
        return None
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child.i not in hidden]
    shown = [token for token in span if token.i not in hidden]
    rest = trim(token for token in shown if token.i > verb.i and not _only_links(token, verb))
    if main and not subjects:
        before = [token for token in shown if token.i < verb.i]
        clause = Clause((), main.subject, _share(verb, before, main), verb, rest, main.head)
    elif len(subjects) == 1 and subjects[0].i < verb.i:
        first, last = subjects[0].left_edge.i, subjects[0].right_edge.i
        if main is None and first and verb.doc[first - 1].dep_ == "cc":
            return None
        clause = Clause(
            front=trim_front([token for token in shown if token.i < first], verb),
            subject=tuple(token for token in shown if first <= token.i <= last),
            inner=tuple(t for t in shown if last < t.i < verb.i and t.lower_ not in _LINKING),
            verb=verb,
            rest=rest,
            head=subjects[0],
        )
    else:
        return None
    return clause if is_sound(clause) else None


def trim_front(tokens: Sequence[Token], verb: Token) -> tuple[Token, ...]:
    """What opens the sentence, without a state that only its subject can be in: "Enraged,", "Born in Riga,"."""
    state = next((token for token in tokens if token.head == verb and token.dep_ == "advcl"), None)
    if state is None or has_subject(state) or state.tag_ == "VB":
        return trim(tokens)
    whole = {token.i for token in state.subtree} >= {token.i for token in tokens if not token.is_punct}
    return () if whole and not any(token.tag_ in FINITE for token in state.subtree) else trim(tokens)


def _share(verb: Token, before: Sequence[Token], main: Clause) -> tuple[Token, ...]:
    """What stands before a joined verb, and the auxiliaries of the main one that its form needs."""
    own = [token for token in before if token.lower_ not in _LINKING]
    if verb.tag_ in FINITE or any(token.tag_ in FINITE for token in own):
        return tuple(own)
    return (*(token for token in main.inner if token.dep_ != "advmod"), *own)


def _is_odd(child: Token, verb: Token) -> bool:
    """Whether what hangs on the verb makes its order another than subject, verb, rest."""
    if child.dep_ in _NO_SUBJECTS or child.dep_ in _LOOSE or child.dep_ == "neg":
        return True
    return child.i < verb.i and child.dep_ in _LATER


def _only_links(token: Token, verb: Token) -> bool:
    return token.lower_ in _LINKING and token.head == verb and token.dep_ == "advmod"


def is_sound(clause: Clause) -> bool:
    """Whether the parts of the clause leave no doubt of their order and their verb."""
    if not clause.subject or clause.head not in clause.subject:
        return False
    parts = (clause.front, clause.subject, clause.rest)
    if any(_is_torn(part) or any(token.text in _BREAKS for token in part) for part in parts):
        return False
    if _ends_at_quote(clause):
        return False
    return _opens_well(clause) and _has_whole_subject(clause) and _has_plain_verb(clause)


def _ends_at_quote(clause: Clause) -> bool:
    """Whether a quotation follows at once, which the parse hangs elsewhere: "for introducing to Britain "Asphalte"."""
    last = max(token.i for token in (clause.verb, *clause.rest))
    following = clause.verb.doc[last + 1 : last + 2].text
    return following in _QUOTES and clause.verb.doc[last].text not in _QUOTES


def _opens_well(clause: Clause) -> bool:
    """Whether what stands before the subject is a whole phrase on the verb, no heading: "White v. Crook, ..."."""
    tops = [token for token in clause.front if token.head not in clause.front]
    loose = clause.front[-1:] and clause.front[-1].pos_ in LOOSE_ENDS
    # "Work kept growing, the site was written in": another sentence, which a comma alone joins.
    joined = any(token.tag_ in FINITE for token in clause.front) and not any(
        token.dep_ == "mark" or token.tag_ in _LINKING_TAGS for token in clause.front
    )
    timed = all(token.pos_ not in NOUNS or token.ent_type_ in {"DATE", "TIME"} for token in tops)
    return not loose and not joined and timed and all(token.dep_ in _OPENING for token in tops)


def _has_whole_subject(clause: Clause) -> bool:
    """Whether no comma tears the subject apart."""
    commas = [token.text == "," for token in clause.subject]
    joined = any(token.dep_ == "conj" for token in clause.subject)
    listed = joined and commas.count(True) == 1 and not any(token.dep_ == "cc" for token in clause.subject)
    return not (commas[0] or listed or (commas[-1] and commas.count(True) < 2))


def _has_plain_verb(clause: Clause) -> bool:
    """Whether the verb is finite, its auxiliaries stand before it, and its base form is known."""
    verb, verbs = clause.verb, (clause.verb, clause.head.head)
    if any(token.dep_ not in _WITH_VERB or token.head not in verbs for token in clause.inner):
        return False
    if any(_joins_oddly(token) for token in clause.rest if token.dep_ == "conj" and token.head == verb):
        return False
    # A noun that the parse joins to the verb belongs to a list before it: "with his wife, son, and a friend".
    if any(token.dep_ == "conj" and token.head == verb and token.pos_ in NOUNS for token in clause.rest):
        return False
    finite = clause.finite.tag_ in FINITE or bool(clause.auxiliary)
    return finite and verb.pos_ in {"VERB", "AUX"} and _has_base(clause)


def _is_torn(tokens: Sequence[Token]) -> bool:
    """Whether a quotation begins or ends outside the tokens."""
    return sum(token.text in _QUOTES for token in tokens) % 2 == 1


def _joins_oddly(token: Token) -> bool:
    """Whether a joined verb follows without "and": the parse took a participle for the main verb."""
    first = token.left_edge.i
    # "and, on 11 October, ...": the comma belongs to what opens the second clause.
    first -= first > 1 and token.doc[first - 1].text == ","
    return first == 0 or token.doc[first - 1].lower_ not in {"and", "but", "or"}


def _has_base(clause: Clause) -> bool:
    """Whether the base form of a verb without auxiliary is known: "founded" is of "found"."""
    verb = clause.verb
    if clause.auxiliary or clause.finite != verb or verb.lemma_ == "be":
        return True
    base = find_base(verb)
    return (
        base.islower()
        and base.isalpha()
        and (verb.tag_ != "VBD" or base != verb.lower_ or base in _SAME_IN_PAST)
    )


def find_base(verb: Token) -> str:
    """The base form of the verb; "staged" is of "stage", for "stag" would double its last letter."""
    base = str(verb.lemma_)
    return f"{base}e" if verb.lower_ == f"{base}ed" and _SHORT.fullmatch(base) else base


def trim(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens without commas at either end, and without a full stop or "and" at the last."""
    kept = list(tokens)
    while kept and (kept[-1].text in ",.!" or kept[-1].dep_ == "cc"):
        kept.pop()
    while kept and kept[0].text == ",":
        kept.pop(0)
    return tuple(kept)


def without(tokens: Sequence[Token], dropped: Collection[int]) -> tuple[Token, ...]:
    """The tokens that are not `dropped`, without a comma at either end or twice in a row."""
    kept = [token for token in tokens if token.i not in dropped]
    return trim(
        token
        for position, token in enumerate(kept)
        if not (token.text == "," and position and kept[position - 1].text == ",")
    )


def joined_verbs(clause: Clause, *, own_subject: bool = False) -> frozenset[int]:
    """The tokens of the verbs joined to the main verb ("and demolished in 1920"), with what joins them.

    All of them, or those with a subject of their own.
    """
    found: set[int] = set()
    for token in (*clause.rest, clause.verb):
        if token.dep_ != "conj" or token.head != clause.verb:
            continue
        if own_subject and not (has_subject(token) or has_stray_subject(token)):
            continue
        span = {word.i for word in token.subtree}
        before = min(span) - 1
        while before > clause.verb.i and token.doc[before].lower_ in {",", "and", "but", "or", "then"}:
            span.add(before)
            before -= 1
        found |= span
    return frozenset(found)


def invert(clause: Clause, say: Callable[[Sequence[Token]], str]) -> str:
    """The clause from its auxiliary on, as a question has it: "did Nero marry", "was the fort built"."""
    finite, verb = clause.finite, clause.verb
    subject = lower_first(say(clause.subject), clause.subject[0])
    rest = say(clause.rest)
    if clause.auxiliary:
        parts = [clause.auxiliary, subject, say(clause.inner), say([verb]), rest]
        return " ".join(filter(None, parts))
    if finite == verb and verb.lemma_ == "be":
        return " ".join(filter(None, [verb.lower_, subject, rest]))
    if finite == verb:
        auxiliary = {"VBD": "did", "VBZ": "does"}.get(verb.tag_, "do")
        return " ".join(filter(None, [auxiliary, subject, say(clause.inner), find_base(verb), rest]))
    others = [token for token in clause.inner if token != finite]
    return " ".join(filter(None, [finite.lower_, subject, say(others), say([verb]), rest]))


def lower_first(text: str, token: Token) -> str:
    """The text without the capital that only the sentence's beginning gave its first token."""
    proper = (
        token.pos_ in _KEEPS_CAPITAL
        or (token.ent_type_ in _NAMED and token.tag_ != "DT")
        or token.text in PEOPLES
        or token.text[1:2].isupper()
    )
    return text if token.i or proper or token.text == "I" else text[:1].lower() + text[1:]
