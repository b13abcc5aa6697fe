"""What a document tells of each name: nation, trade, years, part of the story, companions.

Only what its own words say beside the name, read once for all questions. Knows no questions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from quizzer.generate.facts import Mention, Reading
from quizzer.generate.gazetteer import SORTS_OF_PLACE, find_nation, sort_of_name
from quizzer.generate.parse import list_tokens
from quizzer.generate.roles import find_part, tells
from quizzer.generate.spans import SURE
from quizzer.generate.words import CLASSES, TITLES, word_set
from quizzer.models import Name, NameKind, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMIES = word_set(
    "army division corps regiment battalion brigade column troop troops legion fleet squadron cavalry infantry artillery"
)
"""Nouns, as lemmas, of which two make a section one of war."""
_LEADING = word_set("command lead head direct")
_MODIFIERS = word_set("compound amod nmod")
_PLURAL = word_set("NNS NNPS")
_SAME = re.compile(
    r"[,\s(]*(?:(?:is|was|were|has been|had been|also|formerly|later|now|originally|commonly|better|then|today|often)\s+)*"
    r"(?:known as|called|named|dubbed|renamed|renamed as|renamed to|amended to|styled|nicknamed|code-?named|changed to)"
    r"\s+(?:the\s+)?[\"“‘']?"
)
"""What stands between two names of one thing."""
_WITHIN = frozenset((" (", ", ", " in ", ", in "))
_OF_ANOTHER = word_set("pobj dobj npadvmod nsubj")
_MOST_BEFORE = 6
_HALF = 2


@dataclass(slots=True)
class Portrait:
    """What is told of one name.

    `around` and `years` are of its sentences, `near` of those before, `companions` those listed with it,
    `partners` those it is, lies in or holds, `fields` and `deeds` tell what a person does.
    """

    nations: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    near: set[int] = field(default_factory=set)
    companions: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    sections: set[tuple[str, ...]] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    told: int = 0
    telling: int = 0

    def is_teller(self) -> bool:
        """Whether the name mostly stands where somebody tells the story: a historian, a critic."""
        return self.telling * _HALF >= self.told > 0

    def sorts(self) -> set[str]:
        """The sorts of place that the nouns beside the name tell."""
        return {SORTS_OF_PLACE[noun] for noun in self.nouns if noun in SORTS_OF_PLACE}


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside one mention: nations, the class nouns, and whether more is said than those."""

    nations: frozenset[str]
    nouns: frozenset[str]
    narrow: bool = False


def read_cast(
    readings: Sequence[Reading], times: Mapping[int, frozenset[int]]
) -> tuple[dict[str, Portrait], frozenset[tuple[str, ...]]]:
    """The portrait of every name with what its aliases are told, too, and the headings under which armies meet."""
    drawn: defaultdict[str, Portrait] = defaultdict(Portrait)
    aliases: dict[str, tuple[str, ...]] = {}
    armies: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    sides: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for reading in readings:
        tokens = list_tokens(reading.doc)
        names = [(m, m.fact.value) for m in reading.mentions if isinstance(m.fact.value, Name)]
        around = {nation for token in tokens if (nation := find_nation(token.text))}
        sides[reading.section] |= around
        armies[reading.section] |= {token.lemma_.lower() for token in tokens} & _ARMIES
        for mention, name in names:
            aliases[name.text] = name.aliases
            _add(drawn[name.text], reading, mention, around)
            drawn[name.text].near |= times[reading.sentence.start]
        sure = [pair for pair in names if pair[0].fact.confidence >= SURE]
        for one, other in _list_companions(reading, sure):
            drawn[one].companions.add(other)
            drawn[other].companions.add(one)
        for one, other in _list_partners(reading, sure):
            drawn[one].partners.add(other)
            drawn[other].partners.add(one)
    portraits = {
        text: _merge([drawn[one] for one in (text, *aliases[text]) if one in drawn]) for text in drawn
    }
    sided = frozenset(section for section in sides if len(sides[section]) > 1 and len(armies[section]) > 1)
    return portraits, sided


def _merge(portraits: Sequence[Portrait]) -> Portrait:
    if len(portraits) == 1:
        return portraits[0]
    merged = Portrait()
    for one in portraits:
        merged.nations |= one.nations
        merged.nouns |= one.nouns
        merged.around |= one.around
        merged.years |= one.years
        merged.near |= one.near
        merged.companions |= one.companions
        merged.partners |= one.partners
        merged.sections |= one.sections
        merged.fields |= one.fields
        merged.deeds |= one.deeds
        merged.told += one.told
        merged.telling += one.telling
    return merged


def find_times(readings: Sequence[Reading]) -> dict[int, frozenset[int]]:
    """The years told in each sentence by where it begins; where it tells none, those told last before it."""
    times: dict[int, frozenset[int]] = {}
    last: frozenset[int] = frozenset()
    section: tuple[str, ...] | None = None
    for reading in readings:
        own = _list_years(reading)
        last = own or (last if reading.section == section else own)
        section = reading.section
        times[reading.sentence.start] = last
    return times


def _list_years(reading: Reading) -> frozenset[int]:
    return frozenset(
        year
        for m in reading.mentions
        if isinstance(m.fact.value, PartialDate)
        and (year := m.fact.value.year if m.fact.value.year is not None else m.fact.resolved_year)
    )


def _add(portrait: Portrait, reading: Reading, mention: Mention, around: set[str]) -> None:
    found = describe(reading, mention)
    portrait.nations |= found.nations
    portrait.nouns |= found.nouns
    portrait.around |= around
    portrait.years |= _list_years(reading)
    portrait.sections.add(reading.section)
    portrait.told += 1
    portrait.telling += tells(reading, mention)
    part = find_part(reading, mention)
    portrait.fields |= part.fields
    portrait.deeds |= {part.deed} - {""}


def describe(reading: Reading, mention: Mention) -> Description:
    """The nations and class nouns that stand beside the mention and say what it is."""
    nations: set[str] = set()
    nouns: set[str] = set()
    narrow = False
    inside = {token.idx for token in reading.tokens(mention)}
    for token in _list_before(reading, mention):
        nation = find_nation(token.text)
        nations |= {nation} - {""}
        noun = token.tag_ in {"NN", "NNS"} and (token.lemma_ in CLASSES or token.lemma_ in SORTS_OF_PLACE)
        nouns |= {_spell(token.lemma_)} if noun else set()
        narrow |= not nation and not noun and token.text not in TITLES and token.pos_ in {"ADJ", "NOUN"}
    for noun_token in _list_nouns(reading, mention):
        nouns.add(_spell(noun_token.lemma_))
        for child in noun_token.children:
            nation = find_nation(child.text)
            nations |= {nation} - {""}
            narrow |= not nation and child.dep_ in _MODIFIERS and child.idx not in inside
    nations |= {nation for token in _list_led(reading, mention) if (nation := find_nation(token.text))}
    return Description(frozenset(nations), frozenset(nouns), narrow)


def _spell(noun: str) -> str:
    """The noun in one spelling: a palaeontologist is a paleontologist."""
    return noun.lower().replace("palaeo", "paleo").replace("archaeo", "archeo")


def _list_before(reading: Reading, mention: Mention) -> Iterator[Token]:
    """The words of the mention's own phrase that stand before it, from right to left."""
    tokens = list_tokens(reading.doc)
    first = reading.tokens(mention)[0]
    for token in reversed(tokens[max(0, first.i - _MOST_BEFORE) : first.i]):
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or not token.is_alpha:
            return
        # "In the evening Mack rode": the noun before belongs to a phrase of its own.
        if token.dep_ in _OF_ANOTHER and reading.head(mention).head.i != token.i:
            return
        yield token


def _list_nouns(reading: Reading, mention: Mention) -> Iterator[Token]:
    """The nouns that a comma, "is", "of" or the next word ties to the mention."""
    inside = reading.tokens(mention)
    head, last = reading.head(mention), inside[-1]
    noun = head.head
    if head.dep_ == "appos" and noun.pos_ == "NOUN":
        yield noun
    if head.dep_ in {"nsubj", "nsubjpass"} and noun.lemma_ in {"be", "become"}:
        yield from (child for child in noun.children if child.dep_ == "attr" and child.pos_ == "NOUN")
    yield from (child for child in head.children if child.dep_ == "appos" and child.pos_ == "NOUN")
    if head.dep_ == "pobj" and noun.text == "of" and noun.head.lemma_ in SORTS_OF_PLACE:
        yield noun.head
    if last.i + 1 < len(reading.doc) and last.nbor().text in SORTS_OF_PLACE and last.dep_ in _MODIFIERS:
        yield last.nbor()


def _list_led(reading: Reading, mention: Mention) -> Iterator[Token]:
    """The words that tell whose troops the person leads: "a French division commanded by X", "X's Russians"."""
    inside = reading.tokens(mention)
    head, last = reading.head(mention), inside[-1]
    verb = head.head.head
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and verb.dep_ == "acl" and verb.lemma_ in _LEADING:
        yield from verb.head.children
    if last.i + 2 < len(reading.doc) and last.nbor().tag_ == "POS" and last.nbor(2).tag_ in _PLURAL:
        yield last.nbor(2)


def _list_companions(reading: Reading, names: Sequence[tuple[Mention, Name]]) -> Iterator[tuple[str, str]]:
    """The names joined by "and" or by a comma in a list; enemies are joined by "between"."""
    for (first, one), (second, other) in pairwise(names):
        between = reading.text[first.end : second.start].removeprefix("'s").strip()
        if between in {"and", ", and", ","} and "between" not in reading.text[: first.start].lower():
            heads = reading.head(first), reading.head(second)
            if heads[0] in heads[1].conjuncts or heads[0].head in heads[1].head.conjuncts:
                yield one.text, other.text


def _list_partners(reading: Reading, names: Sequence[tuple[Mention, Name]]) -> Iterator[tuple[str, str]]:
    """The names of which one is told to be the other, and the places of which one lies in the other."""
    for (first, one), (second, other) in pairwise(names):
        between = reading.text[first.end : second.start]
        placed = {one.kind, other.kind} <= {NameKind.PLACE, NameKind.NAME}
        if _SAME.fullmatch(between) or (placed and between in _WITHIN and _is_tied(reading, first, second)):
            yield one.text, other.text


def _is_tied(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether the second name belongs to the first: neither "from Portugal in London" nor a list does that."""
    owner, head = reading.tokens(first), reading.head(second)
    return head.dep_ != "conj" and (head.head in owner or (head.dep_ == "pobj" and head.head.head in owner))


def find_sort(text: str, portraits: Mapping[str, Portrait]) -> str:
    """The sort of a place by what everyone knows of it, else by what the document tells; "" where neither."""
    if known := sort_of_name(text):
        return known
    told = portraits[text].sorts() if text in portraits else set()
    return told.pop() if len(told) == 1 else ""


def find_siblings(readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    """For each heading those beside it under the same heading: what one document treats alike is of one sort."""
    groups: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for reading in readings:
        for depth in range(1, len(reading.section)):
            groups[reading.section[:depth]][_name_of(reading.section[depth])] = None
        groups[()].update(dict.fromkeys(map(_name_of, reading.section[:1])))
    return {title: frozenset(group) - {title} for group in groups.values() for title in group}


def _name_of(heading: str) -> str:
    """The heading without what follows a colon or stands in brackets: "Operation Felix: 1940–1941"."""
    return heading.partition(":")[0].partition(" (")[0]
