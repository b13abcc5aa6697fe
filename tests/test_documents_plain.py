"""Plain text becomes sections, paragraphs and infobox rows, and every offset points into the file."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.documents.plain import parse
from quizzer.documents.read import read_document
from quizzer.models import Document
from tests.conftest import DATA


@pytest.fixture
def lighthouse() -> Document:
    return read_document(DATA / "documents" / "lighthouse.txt")


def prose(document: Document) -> list[str]:
    return [paragraph.prose.text for section in document.sections for paragraph in section.paragraphs]


def test_first_heading_of_level_one_is_the_title(lighthouse: Document) -> None:
    assert lighthouse.title == "Lighthouse of Varn"


def test_headings_make_a_path_with_and_without_inner_spaces(lighthouse: Document) -> None:
    assert [section.path for section in lighthouse.sections] == [
        (),
        ("History",),
        ("History", "The keepers"),
        ("See also",),
        ("See also", "In the north"),
    ]


def test_infobox_rows_know_where_their_value_stands(lighthouse: Document) -> None:
    assert [(row.key, row.value) for row in lighthouse.infobox] == [
        ("Built", "12 May 1884"),
        ("Height", ""),
        ("Keeper", "Ida Holm"),
    ]
    assert all(lighthouse.text[row.start : row.end] == row.value for row in lighthouse.infobox)


def test_every_line_of_prose_is_a_paragraph_and_lists_are_not(lighthouse: Document) -> None:
    assert prose(lighthouse)[:4] == [
        "The lighthouse of Varn stands on a rock in the bay.",
        "It was lit for the first time on 12 May 1884.",
        "Ida Holm kept the light for 31 years.",
        "She never left the rock in winter.",
    ]


def test_see_also_and_what_is_below_it_state_no_facts(lighthouse: Document) -> None:
    assert [section.is_prose for section in lighthouse.sections] == [True, True, True, False, False]


@pytest.mark.parametrize("heading", ["References", "external links", "Further Reading", "Licence", "Notes:"])
def test_other_sections_of_pointers_state_no_facts(heading: str) -> None:
    assert not parse("a.txt", f"== {heading} ==\nText.").sections[0].is_prose


def test_text_without_heading_is_named_after_its_file() -> None:
    document = parse("the_old_mill.txt", "A mill stood here.")
    assert document.title == "the old mill"
    assert [section.path for section in document.sections] == [()]


def test_line_alone_above_an_empty_one_is_the_title() -> None:
    document = parse("A1_notes.txt", "Battle of Lepanto\r\n\r\nThe fleets met in 1571.\n")
    assert document.title == "Battle of Lepanto"
    assert [one.prose.text for one in document.sections[0].paragraphs] == ["The fleets met in 1571."]


@pytest.mark.parametrize(
    "text",
    [
        "The fleets met in 1571.\n\nThey fought.",
        "The fleets met:\n\nthe Turkish and the Spanish one.",
        "The fleets met in 1571\nThey fought.",
        "- The fleets\n\nThey fought.",
        "the fleets\n\nThey fought.",
        "Two fleets " * 8 + "\n\nThey fought.",
        "The fleets\n\n",
    ],
)
def test_line_that_goes_on_or_is_a_sentence_is_no_title(text: str) -> None:
    assert parse("notes.txt", text).title == "notes"


def test_second_heading_of_level_one_opens_a_section() -> None:
    document = parse("a.txt", "= Mills =\n= Old mills =\nText.\n== Stones ==\nMore.")
    assert [section.path for section in document.sections] == [("Old mills",), ("Old mills", "Stones")]


@pytest.mark.parametrize("line", ["== History =", "==", "= =", "a = b", "======= deep ======="])
def test_line_that_only_resembles_a_heading_is_none(line: str) -> None:
    assert parse("a.txt", line + "\nText.").sections[0].path == ()


def test_line_called_infobox_without_rows_is_prose() -> None:
    assert prose(parse("a.txt", "Infobox\nThe mill.")) == ["Infobox", "The mill."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_line_end_ends_a_paragraph(end: str) -> None:
    document = parse("a.txt", end.join(["= Mill =", "  One.  ", "", "Two."]))
    assert prose(document) == ["One.", "Two."]
    first = document.sections[0].paragraphs[0].prose
    assert document.text[first.start : first.end] == "One."


def test_text_wrapped_at_a_fixed_width_is_joined_to_paragraphs() -> None:
    text = (
        "= Mills =\n\nThe mill on the river was\nbuilt by a guild in the year\n1612 and burnt down twice.\n\n"
        "It was rebuilt by the\nsame guild.\n\n- A wheel drove three\n  stones.\n- flour\n== End ==\nIt stands\nempty."
    )
    document = parse("a.txt", text)
    assert prose(document) == [
        "The mill on the river was built by a guild in the year 1612 and burnt down twice.",
        "It was rebuilt by the same guild.",
        "A wheel drove three stones.",
        "It stands empty.",
    ]
    first = document.sections[0].paragraphs[0].prose
    assert text[first.offset(first.text.index("1612")) :].startswith("1612 and")


def test_paragraphs_are_looked_at_from_either_end_and_by_slice() -> None:
    paragraphs = parse("a.txt", "One mill.\n\n- Two mills.\n\nThree mills.").sections[0].paragraphs
    assert [one.prose.text for one in paragraphs[1:]] == ["Two mills.", "Three mills."]
    assert paragraphs[-1].prose == paragraphs[2].prose
    with pytest.raises(IndexError):
        paragraphs[3]


def test_infobox_ends_at_the_first_line_that_is_no_row() -> None:
    wrapped = (
        "The mill on the river was\nbuilt by a guild in the year\n1612 and burnt down twice\nby night.\n"
    )
    document = parse("a.txt", f"Infobox mill:\n- Built: 1612\n- Height: 9 m\n{wrapped}")
    assert [row.value for row in document.infobox] == ["1612", "9 m"]
    assert [one.split()[-1] for one in prose(document)] == ["night."]


def test_short_lines_that_end_as_sentences_are_not_joined() -> None:
    assert len(prose(parse("a.txt", "One mill.\nTwo mills.\nThree mills.\nFour mills.\nFive mills."))) == 5


LINES = st.lists(
    st.one_of(
        st.sampled_from(["== A ==", "=B=", "Infobox", "- k: v", "- a b.", "", "  x y. ", "«q» 9% …", "a\tb"]),
        st.text(st.sampled_from("ab =-*:.\u2028\u00a0é\U0001f600"), max_size=12),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
def test_each_character_of_prose_is_found_at_its_offset(lines: list[str], end: str) -> None:
    text = end.join(lines)
    document = parse("a.txt", text)
    for section in document.sections:
        for paragraph in section.paragraphs:
            run = paragraph.prose
            for position, character in enumerate(run.text):
                found = text[run.offset(position)]
                assert found == character or (character == " " and found.isspace())


def test_long_document_is_read_in_linear_time() -> None:
    def seconds(size: int) -> float:
        text = "== A ==\nThe mill = the house - so.\n" * size + "= " * size
        began = time.perf_counter()
        parse("a.txt", text)
        return time.perf_counter() - began

    assert seconds(20_000) < 20 * seconds(2_000) + 0.5
