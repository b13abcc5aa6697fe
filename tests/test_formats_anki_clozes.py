"""Cloze marks, as Anki parts them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.formats.anki.clozes import flatten, list_numbers, open_gaps, parse


@pytest.mark.parametrize(
    ("markup", "number", "opened", "answers", "hints"),
    [
        ("{{c1::Riga}} is", 1, "_ is", ("Riga",), ("",)),
        ("{{c1::Riga::city}} is", 1, "_ is", ("Riga",), ("city",)),
        ("{{c1::a}} {{c2::b}} {{c1::c}}", 1, "_ b _", ("a", "c"), ("", "")),
        ("{{c1::a {{c2::b}} c}}", 1, "_", ("a b c",), ("",)),
        ("{{c1::a {{c2::b}} c}}", 2, "a _ c", ("b",), ("",)),
        ("{{c1,2::x}}", 2, "_", ("x",), ("",)),
        ("{{c1::a::{{c2::h}}}}", 1, "_", ("a",), ("h",)),
        ("{{c1::never", 1, "{{c1::never", (), ()),
        ("{{c1::never {{c2::b}}", 2, "{{c1::never _", ("b",), ("",)),
        ("}} {{c1::a}} }}", 1, "}} _ }}", ("a",), ("",)),
        ("{{C1::a}} {{Front}}", 1, "{{C1::a}} {{Front}}", (), ()),
    ],
)
def test_gaps_of_a_number_are_opened(
    markup: str, number: int, opened: str, answers: tuple[str, ...], hints: tuple[str, ...]
) -> None:
    found = open_gaps(parse(markup), number, "_")
    assert (found.markup, found.answers, found.hints) == (opened, answers, hints)


def test_numbers_within_others_are_listed() -> None:
    assert list_numbers(parse("{{c3::a {{c1,2::b}} c}} {{c7::")) == {1, 2, 3}


def test_endless_nesting_is_read_in_bounded_depth() -> None:
    nodes = parse("{{c1::" * 50_000 + "x" + "}}" * 50_000)
    assert list_numbers(nodes) == {1}
    assert len("".join(flatten(nodes))) < 100_000


@given(
    st.lists(st.sampled_from(["{{c1::", "{{c2::", "}}", "::", "a", " ", "{", "}"]), max_size=30).map("".join)
)
@settings(max_examples=150)
def test_text_without_whole_marks_is_never_lost(markup: str) -> None:
    kept = "".join(flatten(parse(markup)))
    assert markup.count("a") - kept.count("a") <= markup.count("::")
    if "}}" not in markup:
        assert kept == markup
