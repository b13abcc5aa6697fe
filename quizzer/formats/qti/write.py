"""Sets as QTI 1.2 packages for Canvas: a zip with a manifest, the questions and what Canvas says of a quiz.

The same set gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from io import BytesIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from quizzer.formats.crossing import Writing
from quizzer.formats.fitting import fit
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.markup import write_markup
from quizzer.formats.rephrasing import praise_to_explanation
from quizzer.identity import derive_id
from quizzer.models import BLANK, Question, QuestionKind, QuestionSet

_K = QuestionKind
_TYPES = {
    _K.CHOICE: "multiple_choice_question",
    _K.CHOICES: "multiple_answers_question",
    _K.TRUE_FALSE: "true_false_question",
    _K.SHORT: "short_answer_question",
    _K.CLOZE: "fill_in_multiple_blanks_question",
    _K.NUMBER: "numerical_question",
    _K.MATCH: "matching_question",
}
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_META = "http://canvas.instructure.com/xsd/cccv1p0"
_MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The oldest date a zip can hold, so that a package does not depend on the clock."""
_GENERAL = "general_fb"


def write(question_set: QuestionSet) -> Writing:
    """The set as a package, and what of it Canvas cannot hold."""
    fitted = fit(question_set, HOLDINGS["qti"]).change(praise_to_explanation)
    identifier = derive_id("qti", question_set.title, *(question.id for _, question in fitted.questions))
    questions = [question for _, question in fitted.questions]
    files = {
        "imsmanifest.xml": _write_manifest(identifier, question_set),
        f"{identifier}/{identifier}.xml": _write_questions(identifier, question_set, questions),
        f"{identifier}/assessment_meta.xml": _write_meta(identifier, question_set, len(questions)),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return Writing(out.getvalue(), fitted.count, fitted.notes)


def _print(root: Element) -> bytes:
    indent(root)
    out = BytesIO()
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def _write_manifest(identifier: str, question_set: QuestionSet) -> bytes:
    root = Element("manifest", identifier=f"{identifier}_manifest", xmlns=_MANIFEST)
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "IMS Content"
    SubElement(metadata, "schemaversion").text = "1.1.3"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    quiz = SubElement(resources, "resource", identifier=identifier, type="imsqti_xmlv1p2")
    SubElement(quiz, "file", href=f"{identifier}/{identifier}.xml")
    SubElement(quiz, "dependency", identifierref=f"{identifier}_meta")
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    path = f"{identifier}/assessment_meta.xml"
    meta = SubElement(resources, "resource", identifier=f"{identifier}_meta", type=kind, href=path)
    SubElement(meta, "file", href=path)
    return _print(root)


def _write_meta(identifier: str, question_set: QuestionSet, points: int) -> bytes:
    root = Element("quiz", identifier=identifier, xmlns=_META)
    SubElement(root, "title").text = question_set.title
    lines = [
        f"{part.capitalize()}: {' '.join(text.split())}"
        for part in ("source", "licence")
        if (text := getattr(question_set, part))
    ]
    SubElement(root, "description").text = write_markup("\n".join(lines))
    for tag, text in (
        ("shuffle_answers", "true"),
        ("quiz_type", "assignment"),
        ("points_possible", str(points)),
    ):
        SubElement(root, tag).text = text
    return _print(root)


def _write_questions(identifier: str, question_set: QuestionSet, questions: Sequence[Question]) -> bytes:
    root = Element("questestinterop", xmlns=_QTI)
    assessment = SubElement(root, "assessment", ident=identifier, title=question_set.title)
    section = SubElement(assessment, "section", ident="root_section")
    for question in questions:
        _Item(section, question).write()
    return _print(root)


class _Item:
    """One question while its item is written."""

    def __init__(self, section: Element, question: Question) -> None:
        self.question = question
        self.item = SubElement(section, "item", ident=question.id, title="Question")
        self.fields = SubElement(SubElement(self.item, "itemmetadata"), "qtimetadata")
        self._describe("question_type", _TYPES[question.kind])
        self._describe("points_possible", "1")
        self.presentation = SubElement(self.item, "presentation")
        self.scoring = SubElement(self.item, "resprocessing")
        outcomes = SubElement(self.scoring, "outcomes")
        SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        self.feedback: dict[str, str] = {}

    def write(self) -> None:
        """Write everything of the question."""
        question = self.question
        names = self._name_gaps()
        pieces = question.prompt.split(BLANK)
        gaps = [*(f"[{name}]" for name in names), ""] if question.kind is _K.CLOZE else [BLANK] * len(pieces)
        prompt = "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=False))
        prompt = prompt if question.kind is _K.CLOZE else question.prompt
        _add_material(self.presentation, prompt)
        if question.explanation:
            self._tell(_GENERAL, question.explanation, SubElement(self._condition("Yes"), "other"))
        _WAYS[question.kind](self)
        idents = dict.fromkeys(label.get("ident", "") for label in self.presentation.iter("response_label"))
        self._describe("original_answer_ids", ",".join(idents))
        for identifier, text in self.feedback.items():
            feedback = SubElement(self.item, "itemfeedback", ident=identifier)
            _add_material(SubElement(feedback, "flow_mat"), text)

    def _describe(self, label: str, entry: str) -> None:
        field = SubElement(self.fields, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = entry

    def _name_gaps(self) -> list[str]:
        """A name for each gap that stands nowhere in the prompt."""
        prefix = "gap"
        while f"[{prefix}" in self.question.prompt:
            prefix += "_"
        return [f"{prefix}{number}" for number in range(1, len(self.question.answer) + 1)]

    def _condition(self, goes_on: str) -> Element:
        """The condition part of a new scoring rule."""
        return SubElement(SubElement(self.scoring, "respcondition", {"continue": goes_on}), "conditionvar")

    def _tell(self, identifier: str, text: str, inside: Element) -> None:
        """A feedback, shown where the condition that `inside` belongs to holds."""
        self.feedback[identifier] = text
        rule = next(rule for rule in self.scoring.iter("respcondition") if inside in list(rule.iter()))
        SubElement(rule, "displayfeedback", feedbacktype="Response", linkrefid=identifier)

    def _score(self, points: str = "100", action: str = "Set") -> Element:
        """The condition of a new rule that gives points."""
        rule = SubElement(self.scoring, "respcondition", {"continue": "No" if action == "Set" else "Yes"})
        condition = SubElement(rule, "conditionvar")
        SubElement(rule, "setvar", action=action, varname="SCORE").text = points
        return condition

    def add_choices(self) -> None:
        """Options of which one or several are right."""
        question = self.question
        why = dict(question.why)
        many = question.kind is _K.CHOICES
        options, right = question.options, question.answer
        if question.kind is _K.TRUE_FALSE:
            options, right = ("True", "False"), (question.answer[0].capitalize(),)
        response = SubElement(
            self.presentation,
            "response_lid",
            ident="response1",
            rcardinality="Multiple" if many else "Single",
        )
        rendering = SubElement(response, "render_choice")
        idents = {option: f"choice{number}" for number, option in enumerate(options, start=1)}
        for option, ident in idents.items():
            _add_material(SubElement(rendering, "response_label", ident=ident), option)
            if option in why:
                equal = SubElement(self._condition("Yes"), "varequal", respident="response1")
                equal.text = ident
                self._tell(f"{ident}_fb", why[option], equal)
        condition = self._score()
        group = SubElement(condition, "and") if many else condition
        for option, ident in idents.items():
            if option in right:
                SubElement(group, "varequal", respident="response1").text = ident
            elif many:
                SubElement(SubElement(group, "not"), "varequal", respident="response1").text = ident

    def add_typed(self) -> None:
        """Answers that are typed, any of them right."""
        self._add_line()
        condition = self._score()
        for text in (*self.question.answer, *(self.question.accept[0] if self.question.accept else ())):
            SubElement(condition, "varequal", respident="response1").text = text

    def add_number(self) -> None:
        """A number with the range in which an answer is right."""
        self._add_line(fibtype="Decimal")
        group = SubElement(self._score(), "or")
        number = Decimal(self.question.answer[0])
        off = Decimal(self.question.tolerance or 0)
        SubElement(group, "varequal", respident="response1").text = format(number, "f")
        span = SubElement(group, "and")
        SubElement(span, "vargte", respident="response1").text = format(number - off, "f")
        SubElement(span, "varlte", respident="response1").text = format(number + off, "f")

    def _add_line(self, **how: str) -> None:
        response = SubElement(self.presentation, "response_str", ident="response1", rcardinality="Single")
        SubElement(SubElement(response, "render_fib", how), "response_label", ident="answer1")

    def add_gaps(self) -> None:
        """Gaps with their right answers."""
        accept = self.question.accept or ((),) * len(self.question.answer)
        answers = [(right, *more) for right, more in zip(self.question.answer, accept, strict=True)]
        for name, texts in zip(self._name_gaps(), answers, strict=True):
            idents = [f"{name}_{number}" for number in range(1, len(texts) + 1)]
            self._add_part(
                f"response_{name}", name, dict(zip(idents, texts, strict=True)), idents, len(answers)
            )

    def add_pairs(self) -> None:
        """Items with the partner of each."""
        partners = list(dict.fromkeys(self.question.answer))
        labels = {f"partner{number}": partner for number, partner in enumerate(partners, start=1)}
        pairs = zip(self.question.items, self.question.answer, strict=True)
        for number, (item, partner) in enumerate(pairs, start=1):
            right = [ident for ident, text in labels.items() if text == partner]
            self._add_part(f"response_{number}", item, labels, right, len(self.question.items))

    def _add_part(
        self, ident: str, said: str, labels: dict[str, str], right: Sequence[str], parts: int
    ) -> None:
        """One gap or item: what it says, what can be answered, and what is right."""
        response = SubElement(self.presentation, "response_lid", ident=ident)
        _add_material(response, said, plain=True)
        rendering = SubElement(response, "render_choice")
        for label, text in labels.items():
            _add_material(SubElement(rendering, "response_label", ident=label), text, plain=True)
        for label in right:
            condition = self._score(f"{100 / parts:.2f}", "Add")
            SubElement(condition, "varequal", respident=ident).text = label


def _add_material(parent: Element, text: str, *, plain: bool = False) -> None:
    """A text, as HTML that shows it or as it is."""
    said = SubElement(
        SubElement(parent, "material"), "mattext", texttype="text/plain" if plain else "text/html"
    )
    said.text = text if plain else write_markup(text)


_WAYS: dict[QuestionKind, Callable[[_Item], None]] = {
    _K.CHOICE: _Item.add_choices,
    _K.CHOICES: _Item.add_choices,
    _K.TRUE_FALSE: _Item.add_choices,
    _K.SHORT: _Item.add_typed,
    _K.CLOZE: _Item.add_gaps,
    _K.NUMBER: _Item.add_number,
    _K.MATCH: _Item.add_pairs,
}
