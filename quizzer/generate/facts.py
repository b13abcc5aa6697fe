"""From a document to its facts: every date, figure and name, with its place in the file.

Each sentence is read once; what later steps need of it (parse, spans) stays beside its facts. Knows
what is said, not what is worth asking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from quizzer.generate import antecedents
from quizzer.generate.antecedents import Told, find_antecedents
from quizzer.generate.callings import find_callings
from quizzer.generate.complements import find_complements
from quizzer.generate.dates import find_dates
from quizzer.generate.doubtful import find_doubtful
from quizzer.generate.early_years import find_all_dates
from quizzer.generate.figures import find_figures
from quizzer.generate.letters import spell_letters_out
from quizzer.generate.names import find_names
from quizzer.generate.parse import find_head, find_span
from quizzer.generate.sentences import split_document
from quizzer.generate.spans import Found
from quizzer.generate.topics import find_topics
from quizzer.generate.years import Resolution, resolve_years, title_year
from quizzer.models import Document, Fact, FactKind, Figure, InfoboxRow, Name, PartialDate, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_BATCH = 128
"""How many sentences the model reads at once: the quickest by a little, and the same facts as any."""
_KINDS = {PartialDate: FactKind.DATE, Figure: FactKind.FIGURE, Name: FactKind.NAME}


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact and its span in its sentence's text."""

    start: int
    end: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as read: its parse, its section, its facts by start, how the text before it ends.

    `told` are the words whose meaning the sentences before it tell; `paragraph` is where its paragraph begins.
    `doubtful` are further readings of its words, too uncertain to ask or to hold on to; `callings` the people
    it calls by one word, with their names in full.
    """

    sentence: Sentence
    doc: Doc
    section: tuple[str, ...]
    mentions: tuple[Mention, ...]
    before: str = ""
    told: tuple[Told, ...] = ()
    paragraph: int = 0
    doubtful: tuple[Mention, ...] = ()
    callings: tuple[Told, ...] = ()

    @property
    def text(self) -> str:
        """The sentence's text, into which mentions and parse point."""
        return self.sentence.text

    def tokens(self, mention: Mention) -> list[Token]:
        """The tokens of the mention, at least one."""
        return list(find_span(self.doc, mention.start, mention.end))

    def head(self, mention: Mention) -> Token:
        """The token of the mention that the rest of the sentence hangs on."""
        return find_head(self.doc, mention.start, mention.end)

    def label(self, mention: Mention) -> str:
        """The entity recogniser's label at the mention, "" where it sees none."""
        return str(self.head(mention).ent_type_)

    def has_article(self, mention: Mention) -> bool:
        """Whether "the" stands before the mention."""
        return self.text[: mention.start].lower().endswith("the ")

    def is_modifier(self, mention: Mention) -> bool:
        """Whether the mention only modifies the noun after it."""
        head, last = self.head(mention), self.tokens(mention)[-1]
        return head.dep_ in {"compound", "amod", "nmod"} and head.head.i > last.i


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence and where it stands, before it is read."""

    sentence: Sentence
    section: tuple[str, ...]
    number: int
    before: str
    paragraph: int = 0


def read_facts(
    document: Document,
    model: Language,
    *,
    doubtful: bool = False,
    tell: Callable[[int], None] = lambda done: None,
) -> list[Reading]:
    """Every sentence of the document's prose with its facts, in order; the doubtful ones where asked for.

    `tell` hears how many sentences have been read, the longest part of the work.
    """
    lines = list(_lines(split_document(document)))
    docs: list[Doc] = []
    for number, doc in enumerate(
        model.pipe((line.sentence.text for line in lines), batch_size=_BATCH), start=1
    ):
        docs.append(doc)
        tell(number)
    dates = find_all_dates([line.sentence.text for line in lines])
    names = find_names(docs, (row.value for row in document.infobox), document.links)
    resolved = iter(_resolve(lines, dates, title_year(document)))
    told = _find_told(lines, docs, names, document)
    readings = []
    for line, doc, when, who, (known, called) in zip(lines, docs, dates, names, told, strict=True):
        figures = find_figures(doc, when)
        found = [*when, *figures, *(name for name in who if not _overlap(name, (*when, *figures)))]
        others = find_doubtful(doc, found) if doubtful else ()
        reading = Reading(
            line.sentence,
            doc,
            line.section,
            mentions=tuple(_list_mentions(document, line, found, resolved)),
            before=line.before,
            told=known,
            paragraph=line.paragraph,
            doubtful=tuple(_mention(document, line, one, None) for one in others),
            callings=called,
        )
        readings.append(reading)
    return readings


def _list_mentions(
    document: Document, line: _Line, found: Iterable[Found], resolved: Iterator[Resolution | None]
) -> list[Mention]:
    """The facts of a sentence by start; each date takes the next of the `resolved` years."""
    mentions = [
        _mention(document, line, one, next(resolved) if isinstance(one.value, PartialDate) else None)
        for one in found
    ]
    return sorted(mentions, key=attrgetter("start", "end"))


def _find_told(
    lines: Sequence[_Line], docs: Sequence[Doc], names: Sequence[Sequence[Found]], document: Document
) -> Iterator[tuple[tuple[Told, ...], tuple[Told, ...]]]:
    """For each sentence the words whose meaning the sentences before it tell: a person's, else things'.

    Beside them whom it calls by one word or by letters.
    """
    said = [
        antecedents.Line(doc, who, line.paragraph, line.section)
        for line, doc, who in zip(lines, docs, names, strict=True)
    ]
    title, links = document.title, document.links
    tellings = (find_antecedents(said, title), find_topics(said, title), find_complements(said))
    callings = (find_callings(said, title, links), spell_letters_out(said, title, links))
    for people, things, events, called, letters in zip(*tellings, *callings, strict=True):
        # A thing told wholly needs no complement.
        known = {one.end for one in things}
        told = (*people, *things, *(one for one in events if one.end not in known))
        yield (
            tuple(sorted(told, key=attrgetter("start"))),
            tuple(sorted((*called, *letters), key=attrgetter("start"))),
        )


def read_infobox(document: Document, model: Language) -> list[Fact]:
    """The facts of the infobox rows whose whole value is one date, one figure or one name."""
    rows = [row for row in document.infobox if _is_single(row.value)]
    docs = model.pipe(row.value for row in rows)
    return [fact for row, doc in zip(rows, docs, strict=True) if (fact := _read_row(document, row, doc))]


def _lines(document: Document) -> Iterator[_Line]:
    for number, section in enumerate(document.sections):
        before = ""
        for paragraph in section.paragraphs if section.is_prose else ():
            for sentence in paragraph.sentences:
                yield _Line(sentence, section.path, number, before, paragraph.prose.start)
                before = sentence.text[-1:]


def _resolve(
    lines: Sequence[_Line], dates: Sequence[Sequence[Found]], year: int | None
) -> Iterator[Resolution | None]:
    """The resolution of every date, in order; a year is never carried across a section's border."""
    for _, group in groupby(zip(lines, dates, strict=True), key=lambda pair: pair[0].number):
        told = [
            (one.value, line.sentence.text)
            for line, found in group
            for one in found
            if isinstance(one.value, PartialDate)
        ]
        yield from resolve_years(told, year)


def _mention(document: Document, line: _Line, found: Found, resolution: Resolution | None) -> Mention:
    start, end = line.sentence.offset(found.start), line.sentence.offset(found.end - 1) + 1
    fact = Fact(
        kind=_KINDS[type(found.value)],
        surface=document.text[start:end],
        start=start,
        end=end,
        sentence=line.sentence,
        section=line.section,
        value=found.value,
        confidence=found.confidence,
    )
    if resolution:
        fact = replace(fact, resolved_year=resolution.year, year_evidence=resolution.evidence)
    return Mention(found.start, found.end, fact)


def _overlap(found: Found, others: Iterable[Found]) -> bool:
    return any(other.start < found.end and found.start < other.end for other in others)


def _is_single(value: str) -> bool:
    """Whether a row's value can be one fact: a list without separators is none."""
    return 1 <= len(value.split()) <= 5 and not _glued(value)


def _read_row(document: Document, row: InfoboxRow, doc: Doc) -> Fact | None:
    """The one fact that is the whole of a row's value, or None."""
    sentence = Sentence(row.value, ((0, row.start),), row.end)
    line = _Line(sentence, ("Infobox", row.key), -1, "")
    dates = find_dates(row.value)
    found = [*dates, *find_figures(doc, dates), *find_names([doc])[0]]
    whole = [wide for one in found if (wide := _widen(one, row.value)).end - wide.start == len(row.value)]
    return _mention(document, line, whole[0], None).fact if len(whole) == 1 else None


def _widen(found: Found, text: str) -> Found:
    """A figure with the approximator and the unit that stand around its number."""
    value = found.value
    if not isinstance(value, Figure):
        return found
    before, after = text[: found.start].strip(), text[found.end :].strip()
    fits = before in {"", value.approximator, value.unit} and after in {"", value.unit}
    return replace(found, start=0, end=len(text)) if fits else found


def _glued(text: str) -> bool:
    """Whether a capital follows a small letter within a word, as where two names run together."""
    return any(a.islower() and b.isupper() for a, b in pairwise(text))
