"""QTI 1.2 packages: those of another program are read, ours are read back, hostile ones are refused."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from quizzer.errors import SetError
from quizzer.formats import quiz_yaml
from quizzer.formats.qti import package
from quizzer.formats.qti.read import read
from quizzer.formats.qti.write import write
from quizzer.models import QuestionKind

FORMATS = Path(__file__).parent / "data" / "formats"
OTHERS = FORMATS / "sea_text2qti.zip"
ITEM = """\
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment title="One"><section>
<item ident="g1">{}</item></section></assessment></questestinterop>"""


def packed(folder: Path, files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "quiz.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def item(folder: Path, inner: str) -> Path:
    return packed(folder, {"a/a.xml": ITEM.format(inner)})


def field(kind: str) -> str:
    return (
        "<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>"
        f"<fieldentry>{kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>"
    )


PROMPT = (
    '<presentation><material><mattext texttype="text/html">Which [a]?</mattext></material>{}</presentation>'
)


def test_package_of_another_program_becomes_a_set() -> None:
    found = read(OTHERS).question_set
    assert found.title == "Sea"
    assert [(question.kind, question.answer) for question in found.questions] == [
        (QuestionKind.CHOICE, ("Pacific",)),
        (QuestionKind.CHOICES, ("sea", "brine")),
        (QuestionKind.SHORT, ("Vasco da Gama",)),
        (QuestionKind.NUMBER, ("10935",)),
        (QuestionKind.TRUE_FALSE, ("false",)),
    ]
    first, _, short, number, _ = found.questions
    assert first.explanation == "general feedback\nright fb"
    assert first.why == (("Baikal", "not salt"),)
    assert short.accept == (("da Gama",),)
    assert number.tolerance == "50"


def test_package_has_what_canvas_looks_for() -> None:
    cells = quiz_yaml.read(FORMATS / "cells.quiz.yaml")
    writing = write(cells)
    with zipfile.ZipFile(BytesIO(writing.content)) as archive:
        names = archive.namelist()
        manifest = archive.read("imsmanifest.xml").decode()
        questions = archive.read(names[1]).decode()
    assert names[0] == "imsmanifest.xml"
    assert names[1].count("/") == 1
    assert names[2].endswith("/assessment_meta.xml")
    assert 'type="imsqti_xmlv1p2"' in manifest
    assert all(f'href="{name}"' in manifest for name in names[1:])
    assert "<fieldentry>choice1,choice2,choice3,choice4</fieldentry>" in questions
    for kind in (
        "multiple_choice",
        "true_false",
        "short_answer",
        "numerical",
        "matching",
        "fill_in_multiple_blanks",
    ):
        assert f"<fieldentry>{kind}_question</fieldentry>" in questions


def test_same_set_gives_the_same_bytes() -> None:
    cells = quiz_yaml.read(FORMATS / "cells.quiz.yaml")
    assert write(cells).content == write(cells).content


def test_gap_names_never_stand_in_the_text(tmp_path: Path) -> None:
    text = "title: T\nquestions:\n  - id: g\n    cloze: The [gap1] of [[Riga]].\n"
    path = tmp_path / "t.zip"
    path.write_bytes(write(quiz_yaml.parse("t", text).question_set).content)
    (question,) = read(path).question_set.questions
    assert (question.prompt, question.answer) == ("The [gap1] of ____.", ("Riga",))


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        (field("essay_question"), 'a question of the type "essay_question" has no answer'),
        (field("multiple_choice_question") + PROMPT.format(""), "no choice is marked as right"),
        (field("short_answer_question") + PROMPT.format(""), "no answer is wholly right"),
        (field("numerical_question") + PROMPT.format(""), "no number is wholly right"),
        (
            field("numerical_question")
            + PROMPT.format("")
            + "<vargte>1e999999999</vargte><varlte>2e999999999</varlte>",
            "no number is wholly right",
        ),
        (field("fill_in_multiple_blanks_question") + PROMPT.format(""), "a text with gaps that has none"),
        (
            field("fill_in_multiple_blanks_question")
            + PROMPT.format(
                '<response_lid ident="r"><material><mattext>b</mattext></material></response_lid>'
            ),
            "a gap is not in its text",
        ),
        (
            field("matching_question") + PROMPT.format('<response_lid ident="r"></response_lid>'),
            "an item to match has no partner",
        ),
        (
            field("short_answer_question")
            + '<resprocessing><respcondition><conditionvar><varequal respident="r">x</varequal></conditionvar>'
            "<setvar>100</setvar></respcondition></resprocessing>",
            "a picture or a sound only",
        ),
    ],
)
def test_question_that_cannot_be_taken_is_told(inner: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SetError, match=reason):
        read(item(tmp_path, inner))


def test_kind_is_told_by_the_responses_where_nothing_names_it(tmp_path: Path) -> None:
    body = (
        '<response_lid ident="r" rcardinality="Single"><render_choice>'
        '<response_label ident="A"><material><mattext>one</mattext></material></response_label>'
        '<response_label ident="B"><material><mattext>two</mattext></material></response_label>'
        "</render_choice></response_lid>"
    )
    score = (
        '<resprocessing><respcondition><conditionvar><varequal respident="r">B</varequal></conditionvar>'
        '<setvar varname="SCORE">1</setvar></respcondition></resprocessing>'
    )
    (question,) = read(item(tmp_path, PROMPT.format(body) + score)).question_set.questions
    assert (question.kind, question.answer, question.id) == (QuestionKind.CHOICE, ("two",), "g1")


def test_notes_name_the_file_within_the_package(tmp_path: Path) -> None:
    good = Path(OTHERS)
    with zipfile.ZipFile(good) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    files["b/b.xml"] = ITEM.format(field("essay_question"))
    reading = read(packed(tmp_path, files))
    assert [(note.line, note.member) for note in reading.notes] == [(2, "b/b.xml")]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a.xml": "<questestinterop>"}, "is no XML that can be read"),
        ({"a.xml": '<!DOCTYPE q [<!ENTITY a "b">]><q>&a;</q>'}, "is no XML that can be read"),
        ({"a.xml": "<a>" * 80 + "</a>" * 80}, "is no XML that can be read"),
        ({"a.txt": "nothing"}, "no question was found"),
        ({"../../a.xml": "<quiz/>"}, "no question was found"),
    ],
)
def test_hostile_packages_are_refused(files: dict[str, str | bytes], reason: str, tmp_path: Path) -> None:
    with pytest.raises(SetError, match=reason):
        read(packed(tmp_path, files))
    assert [path.name for path in tmp_path.iterdir()] == ["quiz.zip"]


def test_package_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(tmp_path, {"a.xml": b"a" * (2 << 20)})
    monkeypatch.setattr(package, "UNPACKED_MEGABYTES", 1)
    with pytest.raises(SetError, match="unpacks to 1 files of 2 MB, which is too much"):
        read(bomb)


def test_package_packed_in_another_way_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="packed in an unknown way"):
        read(packed(tmp_path, {"a.xml": "<quiz/>"}, zipfile.ZIP_LZMA))


def test_bytes_changed_at_random_never_crash(tmp_path: Path) -> None:
    content = OTHERS.read_bytes()
    for place in range(3, len(content), len(content) // 60):
        path = tmp_path / "q.zip"
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x2F]) + content[place + 1 :])
        try:
            read(path)
        except SetError as error:
            assert str(path) in str(error)
