"""Checks of the answers: tolerance, variants, and what a set is better with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizzer.answers.folding import fold
from quizzer.check.findings import plain
from quizzer.check.words import Words
from quizzer.models import Question, QuestionKind


def numeric(question: Question, _: Words) -> Iterator[str]:
    """Q024: a measured number without unit or tolerance."""
    if question.kind is not QuestionKind.NUMBER:
        return
    answer = question.answer[0]
    if "." in answer and not question.tolerance:
        yield "a number with decimals and no tolerance: only exactly this is right. Add tolerance:"
    tolerance = question.tolerance.rstrip("% ")
    number = abs(float(answer))
    if tolerance and not question.tolerance.endswith("%") and number and float(tolerance) >= number:
        yield f"a tolerance of {question.tolerance} around {answer} makes nearly everything right"


def variants(question: Question, _: Words) -> Iterator[str]:
    """Q025: an accepted variant that is a wrong option, or says the same as another."""
    wrong = {plain(option) for option in question.distractors}
    for gap, accepted in enumerate(question.accept):
        for variant in accepted:
            if plain(variant) and plain(variant) in wrong:
                yield f'"{variant}" is accepted and is a wrong option too'
        own = question.answer[gap] if gap < len(question.answer) else ""
        counts = Counter(variant.strip() for variant in (own, *accepted))
        for variant, count in counts.items():
            if count > 1:
                yield f'"{variant}" is accepted {count} times'


def same_item(question: Question, _: Words) -> Iterator[str]:
    """Q001: two items to match that have the same partner."""
    if question.kind is QuestionKind.MATCH:
        counts = Counter(fold(partner) for partner in question.answer)
        for partner, count in counts.items():
            if count > 1:
                yield f'"{partner}" is the partner of {count} items, so nobody can know which is meant'
