"""Which questions are worth most, and how many of a kind are enough.

Truth is decided by the gates; here only usefulness: a full date before a bare year, a figure with its
unit, a name beside another, what a paragraph opens with, what is said of the document's main things;
few questions of one sentence, one of each fact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from quizzer.generate.cloze import Draft
from quizzer.generate.parse import find_root, find_subject, list_tokens
from quizzer.models import Figure, Name, NameKind, PartialDate, Precision

_PER_SENTENCE = 2
_FURTHER = 1
"""How many more of a sentence a person or a whole date may be, each a fact that teachers ask for."""
_FURTHER_FIGURES = 2
"""How many more of a sentence a figure may be: of a list of forces each."""
_CONTEXT = 1.5
"""What a question loses that needs the sentence before it."""
ASKED = "asked already"
ENOUGH_OF_SENTENCE = "enough questions of the sentence"
_IN_PASSING = 0.5
"""What a question loses whose fact stands in a clause that only describes something."""
_OPENS = 0.5
"""What a question gains by opening its paragraph, or by telling of a main thing, or of a first."""
_MAIN = 3
"""Of how many drafts' sentences a main thing is the subject."""
_FIRSTS = re.compile(
    r"\b(?:first|last|only|founded|born|died|elected|discovered|invented|(?:[a-z]{2,}[^fwr\W])est)\b"
)
_PER_ANSWER = 3
"""How often one name may be asked in a set."""


def select(drafts: Sequence[Draft], limit: int | None = None) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """The drafts to ask, in the order of the document, and the others each with the reason.

    A `limit` keeps the best.
    """
    kept: list[Draft] = []
    refused: list[tuple[Draft, str]] = []
    sentences: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    frames: set[tuple[str, str]] = set()
    subjects = Counter(_subject(draft) for draft in drafts)
    worth = {id(draft): score(draft, subjects) for draft in drafts}
    for draft in sorted(
        drafts, key=lambda draft: (-worth[id(draft)], draft.mention.start, draft.reading.sentence.start)
    ):
        answer = draft.answer.casefold()
        frame = (answer, _frame(draft))
        named = isinstance(draft.mention.fact.value, Name)
        if limit is not None and len(kept) >= limit:
            refused.append((draft, "not among the best asked for"))
        elif frame in frames:
            refused.append((draft, ASKED))
        elif sentences[draft.reading.text] >= _PER_SENTENCE + _count_further(draft):
            refused.append((draft, ENOUGH_OF_SENTENCE))
        elif named and answers[answer] >= _PER_ANSWER:
            refused.append((draft, "answer asked often enough"))
        else:
            kept.append(draft)
            frames.add(frame)
            sentences[draft.reading.text] += 1
            answers[answer] += 1
    return sorted(kept, key=_place), refused


def score(draft: Draft, subjects: Mapping[str, int] = MappingProxyType({})) -> float:
    """How much a draft promises, the higher the better; `subjects` counts what the drafts tell of."""
    value = draft.mention.fact.value
    doc = list_tokens(draft.reading.doc)
    points = _worth(value) * draft.mention.fact.confidence
    points -= 0.3 * max(0, sum(1 for token in doc if token.dep_ == "prep") - 2)
    points -= 0.05 * max(0, len(draft.prompt.split()) - 25)
    points -= _CONTEXT * bool(draft.context) + _IN_PASSING * _is_in_passing(draft)
    points += _OPENS * (draft.reading.sentence.start == draft.reading.paragraph)
    points += _OPENS * (subjects.get(_subject(draft), 0) >= _MAIN) + _OPENS * bool(
        _FIRSTS.search(draft.prompt)
    )
    return points + 0.5 * _anchors(draft)


def _worth(value: PartialDate | Figure | Name) -> float:
    if isinstance(value, PartialDate):
        return {Precision.DAY: 5.0, Precision.MONTH: 4.0, Precision.YEAR: 3.5}.get(value.precision, 2.0)
    if isinstance(value, Figure):
        return 4.0 if value.unit else 1.0
    return {NameKind.NAME: 2.5, NameKind.PLACE: 3.0, NameKind.PERSON: 4.0}.get(value.kind, 3.5)


def _subject(draft: Draft) -> str:
    """The noun, as its lemma, that the sentence tells of, "" where it has no subject."""
    subject = find_subject(draft.reading.doc)
    return subject.lemma_.lower() if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else ""


def _is_in_passing(draft: Draft) -> bool:
    """Whether the fact stands in a clause that hangs on a noun."""
    head = draft.reading.head(draft.mention)
    return any(word.dep_ in {"acl", "relcl"} for word in (head, *head.ancestors))


def _anchors(draft: Draft) -> int:
    others: Iterable[object] = (
        m for m in draft.reading.mentions if m is not draft.mention and isinstance(m.fact.value, Name)
    )
    return min(2, sum(1 for _ in others))


def _frame(draft: Draft) -> str:
    """The sentence's main verb: what is said of the answer."""
    root = find_root(draft.reading.doc)
    return root.lemma_ if root is not None else ""


def _count_further(draft: Draft) -> int:
    """How many questions more a sentence is worth for the draft: each figure, person and day is a fact of its own."""
    value = draft.mention.fact.value
    if isinstance(value, Name):
        return _FURTHER * (value.kind is NameKind.PERSON)
    if isinstance(value, Figure):
        return _FURTHER_FIGURES
    return _FURTHER * (value.precision is Precision.DAY)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.mention.fact.start, draft.mention.fact.end
