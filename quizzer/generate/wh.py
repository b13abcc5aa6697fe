"""From a fact to a question with a question word, where the sentence is simple enough to be turned.

A question word says more about its answer than a gap does, so each is licensed: "who" by a name that is
surely a person's, "which river" by a head noun in the name, "on what date" by a whole date that hangs
on the main verb. Where any licence is missing the fact stays a cloze.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from types import MappingProxyType

from quizzer.generate.antecedents import drop_known
from quizzer.generate.asides import find_asides
from quizzer.generate.asking_dates import ask_when
from quizzer.generate.asking_events import ask_of_event, ask_when_there_was
from quizzer.generate.asking_figures import ask_how_many, ask_how_many_there_are
from quizzer.generate.asking_in_place import ask_in_clause, ask_in_place
from quizzer.generate.asking_names import ask_which
from quizzer.generate.asking_roles import ask_roles
from quizzer.generate.callings import drop_callings
from quizzer.generate.class_words import leave_out_class
from quizzer.generate.clauses import Clause, read_clauses
from quizzer.generate.cloze import Draft, touches
from quizzer.generate.length import is_too_short
from quizzer.generate.nested import is_attributed, read_nested
from quizzer.generate.parse import list_tokens
from quizzer.generate.tails import drop_tails
from quizzer.generate.turning import Turned, Turning, Wording
from quizzer.generate.words import PRESENT, word_set
from quizzer.models import Figure, Name, PartialDate, QuestionKind

MOST_WORDS = 24
_BRACKETS = re.compile(r" ?\([^()]*\)")
_ISLAND = re.compile(r"\b([Ii])n which island\b")
_TORN = re.compile(r"\w\[")
"""An editor's mark that the model takes for a part of the word before it."""


_GOING_ON = word_set("stop cease halt resume continue finish complete restart quit")
"""Verbs, as lemmas, of what somebody does with what was begun."""


def write_questions(draft: Draft, known: Mapping[str, str] = MappingProxyType({})) -> Iterator[Draft]:
    """The draft as a question with a question word, the fullest first; none where no licence is found.

    `known` is what the document's names are surely known to be: "person", "river".
    """
    yield from (_form(draft, one) for one in _ask_of_noun(draft))
    doc, later, apart = draft.reading.doc, list[Turned](), list[Clause]()
    shorter: list[Iterator[Turned]] = []
    for number, cuts in enumerate(_shorten(draft)):
        hidden = _within(draft, cuts)
        main, *others = read_clauses(doc, hidden) or (None,)
        if is_attributed(doc):
            others = []
        others = [clause for clause in others if not _points_back(draft, clause)]
        later += [one for clause in others if (one := next(_ask(draft, clause, known), None))]
        if not number:
            nested = [*read_nested(doc, hidden)]
            apart = [*filter(None, [main]), *others, *nested]
            firsts = (next(_ask(draft, clause, known), None) for clause in nested)
            later += [one for one in firsts if one and _is_placed(draft, one)]
        if main is not None:
            asked = _ask(draft, main, known)
            yield from (_form(draft, one) for one in islice(asked, 1))
            shorter.append(asked)
    spare = (one for one in chain.from_iterable(shorter) if _is_placed(draft, one))
    yield from (
        _form(draft, one)
        for one in chain(later, _ask_roles(draft), _ask_in_place(draft, known, apart), spare)
    )


def _points_back(draft: Draft, clause: Clause) -> bool:
    """Whether a joined clause has a pronoun for what the main clause tells: "and divided it in four"."""
    if any(token.tag_ == "PRP" and token.idx not in draft.told for token in clause.rest):
        return True
    # "began work in 1881, but stopped in 1889": what is stopped stands in the main clause.
    alone = not any(child.dep_ in {"dobj", "xcomp", "nsubj", "nsubjpass"} for child in clause.verb.children)
    if clause.verb.lemma_ in _GOING_ON and clause.verb.dep_ == "conj" and alone:
        return True
    return clause.head.lower_ in {"this", "that", "these", "those"}


def _ask_in_place(draft: Draft, known: Mapping[str, str], clauses: Sequence[Clause]) -> Iterator[Turned]:
    """The prompt with question words in its gap, then the clauses that tell something by themselves."""
    whole = ask_in_place(Wording(draft, known))
    if whole is not None and not is_too_short(whole.text, draft.reading.doc):
        yield whole
    for clause in clauses:
        told = ask_in_clause(Turning(draft, clause, known))
        if told is not None and _is_placed(draft, told):
            yield told


def _ask_of_noun(draft: Draft) -> Iterator[Turned]:
    """When what a noun means happened, when there was something, or how many things there are."""
    value = draft.mention.fact.value
    if isinstance(value, PartialDate):
        yield from filter(None, [ask_of_event(Wording(draft), value)])
        there = ask_when_there_was(Wording(draft), value)
    else:
        there = ask_how_many_there_are(Wording(draft), value) if isinstance(value, Figure) else None
    if there is not None and _fits(draft, there):
        yield there


def _ask_roles(draft: Draft) -> Iterator[Turned]:
    value = draft.mention.fact.value
    return ask_roles(Wording(draft), value) if isinstance(value, Name) else iter(())


def _is_placed(draft: Draft, turned: Turned) -> bool:
    """Whether a part of a sentence says of what it tells: of a date's event a name, of all else a name and more."""
    reading = draft.reading
    held = sum(
        not isinstance(other.fact.value, Figure)
        and {token.i for token in reading.tokens(other)} <= turned.used
        for other in reading.mentions
        if other is not draft.mention
    )
    return held > (0 if isinstance(draft.mention.fact.value, PartialDate) else 1)


def _ask(draft: Draft, clause: Clause, known: Mapping[str, str]) -> Iterator[Turned]:
    """The questions of a fitting length that the clause gives for the draft's answer, the fullest first."""
    if _is_retold(draft, clause):
        return
    turned = _turn(draft, clause, known)
    if turned is None and not isinstance(draft.mention.fact.value, PartialDate):
        return
    asked = [token.i for token in draft.reading.tokens(draft.mention)]
    shorter = (_turn(draft, one, known) for one in drop_tails(clause, asked))
    yield from (one for one in chain([turned], shorter) if one and _fits(draft, one))


def _fits(draft: Draft, turned: Turned) -> bool:
    """Whether the question is whole and of a fitting length."""
    if turned.text.count("(") != turned.text.count(")") or _TORN.search(turned.text):
        return False
    asked = drop_callings(turned.text, draft.reading.callings)
    return len(asked.split()) <= MOST_WORDS and not is_too_short(asked, draft.reading.doc)


def _form(draft: Draft, turned: Turned) -> Draft:
    dropped = tuple((t.idx, t.idx + len(t)) for t in list_tokens(draft.reading.doc) if t.i not in turned.used)
    asked = _ISLAND.sub(
        lambda match: "On which island" if match[1] == "I" else "on which island", turned.text
    )
    prompt, event = (drop_known(text, draft.reading.told) for text in (asked, turned.event))
    return replace(
        draft,
        prompt=prompt,
        removed=(*dropped, draft.removed[-1]),
        kind=QuestionKind.SHORT,
        event=event,
        accept=_accept(draft, turned.text),
    )


def _accept(draft: Draft, question: str) -> tuple[str, ...]:
    """What is right besides the answer, also without the class word that the question says."""
    if not isinstance(draft.mention.fact.value, Name):
        return draft.accept
    shorter = leave_out_class(question, draft.answer)
    return tuple(dict.fromkeys((*draft.accept, *shorter)))


def _shorten(draft: Draft) -> Iterator[tuple[tuple[int, int], ...]]:
    """What the prompt leaves out and what stands in brackets; then, one by one, the asides as well.

    No aside with a date is left out: it may be what makes the answer the only one.
    """
    gap, reading = draft.removed[-1], draft.reading
    brackets = [m.span() for m in _BRACKETS.finditer(reading.text) if not touches(gap, [m.span()])]
    cuts = (*draft.removed[:-1], *brackets)
    yield cuts
    kept = [gap, *((m.start, m.end) for m in reading.mentions if isinstance(m.fact.value, PartialDate))]
    for aside in find_asides(reading.doc):
        if not touches(aside, kept):
            yield (*cuts, aside)


def _within(draft: Draft, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The tokens that begin within one of the spans."""
    return frozenset(t.i for t in list_tokens(draft.reading.doc) if any(a <= t.idx < b for a, b in spans))


def _is_retold(draft: Draft, clause: Clause) -> bool:
    """Whether what happened once is told in the present, which a question cannot repeat."""
    present = clause.finite.tag_ in PRESENT and clause.verb.lemma_ != "be"
    return present and any(isinstance(m.fact.value, PartialDate) for m in draft.reading.mentions)


def _turn(draft: Draft, clause: Clause, known: Mapping[str, str]) -> Turned | None:
    """The question that the clause gives for the draft's answer, or None."""
    turning, value = Turning(draft, clause, known), draft.mention.fact.value
    if isinstance(value, PartialDate):
        return ask_when(turning, value)
    if isinstance(value, Figure):
        return ask_how_many(turning, value)
    return ask_which(turning, value)
