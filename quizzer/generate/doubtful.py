"""What may be a fact but is too uncertain to ask: other readings of a span, parts of one, and lists.

The rules decide where a fact begins and ends, and now and then they are wrong. What the entity
recogniser or the parse sees otherwise is kept here with a confidence that no gate lets through, so that
it is known and told, and no question rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from quizzer.answers.numerals import SMALL
from quizzer.answers.values import parse_figure
from quizzer.generate.capitals import trim_entity
from quizzer.generate.parse import read_text
from quizzer.generate.spans import Found, overlaps
from quizzer.generate.words import PEOPLES
from quizzer.models import Figure, Name, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DOUBTFUL = 0.2
"""The confidence of all that is found here."""

_SPAN = tuple[int, int]
_VALUES = frozenset(("DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY", "PERCENT"))
_YEAR = re.compile(r"(?<![\w.,:/$£€+−-])(?:1\d{3}|20\d\d)(?!\w|[.,:/]\d|['’]s\b|[-–]\w)")
_PART = re.compile(r"(?:[Ee]arly|[Mm]id|[Ll]ate)[-\s]")
_CENTURY = re.compile(r"[-\s]centur(?:y|ies)\b")
_HALF = re.compile(
    r"\b(?:first|second|latter|early|late|later|end|middle) (?:(?:half|part|quarter) )?of (?:the )?\Z"
)
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b(?:(?P<many>{'|'.join(SMALL)}|an?)[-\s](?P<part>{'|'.join(_PARTS)})s?|(?P<half>half)|(?P<none>none))(?![\w-])",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?P<last>,? (?:and|or|&|as well as) (?:in |the |of |by |from )*)|, (?:the )?")


def find_doubtful(doc: Doc, sure: Sequence[Found]) -> list[Found]:
    """Further readings of one parsed sentence, in order, none with the span of one in `sure`."""
    taken = {(one.start, one.end) for one in sure}
    found: dict[_SPAN, Found] = {}
    values = [one for one in sure if not isinstance(one.value, Name)]
    for one in (*_values(doc, values), *_names(doc, sure)):
        span = (one.start, one.end)
        if span not in taken:
            found.setdefault(span, one)
    return [found[span] for span in sorted(found)]


def _doubt(start: int, end: int, value: PartialDate | Figure | Name) -> Found:
    return Found(start, end, value, DOUBTFUL)


def _values(doc: Doc, sure: Sequence[Found]) -> Iterator[Found]:
    text = read_text(doc)
    yield from _years(text, sure)
    yield from _parts(text, sure)
    yield from _fractions(text)
    yield from _measured(doc, sure)


def _years(text: str, sure: Sequence[Found]) -> Iterator[Found]:
    """Every number that can be a year and is no count, also within a longer date or a name."""
    for mark in _YEAR.finditer(text):
        year = _doubt(*mark.span(), PartialDate(int(mark[0]), precision=Precision.YEAR))
        if not any(isinstance(one.value, Figure) and overlaps(one, year) for one in sure):
            yield year


def _parts(text: str, sure: Sequence[Found]) -> Iterator[Found]:
    """A date without its "early", a century as an ordinal alone, and the half of one."""
    for one in sure:
        if not isinstance(one.value, PartialDate):
            continue
        surface = text[one.start : one.end]
        part = _PART.match(surface)
        start = one.start + (part.end() if part else 0)
        yield _doubt(start, one.end, one.value)
        if century := _CENTURY.search(surface):
            yield _doubt(start, one.start + century.start(), one.value)
        if half := _HALF.search(text[: one.start]):
            yield _doubt(half.start(), one.end, one.value)


def _fractions(text: str) -> Iterator[Found]:
    """Parts of one ("half", "two-thirds") and none."""
    for mark in _FRACTION.finditer(text):
        part = Decimal(_PARTS[(mark["part"] or "half").lower()])
        many = 0 if mark["none"] else SMALL.get((mark["many"] or "one").lower(), 1)
        yield _doubt(*mark.span(), Figure(many / part))


def _measured(doc: Doc, sure: Sequence[Found]) -> Iterator[Found]:
    """What the recogniser takes for a value, where it reads more or less of it than the rules."""
    for entity in doc.ents:
        span = trim_entity(doc, entity.start, entity.end) if entity.label_ in _VALUES else None
        if span is None:
            continue
        text = doc[slice(*span)]
        within = [one for one in sure if one.start < text.end_char and text.start_char < one.end]
        value = within[0].value if within else parse_figure(text.text)
        if value is not None:
            yield _doubt(text.start_char, text.end_char, value)


def _names(doc: Doc, sure: Sequence[Found]) -> Iterator[Found]:
    text = read_text(doc)
    spans = {(one.start, one.end) for one in sure if isinstance(one.value, Name)}
    spans |= {
        (doc[a].idx, doc[b - 1].idx + len(doc[b - 1]))
        for a, b in (*_entities(doc), *_chunks(doc), *_agents(doc))
    }
    spans |= set(_lists(text, sorted(spans)))
    for start, end in sorted(spans):
        yield _doubt(start, end, Name(text[start:end]))


def _entities(doc: Doc) -> Iterator[_SPAN]:
    for entity in doc.ents:
        if entity.label_ not in _VALUES | {"ORDINAL"} and (
            span := trim_entity(doc, entity.start, entity.end)
        ):
            yield span


def _chunks(doc: Doc) -> Iterator[_SPAN]:
    """Noun phrases with a name in them, without what only determines them."""
    for chunk in doc.noun_chunks:
        start, end = chunk.start, chunk.end
        while start < end and (
            doc[start].pos_ in {"DET", "PRON", "PUNCT"} or doc[start].tag_ in {"PRP$", "CD"}
        ):
            start += 1
        if any(t.pos_ == "PROPN" or t.text in PEOPLES or t.ent_type_ == "NORP" for t in doc[start:end]):
            yield start, end


def _agents(doc: Doc) -> Iterator[_SPAN]:
    """Those who do something, or by whom it is done, with what tells whose they are."""
    for token in doc:
        is_doer = token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ == "NNS" and token.head.pos_ == "VERB"
        if is_doer or (token.dep_ == "pobj" and token.head.dep_ == "agent" and token.pos_ == "NOUN"):
            yield _phrase(token)


def _phrase(head: Token) -> _SPAN:
    """The noun with its adjectives and one "of"."""
    left = [t for t in head.lefts if t.dep_ in {"amod", "compound"}]
    start = min([head.i, *(t.left_edge.i for t in left)])
    end = head.i + 1
    for t in head.rights:
        if t.dep_ == "prep" and t.text == "of" and t.i == end:
            end = max(end, *(c.i + 1 for c in t.children), t.i + 1)
    return start, end


def _lists(text: str, names: Sequence[_SPAN]) -> Iterator[_SPAN]:
    """Names that commas and an "and" join, as one answer."""
    ends: dict[int, int] = {}
    for start, end in names:
        ends[start] = max(end, ends.get(start, 0))
    for start, end in ends.items():
        at = end
        while (mark := _LIST.match(text, at)) and mark.end() in ends:
            at = ends[mark.end()]
            if mark["last"]:
                yield start, at
