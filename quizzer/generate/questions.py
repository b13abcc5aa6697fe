"""From a document to a set of questions: read, draft, judge, select, write.

The chain in one place; what each step means is its module's business. The same document gives the
same set, byte for byte.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizzer.generate.cloze import Draft, write_draft
from quizzer.generate.distractors import Candidate, choose_options
from quizzer.generate.facts import Reading, read_facts, read_infobox
from quizzer.generate.gates import judge
from quizzer.generate.model import load_model
from quizzer.generate.rank import select
from quizzer.generate.setting import Setting, content_lemmas
from quizzer.identity import derive_id
from quizzer.models import (
    Document,
    Fact,
    FactKind,
    Figure,
    Name,
    PartialDate,
    Question,
    QuestionId,
    QuestionKind,
    QuestionSet,
    Source,
)


@dataclass(frozen=True, slots=True)
class Generation:
    """What a document gave: the set, every fact found, and how many were not asked, by reason."""

    question_set: QuestionSet
    facts: tuple[Fact, ...]
    refusals: Mapping[str, int]


def generate(document: Document) -> Generation:
    """The questions a document answers; raises MissingExtra without spaCy and its model."""
    model = load_model()
    readings = read_facts(document, model)
    infobox = read_infobox(document, model)
    drafts, refusals = _judge(document, readings)
    chosen, passed_over = select(drafts)
    refusals.update(reason for _, reason in passed_over)
    refusals["infobox row"] += len(infobox)
    return Generation(
        question_set=QuestionSet(
            title=document.title,
            questions=tuple(_write(document, chosen, _candidates(readings))),
            source=document.title,
            licence=_licence(document),
            document=document.name,
        ),
        facts=(*infobox, *(mention.fact for reading in readings for mention in reading.mentions)),
        refusals={reason: count for reason, count in sorted(refusals.items()) if count},
    )


def _judge(document: Document, readings: Sequence[Reading]) -> tuple[list[Draft], Counter[str]]:
    """The drafts that pass every gate, and the reasons of the others."""
    setting = Setting(document.title, readings)
    passed: list[Draft] = []
    refusals: Counter[str] = Counter()
    for reading in readings:
        for mention in reading.mentions:
            draft = write_draft(reading, mention)
            reason = judge(draft, setting)
            if reason is None:
                passed.append(draft)
            else:
                refusals[reason] += 1
    return passed, refusals


def _candidates(readings: Sequence[Reading]) -> list[Candidate]:
    """Every value of the document as a possible distractor, with the sentence it comes from."""
    return [
        Candidate(
            value=mention.fact.value,
            text=reading.text[mention.start : mention.end],
            sentence=reading.text,
            words=words,
            confidence=mention.fact.confidence,
            label=reading.label(mention),
            article=reading.has_article(mention),
        )
        for reading in readings
        for words in [content_lemmas(reading.doc)]
        for mention in reading.mentions
        if mention.fact.kind is not FactKind.NAME or not reading.is_modifier(mention)
    ]


def _write(document: Document, drafts: Sequence[Draft], candidates: Sequence[Candidate]) -> list[Question]:
    seen: Counter[tuple[str, ...]] = Counter()
    questions = []
    for draft in drafts:
        identifier = _identify(document, draft, seen)
        question = _question(document, draft, identifier)
        questions.append(replace(question, options=choose_options(draft, question, candidates)))
    return questions


def _identify(document: Document, draft: Draft, seen: Counter[tuple[str, ...]]) -> QuestionId:
    """An id of the fact; the same value twice in one sentence is told apart by its count."""
    fact = draft.mention.fact
    key = (document.title, fact.kind.value, normalise(fact.value), draft.reading.text)
    seen[key] += 1
    return derive_id("generated", *key, str(seen[key]))


def normalise(value: PartialDate | Figure | Name) -> str:
    """The value as one text that its writing does not change."""
    if isinstance(value, PartialDate):
        one = f"{value.year}-{value.month}-{value.day}/{value.precision.value}"
        return f"{one}..{normalise(value.end)}" if value.end else one
    if isinstance(value, Figure):
        numbers = [
            format(number.normalize(), "f") for number in (value.value, value.high) if number is not None
        ]
        return f"{'..'.join(numbers)} {value.unit}"
    return value.text


def _question(document: Document, draft: Draft, identifier: QuestionId) -> Question:
    fact = draft.mention.fact
    kind = fact.value.kind.value if isinstance(fact.value, Name) else fact.kind.value
    sentence = draft.reading.sentence
    return Question(
        id=identifier,
        kind=QuestionKind.CLOZE,
        prompt=draft.prompt,
        answer=(draft.answer,),
        accept=(draft.accept,) if draft.accept else (),
        source=Source(
            document=document.title,
            section=" › ".join(draft.reading.section),
            quote=sentence.text,
            start=sentence.start,
            end=sentence.end,
        ),
        tags=(kind,),
    )


_LICENCE = re.compile(r"^[\W_]*licen[cs]e[d]?\b", re.IGNORECASE)


def _licence(document: Document) -> str:
    """The line that states the document's licence, "" where none does."""
    for section in reversed(document.sections):
        lines = [line for paragraph in section.paragraphs for line in paragraph.prose.text.splitlines()]
        if not section.is_prose and (
            line := next(
                (line for line in lines if _states_licence(section.path[-1] if section.path else "", line)),
                "",
            )
        ):
            return line.strip()
    return ""


def _states_licence(title: str, line: str) -> bool:
    return bool(_LICENCE.match(title) or _LICENCE.match(line) or "CC BY" in line)
