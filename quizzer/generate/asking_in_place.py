"""The sentence kept as it is, with question words where the answer stood, as in "was held by whom".

Where the answer stands near the end, a question may keep its place; nothing is moved, so that nothing
can be torn apart. Knows the words of a prompt with a gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from quizzer.generate.clauses import lower_first
from quizzer.generate.cloze import Draft, format_year
from quizzer.generate.length import is_too_long
from quizzer.generate.naming import list_swaps
from quizzer.generate.places import YEAR, Place, Statement, find_main, is_second, read_place, starts_anew
from quizzer.generate.question_words import date_words
from quizzer.generate.setting import shown_tokens
from quizzer.generate.turning import Swap, Turned, Turning, Wording
from quizzer.generate.words import FINITE, SUBJECTS, word_set
from quizzer.models import BLANK, Figure, Name, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABBREVIATED = re.compile(r"\b[A-Za-z]\.[A-Za-z]\.$")
_SHARE = re.compile(r"(?:%| percent| per cent) of ")
_UNCOUNTED = word_set(
    "a an the its his her their another every each some only just all these those first last next other no estimated by age aged"
)
_BEFORE_DATES = word_set(
    "in on of from to until till since by before after around about during within between"
)
_AFTERWARDS = word_set("before after until till since following")
_WHOLE = {
    Precision.DAY: "what date",
    Precision.YEAR: "which year",
    Precision.DECADE: "which decade",
    Precision.CENTURY: "which century",
}
_WITHIN = re.compile(r"\b(?:in|at|near|into|inside|onto) $")
"""What nobody is: a sound called Prince William is no prince."""
_OBJECT_NEXT = re.compile(r" (?:an?|the|his|her|its|their) ")
"""What may not follow: "was thought in which city an embarrassment" is no English."""
_ORDER_NEXT = re.compile(r" [a-z]+ to [a-z]")
"""Nor "sent orders to whose division to hurry"."""
_AFTER_WHOM = re.compile(r"\.| (?:in|on|at|by|for|from|with|during|until|as|near)\b")
"""What may follow "whom"; "awarded whom the Military Order" is no English."""


def ask_in_place(wording: Wording) -> Turned | None:
    """The prompt with question words for its gap, None where the gap stands too early or too deep."""
    shown = shown_tokens(wording.draft)
    verb = find_main(shown)
    return _ask(wording, Statement(wording.draft.prompt, shown, verb)) if verb is not None else None


def ask_in_clause(turning: Turning) -> Turned | None:
    """The same of one clause of the sentence, told as a sentence of its own."""
    clause, gap = turning.clause, turning.draft.removed[-1]
    told = (*clause.subject, *clause.inner, clause.verb, *clause.rest)
    asked = frozenset(token.i for token in told if gap[0] <= token.idx < gap[1])
    if (
        not asked
        or clause.auxiliary
        or _is_torn(clause.rest)
        or any(_points_back(turning, one) for one in told)
    ):
        return None
    text = f"{turning.say(told, Swap(BLANK, asked))}."
    if clause.front:
        text = f"{turning.say(clause.front)}, {lower_first(text, told[0])}"
    shown = [token for token in (*clause.front, *told) if token.i not in asked]
    return _ask(turning, Statement(f"{text[:1].upper()}{text[1:]}", shown, clause.verb))


def _is_torn(rest: Sequence[Token]) -> bool:
    """Whether something between the words was left out, and its comma with it."""
    return any(after.i - before.i > 1 for before, after in pairwise(rest))


def _points_back(turning: Turning, token: Token) -> bool:
    """Whether a pronoun may mean what stands in another clause."""
    return token.tag_ == "PRP" and token.idx not in turning.draft.told


def _ask(wording: Wording, told: Statement) -> Turned | None:
    value = wording.draft.mention.fact.value
    if told.text.count(BLANK) != 1 or is_too_long(told.text, value) or ";" in told.text:
        return None
    if isinstance(value, Name) and (turned := _ask_subject(wording, value, told)) is not None:
        return turned
    place = read_place(wording, told)
    if place is None:
        return None
    if isinstance(value, PartialDate):
        text, swapped = _ask_date(wording, value, place), frozenset[int]()
    elif isinstance(value, Figure):
        text, swapped = _ask_figure(wording, value, place), frozenset[int]()
    else:
        text, swapped = _ask_name(wording, value, place)
    return Turned(_close(text), place.shown - swapped) if text else None


def _close(text: str) -> str:
    """The question with its capital and its mark; the stop of "10 p.m." stays."""
    text = text if _ABBREVIATED.search(text) else text.removesuffix(".")
    return f"{text[:1].upper()}{text[1:]}?"


def _ask_subject(wording: Wording, value: Name, told: Statement) -> Turned | None:
    """As in "Who had calculated that ...": the name opens its sentence, or follows what opens it."""
    head = wording.head
    subject = head.head if head.dep_ == "poss" else head
    verb = subject.head
    if subject.dep_ not in SUBJECTS or verb != told.verb or verb.i < head.i or is_second(verb, told.shown):
        return None
    if any(token.head == verb and starts_anew(token) for token in told.shown):
        return None
    helpers = (child for child in verb.children if child.dep_ in {"aux", "auxpass"})
    if head == subject and next(helpers, verb).tag_ == "VBP":
        return None
    before, _, behind = told.text.partition(BLANK)
    shown = frozenset(token.i for token in told.shown)
    for swap in list_swaps(wording, value):
        if swap.words == "where" or any(
            token.tag_ in FINITE for token in verb.doc[max(swap.tokens) : verb.i] if token.head != verb
        ):
            continue
        place = Place(before, behind, shown)
        words = "who" if swap.words == "whom" else swap.words
        text = _swap(wording, Swap(words, swap.tokens), place)
        if text is not None and (not before.strip() or text.partition(words)[0].endswith(", ")):
            return Turned(_close(text), shown - swap.tokens)
    return None


def _ask_date(wording: Wording, value: PartialDate, place: Place) -> str | None:
    """As in "until which year", "on what date in 1940", behind whatever preposition stands there."""
    draft = wording.draft
    before = place.before.removesuffix("the ")
    preposition = before.split()[-1] if before.strip() else ""
    # "on the evening of what date" is said by nobody, nor "ready by what date at 10 p.m.".
    odd = (preposition == "of" and value.day is not None) or re.match(r" \[[^\]]*\] at \d", place.behind)
    torn = wording.head.head.i > max(wording.asked) or _follows_another(wording) or _is_in_example(wording)
    if preposition not in _BEFORE_DATES or draft.answer[0].islower() or odd or torn or _names_who(draft):
        return None
    words = _word_date(draft, value, preposition)
    behind = YEAR.sub("", place.behind, count=1) if value.year is None else place.behind
    return words and f"{before.removesuffix(f'{preposition} ')}{words}{behind}"


def _follows_another(wording: Wording) -> bool:
    """Whether the date says when that was after which something was done: "after her death in which year"."""
    noun = wording.head.head.head
    return noun.pos_ in {"NOUN", "PROPN"} and noun.dep_ == "pobj" and noun.head.lower_ in _AFTERWARDS


def _is_in_example(wording: Wording) -> bool:
    """Whether the date says when something was that is only an example: "in deals like that of Berg in 2006"."""
    return any(
        word.dep_ == "prep" and word.lower_ in {"like", "including"}
        for word in wording.head.doc[: wording.head.i]
    )


def _word_date(draft: Draft, value: PartialDate, preposition: str) -> str | None:
    """How the date is asked for, as at the front of a question, else behind any preposition."""
    year = draft.mention.fact.resolved_year
    usual = date_words(draft.answer, value, preposition, year)
    if usual or value.end is not None or preposition == "between":
        return usual
    if value.year is not None:
        asked = _WHOLE.get(value.precision)
    else:
        asked = f"what date in {format_year(year)}" if value.day and year is not None else None
    return asked and f"{preposition} {asked}"


def _names_who(draft: Draft) -> bool:
    """Whether the sentence says who or what something was: the date might be anybody's."""
    verb = find_main(shown_tokens(draft))
    if verb is None or verb.lemma_ != "be":
        return False
    return any(child.dep_ == "attr" and child.text[:1].isupper() for child in verb.children)


def _ask_figure(wording: Wording, value: Figure, place: Place) -> str | None:
    """As in "a force of approximately how many men", "about what percentage of their force"."""
    words = place.before.split()
    # "at 18 and how many months" is said by nobody.
    paired = words[-2:-1] and words[-2][-1].isdigit() and words[-1] in {"and", "or", "to"}
    if (
        paired
        or value.high is not None
        or not words
        or words[-1].lower() in _UNCOUNTED
        or words[-1].endswith(("'s", "’s", "s'", "s’"))
        or not place.before.endswith(" ")
    ):
        return None
    if share := _SHARE.match(place.behind):
        return f"{place.before}what percentage of {place.behind[share.end() :]}"
    head = wording.head.head if wording.head.dep_ == "nummod" else wording.head
    counted = head.tag_ == "NNS" and head.text.islower() and value.unit and place.behind.startswith(" ")
    # "wrote for over how many years after his death" would ask how long.
    lasting = words[-1].lower() == "over" and re.match(r" \w+ (?:after|before|later|earlier)\b", place.behind)
    # "for incredible how many years" is said by nobody.
    described = wording.draft.reading.doc[max(0, min(wording.asked) - 1)].pos_ == "ADJ"
    near = not lasting and not described and 0 < head.i - max(wording.asked) <= 3
    return f"{place.before}how many{place.behind}" if counted and near else None


def _ask_name(wording: Wording, value: Name, place: Place) -> tuple[str | None, frozenset[int]]:
    if wording.head.dep_ in SUBJECTS | {"attr"}:
        return None, frozenset()
    swaps = ((_swap(wording, swap, place), swap.tokens) for swap in list_swaps(wording, value))
    return next(((text, tokens) for text, tokens in swaps if text), (None, frozenset()))


def _swap(wording: Wording, swap: Swap, place: Place) -> str | None:
    """The prompt with the question words where the swap's words stand, None where they are not all in a row."""
    text, gap = wording.draft.reading.text, wording.draft.removed[-1]
    doc, last = wording.draft.reading.doc, max(swap.tokens)
    said = text[doc[min(swap.tokens)].idx : gap[0]]
    rest = text[gap[1] : doc[last].idx + len(doc[last])]
    # "lived in which place": a town, its land, or a part of it?
    if swap.words in {"which organisation", "where"} or not place.before.endswith(said):
        return None
    first = min(swap.tokens)
    if swap.words == "whose" and first and doc[first - 1].pos_ in {"NOUN", "PROPN"}:
        # "orders her to burn his wife whose letter"
        return None
    behind = place.behind.removeprefix(rest)
    if behind[:1] not in {" ", "."} or _OBJECT_NEXT.match(behind):
        return None
    if swap.words == "whose" and _ORDER_NEXT.match(behind):
        return None
    if swap.words == "whom" and (
        not _AFTER_WHOM.match(behind) or _WITHIN.search(place.before.removesuffix(said))
    ):
        return None
    return f"{place.before.removesuffix(said)}{swap.words}{behind}"
