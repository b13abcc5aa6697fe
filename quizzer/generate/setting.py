"""What a gate may look at: the words a prompt shows, and what the document says elsewhere."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.generate.cloze import Draft
from quizzer.generate.facts import Mention, Reading
from quizzer.generate.known import read_known
from quizzer.generate.parse import find_root, list_outside, list_tokens
from quizzer.generate.references import PERSONAL
from quizzer.generate.spans import SURE
from quizzer.generate.spelling import find_misspelt
from quizzer.generate.words import MAYBE_PERSONS, PRESENT, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTENT = word_set("NOUN PROPN VERB ADJ NUM")
_BYNAME = re.compile(r"[A-Z]\w+ (?:the [A-Z]|[IVX]+\b)")
"""A first name and what sets its bearer apart: "Richard the Lionheart", "Richard I"."""
_LETTERS = re.compile(r"\b[a-z][\w-]+ \((?:the )?([A-Z]{2,6})s?\)")
_OFTEN = 4
"""How many times a name stands without an article for each time it stands with one by mistake, at least."""
_NAMED = 4
"""How many sentences name the person a document is about, at least."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The document around a draft: its title, every sentence with its words, the words in lower case.

    `common` are those of them that no sentence has with a capital, but at its beginning, and `proper` the words that
    none has without; `misspelt` are the words it surely misspells; `of_person` says that it tells of one person all along;
    `fuller` has for each word the persons' names that begin or end with it, `alone` are the names of one word;
    `known` has what names are surely known to be; `letters` stand for common words: "ray tube (CRT)";
    `bare` are the places that it writes without "the", but for a slip.
    """

    title: str
    readings: Sequence[Reading]
    lower: frozenset[str] = field(init=False)
    common: frozenset[str] = field(init=False)
    proper: frozenset[str] = field(init=False)
    frames: tuple[frozenset[str], ...] = field(init=False)
    index: Mapping[str, Sequence[int]] = field(init=False)
    misspelt: frozenset[str] = field(init=False)
    of_person: bool = field(init=False)
    fuller: Mapping[str, frozenset[str]] = field(init=False)
    alone: frozenset[str] = field(init=False)
    known: Mapping[str, str] = field(init=False)
    letters: frozenset[str] = field(init=False)
    bare: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        frames = tuple(sentence_lemmas(reading.doc) for reading in self.readings)
        index: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(frames):
            for word in words:
                index[word].append(number)
        every = [token for reading in self.readings for token in list_tokens(reading.doc)]
        people = sum(token.lower_ in PERSONAL for token in every)
        object.__setattr__(self, "misspelt", find_misspelt(every))
        named = sum(bool(self.hero) and self.hero in reading.text for reading in self.readings)
        object.__setattr__(self, "of_person", named >= _NAMED and people * 3 > len(self.readings))
        object.__setattr__(self, "fuller", _group_by_word(self.readings))
        alone = (value.text for value in _list_names(self.readings) if value.kind in MAYBE_PERSONS)
        object.__setattr__(self, "alone", frozenset(text for text in alone if " " not in text))
        object.__setattr__(self, "known", read_known(self.readings))
        object.__setattr__(self, "bare", _list_bare(self.readings))
        texts = (reading.text for reading in self.readings)
        object.__setattr__(
            self, "letters", frozenset(m[1] for text in texts for m in _LETTERS.finditer(text))
        )
        object.__setattr__(self, "frames", frames)
        object.__setattr__(self, "index", index)
        object.__setattr__(self, "lower", frozenset(token.text for token in every if token.text.islower()))
        capital = {token.text for token in every if token.i and token.text[:1].isupper()}
        object.__setattr__(self, "common", self.lower - {word.lower() for word in capital})
        proper = (word for word in capital if word.lower() not in self.lower)
        object.__setattr__(self, "proper", frozenset(proper))

    @property
    def hero(self) -> str:
        """The title's last word: the surname of the person whom the document may be about."""
        return next(iter(self.title.split()[-1:]), "")

    def find_alike(self, words: frozenset[str], share: float) -> Iterator[Reading]:
        """The sentences that have at least that share of the words, in order."""
        least = math.ceil(share * len(words))
        rare = sorted(words, key=lambda word: (len(self.index.get(word, ())), word))[: len(words) - least + 1]
        # A sentence with enough of the words has one of the rarest at least.
        numbers = {number for word in rare for number in self.index.get(word, ())}
        for number in sorted(numbers) if words else range(len(self.readings)):
            if len(words & self.frames[number]) >= share * len(words):
                yield self.readings[number]


def _list_bare(readings: Sequence[Reading]) -> frozenset[str]:
    """The places that many times stand without an article, and hardly ever with one."""
    without: Counter[str] = Counter()
    articled: Counter[str] = Counter()
    for reading in readings:
        for mention in reading.mentions:
            value = mention.fact.value
            if isinstance(value, Name) and value.kind is NameKind.PLACE and not reading.is_modifier(mention):
                (articled if reading.has_article(mention) else without)[value.text] += 1
    return frozenset(text for text, count in without.items() if count >= _OFTEN * max(1, articled[text]))


def _group_by_word(readings: Sequence[Reading]) -> Mapping[str, frozenset[str]]:
    """The names of persons with more than one word, by the first and the last of them."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for value in _list_names(readings):
        told = value.kind is NameKind.PERSON or (value.kind is NameKind.NAME and _BYNAME.match(value.text))
        if told and " " in value.text:
            for word in (value.text.split()[0], value.text.split()[-1]):
                names[word].add(value.text)
    return {word: frozenset(texts) for word, texts in names.items()}


def _list_names(readings: Sequence[Reading]) -> Iterator[Name]:
    for reading in readings:
        for mention in reading.mentions:
            if isinstance(mention.fact.value, Name) and mention.fact.confidence >= SURE:
                yield mention.fact.value


def shown_tokens(draft: Draft) -> tuple[Token, ...]:
    """The tokens the prompt still shows, in order."""
    return list_outside(draft.reading.doc, draft.removed)


def shown_mentions(draft: Draft) -> list[Mention]:
    """The other mentions that the prompt shows and that do not overlap the gap."""
    start, end = draft.mention.start, draft.mention.end
    return [
        m
        for m in draft.reading.mentions
        if not any(a <= m.start < b for a, b in draft.removed) and not (m.start < end and start < m.end)
    ]


def content_words(draft: Draft) -> frozenset[str]:
    """The lemmas of the words of the prompt that carry meaning."""
    return content_lemmas(shown_tokens(draft))


@lru_cache(maxsize=1024)
def sentence_lemmas(doc: Doc) -> frozenset[str]:
    """The lemmas of the words of a whole sentence that carry meaning, listed once."""
    return content_lemmas(list_tokens(doc))


def content_lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    """The lemmas of the words among `tokens` that carry meaning."""
    return frozenset(token.lemma_.lower() for token in tokens if token.pos_ in _CONTENT and token.is_alpha)


def is_timeless(draft: Draft) -> bool:
    """Whether the sentence tells what is always so: its main verb is in the present."""
    root = find_root(draft.reading.doc)
    if root is None:
        return False
    tags = {root.tag_, *(child.tag_ for child in root.children if child.dep_ in {"aux", "auxpass"})}
    return bool(tags & PRESENT) and "VBD" not in tags
