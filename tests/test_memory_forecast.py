"""What is coming: workload from real cards, and recall on an exam day."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.memory import fsrs
from quizzer.memory.forecast import (
    Forecast,
    Habits,
    Plan,
    Retrospect,
    find_habits,
    foresee_exam,
    look_back,
    simulate,
)
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.review_log import make_events
from quizzer.memory.schedule import RETENTION, Rising, Steps, next_card
from quizzer.models import Card, Memory, QuestionId, Rating
from tests.reviewing import DAY, FORGETFUL, QUICK, live


def library(count: int, rng: Random) -> list[Card]:
    return [
        Card(
            QuestionId(f"q{number}"),
            Memory(rng.uniform(1, 60), rng.uniform(2, 9), DAY - 5),
            DAY + rng.randrange(30),
        )
        for number in range(count)
    ]


def new(count: int) -> list[Card]:
    return [Card(QuestionId(f"n{number}")) for number in range(count)]


def look(cards: list[Card], plan: Plan, seed: int = 1, habits: Habits | None = None) -> Forecast:
    return simulate(cards, DAY, plan, habits or Habits(), Random(seed))


def test_same_seed_gives_the_same_forecast() -> None:
    cards = library(50, Random(1))
    assert look(cards, Plan(30)) == look(cards, Plan(30))
    assert look(cards, Plan(30), seed=2) != look(cards, Plan(30))


def test_first_reviews_come_on_their_days() -> None:
    sure = [replace(card, memory=Memory(5000.0, 5.0, DAY - 1)) for card in library(40, Random(2))]
    found = look(sure, Plan(30))
    assert [round(count) for count in found.answers] == [
        sum(card.due_day == DAY + day for card in sure) for day in range(30)
    ]


def test_backlog_is_answered_today() -> None:
    late = [
        replace(card, due_day=DAY - 9, memory=Memory(900.0, 5.0, DAY - 9)) for card in library(20, Random(2))
    ]
    assert look(late, Plan(5)).answers[0] == pytest.approx(20, abs=1)


def test_suspended_and_buried_cards_wait() -> None:
    cards = library(2, Random(3))
    hidden = [replace(cards[0], suspended=True), replace(cards[1], due_day=DAY, buried_until=DAY + 3)]
    found = look(hidden, Plan(4))
    assert found.answers[:3] == (0, 0, 0)
    assert found.answers[3] >= 1


def test_new_questions_begin_a_few_a_day_until_there_are_none() -> None:
    habits = Habits(knows_new=1.0)
    begun = [sum(look(new(5), Plan(days, new_a_day=2), habits=habits).answers) for days in (1, 2)]
    assert begun == [2, 4]
    assert look(new(5), Plan(5)).answers == (0,) * 5


def test_minutes_are_answers_times_seconds() -> None:
    found = look(library(60, Random(4)), Plan(20), habits=Habits(seconds_right=30, seconds_wrong=30))
    assert found.minutes == pytest.approx([count / 2 for count in found.answers])


def test_empty_library_has_an_empty_future() -> None:
    assert look([], Plan(3)) == Forecast((0, 0, 0), (0, 0, 0), 0.0)


@pytest.mark.parametrize("parameters", [DEFAULT_PARAMETERS, QUICK])
def test_higher_retention_is_more_work_and_more_known(parameters: fsrs.Parameters) -> None:
    cards = library(200, Random(5))
    found = [look(cards, Plan(90, 0, r / 100, parameters)) for r in (70, 80, 90, 95, 97)]
    work = [sum(each.answers) for each in found]
    assert work == sorted(work)
    known = [each.known for each in found]
    assert known == sorted(known)


def test_retention_that_rises_is_more_work_for_what_lasts() -> None:
    cards = library(60, Random(6))
    level, rising = (look(cards, Plan(90, 0, retention)) for retention in (0.85, Rising(0.85)))
    assert sum(level.answers) < sum(rising.answers)
    assert level.known < rising.known


def test_large_library_is_counted_by_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = library(2000, Random(6))
    whole = sum(look(cards, Plan(20)).answers)
    monkeypatch.setattr("quizzer.memory.forecast.MOST_CARDS", 500)
    assert sum(look(cards, Plan(20)).answers) == pytest.approx(whole, rel=0.1)


def test_forecast_is_what_a_learner_with_that_memory_lives_through() -> None:
    log = live(DEFAULT_PARAMETERS, 60, 6, Random(7))
    cards = []
    for history in log:
        card = Card(QuestionId(history[0].card))
        for answer in (a for a in history if a.day < DAY + 30):
            card = next_card(card, answer.rating, answer.day, answer.at_ms)
        if card.memory:
            cards.append(card)
    begun = {card.question_id for card in cards}
    lived = sum(a.day >= DAY + 30 for history in log if history[0].card in begun for a in history)
    found = simulate(cards, DAY + 30, Plan(30), Habits(), Random(8))
    assert sum(found.answers) == pytest.approx(lived, rel=0.15)


def test_habits_are_the_learner_s_own() -> None:
    habits = find_habits(live(FORGETFUL, 30, 10, Random(9), known=0.2))
    assert habits.knows_new == pytest.approx(0.2, abs=0.06)
    assert habits.knows_step == pytest.approx(0.9, abs=0.05)
    assert (habits.seconds_right, habits.seconds_wrong) == (6.0, 10.0)


def test_habits_of_a_beginner_are_those_of_most() -> None:
    assert find_habits([]) == Habits()


def test_last_week_s_forecast_is_held_against_the_week() -> None:
    events = [e for history in live(DEFAULT_PARAMETERS, 50, 8, Random(3)) for e in make_events(history)]
    found = look_back(events, DAY + 49, Plan(7), Random(1))
    assert found is not None
    assert sum(found.expected) == pytest.approx(sum(found.came), rel=0.25)
    assert found.error < sum(found.came) / 7 * 0.4
    assert look_back(events, DAY + 49, Plan(7), Random(1)) == found


def test_days_nobody_decided_are_looked_back_at_as_they_were_shown() -> None:
    events = [e for history in live(DEFAULT_PARAMETERS, 50, 8, Random(3)) for e in make_events(history)]
    plan = Plan(7, 0, Rising(0.97))
    found = [look_back(events, DAY + 49, plan, Random(1), each) for each in (RETENTION, Rising(0.97))]
    assert found[0] == look_back(events, DAY + 49, plan, Random(1))
    assert found[0] != found[1]


def test_error_is_the_mean_distance_of_a_day() -> None:
    assert Retrospect((1.0, 2.0, 3.0), (2, 2, 1)).error == 1.0


@pytest.mark.parametrize("today", [DAY + 4, DAY + 100])
def test_nothing_is_held_against_a_first_week_or_a_holiday(today: int) -> None:
    events = [e for history in live(DEFAULT_PARAMETERS, 5, 8, Random(3)) for e in make_events(history)]
    assert look_back(events, today, Plan(7), Random(1)) is None


def test_exam_counts_what_is_recalled_that_day() -> None:
    known, unknown = library(1, Random(1))[0], new(1)[0]
    prospects = foresee_exam([known, unknown], DAY, DAY + 7)
    assert {p.question_id: p.chance for p in prospects} == {
        known.question_id: fsrs.retrievability(known.memory, DAY + 7) if known.memory else None,
        unknown.question_id: 0.0,
    }


def test_what_gains_most_comes_first() -> None:
    sure = Card(QuestionId("sure"), Memory(500.0, 3.0, DAY - 1), DAY + 400)
    shaky = Card(QuestionId("shaky"), Memory(2.0, 5.0, DAY - 9), DAY - 7)
    found = foresee_exam([sure, shaky, *new(1)], DAY, DAY + 3)
    assert [prospect.question_id for prospect in found] == ["n0", "shaky", "sure"]


@given(st.integers(0, 1000), st.integers(0, 60))
@settings(max_examples=25, deadline=None)
def test_chances_stay_chances(seed: int, ahead: int) -> None:
    for prospect in foresee_exam(library(10, Random(seed)), DAY, DAY + ahead):
        assert 0 <= prospect.chance <= 1
        assert 0 <= prospect.studied <= 1


def test_new_question_studied_today_is_expected_as_one_learned_today() -> None:
    (found,) = foresee_exam(new(1), DAY, DAY + 1)
    memory = fsrs.review(fsrs.review(None, Rating.AGAIN, DAY), Rating.GOOD, DAY)
    assert found.gain == found.studied == fsrs.retrievability(memory, DAY + 1)


def test_every_step_of_a_new_question_is_an_answer() -> None:
    habits = Habits(knows_new=1.0, knows_step=1.0)
    for steps, answers in ((Steps(), 1), (Steps((1, 10)), 2), (Steps((1, 10, 60)), 3), (Steps(()), 1)):
        found = look(new(1), Plan(1, new_a_day=1, steps=steps), habits=habits)
        assert found.answers == (answers,)


def test_forgotten_question_without_steps_is_asked_once_a_day() -> None:
    habits = Habits(knows_new=0.0, knows_step=1.0)
    assert look(new(1), Plan(1, new_a_day=1, steps=Steps(())), habits=habits).answers == (1,)
    assert look(new(1), Plan(1, new_a_day=1, steps=Steps((1, 10))), habits=habits).answers == (3,)
