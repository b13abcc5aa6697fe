"""Whether an answer is right: dates and figures by value, names by letters, choices exactly.

A date or figure is never judged by how alike two texts look: 1938 is not nearly 1939. A judgement
is what to tell the person; what it does to the schedule is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizzer.answers import compare
from quizzer.answers.folding import fold, fold_spelled, normalise
from quizzer.answers.names import differing, is_part, same_name, split_name
from quizzer.answers.slips import is_one_slip
from quizzer.models import Question, QuestionKind


class Verdict(StrEnum):
    """Right, nearly right (worth a second try), or wrong."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"


MARKS = {Verdict.RIGHT: 1.0, Verdict.CLOSE: 0.5, Verdict.WRONG: 0.0}
"""What an answer is worth in a test; nearly right, such as a slip in a long name, is worth half."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and, where it helps, its reason in a few words without a full stop."""

    verdict: Verdict
    reason: str = ""


_TIME, _TOLD_TIME = re.compile(r"(\d\d?):(\d\d)"), re.compile(r"(\d\d?)[:.h](\d\d)")
RIGHT = Judgement(Verdict.RIGHT)
_LINK = 3
"""Letters of a word that need no capital within a name: of, the, von."""
_TRUTHS = {
    "true": ("true", "t", "yes", "y", "right", "correct"),
    "false": ("false", "f", "no", "n", "wrong", "incorrect"),
}


def judge(question: Question, response: Sequence[str], others: Iterable[Question] = ()) -> Judgement:
    """The judgement of a response, which has the shape of the question's answer.

    A near miss of a date, figure or name is close; its reason does not give the answer away. A name that is
    as near to an answer of the `others`, the questions asked with this one, is wrong.
    """
    if not any(text.strip() for text in response):
        return Judgement(Verdict.WRONG, "no answer")
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            return _judge_truth(question, response)
        case QuestionKind.CHOICES:
            return _judge_choices(question, response)
        case QuestionKind.ORDER | QuestionKind.MATCH:
            return _judge_places(question, response)
    if len(response) != len(question.answer):
        return Judgement(Verdict.WRONG, f"{len(question.answer)} answers are asked")
    worst = _worst([_judge_gap(question, gap, text) for gap, text in enumerate(response)])
    is_another = worst.verdict is Verdict.CLOSE and _means_another(question, response, others)
    return Judgement(Verdict.WRONG) if is_another else worst


def _means_another(question: Question, response: Sequence[str], others: Iterable[Question]) -> bool:
    """Whether a name that was typed is, or may be a slip of, the answer of another question."""
    own = {fold(right) for gap in range(len(question.answer)) for right in candidates(question, gap)}
    names = [text for text in map(fold, response) if text not in own and not compare.is_value(text)]
    rivals = {fold(answer) for other in others for answer in other.answer} - own
    return any(text in rivals or any(_slipped(r.split(), text.split()) for r in rivals) for text in names)


def candidates(question: Question, gap: int) -> tuple[str, ...]:
    """The answer of one gap and its other right writings."""
    variants = question.accept[gap] if gap < len(question.accept) else ()
    return (question.answer[gap], *variants)


def _judge_gap(question: Question, gap: int, typed: str) -> Judgement:
    """The best judgement over the ways to write one answer."""
    right = candidates(question, gap)
    if normalise(typed) in map(normalise, right):
        return RIGHT
    if _is_option(question, typed):
        return Judgement(Verdict.WRONG)
    # "54" and "54 AD" are one year, and "54 BC" is no figure with a unit too many.
    dates = [answer for answer in right if compare.is_date(answer)] if compare.is_date(typed) else []
    judged = [_judge_value(question, answer, typed) for answer in dates or right]
    order = (Verdict.RIGHT, Verdict.CLOSE, Verdict.WRONG)
    return min(judged, key=lambda judgement: order.index(judgement.verdict))


def _judge_value(question: Question, answer: str, typed: str) -> Judgement:
    """The judgement by the kind of value the answer is."""
    kind = question.kind
    if not typed.strip():
        return Judgement(Verdict.WRONG, "no answer")
    if kind is not QuestionKind.NUMBER and compare.is_date(answer, asked=kind is QuestionKind.DATE):
        same, reason = compare.compare_dates(answer, typed, question.precision)
    elif kind is not QuestionKind.DATE and compare.is_figure(answer, asked=kind is QuestionKind.NUMBER):
        same, reason = compare.compare_figures(answer, typed, question)
    else:
        return _judge_text(answer, typed, question.prompt)
    verdict = Verdict.WRONG if same is False else Verdict.RIGHT if same else Verdict.CLOSE
    return Judgement(verdict, reason)


def _judge_text(answer: str, typed: str, prompt: str) -> Judgement:
    meant, given = fold(answer), fold(typed)
    if meant == given:
        return RIGHT if meant else Judgement(Verdict.WRONG)
    # A prompt that shows one writing asks for another: "What does WWII stand for?"
    same = same_name(meant, given) and f" {given} " not in f" {fold(prompt)} "
    if same or fold_spelled(answer) == given:
        return RIGHT
    if (time := _TIME.fullmatch(meant)) and (told := _TOLD_TIME.fullmatch(given)):
        same = int(time[1]) == int(told[1]) and time[2] == told[2]
        return RIGHT if same else Judgement(Verdict.WRONG)
    reason = _find_near_miss(answer, typed, prompt)
    return Judgement(Verdict.CLOSE, reason) if reason else Judgement(Verdict.WRONG)


def _find_near_miss(answer: str, typed: str, prompt: str) -> str:
    """What to look at again in a text that is nearly the answer; nothing where it is not."""
    meant, given = fold(answer), fold(typed)
    if meant.replace(" ", "") == given.replace(" ", ""):
        return "check the spaces"
    if _slipped(split_name(meant), split_name(given)):
        return "check the spelling"
    is_shown = f" {given} " in f" {fold(prompt)} "
    is_in_part = not is_shown and _is_name(answer) and is_part(meant, given)
    return "the whole name, please" if is_in_part else ""


def _is_name(answer: str) -> bool:
    return all(word[0].isupper() for word in answer.split() if len(word) > _LINK)


def _slipped(meant: Sequence[str], given: Sequence[str]) -> bool:
    """Whether one long word has one slip after its first letter, and all others are the same.

    Short words, numbers and Roman numerals are other words, not slips: Iran and Iraq, XVIII and XXIII.
    """
    if len(meant) != len(given):
        return False
    pairs = differing(meant, given)
    if len(pairs) != 1:
        return False
    word, slip = pairs[0]
    long = word.isalpha() and slip.isalpha() and min(len(word), len(slip)) >= 5
    return long and word[0] == slip[0] and not set(word) <= set("ivxlcdm") and is_one_slip(slip, word)


def _is_option(question: Question, typed: str) -> bool:
    return normalise(typed) in map(normalise, question.options)


def _judge_truth(question: Question, response: Sequence[str]) -> Judgement:
    word = normalise(response[0]).rstrip(".!")
    return RIGHT if word in _TRUTHS[question.answer[0]] else Judgement(Verdict.WRONG)


def _judge_choices(question: Question, response: Sequence[str]) -> Judgement:
    right = {normalise(option) for option in question.answer}
    chosen = {normalise(option) for option in response}
    missing, foreign = len(right - chosen), len(chosen - right)
    if not missing and not foreign:
        return RIGHT
    parts = [f"{missing} missing"] * bool(missing) + [f"{foreign} too many"] * bool(foreign)
    return Judgement(Verdict.WRONG, " and ".join(parts))


def _judge_places(question: Question, response: Sequence[str]) -> Judgement:
    """Order and match: every text must stand in its place."""
    pairs = zip(question.answer, response, strict=False)
    right = sum(normalise(meant) == normalise(given) for meant, given in pairs)
    if right == len(question.answer) == len(response):
        return RIGHT
    what = "pairs" if question.kind is QuestionKind.MATCH else "places"
    return Judgement(Verdict.WRONG, f"{right} of {len(question.answer)} {what} right")


def _worst(judgements: Sequence[Judgement]) -> Judgement:
    """The judgement of a whole answer: as good as its worst gap; gaps are named if there are several."""
    if len(judgements) == 1:
        return judgements[0]
    for verdict in (Verdict.WRONG, Verdict.CLOSE):
        bad = [(gap, j) for gap, j in enumerate(judgements, start=1) if j.verdict is verdict]
        if bad:
            reasons = [f"gap {gap}" + (f": {j.reason}" if j.reason else "") for gap, j in bad]
            return Judgement(verdict, "; ".join(reasons))
    return RIGHT
