"""A whole set as text to read: questions, answers, sources. Plain lines, the same on every output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from quizzer.terminal.safe import visible

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def list_set(
    question_set: QuestionSet, flags: Mapping[QuestionId, Sequence[str]] = MappingProxyType({})
) -> Iterator[str]:
    """The set's lines: its title and licence, then each question indented under its number, with its flags."""
    yield visible(question_set.title, single_line=True)
    for line in (question_set.source, question_set.licence):
        if line and line != question_set.title:
            yield visible(line, single_line=True)
    for number, question in enumerate(question_set.questions, start=1):
        yield ""
        yield from _list_question(number, question)
        for flag in flags.get(question.id, ()):
            yield f"     Flagged: {visible(flag, single_line=True)}"


def _list_question(number: int, question: Question) -> Iterator[str]:
    first, *more = visible(question.prompt).splitlines() or [""]
    yield f"{number:3}. {first}"
    yield from (f"     {line}" for line in more)
    yield from (f"     - {visible(option, single_line=True)}" for option in question.options)
    yield f"     Answer: {visible(phrase_answer(question), single_line=True)}"
    variants = [variant for variants in question.accept for variant in variants]
    if variants:
        yield f"     Also right: {visible('; '.join(variants), single_line=True)}"
    if question.explanation:
        yield f"     Why: {visible(question.explanation, single_line=True)}"
    source = question.source
    if source is not None:
        quote = f"“{source.quote}”" if source.quote else ""
        place = source.section or source.document
        yield f"     Source: {visible(' '.join(filter(None, [quote, f'({place})'])), single_line=True)}"


def phrase_answer(question: Question) -> str:
    """The right answer in one line, as people write it, whatever the question's kind."""
    match question.kind:
        case QuestionKind.MATCH:
            pairs = zip(question.items, question.answer, strict=True)
            return "; ".join(f"{item} → {partner}" for item, partner in pairs)
        case QuestionKind.ORDER:
            return ", then ".join(question.answer)
        case QuestionKind.NUMBER:
            return f"{_group_digits(question.answer[0])} {question.unit}".rstrip()
        case QuestionKind.DATE:
            return _phrase_date(question.answer[0])
    return "; ".join(question.answer)


def _group_digits(number: str) -> str:
    """25000 as 25,000; fractions and small numbers as they are."""
    return f"{int(number):,}" if re.fullmatch(r"-?[0-9]{5,}", number) else number


def _phrase_date(iso: str) -> str:
    """1789-07-14 as 14 July 1789, 1789-07 as July 1789; a year as it is."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", iso)
    if not found:
        return iso
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}"
