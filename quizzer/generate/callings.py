"""Whom a document means that calls a person by one word: "Bennett" is Lerone Bennett, named in full once.

Only people rarely spoken of are told: a reader knows by then who Kutuzov is, and whoever is asked about
one sentence does not know Bennett. A wrong name teaches something false, so one is told only where the
document has one bearer for the word, or brought one in last in the same paragraph. Knows names and
parses, no questions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizzer.generate.antecedents import Line, Told
from quizzer.generate.full_names import Bearer, list_bearers
from quizzer.generate.parse import find_span, list_tokens, read_text
from quizzer.generate.spans import SURE, Found
from quizzer.generate.words import (
    HEADS,
    MAYBE_PERSONS,
    TITLES,
    word_set,
)
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_RARE, _RARE_FIRST = 3, 5
"""In how many sentences at most somebody is called so, by a surname and by a first name."""
_KIN = word_set(
    "son daughter brother sister mother father child cousin nephew niece uncle aunt grandson granddaughter twin "
    "stepson stepdaughter half-brother half-sister sibling"
)
_SPOUSES = word_set("wife husband spouse widow widower fiancée")
_MARRIED = re.compile(r"\b(?:marri|wife|husband|wed\b|wedding|widow)")
_CHILDREN = re.compile(
    r"\b(?:children|sons|daughters|brothers|sisters|siblings)(?::|,| were| named| called) [^.:]*$"
)
_MARKS = frozenset('"“”-–&')
_MODIFIERS = word_set("compound amod nmod")
_CUSTOM = 5
"""How many people without a further name, and at least half of all called by one word, make that the custom."""


@dataclass(frozen=True, slots=True)
class _Calling:
    """A word that stands alone for a person in a sentence."""

    line: int
    start: int
    end: int
    kin: str
    explained: bool
    """Whether the relation stands right before the word: "his sister Sarah"."""


def find_callings(lines: Sequence[Line], title: str, links: Mapping[str, str]) -> list[tuple[Told, ...]]:
    """For each sentence, in order, the people called by one word with their names in full.

    The text is "" for a first name of whom the document tells no more, in its words and its `links`.
    """
    lower = frozenset(token.text for line in lines for token in list_tokens(line.doc) if token.text.islower())
    bearers = list_bearers(lines, title, lower, links)
    callings = _list_callings(lines, title, bearers, _list_firms(lines, lower))
    nameless = sum(word not in bearers for word in callings)
    by_custom = nameless >= _CUSTOM and nameless * 2 >= len(callings)
    told: defaultdict[int, list[Told]] = defaultdict(list)
    for word, found in callings.items():
        known = _fit_kin(bearers.get(word, []), found, lines, title)
        first = all(one.name.split()[-1] != word for one in bearers.get(word, ())) and (
            word in bearers or any(one.kin for one in found)
        )
        if len({one.line for one in found}) > (_RARE_FIRST if first else _RARE):
            continue
        for one in found:
            near = [] if one.kin else _list_near(one, bearers.get(word, ()), lines)
            text = _tell(one, known, near, first=first and not by_custom)
            if text is not None:
                told[one.line].append(tell_word(lines[one.line], one.start, one.end, text))
    return [tuple(sorted(told[number], key=lambda one: one.start)) for number in range(len(lines))]


def _list_callings(
    lines: Sequence[Line], title: str, bearers: Mapping[str, list[Bearer]], firms: Set[str]
) -> Mapping[str, list[_Calling]]:
    """Where people are called by one word, in sentences that do not have their fuller names."""
    found: defaultdict[str, list[_Calling]] = defaultdict(list)
    people = set(bearers)
    for number, line in enumerate(lines):
        for one in line.names:
            if not isinstance(one.value, Name) or " " in (word := one.value.text) or word in title:
                continue
            if one.value.kind not in MAYBE_PERSONS or one.confidence < SURE or not _stands_alone(line, one):
                continue
            if any(bearer.name in read_text(line.doc) for bearer in bearers.get(word, ())):
                continue
            if word in firms and find_span(line.doc, one.start, one.end)[0].ent_type_ == "ORG":
                continue
            kin, explained = _find_kin(line, one)
            if kin or one.value.kind is NameKind.PERSON:
                people.add(word)
            found[word].append(_Calling(number, one.start, one.end, kin, explained))
    return {word: callings for word, callings in found.items() if word in people}


def _list_firms(lines: Sequence[Line], lower: Set[str]) -> frozenset[str]:
    """The words that begin names of things, as "Disney" does of the Disney Company: they may mean the firm."""
    names = {one.value.text for line in lines for one in line.names if isinstance(one.value, Name)}
    things = [words for name in names if (words := name.split())[-1] in HEADS or words[-1].lower() in lower]
    return frozenset(word for words in things for word in words[:-1])


def _stands_alone(line: Line, found: Found) -> bool:
    """Whether the word is no part of a longer name, and nothing before it says who that is."""
    if any(other.start <= found.start and found.end <= other.end and other != found for other in line.names):
        return False
    tokens = find_span(line.doc, found.start, found.end)
    first, last = tokens[0], tokens[-1]
    before = first.nbor(-1) if first.i else None
    after = last.nbor() if last.i + 1 < len(line.doc) else None
    if after is not None and after.tag_ == "POS" and after.i + 1 < len(line.doc):
        # "Claridge's Patent Asphalte Company" names no Claridge.
        after = after.nbor() if after.nbor().pos_ == "PROPN" else after
    longer = after is not None and (
        (after.text[:1].isupper() and after.pos_ == "PROPN") or after.text in _MARKS or _is_part(last)
    )
    preceded = before is not None and (
        before.text in TITLES
        or (before.pos_ == "PROPN" and before.text[:1].isupper())
        or before.text in _MARKS
        or before.lower_ == "the"
    )
    return not (longer or preceded)


def _is_part(token: Token) -> bool:
    """Whether the word only modifies the noun behind it: "Lincoln memorabilia"."""
    return token.dep_ in _MODIFIERS and token.head.i > token.i


def _find_kin(line: Line, found: Found) -> tuple[str, bool]:
    """As what relation the sentence brings somebody in, and whether right there: "three children: Sarah"."""
    first = find_span(line.doc, found.start, found.end)[0]
    before = first.nbor(-1).lemma_.lower() if first.i else ""
    if before in _KIN | _SPOUSES:
        return before, True
    return "child" if _CHILDREN.search(read_text(line.doc)[: found.start]) else "", False


def _fit_kin(
    bearers: Sequence[Bearer], callings: Sequence[_Calling], lines: Sequence[Line], title: str
) -> Sequence[Bearer]:
    """Those of the bearers that a relation can be: of the title's family, or married to it."""
    kin = {one.kin for one in callings if one.kin}
    if not kin:
        return bearers
    family = [one for one in bearers if one.name.split()[-1] in title.split()]
    married = [one for one in bearers if _MARRIED.search(read_text(lines[one.line].doc))]
    return family or (married if kin <= _SPOUSES else [])


def _list_near(calling: _Calling, bearers: Sequence[Bearer], lines: Sequence[Line]) -> Sequence[Bearer]:
    """Those of the bearers that the paragraph has brought in before."""
    paragraph = lines[calling.line].paragraph
    return [one for one in bearers if one.line < calling.line and lines[one.line].paragraph == paragraph]


def _tell(calling: _Calling, known: Sequence[Bearer], near: Sequence[Bearer], *, first: bool) -> str | None:
    """The fuller name of whom the word means, "" for a first name without one, None where nothing is told."""
    if calling.explained:
        return None
    if near:
        return near[-1].name
    if len(known) == 1 and (known[0].line <= calling.line or not first):
        return known[0].name
    return "" if first else None


def tell_word(line: Line, start: int, end: int, text: str) -> Told:
    """What the word from `start` to `end` means, said behind it, and behind its "'s"."""
    last: Token = find_span(line.doc, start, end)[-1]
    owns = last.i + 1 < len(line.doc) and last.nbor().tag_ == "POS"
    end = last.nbor().idx + len(last.nbor()) if owns else end
    mark = last.nbor().text if owns and text.endswith("s") else "'s"
    return Told(start, end, f"{text}{mark}" if owns and text else text)


def drop_callings(text: str, told: Sequence[Told]) -> str:
    """The text without the full names it adds, which make no sentence harder to read."""
    for one in told:
        text = text.replace(f" [{one.text}]", "", 1)
    return text


def list_shown(told: Sequence[Told], removed: Sequence[tuple[int, int]], hidden: str) -> Iterator[Told]:
    """Those whose word a prompt shows, each once, that give nothing of the `hidden` answer away."""
    seen: set[str] = set()
    for one in told:
        shown = not any(start < one.end and one.start < end for start, end in removed)
        if shown and one.text not in seen and not {*hidden.split()} & {*one.text.removesuffix("'s").split()}:
            seen.add(one.text)
            yield one
