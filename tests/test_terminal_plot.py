"""Pictures in text: the number beside each, and only plain signs where asked."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.terminal.lines import Style, width_of
from quizzer.terminal.plot import BAR, draw_bars, draw_sparks, draw_year, list_months

PLAIN, RICH = Style(plain=True), Style(plain=False)
TODAY = date(2026, 11, 23)  # a Monday


def year(counts: dict[date, int], today: date = TODAY) -> list[str]:
    return list(draw_year(counts, today, PLAIN))


def test_bars_are_as_long_as_their_share_with_the_number_beside() -> None:
    assert list(draw_bars([("rivers", 0.5, "50 %"), ("seas", 1.0, "100 %")], PLAIN)) == [
        "  rivers  ##########..........  50 %",
        "  seas    ####################  100 %",
    ]


def test_bars_of_a_capable_terminal_are_blocks_in_colour() -> None:
    (line,) = draw_bars([("rivers", 0.25, "25 %")], RICH)
    assert "█████" + "░" * 15 in line
    assert "\x1b[36m" in line


def test_bars_stay_in_their_frame_and_names_are_made_harmless() -> None:
    (line,) = draw_bars([("a\x1b[2Jb", 7.0, "")], PLAIN)
    assert line.count("#") == BAR
    assert "\x1b" not in line


@pytest.mark.parametrize("style", [PLAIN, RICH])
def test_long_names_are_cut_so_that_no_line_breaks(style: Style) -> None:
    rows = [("a name of " + "many " * 30, 0.5, "50 %, 1 of 2"), ("漢字" * 40, 0.5, ""), ("אב" * 40, 0.1, "")]
    for line in draw_bars(rows, style):
        assert width_of(re.sub(r"\x1b\[\d+m", "", line)) <= 79
        assert ("..." if style.plain else "…") in line


def test_narrow_terminal_gets_short_bars_and_fewer_weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    (line,) = draw_bars([("the rivers of all the continents", 1.0, "100 %, 12 of 12")], PLAIN)
    assert line == "  the rivers...  #####  100 %, 12 of 12"
    lines = year({TODAY: 1})
    assert max(map(len, lines)) <= 39
    assert lines[1].endswith("1")


def test_no_bars_for_nothing() -> None:
    assert list(draw_bars([], PLAIN)) == []


def test_sparks_rise_with_their_values() -> None:
    assert draw_sparks([0, 1, 5, 9], PLAIN) == "0259"
    assert draw_sparks([0, 1, 9], RICH) == "\x1b[36m▁▃█\x1b[0m"
    assert draw_sparks([0, 0], PLAIN) == "00"
    assert draw_sparks([], RICH) == ""


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40))
def test_only_nothing_is_drawn_as_nothing(values: list[float]) -> None:
    drawn = draw_sparks(values, PLAIN)
    assert [sign == "0" for sign in drawn] == [value == 0 for value in values]


def test_year_ends_today() -> None:
    lines = year({TODAY: 5})
    assert [line[2:5] for line in lines[1:8]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert lines[1].endswith("1")
    assert {len(line) for line in lines[1:2]} == {6 + 53}
    assert {len(line) for line in lines[2:8]} == {6 + 52}
    assert lines[8] == "  . none, 1 1-5"


def test_shades_are_quarters_of_the_days_studied() -> None:
    counts = {TODAY - timedelta(days=back): back for back in range(1, 9)}
    assert year(counts)[-1] == "  . none, 1 1-2, 2 3-4, 3 5-6, 4 7-8"


def test_every_day_of_the_year_has_its_place() -> None:
    days = [TODAY - timedelta(days=back) for back in range(7 * 52 + 1)]
    for day in days[::29]:
        marked = [line.find("1", 6) for line in year({day: 1})[1:8]]
        assert [place - 6 for place in marked if place > 0] == [52 - (TODAY - day + timedelta(6)).days // 7]
        assert marked[day.weekday()] > 0


def test_days_outside_the_year_are_left_out() -> None:
    lines = year({TODAY + timedelta(days=1): 3, TODAY - timedelta(days=400): 9})
    assert not any(sign in line for line in lines[1:] for sign in "1234")


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2024, 2, 29), date(2026, 11, 22)])
def test_month_names_never_run_into_each_other(today: date) -> None:
    head = year({}, today)[0]
    assert len(head) <= 6 + 53
    assert len(head.split()) >= 11
    assert all(len(name) == 3 for name in head.split())


def months(counts: dict[date, int]) -> Iterator[str]:
    return list_months(counts, TODAY)


def test_year_in_words_tells_the_months_studied() -> None:
    counts = {TODAY: 1200, date(2026, 11, 2): 34, date(2026, 1, 5): 1, date(2025, 11, 30): 7}
    assert list(months(counts)) == [
        "  Jan 2026: 1 answer on 1 day",
        "  Nov 2026: 1,234 answers on 2 days",
    ]
