"""What is right, close or wrong: the truth table, each kind of question, and values under any writing."""

import calendar
import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizzer.answers.judge import Verdict, judge
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind
from tests.conftest import DATA

with (DATA / "answers" / "truth.csv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row.values()) for row in csv.DictReader(table)]

RIGHT, CLOSE, WRONG = Verdict.RIGHT, Verdict.CLOSE, Verdict.WRONG


def ask(kind: str, *answer: str, prompt: str = "?") -> Question:
    return Question(QuestionId("q"), QuestionKind(kind), prompt, answer)


def verdict(answer: str, typed: str, kind: str = "short") -> Verdict:
    return judge(ask(kind, answer), (typed,)).verdict


@pytest.mark.parametrize(("kind", "expected", "typed", "outcome"), ROWS, ids=lambda text: str(text)[:30])
def test_truth_table(kind: str, expected: str, typed: str, outcome: str) -> None:
    assert verdict(expected, typed, kind) == outcome


def test_accepted_writing_is_right() -> None:
    question = replace(ask("short", "Konstantin Päts"), accept=(("Päts", "President Päts"),))
    assert judge(question, ("pats",)).verdict is RIGHT
    assert judge(question, ("president pats",)).verdict is RIGHT


def test_writing_that_the_prompt_shows_is_no_answer() -> None:
    question = ask("short", "World War II", prompt="What does WWII stand for?")
    assert judge(question, ("WWII",)).verdict is WRONG
    assert judge(question, ("World War 2",)).verdict is RIGHT


ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]
WORDS = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
    "Twentieth",
]


@given(
    st.integers(1, 20), st.integers(1, 20), st.sampled_from((ROMAN, WORDS)), st.sampled_from((ROMAN, WORDS))
)
def test_number_in_a_name_counts_by_its_value(
    meant: int, typed: int, own: list[str], other: list[str]
) -> None:
    outcome = verdict(f"{own[meant - 1]} Corps", f"the {other[typed - 1]} Corps")
    assert (outcome is RIGHT) == (meant == typed)


def test_year_that_the_sentence_leaves_out_is_right_where_it_is_accepted() -> None:
    question = replace(ask("cloze", "15 June"), accept=(("15 June 1940",),))
    assert judge(question, ("June 15, 1940",)).verdict is RIGHT
    assert judge(question, ("June 15, 1941",)).verdict is not RIGHT


def test_every_gap_must_be_right() -> None:
    question = ask("cloze", "Riga", "1940", prompt=f"{BLANK} in {BLANK}")
    assert judge(question, ("riga", "1940")).verdict is RIGHT
    assert judge(question, ("riga", "1941")).verdict is WRONG
    assert judge(question, ("1940", "Riga")).verdict is WRONG
    assert judge(question, ("riga",)).verdict is WRONG
    assert judge(question, ("riga", " ")).verdict is WRONG


def test_gap_that_is_nearly_right_is_named() -> None:
    question = ask("cloze", "Lithuania", "1940", prompt=f"{BLANK} in {BLANK}")
    judgement = judge(question, ("Lithunia", "1940"))
    assert (judgement.verdict, judgement.reason) == (CLOSE, "gap 1: check the spelling")


def test_chosen_option_is_never_a_slip_of_another() -> None:
    question = replace(ask("cloze", "Slovakia"), options=("Slovakia", "Slovenia", "Slovakie", "Latvia"))
    assert judge(question, ("Slovakie",)).verdict is WRONG
    assert judge(question, ("Slovakia",)).verdict is RIGHT


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("Hampden Park", "Hampden"),
        ("Theodore Roosevelt", "Roosevelt"),
        ("Bodmin County Lunatic Asylum", "the Bodmin Asylum"),
        ("Sea of Tranquility", "Tranquility"),
    ],
)
def test_part_of_a_name_is_asked_for_the_whole(answer: str, typed: str) -> None:
    judgement = judge(ask("cloze", answer), (typed,))
    assert (judgement.verdict, judgement.reason) == (CLOSE, "the whole name, please")


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("Hampden Park", "park"),
        ("Pearl Harbor", "harbor"),
        ("University of Tartu", "university"),
        ("3rd Army", "army"),
        ("Al Gore", "Al"),
        ("Henry VIII", "Henry"),
        ("Treaty of 1921", "Treaty of"),
        ("red blood cells", "blood"),
        ("Peter the Great", "Great Peter"),
    ],
)
def test_words_that_name_nothing_or_another_are_no_part_of_a_name(answer: str, typed: str) -> None:
    assert judge(ask("cloze", answer), (typed,)).verdict is WRONG


def test_part_of_a_name_that_the_prompt_shows_is_wrong() -> None:
    question = ask("cloze", "Battle of Tannenberg", prompt=f"Near Tannenberg the {BLANK} was fought.")
    assert judge(question, ("Tannenberg",)).verdict is WRONG


def test_part_of_a_name_that_is_the_answer_of_another_question_is_wrong() -> None:
    battle, town = ask("cloze", "Battle of Tannenberg"), ask("cloze", "Tannenberg")
    assert judge(battle, ("Tannenberg",), [battle]).verdict is CLOSE
    assert judge(battle, ("Tannenberg",), [battle, town]).verdict is WRONG


def test_choices_must_be_exactly_the_right_ones() -> None:
    question = replace(ask("choices", "Estonia", "Latvia"), options=("Estonia", "Latvia", "Poland"))
    assert judge(question, ("Latvia", "Estonia")).verdict is RIGHT
    assert judge(question, ("Latvia",)).reason == "1 missing"
    assert judge(question, ("Latvia", "Poland")).reason == "1 missing and 1 too many"
    assert judge(question, ()).verdict is WRONG


def test_order_and_match_count_what_is_in_place() -> None:
    for kind, what in (("order", "places"), ("match", "pairs")):
        question = ask(kind, "one", "two", "three")
        assert judge(question, ("one", "two", "three")).verdict is RIGHT
        assert judge(question, ("one", "three", "two")).reason == f"1 of 3 {what} right"
        assert judge(question, ("one", "two")).verdict is WRONG


def test_asked_precision_decides_what_must_be_told() -> None:
    question = replace(ask("date", "1789-07-14"), precision=Precision.YEAR)
    assert judge(question, ("1789",)).verdict is RIGHT
    assert judge(question, ("14 July 1789",)).verdict is RIGHT
    assert judge(question, ("15 July 1789",)).verdict is WRONG
    question = replace(question, precision=Precision.MONTH)
    assert judge(question, ("July 1789",)).verdict is RIGHT
    assert judge(question, ("1789",)).verdict is CLOSE


def test_year_of_few_digits_keeps_its_era() -> None:
    question = replace(ask("cloze", "54"), accept=(("54 AD",),))
    for typed in ("54", "54 AD", "AD 54", "54 CE"):
        assert judge(question, (typed,)).verdict is RIGHT
    assert judge(question, ("54 BC",)).verdict is WRONG
    assert judge(question, ("55",)).verdict is WRONG


def test_tolerance_is_an_amount_or_a_share() -> None:
    exact = ask("number", "100")
    assert judge(exact, ("101",)).verdict is WRONG
    assert judge(replace(exact, tolerance="1"), ("101",)).verdict is RIGHT
    assert judge(replace(exact, tolerance="1"), ("101.5",)).verdict is WRONG
    assert judge(replace(exact, tolerance="5%"), ("95",)).verdict is RIGHT
    assert judge(replace(exact, tolerance="5%"), ("94",)).verdict is WRONG
    assert judge(replace(exact, tolerance="some"), ("101",)).verdict is WRONG


def test_unit_may_be_left_out_but_not_changed() -> None:
    question = replace(ask("number", "42"), unit="km")
    assert judge(question, ("42",)).verdict is RIGHT
    assert judge(question, ("42 kilometres",)).verdict is RIGHT
    assert judge(question, ("42 mi",)).verdict is WRONG
    assert judge(question, ("42 apples",)).verdict is CLOSE


def test_unit_that_the_prompt_names_may_be_repeated() -> None:
    question = ask("cloze", "5", prompt=f"It is {BLANK} km away.")
    assert judge(question, ("5 km",)).verdict is RIGHT
    assert judge(question, ("5 miles",)).verdict is CLOSE


def test_reason_of_a_near_miss_does_not_tell_the_answer() -> None:
    for answer, typed in (("17 September 1939", "September 1939"), ("3 April 1940", "3/4/1940")):
        reason = judge(ask("short", answer), (typed,)).reason
        assert reason
        assert not any(part in reason for part in answer.split())


DATES = st.dates(date(1000, 1, 1), date(2999, 12, 31))
WAYS = (
    "{d} {month} {y}", "{d} {abbr} {y}", "{month} {d}, {y}", "{abbr}. {d} {y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}",
    "the {d} of {month}, {y}", "{y} {month} {d}", "{d}-{abbr}-{y}", "{MONTH} {d} {y}",
)  # fmt: skip


def write_date(day: date, way: str) -> str:
    month = calendar.month_name[day.month]
    parts = {"month": month, "abbr": month[:3], "MONTH": month.upper()}
    return way.format(d=day.day, m=day.month, y=day.year, **parts)


@settings(max_examples=150, deadline=None)
@given(DATES, st.sampled_from(WAYS), st.sampled_from(WAYS))
def test_right_date_is_right_in_any_writing(day: date, stored: str, typed: str) -> None:
    assert verdict(write_date(day, stored), write_date(day, typed)) is RIGHT


@settings(max_examples=200, deadline=None)
@given(DATES, DATES, st.sampled_from(WAYS), st.sampled_from([*WAYS, "{d}/{m}/{y}", "{m}/{d}/{y}"]))
def test_another_date_is_never_right(day: date, other: date, stored: str, typed: str) -> None:
    assume(day != other)
    assert verdict(write_date(day, stored), write_date(other, typed)) is not RIGHT


@settings(max_examples=60, deadline=None)
@given(DATES, st.sampled_from(("year", "month", "day")), st.sampled_from(WAYS))
def test_date_one_off_is_wrong(day: date, part: str, way: str) -> None:
    near = {
        "year": (day.year + 1, day.month, min(day.day, 28)),
        "month": (day.year, day.month % 12 + 1, min(day.day, 28)),
        "day": (day.year, day.month, day.day % 28 + 1),
    }
    assert verdict(write_date(day, "{d} {month} {y}"), write_date(date(*near[part]), way)) is WRONG


NUMBERS = st.integers(0, 10**12) | st.decimals(0, 10**6, places=2)


def write_number(value: Decimal | int, way: str) -> str:
    english = f"{value:,}"
    swiss = english.replace(",", "'")
    german = english.translate(str.maketrans(",.", ".,"))
    spaced = english.replace(",", "\N{NARROW NO-BREAK SPACE}")
    return {"plain": str(value), "english": english, "swiss": swiss, "german": german, "spaced": spaced}[way]


NUMBER_WAYS = st.sampled_from(("plain", "english", "swiss", "german", "spaced"))


@settings(max_examples=150, deadline=None)
@given(NUMBERS, NUMBER_WAYS)
def test_right_number_is_right_in_any_writing(value: Decimal | int, way: str) -> None:
    assert verdict(f"{value:,}", write_number(value, way), "number") is RIGHT


@settings(max_examples=200, deadline=None)
@given(NUMBERS, NUMBERS | st.integers(-6, 6), NUMBER_WAYS)
def test_another_number_is_never_right(value: Decimal | int, other: Decimal | int, way: str) -> None:
    if isinstance(other, int) and abs(other) <= 6:
        other = value * 10 ** abs(other) if other > 0 else value + other
    assume(value != other and other >= 0)
    assert verdict(f"{value:,}", write_number(other, way), "number") is not RIGHT


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=25), st.text(max_size=25))
def test_any_text_gets_a_verdict(answer: str, typed: str) -> None:
    for kind in ("short", "date", "number"):
        assert judge(ask(kind, answer or "x"), (typed,)).verdict in Verdict
    if answer.strip():
        assert verdict(answer, answer) is RIGHT


LENGTHS = st.sampled_from([("km", "1000"), ("m", "1"), ("cm", "0.01"), ("mm", "0.001")])


@given(st.integers(1, 10**6), LENGTHS, LENGTHS)
def test_value_is_right_in_any_unit_of_its_kind(
    count: int, stored: tuple[str, str], typed: tuple[str, str]
) -> None:
    other = Decimal(count) * Decimal(stored[1]) / Decimal(typed[1])
    assert verdict(f"{count} {stored[0]}", f"{other:f} {typed[0]}") in (RIGHT, CLOSE)
    assert verdict(f"{count} {stored[0]}", f"{other + 1:f} {typed[0]}") is WRONG


@given(st.integers(1, 3999), st.integers(1, 3999))
def test_roman_numeral_is_its_number_and_no_other(number: int, other: int) -> None:
    assert verdict(str(number), write_roman(number)) is RIGHT
    assert number == other or verdict(str(number), write_roman(other)) is WRONG
    assume(write_roman(number) not in "LCDM")  # letters like any other behind a name
    assert verdict(f"Pope John {write_roman(number)}", f"pope john {number}") is RIGHT
    assert number == other or verdict(f"Pope John {write_roman(number)}", f"pope john {other}") is not RIGHT


def write_roman(number: int) -> str:
    signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"]
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    written = ""
    for value, sign in zip(values, signs, strict=True):
        written += sign * (number // value)
        number %= value
    return written


@given(st.integers(1, 60), st.integers(2, 99), st.integers(1, 60), st.integers(2, 99))
def test_fraction_is_right_for_its_value_only(over: int, under: int, other: int, part: int) -> None:
    stored = f"{over}⁄{under} t"  # with a unit, so that it is no day and month
    same = over * part == other * under
    assert (verdict(stored, f"{other}/{part} t") is RIGHT) == same
    assert (verdict(stored, f"{other}/{part}") is RIGHT) == same


def test_slip_that_is_another_questions_answer_is_wrong() -> None:
    slovakia, others = ask("short", "Slovakia"), [ask("short", "Slovakla"), ask("short", "Slovenia")]
    assert judge(slovakia, ("Slovakja",)).verdict is CLOSE
    assert judge(slovakia, ("Slovakja",), [slovakia, ask("short", "Slovenia")]).verdict is CLOSE
    assert judge(slovakia, ("Slovakla",), [slovakia, *others]).verdict is WRONG
    assert (
        judge(slovakia, ("Slovakja",), [slovakia, *others]).verdict is WRONG
    )  # as near to the one as to the other
    assert judge(slovakia, ("slovakia",), [slovakia, *others]).verdict is RIGHT


def test_date_told_in_part_is_close_whatever_else_is_asked() -> None:
    day, month = ask("short", "17 September 1939"), ask("short", "September 1939")
    assert judge(day, ("September 1939",), [day, month]).verdict is CLOSE
