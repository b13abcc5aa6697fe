"""Review logs: out of events, and the CSV that FSRS tools share."""

from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.errors import DocumentError
from quizzer.memory.calendar import date_to_day
from quizzer.memory.review_log import collect_histories, group_answers, read_csv, write_csv
from quizzer.models import Event, EventKind, QuestionId, Rating
from tests.reviewing import DAY, DAY_MS, QUICK, live, make_history

HEADER = "card_id,review_time,review_rating,review_state,review_duration"


def event(number: int, kind: EventKind = EventKind.REVIEW, card: str = "a", **changes: object) -> Event:
    day = DAY + number
    plain = Event(bytes(15) + bytes([number]), QuestionId(card), day * DAY_MS, 0, day, kind, Rating.GOOD)
    return replace(plain, **changes)  # type: ignore[arg-type]


def ratings(events: list[Event]) -> list[list[int]]:
    return [[int(answer.rating) for answer in history] for history in collect_histories(events)]


def test_undone_answers_are_left_out() -> None:
    undo = event(3, EventKind.UNDO, refers_to=event(2).uid)
    assert ratings([event(1), event(2, rating=Rating.AGAIN), undo]) == [[3]]


def test_amended_answers_count_as_amended() -> None:
    amend = event(3, EventKind.AMEND, refers_to=event(1).uid, rating=Rating.AGAIN)
    assert ratings([event(1), event(2), amend]) == [[1, 3]]


def test_reset_begins_a_new_history() -> None:
    assert ratings([event(1), event(2, EventKind.RESET), event(3)]) == [[3], [3]]


def test_other_events_are_no_answers() -> None:
    assert ratings([event(1, EventKind.SUSPEND), event(2, EventKind.BURY, card="b")]) == []


def test_histories_are_those_of_cards_in_order() -> None:
    found = collect_histories([event(2), event(1), event(1, card="b", uid=b"0123456789abcdef")])
    assert [[(answer.card, answer.day - DAY) for answer in history] for history in found] == [
        [("a", 1), ("a", 2)],
        [("b", 1)],
    ]


def test_log_tells_what_state_a_card_was_in() -> None:
    history = make_history("a", [(1, 0), (3, 0), (3, 1), (1, 5), (3, 0), (3, 1)])
    lines = list(write_csv([history]))
    assert lines[0] == HEADER
    assert [line.split(",")[3] for line in lines[1:]] == ["0", "1", "2", "2", "3", "2"]


def test_answer_without_a_duration_has_an_empty_cell() -> None:
    (answer,) = make_history('a,"b"', [(3, 0)])
    assert list(write_csv([(replace(answer, duration_ms=None),)]))[1] == f'"a,""b""",{DAY * DAY_MS},3,0,'


@given(st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_log_read_back_is_the_same(seed: int) -> None:
    log = live(QUICK, 10, 3, Random(seed))
    text = "\n".join(write_csv(log))
    assert group_answers(read_csv(text, "log.csv", UTC)) == log


def test_lines_are_in_the_order_of_time() -> None:
    times = [int(line.split(",")[1]) for line in list(write_csv(live(QUICK, 10, 3, Random(1))))[1:]]
    assert times == sorted(times)


def test_study_days_are_counted_where_the_learner_lives() -> None:
    text = "card_id,review_rating,review_time\n7,3,2024-03-30T08:00:00+00:00\n"
    days = [read_csv(text, "x", zone)[0].day for zone in (UTC, timezone(timedelta(hours=-6)))]
    assert days[0] - days[1] == 1
    assert read_csv(text, "x", UTC)[0].at_ms == 1711785600000


def test_own_machine_is_where_the_learner_lives_if_no_zone_is_named() -> None:
    (answer,) = read_csv("card_id,review_time,review_rating\na,1711785600000,1\n", "x", None)
    assert answer.day == date_to_day(date(2024, 3, 30))
    assert (answer.rating, answer.duration_ms) == (Rating.AGAIN, None)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a,1711785600000,5,0,100", "review_rating is '5'; 1 is Again"),
        ("a,1711785600000,0,0,100", "review_rating is '0'"),
        ("a,1711785600000,3.0,0,100", "review_rating is '3.0'"),
        ("a,yesterday,3,0,100", "review_time is 'yesterday'"),
        ("a,2024-03-30T08:00:00,3,0,100", "it takes UTC milliseconds"),
        ("a,1711785600000000,3,0,100", "whole milliseconds up to"),
        ("a,1900-01-01T00:00:00+00:00,3,0,100", "review_time"),
        ("a,-5,3,0,100", "review_time is '-5'"),
        ("a,²,3,0,100", "review_time"),
        ("a,1711785600000,3,0,-1", "review_duration is '-1'"),
        ("a,1711785600000,3,0,1e3", "review_duration is '1e3'"),
        (",1711785600000,3,0,100", "no card_id"),
        ("a,1711785600000,3", "3 cells under 5 columns"),
        ("b,1711785600001,3,0,100", "the same card and time as line 2"),
        ('a,"17', "not CSV"),
    ],
)
def test_wrong_line_is_told_with_its_number(line: str, problem: str) -> None:
    text = f"{HEADER}\nb,1711785600001,3,0,100\n{line}\n"
    with pytest.raises(DocumentError) as told:
        read_csv(text, "log.csv", UTC)
    assert str(told.value).startswith("log.csv:3: ")
    assert problem in str(told.value)


def test_all_wrong_lines_are_told_but_not_endlessly() -> None:
    text = HEADER + "\na,1,9,0,1" * 30
    with pytest.raises(DocumentError) as told:
        read_csv(text, "log.csv", UTC)
    lines = str(told.value).splitlines()
    assert [line.split(":")[1] for line in lines[:10]] == [str(number) for number in range(2, 12)]
    assert lines[10] == "log.csv: 20 more wrong lines. Nothing was taken from the file."


@pytest.mark.parametrize("header", ["", "card_id,review_time", "card_id,review_time,review_rating,card_id"])
def test_file_that_is_no_review_log_is_told(header: str) -> None:
    with pytest.raises(DocumentError, match=r"log\.csv:1: a review log begins with"):
        read_csv(header + "\n", "log.csv", UTC)


def test_columns_of_other_tools_are_left_alone() -> None:
    text = "deck,card_id,review_time,review_rating\nx,a,1711785600000,2\n\n"
    assert [answer.rating for answer in read_csv(text, "x", UTC)] == [Rating.HARD]
