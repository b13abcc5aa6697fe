"""Anki's notes as plain text, as its own program writes them."""

from pathlib import Path
from typing import Any

import pytest

from quizzer.errors import SetError
from quizzer.formats.anki import read, text
from quizzer.models import QuestionKind
from tests.anki_decks import NOTES, add_notes, export, opened

HEADER = "#separator:tab\n#html:true\n"


def parse(body: str) -> Any:
    return text.parse_notes("notes.txt", "notes", body)


def test_text_gives_the_questions_that_the_package_gives(tmp_path: Path) -> None:
    with opened(tmp_path / "collection.anki2") as collection:
        add_notes(collection, (*NOTES, ("Basic", ('with "quotes"\tand tab', "a<br>b\nc"), "Geo", ())))
        options = {"with_html": True, "with_tags": True, "with_deck": True, "with_notetype": True}
        path = tmp_path / "notes.txt"
        collection.export_note_csv(out_path=str(path), limit=None, with_guid=True, **options)
        package = read.read(export(collection, tmp_path / "deck.apkg"))
    ours = {question.id: question for found in text.read(path).sets for question in found.questions}
    assert ours == {question.id: question for found in package.sets for question in found.questions}


def test_text_without_html_is_taken_as_written() -> None:
    (question,) = parse("#separator:|\n#html:false\na < b|x &amp; y\n").sets[0].questions
    assert (question.prompt, question.answer) == ("a < b", ("x &amp; y",))


def test_deck_and_tags_of_the_header_hold_for_all_notes() -> None:
    found = parse("#separator:Comma\n#deck:Geo::Baltic\n#tags:x y\nLatvia,Riga\nEstonia,Tallinn\n").sets[0]
    assert found.title == "Geo"
    assert [question.tags for question in found.questions] == [("x", "y", "Baltic")] * 2
    assert len({question.id for question in found.questions}) == 2


def test_cloze_is_told_by_its_marks() -> None:
    (question,) = parse(HEADER + "{{c1::Riga}} is a city\tmore\n").sets[0].questions
    assert (question.kind, question.explanation) == (QuestionKind.CLOZE, "more")


def test_line_given_twice_counts_once() -> None:
    reading = parse(HEADER + "a\tb\na\tb\n\n\t\nc\td\n")
    assert len(reading.sets[0].questions) == 2
    assert reading.refused == {"another note has the same guid": 1}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("a\tb\n", "begins with #separator"),
        (HEADER, "no question"),
        (HEADER + "a\n", "no question"),
        (HEADER + '<img src="a.png">\tb\n', "no question"),
        ("#separator:tab\n#guid column:0\na\tb\n", "counted from 1"),
        ("#separator:tab\n#guid column:x\na\tb\n", "counted from 1"),
        (HEADER + "a" * 2_000_000 + "\tb\n", "notes.txt:3: not a note"),
    ],
)
def test_text_that_is_no_export_is_told(body: str, message: str) -> None:
    with pytest.raises(SetError, match=message):
        parse(body)


def test_any_other_text_is_pointed_to_generate(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("= Riga =\n\nRiga is a city.\n", encoding="utf-8")
    with pytest.raises(SetError, match="quizzer generate"):
        text.read(path)
    with pytest.raises(SetError, match="no such file"):
        text.read(tmp_path / "none.txt")
    path.write_text("\ufeff" + HEADER + "a\tb\n", encoding="utf-8")
    assert text.read(path).sets
