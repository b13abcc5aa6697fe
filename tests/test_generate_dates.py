"""The dates a sentence tells, where each begins and ends, and what is none."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.generate import date_days, date_years
from quizzer.generate.date_forms import CENTURY as CENTURIES
from quizzer.generate.date_forms import MONTH as MONTHS
from quizzer.generate.dates import find_dates
from quizzer.generate.spans import Found, longest, outside
from quizzer.models import PartialDate, Precision

DAY, MONTH, YEAR, DECADE, CENTURY = Precision


def date(*parts: int | None, precision: Precision = DAY, end: PartialDate | None = None) -> PartialDate:
    year, month, day = (*parts, None, None)[:3]
    return PartialDate(year, month, day, precision, end)


def found(text: str) -> list[tuple[str, PartialDate]]:
    return [
        (text[one.start : one.end], one.value)
        for one in find_dates(text)
        if isinstance(one.value, PartialDate)
    ]


def surfaces(text: str) -> list[str]:
    return [surface for surface, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It sank on 30 November 1939.", "30 November 1939", date(1939, 11, 30)),
        ("It sank on November 30, 1939, off Oslo.", "November 30, 1939", date(1939, 11, 30)),
        ("Signed on the 4th of July, 1776.", "4th of July, 1776", date(1776, 7, 4)),
        ("Signed on July the 4th.", "July the 4th", date(None, 7, 4)),
        ("Lost on 3 Sept. 1805 at sea.", "3 Sept. 1805", date(1805, 9, 3)),
        ("Sunday, 9 June was quiet.", "9 June", date(None, 6, 9)),
        ("It began on May 12.", "May 12", date(None, 5, 12)),
        ("He died on 9 June 68 (aged 30).", "9 June 68", date(68, 6, 9)),
        ("He died on 9 June AD 68.", "9 June AD 68", date(68, 6, 9)),
        ("She left on December 8, 757, for home.", "December 8, 757", date(757, 12, 8)),
        ("Killed on 15 March 44 BC in Rome.", "15 March 44 BC", date(-44, 3, 15)),
        ("Logged on 1939-11-30 by hand.", "1939-11-30", date(1939, 11, 30)),
        ("It was 29 February 1700 there.", "29 February 1700", date(1700, 2, 29)),
        ("On 8 October the 1st Regiment left.", "8 October", date(None, 10, 8)),
        ("On 3 June, 1200 troops landed.", "3 June", date(None, 6, 3)),
        ("On 3 June, 435 ships sailed.", "3 June", date(None, 6, 3)),
    ],
)
def test_day_is_found_in_every_order(text: str, surface: str, value: PartialDate) -> None:
    assert found(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("It opened in May 1901.", "May 1901", date(1901, 5, precision=MONTH)),
        ("In early May 1901 it opened.", "early May 1901", date(1901, 5, precision=MONTH)),
        ("The rains end in mid-August.", "mid-August", date(None, 8, precision=MONTH)),
        ("By March he was king.", "March", date(None, 3, precision=MONTH)),
        ("It ended in May of that year.", "May of that year", date(None, 5, precision=MONTH)),
        ("On 3 May of the same year it ended.", "3 May of the same year", date(None, 5, 3)),
        ("In the summer of 1940 it rained.", "summer of 1940", date(1940, precision=YEAR)),
        (
            "Over the winter of 1939–40 it froze.",
            "winter of 1939–40",
            date(1939, precision=YEAR, end=date(1940, precision=YEAR)),
        ),
    ],
)
def test_month_and_season_are_found(text: str, surface: str, value: PartialDate) -> None:
    assert found(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "surface", "year"),
    [
        ("In 1884 it was lit.", "1884", 1884),
        ("In 1940 troops arrived.", "1940", 1940),
        ("It dates back to 1696.", "1696", 1696),
        ("The 1889 treaty ended it.", "1889", 1889),
        ("The great fire (1666) ruined it.", "1666", 1666),
        ("A Norman (born 1040) wrote it.", "1040", 1040),
        ("The long reign, 1612 and after.", "1612", 1612),
        ("The Edict of 1598 granted it.", "1598", 1598),
        ("The plan for 1953 failed.", "1953", 1953),
        ("It was built in late 1943.", "late 1943", 1943),
        ("As late as 1947 it stood.", "1947", 1947),
        ("Built c. 1500, it fell.", "1500", 1500),
        ("Around 1800 Ida Holm built it.", "1800", 1800),
        ("The siege of 1453, long feared, began.", "1453", 1453),
        ("In 755, he left.", "755", 755),
        ("In 755 Wang left.", "755", 755),
        ("It burned in 64 AD.", "64 AD", 64),
        ("It burned in AD 64.", "AD 64", 64),
        ("It fell in 146 BCE.", "146 BCE", -146),
        ("It was settled by 10,000 BC.", "10,000 BC", -10000),
        ("Born 1889, he left.", "1889", 1889),
        ("1848 saw revolts.", "1848", 1848),
        ("It earned much, pending 2015 statistics.", "2015", 2015),
    ],
)
def test_year_is_found_where_words_make_it_one(text: str, surface: str, year: int) -> None:
    assert found(text) == [(surface, date(year, precision=YEAR))]


def test_each_year_of_a_list_is_found() -> None:
    assert surfaces("It flooded in 1848, 1871 and 1905, and in 751 and 755.") == [
        "1848",
        "1871",
        "1905",
        "751",
        "755",
    ]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("In the 1930s it grew.", "1930s", date(1930, precision=DECADE)),
        ("In the mid-1930's it grew.", "mid-1930's", date(1930, precision=DECADE)),
        ("In the 1800s it grew.", "1800s", date(1800, precision=CENTURY)),
        ("In the 2000s it grew.", "2000s", date(2000, precision=DECADE)),
        (
            "From the 1960s–80s it grew.",
            "1960s–80s",
            date(1960, precision=DECADE, end=date(1980, precision=DECADE)),
        ),
        ("The late 16th century was calm.", "late 16th century", date(1500, precision=CENTURY)),
        ("A ninth-century monk wrote it.", "ninth-century", date(800, precision=CENTURY)),
        ("In the 5th century BC it fell.", "5th century BC", date(-500, precision=CENTURY)),
        (
            "In the 10th and 11th centuries it grew.",
            "10th and 11th centuries",
            date(900, precision=CENTURY, end=date(1000, precision=CENTURY)),
        ),
        ("In the 10th and 15th centuries it grew.", "15th centuries", date(1400, precision=CENTURY)),
    ],
)
def test_decade_and_century_are_found(text: str, surface: str, value: PartialDate) -> None:
    assert found(text) == [(surface, value)]


def span(first: PartialDate, last: PartialDate) -> PartialDate:
    return PartialDate(first.year, first.month, first.day, first.precision, last)


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("On 14–15 July it fell.", "14–15 July", date(None, 7, 14), date(None, 7, 15)),
        ("On 14 and 15 July 1940 it fell.", "14 and 15 July 1940", date(1940, 7, 14), date(1940, 7, 15)),
        ("From 4 to 9 June 1944 it rained.", "4 to 9 June 1944", date(1944, 6, 4), date(1944, 6, 9)),
        ("It ran July 14–16, 1940.", "July 14–16, 1940", date(1940, 7, 14), date(1940, 7, 16)),
        ("From July 14 to August 2, 1940.", "July 14 to August 2, 1940", date(1940, 7, 14), date(1940, 8, 2)),
        ("It ran 3 May 1939 – 4 June 1940.", "3 May 1939 – 4 June 1940", date(1939, 5, 3), date(1940, 6, 4)),
        ("It ran 3 May 1939 – 4 June.", "3 May 1939 – 4 June", date(1939, 5, 3), date(1939, 6, 4)),
        (
            "From May 1943 to June 1944 it stood.",
            "May 1943 to June 1944",
            date(1943, 5, precision=MONTH),
            date(1944, 6, precision=MONTH),
        ),
        (
            "In September and October 1939 it grew.",
            "September and October 1939",
            date(1939, 9, precision=MONTH),
            date(1939, 10, precision=MONTH),
        ),
        (
            "Open December–January 1940.",
            "December–January 1940",
            date(1939, 12, precision=MONTH),
            date(1940, 1, precision=MONTH),
        ),
        (
            "It rains from June to September.",
            "June to September",
            date(None, 6, precision=MONTH),
            date(None, 9, precision=MONTH),
        ),
        ("The war of 1990–1991 ended.", "1990–1991", date(1990, precision=YEAR), date(1991, precision=YEAR)),
        ("The war (1939-45) ended.", "1939-45", date(1939, precision=YEAR), date(1945, precision=YEAR)),
        ("The 1813–14 campaigns failed.", "1813–14", date(1813, precision=YEAR), date(1814, precision=YEAR)),
        (
            "Between 1402 and 1405 it grew.",
            "1402 and 1405",
            date(1402, precision=YEAR),
            date(1405, precision=YEAR),
        ),
        ("He lived (712–770) there.", "712–770", date(712, precision=YEAR), date(770, precision=YEAR)),
        ("It stood 200–100 BC.", "200–100 BC", date(-200, precision=YEAR), date(-100, precision=YEAR)),
        ("It stood 27 BC – AD 14.", "27 BC – AD 14", date(-27, precision=YEAR), date(14, precision=YEAR)),
        ("He ruled AD 54–68.", "AD 54–68", date(54, precision=YEAR), date(68, precision=YEAR)),
        (
            "From the 1860s to the 1880s it grew.",
            "1860s to the 1880s",
            date(1860, precision=DECADE),
            date(1880, precision=DECADE),
        ),
    ],
)
def test_range_is_one_date_with_an_end(
    text: str, surface: str, first: PartialDate, last: PartialDate
) -> None:
    assert found(text) == [(surface, span(first, last))]


def test_range_over_new_year_ends_in_the_next_year() -> None:
    assert found("It ran 3 December 1939 – 4 January.") == [
        ("3 December 1939 – 4 January", date(1939, 12, 3, end=date(1940, 1, 4)))
    ]
    assert found("It ran 3 December – 4 January 1940.") == [
        ("3 December – 4 January 1940", date(1939, 12, 3, end=date(1940, 1, 4)))
    ]


def test_dates_of_unlike_kinds_are_no_range() -> None:
    assert surfaces("It ran from May to the 1940s.") == ["May", "1940s"]
    assert surfaces("It ran from 3 June 1940 to 3 May 1940.") == ["3 June 1940", "3 May 1940"]


def test_two_days_joined_by_and_are_no_range() -> None:
    assert found("Bombed on 6 and 9 August 1945.") == [("9 August 1945", date(1945, 8, 9))]
    assert found("Bombed on August 6 and 9.") == [("August 6", date(None, 8, 6))]


def test_two_months_that_share_a_year_are_two_dates_of_that_year() -> None:
    assert found("It flooded in July and October 1939.") == [
        ("July", date(1939, 7, precision=MONTH)),
        ("October 1939", date(1939, 10, precision=MONTH)),
    ]
    assert surfaces("It flooded in July and October.") == ["July", "October"]


def test_either_of_two_dates_is_unsure() -> None:
    (only,) = find_dates("He died in November or December 770.")
    assert only.confidence <= 0.5


def test_years_that_only_share_a_preposition_are_no_range() -> None:
    assert surfaces("Two rules from 1964 and 1968 differ.") == ["1964", "1968"]


def test_years_of_a_list_share_the_era() -> None:
    assert found("They met in 200 and 100 BC there.") == [
        ("200", date(-200, precision=YEAR)),
        ("100 BC", date(-100, precision=YEAR)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 1500 men marched 2000 metres.",
        "Over 1800 people and nearly 1900 came.",
        "It flew DB-3 and file 02622ss/ov on Flight 1549.",
        "It took 24 hours and ten days.",
        "The following day they left, a week later.",
        "You may 20 times march on.",
        "The 1st Marquess met a March hare.",
        "It cost $1900, €1800 or 1,939 crowns, 1939.5 in all.",
        "The 1920-built ship, No. 1884, was 1500% bigger.",
        "She wrote his 1500 extant poems in 300 nights.",
        "A population of 1850 in all.",
        "It was 2350 in the story; 1999s and 175s are nothing.",
        "On 31 June, June 31 and 30 February nothing happened.",
        "It burned in the summer of 60 times.",
        "The year AD 3000 is nothing.",
        "The 1960s–20s and the 930s are nothing.",
        "Articles 106 and 107 apply.",
        "In May 10,000 people left.",
        "In June 20 ships came from 5 ports.",
        "The road is 1200–1300 km long.",
        "A 2002-1998 score of 1945/3 at 12-1500.",
        "It grew between 300 and 400 each.",
        "It was the 30th century, the 0th century.",
        "They walked 3 centuries in the 44th row.",
        "1500 Swedish soldiers came.",
        "The year 3000 is far, and 1999-13-40 is none.",
    ],
)
def test_number_that_is_no_date_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_longest_of_overlapping_spans_stays_and_ties_go_to_the_surer() -> None:
    value = PartialDate(1940)
    spans = [
        Found(0, 4, value),
        Found(2, 9, value),
        Found(9, 12, value, 0.5),
        Found(9, 12, value),
        Found(20, 21, value),
    ]
    assert longest(spans) == [spans[1], spans[3], spans[4]]
    assert outside(spans, [spans[1]]) == [spans[2], spans[3], spans[4]]
    assert outside(spans, []) == spans


PIECES = """
in the on 3 12 31 May march March 1939 1500 54 AD BC – - to and between from June, July 1930s 16th century early mid- of
( ) , . 1,500 men 0 44 2nd centuries st or c.
"""
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=14)


@settings(max_examples=400, deadline=None)
@given(WORDS, st.sampled_from([" ", "", "\u00a0"]))
def test_dates_are_ordered_whole_and_never_overlap(words: list[str], gap: str) -> None:
    text = gap.join(words)
    position = 0
    for one in find_dates(text):
        assert position <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert not (text[one.start - 1 : one.start].isalnum() and text[one.start].isalnum())
        assert not (text[one.end : one.end + 1].isalnum() and text[one.end - 1].isalnum())
        assert 0 < one.confidence <= 1
        position = one.end


NO_DIGITS = st.lists(
    st.sampled_from(
        [*(re.sub(r"\d+", "", piece) or "summer" for piece in PIECES.split()), "tenth", "century"]
    ),
    max_size=14,
)


@settings(max_examples=400, deadline=None)
@given(NO_DIGITS, st.sampled_from([" ", "", "\u00a0"]))
def test_dates_without_digits_are_months_and_centuries(words: list[str], gap: str) -> None:
    text = gap.join(words)
    others = [
        form for form, _ in (*date_days.READERS, *date_years.READERS) if form not in {MONTHS, CENTURIES}
    ]
    assert len(others) == 9
    assert not any(form.search(text) for form in others)


def test_dates_in_words_alone_are_found() -> None:
    assert surfaces("It began in May and lasted into the tenth century.") == ["May", "tenth century"]


def test_long_sentence_is_read_in_linear_time() -> None:
    def seconds(size: int) -> float:
        text = "On 3 May 1940 and 12 June – in 1500 men, early March, 16th 1930s to " * size
        began = time.perf_counter()
        find_dates(text)
        return time.perf_counter() - began

    assert seconds(2_000) < 25 * seconds(200) + 0.5
