"""Every check by its code, and a set run through them.

A finding is a warning, never a failure, unless the question cannot be answered as it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from quizzer.check import answers, options, sets, stems
from quizzer.check.findings import Check, Finding, SetCheck, Severity
from quizzer.check.words import guess_words
from quizzer.models import QuestionSet

_ERROR, _WARN, _INFO = Severity.ERROR, Severity.WARN, Severity.INFO

CHECKS: tuple[tuple[str, Severity, Check], ...] = (
    ("Q001", _ERROR, options.duplicate_option),
    ("Q001", _ERROR, answers.same_item),
    ("Q002", _ERROR, options.keys),
    ("Q003", _WARN, stems.answer_in_stem),
    ("Q004", _WARN, options.long_key),
    ("Q005", _WARN, options.combined_option),
    ("Q006", _WARN, stems.negative_stem),
    ("Q007", _WARN, options.absolute_terms),
    ("Q008", _INFO, options.vague_terms),
    ("Q009", _WARN, stems.grammar_cue),
    ("Q010", _INFO, options.option_spread),
    ("Q011", _INFO, options.number_order),
    ("Q012", _WARN, options.overlapping_ranges),
    ("Q014", _INFO, stems.unfocused_stem),
    ("Q015", _INFO, stems.window_dressing),
    ("Q018", _INFO, options.option_count),
    ("Q019", _INFO, options.convergence),
    ("Q020", _INFO, stems.opinion),
    ("Q023", _INFO, stems.cloze_gap),
    ("Q024", _WARN, answers.numeric),
    ("Q025", _ERROR, answers.variants),
    ("Q026", _WARN, stems.markup),
)
"""The checks of one question."""

SET_CHECKS: tuple[tuple[str, Severity, SetCheck], ...] = (
    ("Q004", _WARN, sets.longest_is_right),
    ("Q013", _INFO, sets.key_position),
    ("Q016", _ERROR, sets.same_questions),
    ("Q016", _WARN, sets.near_duplicates),
    ("Q017", _INFO, sets.cross_cue),
    ("Q021", _INFO, sets.missing_parts),
    ("Q022", _INFO, sets.true_balance),
)
"""The checks of a whole set."""

Ignored = Mapping[int | None, Collection[str]]
"""A question's line, or None for the whole set → the codes that are not to be told there."""


def check_set(question_set: QuestionSet, ignored: Ignored = MappingProxyType({})) -> list[Finding]:
    """Everything the checks find that is not `ignored`, in the order of the questions, then of the codes."""
    found = [*_check_questions(question_set), *_check_whole(question_set)]
    order = {question.id: place for place, question in enumerate(question_set.questions)}
    told = [
        finding
        for finding in found
        if finding.code not in ignored.get(None, ())
        and finding.code not in ignored.get(finding.line or -1, ())
    ]
    return sorted(
        told, key=lambda one: (order.get(one.question.id, 0) if one.question else -1, one.code, one.message)
    )


def _check_questions(question_set: QuestionSet) -> Iterator[Finding]:
    words = guess_words(question.prompt for question in question_set.questions)
    for question in question_set.questions:
        for code, severity, check in CHECKS:
            yield from (Finding(code, severity, message, question) for message in check(question, words))


def _check_whole(question_set: QuestionSet) -> Iterator[Finding]:
    words = guess_words(question.prompt for question in question_set.questions)
    for code, severity, check in SET_CHECKS:
        for question, message in check(question_set, words):
            yield Finding(code, severity, message, question)
