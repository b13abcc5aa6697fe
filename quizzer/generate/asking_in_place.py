"""The sentence kept as it is, with question words where the answer stood, as in "was held by whom".

Where the answer stands near the end, a question may keep its place; nothing is moved, so that nothing
can be torn apart. Knows the words of a prompt with a gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from quizzer.generate.clauses import lower_first
from quizzer.generate.cloze import MOST_WORDS, Draft, format_year
from quizzer.generate.naming import list_swaps
from quizzer.generate.question_words import date_words
from quizzer.generate.setting import shown_tokens
from quizzer.generate.turning import Swap, Turned, Turning, Wording
from quizzer.generate.words import FINITE, SUBJECTS, word_set
from quizzer.models import BLANK, Figure, Name, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAIL = re.compile(r"(?:['’]s)?(?: [^,;:()\"“”—–]+)?\.")
_YEAR = re.compile(r" \[[^\]]*\]")
_ABBREVIATED = re.compile(r"\b[A-Za-z]\.[A-Za-z]\.$")
_MOST_BEHIND = 8
"""How many words may follow the question words, that the question still ends with them."""
_COUNTED = 4
"""How many more behind "how many", which names what is counted."""
_APART = word_set(', ; : — – ( " “')
_MOST_CLAUSES = 1
"""How many verbs may stand between the main verb and the answer."""
_ASIDES = word_set("relcl appos acl")
_SHARE = re.compile(r"(?:%| percent| per cent) of ")
_UNCOUNTED = word_set(
    "a an the its his her their another every each some only just all these those first last next other no estimated"
)
_BEFORE_DATES = word_set(
    "in on of from to until till since by before after around about during within between"
)
_WHOLE = {
    Precision.DAY: "what date",
    Precision.YEAR: "which year",
    Precision.DECADE: "which decade",
    Precision.CENTURY: "which century",
}
_AFTER_WHOM = re.compile(r"\.| (?:in|on|at|by|for|from|with|during|until|as|to|near)\b")
"""What may follow "whom"; "awarded whom the Military Order" is no English."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement with a gap, the tokens it shows besides, and the verb all hangs on."""

    text: str
    shown: Sequence[Token]
    verb: Token


@dataclass(frozen=True, slots=True)
class _Place:
    """A statement before and behind its gap, and the tokens it shows."""

    before: str
    behind: str
    shown: frozenset[int]


def ask_in_place(wording: Wording) -> Turned | None:
    """The prompt with question words for its gap, None where the gap stands too early or too deep."""
    shown = shown_tokens(wording.draft)
    verb = _find_main(shown)
    return _ask(wording, _Statement(wording.draft.prompt, shown, verb)) if verb is not None else None


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
    return _ask(turning, _Statement(f"{text[:1].upper()}{text[1:]}", shown, clause.verb))


def _is_torn(rest: Sequence[Token]) -> bool:
    """Whether something between the words was left out, and its comma with it."""
    return any(after.i - before.i > 1 for before, after in pairwise(rest))


def _points_back(turning: Turning, token: Token) -> bool:
    """Whether a pronoun may mean what stands in another clause."""
    return token.tag_ == "PRP" and token.idx not in turning.draft.told


def _ask(wording: Wording, told: _Statement) -> Turned | None:
    value = wording.draft.mention.fact.value
    if told.text.count(BLANK) != 1 or len(told.text.split()) > MOST_WORDS or ";" in told.text:
        return None
    if isinstance(value, Name) and (turned := _ask_subject(wording, value, told)) is not None:
        return turned
    place = _read_place(wording, told)
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


def _ask_subject(wording: Wording, value: Name, told: _Statement) -> Turned | None:
    """As in "Who had calculated that ...": the name opens its sentence, or follows what opens it."""
    head = wording.head
    subject = head.head if head.dep_ == "poss" else head
    verb = subject.head
    if subject.dep_ not in SUBJECTS or verb != told.verb or verb.i < head.i or _is_second(verb, told.shown):
        return None
    before, _, behind = told.text.partition(BLANK)
    shown = frozenset(token.i for token in told.shown)
    for swap in list_swaps(wording, value):
        if swap.words == "where" or any(
            token.tag_ in FINITE for token in verb.doc[max(swap.tokens) : verb.i] if token.head != verb
        ):
            continue
        place = _Place(before, behind, shown)
        words = "who" if swap.words == "whom" else swap.words
        text = _swap(wording, Swap(words, swap.tokens), place)
        if text is not None and (not before.strip() or text.partition(words)[0].endswith(", ")):
            return Turned(_close(text), shown - swap.tokens)
    return None


def _read_place(wording: Wording, told: _Statement) -> _Place | None:
    """The statement around its gap, where that follows the main verb in one breath, with little behind it."""
    shown = told.shown
    before, _, behind = told.text.partition(BLANK)
    last = max(wording.asked)
    after = [token for token in shown if token.i > last]
    aside = _find_aside(after)
    if aside:
        behind = f"{behind.partition(',')[0]}."
        shown, after = [token for token in shown if token not in aside], after[: -len(aside)]
    most = _MOST_BEHIND + _COUNTED * isinstance(wording.draft.mention.fact.value, Figure)
    short = _TAIL.fullmatch(_YEAR.sub("", behind)) and len(behind.split()) <= most
    loose = any(token.tag_ in FINITE or token.dep_ == "cc" for token in after)
    if not short or loose or not _follows_main_verb(wording, told.verb, shown):
        return None
    return _Place(before, behind, frozenset(token.i for token in shown))


def _find_aside(after: Sequence[Token]) -> Sequence[Token]:
    """What follows the first comma behind the gap, where it is one aside: ", the world's oldest Chinatown"."""
    start = next((number for number, token in enumerate(after) if token.text == ","), len(after))
    words = [token for token in after[start:] if not token.is_punct]
    tops = [token for token in words if token.head not in words]
    return after[start:] if len(tops) == 1 and tops[0].dep_ in _ASIDES else ()


def _follows_main_verb(wording: Wording, root: Token, shown: Sequence[Token]) -> bool:
    first = min(wording.asked)
    if root.i > first or _is_second(root, shown):
        return False
    parted = [token for token in shown if root.i < token.i < first and token.text in _APART]
    if len(parted) > 1 or (parted and not _goes_on(parted[0], wording.head)):
        return False
    above = takewhile(lambda token: token != root, wording.head.ancestors)
    inner = [token for token in above if token.pos_ == "VERB"]
    return len(inner) <= _MOST_CLAUSES and not any(map(_starts_anew, inner))


def _goes_on(comma: Token, head: Token) -> bool:
    """Whether what follows the comma needs what is before it: ", named by Jaeger in 1828", ", and paid"."""
    verb = comma.nbor()
    described = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and verb in head.ancestors
    joined = verb.dep_ == "cc" and any(
        word.dep_ == "conj" and word.head == verb.head for word in head.ancestors
    )
    return comma.text == "," and (described or joined)


def _find_main(shown: Sequence[Token]) -> Token | None:
    """The verb that all that is shown hangs on: of a part behind a semicolon, that part's own."""
    tops = [
        token
        for token in shown
        if token.pos_ in {"VERB", "AUX"} and (token.head == token or token.head not in shown)
    ]
    return next((verb for verb in tops if any(child.dep_ in SUBJECTS for child in verb.children)), None)


def _is_second(root: Token, shown: Sequence[Token]) -> bool:
    """Whether a whole sentence stands before the main verb's own."""
    before = (child for child in root.children if child.dep_ in {"ccomp", "parataxis"} and child.i < root.i)
    return any(child in shown for child in before)


def _starts_anew(verb: Token) -> bool:
    """Whether the verb begins a second sentence: "... and the fort was blown up", whatever the parse says of the fort."""
    helpers = [child.i for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    told = bool(helpers) and verb.doc[min(helpers) - 1].pos_ in {"NOUN", "PROPN"}
    return verb.dep_ == "conj" and (told or any(child.dep_ in SUBJECTS for child in verb.children))


def _ask_date(wording: Wording, value: PartialDate, place: _Place) -> str | None:
    """As in "until which year", "on what date in 1940", behind whatever preposition stands there."""
    draft = wording.draft
    before = place.before.removesuffix("the ")
    preposition = before.split()[-1] if before.strip() else ""
    timed = re.match(r" \[[^\]]*\] at \d", place.behind)
    if preposition not in _BEFORE_DATES or draft.answer[0].islower() or timed or _names_who(draft):
        return None
    words = _word_date(draft, value, preposition)
    behind = _YEAR.sub("", place.behind, count=1) if value.year is None else place.behind
    return words and f"{before.removesuffix(f'{preposition} ')}{words}{behind}"


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
    verb = _find_main(shown_tokens(draft))
    if verb is None or verb.lemma_ != "be":
        return False
    return any(child.dep_ == "attr" and child.text[:1].isupper() for child in verb.children)


def _ask_figure(wording: Wording, value: Figure, place: _Place) -> str | None:
    """As in "a force of approximately how many men", "about what percentage of their force"."""
    words = place.before.split()
    if (
        value.high is not None
        or not words
        or words[-1].lower() in _UNCOUNTED
        or not place.before.endswith(" ")
    ):
        return None
    if share := _SHARE.match(place.behind):
        return f"{place.before}what percentage of {place.behind[share.end() :]}"
    head = wording.head.head if wording.head.dep_ == "nummod" else wording.head
    counted = head.tag_ == "NNS" and head.text.islower() and value.unit and place.behind.startswith(" ")
    near = 0 < head.i - max(wording.asked) <= 3
    return f"{place.before}how many{place.behind}" if counted and near else None


def _ask_name(wording: Wording, value: Name, place: _Place) -> tuple[str | None, frozenset[int]]:
    if wording.head.dep_ in SUBJECTS | {"attr"}:
        return None, frozenset()
    # "which city" says more than "where".
    ordered = sorted(list_swaps(wording, value), key=lambda swap: swap.words == "where")
    swaps = ((_swap(wording, swap, place), swap.tokens) for swap in ordered)
    return next(((text, tokens) for text, tokens in swaps if text), (None, frozenset()))


def _swap(wording: Wording, swap: Swap, place: _Place) -> str | None:
    """The prompt with the question words where the swap's words stand, None where they are not all in a row."""
    text, gap = wording.draft.reading.text, wording.draft.removed[-1]
    doc, last = wording.draft.reading.doc, max(swap.tokens)
    said = text[doc[min(swap.tokens)].idx : gap[0]]
    rest = text[gap[1] : doc[last].idx + len(doc[last])]
    if swap.words == "which organisation" or not place.before.endswith(said):
        return None
    behind = place.behind.removeprefix(rest)
    if behind[:1] not in {" ", "."}:
        return None
    words = "which place" if swap.words == "where" else swap.words
    if words == "whom" and not _AFTER_WHOM.match(behind):
        return None
    return f"{place.before.removesuffix(said)}{words}{behind}"
