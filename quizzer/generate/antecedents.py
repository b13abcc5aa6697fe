"""Whom a pronoun means, where the sentences before leave no doubt.

A wrong antecedent teaches something false, so a pronoun is told only where the sentence before names
exactly one person, as its subject, and calls nobody anything else; "they" where its subject is two names.
Knows names and parses, no questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from quizzer.documents.links import drop_aside
from quizzer.generate.parse import list_tokens, read_text
from quizzer.generate.personal_names import bare_words, begins_as_persons
from quizzer.generate.spans import SURE, Found
from quizzer.generate.words import CLASSES, SUBJECTS, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HE = word_set("he his him himself")
_SHE = word_set("she her hers herself")
_OPENING = word_set("he she his her")
_THEY = word_set("they their")
_PRONOUNS = _HE | _SHE | _THEY | word_set("it its")
_KIN = word_set(
    "man woman boy girl child children men women parents grandfather grandmother cousin aunt niece husband widow "
    "successor predecessor rival ally enemy student teacher pupil opponent colleague soldier officer officers people"
)
"""Nouns besides the class nouns of persons that a pronoun may mean."""

_OF_MANY = re.compile(r"\b(?:[Aa]n?|[Aa]nother|(?:first|second|third|last|next|only|other)) \Z")
"""What makes a name one of several bearers': "the first Bolívar to emigrate"."""
_HERO = 4
"""How many pronouns of one gender follow a title that is a person's name."""


@dataclass(frozen=True, slots=True)
class Told:
    """A word from `start` to `end` of a sentence, and whom or what it means, as a prompt can add it."""

    start: int
    end: int
    text: str


def drop_known(text: str, told: Sequence[Told]) -> str:
    """The text without an added meaning that it tells itself: "Manila's mayor led the city [Manila]"."""
    for one in told:
        mark = f" [{one.text}]"
        before, _, after = text.partition(mark)
        pronoun = before.split()[-1:] and before.split()[-1].lower() in _PRONOUNS
        if mark in text and not pronoun and _tells(before + after, one.text.removesuffix("'s")):
            text = before + after
    return text


def _tells(text: str, name: str) -> bool:
    """Whether the text has the name as it is, not within a longer one: "Manila", not "Port Manila" or "Manila Bay"."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-]| [A-Z])", text):
        before = text[: found.start()].split()[-1:]
        if not before or before[0] == "The" or not before[0][0].isupper() or before[0][-1] in ",.":
            return True
    return False


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as antecedents see it: its parse, its names, the number of its paragraph, its headings."""

    doc: Doc
    names: Sequence[Found]
    paragraph: int
    section: Sequence[str] = ()


def find_antecedents(lines: Sequence[Line], title: str) -> list[tuple[Told, ...]]:
    """For each sentence, in order, the words whose meaning the sentences before it tell.

    The person a document is about (its `title`) stays the one meant while the subject does not change.
    """
    title = drop_aside(title)
    if title.strip() and begins_as_persons(title):
        call = _find_call(lines, title)
        lines, title = [_name_hero(line, title, call) for line in lines], call
    genders = _count_genders(lines, title)
    hero = title if max(genders.get(title, Counter()).values(), default=0) >= _HERO else None
    found: list[tuple[Told, ...]] = []
    person: str | None = None
    pair = ""
    paragraph = -1
    for line in lines:
        if line.paragraph != paragraph:
            person, pair, paragraph = hero, "", line.paragraph
        told = _tell(line, person, genders) if person else None
        told = told or (_tell_pair(line, pair) if pair else None)
        found.append((told,) if told else ())
        person = _follow(line, person, hero, told)
        pair = _find_pair(line)
    return found


def _find_call(lines: Sequence[Line], hero: str) -> str:
    """What the document mostly calls the person it is about: the surname alone, or as its title does."""
    surname = hero.split()[-1]
    names = (one.value.text for line in lines for one in line.names if isinstance(one.value, Name))
    return surname if sum(name == surname for name in names) >= _HERO else hero


def _name_hero(line: Line, hero: str, call: str) -> Line:
    """The sentence with every name of the person the document is about written as it mostly calls that one."""
    first, last = hero.split()[0], hero.split()[-1]
    names = []
    for one in line.names:
        if isinstance(one.value, Name) and _is_hero(one.value.text, first, last):
            other = _OF_MANY.search(read_text(line.doc)[: one.start])
            text = f"{other[0]}{one.value.text}" if other else call
            one = replace(one, value=Name(text, NameKind.PERSON), confidence=1.0)
        names.append(one)
    return replace(line, names=names)


def _is_hero(name: str, first: str, last: str) -> bool:
    words = bare_words(name)
    return words[-1] == last and (len(words) == 1 or words[0] == first)


def _find_pair(line: Line) -> str:
    """The two names joined by "and" that are the subject of the sentence, "" where it has none such."""
    for first, second in pairwise(sorted(line.names, key=attrgetter("start", "end"))):
        words = [token for token in list_tokens(line.doc) if first.start <= token.idx < second.end]
        between = read_text(line.doc)[first.end : second.start].strip()
        subject = next((token for token in words if token.dep_ in SUBJECTS), None)
        if between == "and" and subject is not None and subject.head.dep_ == "ROOT":
            joined = [word for word in words if word.dep_ == "conj"]
            alone = len(joined) == 1 and not any(child.dep_ == "conj" for child in joined[0].children)
            sure = all(isinstance(one.value, Name) and one.confidence >= SURE for one in (first, second))
            if alone and sure and joined[0].head == subject:
                return read_text(line.doc)[first.start : second.end]
    return ""


def _tell_pair(line: Line, pair: str) -> Told | None:
    """The "they" that leads the sentence as the two names, None where other names stand before it."""
    pronoun = next((token for token in list_tokens(line.doc) if token.lower_ in _THEY | {"them"}), None)
    if pronoun is None or pronoun.lower_ not in _THEY or not leads(pronoun):
        return None
    if any(one.start < pronoun.idx for one in line.names if isinstance(one.value, Name)):
        return None
    text = f"{pair}'s" if pronoun.tag_ == "PRP$" else pair
    return Told(pronoun.idx, pronoun.idx + len(pronoun), text)


def _follow(line: Line, person: str | None, hero: str | None, told: Told | None) -> str | None:
    """Whom a pronoun in the next sentence means."""
    if hero is None:
        kept = told and not (_people(line) or _others(line))
        return person if kept else _only_subject(line, "")
    alone = all(one.value.text == hero for one in _people(line)) and not _others(line)
    if (person == hero and (told or alone)) or _only_subject(line, hero) == hero:
        return hero
    return None


def _tell(line: Line, person: str, genders: Mapping[str, Counter[bool]]) -> Told | None:
    """The first pronoun of the sentence as `person`, None where someone else is named before it."""
    pronoun = next((token for token in list_tokens(line.doc) if token.lower_ in _HE | _SHE), None)
    if pronoun is None or pronoun.lower_ not in _OPENING or not leads(pronoun):
        return None
    if any(one.start < pronoun.idx for one in _people(line)):
        return None
    votes, is_he = genders.get(person, Counter()), pronoun.lower_ in _HE
    if votes[is_he] < 2 or votes[not is_he] * 3 > votes[is_he]:
        return None
    text = f"{person}'s" if pronoun.tag_ == "PRP$" else person
    return Told(pronoun.idx, pronoun.idx + len(pronoun), text)


def leads(pronoun: Token) -> bool:
    """Whether the pronoun is the subject of the main verb, or owns it."""
    subject = pronoun.head if pronoun.dep_ == "poss" else pronoun
    return subject.dep_ in SUBJECTS and subject.head.dep_ == "ROOT"


@dataclass(frozen=True, slots=True)
class _Person:
    start: int
    end: int
    value: Name
    confidence: float


def _people(line: Line) -> list[_Person]:
    """The names that may be a person's."""
    return [
        _Person(one.start, one.end, one.value, one.confidence)
        for one in line.names
        if isinstance(one.value, Name) and one.value.kind in {NameKind.PERSON, NameKind.NAME}
    ]


def _others(line: Line) -> bool:
    """Whether a common noun of the sentence calls somebody something."""
    return any(_is_human(token) for token in list_tokens(line.doc))


def _is_human(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"attr", "appos", "compound"}:
        return False
    word = token.lemma_.lower()
    return word in _KIN or CLASSES.get(word) is NameKind.PERSON or token.lower_ in _KIN


def _only_subject(line: Line, title: str) -> str | None:
    """The one person the sentence names, if that is its subject and nobody else is spoken of.

    The document's own person needs only to be the subject.
    """
    people = _people(line)
    if any(_is_subject(line, one) for one in people if one.value.text == title):
        return title
    if len({one.value.text for one in people}) != 1 or _others(line):
        return None
    first = people[0]
    if first.value.kind is not NameKind.PERSON or first.confidence < SURE:
        return None
    return first.value.text if _is_subject(line, first) else None


def _is_subject(line: Line, name: _Person) -> bool:
    return any(
        token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"
        for token in list_tokens(line.doc)
        if name.start <= token.idx < name.end
    )


def _count_genders(lines: Sequence[Line], title: str) -> dict[str, Counter[bool]]:
    """How often "he" (True) and "she" (False) stand in or after sentences with one person as subject."""
    counts: dict[str, Counter[bool]] = {}
    for person, line in _following(lines, title):
        counts.setdefault(person, Counter()).update(
            token.lower_ in _HE for token in list_tokens(line.doc) if token.lower_ in _HE | _SHE
        )
    return counts


def _following(lines: Sequence[Line], title: str) -> Iterator[tuple[str, Line]]:
    person: str | None = None
    paragraph = -1
    for line in lines:
        person = person if line.paragraph == paragraph and not _people(line) else None
        paragraph = line.paragraph
        person = _only_subject(line, title) or person
        if person:
            yield person, line
