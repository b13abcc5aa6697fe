"""A whole set as text to read: questions, answers, sources. Plain lines, the same on every output."""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.models import Question, QuestionKind, QuestionSet
from quizzer.terminal.safe import visible


def list_set(question_set: QuestionSet) -> Iterator[str]:
    """The set's lines: its title and licence, then each question indented under its number."""
    yield visible(question_set.title, single_line=True)
    for line in (question_set.source, question_set.licence):
        if line and line != question_set.title:
            yield visible(line, single_line=True)
    for number, question in enumerate(question_set.questions, start=1):
        yield ""
        yield from _list_question(number, question)


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
    """The right answer in one line, whatever the question's kind."""
    if question.kind is QuestionKind.MATCH:
        pairs = zip(question.items, question.answer, strict=True)
        return "; ".join(f"{item} → {partner}" for item, partner in pairs)
    joined = (", then " if question.kind is QuestionKind.ORDER else "; ").join(question.answer)
    return f"{joined} {question.unit}".rstrip() if question.kind is QuestionKind.NUMBER else joined
