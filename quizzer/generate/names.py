"""Names in a document: what rules and the entity recogniser see, put together.

Two independent witnesses decide where a name begins and ends: where they agree the confidence is
high, where they do not both readings are kept with little. Kinds come from the whole document.
Nothing here knows about questions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.capitals import Vocabulary, find_capitals, overlaps, read_vocabulary, trim_entity
from quizzer.generate.kinds import kind_by_form, surname, vote
from quizzer.generate.parse import read_text
from quizzer.generate.spans import Found
from quizzer.generate.words import COUNTRIES, HEADS, NEVER_ALONE, PEOPLES, SAME_THING, TITLES
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABELS = frozenset(("PERSON", "GPE", "LOC", "FAC", "ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"))
_ACRONYM = re.compile(r" \(\s*([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\s*\)")
_WORD_START = re.compile(r"(?<!\w)\w")
_RUN = tuple[int, int]
_FAR_MORE = 6

AGREED = 1.0
"""Both witnesses, or one and the name's own head noun."""
REPEATED = 0.9
"""One witness, and the same words again elsewhere in the document."""
SINGLE = 0.6
"""One witness, once."""
CONTESTED = 0.3
"""The witnesses see different names here."""


def find_names(docs: Sequence[Doc]) -> list[list[Found]]:
    """The names of each of `docs` (one sentence each), by start; overlapping readings both stand."""
    vocabulary = read_vocabulary(docs)
    runs = [_read(doc, vocabulary) for doc in docs]
    spans = [(doc[a:b].text, doc[a:b]) for doc, found in zip(docs, runs, strict=True) for a, b in found]
    often = Counter(text for text, _ in spans)
    kinds = vote(spans)
    aliases = _find_aliases(docs, kinds, often)
    return [
        [
            Found(
                start=doc[a].idx,
                end=doc[b - 1].idx + len(doc[b - 1]),
                value=Name(text := doc[a:b].text, kinds[text], aliases[text]),
                confidence=_confidence(text, weight, often, vocabulary),
            )
            for (a, b), weight in sorted(found.items())
        ]
        for doc, found in zip(docs, runs, strict=True)
    ]


def _read(doc: Doc, vocabulary: Vocabulary) -> dict[_RUN, float]:
    """Each token span that may be a name, with how well the two witnesses agree on it."""
    rules = find_capitals(doc, vocabulary)
    entities = [
        span
        for e in doc.ents
        if e.label_ in _LABELS and (span := trim_entity(doc, e.start, e.end)) and _named(doc, span)
    ]
    found = {span: _agreement(doc, span, rules, entities) for span in sorted({*rules, *entities})}
    return {span: weight for span, weight in found.items() if not _is_people(doc, span)}


def _agreement(doc: Doc, span: _RUN, rules: Sequence[_RUN], entities: Sequence[_RUN]) -> float:
    """How far rules, recogniser and parse agree that `span` is one whole name."""
    if span in rules and span in entities:
        return AGREED
    others = overlaps(span, entities if span in rules else rules)
    whole = span in rules and all(span[0] <= a and b <= span[1] for a, b in others)
    if whole and (_one_phrase(doc, span) or _is_headed(doc, span)):
        return REPEATED
    return CONTESTED if others else SINGLE


def _one_phrase(doc: Doc, span: _RUN) -> bool:
    """Whether the parse sees two to four proper nouns as one phrase, its head last."""
    *parts, head = doc[slice(*span)]
    return 1 <= len(parts) <= 3 and all(
        token.pos_ == "PROPN"
        and (token.dep_ == "compound" or token is head)
        and (token is head or token.head.i <= head.i)
        for token in (*parts, head)
    )


def _is_headed(doc: Doc, span: _RUN) -> bool:
    """Whether the name says what it names, as "Treaty of Tartu" does."""
    first, following = doc[span[0]].text, doc[min(span[0] + 1, span[1] - 1)].text
    return following == "of" and HEADS.get(first, NameKind.PLACE) is not NameKind.PLACE


def _named(doc: Doc, span: _RUN) -> bool:
    """Whether an entity's span looks like a name at all: capitals at both ends, no line of digits."""
    first, last = doc[span[0]].text, doc[span[1] - 1].text
    return (
        (first[0].isupper() or first[0].isdigit())
        and any(c.isupper() for c in last)
        and len(doc[slice(*span)].text) > 1
    )


def _is_people(doc: Doc, span: _RUN) -> bool:
    """Whether the span is only a nationality ("Finnish", "the Finns") or an adjective before a noun."""
    tokens = doc[slice(*span)]
    if all(token.text in PEOPLES or token.ent_type_ == "NORP" for token in tokens):
        return True
    if len(tokens) > 1 or tokens[0].text in COUNTRIES:
        return False
    return tokens[0].tag_ in {"JJ", "RB", "VBG", "VBN", "IN", "DT", "NNPS"} or tokens[0].text in NEVER_ALONE


def _confidence(text: str, weight: float, often: Counter[str], vocabulary: Vocabulary) -> float:
    """How sure it is that `text` is one whole name, given how often each name stands in the document."""
    if text.lower() in vocabulary.lower and not text.isupper():
        return min(weight, SINGLE)
    first, _, rest = text.partition(" ")
    if first in PEOPLES and rest in often:
        return min(weight, SINGLE)
    if weight == SINGLE and kind_by_form(text):
        return AGREED
    if weight == CONTESTED and kind_by_form(text) and often[text] > 1:
        return SINGLE
    return REPEATED if weight == SINGLE and often[text] > 1 else weight


def _given(full: str, last: str) -> str:
    """The first word of a person's name that is no title and not the surname, "" where there is none."""
    return next((word for word in full.split() if word not in TITLES and word != last), "")


def _find_aliases(
    docs: Sequence[Doc], kinds: Mapping[str, NameKind], often: Mapping[str, int]
) -> dict[str, tuple[str, ...]]:
    """The other ways the document, or everyone, writes each name, in order of the alphabet."""
    found: dict[str, set[str]] = {text: set() for text in kinds}
    given: defaultdict[str, set[str]] = defaultdict(set)
    surnames = {text: surname(text) for text, kind in kinds.items() if kind is NameKind.PERSON}
    for text, last in surnames.items():
        given[last].add(_given(text, last))
    for text, last in surnames.items():
        if last and len(given[last] - {""}) <= 1:
            _tie(found, text, last)
    for full, short in _find_shorter(kinds, often):
        _tie(found, full, short)
    for full, short in _find_rivers(kinds):
        found[short].add(full)
    for doc in docs:
        for full, short in _find_acronyms(read_text(doc), kinds):
            _tie(found, full, short)
    for text in kinds:
        found[text] |= next((group - {text} for group in SAME_THING if text in group), frozenset())
    return {text: tuple(sorted(others)) for text, others in found.items()}


def _find_shorter(kinds: Mapping[str, NameKind], often: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Persons' names with a part of them that the document uses alone, where no other person has that part.

    "Francis" is Francis II, and "Verginius" Lucius Verginius Rufus, if nobody else is called so. A part that
    stands alone far more often than all the names it is part of is somebody else.
    """
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for full, kind in kinds.items():
        words = full.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                part = " ".join(words[start:end])
                if part != full and part in kinds and kind is NameKind.PERSON and words[end - 1][0].isupper():
                    holders[part].add(full)
    for part, names in holders.items():
        longest = max(names, key=len)
        one = all(name in longest for name in names) and part not in TITLES | COUNTRIES
        one = one and often[part] <= _FAR_MORE * max(often[name] for name in names)
        if one and kinds[part] in {NameKind.PERSON, NameKind.NAME}:
            yield from ((name, part) for name in sorted(names))


def _find_rivers(kinds: Mapping[str, NameKind]) -> Iterator[tuple[str, str]]:
    """The names of rivers with their noun, and without it where the document names them so, too."""
    for full in kinds:
        short = full.removesuffix(" River").removeprefix("River ")
        if short != full and short in kinds:
            yield full, short


def _find_acronyms(text: str, names: Container[str]) -> Iterator[tuple[str, str]]:
    """The names before a bracket with an acronym alone in it, and the acronym."""
    for mark in _ACRONYM.finditer(text):
        before = text[: mark.start()]
        for word in _WORD_START.finditer(before):
            if (name := before[word.start() :]) in names:
                yield name, mark[1]


def _tie(found: dict[str, set[str]], full: str, short: str) -> None:
    found[full].add(short)
    if short in found:
        found[short].add(full)
