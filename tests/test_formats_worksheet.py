"""Worksheets: what stands where, the key, versions from a seed, and texts that try to be markup."""

import io
import re
import sys
import zipfile
from collections import Counter
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from quizzer.cli import run
from quizzer.errors import ExportError, MissingExtra
from quizzer.formats import json as json_format
from quizzer.formats import quiz_yaml
from quizzer.formats.crossing import Fate
from quizzer.formats.worksheet import html, paper, pdf
from quizzer.formats.worksheet.plan import (
    Key,
    Shape,
    Task,
    Wishes,
    Worksheet,
    name_column,
    phrase_answer,
    plan,
)
from quizzer.models import Precision, Question, QuestionId, QuestionKind, QuestionSet
from tests.authored_strategies import SETS
from tests.conftest import DATA

CELLS = quiz_yaml.read(DATA / "formats" / "cells.quiz.yaml")
HOSTILE = json_format.read(DATA / "formats" / "hostile.json")
TAGS = {"html", "head", "meta", "title", "style", "body", "section", "header", "h1", "small", "p", "span",
        "div", "sup", "ul", "li", "footer", "br", "dl", "dt", "dd"}  # fmt: skip


def sheet(question_set: QuestionSet = CELLS, **wishes: Any) -> Worksheet:
    return plan(question_set, Wishes(**wishes))


def one(question_set: QuestionSet, number: int) -> Task:
    return plan(question_set, Wishes()).versions[0].tasks[number - 1]


class _Page(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.text = ""
        self._in_style = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self._in_style = tag == "style"

    def handle_data(self, data: str) -> None:
        self.text += "" if self._in_style else data


def docx_text(content: bytes) -> str:
    document = import_module("docx").Document(io.BytesIO(content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def pdf_text(content: bytes) -> str:
    reader = import_module("pypdf").PdfReader(io.BytesIO(content))
    return "\n".join(page.extract_text() for page in reader.pages)


def test_without_a_seed_everything_stands_in_the_order_of_the_set() -> None:
    (version,) = sheet().versions
    assert version.letter == ""
    assert [task.pieces[0] for task in version.tasks[:2]] == [q.prompt for q in CELLS.questions[:2]]
    assert [text for _, text in version.tasks[1].options] == list(CELLS.questions[1].options)


def test_versions_hold_the_same_questions_in_other_orders() -> None:
    found = sheet(seed=7, versions=3)
    assert [version.letter for version in found.versions] == ["A", "B", "C"]
    orders = [[task.pieces for task in version.tasks] for version in found.versions]
    assert Counter(orders[0]) == Counter(orders[1]) == Counter(orders[2])
    assert orders[0] != orders[1]
    assert found.footer == "seed 7"


def test_same_seed_gives_the_same_sheet_and_another_another() -> None:
    assert sheet(seed=7, versions=2) == sheet(seed=7, versions=2)
    assert sheet(seed=7) != sheet(seed=8)


def test_key_names_the_label_under_which_the_answer_stands() -> None:
    for version in sheet(seed=3, versions=4).versions:
        for task in version.tasks:
            if task.shape is Shape.ONE and task.options[0][0]:
                label, answer = task.answer.split("  ")
                assert dict(task.options)[label] == answer


@pytest.mark.parametrize("seed", [None, 1, 2, 3, 4, 5])
def test_what_is_to_be_ordered_or_matched_never_stands_as_in_the_key(seed: int | None) -> None:
    for version in sheet(seed=seed, versions=2).versions:
        (order,) = (task for task in version.tasks if task.shape is Shape.ORDER)
        (match,) = (task for task in version.tasks if task.shape is Shape.PAIRS)
        assert order.items != ("prophase", "metaphase", "anaphase", "telophase")
        places = [int(place) for place in order.answer.split("  ")[0].split(", ")]
        assert [item for _, item in sorted(zip(places, order.items, strict=True))] == [
            "prophase", "metaphase", "anaphase", "telophase"
        ]  # fmt: skip
        assert [text for _, text in match.options] == ["Oslo", "Ottawa"]
        assert match.answer == "Canada: b  Ottawa; Norway: a  Oslo"


def test_partner_of_two_items_stands_once() -> None:
    question = Question(QuestionId("q"), QuestionKind.MATCH, "?", ("x", "x", "y"), items=("a", "b", "c"))
    task = one(QuestionSet("T", (question,)), 1)
    assert sorted(text for _, text in task.options) == ["x", "y"]


@pytest.mark.parametrize("last", ["All of the above", "none of these.", "Keine der genannten Antworten"])
def test_option_that_points_upwards_stays_last(last: str) -> None:
    options = ("a", last, "b", "c")
    question = Question(QuestionId("q"), QuestionKind.CHOICE, "?", ("a",), options=options)
    for seed in range(8):
        task = sheet(QuestionSet("T", (question,)), seed=seed).versions[0].tasks[0]
        assert task.options[-1][1] == last


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_a_sheet(place: int, name: str) -> None:
    assert name_column(place) == name


def test_key_phrases_values_as_people_write_them() -> None:
    base = Question(QuestionId("q"), QuestionKind.DATE, "?", ("1789-07-14",), precision=Precision.MONTH)
    assert phrase_answer(base) == "July 1789"
    number = Question(QuestionId("q"), QuestionKind.NUMBER, "?", ("2",), unit="µm", tolerance="1")
    assert phrase_answer(number) == "2 ± 1 µm"


def test_key_tells_variants_reasons_and_sources() -> None:
    notes = {task.pieces[0]: task.notes for task in sheet().versions[0].tasks}
    assert "Also right: mitochondria; the mitochondrion" in notes["Which organelle makes most ATP?"]
    assert "yeast: A fungus is a eukaryote." in notes["Which of these has no nucleus?"]


@pytest.mark.parametrize(("key", "papers", "keys"), [(Key.PAGE, 2, 2), (Key.NONE, 2, 0), (Key.ONLY, 0, 2)])
def test_key_goes_where_it_is_wanted(key: Key, papers: int, keys: int) -> None:
    wishes = Wishes(5, 2, key)
    contents = [paper.write(CELLS, form, wishes).content for form in paper.FORMS]
    for text in (_Page(contents[0]).text, pdf_text(contents[1]), docx_text(contents[2])):
        assert len(re.findall(r"Name\b", text)) == papers
        assert len(re.findall(r"Cells: key", text)) == keys


@pytest.mark.parametrize("form", paper.FORMS)
def test_paper_says_everything_and_is_the_same_every_time(form: str) -> None:
    writing = paper.write(CELLS, form, Wishes(5, 2))
    assert writing.content == paper.write(CELLS, form, Wishes(5, 2)).content
    assert writing.count == len(CELLS.questions)
    if form == "html":
        text = _Page(writing.content).text
    else:
        text = pdf_text(writing.content) if form == "pdf" else docx_text(writing.content)
    for words in ("Which organelle makes most ATP?", "mushroom", "telophase", "Ottawa", "µm", "Also right"):
        assert words in text


def test_hints_are_told_to_be_left_out() -> None:
    hinted = Question(QuestionId("q"), QuestionKind.SHORT, "?", ("a",), hint="h")
    writing = paper.write(QuestionSet("T", (hinted,)), "html", Wishes())
    assert [(note.line, note.reason) for note in writing.notes] == [(1, "without its hint")]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(SETS)
def test_page_of_any_set_has_no_markup_but_ours(question_set: QuestionSet) -> None:
    page = _Page(html.write(plan(question_set, Wishes(1, 2))))
    assert page.tags.keys() <= TAGS
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert page.tags["html"] == page.tags["style"] == page.tags["title"] == 1


def test_hostile_texts_are_shown_in_every_form() -> None:
    shown = ("#panic", "<script>", "$x^2$", "*bold*", "</td>", "{{=x}}")
    texts = []
    for form in paper.FORMS:
        content = paper.write(HOSTILE, form, Wishes(7, 2)).content
        page = _Page(content).text if form == "html" else ""
        texts.append(page or (pdf_text(content) if form == "pdf" else docx_text(content)))
    for text in texts:
        missing = [words for words in shown if words not in text.replace("\u200b", "") and words != "*bold*"]
        assert missing == []
    assert "<script" not in paper.write(HOSTILE, "html", Wishes()).content.decode()


def test_letter_that_no_font_has_is_told() -> None:
    question = Question(QuestionId("q"), QuestionKind.SHORT, "\U0001f9ec \u1cfa \U00013000?", ("a",))
    writing = paper.write(QuestionSet("T", (question,)), "pdf", Wishes())
    assert writing.content.startswith(b"%PDF")
    assert writing.notes[0].fate is Fate.CHANGED
    assert "a box stands in its place" in writing.notes[0].reason


def test_refusal_of_typst_is_an_error_of_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "asdict", lambda _: {"title": "T"})
    with pytest.raises(ExportError, match=r"could not be set .*Write \.html or \.docx"):
        pdf.write(sheet())


@pytest.mark.parametrize(("form", "library"), [("pdf", "typst"), ("docx", "docx")])
def test_missing_library_is_told_with_what_brings_it(
    form: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r"quizzer-cli\[teach\]"):
        paper.write(CELLS, form, Wishes())


def test_word_file_has_fixed_times() -> None:
    content = paper.write(CELLS, "docx", Wishes()).content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {member.date_time[0] for member in package.infolist()} == {1980}


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx"])
def test_worksheet_is_exported(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"cells{suffix}"
    cells = str(DATA / "formats" / "cells.quiz.yaml")
    assert run(["export", cells, str(path), "--seed", "7"]) == 0
    assert "Wrote 8 questions to" in capsys.readouterr().out
    first = path.read_bytes()
    assert run(["export", cells, str(path), "--versions", "2", "--key", "none", "--force"]) == 0
    assert path.read_bytes() != first


@pytest.mark.parametrize(
    "options",
    [["x.json", "--seed", "7"], ["x.json", "--key", "none"], ["x.html", "--key", "bottom"]],
)
def test_wishes_that_do_not_fit_are_told(options: list[str], tmp_path: Path) -> None:
    cells = str(DATA / "formats" / "cells.quiz.yaml")
    assert run(["export", cells, str(tmp_path / options[0]), *options[1:]]) == 2


def test_worksheet_is_no_set_to_read(tmp_path: Path) -> None:
    path = tmp_path / "cells.html"
    path.write_bytes(paper.write(CELLS, "html", Wishes()).content)
    assert run(["add", str(path)]) == 3


def test_pdf_of_too_many_questions_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paper, "MOST_ON_PDF", 2 * len(CELLS.questions) - 1)
    source = str(DATA / "formats" / "cells.quiz.yaml")
    assert run(["export", source, str(tmp_path / "one.pdf")]) == 0
    assert run(["export", source, str(tmp_path / "two.pdf"), "--versions", "2"]) == 7
    assert "are too many for one PDF: 15 fit. Write .html or .docx" in capsys.readouterr().err
    assert run(["export", source, str(tmp_path / "two.html"), "--versions", "2"]) == 0


def test_word_file_has_its_pages_described_last() -> None:
    with zipfile.ZipFile(io.BytesIO(paper.write(CELLS, "docx", Wishes(3, 2)).content)) as package:
        body = package.read("word/document.xml").decode().rpartition("</w:body>")[0]
    assert body.rpartition("</w:p>")[2].strip().startswith("<w:sectPr")
    assert body.count("<w:sectPr") == 1
