"""From a document to a set of questions: read, draft, judge, select, write.

The chain in one place; what each step means is its module's business. The same document gives the
same set, byte for byte.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from quizzer.generate.cloze import Draft, open_draft, write_draft
from quizzer.generate.context import add_context
from quizzer.generate.facts import Reading, read_facts, read_infobox
from quizzer.generate.fillers import UNSAID_SORT
from quizzer.generate.gates import FACT_GATES, judge
from quizzer.generate.infobox import write_infobox_questions
from quizzer.generate.model import load_model
from quizzer.generate.name_gates import UNTYPED
from quizzer.generate.parts import divide
from quizzer.generate.rank import ASKED, ENOUGH_OF_SENTENCE, select
from quizzer.generate.sentence_gates import DANGLING
from quizzer.generate.setting import Setting
from quizzer.generate.writing import find_question, write_questions
from quizzer.models import (
    Document,
    Fact,
    FactKind,
    Question,
    QuestionId,
    QuestionSet,
)

if TYPE_CHECKING:
    from spacy.language import Language

_OF_SENTENCE = frozenset((DANGLING, "too long", "enumeration", "fragment", UNTYPED, UNSAID_SORT))
"""Reasons against a whole sentence or a gap, which a question may escape."""
_UNCERTAIN = "another reading, too uncertain"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact found in a sentence, and why it is not asked; None where it is.

    `sentence` counts the document's sentences from 1.
    """

    sentence: int
    text: str
    surface: str
    kind: FactKind
    reason: str | None


@dataclass(frozen=True, slots=True)
class Generation:
    """What a document gave: the set, every fact found, and how many were not asked, by reason.

    `doubtful` are other readings of the same words, too uncertain to be asked or counted as refused;
    `counts` are the facts by kind, also where the facts themselves were not wanted.
    """

    question_set: QuestionSet
    facts: tuple[Fact, ...]
    refusals: Mapping[str, int]
    findings: tuple[Finding, ...] = ()
    doubtful: tuple[Fact, ...] = ()
    sentences: int = 0
    counts: Mapping[FactKind, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a document is asked for: kinds of fact, a section by a part of its heading, the best few.

    `doubtful` asks for the readings that are too uncertain to ask, too, as findings. Without `details`
    facts and findings are counted and let go, so that a book needs little more room than its questions.
    """

    kinds: frozenset[FactKind] = frozenset(FactKind)
    section: str = ""
    limit: int | None = None
    doubtful: bool = False
    details: bool = True


Tell = Callable[[int, int], None]
"""Takes how many sentences have been read, and of how many."""


def generate(
    document: Document, wanted: Wanted = Wanted(), tell: Tell = lambda done, total: None
) -> Generation:
    """The questions a document answers; raises MissingExtra without spaCy and its model.

    Of a document in several parts, a `limit` keeps the best of each part. `tell` hears how far the work is.
    """
    model = load_model()
    infobox = read_infobox(document, model)
    # Divided twice, because the parts of a book, kept, would take several times the room of its text.
    sizes = [_count_sentences(part) for part in divide(document)]
    made: list[Generation] = []
    for number, part in enumerate(divide(document)):
        share = None if wanted.limit is None else (wanted.limit + number) // len(sizes)
        count = partial(_tell_on, tell, sum(sizes[:number]), sum(sizes))
        # What the model learns of new words is let go with their part: those of a library never end.
        with model.memory_zone():
            made.append(_read_part(part, replace(wanted, limit=share), model, count))
    joined = _join(document, made)
    rows = _ask_infobox(document, infobox, wanted, len(joined.question_set.questions))
    refusals = Counter(joined.refusals) + Counter({"infobox row": len(infobox) - len(rows)})
    questions = replace(joined.question_set, questions=(*rows, *joined.question_set.questions))
    return replace(
        joined,
        question_set=questions,
        facts=(*infobox, *joined.facts) if wanted.details else (),
        refusals=dict(sorted(refusals.items())),
        counts=Counter(joined.counts) + Counter(fact.kind for fact in infobox),
    )


def _count_sentences(document: Document) -> int:
    return sum(len(one.sentences) for section in document.sections for one in section.paragraphs)


def _tell_on(tell: Tell, before: int, total: int, done: int) -> None:
    tell(before + done, total)


def _read_part(
    document: Document, wanted: Wanted, model: Language, tell: Callable[[int], None]
) -> Generation:
    """What one part of a document gives; its sentences count from 1."""
    readings = read_facts(document, model, doubtful=wanted.doubtful, tell=tell)
    setting = Setting(document.title, readings)
    drafts, reasons = _judge(setting, wanted)
    chosen, passed_over = select(drafts, wanted.limit)
    spare = [draft for draft, reason in passed_over if reason == ENOUGH_OF_SENTENCE]
    questions, stated = write_questions(document, setting, chosen, spare, wanted.limit)
    asked = {id(draft.mention) for draft in stated}
    reasons |= {key: reason for draft, reason in passed_over if (key := id(draft.mention)) not in asked}
    facts = tuple(mention.fact for reading in readings for mention in reading.mentions)
    return Generation(
        question_set=QuestionSet(title=document.title, questions=questions),
        facts=facts if wanted.details else (),
        counts=Counter(fact.kind for fact in facts),
        refusals=Counter(reasons.values()),
        findings=tuple(_list_findings(readings, reasons)) if wanted.details else (),
        doubtful=tuple(mention.fact for reading in readings for mention in reading.doubtful),
        sentences=len(readings),
    )


def _join(document: Document, parts: Sequence[Generation]) -> Generation:
    """What the parts of a document give together; of what two of them ask, the first is asked."""
    questions: dict[QuestionId, Question] = {}
    refusals: Counter[str] = Counter()
    findings: list[Finding] = []
    counts: Counter[FactKind] = Counter()
    sentences = 0
    asked: set[tuple[object, ...]] = set()
    for part in parts:
        told = part.question_set.questions
        new = [one for one in told if one.id not in questions and _what_is_asked(one) not in asked]
        asked |= set(map(_what_is_asked, new))
        questions |= {question.id: question for question in new}
        refusals += Counter(part.refusals)
        refusals[ASKED] += len(told) - len(new)
        findings += [replace(one, sentence=one.sentence + sentences) for one in part.findings]
        sentences += part.sentences
        counts += Counter(part.counts)
    return Generation(
        question_set=QuestionSet(
            title=document.title,
            questions=tuple(questions.values()),
            source=document.title,
            licence=_licence(document),
            document=document.name,
        ),
        facts=tuple(fact for part in parts for fact in part.facts),
        refusals={reason: count for reason, count in refusals.items() if count},
        findings=tuple(findings),
        doubtful=tuple(fact for part in parts for fact in part.doubtful),
        sentences=sentences,
        counts=counts,
    )


def _what_is_asked(question: Question) -> tuple[object, ...]:
    """What two questions share that ask the same, though their sentences differ."""
    return question.prompt.casefold(), question.answer, question.items


def _ask_infobox(document: Document, facts: Sequence[Fact], wanted: Wanted, asked: int) -> list[Question]:
    """The questions of the infobox, as far as a limit leaves them room."""
    fitting = [
        fact
        for fact in facts
        if fact.kind in wanted.kinds and wanted.section.casefold() in " › ".join(fact.section).casefold()
    ]
    room = None if wanted.limit is None else wanted.limit - asked
    return write_infobox_questions(document, fitting, load_model())[:room]


def _judge(setting: Setting, wanted: Wanted) -> tuple[list[Draft], dict[int, str]]:
    """The drafts that pass every gate, and the reasons of the others by the id() of their mention."""
    passed: list[Draft] = []
    reasons: dict[int, str] = {}
    for position, reading in enumerate(setting.readings):
        before = _before(setting.readings, position)
        for mention in reading.mentions:
            draft = open_draft(reading, mention)
            reason = _find_unwanted(draft, wanted) or judge(draft, setting, FACT_GATES)
            if reason is None:
                draft, reason = _word(write_draft(reading, mention), before, setting)
            if reason is None:
                passed.append(draft)
            else:
                reasons[id(mention)] = reason
    return passed, reasons


def _word(draft: Draft, before: Sequence[Reading], setting: Setting) -> tuple[Draft, str | None]:
    """The draft as it may be asked: as a gap, with a question word, or below the sentence before it."""
    reason = judge(draft, setting)
    if reason is None or reason not in _OF_SENTENCE:
        return draft, reason
    turned = find_question(draft, setting)
    if turned is not None:
        return turned, None
    explained = add_context(draft, before) if reason == DANGLING else None
    return (explained, judge(explained, setting)) if explained else (draft, reason)


def _before(readings: Sequence[Reading], position: int) -> Sequence[Reading]:
    """The sentences of the same paragraph before the one at `position`."""
    start = position
    while start and readings[start - 1].paragraph == readings[position].paragraph:
        start -= 1
    return readings[start:position]


def _find_unwanted(draft: Draft, wanted: Wanted) -> str | None:
    if draft.mention.fact.kind not in wanted.kinds:
        return "another kind than asked for"
    heading = " › ".join(draft.reading.section).casefold()
    return None if wanted.section.casefold() in heading else "another section than asked for"


def _list_findings(readings: Sequence[Reading], reasons: Mapping[int, str]) -> Iterator[Finding]:
    for number, reading in enumerate(readings, start=1):
        told = [(mention, reasons.get(id(mention))) for mention in reading.mentions]
        for mention, reason in (*told, *((mention, _UNCERTAIN) for mention in reading.doubtful)):
            surface = reading.text[mention.start : mention.end]
            yield Finding(number, reading.text, surface, mention.fact.kind, reason)


_LICENCE = re.compile(r"^[\W_]*licen[cs]e[d]?\b", re.IGNORECASE)


def _licence(document: Document) -> str:
    """The line that states the document's licence, "" where none does."""
    for section in reversed(document.sections):
        title = section.path[-1] if section.path else ""
        for paragraph in section.paragraphs if not section.is_prose else ():
            for line in paragraph.prose.text.splitlines():
                if _states_licence(title, line):
                    return line.strip()
    return ""


def _states_licence(title: str, line: str) -> bool:
    return bool(_LICENCE.match(title) or _LICENCE.match(line) or "CC BY" in line)
