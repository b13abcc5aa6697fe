"""From a fact to a question with a question word, where the sentence is simple enough to be turned.

A question word says more about its answer than a gap does, so each is licensed: "who" by a name that is
surely a person's, "which river" by a head noun in the name, "on what date" by a whole date that hangs
on the main verb. Where any licence is missing the fact stays a cloze.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizzer.generate.asides import find_asides
from quizzer.generate.clauses import Clause, invert, joined_verbs, lower_first, read_clauses, without
from quizzer.generate.cloze import Draft, touches, year_marks
from quizzer.generate.question_words import date_words, name_words, says_class
from quizzer.generate.words import word_set
from quizzer.generate.year_context import UNITS
from quizzer.models import Figure, Name, PartialDate, QuestionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS = 24
_BRACKETS = re.compile(r" ?\([^()]*\)")
_FEWEST_WORDS = 6

_ABOUT = word_set("about around approximately nearly almost over at least more less fewer than up to most")
"""What may stand before a number and stay before "how many"."""
_CLINGING = word_set("from against for between under near of with through")
"""Prepositions that after a noun may say more of the noun than of the verb."""
_PLURAL = word_set("VBP were are have")
_PREPOSITIONS = word_set(
    "in at by to from with against under near on into through between for after before during"
)


def write_questions(draft: Draft) -> Iterator[Draft]:
    """The draft as a question with a question word, the fullest first; none where no licence is found."""
    joined: list[Turned] = []
    for cuts in _shorten(draft):
        clauses = read_clauses(draft.reading.doc, _within(draft, cuts))
        turned = [_Turner(draft, clause).turn() for clause in clauses if not _is_retold(draft, clause)]
        fit = [one for one in turned if one and _FEWEST_WORDS <= len(one.text.split()) <= MOST_WORDS]
        main = [one for one in fit if one is turned[0]]
        joined += [one for one in fit if one is not turned[0]]
        yield from (_form(draft, one) for one in main)
    yield from (_form(draft, one) for one in joined)


def _form(draft: Draft, turned: Turned) -> Draft:
    dropped = tuple((t.idx, t.idx + len(t)) for t in draft.reading.doc if t.i not in turned.used)
    removed = (*dropped, draft.removed[-1])
    return replace(draft, prompt=turned.text, removed=removed, kind=QuestionKind.SHORT, event=turned.event)


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
    return frozenset(t.i for t in draft.reading.doc if any(a <= t.idx < b for a, b in spans))


def _is_retold(draft: Draft, clause: Clause) -> bool:
    """Whether what happened once is told in the present, which a question cannot repeat."""
    present = clause.finite.tag_ in {"VBZ", "VBP"}
    return present and any(isinstance(m.fact.value, PartialDate) for m in draft.reading.mentions)


@dataclass(frozen=True, slots=True)
class Turned:
    """A question, the numbers of the tokens it uses, and where it asks when, the event it is about."""

    text: str
    used: frozenset[int]
    event: str = ""


class _Turner:
    """One draft and its clause on the way to a question."""

    def __init__(self, draft: Draft, clause: Clause) -> None:
        self.draft = draft
        self.clause = clause
        self.asked = {token.i for token in draft.reading.tokens(draft.mention)}
        self.head = draft.reading.head(draft.mention)
        self.added = dict(self._list_added())

    def turn(self) -> Turned | None:
        """The question, or None."""
        value = self.draft.mention.fact.value
        if isinstance(value, PartialDate):
            return self._ask_when(value)
        if isinstance(value, Figure):
            return self._ask_how_many(value)
        return self._ask_which(value)

    def _list_added(self) -> Iterator[tuple[int, str]]:
        """What the prompt adds after a token, in brackets: a year, or whom a pronoun means."""
        reading = self.draft.reading
        marks = [*year_marks(reading)]
        marks += [(one.end, f" [{one.text}]") for one in reading.told if one.start in self.draft.told]
        for position, text in marks:
            token = next((t for t in reading.doc if t.idx < position <= t.idx + len(t)), None)
            if token is not None:
                yield token.i, text

    def say(self, tokens: Sequence[Token]) -> str:
        """The tokens as the sentence spaces them, with what is added."""
        parts: list[str] = []
        last = -1
        for token in tokens:
            if last not in (-1, token.i - 1) and token.text != ",":
                parts.append(" ")
            parts.append(token.text + self.added.get(token.i, "") + token.whitespace_)
            last = token.i
        return " ".join("".join(parts).split()).replace(" ,", ",")

    def _ask_when(self, value: PartialDate) -> Turned | None:
        place = self._find_adverbial()
        if place is None or value.end is not None:
            return None
        preposition, phrase = place
        words = date_words(value, preposition, self.draft.mention.fact.resolved_year)
        if words is None or self.draft.answer[:1].islower():
            return None
        turned = self._invert(words, phrase)
        if self._tells_a_date(turned.used):
            return None
        return replace(turned, event=self._tell_event(phrase))

    def _tells_a_date(self, used: Collection[int]) -> bool:
        """Whether another date is told, so that "when" might mean that one's occasion."""
        reading = self.draft.reading
        return any(
            isinstance(other.fact.value, PartialDate)
            and {token.i for token in reading.tokens(other)} & set(used)
            for other in reading.mentions
            if other is not self.draft.mention
        )

    def _tell_event(self, phrase: Collection[int]) -> str:
        """What happened, as a statement without its date; "" for what was so, or had been before."""
        if self.clause.verb.lemma_ == "be" or self.clause.finite.lower_ == "had":
            return ""
        clause = self._without(joined_verbs(self.clause) | set(phrase))
        text = self.say([*clause.subject, *clause.inner, clause.verb, *clause.rest])
        if clause.front:
            text = f"{self.say(clause.front)}, {lower_first(text, clause.subject[0])}"
        return text[:1].upper() + text[1:]

    def _find_adverbial(self) -> tuple[str, frozenset[int]] | None:
        """The preposition before the answer ("" for none) and its phrase's tokens, if they hang on the verb."""
        head, verb = self.head, self.clause.verb
        if head.dep_ == "npadvmod" and head.head == verb:
            found, preposition = head, ""
        elif head.dep_ == "pobj" and head.head.head == verb and head.head.dep_ in {"prep", "agent"}:
            found, preposition = head.head, head.head.lower_
        else:
            return None
        if self._may_belong_elsewhere(found):
            return None
        phrase = frozenset(token.i for token in found.subtree)
        allowed = (
            self.asked
            | {found.i}
            | {t.i for t in found.subtree if t.lower_ == "the" and t.i + 1 in self.asked}
        )
        return (preposition, phrase) if phrase <= allowed else None

    def _may_belong_elsewhere(self, found: Token) -> bool:
        """Whether the phrase stands where the parse may have hung it on the verb by mistake.

        "rule from Spain" is a rule, and what was "like the bombardment of Alexandria in 1882" the
        bombardment's date.
        """
        if found.i == 0 or found.i < self.clause.verb.i:
            return False
        before = found.nbor(-1)
        if found.lower_ in _CLINGING and before.pos_ in {"NOUN", "PROPN"}:
            return True
        named = next((m for m in self.draft.reading.mentions if m.start <= before.idx < m.end), None)
        noun = self.draft.reading.head(named) if named else before
        outer = noun.head.head if noun.dep_ == "pobj" else noun
        return bool(outer.pos_ == "NOUN" and outer != noun and outer.dep_ == "pobj")

    def _invert(self, words: str, phrase: Collection[int]) -> Turned:
        """The question that begins with the question words, then what opened the sentence, then the verb."""
        clause = self._without(joined_verbs(self.clause) | set(phrase))
        return self._close(clause, f"{words} {invert(clause, self.say)}")

    def _without(self, dropped: Collection[int]) -> Clause:
        front, rest = without(self.clause.front, dropped), without(self.clause.rest, dropped)
        return replace(self.clause, front=front, rest=rest)

    def _close(self, clause: Clause, text: str) -> Turned:
        """The whole question with its capital and its mark, the sentence's opening first."""
        text = f"{self.say(clause.front)}, {text}" if clause.front else text
        return Turned(f"{text[:1].upper()}{text[1:]}?".replace(" ,", ","), self._used(clause))

    def _used(self, clause: Clause) -> frozenset[int]:
        parts = (*clause.front, *clause.subject, *clause.inner, clause.verb, *clause.rest)
        return frozenset(token.i for token in parts)

    def _ask_which(self, value: Name) -> Turned | None:
        phrase = list(self.head.subtree)
        before = [token for token in phrase if token.i < min(self.asked) and token.lower_ != "the"]
        words = name_words(self.draft.answer, value)
        if before:
            words = f"which {self.say(before)}" if says_class(before, value) else None
        if words is None:
            return None
        alone = all(token.i in self.asked or token in before or token.lower_ == "the" for token in phrase)
        if self.head == self.clause.head:
            return self._ask_subject("who" if words == "whom" else words) if alone else None
        if self.head.dep_ == "dobj" and self.head.head == self.clause.verb and alone:
            return self._invert(words, {token.i for token in phrase})
        place = self._find_adverbial()
        if place is None or place[0] not in _PREPOSITIONS:
            return None
        preposition, adverbial = place
        words = "where" if words == "where" else f"{preposition} {words}"
        if words == "where" and preposition not in {"in", "at"}:
            return None
        return self._invert(words, adverbial)

    def _ask_subject(self, words: str) -> Turned | None:
        """The question whose subject is the answer: the sentence with the question words in its place."""
        clause = self.clause
        finite = clause.finite
        if words == "where" or finite.tag_ == "VBP" or finite.lower_ in _PLURAL:
            return None
        clause = self._without(joined_verbs(clause, own_subject=True))
        text = " ".join(filter(None, [words, self.say([*clause.inner, clause.verb, *clause.rest])]))
        return self._close(clause, text)

    def _ask_how_many(self, value: Figure) -> Turned | None:
        """The question for the number of a noun that is the verb's subject or object."""
        noun = self.head.head if self.head.dep_ == "nummod" else self.head
        if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or noun.head != self.clause.verb:
            return None
        counted = None if noun.text in UNITS else self._count_phrase(noun, value)
        if counted is None:
            return None
        words, phrase = counted
        if noun.dep_ == "dobj":
            return self._invert(words, phrase)
        clause = self.clause
        after = [token for token in clause.subject if token.i not in phrase]
        text = " ".join(filter(None, [words, self.say([*after, *clause.inner, clause.verb, *clause.rest])]))
        return self._close(clause, text)

    def _count_phrase(self, noun: Token, value: Figure) -> tuple[str, frozenset[int]] | None:
        """The phrase up to the noun with its number asked for ("over how many tanks"), and its tokens."""
        gap_start, gap_end = self.draft.removed[-1]
        left = list(noun.doc[noun.left_edge.i : noun.i + 1])
        before = [token for token in left if token.idx < gap_start]
        after = [token for token in left if token.idx >= gap_end]
        share = value.unit in {"%", "percent", "per cent"}
        if any(token.lower_ not in _ABOUT for token in before) or not (after or share):
            return None
        if any(child.dep_ in {"relcl", "acl", "appos", "conj"} for child in noun.children):
            return None
        if value.unit[:1] in "$£€¥₱₽" and not share:
            return None
        words = "what percentage" if share else f"how many {self.say(after)}"
        opening = lower_first(self.say(before), before[0]) if before else ""
        return " ".join(filter(None, [opening, words])), frozenset(token.i for token in left)
