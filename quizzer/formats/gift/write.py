"""Sets as GIFT, so strictly that Moodle and stricter readers take every file whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quizzer.formats.crossing import Writing
from quizzer.formats.fitting import Fitted, fit
from quizzer.formats.gift.answers import HIDDEN_ARROW
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.markup import is_markup, write_markup
from quizzer.formats.moodle_shares import MOST_RIGHT, SHARES, refuse_many
from quizzer.formats.rephrasing import one_line_tags, praise_to_explanation
from quizzer.models import Question, QuestionKind, QuestionSet

_MARKS = re.compile(r"[\\~=#{}:]")
_MISREAD = re.compile(r"\[(?:html|moodle|plain|markdown)\]|//|%|[<=>|]{7}", re.IGNORECASE)
"""What at the beginning of a text is taken for something else, unless the text's format comes first."""


def write(question_set: QuestionSet) -> Writing:
    """The set as GIFT, and what of it GIFT cannot hold."""
    fitted = fit_gift(question_set)
    heading = [
        f"// {key.capitalize()}: {_one_line(text)}"
        for key in ("source", "licence")
        if (text := getattr(question_set, key))
    ]
    category = "$CATEGORY: " + _one_line(question_set.title).replace("/", "//")
    blocks = ["\n".join(heading)] if heading else []
    blocks += [category, *("\n".join(_write_question(question)) for _, question in fitted.questions)]
    return Writing(("\n\n".join(blocks) + "\n").encode(), fitted.count, fitted.notes)


def fit_gift(question_set: QuestionSet) -> Fitted:
    """The set as GIFT can ask it."""
    return (
        fit(question_set, HOLDINGS["gift"]).change(praise_to_explanation).change(one_line_tags).drop(_refuse)
    )


def write_text(text: str) -> str:
    """A text for a stem, an option or a feedback, which may be HTML in Moodle."""
    if is_markup(text):
        return "[html]" + _escape(write_markup(text))
    return ("[moodle]" if _MISREAD.match(text) else "") + _escape(text)


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _refuse(question: Question) -> str | None:
    return refuse_many(len(question.answer)) if question.kind is QuestionKind.CHOICES else None


def _write_question(question: Question) -> Iterator[str]:
    """The lines of one block."""
    marks = [f"[id:{_bracket(question.id)}]", *(f"[tag:{_bracket(tag)}]" for tag in question.tags)]
    yield "// " + " ".join(marks)
    yield write_text(question.prompt) + " {"
    for line in _write_answers(question):
        yield "\t" + line
    if question.explanation:
        yield "\t####" + write_text(question.explanation)
    yield "}"


def _bracket(text: str) -> str:
    said = _one_line(text).replace("]", "\\]")
    return f"{said} " if said.endswith("\\") else said


def _write_answers(question: Question) -> Iterator[str]:
    kind, answer = question.kind, question.answer
    if kind is QuestionKind.TRUE_FALSE:
        yield answer[0].upper()
    elif kind is QuestionKind.NUMBER:
        tolerance = f":{_plain(question.tolerance)}" if question.tolerance else ""
        yield f"#{_plain(answer[0])}{tolerance}"
    elif kind is QuestionKind.MATCH:
        pairs = zip(question.items, answer, strict=True)
        yield from (f"={_write_item(item)} -> {_escape(partner)}" for item, partner in pairs)
    elif kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        yield from _write_options(question)
    else:
        accept = question.accept[0] if question.accept else ()
        yield from ("=" + _write_typed(text) for text in (*answer, *accept))


def _write_options(question: Question) -> Iterator[str]:
    why = dict(question.why)
    right, wrong = len(question.answer), len(question.options) - len(question.answer)
    for option in question.options:
        is_right = option in question.answer
        if question.kind is QuestionKind.CHOICE:
            mark = "=" if is_right else "~"
        else:
            share = SHARES[(right if is_right else min(wrong, MOST_RIGHT)) - 1]
            mark = f"~%{'' if is_right else '-'}{share}%"
        feedback = f"#{write_text(why[option])}" if option in why else ""
        yield mark + _write_item(option) + feedback


def _write_item(item: str) -> str:
    """A text that begins an answer, in which strict readers take any arrow for that of a match."""
    return "[html]" + _escape(write_markup(item)) if "->" in item else write_text(item)


def _write_typed(text: str) -> str:
    r"""A right answer, which Moodle never takes for HTML, and in which a star stands for anything."""
    plain = "[plain]" if is_markup(text) or _MISREAD.match(text) else ""
    return plain + _escape(text.replace("*", "\\*").replace("->", HIDDEN_ARROW))


def _plain(number: str) -> str:
    """The number with digits on both sides of a point and no exponent, as every reader knows it."""
    return format(Decimal(number), "f")
