"""When: a date that hangs on the verb of its clause, asked for in the words its precision allows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.generate.clauses import joined_verbs, lower_first
from quizzer.generate.facts import Mention
from quizzer.generate.question_words import date_words
from quizzer.generate.references import find_dangling
from quizzer.generate.turning import Turned, Turning
from quizzer.generate.words import word_set
from quizzer.models import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token


_PERFECT = word_set("had has have")
_ENDURING = word_set("had has have was were is are")
"""Verbs of what had come about by a time; "resigned by 1942" is asked for otherwise."""


def ask_when(turning: Turning, value: PartialDate) -> Turned | None:
    """The question for the date, or None."""
    part = turning.find_part()
    if part is None or turning.may_belong_elsewhere(part):
        return None
    place = _find_adverbial(turning, part)
    if place is None or _is_glossed(turning, max(place[1])) or _names_who(turning):
        return None
    preposition, phrase = place
    if _is_told_on(turning, max(phrase), preposition) or _follows_clause(turning, min(phrase)):
        return None
    enduring = {"by": _ENDURING, "since": _PERFECT}.get(preposition)
    if enduring and turning.clause.finite.lower_ not in enduring:
        return None
    fact = turning.draft.mention.fact
    words = date_words(turning.draft.answer, value, preposition, fact.resolved_year)
    turned = turning.invert(words, phrase) if words else None
    if turned is None or _tells_a_date(turning, turned.used):
        return None
    return replace(turned, event=_tell_event(turning, phrase) if preposition in {"on", "in", ""} else "")


def _find_adverbial(turning: Turning, part: Token) -> tuple[str, frozenset[int]] | None:
    """The preposition before the date ("" for none) and the tokens that go with it, an apposition too."""
    noun = turning.head.head
    # "in the year 48"
    year = noun.lower_ == "year" and noun.head == part
    direct = part.dep_ == "prep" and (noun == part or year or part.lower_ in {"between", "from"})
    before = [token for token in part.subtree if token.i < min(turning.asked) and token != part]
    plain = all(token.lower_ in {"the", "about"} or (year and token == noun) for token in before)
    if not plain or not (direct or part.dep_ == "npadvmod"):
        return None
    added = (token.i for child in turning.head.children if child.dep_ == "appos" for token in child.subtree)
    own = {part.i} if direct else set()
    return part.lower_ if direct else "", turning.asked | own | {*(token.i for token in before), *added}


def _follows_clause(turning: Turning, first: int) -> bool:
    """Whether a clause about a noun ends before the date, which may be its own: "hired Berg, who died in 1902"."""
    between = turning.draft.reading.doc[turning.clause.verb.i + 1 : first]
    last = max((token.i for token in between if not token.is_quote), default=-1)
    ends = {token.right_edge.i for token in between if token.dep_ == "relcl"}
    return not {last, first - 1}.isdisjoint(ends)


def _is_glossed(turning: Turning, last: int) -> bool:
    """Whether an object follows the date after a comma: "on 9 June, the anniversary of ...", taken for what is done."""
    doc, verb = turning.draft.reading.doc, turning.clause.verb
    if last < verb.i:
        return False
    after = [token for token in turning.clause.rest if token.i > last]
    return doc[min(last + 1, len(doc) - 1)].text == "," and any(
        token.dep_ in {"dobj", "attr"} and token.head == verb for token in after
    )


def _is_told_on(turning: Turning, last: int, preposition: str) -> bool:
    """Whether what happened then follows, and would be torn from its date: "until 1870, when it was bought"."""
    following = [token for token in turning.draft.reading.doc[last + 1 : last + 3] if token.text != ","][:1]
    left_out = preposition in {"on", "in"} and following and following[0] not in turning.clause.rest
    return bool(following) and following[0].lower_ == "when" and not left_out


def _names_who(turning: Turning) -> bool:
    """Whether the clause says who or what somebody was: its two names would stand side by side."""
    verb = turning.clause.verb
    return verb.lemma_ == "be" and any(
        token.head == verb
        and token.text[:1].isupper()
        and not any(
            child.dep_ == "det" or (child.dep_ == "poss" and child.text.islower()) for child in token.lefts
        )
        for token in turning.clause.rest
    )


def _tells_a_date(turning: Turning, used: Collection[int]) -> bool:
    """Whether another date is told, so that "when" might mean that one's occasion."""
    reading = turning.draft.reading
    return any(
        isinstance(other.fact.value, PartialDate) and {token.i for token in reading.tokens(other)} & set(used)
        for other in reading.mentions
        if other is not turning.draft.mention and not _is_named_after(turning, other)
    )


def _is_named_after(turning: Turning, date: Mention) -> bool:
    """Whether a year is part of what something is called, and no time: "its 2013 Annual Report"."""
    tokens = turning.draft.reading.tokens(date)
    noun = tokens[-1].head
    return tokens[-1].dep_ in {"nummod", "compound"} and noun.pos_ == "PROPN" and noun.i > tokens[-1].i


def _tell_event(turning: Turning, phrase: Collection[int]) -> str:
    """What happened, as a statement without its date; "" for what was so, or had been before."""
    clause, value = turning.clause, turning.draft.mention.fact.value
    ranged = isinstance(value, PartialDate) and value.end is not None
    if (
        clause.verb.lemma_ == "be"
        or clause.finite.lower_ == "had"
        or turning.draft.answer[0].islower()
        or ranged
    ):
        return ""
    clause = turning.drop(joined_verbs(clause) | set(phrase))
    # What is told here must be as clear as a prompt, without the halves that a prompt keeps.
    shown = [*clause.front, *clause.subject, *clause.inner, clause.verb, *clause.rest]
    if find_dangling(shown, turning.draft.told):
        return ""
    verb = " ".join(filter(None, [clause.auxiliary, turning.say([*clause.inner, clause.verb, *clause.rest])]))
    text = f"{turning.say(clause.subject)} {verb}"
    if clause.front:
        text = f"{turning.say(clause.front)}, {lower_first(text, clause.subject[0])}"
    return text[:1].upper() + text[1:]
