"""Marks for written answers, by the judge that also sits with a learner."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizzer.answers.folding import normalise
from quizzer.answers.judge import MARKS, Judgement, Verdict, judge
from quizzer.classroom.responses import Response
from quizzer.formats.authored.entries import truth_of
from quizzer.models import Question, QuestionKind

_PAIR = re.compile(r" ?(?:→|->|=>|=|:) ?")
_SEPARATORS = ("|", ";", "\n", ",")


@dataclass(frozen=True, slots=True)
class Marked:
    """A response, split into the parts of its question's answer, and its judgement; `mark` is 0 to 1."""

    response: Response
    answer: tuple[str, ...]
    judgement: Judgement
    mark: float


def mark_all(responses: Iterable[Response], questions: Mapping[str, Question]) -> Iterator[Marked]:
    """Every response with its mark, in the order given."""
    for response in responses:
        question = questions[response.question]
        answer = split_response(question, response.response)
        judgement = (
            judge(question, answer, questions.values()) if answer else Judgement(Verdict.WRONG, "no answer")
        )
        yield Marked(response, answer, judgement, _find_mark(question, answer, judgement))


def _find_mark(question: Question, answer: Sequence[str], judgement: Judgement) -> float:
    """What the answer is worth; of several right options each brings its part, and a wrong one takes one."""
    if judgement.verdict is not Verdict.WRONG or question.kind is not QuestionKind.CHOICES:
        return MARKS[judgement.verdict]
    right = {normalise(option) for option in question.answer}
    chosen = {normalise(option) for option in answer}
    return max(0, len(right & chosen) - len(chosen - right)) / len(right)


def split_response(question: Question, text: str) -> tuple[str, ...]:
    """What was written, in the shape of the question's answer; () for nothing.

    Several answers stand apart by | or else by ; and a pair reads "item = partner", in any order. Options
    and items that hold such a sign themselves are recognised.
    """
    if not text.strip():
        return ()
    if question.kind is QuestionKind.TRUE_FALSE:
        # A platform writes it in the class's language.
        return (truth_of(text.strip()) or text.strip(),)
    several = question.kind in (QuestionKind.CHOICES, QuestionKind.ORDER, QuestionKind.MATCH)
    if not several and len(question.answer) < 2:
        return (text.strip(),)
    if question.kind is QuestionKind.MATCH:
        return _split_pairs(question, text)
    known = question.options if question.kind is QuestionKind.CHOICES else question.answer
    if several and (found := _split_known(text, known)):
        return found
    return _split_plainly(text)


def _split_plainly(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|" if "|" in text else ";"))


def _split_known(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known texts that `text` lists, whatever signs they hold; () where it lists anything else."""
    plain = {normalise(each) for each in known}
    return next((found for sign in _SEPARATORS if (found := _join_known(text.split(sign), sign, plain))), ())


def _join_known(parts: Sequence[str], separator: str, known: Collection[str]) -> tuple[str, ...]:
    """The parts, neighbours put together again where only that makes a known text; () where it does not."""
    most = 1 + max((each.count(separator.strip() or " ") for each in known), default=0)
    found: list[str] = []
    position = 0
    while position < len(parts):
        ends = range(min(len(parts), position + most), position, -1)
        joined = ((end, separator.join(parts[position:end]).strip()) for end in ends)
        end, part = next((each for each in joined if normalise(each[1]) in known), (0, ""))
        if not end:
            return ()
        found.append(part)
        position = end
    return tuple(found)


def _split_pairs(question: Question, text: str) -> tuple[str, ...]:
    """The partners in the order of the items, or the parts as written where not every item has one."""
    parts = _split_plainly(text)
    pairs: dict[str, str] = {}
    for part in (" ".join(part.split()) for part in parts):
        starts = [item for item in question.items if normalise(part).startswith(normalise(item))]
        pieces = _PAIR.split(part, maxsplit=1)
        if starts and (found := _PAIR.match(part, len(max(starts, key=len)))):
            pairs[max(starts, key=len)] = part[found.end() :].strip()
        elif len(pieces) == 2:
            pairs[pieces[0]] = pieces[1]
    if set(pairs) >= set(question.items):
        return tuple(pairs[item] for item in question.items)
    if pairs and any(item in pairs for item in question.items):
        return tuple(pairs.get(item, "") for item in question.items)
    return parts
