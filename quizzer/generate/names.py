"""Names in a document: what rules and the entity recogniser see, put together.

Two independent witnesses decide where a name begins and ends: where they agree the confidence is
high, where they do not both readings are kept with little. Kinds come from the whole document.
Nothing here knows about questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizzer.generate.aliases import find_aliases, recall
from quizzer.generate.capitals import Vocabulary, find_capitals, overlaps, read_vocabulary, trim_entity
from quizzer.generate.initials import find_surnames, spell_out
from quizzer.generate.kinds import kind_by_form, vote
from quizzer.generate.personal_names import bare_words, has_persons_form
from quizzer.generate.spans import Found
from quizzer.generate.words import COUNTRIES, HEADS, NEVER_ALONE, PEOPLES, TITLES, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LABELS = frozenset(("PERSON", "GPE", "LOC", "FAC", "ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"))
_NUMBERED_END = re.compile(r"\b[IVX]+\.$")
_LANDS_TOO = word_set("Jordan Israel Chad Georgia Ireland England Holland France Germany Britain Wales")
"""Countries that are surnames, too."""
_RUN = tuple[int, int]

AGREED = 1.0
"""Both witnesses, or one and the name's own head noun."""
REPEATED = 0.9
"""One witness, and the same words again elsewhere in the document."""
SINGLE = 0.6
"""One witness, once."""
CONTESTED = 0.3
"""The witnesses see different names here."""


def find_names(
    docs: Sequence[Doc], margins: Iterable[str] = (), links: Mapping[str, str] = MappingProxyType({})
) -> list[list[Found]]:
    """The names of each of `docs` (one sentence each), by start; overlapping readings both stand.

    `margins` are texts beside the prose that may tell a name in full, `links` the titles that names lead to.
    """
    vocabulary = read_vocabulary(docs)
    runs = [_read(doc, vocabulary) for doc in docs]
    spans = [(_spell(doc[a:b]), doc[a:b]) for doc, found in zip(docs, runs, strict=True) for a, b in found]
    often = Counter(text for text, _ in spans)
    surnames, full = find_surnames(often), spell_out(often, margins)
    kinds = vote(spans)
    aliases = _add(find_aliases(docs, kinds, often, spans, vocabulary, links), full)
    introduced: dict[str, str] = {}
    return [
        [
            Found(
                start=doc[a].idx,
                end=doc[a].idx + len(text := _spell(doc[a:b])),
                value=recall(Name(text, kinds[text], aliases[text]), introduced),
                confidence=_confidence(text, weight, often, surnames, vocabulary),
            )
            for (a, b), weight in sorted(found.items())
        ]
        for doc, found in zip(docs, runs, strict=True)
    ]


def _spell(span: Span) -> str:
    """The name as written, without the sentence's full stop that "World War I." seems to end with."""
    ends = span.end == len(span.doc) and _NUMBERED_END.search(span.text)
    return str(span.text.removesuffix(".") if ends else span.text)


def _add(aliases: Mapping[str, tuple[str, ...]], full: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The aliases with the full name of each name that has one."""
    return {**aliases, **{text: (*aliases[text], name) for text, name in full.items() if text in aliases}}


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
    titled = doc[span[0]].text in TITLES and all(b == span[1] for _, b in others)
    if whole and (titled or _one_phrase(doc, span) or _is_headed(doc, span)):
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


def _confidence(
    text: str, weight: float, often: Counter[str], surnames: Set[str], vocabulary: Vocabulary
) -> float:
    """How sure it is that `text` is one whole name, given how often each name stands in the document."""
    if text.lower() in vocabulary.lower and not text.isupper():
        return min(weight, SINGLE)
    if _ends_in_land(text):
        return CONTESTED
    first, _, rest = text.partition(" ")
    if first in PEOPLES and rest in often:
        return min(weight, SINGLE)
    if weight == SINGLE and kind_by_form(text):
        return AGREED
    if weight == CONTESTED and kind_by_form(text) and often[text] > 1:
        return SINGLE
    again = often[text] > 1 or text in surnames
    return REPEATED if weight == SINGLE and again else weight


def _ends_in_land(text: str) -> bool:
    """Whether a person's whole name runs on into a country's: "President Robert Mugabe Zimbabwe"."""
    *words, last = bare_words(text)
    return (
        last in COUNTRIES - _LANDS_TOO
        and len(words) > 1
        and has_persons_form(" ".join(words))
        and "of" not in words
    )
