"""Attacks on the terminal by what a set, a file name or an answer says (S01 to S04)."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.terminal.safe import MAX_LENGTH, MAX_MARKS, isolate, visible

FORBIDDEN = {*range(0x00, 0x0A), *range(0x0B, 0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x2029}
OVERRIDES = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
ATTACKS = {
    "clear": "\x1b[2J",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "link": "\x1b]8;;http://example.invalid\x1b\\here\x1b]8;;\x1b\\",
    "title": "\x1b]0;owned\x07",
    "device": "\x1bP$q\x1b\\",
    "eight-bit": "\x9b2J\x9d0;owned\x9c",
    "bell": "a\x07\x00\x08b",
    "return": "Wrong\rRight",
}


def body(text: str) -> str:
    """The text without the isolates that we put around right-to-left lines."""
    return text.replace("\u2068", "").replace("\u2069", "")


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=60), st.booleans())
def test_no_control_reaches_the_terminal(text: str, single_line: bool) -> None:
    shown = visible(text, single_line=single_line)
    assert not set(map(ord, shown)) & FORBIDDEN
    assert not set(map(ord, body(shown))) & OVERRIDES
    assert shown.count("\u2068") == shown.count("\u2069")
    assert not (single_line and "\n" in shown)
    shown.encode()  # surrogates would refuse


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me")), max_size=60))
def test_harmless_text_is_shown_as_it_is(text: str) -> None:
    assert body(visible(text)) == body(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_sequence_is_shown_and_not_obeyed(attack: str) -> None:
    shown = visible(f"before {attack} after")
    assert not set(map(ord, shown)) & FORBIDDEN
    assert shown.startswith("before ")
    assert shown.endswith(" after")


def test_escape_is_written_as_its_picture() -> None:
    assert visible("\x1b[31m") == "␛[31m"
    assert visible("\x9b\x7f") == "\\x9b\\x7f"
    assert visible("\u202e\U000e0041\ud800") == "\\u202e\\U000e0041\\ud800"


def test_tabs_become_spaces_and_line_ends_are_one() -> None:
    assert visible("a\tb\r\nc") == "a    b\nc"
    assert visible("a\n  b\n", single_line=True) == "a b"


@pytest.mark.parametrize("text", ["\u200bhidden", "pay\u200dpal", "\ufeffx", "soft\u00adhyphen"])
def test_invisible_characters_are_written_out(text: str) -> None:
    assert "\\" in visible(text)


@pytest.mark.parametrize("text", ["👨‍👩‍👧", "می‌خواهم", "🏳️‍🌈", "क्‍ष"])
def test_joiners_stay_where_writing_needs_them(text: str) -> None:
    assert body(visible(text)) == unicodedata.normalize("NFC", text)


def test_arabic_and_hebrew_stay_readable_and_are_closed_in() -> None:
    assert visible("شارع 5\nRiga") == "\u2068شارع 5\u2069\nRiga"
    assert isolate(visible("שלום")) == visible("שלום")


def test_piled_marks_are_counted_not_shown() -> None:
    shown = visible("Z" + "\u0301" * 100 + "!")
    assert sum(unicodedata.combining(character) > 0 for character in shown) <= MAX_MARKS
    assert shown.endswith(" marks)!")
    assert visible("\u0301" * 20).endswith(f"(+{20 - MAX_MARKS} marks)")


def test_overlong_text_is_cut_and_says_so() -> None:
    shown = visible("a" * (MAX_LENGTH + 7))
    assert shown == "a" * MAX_LENGTH + " … 7 more characters"


@pytest.mark.parametrize(
    "text", ["x = a[i]", "[/foo]", "[b]x[/i]", "list[int]", ":smile:", "[link=http://x]y"]
)
def test_markup_is_literal_text(text: str) -> None:
    assert visible(text) == text
