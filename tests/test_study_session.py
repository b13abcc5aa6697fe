"""A sitting over a real store, with a fixed clock and a list of replies."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random

import pytest

from quizzer.answers.judge import Verdict
from quizzer.errors import StoreBusy
from quizzer.memory.rebuild import Rebuild
from quizzer.models import Card, Event, EventKind, Question, QuestionId, QuestionKind, Rating
from quizzer.store.cards import new_cards, read_card
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set
from quizzer.store.log import new_event, read_events, rebuild_cards, record
from quizzer.study.desk import Leave, Occasion, Result
from quizzer.study.queue import Entry
from quizzer.study.session import Ending, Summary, run
from quizzer.study.showing import shuffle_options
from quizzer.study.sitting import Tools
from tests.learner import DAY, capitals
from tests.scripted import Clock, ScriptedDesk


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite3") as opened:
        add_set(opened, "capitals", capitals(), 1)
        yield opened


def sit(
    store: Store,
    *replies: str | BaseException | None,
    cards: int = 1,
    minutes: float | None = None,
    cram: bool = False,
) -> tuple[Summary, ScriptedDesk]:
    """A sitting over the first new cards."""
    clock = Clock()
    desk = ScriptedDesk(list(replies), clock)
    questions = {question.id: question for question in capitals().questions}
    entries = [Entry(questions[card.question_id], card) for card in new_cards(store, cards, DAY)]
    chance = Random(1)

    def make_event(question_id: QuestionId, kind: EventKind, now: datetime, day: int) -> Event:
        return new_event(question_id, kind, now, day, chance)

    def keep(event: Event, card: Card, then: Sequence[Event] = ()) -> None:
        record(store, event, card, then)

    tools = Tools(desk, lambda: clock.now, Random(2), make_event, None if cram else keep)
    return run(entries, tools, minutes), desk


def ratings(store: Store) -> list[Rating | None]:
    return [event.rating for event in read_events(store)]


def payload(store: Store) -> dict[str, object]:
    (event,) = read_events(store)
    found = json.loads(event.payload)
    assert isinstance(found, dict)
    return found


def test_right_answer_is_good_and_comes_back_another_day(store: Store) -> None:
    summary, desk = sit(store, "oslo")
    assert ratings(store) == [Rating.GOOD]
    card = read_card(store, QuestionId("q1"))
    assert card == desk.results[0].card
    assert card.due_day is not None
    assert card.due_day > DAY
    assert (summary.answered, summary.right, summary.ending) == (1, 1, Ending.DONE)


def test_wrong_answer_comes_back_in_the_sitting_until_it_is_right(store: Store) -> None:
    summary, desk = sit(store, "Bergen", "Bergen", "Oslo")
    assert ratings(store) == [Rating.AGAIN, Rating.AGAIN, Rating.GOOD]
    assert [showing.occasion for showing in desk.showings] == [Occasion.NEW, Occasion.AGAIN, Occasion.AGAIN]
    assert (summary.answered, summary.right, [q.id for q in summary.missed]) == (1, 0, ["q1"])


def test_failed_card_lets_others_pass(store: Store) -> None:
    _, desk = sit(store, "Bergen", "Riga", "Tallinn", "Vilnius", "Helsinki", "Oslo", cards=5)
    assert [showing.question.id for showing in desk.showings] == ["q1", "q2", "q3", "q4", "q5", "q1"]
    assert [showing.number for showing in desk.showings[:5]] == [1, 2, 3, 4, 5]


def test_not_knowing_is_again(store: Store) -> None:
    _, desk = sit(store, None, "Oslo")
    assert ratings(store)[0] is Rating.AGAIN
    assert desk.results[0].judgement.verdict is Verdict.WRONG


def test_near_miss_gets_a_second_try_and_is_hard(store: Store) -> None:
    _, desk = sit(store, "Oslo", "Riga", "Talinn", "Tallinn", cards=3)
    assert ratings(store) == [Rating.GOOD, Rating.GOOD, Rating.HARD]
    assert desk.showings[3].near_miss == "check the spelling"


def test_second_near_miss_is_wrong(store: Store) -> None:
    sit(store, "Oslo", "Riga", "Talinn", "Tallin", "Tallinn", cards=3)
    assert ratings(store) == [Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.GOOD]


def test_hint_makes_a_right_answer_hard(store: Store) -> None:
    sit(store, "hint:Oslo")
    assert ratings(store) == [Rating.HARD]
    assert payload(store) == {"answer": ["Oslo"], "verdict": "right", "hint": True}


def test_both_tries_are_kept(store: Store) -> None:
    sit(store, "Oslo", "Riga", "Talinn", "Tallinn", cards=3)
    event = list(read_events(store))[-1]
    assert json.loads(event.payload) == {"answer": ["Tallinn"], "verdict": "right", "first": ["Talinn"]}
    assert event.duration_ms == 10_000


def test_event_says_when_and_what_was_decided(store: Store) -> None:
    _, desk = sit(store, "Oslo")
    (event,) = read_events(store)
    assert (event.day, event.duration_ms, event.kind) == (DAY, 5000, EventKind.REVIEW)
    assert desk.results[0].card is not None
    assert event.due_day == desk.results[0].card.due_day


def test_verdict_is_told_only_after_the_answer_is_kept(store: Store) -> None:
    class WatchingDesk(ScriptedDesk):
        def tell(self, result: Result) -> None:
            assert len(list(read_events(store))) == len(self.results) + 1
            super().tell(result)

    clock = Clock()
    desk = WatchingDesk(["Oslo"], clock)
    entry = Entry(capitals(1).questions[0], Card(QuestionId("q1")))
    tools = Tools(
        desk,
        lambda: clock.now,
        Random(1),
        lambda question_id, kind, now, day: new_event(question_id, kind, now, day, Random(3)),
        partial(record, store),
    )
    assert run([entry], tools).answered == 1
    assert len(desk.results) == 1


def test_replaying_the_log_makes_the_same_cards(store: Store) -> None:
    sit(store, "Bergen", "Riga", "Talinn", "Tallinn", None, "Oslo", "Vilnius", "Oslo", cards=4)
    assert rebuild_cards(store, Rebuild()) == 0


@pytest.mark.parametrize(
    ("reply", "ending"),
    [(Leave(), Ending.LEFT), (KeyboardInterrupt(), Ending.INTERRUPTED)],
    ids=["q", "Ctrl-C"],
)
def test_leaving_keeps_what_was_answered(store: Store, reply: BaseException, ending: Ending) -> None:
    summary, _ = sit(store, "Oslo", reply, cards=3)
    assert (summary.answered, summary.left, summary.ending) == (1, 2, ending)
    assert len(ratings(store)) == 1


def test_leaving_at_the_second_try_records_nothing(store: Store) -> None:
    summary, _ = sit(store, "Oslo", "Riga", "Talinn", Leave(), cards=3)
    assert (summary.answered, summary.left) == (2, 1)
    assert ratings(store) == [Rating.GOOD, Rating.GOOD]


def test_store_that_refuses_ends_the_sitting_with_its_error(store: Store) -> None:
    error = StoreBusy("busy")
    clock = Clock()
    desk = ScriptedDesk(["Oslo"], clock)

    def refuse(event: Event, card: Card, then: Sequence[Event] = ()) -> None:
        raise error

    entry = Entry(capitals(1).questions[0], Card(QuestionId("q1")))
    tools = Tools(
        desk,
        lambda: clock.now,
        Random(1),
        lambda question_id, kind, now, day: new_event(question_id, kind, now, day, Random(3)),
        refuse,
    )
    summary = run([entry], tools)
    assert (summary.answered, summary.left, summary.error, summary.ending) == (0, 1, error, Ending.ERROR)
    assert desk.results == []


def test_time_ends_a_sitting_between_questions(store: Store) -> None:
    summary, desk = sit(store, "Oslo", "Riga", "Tallinn", cards=3, minutes=9 / 60)
    assert (summary.answered, summary.ending) == (2, Ending.TIME)
    assert len(desk.showings) == 2


def test_practice_leaves_no_trace(store: Store) -> None:
    summary, desk = sit(store, "Bergen", "Oslo", cram=True)
    assert ratings(store) == []
    assert read_card(store, QuestionId("q1")) == Card(QuestionId("q1"))
    assert [showing.occasion for showing in desk.showings] == [Occasion.PRACTICE, Occasion.AGAIN]
    assert summary.missed


def test_answers_of_one_sitting_move_the_clock_of_each_card(store: Store) -> None:
    sit(store, "Bergen", "Oslo")
    first, second = read_events(store)
    assert first.at_ms < second.at_ms
    assert first.due_ms == first.at_ms + 600_000
    assert second.due_ms is None


def test_options_are_shuffled_and_none_is_lost() -> None:
    question = Question(
        QuestionId("q"), QuestionKind.CHOICE, "?", ("a",), options=tuple("abcdefgh"), source=None
    )
    orders = {shuffle_options(question, Random(seed)) for seed in range(10)}
    assert len(orders) > 1
    assert all(sorted(order) == list("abcdefgh") for order in orders)


def test_partners_that_several_share_are_offered_once() -> None:
    question = Question(QuestionId("q"), QuestionKind.MATCH, "?", ("x", "y", "x"), items=("a", "b", "c"))
    assert sorted(shuffle_options(question, Random(1))) == ["x", "y"]


def test_question_without_options_offers_none() -> None:
    question = capitals(1).questions[0]
    assert shuffle_options(question, Random(1)) == ()
    assert shuffle_options(replace(question, options=("a",)), Random(1)) == ("a",)
