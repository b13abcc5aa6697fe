"""Which questions are worth most, and how many of a kind are enough.

Truth is decided by the gates; here only usefulness: a full date before a bare year, a figure with its
unit, a name beside another; few questions of one sentence, one of each fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from quizzer.generate.cloze import Draft
from quizzer.generate.parse import list_tokens
from quizzer.models import Figure, Name, NameKind, PartialDate, Precision

_PER_SENTENCE = 2
_CONTEXT = 1.5
"""What a question loses that needs the sentence before it."""
ASKED = "asked already"
ENOUGH_OF_SENTENCE = "two questions of the sentence already"
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
    for draft in sorted(
        drafts, key=lambda draft: (-score(draft), draft.mention.start, draft.reading.sentence.start)
    ):
        answer = draft.answer.casefold()
        frame = (answer, _frame(draft))
        named = isinstance(draft.mention.fact.value, Name)
        if limit is not None and len(kept) >= limit:
            refused.append((draft, "not among the best asked for"))
        elif frame in frames:
            refused.append((draft, ASKED))
        elif sentences[draft.reading.text] >= _PER_SENTENCE:
            refused.append((draft, ENOUGH_OF_SENTENCE))
        elif named and answers[answer] >= _PER_ANSWER:
            refused.append((draft, "answer asked often enough"))
        else:
            kept.append(draft)
            frames.add(frame)
            sentences[draft.reading.text] += 1
            answers[answer] += 1
    return sorted(kept, key=_place), refused


def score(draft: Draft) -> float:
    """How much a draft promises, the higher the better."""
    value = draft.mention.fact.value
    doc = list_tokens(draft.reading.doc)
    points = _worth(value) * draft.mention.fact.confidence
    points -= 0.3 * max(0, sum(1 for token in doc if token.dep_ == "prep") - 2)
    points -= 0.05 * max(0, len(draft.prompt.split()) - 25)
    points -= _CONTEXT * bool(draft.context)
    return points + 0.5 * _anchors(draft)


def _worth(value: PartialDate | Figure | Name) -> float:
    if isinstance(value, PartialDate):
        return {Precision.DAY: 5.0, Precision.MONTH: 4.0, Precision.YEAR: 3.5}.get(value.precision, 2.0)
    if isinstance(value, Figure):
        return 4.0 if value.unit else 1.0
    return 2.5 if value.kind is NameKind.NAME else 3.5


def _anchors(draft: Draft) -> int:
    others: Iterable[object] = (
        m for m in draft.reading.mentions if m is not draft.mention and isinstance(m.fact.value, Name)
    )
    return min(2, sum(1 for _ in others))


def _frame(draft: Draft) -> str:
    """The sentence's main verb: what is said of the answer."""
    root = next((token for token in list_tokens(draft.reading.doc) if token.dep_ == "ROOT"), None)
    return root.lemma_ if root is not None else ""


def _place(draft: Draft) -> tuple[int, int]:
    return draft.mention.fact.start, draft.mention.fact.end
