"""XML and zips from strangers, within bounds of time and memory."""

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from quizzer.errors import SetError
from quizzer.formats import strange_xml
from quizzer.formats.qti.read import read as read_qti
from quizzer.formats.strange_xml import StrangeXmlError, line_of, parse_xml
from quizzer.formats.strange_zip import MOST_LISTED, CarefulFile

LAUGHS = '<!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><q>&b;</q>'
OUTSIDE = '<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><q>&a;</q>'
PARAMETER = '<!DOCTYPE q [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd">%a;]><q/>'
DECLARED = '<!DOCTYPE q SYSTEM "http://127.0.0.1:9/q.dtd"><q/>'


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, PARAMETER, DECLARED, "<!DOCTYPE q><q/>"])
def test_document_types_and_entities_are_refused(text: str) -> None:
    with pytest.raises(StrangeXmlError):
        parse_xml(text.encode(), "reading")


def test_lines_are_known_and_names_are_bare() -> None:
    root = parse_xml(b'<q xmlns="urn:x">\n<item a="1"/>\n\n<item/></q>', "reading")
    assert root.tag == "q"
    assert [line_of(item) for item in root.iter("item")] == [2, 4]
    assert line_of(root) == 0


def test_elements_and_attributes_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strange_xml, "MOST_NODES", 10)
    assert len(parse_xml(b"<q>" + b"<a/>" * 9 + b"</q>", "reading")) == 9
    for text in (b"<q>" + b"<a/>" * 10 + b"</q>", b'<q a="" b="" c="" d="" e="" f="" g="" h="" i="" j=""/>'):
        with pytest.raises(StrangeXmlError):
            parse_xml(text, "reading")


def test_elements_that_are_taken_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strange_xml, "MOST_NODES", 12)
    taken: list[list[str]] = []

    def take(item: Element) -> None:
        taken.append([part.tag for part in item])

    root = parse_xml(b"<q>" + b"<item><a/><b/></item>" * 9 + b"</q>", "reading", ("item",), take)
    assert taken == [["a", "b"]] * 9
    assert [len(item) for item in root] == [0] * 9
    with pytest.raises(StrangeXmlError):
        parse_xml(b"<q><item>" + b"<a/>" * 11 + b"</item></q>", "reading", ("item",), take)


def test_depth_is_bounded() -> None:
    with pytest.raises(StrangeXmlError):
        parse_xml(b"<a>" * 100_000, "reading")


def test_elements_take_little_memory() -> None:
    text = b"<q>" + b"<a/>" * 50_000 + b"</q>"
    tracemalloc.start()
    root = parse_xml(text, "reading")
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(root) == 50_000
    assert held / 50_000 * strange_xml.MOST_NODES < 500 << 20


def test_table_of_contents_of_a_million_files_is_not_read(tmp_path: Path) -> None:
    count = 400_000
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, *(0,) * 6) + b"a"
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, count * len(entry), 0, 0)
    path = tmp_path / "many.zip"
    path.write_bytes(entry * count + end)
    with pytest.raises(SetError, match="its table of contents is too large"):
        read_qti(path)


def test_careful_file_reads_no_more_than_a_table_at_once() -> None:
    with CarefulFile(io.BytesIO(b"abc")) as file:
        assert file.read(2) == b"ab"
        with pytest.raises(zipfile.BadZipFile):
            file.read(MOST_LISTED + 1)
