"""What is due, what is new, and when the next card comes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizzer.errors import StoreUnusable
from quizzer.memory.rebuild import Rebuild
from quizzer.models import Card, EventKind, Memory, QuestionId, Rating
from quizzer.store.cards import (
    count_begun,
    count_by_day,
    count_due,
    count_new,
    due_cards,
    new_cards,
    next_due_day,
    read_card,
    save_cards,
)
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set, remove_set
from quizzer.store.log import record_and_replay
from tests.learner import DAY, capitals, flag, give_answer, milliseconds, moment, numbered

TEN_MINUTES = 600_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "learner.db") as opened:
        add_set(opened, "capitals", capitals(), 0)
        add_set(opened, "squares", numbered(5), 0)
        yield opened


def keep(store: Store, name: str, **changes: object) -> Card:
    """A card in a state of its own."""
    seen = Card(QuestionId(name), Memory(3.0, 5.0, DAY - 3), DAY, reviews=2)
    card = replace(seen, **changes)  # type: ignore[arg-type]
    save_cards(store, [card])
    return card


def names(cards: list[Card]) -> list[str]:
    return [card.question_id for card in cards]


def due(store: Store, day: int = DAY, now_ms: int = 0, *sets: str) -> list[str]:
    return names(due_cards(store, day, now_ms, sets))


def test_question_never_answered_has_a_new_card(store: Store) -> None:
    assert read_card(store, QuestionId("q1")) == Card(QuestionId("q1"))


@pytest.mark.parametrize(
    "card",
    [
        Card(QuestionId("q1")),
        Card(QuestionId("q1"), Memory(1.5, 10.0, -4), 7, 123, 4, 5, True, 6),
        Card(QuestionId("q1"), Memory(36_500.0, 1.0, DAY), DAY + 36_500, None, 1, 0),
    ],
)
def test_card_is_read_as_it_was_saved(store: Store, card: Card) -> None:
    save_cards(store, [card])
    assert read_card(store, card.question_id) == card


def test_card_is_due_from_its_day_on(store: Store) -> None:
    keep(store, "q1", due_day=DAY)
    assert due(store, DAY - 1) == []
    assert due(store, DAY) == due(store, DAY + 9) == ["q1"]


def test_longest_overdue_comes_first_and_ties_go_by_id(store: Store) -> None:
    for name, day in (("q3", DAY), ("q2", DAY - 5), ("n1", DAY), ("q1", DAY)):
        keep(store, name, due_day=day)
    assert due(store) == ["q2", "n1", "q1", "q3"]


def test_step_of_today_waits_for_its_minute(store: Store) -> None:
    keep(store, "q1", due_day=DAY, due_ms=1000 + TEN_MINUTES)
    assert due(store, DAY, 1000 + TEN_MINUTES - 1) == []
    assert due(store, DAY, 1000 + TEN_MINUTES) == ["q1"]


def test_step_of_yesterday_is_due_whatever_the_clock_says(store: Store) -> None:
    keep(store, "q1", due_day=DAY - 1, due_ms=10**15)
    assert due(store) == ["q1"]


def test_forgotten_card_comes_back_after_ten_minutes(store: Store) -> None:
    give_answer(store, "q1", Rating.AGAIN)
    now = milliseconds(moment())
    assert due(store, DAY, now + TEN_MINUTES - 1) == []
    assert due(store, DAY, now + TEN_MINUTES) == ["q1"]


def test_suspended_card_is_neither_due_nor_new(store: Store) -> None:
    keep(store, "q1", suspended=True)
    keep(store, "q2", suspended=True, memory=None, due_day=None)
    assert due(store) == []
    assert "q2" not in names(new_cards(store, 99, DAY))


def test_buried_card_is_neither_due_nor_new_until_its_day(store: Store) -> None:
    keep(store, "q1", buried_until=DAY + 1)
    keep(store, "q2", buried_until=DAY + 1, memory=None, due_day=None)
    assert due(store, DAY) == []
    assert "q2" not in names(new_cards(store, 99, DAY))
    assert due(store, DAY + 1) == ["q1"]
    assert "q2" in names(new_cards(store, 99, DAY + 1))


def test_sets_can_be_chosen(store: Store) -> None:
    keep(store, "q1")
    keep(store, "n1")
    assert due(store, DAY, 0, "capitals") == ["q1"]
    assert due(store, DAY, 0, "squares", "capitals") == ["n1", "q1"]
    assert due(store, DAY, 0, "no such set") == []


def test_cards_without_a_set_are_left_out(store: Store) -> None:
    keep(store, "q1")
    keep(store, "gone")
    add_set(store, "capitals", capitals(0), 0)
    assert due(store) == []
    assert next_due_day(store, DAY - 1) is None
    assert count_due(store, DAY, 0) == {}


def test_new_cards_come_in_the_order_of_the_sets_and_their_files(store: Store) -> None:
    keep(store, "q2")
    assert names(new_cards(store, 6, DAY)) == ["q1", "q3", "q4", "q5", "n0", "n1"]
    assert names(new_cards(store, 2, DAY, ["squares"])) == ["n0", "n1"]
    assert new_cards(store, 0, DAY) == new_cards(store, -1, DAY) == []
    assert new_cards(store, 1, DAY) == [Card(QuestionId("q1"))]


def test_question_in_two_sets_is_one_new_card(store: Store) -> None:
    add_set(store, "north", capitals(), 0)
    assert names(new_cards(store, 99, DAY)) == [*(f"q{n}" for n in range(1, 6)), *(f"n{n}" for n in range(5))]
    assert names(new_cards(store, 99, DAY, ["north"])) == ["q1", "q2", "q3", "q4", "q5"]


def test_reset_card_is_new_and_keeps_what_is_not_memory(store: Store) -> None:
    give_answer(store, "q1", Rating.GOOD)
    card = record_and_replay(store, flag("q1", EventKind.RESET), Rebuild())
    assert due(store, DAY + 99) == []
    assert new_cards(store, 1, DAY) == [card]


def test_next_day_is_the_first_after_today(store: Store) -> None:
    for name, day in (("q1", DAY), ("q2", DAY + 4), ("q3", DAY + 9)):
        keep(store, name, due_day=day)
    assert next_due_day(store, DAY - 1) == DAY
    assert next_due_day(store, DAY) == DAY + 4
    assert next_due_day(store, DAY + 9) is None


def test_next_day_counts_with_buried_and_not_with_suspended_cards(store: Store) -> None:
    keep(store, "q1", due_day=DAY + 2, suspended=True)
    keep(store, "q2", due_day=DAY + 3, buried_until=DAY + 5)
    assert next_due_day(store, DAY) == DAY + 5
    keep(store, "q3", due_day=DAY - 8, buried_until=DAY + 1)
    assert next_due_day(store, DAY) == DAY + 1


def test_counts_are_by_set_and_count_shared_questions_in_both(store: Store) -> None:
    add_set(store, "north", capitals(2), 0)
    keep(store, "q1")
    keep(store, "q3")
    keep(store, "n1", due_day=DAY, due_ms=500)
    assert count_due(store, DAY, 499) == {"capitals": 2, "north": 1}
    assert count_due(store, DAY, 500) == {"capitals": 2, "squares": 1, "north": 1}
    assert count_new(store, DAY) == {"capitals": 3, "squares": 4, "north": 1}
    remove_set(store, "capitals")
    assert count_due(store, DAY, 0) == {"north": 1}


@pytest.mark.parametrize(
    "change",
    ["stability = 1e999", "stability = -1", "difficulty = 11", "difficulty = 0"],
)
def test_memory_that_cannot_be_is_a_damaged_store(store: Store, change: str) -> None:
    keep(store, "q1")
    store.rows(f"update card set {change}")
    with pytest.raises(StoreUnusable, match=r"damaged.*memory of q1"):
        due(store)


def test_due_query_asks_only_for_the_cards_that_are_due(store: Store) -> None:
    """Twenty thousand cards that are not due cost no row of their tables: the index ends the search."""
    with store.transaction():
        save_cards(store, [Card(QuestionId(f"x{n}"), Memory(3.0, 5.0, DAY), DAY + 5) for n in range(20_000)])
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    keep(store, "q1")
    store.connection.set_progress_handler(count, 100)
    assert due(store) == ["q1"]
    assert count_due(store, DAY, 0) == {"capitals": 1}
    assert next_due_day(store, DAY + 5) is None
    store.connection.set_progress_handler(None, 0)
    assert steps < 20


def test_day_of_25_hours_counts_what_was_begun_in_its_first(store: Store) -> None:
    event = give_answer(store, "q1", Rating.GOOD)
    give_answer(store, "q2", Rating.GOOD, DAY - 3)
    give_answer(store, "q2", Rating.GOOD, DAY, minute=5)
    hour = 3_600_000
    assert count_begun(store, DAY, event.at_ms + 25 * hour - 1) == 1
    assert count_begun(store, DAY + 1, event.at_ms + 25 * hour) == 0


def test_cards_are_counted_by_the_day_they_come_back(store: Store) -> None:
    keep(store, "q1")
    keep(store, "q2", due_day=DAY + 2)
    keep(store, "q3", due_day=DAY + 2)
    keep(store, "q4", due_day=DAY + 2, suspended=True)
    assert count_by_day(store, DAY, DAY + 2) == {DAY: 1, DAY + 2: 2}
    assert count_by_day(store, DAY + 3, DAY + 9) == {}
