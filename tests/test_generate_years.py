"""A date without a year gets one only where the section, or at least the title, makes it sure."""

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.dates import find_dates
from quizzer.generate.sentences import split
from quizzer.generate.years import Resolution, resolve_years, title_year
from quizzer.models import PartialDate, Sentence


def resolve(text: str, year: int | None = None) -> list[int | None]:
    """The year carried to each date without one, in a section with this text."""
    return [one.year if one else None for one in resolutions(text, year)]


def resolutions(text: str, year: int | None = None) -> list[Resolution | None]:
    sentences = split(Sentence(text, ((0, 0),), len(text)))
    dates = [
        (one.value, sentence.text)
        for sentence in sentences
        for one in find_dates(sentence.text)
        if isinstance(one.value, PartialDate)
    ]
    return [
        got for (date, _), got in zip(dates, resolve_years(dates, year), strict=True) if date.year is None
    ]


def test_year_is_carried_from_the_last_full_date() -> None:
    assert resolve("It began on 3 June 1940. On 9 June it rained. It ended in August.") == [1940, 1940]


def test_evidence_is_the_sentence_that_told_the_year() -> None:
    (only,) = resolutions("It began on 3 June 1940. On 9 June it rained.")
    assert only == Resolution(1940, "It began on 3 June 1940.")


def test_date_before_the_first_year_has_none() -> None:
    assert resolve("On 9 June it rained. It ended on 12 June 1940.") == [None]


def test_months_that_run_backwards_end_the_carrying() -> None:
    assert resolve("It began on 3 June 1940. In March it ended. In May it came back.") == [None, None]


def test_earlier_day_of_the_same_month_is_still_that_year() -> None:
    assert resolve("It ended on 21 June 1940. On 15 June it had begun.") == [1940]


def test_range_within_one_year_is_carried_from() -> None:
    assert resolve("It flooded in May and June 1939. On 3 July it dried.") == [1939]


@pytest.mark.parametrize("range_", ["from 1940 to 1943", "in the 1950s", "in the 19th century"])
def test_year_is_never_carried_across_a_span_of_years(range_: str) -> None:
    assert resolve(f"It began on 3 June 1940. It stood {range_}. On 9 July it fell.") == [None]


def test_life_of_a_person_does_not_end_the_carrying() -> None:
    assert resolve("It began on 3 June 1940. Ida Holm (1889–1961) wrote. On 9 July it fell.") == [1940]


def test_bare_year_holds_for_its_own_sentence_only() -> None:
    assert resolve("In 1840 it was lit on 3 May and sold on 9 June. On 11 November it fell.") == [
        1840,
        1840,
        1840,
    ]
    assert resolve("In 1840 a painting was made. On 11 November it fell.") == [None]


def test_year_that_names_something_is_passed_over() -> None:
    assert resolve("It began on 3 June 1940. The 1920 treaty was dead. On 9 July it fell.") == [1940]


@pytest.mark.parametrize(
    "other", ["In 1919 it had stood.", "In 1941 it stood.", "On 3 May 1938 it had stood."]
)
def test_look_back_or_leap_makes_the_year_unsure(other: str) -> None:
    assert resolve(f"It began on 3 June 1940. {other} On 9 July it fell.") == [None]


def test_later_full_date_takes_over() -> None:
    assert resolve(
        "It began on 3 June 1940. In 1940 it grew. On 3 May 1941 it stood. On 9 July it fell."
    ) == [1941]


@pytest.mark.parametrize(
    "habit", ["The fair is held on 9 July.", "It is lit every 9 July.", "Rain usually comes in July."]
)
def test_what_happens_every_year_has_none(habit: str) -> None:
    assert resolve(f"It began on 3 June 1940. {habit}", 1940) == [None]


def test_title_year_is_a_marked_guess() -> None:
    assert resolutions("On 9 June it rained.", 1940) == [Resolution(1940, "title", inferred=True)]


def test_title_year_is_no_guess_where_the_section_tells_another() -> None:
    assert resolve("On 9 June it rained. In 1939 it was dry.", 1940) == [None]
    assert resolve("On 9 June it rained. It ended on 3 July 1940.", 1940) == [1940]


def test_date_with_its_own_year_needs_none() -> None:
    date = PartialDate(1940, 6, 3)
    assert resolve_years([(date, "3 June 1940")], 1940) == [None]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("= Siege of Varn (1540) =\nText.", 1540),
        ("= 1973 oil crisis =\nText.", 1973),
        ("= War of 1939–1940 =\nText.", None),
        ("= Floods of 1848 and 1871 =\nText.", None),
        ("= Varn =\nText.", None),
        ("= Siege =\nInfobox\n- Date: 3 May – 4 June 1540\n- Built: 1200\nText.", 1540),
        ("= Siege =\nInfobox\n- Built: 1200\nText.", None),
    ],
)
def test_title_or_dated_infobox_tells_one_single_year(text: str, year: int | None) -> None:
    assert title_year(parse("a.txt", text)) == year


def test_year_that_was_only_planned_is_not_carried_on() -> None:
    planned = "The ship would not be ready until at least February 1969."
    assert resolve(f"It came in June 1968. {planned} Low had a plan in August.")[-1] is None
    assert resolve("It came in June 1968. Low had a plan in August.")[-1] == 1968
