"""QTI 1.2 packages, or their single files, as sets: what Canvas and others export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element

from quizzer.errors import SetError
from quizzer.formats.crossing import Note, Reading
from quizzer.formats.markup import holds_media, read_markup
from quizzer.formats.numbers import LARGEST, write_plainly
from quizzer.formats.qti.package import Member, list_members
from quizzer.formats.strange_xml import StrangeXmlError, line_of, parse_xml
from quizzer.formats.taking import Taking, draft, name_title, open_gap
from quizzer.models import BLANK, Question, QuestionId, QuestionKind

_LATER = {"assessmentItem", "assessmentTest", "qti-assessment-item", "qti-assessment-test"}


class _Refused(ValueError):
    """Why a question cannot be taken; the message is for the teacher."""


def read(path: Path) -> Reading:
    """The set in the package at `path`; raises SetError where it holds no questions, MissingExtra without defusedxml."""
    taking = Taking(path, name_title(path))
    titles: list[str] = []
    for member in list_members(path):
        root = _parse(path, member, partial(_take, member=member.name, taking=taking))
        if root.tag == "quiz":
            _read_heading(root, taking)
        if root.tag in _LATER:
            taking.member = member.name
            taking.leave(1, "this is QTI 2 or 3, of which nothing is read; export it as QTI 1.2")
            taking.member = ""
        for assessment in root.iter("assessment"):
            titles.append(assessment.get("title", "").strip())
    if len(set(titles)) == 1:
        taking.title = titles[0] or taking.title
    return taking.finish("QTI 1.2")


def _parse(path: Path, member: Member, take: Callable[[Element], None]) -> Element:
    try:
        return parse_xml(member.content, "reading QTI", ("item",), take)
    except StrangeXmlError as error:
        told = f"{member.name} in it is no XML that can be read. Export the quiz again."
        raise SetError(f"{path}:{error.line}: {told}") from error


def _read_heading(root: Element, taking: Taking) -> None:
    """Source and licence, which stand in the description of a quiz that quizzer wrote."""
    for said in read_markup(root.findtext("description") or "").splitlines():
        part, colon, rest = said.partition(": ")
        if colon and part in {"Source", "Licence"}:
            setattr(taking, part.lower(), rest.strip())


def _take(item: Element, member: str, taking: Taking) -> None:
    line = line_of(item)
    changed: list[str] = []
    before = len(taking.notes)
    try:
        question = _Item(item, changed).read()
    except _Refused as error:
        taking.leave(line, str(error))
    else:
        if taking.take(question, line):
            for reason in dict.fromkeys(changed):
                taking.change(line, reason)
    taking.notes[before:] = [_name_member(note, member) for note in taking.notes[before:]]


def _name_member(note: Note, member: str) -> Note:
    return replace(note, member=member)


class _Item:
    """One item while its question is read."""

    def __init__(self, item: Element, changed: list[str]) -> None:
        self.item = item
        self.changed = changed
        self.right = list(self._find_right())
        self.feedback = {one.get("ident", ""): self._say(one) for one in item.iter("itemfeedback")}

    def read(self) -> Question:
        """The question; raises _Refused where it has no answer that can be judged."""
        kind = self._find_kind()
        read = _READERS.get(kind)
        if read is None:
            raise _Refused(f'a question of the type "{kind[:40]}" has no answer that can be judged here')
        question = read(self)
        general = self.feedback.get("general_fb", "")
        identifier = self.item.get("ident", "").strip()
        if identifier.isdigit():
            self.changed.append("its id is a number, which other files have too; it gets another")
            identifier = ""
        explanation = "\n".join(dict.fromkeys(filter(None, (general, question.explanation))))
        return replace(question, id=QuestionId(identifier), explanation=explanation)

    def _find_kind(self) -> str:
        """What Canvas calls the question, or what its responses tell."""
        for field in self.item.iter("qtimetadatafield"):
            if field.findtext("fieldlabel") == "question_type":
                return (field.findtext("fieldentry") or "").strip()
        choices = self.item.findall(".//response_lid")
        if len(choices) == 1:
            many = choices[0].get("rcardinality", "Single") == "Multiple"
            return "multiple_answers_question" if many else "multiple_choice_question"
        return "matching_question" if choices else "short_answer_question"

    def _find_right(self) -> Iterator[tuple[str, str]]:
        """The (response, answer) pairs that give points."""
        for rule in self.item.iter("respcondition"):
            if any(_number(score.text) > 0 for score in rule.findall("setvar")):
                for condition in rule.findall("conditionvar"):
                    yield from _equal(condition)

    def _say(self, node: Element | None) -> str:
        """The text of an element's material as a person reads it."""
        said = node.find(".//mattext") if node is not None else None
        if said is None:
            return ""
        text = said.text or ""
        if holds_media(text):
            self.changed.append("without its pictures and sounds")
        return text.strip() if said.get("texttype") == "text/plain" else read_markup(text)

    def prompt(self) -> str:
        """What is asked."""
        prompt = self._say(self.item.find("presentation/material"))
        prompt = prompt or self._say(self.item.find("presentation/flow/material"))
        if not prompt:
            raise _Refused("asks with a picture or a sound only")
        return prompt

    def labels(self, response: Element) -> dict[str, str]:
        """What can be chosen, by its identifier."""
        return {label.get("ident", ""): self._say(label) for label in response.iter("response_label")}

    def read_choices(self) -> Question:
        """A question whose answers are chosen."""
        response = self.item.find(".//response_lid")
        labels = self.labels(response) if response is not None else {}
        chosen = {answer for _, answer in self.right}
        right = [text for ident, text in labels.items() if ident in chosen]
        if not right:
            raise _Refused("no choice is marked as right")
        many = response is not None and response.get("rcardinality") == "Multiple"
        told = {text: self.feedback.get(f"{ident}_fb", "") for ident, text in labels.items()}
        praise = [text for option, text in told.items() if text and option in right]
        kind = QuestionKind.CHOICES if many or len(right) > 1 else QuestionKind.CHOICE
        return replace(
            draft(kind, self.prompt(), right),
            options=tuple(labels.values()),
            why=tuple((option, text) for option, text in told.items() if text and option not in right),
            explanation="\n".join(dict.fromkeys(praise)),
        )

    def read_truth(self) -> Question:
        """A statement."""
        question = self.read_choices()
        truth = question.answer[0].strip().lower()
        if truth not in {"true", "false"} or len(question.answer) > 1:
            return question
        told = [text for _, text in question.why]
        if told or question.explanation:
            self.changed.append("its feedback to right and to wrong answers is one explanation")
        explanation = "\n".join(dict.fromkeys(filter(None, [question.explanation, *told])))
        return replace(draft(QuestionKind.TRUE_FALSE, question.prompt, (truth,)), explanation=explanation)

    def read_typed(self) -> Question:
        """A typed answer."""
        right = list(dict.fromkeys(answer.strip() for _, answer in self.right if answer.strip()))
        if not right:
            raise _Refused("no answer is wholly right")
        question = draft(QuestionKind.SHORT, self.prompt(), right[:1])
        return open_gap(replace(question, accept=(tuple(right[1:]),) if right[1:] else ()))

    def read_number(self) -> Question:
        """A number and how far off is still right."""
        bounds = [
            [node.text for node in self.item.iter(tag) if _is_number(node.text)]
            for tag in ("vargte", "varlte")
        ]
        exact = [answer for _, answer in self.right if _is_number(answer)]
        if not exact and not all(bounds):
            raise _Refused("no number is wholly right")
        low, high = (_number(bound[0]) if bound else _number(exact[0]) for bound in bounds)
        number = _number(exact[0]) if exact else (low + high) / 2
        off = (high - low) / 2
        if len(exact) > 1:
            self.changed.append("without its other right numbers")
        question = draft(QuestionKind.NUMBER, self.prompt(), [write_plainly(number)])
        return replace(question, tolerance=write_plainly(off) if off > 0 else "")

    def read_gaps(self) -> Question:
        """A text with gaps, each named in brackets."""
        prompt = self.prompt()
        places: list[tuple[int, str, list[str]]] = []
        for response in self.item.iter("response_lid"):
            name = self._say(response)
            labels = self.labels(response)
            ident = response.get("ident", "")
            right = [labels[answer] for given, answer in self.right if given == ident and answer in labels]
            at = prompt.find(f"[{name}]")
            if at < 0 or not right:
                raise _Refused("a gap is not in its text, or has no right answer")
            places.append((at, f"[{name}]", list(dict.fromkeys(right))))
            if len(labels) > len(right):
                self.changed.append("its gaps are typed, without choices")
        if not places:
            raise _Refused("a text with gaps that has none")
        places.sort()
        for _, mark, _ in places:
            prompt = prompt.replace(mark, BLANK, 1)
        accept = tuple(tuple(texts[1:]) for _, _, texts in places)
        question = draft(QuestionKind.CLOZE, prompt, [texts[0] for _, _, texts in places])
        return replace(question, accept=accept if any(accept) else ())

    def read_pairs(self) -> Question:
        """Items with their partners."""
        items, partners = [], []
        for response in self.item.iter("response_lid"):
            labels = self.labels(response)
            ident = response.get("ident", "")
            partner = next((labels.get(answer) for given, answer in self.right if given == ident), None)
            if partner is None:
                raise _Refused("an item to match has no partner")
            items.append(" ".join(self._say(response).split("\n")))
            partners.append(partner)
        return replace(draft(QuestionKind.MATCH, self.prompt(), partners), items=tuple(items))


def _equal(condition: Element) -> Iterator[tuple[str, str]]:
    """The answers a condition asks for, those behind a "not" left out."""
    for node in condition:
        if node.tag == "varequal":
            yield node.get("respident", ""), node.text or ""
        elif node.tag in {"and", "or"}:
            yield from _equal(node)


def _is_number(text: str | None) -> bool:
    try:
        number = Decimal((text or "").strip())
    except InvalidOperation:
        return False
    return number.is_finite() and abs(number.adjusted()) <= LARGEST


def _number(text: str | None) -> Decimal:
    return Decimal((text or "0").strip()) if _is_number(text) else Decimal(0)


_READERS: dict[str, Callable[[_Item], Question]] = {
    "multiple_choice_question": _Item.read_choices,
    "multiple_answers_question": _Item.read_choices,
    "true_false_question": _Item.read_truth,
    "short_answer_question": _Item.read_typed,
    "numerical_question": _Item.read_number,
    "fill_in_multiple_blanks_question": _Item.read_gaps,
    "multiple_dropdowns_question": _Item.read_gaps,
    "matching_question": _Item.read_pairs,
}
