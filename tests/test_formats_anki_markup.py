"""HTML of fields as text: what people write in Anki's editor, and what our own escaping made."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.formats.anki.escape import clean, escape, escape_gap
from quizzer.formats.anki.markup import exact_text, has_media, to_text
from tests.conftest import DATA

HOSTILE: list[str] = json.loads((DATA / "anki" / "hostile.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain  text", "plain text"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("x&nbsp;&lt;b&gt; &amp;amp;", "x <b> &amp;"),
        ("H<sub>2</sub>O and x<sup>2</sup>", "H₂O and x²"),
        ("e<sup>ix</sup>", "e^ix"),
        ("<style>b{}</style>a<script>alert(1)</script>b", "ab"),
        ("a<!-- no <b>c</b> -->b<!-- open", "ab"),
        ("<ruby>漢字<rt>かんじ</rt></ruby>", "漢字"),
        ("a < b and c > d", "a < b and c > d"),
        ("<b>unclosed", "unclosed"),
        ("a <img src='x'> b [sound:c.mp3]", "a b"),
        ("<td>a</td><td>b</td>", "a b"),
        ("tab\there\x0b\x00\u2028", "tab here"),
        ("<svg><text>x</text></svg>y", "xy"),
    ],
)
def test_markup_reads_as_a_browser_shows_it(markup: str, text: str) -> None:
    assert to_text(markup) == text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[sound:a.mp3]", True),
        ("<IMG src=x>", True),
        ("<b>img</b>", False),
        ("[a] sound:", False),
        ("", False),
    ],
)
def test_pictures_and_sounds_are_noticed(markup: str, expected: bool) -> None:
    assert has_media(markup) is expected


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_letter_by_letter(text: str) -> None:
    assert exact_text(escape(text)) == clean(text)
    assert exact_text(escape_gap(text)) == clean(text)


@given(st.text())
@settings(max_examples=150)
def test_any_text_is_read_back_letter_by_letter(text: str) -> None:
    assert exact_text(escape(text)) == clean(text)
    assert exact_text(escape_gap(text)) == clean(text)


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "&", "&#", "[sound:", "<script>", "</", "<b>", "[", "<br"]
)
def test_broken_markup_of_any_length_is_read_at_once(piece: str) -> None:
    started = time.process_time()
    to_text(piece * (300_000 // len(piece)))
    has_media(piece * (300_000 // len(piece)))
    assert time.process_time() - started < 2
