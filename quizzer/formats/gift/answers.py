"""What stands in the braces of a GIFT question, as Moodle reads it: the kind follows from the marks.

Texts come and go with their escapes hidden. It must not know files, lines or blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from quizzer.formats.gift.blocks import show
from quizzer.formats.markup import holds_media, is_markup, read_markup
from quizzer.formats.numbers import write_plainly
from quizzer.formats.taking import draft, open_gap
from quizzer.models import Question, QuestionKind

_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_TRUTHS = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}
_ARROW = "->"
HIDDEN_ARROW = "-*>"
"""The arrow in a short answer, where a plain one would make the question a match; Moodle's star may be nothing."""


class AnswerError(ValueError):
    """Why the braces hold nothing that can be asked; the message is for the teacher."""


@dataclass(slots=True)
class Told:
    """What a person should know of a question: `changed` is lost or altered, `repaired` only unusual."""

    changed: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer: its mark ("=", "~" or ""), its share of the points in per cent, text and feedback."""

    mark: str
    weight: Decimal | None
    text: str
    feedback: str


def read_text(hidden: str, told: Told, default: str = "moodle") -> str:
    """A text as a person reads it, whatever format it says it has."""
    found = _FORMAT.match(hidden)
    form = found[1].casefold() if found else default
    text = show(hidden[found.end() :] if found else hidden).strip()
    if form == "plain" or (form in ("moodle", "markdown") and not is_markup(text)):
        return text
    if holds_media(text):
        told.changed.append("without its pictures and sounds")
    return read_markup(text)


def text_format(hidden: str) -> str:
    """The format that a stem names, which then is that of its answers too."""
    found = _FORMAT.match(hidden)
    return found[1].casefold() if found else "moodle"


def read_question(stem: str, body: str, told: Told) -> Question:
    """The question with this stem and what stands in its braces; raises AnswerError."""
    form = text_format(stem)
    body, general = _split_general(body.strip())
    read = _choose(body)
    if read is None:
        raise AnswerError("an essay has no answer that can be judged")
    prompt = read_text(stem, told)
    if holds_media(show(stem)) and not prompt:
        raise AnswerError("asks with a picture or a sound only")
    question = read(prompt, body, form, told)
    explanation = read_text(general, told, form)
    both = "\n".join(dict.fromkeys(filter(None, (explanation, question.explanation))))
    return open_gap(replace(question, explanation=both))


_Read = Callable[[str, str, str, Told], Question]


def _choose(body: str) -> _Read | None:
    """How to read the braces: decided in Moodle's order."""
    if not body:
        return None
    if body.startswith("#"):
        return _read_number
    if "~" in body:
        return _read_choices
    if "=" in body and _ARROW in body:
        return _read_match
    return _read_truth if body.partition("#")[0].strip().upper() in _TRUTHS else _read_short


def _split_general(body: str) -> tuple[str, str]:
    """The answers, and the feedback for everyone behind the last ####."""
    before, mark, after = body.rpartition("####")
    return (before.strip(), after) if mark else (body, "")


def _split_answers(body: str, marks: str) -> list[_Answer]:
    """The answers, each beginning with one of the marks; a first one may have none."""
    answers = []
    for piece in re.split(f"(?=[{marks}])", body):
        mark = piece[:1] if piece[:1] in tuple(marks) else ""
        rest = piece[len(mark) :].strip()
        found = _WEIGHT.match(rest)
        text, _, feedback = rest[found.end() if found else 0 :].partition("#")
        if text.strip() or feedback.strip() or found:
            weight = Decimal(found[1]) if found else None
            answers.append(_Answer(mark, weight, text.strip(), feedback.strip()))
        elif mark:
            answers.append(_Answer(mark, None, "", ""))
    return answers


def _read_choices(prompt: str, body: str, form: str, told: Told) -> Question:
    answers = _split_answers(body, "~=")
    if any(not answer.text and answer.mark == "~" for answer in answers):
        told.repaired.append("~= where = alone marks the right choice")
        answers = [answer for answer in answers if answer.text]
    is_single = any(answer.mark == "=" for answer in answers)
    right, options, why, praise = [], [], [], []
    for answer in answers:
        text, feedback = read_text(answer.text, told, form), read_text(answer.feedback, told, form)
        share = answer.weight or Decimal(0)
        is_right = answer.mark == "=" if is_single else share > 0
        if is_single and answer.weight is not None and 0 < share < 100:
            told.changed.append("without its part marks")
        options.append(text)
        right += [text] if is_right else []
        if feedback and is_right:
            praise.append(feedback)
        elif feedback:
            why.append((text, feedback))
    kind = QuestionKind.CHOICE if is_single else QuestionKind.CHOICES
    if is_single and len(right) > 1:
        kind = QuestionKind.CHOICES
        told.repaired.append("several = choices; all of them are to be chosen")
    if not right:
        raise AnswerError("no choice is marked as right, with = or a share of the points")
    question = draft(kind, prompt, right)
    return replace(
        question, options=tuple(options), why=tuple(why), explanation="\n".join(dict.fromkeys(praise))
    )


def _read_match(prompt: str, body: str, form: str, told: Told) -> Question:
    items, partners = [], []
    for answer in _split_answers(body, "="):
        left, arrow, right = answer.text.partition(_ARROW)
        if not arrow:
            raise AnswerError("a pair of a match has no -> in it")
        item, partner = read_text(left.strip(), told, form), show(right).strip()
        if not item:
            told.changed.append("without the partners that belong to nothing")
            continue
        items.append(" ".join(item.split("\n")))
        partners.append(partner)
    return replace(draft(QuestionKind.MATCH, prompt, partners), items=tuple(items))


def _read_truth(prompt: str, body: str, form: str, told: Told) -> Question:
    word, *feedback = body.split("#", 2)
    word = word.strip()
    if word.upper() != word:
        told.repaired.append("true and false are written in capitals in GIFT")
    texts = [read_text(text, told, form) for text in feedback]
    if any(texts):
        told.changed.append("its feedback to right and to wrong answers is one explanation")
    question = draft(QuestionKind.TRUE_FALSE, prompt, (_TRUTHS[word.upper()],))
    return replace(question, explanation="\n".join(dict.fromkeys(filter(None, texts))))


def _read_short(prompt: str, body: str, form: str, told: Told) -> Question:
    right, praise = [], []
    for answer in _split_answers(body, "="):
        text = _read_wildcards(read_text(answer.text, told, form), told)
        feedback = read_text(answer.feedback, told, form)
        if text is None or (answer.weight is not None and answer.weight < 100):
            told.changed.append("without its answers for a part of the points or with a feedback only")
        else:
            right.append(text)
            praise.append(feedback)
    if not right:
        raise AnswerError("no answer is wholly right")
    if any(praise):
        told.changed.append("its feedback to right answers is part of the explanation")
    question = draft(QuestionKind.SHORT, prompt, right[:1])
    others = tuple(dict.fromkeys(text for text in right[1:] if text != right[0]))
    explanation = "\n".join(dict.fromkeys(filter(None, praise)))
    return replace(question, accept=(others,) if others else (), explanation=explanation)


def _read_wildcards(text: str, told: Told) -> str | None:
    r"""The text with `\*` for a star; None where it takes any answer."""
    if text == "*":
        return None
    text = text.replace(HIDDEN_ARROW, _ARROW)
    if re.search(r"(?<!\\)\*", text):
        told.changed.append("its * stands for any letters in Moodle and is a plain * here")
    return text.replace("\\*", "*")


def _read_number(prompt: str, body: str, form: str, told: Told) -> Question:
    rest, _, wrong = body[1:].partition("~")
    right, praise = [], []
    for answer in _split_answers(rest, "="):
        feedback = read_text(answer.feedback, told, form)
        if answer.text == "*" or (answer.weight is not None and answer.weight < 100):
            told.changed.append("without its answers for a part of the points or with a feedback only")
        elif answer.text:
            right.append(_read_range(show(answer.text)))
            praise.append(feedback)
    if not right:
        raise AnswerError("no number is wholly right")
    if any(praise) or wrong:
        told.changed.append("its feedback to right and to wrong answers is one explanation")
    texts = [*praise, read_text(wrong.lstrip("#"), told, form)]
    (number, tolerance), *others = right
    if others:
        told.changed.append("without its other right numbers")
    question = replace(draft(QuestionKind.NUMBER, prompt, (number,)), tolerance=tolerance)
    return replace(question, explanation="\n".join(dict.fromkeys(filter(None, texts))))


def _read_range(text: str) -> tuple[str, str]:
    """A number and its tolerance, of 3, 3:0.5 or 3..4."""
    low, dots, high = text.partition("..")
    try:
        if dots and low.strip():
            first, last = Decimal(low.strip()), Decimal(high.strip())
            return write_plainly((first + last) / 2), write_plainly(abs(last - first) / 2)
        number, _, tolerance = text.partition(":")
        Decimal(number.strip()), Decimal(tolerance.strip() or 0)
    except ArithmeticError:
        raise AnswerError(f'"{text[:40]}" is no number; GIFT takes 3.14, 3.14:0.01 and 3..4') from None
    return number.strip(), tolerance.strip()
