"""Sets as Moodle XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from quizzer.formats.crossing import Writing
from quizzer.formats.fitting import fit
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.markup import write_markup
from quizzer.formats.moodle_shares import MOST_RIGHT, SHARES, refuse_many
from quizzer.formats.rephrasing import one_line_tags, praise_to_explanation
from quizzer.models import BLANK, Question, QuestionKind, QuestionSet

_K = QuestionKind
_TYPES = {
    _K.SHORT: "shortanswer",
    _K.CHOICE: "multichoice",
    _K.CHOICES: "multichoice",
    _K.TRUE_FALSE: "truefalse",
    _K.CLOZE: "cloze",
    _K.NUMBER: "numerical",
    _K.MATCH: "matching",
    _K.ORDER: "ordering",
}
_LONGEST_NAME = 60
_IN_GAP = re.compile(r"[}#~/\"\\]")
"""What a backslash makes plain in a gap; before any other sign Moodle would show it."""


def write(question_set: QuestionSet) -> Writing:
    """The set as Moodle XML, and what of it Moodle cannot hold."""
    fitted = (
        fit(question_set, HOLDINGS["moodle"])
        .change(one_line_tags)
        .change(praise_to_explanation)
        .drop(_refuse)
    )
    root = Element("quiz")
    _add_category(root, question_set)
    for _, question in fitted.questions:
        _add_question(root, question)
    indent(root)
    return Writing(_print(root), fitted.count, fitted.notes)


def _print(root: Element) -> bytes:
    out = BytesIO()
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def _refuse(question: Question) -> str | None:
    return refuse_many(len(question.answer)) if question.kind is _K.CHOICES else None


def _add_category(root: Element, question_set: QuestionSet) -> None:
    """The title as the category the questions come into, with source and licence in its description."""
    category = SubElement(root, "question", type="category")
    path = " ".join(question_set.title.split()).replace("/", "//")
    SubElement(SubElement(category, "category"), "text").text = f"$course$/{path}"
    lines = [
        f"{part.capitalize()}: {' '.join(text.split())}"
        for part in ("source", "licence")
        if (text := getattr(question_set, part))
    ]
    _add_text(category, "info", "\n".join(lines))


def _add_text(parent: Element, tag: str, text: str, *, plain: bool = False) -> Element:
    """A text with its format: HTML that shows it, or the text itself."""
    added = SubElement(parent, tag, format="plain_text" if plain else "html")
    SubElement(added, "text").text = text if plain else write_markup(text)
    return added


def _add_question(root: Element, question: Question) -> None:
    added = SubElement(root, "question", type=_TYPES[question.kind])
    words = " ".join(question.prompt.replace(BLANK, "…").split())
    SubElement(SubElement(added, "name"), "text").text = words[:_LONGEST_NAME]
    asked = _add_text(added, "questiontext", question.prompt)
    if question.kind is _K.CLOZE:
        asked[0].text = _embed(question)
    _add_text(added, "generalfeedback", question.explanation)
    for tag, text in (
        ("defaultgrade", "1"),
        ("penalty", "0.3333333"),
        ("hidden", "0"),
        ("idnumber", question.id),
    ):
        SubElement(added, tag).text = text
    _add_answers(added, question)
    if question.hint:
        _add_text(added, "hint", question.hint)
    if question.tags:
        tags = SubElement(added, "tags")
        for tag in question.tags:
            SubElement(SubElement(tags, "tag"), "text").text = tag


def _embed(question: Question) -> str:
    """The prompt with its gaps in Moodle's notation."""
    accept = question.accept or ((),) * len(question.answer)
    gaps = [
        "{1:SHORTANSWER:" + "~".join(f"={_escape(text)}" for text in (right, *others)) + "}"
        for right, others in zip(question.answer, accept, strict=True)
    ]
    pieces = [write_markup(piece).replace("{", "&#123;") for piece in question.prompt.split(BLANK)]
    return "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))


def _escape(text: str) -> str:
    return _IN_GAP.sub(r"\\\g<0>", write_markup(text)).replace("*", "\\*")


def _add_answers(added: Element, question: Question) -> None:
    add = _WAYS.get(question.kind)
    if add is not None:
        add(added, question)


def _add_truth(added: Element, question: Question) -> None:
    for truth in ("true", "false"):
        _add_answer(added, truth, "100" if truth == question.answer[0] else "0")


def _add_pairs(added: Element, question: Question) -> None:
    SubElement(added, "shuffleanswers").text = "true"
    for item, partner in zip(question.items, question.answer, strict=True):
        pair = _add_text(added, "subquestion", item)
        SubElement(SubElement(pair, "answer"), "text").text = partner


def _add_order(added: Element, question: Question) -> None:
    for number, text in enumerate(question.answer, start=1):
        answer = SubElement(added, "answer", fraction=str(number), format="html")
        SubElement(answer, "text").text = write_markup(text)


def _add_number(added: Element, question: Question) -> None:
    answer = _add_answer(added, format(Decimal(question.answer[0]), "f"), "100")
    SubElement(answer, "tolerance").text = question.tolerance or "0"


def _add_typed(added: Element, question: Question) -> None:
    SubElement(added, "usecase").text = "0"
    for text in (*question.answer, *(question.accept[0] if question.accept else ())):
        _add_answer(added, text.replace("*", "\\*"), "100")


def _add_answer(added: Element, text: str, share: str) -> Element:
    """A right or wrong answer that Moodle compares letter by letter."""
    answer = SubElement(added, "answer", fraction=share, format="plain_text")
    SubElement(answer, "text").text = text
    return answer


def _add_choices(added: Element, question: Question) -> None:
    SubElement(added, "single").text = str(question.kind is _K.CHOICE).lower()
    SubElement(added, "shuffleanswers").text = "true"
    SubElement(added, "answernumbering").text = "abc"
    why = dict(question.why)
    for option, share in _share_points(question):
        answer = SubElement(added, "answer", fraction=share, format="html")
        SubElement(answer, "text").text = write_markup(option)
        _add_text(answer, "feedback", why.get(option, ""))


def _share_points(question: Question) -> Iterator[tuple[str, str]]:
    """Each option with its share of the points; of several right ones all are needed."""
    wrong = len(question.options) - len(question.answer)
    for option in question.options:
        if question.kind is _K.CHOICE:
            yield option, "100" if option in question.answer else "0"
        elif option in question.answer:
            yield option, SHARES[len(question.answer) - 1]
        else:
            yield option, f"-{SHARES[min(max(wrong, 1), MOST_RIGHT) - 1]}"


_WAYS: dict[QuestionKind, Callable[[Element, Question], None]] = {
    _K.CHOICE: _add_choices,
    _K.CHOICES: _add_choices,
    _K.TRUE_FALSE: _add_truth,
    _K.MATCH: _add_pairs,
    _K.ORDER: _add_order,
    _K.NUMBER: _add_number,
    _K.SHORT: _add_typed,
}
"""How the answers of a kind are written; the gaps of a cloze stand in its text."""
