"""The figures a sentence tells, what they count, and which numbers are none."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.generate.dates import find_dates
from quizzer.generate.figures import find_figures
from quizzer.generate.model import load_model
from quizzer.generate.spans import Found
from quizzer.models import Figure


def find(text: str) -> list[Found]:
    return find_figures(load_model()(text), find_dates(text))


def figures(text: str) -> list[tuple[str, str, str]]:
    """Surface, unit and approximator of each figure."""
    return [
        (text[one.start : one.end], one.value.unit, one.value.approximator)
        for one in find(text)
        if isinstance(one.value, Figure)
    ]


def values(text: str) -> list[tuple[Decimal, Decimal | None]]:
    return [(one.value.value, one.value.high) for one in find(text) if isinstance(one.value, Figure)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fort held 1,200 soldiers.", ("1,200", "soldiers", "")),
        ("The fleet lost seventeen armoured cars.", ("seventeen", "armoured cars", "")),
        ("The river is 42.5 km long.", ("42.5", "km", "")),
        ("The lake covers 16 sq mi of land.", ("16", "sq mi", "")),
        ("The island has an area of 42 square kilometres.", ("42", "square kilometres", "")),
        ("At night it fell to −15 °C there.", ("−15", "°C", "")),
        ("The town lost 9% of its people.", ("9%", "%", "")),
        ("The town lost nine percent of its people.", ("nine", "percent", "")),
        ("The bridge cost $3 million in all.", ("$3 million", "$", "")),
        ("The battle lasted 24 hours.", ("24", "hours", "")),
        ("It ended a three-year siege.", ("three", "year", "")),
        ("The ship carried 12-inch guns.", ("12", "inch", "")),
        ("The marshal led 25,000 infantry and cavalry.", ("25,000", "infantry and cavalry", "")),
        ("The journey takes 70 days and crosses the Amur.", ("70", "days", "")),
        ("The town built 40 schools and hospitals.", ("40", "schools and hospitals", "")),
        ("About ten killed were found.", ("ten", "killed", "about")),
        ("Her reign began at the age of 24 there.", ("24", "", "")),
        ("The city has a population of 1,780,148.", ("1,780,148", "", "")),
        ("She was aged 35 there.", ("35", "", "")),
        ("The king had 600 wooden ships and villages of tents.", ("600", "wooden ships and villages", "")),
        ("The king had 600 ships and very slow boats.", ("600", "ships", "")),
        ("They lost three bird's heads.", ("three", "bird's heads", "")),
        ("The raid killed 3,000 Austrians.", ("3,000", "Austrians", "")),
    ],
)
def test_figure_has_the_unit_or_noun_it_counts(text: str, expected: tuple[str, str, str]) -> None:
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Around 500 people fled.", "around"),
        ("More than 500 people fled.", "more than"),
        ("No more than 500 people fled.", "no more than"),
        ("Well over 500 people fled.", "well over"),
        ("An estimated 500 people fled.", "an estimated"),
        ("The army had ~500 guns.", "~"),
        ("The army had 500 guns or more.", "or more"),
        ("The army had up to 500 guns.", "up to"),
        ("The army had 500 guns.", ""),
    ],
)
def test_hedge_is_kept_outside_the_span(text: str, hedge: str) -> None:
    assert [(surface, approximator) for surface, _, approximator in figures(text)] == [("500", hedge)]


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [
        ("It had two hundred and fifty ships.", "250", None),
        ("It had two dozen ships.", "24", None),
        ("It had a dozen ships.", "12", None),
        ("It had half a million ships.", "500000", None),
        ("It had 1.5 billion ships.", "1500000000", None),
        ("It had fifteen hundred ships.", "1500", None),
        ("It had 10–12 ships.", "10", "12"),
        ("It had between 24 and 31 ships.", "24", "31"),
        ("It had two or three ships.", "2", "3"),
        ("It had 3 to 5 million ships.", "3000000", "5000000"),
        ("It paid £3–5 million.", "3000000", "5000000"),
        ("It had 10\u00a0000 ships.", "10000", None),
    ],
)
def test_value_is_read_from_digits_words_and_ranges(text: str, value: str, high: str | None) -> None:
    assert values(text) == [(Decimal(value), Decimal(high) if high else None)]


def test_change_from_one_value_to_another_is_no_range() -> None:
    assert values("The crew rose from 300 to 400 sailors.")[-1] == (Decimal(400), None)
    assert values("The rate fell from 4.5% to 2.2%.") == [(Decimal("4.5"), None), (Decimal("2.2"), None)]
    assert values("The walls are from 2 to 4 metres high.") == [(Decimal(2), Decimal(4))]


def test_figure_without_a_noun_takes_that_of_the_figure_before() -> None:
    text = "They placed 25,000 soldiers in Oslo, 30,000 in Bergen and 20,000 in Narvik."
    assert [unit for _, unit, _ in figures(text)] == ["soldiers"] * 3
    assert [one.confidence for one in find(text)] == [1.0, 0.7, 0.7]


def test_figure_after_a_verb_does_not_take_the_noun_before() -> None:
    assert figures("They took 900 prisoners, who ate 800 of it.")[-1][1] != "prisoners"


def test_unit_is_not_taken_from_a_figure_of_another_kind() -> None:
    assert ("260", "per cent", "") not in figures("They won 74 per cent, or 260 of the votes.")


@pytest.mark.parametrize(
    "text",
    [
        "The DB-3 bomber and file 02622ss/ov were lost.",
        "See chapter 3, No. 7 and p. 12 of volume 2.",
        "The 2nd Varna and the 50th battalion left.",
        "It flew Apollo 11 home.",
        "On 3 May 1940 and in 1941 it rained.",
        "It began at 10:40 a.m. and ended at 10 p.m. there.",
        "They shall a) go; 1) stay (2) wait [12].",
        "The score was 3:1, then 24/7 and 1/2.",
        "It grew by 10 −27 and 4 × 10 there.",
        "There are 10⁴³ positions in chess.",
        "Two thirds and one in five left.",
        "They were outnumbered three to one.",
        "The Seven Years' War began.",
        "She lived at 10 Downing Street.",
        "No. 62 Squadron came.",
        "A three-dimensional 1,2-dioxane ring.",
        "It lay at 51°30′N there.",
        "They came to 87° 44′ north.",
        "The area is in km 2 there.",
        "Version 2.0.1 came in 1500 or so.",
        "It took a €60m bribe.",
        "He died around 735 there.",
        "Hundreds of ships and dozens of men left.",
        "He was one of them, and no one saw it.",
        "The captain and Seven Sisters left.",
        "Code 0075 and 12345678901234 failed.",
        "The ring [3 + 2] is three membered.",
    ],
)
def test_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert [figure for figure in find(text) if figure.confidence > 0.3] == []


@pytest.mark.parametrize("text", ["It had one cruiser.", "It had two cruisers.", "Both ships sank."])
def test_trivial_count_is_found_with_little_confidence(text: str) -> None:
    (only,) = find(text)
    assert only.confidence <= 0.3


def test_bare_small_number_has_little_confidence() -> None:
    assert [one.confidence for one in find("The number grew with 45.")] == [0.3]
    assert [one.confidence for one in find("He served between 55 and 60.")] == [0.3]


def test_number_after_a_name_has_little_confidence() -> None:
    assert all(one.confidence <= 0.3 for one in find("One LeO 451 bomber was lost."))


def test_long_phrase_is_told_by_its_noun() -> None:
    ((_, unit, _),) = figures("They built 22 large new heavily armoured steam powered ships.")
    assert unit == "ships"


def test_nothing_is_found_in_an_empty_sentence() -> None:
    assert find("") == []


WRITTEN = """
3|1,200|two|hundred|a dozen|million|%|$|km|-|–|to|and|men|(|)|.|about|between|The|ships|°C|½|0|both|in 1940|three-year|No.
|/|,|Squadron|killed
"""
PIECES = st.lists(st.sampled_from(WRITTEN.replace("\n", "").split("|")), min_size=1, max_size=9)


@settings(max_examples=150, deadline=None)
@given(PIECES, st.sampled_from([" ", ""]))
def test_figures_are_ordered_whole_and_apart_from_dates(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    dates = find_dates(text)
    position = 0
    for one in find_figures(load_model()(text), dates):
        assert position <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert all(date.end <= one.start or one.end <= date.start for date in dates)
        assert 0 < one.confidence <= 1
        position = one.end
