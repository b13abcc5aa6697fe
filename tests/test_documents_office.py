"""The running text of Word and PDF files is read; what cannot be read is told in one line."""

import zipfile
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from quizzer.documents import office
from quizzer.documents.office import _join_lines, parse_docx, parse_pdf
from quizzer.documents.read import read_document
from quizzer.errors import DocumentError
from quizzer.generate.questions import generate
from quizzer.models import Document

DATA = Path(__file__).parent / "data" / "documents"


def paragraphs(document: Document) -> dict[tuple[str, ...], list[str]]:
    """The text of each section."""
    return {section.path: [p.prose.text for p in section.paragraphs] for section in document.sections}


def test_word_file_keeps_title_headings_and_sentences() -> None:
    document = read_document(DATA / "kunda.docx")
    assert document.title == "Lighthouse of Kunda"
    assert paragraphs(document) == {
        (): [
            "The lighthouse of Kunda was built in 1859 by the builder of the port of Narva. It stands 25 metres high and is "
            "open."
        ],
        ("History",): [
            "On 3 May 1870 the lighthouse of Kunda burnt down. A new tower was opened by the town of Kunda on 12 June 1872."
        ],
        ("See also",): ["The lighthouse of Narva was built in 1808."],
    }


def test_pdf_keeps_paragraphs_and_headings_and_loses_its_margins() -> None:
    document = read_document(DATA / "kunda.pdf")
    assert document.title == "Lighthouse of Kunda"
    assert list(paragraphs(document)) == [(), ("History",), ("See also",)]
    first, second = paragraphs(document)[("History",)]
    assert first.startswith("On 3 May 1870 the lighthouse of Kunda burnt down. A new tower")
    assert first.endswith("the merchants who bought their herring.")
    assert second.startswith("The keepers lived in a house beside it.")
    assert "Towers of the north" not in document.text


def test_hyphens_at_line_ends_are_joined() -> None:
    text = read_document(DATA / "kunda.pdf").text
    assert all(word in text for word in ("uncountable, uncomfortable and extraordinarily", "neighbourhood"))


@pytest.mark.parametrize("suffix", ["wiki", "html", "docx", "pdf"])
def test_one_article_gives_the_same_facts_in_every_format(suffix: str) -> None:
    questions = generate(read_document(DATA / f"kunda.{suffix}")).question_set.questions
    answers = {question.answer[0] for question in questions}
    assert {"1859", "Narva", "3 May 1870", "12 June 1872"} <= answers
    assert "1808" not in answers


@pytest.mark.parametrize("cut", [0, 10, 400, 2000])
def test_damaged_files_are_told(cut: int) -> None:
    for name, parse in (("kunda.docx", parse_docx), ("kunda.pdf", parse_pdf)):
        with pytest.raises(DocumentError, match=rf"^{name}: (cannot be read|holds pictures)"):
            parse(name, (DATA / name).read_bytes()[:cut])


def test_bytes_changed_at_random_never_crash() -> None:
    for name, parse in (("kunda.docx", parse_docx), ("kunda.pdf", parse_pdf)):
        content = (DATA / name).read_bytes()
        for place in range(7, len(content), len(content) // 40):
            changed = content[:place] + bytes([content[place] ^ 0x5A]) + content[place + 1 :]
            try:
                parse(name, changed)
            except DocumentError as error:
                assert str(error).startswith(name)


def test_locked_pdf_is_told() -> None:
    writer = pypdf.PdfWriter(clone_from=DATA / "kunda.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(DocumentError, match=r"^k\.pdf: is locked with a password"):
        parse_pdf("k.pdf", locked.getvalue())


def test_pdf_of_pictures_is_told() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    blank = BytesIO()
    writer.write(blank)
    with pytest.raises(DocumentError, match=r"^k\.pdf: holds pictures of text"):
        parse_pdf("k.pdf", blank.getvalue())


def test_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LIMIT", 100_000)
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 200_000)
    with pytest.raises(DocumentError, match=r"^k\.docx: unpacks to more than"):
        parse_docx("k.docx", bomb.getvalue())


def test_word_file_without_text_is_told() -> None:
    import docx

    empty = BytesIO()
    docx.Document().save(empty)
    with pytest.raises(DocumentError, match=r"^k\.docx: nothing is written in it"):
        parse_docx("k.docx", empty.getvalue())


def test_numbered_headings_of_a_pdf_are_headings() -> None:
    told = "The lighthouse of Kunda was built by the builder of the port of Narva in 1859."
    lines = [told, told, "A longer history", "2.1 The first years", told, told, "3. The fire", told, told]
    joined = [line for line in _join_lines(iter(lines)) if line]
    twice = f"{told} {told}"
    assert joined == [
        twice,
        "== A longer history ==",
        "== The first years ==",
        twice,
        "== The fire ==",
        twice,
    ]
