"""From drafts that passed the gates to questions: question words, options, statements, events.

What each form demands is its module's business; here they are put together, and each question gets
the id of its fact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.generate import wh
from quizzer.generate.candidates import Candidate, Cast
from quizzer.generate.cloze import Draft
from quizzer.generate.distractors import Pool, Value, choose_options, pool_candidates
from quizzer.generate.events import write_event_questions
from quizzer.generate.facts import Mention, Reading
from quizzer.generate.gates import QUESTION_GATES, judge
from quizzer.generate.known import PERSON
from quizzer.generate.likeness import find_sex, tells_sex
from quizzer.generate.name_options import QUOTES
from quizzer.generate.parse import find_root
from quizzer.generate.portraits import find_siblings, find_times, read_cast
from quizzer.generate.roles import acts, is_where
from quizzer.generate.setting import Setting, sentence_lemmas
from quizzer.generate.statements import write_statement
from quizzer.generate.topic_lines import name_topic
from quizzer.generate.words import word_set
from quizzer.identity import derive_id
from quizzer.models import (
    Document,
    Figure,
    Name,
    NameKind,
    PartialDate,
    Question,
    QuestionId,
    QuestionKind,
    Source,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = word_set("be have trade value stand remain cost live contain employ number rank own hold serve")
"""Verbs, as lemmas, of what is so for a time."""


def write_questions(
    document: Document,
    setting: Setting,
    drafts: Sequence[Draft],
    spare: Sequence[Draft],
    limit: int | None = None,
) -> tuple[tuple[Question, ...], list[Draft]]:
    """The questions of `drafts` in the document's order, and those of `spare` that became statements.

    A spare draft is one of a sentence that was asked often enough; a sentence gets one statement at most.
    Statements and events only fill up what the drafts leave of a `limit`.
    """
    pool = gather(setting.readings)
    turned = [_turn(draft, setting) for draft in drafts]
    seen: Counter[tuple[str, ...]] = Counter()
    asked = [(draft, _write(document, draft, pool, seen)) for draft in turned]
    room = None if limit is None else limit - len(asked)
    stated: list[tuple[Draft, Question]] = []
    for draft in [one for one in spare if not one.context and not _lasts(one)][:room]:
        statement = write_statement(_write(document, draft, pool, seen))
        if statement is not None and all(draft.reading is not other.reading for other, _ in stated):
            stated.append((draft, statement))
    placed = sorted(
        [*asked, *stated], key=lambda pair: (pair[0].mention.fact.start, pair[0].mention.fact.end)
    )
    questions = [*(question for _, question in placed), *write_event_questions(document, turned)]
    return tuple(questions[:limit]), [draft for draft, _ in stated]


def _lasts(draft: Draft) -> bool:
    """Whether a date tells when something was so, which may be as true of another: "traded at $145 in May"."""
    root = find_root(draft.reading.doc)
    return isinstance(draft.mention.fact.value, PartialDate) and root is not None and root.lemma_ in _STATES


def _turn(draft: Draft, setting: Setting) -> Draft:
    """The draft with a question word where one passes its gates, else as it is."""
    if draft.kind is not QuestionKind.CLOZE:
        return draft
    return find_question(draft, setting) or draft


def find_question(draft: Draft, setting: Setting) -> Draft | None:
    """The first question with a question word for the draft's answer that passes its gates, or None."""
    made = (_write_case(one, setting) for one in wh.write_questions(draft, setting.known))
    return next((one for one in made if judge(one, setting, QUESTION_GATES) is None), None)


def _write_case(draft: Draft, setting: Setting) -> Draft:
    """The question with the capital that its sentence's first word has by itself: "was statehood", "did Cope"."""
    doc = draft.reading.doc
    first = doc[0].text
    named = any(token.text[:1].isupper() for token in doc[1:3])
    called = setting.known.get(first) == PERSON and not first.endswith("s")
    if first in setting.proper or called:
        written, other = first.lower(), first
    elif _is_common(doc[0], setting) and not first.islower() and not named:
        written, other = first, first.lower()
    else:
        return draft
    within = re.compile(rf"(?<=[a-z,] ){re.escape(written)}\b")
    return replace(draft, prompt=within.sub(other, draft.prompt, count=1))


def _is_common(token: Token, setting: Setting) -> bool:
    """Whether the document has the word without a capital, within names perhaps with one: "World Chess Championship"."""
    word = token.text.lower()
    return word in setting.common or (word in setting.lower and token.tag_ in {"NN", "NNS"})


def gather(readings: Sequence[Reading]) -> Pool:
    """Every value and name of the document as a possible distractor, with the sentence it comes from."""
    values: list[Value] = []
    names: list[Candidate] = []
    cast = _cast(readings)
    for reading in readings:
        words = sentence_lemmas(reading.doc)
        for mention in reading.mentions:
            value, start = mention.fact.value, mention.fact.start
            if not isinstance(value, Name):
                values.append(Value(value, reading.text, words, start))
            elif not reading.is_modifier(mention):
                one = _candidate(reading, mention, value, words)
                names.append(replace(one, years=cast.times[reading.sentence.start]))
    return pool_candidates(values, names, cast)


def _candidate(reading: Reading, mention: Mention, name: Name, words: frozenset[str]) -> Candidate:
    return Candidate(
        value=name,
        text=reading.text[mention.start : mention.end],
        sentence=reading.text,
        words=words,
        start=mention.fact.start,
        confidence=mention.fact.confidence,
        label=reading.label(mention),
        article=reading.has_article(mention),
        quoted=reading.text[: mention.start].endswith(QUOTES),
        section=reading.section,
        acts=(acts if name.kind is NameKind.PERSON else is_where)(reading, mention),
    )


def _cast(readings: Sequence[Reading]) -> Cast:
    """What the document tells of its names."""
    times = find_times(readings)
    portraits, sided = read_cast(readings, times)
    nouns = {name: sex for name, one in portraits.items() if (sex := tells_sex(one.nouns))}
    return Cast(portraits, nouns | _find_sexes(readings), find_siblings(readings), sided, times)


def _find_sexes(readings: Sequence[Reading]) -> dict[str, str]:
    """The sex of each name, as far as the document tells it."""
    return find_sex(
        (mention.fact.value.text, reading.text[: mention.start], reading.text[mention.end :])
        for reading in readings
        for mention in reading.mentions
        if isinstance(mention.fact.value, Name)
    )


def _write(document: Document, draft: Draft, pool: Pool, seen: Counter[tuple[str, ...]]) -> Question:
    question = _question(document, draft, _identify(document, draft, seen))
    options = choose_options(draft, question, pool)
    choice = options and question.kind is QuestionKind.SHORT
    return replace(question, options=options, kind=QuestionKind.CHOICE if choice else question.kind)


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
    answers = (draft.answer, *draft.accept)
    above = draft.context or name_topic(document.title, document.text, draft.prompt, answers)
    return Question(
        id=identifier,
        kind=draft.kind,
        prompt=f"{above}\n{draft.prompt}" if above else draft.prompt,
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
