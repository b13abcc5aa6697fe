"""Lines that fit, frames that content cannot leave, and when colours are used."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.terminal.lines import Style, break_line, choose_style, columns, width_of, wrap

WORDS = st.lists(st.text(st.characters(categories=("L", "N", "S")), min_size=1, max_size=30), max_size=9)
ISOLATES = {0x2068: None, 0x2069: None}


@settings(max_examples=200, deadline=None)
@given(WORDS.map(" ".join), st.integers(12, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    lines = list(wrap(text, room, hanging=3))
    assert all(width_of(line) <= room for line in lines)
    assert "".join("".join(lines).split()).translate(ISOLATES) == "".join(text.split())


def test_hanging_lines_are_indented_from_the_second_on() -> None:
    assert list(wrap("Answer: one two three", 14, hanging=8)) == [
        "Answer: one",
        "        two",
        "        three",
    ]


@settings(max_examples=200, deadline=None)
@given(WORDS.map(" ".join), st.integers(12, 40), st.booleans())
def test_broken_lines_of_ours_fit_save_for_endless_words(text: str, room: int, plain: bool) -> None:
    pieces = list(break_line(Style(plain).paint(text, "bold"), room))
    bare = [piece.replace("\x1b[1m", "").replace("\x1b[0m", "") for piece in pieces]
    assert all(width_of(piece) <= room or " " not in piece.strip() for piece in bare)
    assert " ".join(" ".join(bare).split()) == " ".join(text.split())


def test_line_of_ours_that_fits_stays_as_it_is() -> None:
    assert list(break_line("  two  spaces ", 20)) == ["  two  spaces "]
    assert list(break_line("", 20)) == [""]
    assert list(break_line("5 new. Keys: the number", 16)) == ["5 new. Keys: the", "number"]


def test_wide_letters_take_two_columns() -> None:
    assert width_of("日本") == 4
    assert width_of("e\u0301") == 1
    assert list(wrap("日本日本日本", 8)) == ["日本日本", "日本"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.booleans())
def test_every_line_of_content_is_framed(text: str, plain: bool) -> None:
    style = Style(plain)
    for line in style.frame(text, "bold"):
        assert line.startswith("    " if plain else style.bar)
        assert "\n" not in line
        assert not plain or "\x1b" not in line


def test_strong_words_stand_out_in_colour_only() -> None:
    assert list(Style(plain=False).frame("in 1940", strong=["1940"])) == [
        "\x1b[2m│\x1b[0m in \x1b[1m1940\x1b[0m"
    ]
    assert list(Style(plain=True).frame("in 1940", strong=["1940"])) == ["    in 1940"]


class Output:
    def __init__(self, encoding: str = "utf-8", terminal: bool = True) -> None:
        self.encoding = encoding
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def test_capable_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", Output())
    assert not choose_style().plain
    assert choose_style(plain=True).plain


@pytest.mark.parametrize(
    "setting", [("NO_COLOR", "1"), ("QUIZZER_PLAIN", "1"), ("TERM", "dumb"), ("TERM", "")]
)
def test_setting_asks_for_plain_lines(setting: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", Output())
    monkeypatch.setenv(*setting)
    assert choose_style().plain


@pytest.mark.parametrize("output", [Output("ascii"), Output(terminal=False)])
def test_output_that_cannot_show_signs_gets_plain_lines(
    output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", output)
    assert choose_style().plain


@pytest.mark.parametrize(("terminal", "usable"), [("80", 79), ("500", 83), ("1", 16)])
def test_lines_are_neither_endless_nor_empty(
    terminal: str, usable: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", terminal)
    assert columns() == usable
