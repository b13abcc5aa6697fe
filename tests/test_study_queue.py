"""What a sitting asks, and in what order."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.models import Card, Memory, Question, QuestionId, QuestionKind, Source
from quizzer.study.queue import APART, Entry, build_queue, mix

NOW = 1_000_000
MEMORY = Memory(3.0, 5.0, 100)


def question(name: str, sentence: int | None = None) -> Question:
    source = None if sentence is None else Source("article.txt", "", "", sentence, sentence + 10)
    return Question(QuestionId(name), QuestionKind.SHORT, f"{name}?", ("yes",), source=source)


def due(name: str, day: int = 100, due_ms: int | None = None) -> Card:
    return Card(QuestionId(name), MEMORY, day, due_ms, 1)


def new(name: str) -> Card:
    return Card(QuestionId(name))


def order(
    waiting: list[Card],
    fresh: list[Card],
    sentences: dict[str, int] | None = None,
    limit: int = 20,
    seed: int = 1,
) -> list[str]:
    """The ids of the queue over these cards; `sentences` tells where a question comes from."""
    cards = [*waiting, *fresh]
    known = {
        card.question_id: question(card.question_id, (sentences or {}).get(card.question_id))
        for card in cards
    }
    return [entry.question.id for entry in build_queue(waiting, fresh, known, Random(seed), NOW, limit)]


def test_steps_of_today_come_first_and_unripe_ones_last() -> None:
    cards = [
        due("review"),
        due("later", due_ms=NOW + 60_000),
        due("second", due_ms=20),
        due("first", due_ms=10),
    ]
    assert order(cards, [new("new")])[:2] == ["first", "second"]
    assert order(cards, [new("new")])[-1] == "later"


def test_longest_overdue_is_asked_before_what_is_due_today() -> None:
    assert order([due("today", 100), due("old", 90), due("older", 80)], []) == ["older", "old", "today"]


def test_cards_of_one_day_are_shuffled_by_the_seed() -> None:
    cards = [due(f"c{number}") for number in range(20)]
    assert order(cards, [], seed=1) == order(cards, [], seed=1)
    assert order(cards, [], seed=1) != order(cards, [], seed=2)


def test_new_cards_are_spread_evenly_over_the_reviews() -> None:
    queue = order([due(f"r{number}") for number in range(9)], [new(f"n{number}") for number in range(3)])
    assert "".join(name[0] for name in queue) == "rrnrrrnrrrnr"
    assert [name for name in queue if name[0] == "n"] == ["n0", "n1", "n2"]


def test_no_more_new_cards_than_allowed() -> None:
    fresh = [new(f"n{number}") for number in range(30)]
    assert len(order([], fresh)) == 20
    assert len(order([], fresh, limit=3)) == 3
    assert order([], fresh, limit=0) == []


def test_new_sibling_waits_for_another_day_and_the_next_takes_its_place() -> None:
    fresh = [new("a"), new("b"), new("c")]
    assert order([], fresh, {"a": 7, "b": 7, "c": 9}, limit=2) == ["a", "c"]


def test_new_sibling_of_a_review_waits() -> None:
    assert order([due("r")], [new("n")], {"r": 7, "n": 7}) == ["r"]


def test_reviews_from_one_sentence_are_kept_apart() -> None:
    cards = [due("a"), due("b"), *(due(f"x{number}") for number in range(10))]
    for seed in range(20):
        queue = order(cards, [], {"a": 7, "b": 7}, seed=seed)
        last = len(queue) - 1
        assert abs(queue.index("a") - queue.index("b")) > APART or last in (
            queue.index("a"),
            queue.index("b"),
        )


def test_sentence_at_the_same_place_of_another_document_is_no_sibling() -> None:
    one, other = (
        question("one", 7),
        Question(QuestionId("two"), QuestionKind.SHORT, "?", ("x",), source=Source("b", start=7)),
    )
    known = {one.id: one, other.id: other}
    assert len(build_queue([], [new("one"), new("two")], known, Random(1), NOW)) == 2


def test_card_whose_question_is_gone_is_left_out() -> None:
    assert build_queue([due("gone")], [new("gone too")], {}, Random(1), NOW) == []


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 30), st.integers(0, 30))
def test_mixing_keeps_both_orders_and_every_card(reviews: int, fresh: int) -> None:
    one = [Entry(question(f"r{number}"), due(f"r{number}")) for number in range(reviews)]
    other = [Entry(question(f"n{number}"), new(f"n{number}")) for number in range(fresh)]
    mixed = mix(one, other)
    assert [entry for entry in mixed if not entry.is_new] == one
    assert [entry for entry in mixed if entry.is_new] == other
