"""Hypothesis strategies for sound sets of every kind, with texts that YAML and clozes misread."""

import unicodedata
from collections.abc import Callable, Collection
from dataclasses import replace

from hypothesis import strategies as st

from quizzer.formats.soundness import find_control, find_faults, read_precision
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, QuestionSet, Source

_MARKS = list(":#'\"[]{}|>\\&*!%@`,?-=~<_\n\t ")
_WORDS = [
    "->",
    ": ",
    " #",
    "- ",
    "? ",
    "[[",
    "]]",
    "---",
    "...",
    "<<",
    "null",
    "true",
    "no",
    "0b_",
    "2024-13-45",
]
_LETTERS = [
    "“",
    "”",
    "é",
    "e\u0301",
    "日本",
    "\u00a0",
    "\u200f",
    "😀",
    "answer:",
    "question: ",
    "1_000",
    "12:30",
]
NASTY = st.sampled_from([*_MARKS, *_WORDS, *_LETTERS])


def canonical(text: str) -> str:
    """The text as sets hold it: composed, without white space around it."""
    return unicodedata.normalize("NFC", text).strip()


_PIECES = st.lists(NASTY | st.characters(codec="utf-8"), min_size=1, max_size=8)
TEXTS = _PIECES.map("".join).map(canonical).filter(lambda text: text != "" and find_control(text) is None)
MAYBE = st.just("") | TEXTS
_OFFSETS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted)
SOURCES = st.builds(Source, TEXTS) | st.builds(
    lambda document, section, quote, offsets: Source(document, section, quote, *offsets),
    TEXTS,
    TEXTS,
    MAYBE,
    _OFFSETS,
)


def several(minimum: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """Several different texts."""
    return st.lists(TEXTS, min_size=minimum, max_size=4, unique=True).map(tuple)


@st.composite
def _cloze(draw: st.DrawFn, question: Question) -> Question:
    answer = draw(several(1))
    between = st.lists(NASTY, max_size=4).map("".join)
    prompt = canonical(BLANK.join([*(draw(between) for _ in answer), question.prompt]))
    if prompt.count(BLANK) != len(answer):
        prompt = " and ".join([BLANK] * len(answer))
    more = draw(st.just(()) | several(1)) if len(answer) == 1 else ()
    return replace(
        question,
        prompt=prompt,
        answer=answer,
        accept=draw(st.just(()) | st.tuples(*(several(1) for _ in answer))),
        options=(*answer, *more) if more and answer[0] not in more else (),
    )


@st.composite
def _short(draw: st.DrawFn, question: Question) -> Question:
    if draw(st.booleans()):
        return replace(question, options=tuple(dict.fromkeys([*question.answer, *draw(several())])))
    answer = draw(st.sampled_from([*question.answer, "yes", "F"]))
    return replace(question, answer=(answer,), accept=draw(st.just(()) | st.tuples(several(1))))


@st.composite
def _choices(draw: st.DrawFn, question: Question) -> Question:
    options = draw(several())
    count = draw(st.integers(1, len(options))) if question.kind is QuestionKind.CHOICES else 1
    why = draw(st.just(()) | st.tuples(st.tuples(st.just(options[-1]), TEXTS)))
    return replace(question, options=options, answer=options[:count], why=why)


def _true_false(question: Question) -> st.SearchStrategy[Question]:
    return st.sampled_from(["true", "false"]).map(lambda answer: replace(question, answer=(answer,)))


@st.composite
def _number(draw: st.DrawFn, question: Question) -> Question:
    number = draw(st.sampled_from(["2", "-2.50", "1e9", ".5", "007", "25000"]))
    tolerance = draw(st.sampled_from(["", "1", "0.05"]))
    return replace(question, answer=(number,), unit=draw(MAYBE), tolerance=tolerance)


@st.composite
def _date(draw: st.DrawFn, question: Question) -> Question:
    day = draw(st.dates()).isoformat()
    written = draw(st.sampled_from([day, day[:7], day[:4], "-0044-03-15", "-0001-02-29"]))
    told = read_precision(written)
    assert told
    precision = draw(st.sampled_from([told, Precision.DECADE, Precision.CENTURY]))
    return replace(question, answer=(written,), precision=precision)


def _order(question: Question) -> st.SearchStrategy[Question]:
    return several().map(lambda items: replace(question, answer=items))


@st.composite
def _match(draw: st.DrawFn, question: Question) -> Question:
    items = draw(several())
    return replace(question, items=items, answer=tuple(draw(TEXTS) for _ in items))


_KINDS: dict[QuestionKind, Callable[[Question], st.SearchStrategy[Question]]] = {
    QuestionKind.CLOZE: _cloze,
    QuestionKind.SHORT: _short,
    QuestionKind.CHOICE: _choices,
    QuestionKind.CHOICES: _choices,
    QuestionKind.TRUE_FALSE: _true_false,
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: _date,
    QuestionKind.ORDER: _order,
    QuestionKind.MATCH: _match,
}


@st.composite
def sound_questions(draw: st.DrawFn, kinds: Collection[QuestionKind] = tuple(QuestionKind)) -> Question:
    """A sound question of any of the kinds."""
    question = Question(
        id=QuestionId(draw(st.from_regex(r"[!-~]{1,8}", fullmatch=True))),
        kind=draw(st.sampled_from(sorted(kinds))),
        prompt=draw(TEXTS),
        answer=(draw(TEXTS),),
        explanation=draw(MAYBE),
        hint=draw(MAYBE),
        source=draw(st.none() | SOURCES),
        tags=draw(st.just(()) | several(1)),
        difficulty=draw(st.sampled_from(["", "easy", "medium", "hard"])),
    )
    return draw(_KINDS[question.kind](question).filter(lambda question: not find_faults(question)))


@st.composite
def _sets(draw: st.DrawFn) -> QuestionSet:
    questions = draw(st.lists(sound_questions(), min_size=1, max_size=3, unique_by=lambda q: q.id))
    count = draw(st.integers(1, len(questions)))
    return QuestionSet(
        title=draw(TEXTS),
        questions=tuple(questions[:count]),
        source=draw(MAYBE),
        licence=draw(MAYBE),
        document=draw(MAYBE),
        dropped=tuple(questions[count:]),
    )


SETS = _sets()
