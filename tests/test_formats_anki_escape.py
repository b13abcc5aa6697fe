"""Escaping: what Anki, a browser and MathJax read back is what was written."""

import html
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.formats.anki.escape import clean, escape, escape_gap

TEXT = st.text(max_size=60)


def read_back(markup: str) -> str:
    """What a browser shows: breaks become lines, elements vanish, entities are decoded."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup.replace("<br>", "\n")))


@given(TEXT)
@settings(max_examples=300)
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    assert read_back(escape(text)) == clean(text)
    assert read_back(escape_gap(text)) == clean(text)


@given(TEXT)
@settings(max_examples=300)
def test_escaped_text_holds_nothing_anki_acts_on(text: str) -> None:
    for markup in (escape(text), escape_gap(text)):
        bare = markup.replace("<br>", "").replace(r"<span>\</span>", "|")
        assert not re.search(r"[<>{}\[\n\x1f]|::|\\\(", bare)


@given(TEXT)
@settings(max_examples=200)
def test_gap_holds_no_colon_that_could_begin_a_hint(text: str) -> None:
    assert ":" not in escape_gap(text)


def test_single_colon_stays_searchable_outside_a_gap() -> None:
    assert escape("at 10:40") == "at 10:40"


def test_double_colon_is_never_left_as_it_is() -> None:
    assert escape("std::vector") == "std&#58;&#58;vector"


def test_maths_marks_are_parted_by_an_element() -> None:
    assert escape(r"\(x\)") == r"<span>\</span>(x\)"
    assert escape(r"\[x\]") == r"<span>\</span>&#91;x\]"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x1fb", "ab"),
        ("\x00", ""),
        ("a\r\nb\rc", "a\nb\nc"),
        ("half \ud83d pair", "half \N{REPLACEMENT CHARACTER} pair"),
        ("bell\x07\x7f", "bell"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301", "é"),
        (" blanks stay ", " blanks stay "),
    ],
)
def test_clean_text_is_what_anki_can_hold(text: str, kept: str) -> None:
    assert clean(text) == kept
    assert unicodedata.is_normalized("NFC", clean(text))
