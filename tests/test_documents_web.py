"""Of a web page only the running text is read."""

from pathlib import Path

import pytest

from quizzer.documents.read import read_document
from quizzer.documents.web import parse
from quizzer.errors import DocumentError

PAGE = Path(__file__).parent / "data" / "documents" / "kunda.html"


def test_main_text_is_read_without_menu_table_note_and_footer() -> None:
    document = read_document(PAGE)
    text = " ".join(p.prose.text for section in document.sections for p in section.paragraphs)
    assert document.title == "Lighthouse of Kunda"
    assert [section.path for section in document.sections] == [(), ("History",), ("See also",)]
    assert "built in 1859 by the builder of the port of Narva. It stands" in text
    assert not any(word in text for word in ("Home", "1998", "Jaan Tamm", "Copyright", "[1]"))


def test_places_point_into_the_text_that_was_taken_out() -> None:
    document = read_document(PAGE)
    for section in document.sections:
        for paragraph in section.paragraphs:
            assert document.text[paragraph.prose.start] == paragraph.prose.text[0]


def test_page_without_a_heading_is_called_by_its_title() -> None:
    words = "The lighthouse of Kunda was built in 1859 by a builder who had come from the port of Narva. " * 4
    page = f"<html><head><title>Lights of the north</title></head><body><p>{words}</p></body></html>"
    assert parse("x.html", page.encode()).title == "Lights of the north"


def test_piece_of_a_page_without_a_title_is_called_by_its_file() -> None:
    words = "The lighthouse of Kunda was built in 1859 by a builder who had come from the port of Narva. " * 4
    piece = f"<div><p>{words}</p><div id='toc'><h2>Contents</h2></div><h2>History</h2><p>{words}</p></div>"
    assert parse("Light_of_Kunda.html", piece.encode()).title == "Light of Kunda"


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\0\1\2", b"<nav><a href='/'>Home</a></nav>"])
def test_page_without_running_text_is_told(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^x\.html: no running text"):
        parse("x.html", content)


def test_titles_of_links_tell_how_names_are_called_otherwise() -> None:
    words = "The lighthouse of Kunda was built in 1859 by a builder who had come from the port of Narva. " * 4
    link = (
        '<a class="x" href="/wiki/Isambard_Kingdom_Brunel" title="Isambard Kingdom Brunel"><i>Brunel</i></a>'
    )
    other = '<a href="/wiki/Narva" title="Narva">Narva</a> <a href="/x">Brunel Ltd</a>'
    page = f"<html><body><h1>Lights</h1><p>{words}{link} and {other}.</p></body></html>"
    assert parse("x.html", page.encode()).links == {"Brunel": "Isambard Kingdom Brunel"}
