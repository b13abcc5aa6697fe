"""What a class chose or wrote, counted: how many, how good they are otherwise, and the best among them.

It must not know statistics of marks, nor what its counts mean for a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from quizzer.answers.folding import fold, normalise
from quizzer.answers.judge import Verdict
from quizzer.classroom.marking import Marked
from quizzer.classroom.statistics import share_seats
from quizzer.models import Question, QuestionKind

NO_ANSWER, OTHER = "no answer", "another answer"
MOST_WRITINGS = 6
"""Of what was typed, so many different answers are told."""
_TRUTHS = ("true", "false")


@dataclass(frozen=True, slots=True)
class Tally:
    """One option, or one thing that was typed, and who chose it.

    `share` is from 0 to 1 of all students, `mean_total` their mean total, `best` how many of the best
    third chose it. `offered` is false for what was no option.
    """

    text: str
    is_right: bool
    count: int
    share: float
    mean_total: float | None
    best: float
    offered: bool = True


def offer_options(question: Question) -> tuple[str, ...]:
    """The options a student could choose from; () where the answer is typed."""
    return _TRUTHS if question.kind is QuestionKind.TRUE_FALSE else question.options


def tally(question: Question, marked: Mapping[int, Marked], totals: Sequence[float]) -> tuple[Tally, ...]:
    """What was chosen or typed, the options in their order and the rest by how many wrote it.

    `marked` are the answers by the student's place in `totals`; a student without one gave none.
    """
    if question.kind in (QuestionKind.ORDER, QuestionKind.MATCH) or (
        len(question.answer) > 1 and not question.options
    ):
        return ()
    options = offer_options(question)
    chosen: dict[str, list[int]] = {option: [] for option in options}
    right = set(question.answer) if options else set()
    for student in range(len(totals)):
        one = marked.get(student)
        for text in _read_choices(question, one):
            if not options and one is not None and one.judgement.verdict is Verdict.RIGHT:
                right.add(text)
            chosen.setdefault(text, []).append(student)
    best = share_seats(totals, max(1, round(len(totals) / 3)))
    counted = [_count(text, who, totals, best, text in right) for text, who in chosen.items()]
    return tuple(_arrange(counted, options))


def _read_choices(question: Question, one: Marked | None) -> Iterable[str]:
    """What a student chose: options as the set writes them, typed answers by one writing each."""
    if one is None or not any(part.strip() for part in one.answer):
        return (NO_ANSWER,)
    options = offer_options(question)
    if not options:
        right = one.judgement.verdict is Verdict.RIGHT
        return (question.answer[0] if right else fold(one.response.response) or OTHER,)
    if question.kind is not QuestionKind.CHOICES and one.judgement.verdict is Verdict.RIGHT:
        return (question.answer[0],)
    if question.kind is QuestionKind.TRUE_FALSE:
        return (_TRUTHS[question.answer[0] == "true"],)
    names = {normalise(option): option for option in options}
    return dict.fromkeys(names.get(normalise(part), OTHER) for part in one.answer)


def _count(
    text: str, who: Sequence[int], totals: Sequence[float], best: Sequence[float], right: bool
) -> Tally:
    return Tally(
        text,
        right,
        len(who),
        len(who) / len(totals),
        fmean(totals[student] for student in who) if who else None,
        sum(best[student] for student in who),
    )


def _arrange(counted: Sequence[Tally], options: Sequence[str]) -> list[Tally]:
    offered = [each for each in counted if each.text in options]
    rest = [each for each in counted if each.text not in options]
    rest.sort(key=lambda each: (each.text == NO_ANSWER, -each.count, each.text))
    if not options:
        typed = [each for each in rest if each.text != NO_ANSWER]
        silent = [each for each in rest if each.text == NO_ANSWER]
        keys = [each for each in typed if each.is_right]
        wrong = [each for each in typed if not each.is_right][:MOST_WRITINGS]
        return [replace(each, offered=False) for each in (*keys, *wrong, *silent)]
    return [*offered, *(replace(each, offered=False) for each in rest)]
