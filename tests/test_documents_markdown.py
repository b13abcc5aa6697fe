"""Markdown becomes what a reader sees, and every character keeps its place in the file."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.documents.markdown import parse
from quizzer.documents.read import read_document
from quizzer.models import Document
from tests.conftest import DATA


@pytest.fixture
def lighthouse() -> Document:
    return read_document(DATA / "documents" / "lighthouse.md")


def prose(text: str) -> list[str]:
    return [p.prose.text for section in parse("a.md", text).sections for p in section.paragraphs]


def test_title_is_the_front_matters(lighthouse: Document) -> None:
    assert lighthouse.title == "Lighthouse of Varn"


def test_title_is_the_first_heading_else_the_file_name() -> None:
    assert parse("a.md", "Intro\n=====\n\nText.").title == "Intro"
    assert parse("a.md", "# Mills of *Varn* #\nText.").title == "Mills of Varn"
    assert parse("old_mills.md", "Text.").title == "old mills"


def test_power_is_raised_and_no_part_of_the_number() -> None:
    assert prose("There are 10<sup>43</sup> and 10<sup>−6</sup>.") == ["There are 10⁴³ and 10⁻⁶."]
    assert prose("On the 4<sup>th</sup> day.") == ["On the 4th day."]


def test_sections_come_from_both_kinds_of_heading(lighthouse: Document) -> None:
    assert [(section.path, section.is_prose) for section in lighthouse.sections] == [
        ((), True),
        (("History",), True),
        (("The keepers",), True),
        (("Sources",), False),
    ]


def test_paragraphs_are_what_a_reader_sees(lighthouse: Document) -> None:
    texts = [[paragraph.prose.text for paragraph in section.paragraphs] for section in lighthouse.sections]
    assert texts[:3] == [
        ["The lighthouse of Varn stands on a rock in the bay."],
        [
            "It was lit on 12\u00a0May 1884, and cost 4,000 crowns — a *fortune* then.",
            "The light is small, but it is seen.",
        ],
        ["Ida Holm came from Oslo in May 1884 with 2 * 3 snake_case_words."],
    ]


@pytest.mark.parametrize(
    "surface", ["Varn", "rock", "1884", "4,000", "then.", "but it is seen", "Oslo", "May"]
)
def test_surface_is_found_in_the_file_at_its_offsets(lighthouse: Document, surface: str) -> None:
    runs = [paragraph.prose for section in lighthouse.sections for paragraph in section.paragraphs]
    run = next(run for run in runs if surface in run.text)
    at = run.text.index(surface)
    cut = run.cut(at, at + len(surface))
    assert lighthouse.text[cut.start : cut.end] == surface


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("***bold italic*** and __strong__", "bold italic and strong"),
        ("**bold *and* more**", "bold and more"),
        ("*a **b***", "a b"),
        ("snake_case and 2*3*4", "snake_case and 234"),
        ("5 * 3 and * alone", "5 * 3 and * alone"),
        ("~~gone~~ ~500", "gone ~500"),
        ("``a ` b`` and `*c*` and ` open", "a ` b and *c* and ` open"),
        ("[a [b] c](u)", "a [b] c"),
        ("[![alt](i.png)](u) text", "text"),
        (
            "[text][] and [ref][x] and [x], [none] [y][z]\n\n[text]: u\n[X]: v",
            "text and ref and x, [none] [y][z]",
        ),
        ("a ] b [ c", "a ] b [ c"),
        ("<https://example.org/a_b> and <b>bold</b> 1 < 2", "https://example.org/a_b and bold 1 < 2"),
        ("one  \ntwo\\\nthree", "one two three"),
        ("&amp; &#233; &nosuch; &", "& é &nosuch; &"),
        ("note[^a] here.[^2]", "note here."),
        ("\\[not a link\\](u)", "[not a link](u)"),
        ("before <!-- a *b --> after", "before after"),
        ("a <script>x = 1\n\ny</script> b", "a"),
        ("<!-- open <!-- never closed", "<!-- open <!-- never closed"),
        ("![*alt*](i.png) &quot;text&quot;", '"text"'),
        ("İ <TABLE>a</Table> b", "İ b"),
    ],
)
def test_marks_are_dropped_and_text_stays(source: str, seen: str) -> None:
    assert prose(source)[0] == seen


@pytest.mark.parametrize(
    "block",
    [
        "1. item\nlazy line\n\n   still the item",
        "* item\n\n  ```\n  code\n  ```",
        "| a | b |\n|---|:-:|\n| 1 | 2 |\nlast row",
        "~~~\ncode\n``` \n~~~",
        "    code",
        "***",
        "[^1]: note\n    more",
        "<pre>\nkept as typed\n\nhere</pre>",
        "![only an image](a.png)",
    ],
)
def test_block_that_is_no_prose_is_left_out(block: str) -> None:
    assert prose(f"Before.\n\n{block}\n\nAfter.") == ["Before.", "After."]


def test_heading_and_rule_end_a_list() -> None:
    assert prose("- item\n# Head\nText.\n\n- item\n***\nMore.") == ["Text.", "More."]


def test_fence_that_is_never_closed_hides_the_rest() -> None:
    assert prose("Before.\n\n```\nAfter.") == ["Before."]


def test_front_matter_that_is_never_closed_is_a_rule() -> None:
    assert prose("---\n\nText.") == ["Text."]


def test_quoted_heading_opens_a_section() -> None:
    assert parse("a.md", "Text.\n\n> ## Inner\n> Quoted.").sections[1].path == ("Inner",)


def test_empty_heading_is_none() -> None:
    assert [section.path for section in parse("a.md", "Text.\n\n##\n\nMore.").sections] == [()]


MARKDOWN = st.text(st.sampled_from("ab1 .*_`[]()!<>#-|&;\\\n\r~=:^\u00e9\u2028"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_each_character_is_in_the_file_at_its_offset(text: str) -> None:
    for section in parse("a.md", text).sections:
        for paragraph in section.paragraphs:
            run = paragraph.prose
            assert 0 <= run.start < run.end <= len(text)
            for position, character in enumerate(run.text):
                offset = run.offset(position)
                found = text[offset]
                assert character in (found, " ") or html.unescape(text[offset : offset + 10])[0] == character


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("abcé1,.;"), min_size=1, max_size=8), min_size=1, max_size=12))
def test_text_without_marks_is_read_as_it_is(words: list[str]) -> None:
    text = "Text " + " ".join(words)
    assert prose(text) == [text]
