"""The mechanics of a question: a clause moved around the words that ask, and what of it is still shown.

Which words may ask is for the modules that ask for dates, names and figures. Knows tokens and the draft
they come from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizzer.generate.callings import list_shown
from quizzer.generate.clauses import (
    LOOSE_ENDS,
    Clause,
    invert,
    joined_verbs,
    lower_first,
    trim_front,
    without,
)
from quizzer.generate.cloze import Draft, year_marks
from quizzer.generate.fronts import leaves_apposition, opens_with_place
from quizzer.generate.joined import holds_stray_deed
from quizzer.generate.parse import has_stray_subject, has_subject, list_outside, list_tokens, read_next
from quizzer.generate.words import word_set
from quizzer.models import Figure, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLINGING = word_set("from against for between under near of with through")
"""Prepositions that after a noun may say more of the noun than of the verb."""
_QUOTED_STOP = re.compile(r"[.,]([\"”])\?$")
_STOP_BEHIND_UNIT = re.compile(r"(/[a-z]+\d?)\.\?$")
_TWO_STOPS = re.compile(r"\.\.\?$")
"""The stop of the sentence behind that of "Inc."."""
_PLURAL = word_set("VBP were are have")
_PHRASES = word_set("prep agent dobj npadvmod oprd")
_INNER = word_set("pobj prep det amod compound nummod poss case nmod quantmod")
"""How the words of a phrase hang together where it may be moved as one."""
_COMPLEMENTS = word_set("dobj prep ccomp xcomp attr acomp oprd dative advcl npadvmod prt advmod")
_OWN_TENSE = word_set("relcl advcl ccomp acl pcomp csubj")
"""Clauses that keep their tense in a question."""
_SPANS = word_set("hours days weeks months years decades centuries minutes")
_TIMED = word_set("in on from during until")
"""What may follow an aside that is left out, without its comma."""
_LONGEST = 9
"""How many words a phrase has at most that is moved to the front."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A question, the numbers of the tokens it uses, and where it asks when, the event it is about."""

    text: str
    used: frozenset[int]
    event: str = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """Question words, and the tokens in whose place they stand."""

    words: str
    tokens: frozenset[int]


class Wording:
    """A draft and how its sentence's tokens are said in a question.

    `known` is what the document's names are surely known to be: "person", "river".
    """

    def __init__(self, draft: Draft, known: Mapping[str, str] = MappingProxyType({})) -> None:
        self.draft = draft
        self.known = known
        self.asked = frozenset(token.i for token in draft.reading.tokens(draft.mention))
        self.head = draft.reading.head(draft.mention)

    @cached_property
    def cut(self) -> frozenset[int]:
        """The tokens that the prompt leaves out besides the answer."""
        shown = {token.i for token in list_outside(self.draft.reading.doc, self.draft.removed[:-1])}
        return frozenset(token.i for token in list_tokens(self.draft.reading.doc) if token.i not in shown)

    @cached_property
    def added(self) -> Mapping[int, str]:
        """What the prompt adds after a token: a year, or whom a pronoun means."""
        return dict(self._list_added())

    def _list_added(self) -> Iterator[tuple[int, str]]:
        reading = self.draft.reading
        marks = [*year_marks(reading)]
        marks += [(one.end, f" [{one.text}]") for one in reading.told if one.start in self.draft.told]
        called = list_shown(reading.callings, self.draft.removed, self.draft.answer)
        marks += [(one.end, f" [{one.text}]") for one in called if one.text and not self.draft.context]
        for position, text in marks:
            token = next((t for t in list_tokens(reading.doc) if t.idx < position <= t.idx + len(t)), None)
            if token is not None:
                yield token.i, text

    def say(self, tokens: Sequence[Token], swap: Swap | None = None) -> str:
        """The tokens as the sentence spaces them, with what is added, and the swap's words in their place."""
        parts: list[str] = []
        last = -1
        for token in tokens:
            if last not in (-1, token.i - 1) and token.text != ",":
                parts.append(" ")
            if swap and token.i in swap.tokens:
                parts.append("" if last in swap.tokens else swap.words)
                parts.append(token.whitespace_ and " ")
            else:
                parts.append(token.text + self.added.get(token.i, "") + token.whitespace_)
            last = token.i
        return " ".join("".join(parts).split()).replace(" ,", ",")


def _goes_astray(clause: Clause) -> bool:
    """Whether a participle of the subject would be read as the question's: "was a bill passed by Lund signed"."""
    passive = clause.verb.tag_ == "VBN" and clause.finite.lemma_ == "be" and clause.finite != clause.verb
    return passive and any(
        token.dep_ == "agent" and token.head.dep_ == "acl" and token.head.head == clause.head
        for token in clause.subject
    )


def _leaves_object(verb: Token) -> bool:
    """Whether the verbs joined to this one may share their object with it: "promised, lured and won the vote"."""
    if any(child.dep_ in _COMPLEMENTS and child.i > verb.i for child in verb.children):
        return False
    joined = [token for token in verb.subtree if token.dep_ == "conj" and verb in token.ancestors]
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return not passive and any(child.dep_ == "dobj" for token in joined for child in token.children)


def _goes_on_in_past(clause: Clause) -> bool:
    """Whether behind "did" another verb keeps its past: "did Berg take the fort and nearly encircled Riga"."""
    if clause.finite != clause.verb or clause.verb.lemma_ == "be":
        return False
    for token in clause.rest:
        first = token
        while first.dep_ == "conj" and first.head != first:
            first = first.head
        joined = token.dep_ == "conj" and token.tag_ == "VBD" and not has_subject(token)
        if joined and first.dep_ not in _OWN_TENSE:
            return True
    return False


class Turning(Wording):
    """A draft and one clause of its sentence on the way to a question."""

    def __init__(self, draft: Draft, clause: Clause, known: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(draft, known)
        self.clause = clause

    def find_part(self) -> Token | None:
        """What hangs on the clause's verb and holds the answer: a phrase, or the subject."""
        token = self.head
        while token.head != token:
            if token.head == self.clause.verb and token.dep_ != "conj":
                return token
            token = token.head
        return None

    def find_phrase(self, part: Token, swapped: Collection[int] = ()) -> frozenset[int] | None:
        """The tokens of a phrase that can be moved to the front as one, None where there is any doubt.

        Of what question words stand for nothing is moved.
        """
        words = list(part.subtree)
        moved = [word for word in words if word.i not in swapped]
        if (
            part.dep_ not in _PHRASES
            or any(word.tag_ in {"VB", "VBG"} for word in moved)
            or len(moved) > _LONGEST
            or (words[-1].text == "," and read_next(words[-1]).lower() not in _TIMED)
            or self.may_belong_elsewhere(part)
        ):
            return None
        if words[-1].i - words[0].i + 1 != len(words) or not self.asked <= {word.i for word in words}:
            return None
        sound = all(word == part or word.dep_ in _INNER or word.i in self.asked for word in moved)
        return frozenset(word.i for word in words) if sound else None

    def may_belong_elsewhere(self, found: Token) -> bool:
        """Whether the phrase stands where the parse may have hung it on the verb by mistake.

        "rule from Spain" is a rule, and what was "like the bombardment of Alexandria in 1882" the
        bombardment's date.
        """
        if found.i == 0 or found.i < self.clause.verb.i or found.dep_ == "dobj":
            return False
        before = found.nbor(-1)
        value = self.draft.mention.fact.value
        timed = isinstance(value, PartialDate) or (isinstance(value, Figure) and value.unit in _SPANS)
        if found.lower_ in _CLINGING and before.pos_ in {"NOUN", "PROPN"} and not timed:
            return True
        named = next((m for m in self.draft.reading.mentions if m.start <= before.idx < m.end), None)
        noun = self.draft.reading.head(named) if named else before
        outer = noun.head.head if noun.dep_ == "pobj" else noun
        return bool(outer.pos_ == "NOUN" and outer != noun and outer.dep_ == "pobj")

    def strands(self, phrase: Collection[int]) -> bool:
        """Whether what follows the phrase says more of it, and would be left behind: ", in which ..."."""
        last = max(phrase)
        doc = self.draft.reading.doc
        following = doc[last + 1 : last + 5]
        # "moved to Italy, first to Milan": what follows says it more closely.
        begun = doc[min(phrase)]
        if following.text.startswith(",") and any(
            token.dep_ == "prep" and token.lower_ == begun.lower_ for token in following
        ):
            return True
        # "from the Black Sea to the Caspian Sea into which the Ural flows": the clause is the answer's.
        if len(following) > 1 and following[0].pos_ == "ADP" and following[1].tag_ in {"WDT", "WP"}:
            return True
        return (
            bool(following)
            and following[0].text == ","
            and any(
                token.tag_ in {"WDT", "WP", "WP$", "VBN"} or token.dep_ in {"acl", "appos"}
                for token in following
            )
        )

    def invert(self, words: str, phrase: Collection[int]) -> Turned | None:
        """The question that begins with the question words, what opened the sentence before them, then the verb."""
        clause = self.drop(joined_verbs(self.clause) | set(phrase))
        opening = without(self.clause.front, phrase)
        # "Launched on 16 July, Apollo 11 was the fifth": the date is of the launch.
        state = opening and not clause.front and any(token.pos_ == "VERB" for token in opening)
        within = state and opening[0].i < min(phrase)
        if (clause.rest and clause.rest[0].dep_ == "cc") or _goes_astray(clause) or within:
            return None
        if clause.verb in clause.subject or leaves_apposition(clause.rest, phrase):
            return None
        if _leaves_object(clause.verb) or _goes_on_in_past(clause) or holds_stray_deed(clause.rest):
            return None
        asked = f"{words} {invert(clause, self.say)}"
        if not opens_with_place(clause):
            return self.close(clause, asked)
        # "In Riga, on what date did he resign?" is asked with the place behind.
        turned = self.close(
            replace(clause, front=()), f"{asked} {lower_first(self.say(clause.front), clause.front[0])}"
        )
        return replace(turned, used=turned.used | {token.i for token in clause.front})

    def front(self, phrase: Collection[int], swap: Swap) -> Turned | None:
        """The question that begins with a whole phrase of the clause, the question words in it."""
        if self.strands(phrase):
            return None
        tokens = [token for token in list_tokens(self.draft.reading.doc) if token.i in phrase]
        words = lower_first(self.say(tokens, swap), tokens[0])
        turned = self.invert(words, phrase)
        if turned is None:
            return None
        kept = {token.i for token in tokens} - swap.tokens
        return replace(turned, used=turned.used | kept)

    def ask_subject(self, swap: Swap) -> Turned | None:
        """The question whose subject holds the answer: the sentence with the question words in its place."""
        clause = self.clause
        plural = clause.finite.tag_ == "VBP" or clause.finite.lower_ in _PLURAL
        if plural and clause.head.i in swap.tokens and "many" not in swap.words:
            return None
        clause = self.drop(joined_verbs(clause, own_subject=True))
        if any(has_stray_subject(token) for token in clause.rest):
            return None
        subject = lower_first(self.say(clause.subject, swap), clause.subject[0])
        rest = self.say([*clause.inner, clause.verb, *clause.rest])
        turned = self.close(clause, " ".join(filter(None, [subject, clause.auxiliary, rest])))
        return replace(turned, used=turned.used - swap.tokens)

    def drop(self, dropped: Collection[int]) -> Clause:
        """The clause without some of its tokens."""
        front, rest = without(self.clause.front, dropped), without(self.clause.rest, dropped)
        if rest and rest[0].tag_ == "VBG" and rest[0].dep_ == "advcl" and rest[0].nbor(-1).text == ",":
            # "was completed in 1952, giving": without its comma the participle would say what was completed.
            rest = (rest[0].nbor(-1), *rest)
        front = trim_front(front, self.clause.verb)
        if front and front[-1].pos_ in LOOSE_ENDS:
            front = ()
        return replace(self.clause, front=front, rest=rest)

    def close(self, clause: Clause, text: str) -> Turned:
        """The whole question with its capital and its mark, the sentence's opening first."""
        text = f"{self.say(clause.front)}, {text}" if clause.front else text
        parts = (*clause.front, *clause.subject, *clause.inner, clause.verb, *clause.rest)
        used = frozenset(token.i for token in parts)
        text = f"{text[:1].upper()}{text[1:]}?".replace(" ,", ",")
        text = _TWO_STOPS.sub(".?", _STOP_BEHIND_UNIT.sub(r"\1?", text))
        return Turned(_QUOTED_STOP.sub(r"\1?", text), used)
