"""Moodle XML as sets: what Moodle exports, each question with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree.ElementTree import Element

from quizzer.errors import SetError
from quizzer.formats.crossing import Reading
from quizzer.formats.gift.read import name_category
from quizzer.formats.incoming import read_bytes
from quizzer.formats.markup import holds_media, read_markup
from quizzer.formats.moodle_cloze import is_embedded, read_embedded
from quizzer.formats.strange_xml import StrangeXmlError, line_of, parse_xml
from quizzer.formats.taking import Taking, draft, name_title, open_gap
from quizzer.models import Question, QuestionId, QuestionKind

MEGABYTES = 50
"""The largest file that is read; pictures in it are left out."""
_PLAIN = ("plain_text", "moodle_auto_format", "markdown")


class _Refused(ValueError):
    """Why a question cannot be taken; the message is for the teacher."""


def read(path: Path) -> Reading:
    """The set in the file at `path`; raises SetError for what is no Moodle XML, MissingExtra without defusedxml."""
    root = _parse(path)
    taking = Taking(path, name_title(path))
    categories: list[str] = []
    for node in root.iter("question"):
        line = line_of(node)
        if node.get("type") == "category":
            _read_category(node, taking, categories)
            continue
        changed: list[str] = []
        try:
            question = _read_question(node, changed)
        except ValueError as error:  # _Refused, and what a cloze says of its gaps
            taking.leave(line, str(error))
            continue
        if taking.take(question, line):
            for reason in dict.fromkeys(changed):
                taking.change(line, reason)
    if len(set(categories)) == 1:
        taking.title = categories[0] or taking.title
    return taking.finish("Moodle XML")


def _parse(path: Path) -> Element:
    """The file's <quiz>."""
    try:
        root = parse_xml(read_bytes(path, MEGABYTES), "reading Moodle XML")
    except StrangeXmlError as error:
        told = "is no Moodle XML that can be read. Export it from Moodle again."
        raise SetError(f"{path}:{error.line}: {told}") from error
    if root.tag != "quiz":
        raise SetError(
            f"{path}:1: is XML, but begins with <{root.tag[:40]}> and not with <quiz>, as Moodle XML does."
        )
    return root


def _read_category(node: Element, taking: Taking, categories: list[str]) -> None:
    path = node.findtext("category/text") or ""
    categories.append(name_category(path.removeprefix("$course$/").removeprefix("top/")))
    for said in _text(node.find("info"), []).splitlines():
        part, colon, rest = said.partition(": ")
        if colon and part in {"Source", "Licence"}:
            setattr(taking, part.lower(), rest.strip())


def _read_question(node: Element, changed: list[str]) -> Question:
    kind = node.get("type", "")
    read = _READERS.get(kind)
    if read is None:
        raise _Refused(f'a question of the type "{kind[:40]}" has no answer that can be judged here')
    question = read(node, changed)
    explanation = [_text(node.find("generalfeedback"), changed), question.explanation]
    hints = [text for hint in node.findall("hint") if (text := _text(hint, changed))]
    if len(hints) > 1:
        changed.append("without its hints after the first")
    tags = [(tag.findtext("text") or "").strip() for tag in node.findall("tags/tag")]
    return replace(
        question,
        id=_read_id(node, changed),
        explanation="\n".join(dict.fromkeys(filter(None, explanation))),
        hint=hints[0] if hints else "",
        tags=tuple(dict.fromkeys(filter(None, tags))),
    )


def _read_id(node: Element, changed: list[str]) -> QuestionId:
    given = (node.findtext("idnumber") or "").strip()
    if given.isdigit():
        changed.append("its id is a number, which other files have too; it gets another")
        return QuestionId("")
    return QuestionId(given)


def _text(node: Element | None, changed: list[str]) -> str:
    """A text as a person reads it, whatever format it says it has."""
    if node is None:
        return ""
    text = node.findtext("text") or ""
    if holds_media(text) or node.find("file") is not None:
        changed.append("without its pictures and sounds")
    return text.strip() if node.get("format") in _PLAIN else read_markup(text)


def _prompt(node: Element, changed: list[str]) -> str:
    asked = node.find("questiontext")
    prompt = _text(asked, changed)
    if not prompt:
        raise _Refused("asks with a picture or a sound only")
    return prompt


def _read_choices(node: Element, changed: list[str]) -> Question:
    options: list[str] = []
    right: list[str] = []
    why: list[tuple[str, str]] = []
    praise: list[str] = []
    is_single = (node.findtext("single") or "true").strip() in {"true", "1"}
    for answer, share in _answers(node):
        option, feedback = _text(answer, changed), _text(answer.find("feedback"), changed)
        options.append(option)
        is_right = share >= 100 if is_single else share > 0
        if is_single and 0 < share < 100:
            changed.append("without its part marks")
        right += [option] if is_right else []
        if feedback:
            praise.append(feedback) if is_right else why.append((option, feedback))
    if not right:
        raise _Refused("no choice is marked as right")
    kind = QuestionKind.CHOICE if is_single and len(right) == 1 else QuestionKind.CHOICES
    question = draft(kind, _prompt(node, changed), right)
    explanation = "\n".join(dict.fromkeys(praise))
    return replace(question, options=tuple(options), why=tuple(why), explanation=explanation)


def _answers(node: Element) -> Iterator[tuple[Element, Decimal]]:
    """The answers with their shares of the points in per cent."""
    for answer in node.findall("answer"):
        try:
            yield answer, Decimal(answer.get("fraction", "0").strip() or "0")
        except InvalidOperation:
            yield answer, Decimal(0)


def _read_truth(node: Element, changed: list[str]) -> Question:
    right = [
        (answer.findtext("text") or "").strip().lower() for answer, share in _answers(node) if share >= 100
    ]
    if right not in (["true"], ["false"]):
        raise _Refused("neither true nor false is marked as right")
    texts = [_text(answer.find("feedback"), changed) for answer, _ in _answers(node)]
    if any(texts):
        changed.append("its feedback to right and to wrong answers is one explanation")
    question = draft(QuestionKind.TRUE_FALSE, _prompt(node, changed), right)
    return replace(question, explanation="\n".join(dict.fromkeys(filter(None, texts))))


def _read_short(node: Element, changed: list[str]) -> Question:
    right, praise = [], []
    for answer, share in _answers(node):
        text = (
            _text(answer, changed)
            if answer.get("format") == "html"
            else (answer.findtext("text") or "").strip()
        )
        if text == "*" or share < 100:
            changed.append("without its answers for a part of the points or with a feedback only")
            continue
        if "*" in text.replace("\\*", ""):
            changed.append("its * stands for any letters in Moodle and is a plain * here")
        right.append(text.replace("\\*", "*"))
        praise.append(_text(answer.find("feedback"), changed))
    if not right:
        raise _Refused("no answer is wholly right")
    if any(praise):
        changed.append("its feedback to right answers is part of the explanation")
    question = draft(QuestionKind.SHORT, _prompt(node, changed), right[:1])
    others = tuple(text for text in dict.fromkeys(right[1:]) if text != right[0])
    explanation = "\n".join(dict.fromkeys(filter(None, praise)))
    return open_gap(replace(question, accept=(others,) if others else (), explanation=explanation))


def _read_number(node: Element, changed: list[str]) -> Question:
    right = [answer for answer, share in _answers(node) if share >= 100 and answer.findtext("text") != "*"]
    if not right:
        raise _Refused("no number is wholly right")
    if len(right) > 1:
        changed.append("without its other right numbers")
    if node.find("units/unit") is not None:
        changed.append("without its units")
    tolerance = (right[0].findtext("tolerance") or "").strip()
    question = draft(QuestionKind.NUMBER, _prompt(node, changed), [(right[0].findtext("text") or "").strip()])
    explanation = _text(right[0].find("feedback"), changed)
    return replace(
        question, tolerance="" if tolerance in {"0", "0.0"} else tolerance, explanation=explanation
    )


def _read_match(node: Element, changed: list[str]) -> Question:
    items, partners = [], []
    for pair in node.findall("subquestion"):
        item, partner = _text(pair, changed), (pair.findtext("answer/text") or "").strip()
        if item:
            items.append(" ".join(item.split("\n")))
            partners.append(partner)
        else:
            changed.append("without the partners that belong to nothing")
    return replace(draft(QuestionKind.MATCH, _prompt(node, changed), partners), items=tuple(items))


def _read_order(node: Element, changed: list[str]) -> Question:
    return draft(
        QuestionKind.ORDER, _prompt(node, changed), [_text(one, changed) for one in node.findall("answer")]
    )


def _read_cloze(node: Element, changed: list[str]) -> Question:
    text = node.findtext("questiontext/text") or ""
    if not is_embedded(text):
        raise _Refused("a text with gaps that has none")
    question, told = read_embedded(text, read_markup)
    changed += told
    return question


_READERS: dict[str, Callable[[Element, list[str]], Question]] = {
    "multichoice": _read_choices,
    "truefalse": _read_truth,
    "shortanswer": _read_short,
    "numerical": _read_number,
    "matching": _read_match,
    "cloze": _read_cloze,
    "ordering": _read_order,
}
