"""Moodle's own format: what Moodle exports is taken, what it cannot hold or we cannot judge is told."""

from pathlib import Path

import pytest

from quizzer.errors import MissingExtra, SetError
from quizzer.formats import quiz_yaml
from quizzer.formats.crossing import Fate
from quizzer.formats.moodle_xml.read import read
from quizzer.formats.moodle_xml.write import write
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet

FORMATS = Path(__file__).parent / "data" / "formats"
EXPORT = FORMATS / "moodle.xml"


def told(path: Path) -> list[tuple[int, str, Fate]]:
    return [(note.line, note.reason, note.fate) for note in read(path).notes]


def written(folder: Path, text: str) -> Path:
    path = folder / "quiz.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_export_of_moodle_becomes_a_set() -> None:
    found = read(EXPORT).question_set
    assert (found.title, found.source, found.licence) == ("The sea", "An atlas", "CC BY 4.0")
    assert [(question.kind, question.answer) for question in found.questions] == [
        (QuestionKind.CHOICE, ("Pacific",)),
        (QuestionKind.CHOICES, ("salt", "plankton")),
        (QuestionKind.TRUE_FALSE, ("false",)),
        (QuestionKind.SHORT, ("Vasco da Gama",)),
        (QuestionKind.NUMBER, ("10935",)),
        (QuestionKind.MATCH, ("Lisbon", "Athens")),
        (QuestionKind.CLOZE, ("Moon", "Sun")),
        (QuestionKind.ORDER, ("Kon-Tiki", "Trieste", "Alvin")),
    ]


def test_parts_of_a_question_are_kept() -> None:
    first, _, truth, short, number, *_, cloze, _ = read(EXPORT).question_set.questions
    assert (first.id, first.tags, first.hint) == ("ocean-1", ("oceans", "size"), "It is west of America.")
    assert first.why == (("Arctic", "The smallest of all."),)
    assert first.explanation == "It covers a third of the Earth.\nMore than 160 million km²."
    assert truth.explanation == "Tides & winds move it."
    assert short.accept == (("da Gama",),)
    assert number.tolerance == "50"
    assert (cloze.prompt, cloze.accept) == ("The ____ and the ____ raise the tides.", (("moon's pull",), ()))


def test_what_is_not_taken_is_told_with_its_line() -> None:
    assert told(EXPORT) == [
        (4, "without its pictures and sounds", Fate.CHANGED),
        (35, "without its answers for a part of the points or with a feedback only", Fate.CHANGED),
        (43, "without its units", Fate.CHANGED),
        (66, 'a question of the type "essay" has no answer that can be judged here', Fate.LOST),
        (70, "no choice is marked as right", Fate.LOST),
    ]


def test_set_with_every_kind_comes_back(tmp_path: Path) -> None:
    cells = quiz_yaml.read(FORMATS / "cells.quiz.yaml")
    writing = write(cells)
    path = tmp_path / "cells.xml"
    path.write_bytes(writing.content)
    back = read(path).question_set
    assert (back.title, back.source) == (cells.title, cells.source)
    assert [q.prompt for q in back.questions][:2] == [q.prompt for q in cells.questions][:2]
    assert "asked as a short answer, which takes a date in a few writings only" in {
        n.reason for n in writing.notes
    }


def test_same_set_gives_the_same_bytes() -> None:
    cells = quiz_yaml.read(FORMATS / "cells.quiz.yaml")
    assert write(cells).content == write(cells).content


def test_more_right_choices_than_moodle_has_shares_for_are_refused() -> None:
    options = tuple(f"number {n}" for n in range(12))
    many = Question(QuestionId("q"), QuestionKind.CHOICES, "Which?", options[:11], options=options)
    writing = write(QuestionSet("Many", (many,)))
    assert writing.count == 0
    assert "no share of the points" in writing.notes[0].reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<quiz><question>", "is no Moodle XML that can be read"),
        ("<html></html>", "begins with <html>"),
        ("no xml", "is no Moodle XML that can be read"),
        ('<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "is no Moodle XML that can be read"),
        ("<quiz>" + "<a>" * 60 + "</a>" * 60 + "</quiz>", "is no Moodle XML that can be read"),
        ("<quiz></quiz>", "no question was found"),
        ('<?xml version="1.0" encoding="no-such"?><quiz></quiz>', "is no Moodle XML that can be read"),
    ],
)
def test_other_and_hostile_files_are_refused(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SetError, match=reason):
        read(written(tmp_path, text))


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (
            '<question type="truefalse"><answer fraction="0"><text>true</text></answer></question>',
            "neither true nor false",
        ),
        (
            '<question type="shortanswer"><answer fraction="50"><text>x</text></answer></question>',
            "no answer is wholly right",
        ),
        (
            '<question type="numerical"><answer fraction="0"><text>1</text></answer></question>',
            "no number is wholly right",
        ),
        ('<question type="cloze"><questiontext><text>none</text></questiontext></question>', "that has none"),
        (
            '<question type="numerical"><questiontext><text></text></questiontext>'
            '<answer fraction="100"><text>1</text></answer></question>',
            "a picture or a sound only",
        ),
    ],
)
def test_question_without_a_right_answer_is_told(answers: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SetError, match=reason):
        read(written(tmp_path, f"<quiz>{answers}</quiz>"))


def test_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "defusedxml", None)
    with pytest.raises(MissingExtra, match=r"quizzer-cli\[teach\]"):
        read(EXPORT)
