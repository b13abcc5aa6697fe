"""What a learner asks for instead of answering, over a real store."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from quizzer.cli.journal import make_tools
from quizzer.cli.tuning import replay_with
from quizzer.errors import QuizzerError
from quizzer.models import Card, Event, EventKind, Question, QuestionId, Rating
from quizzer.store.cards import due_cards, new_cards, read_card
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set, read_set, remove_set
from quizzer.store.log import make_uid, read_events, read_last, read_streak, rebuild_cards, record
from quizzer.store.settings import Setting, SettingKind, change_settings, read_settings
from quizzer.study.desk import Action, Leave, Occasion, Request
from quizzer.study.queue import Entry
from quizzer.study.session import Summary, run
from tests.learner import DAY, capitals, edited, give_answer, moment, review
from tests.scripted import Clock, ScriptedDesk

Step = str | Request | BaseException | None
UNDO, RIGHT, WRONG, EASY = (
    Request(action) for action in (Action.UNDO, Action.RIGHT, Action.WRONG, Action.EASY)
)
SUSPEND, BURY, FLAG, EDIT = (
    Request(action) for action in (Action.SUSPEND, Action.BURY, Action.FLAG, Action.EDIT)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite3") as opened:
        add_set(opened, "capitals", capitals(), 1)
        yield opened
        assert rebuild_cards(opened, replay_with(read_settings(opened))) == 0


def prefer(store: Store, kind: SettingKind, **value: object) -> None:
    change_settings(store, Setting(make_uid(1, Random(f"{kind}{value}")), 1, kind, value), replay_with)


def sit(
    store: Store,
    *steps: Step,
    cards: int = 2,
    practice: bool = False,
    days: int = 0,
    rewritten: Question | None = None,
) -> tuple[Summary, ScriptedDesk]:
    clock = Clock()
    clock.now += timedelta(days=days)
    desk = ScriptedDesk(list(steps), clock, rewritten=rewritten)
    questions = {question.id: question for question in capitals().questions}
    waiting = [*due_cards(store, DAY + days, 0), *new_cards(store, cards, DAY + days)][:cards]
    if practice:
        waiting = [read_card(store, QuestionId(f"q{number}")) for number in range(1, cards + 1)]
    entries = [Entry(questions[card.question_id], card) for card in waiting]
    summary = run(entries, make_tools(store, desk, Random(2), lambda: clock.now, practice=practice))
    assert desk.replies == []
    return summary, desk


def asked(desk: ScriptedDesk) -> list[str]:
    return [showing.question.id for showing in desk.showings]


def kinds(store: Store) -> list[EventKind]:
    return [event.kind for event in read_events(store)]


def card(store: Store, question_id: str) -> Card:
    return read_card(store, QuestionId(question_id))


def test_undo_asks_the_last_question_again(store: Store) -> None:
    summary, desk = sit(store, "Oslo", UNDO, "Bergen", "Riga", "Oslo")
    assert asked(desk) == ["q1", "q2", "q1", "q2", "q1"]
    assert desk.reports == ["Undone: your answer. Here it is again."]
    assert kinds(store)[:2] == [EventKind.REVIEW, EventKind.UNDO]
    assert (summary.answered, summary.right) == (2, 1)
    assert card(store, "q1").reviews == 2


def test_undo_goes_back_many_levels_and_across_sittings(store: Store) -> None:
    sit(store, "Oslo", "Riga")
    summary, desk = sit(store, UNDO, UNDO, UNDO, Leave(), cards=1, days=1)
    assert asked(desk) == ["q3", "q2", "q1", "q1"]
    assert desk.reports[-1] == "There is nothing to undo."
    assert summary.left == 3
    assert card(store, "q1") == Card(QuestionId("q1"))
    assert card(store, "q2") == Card(QuestionId("q2"))
    assert read_last(store) is None


def test_undo_of_a_question_that_left_the_library_is_told(store: Store) -> None:
    sit(store, "Oslo", cards=1)
    add_set(store, "capitals", edited(capitals(), capitals().questions[1:]), 2)
    remove_set(store, "capitals")
    add_set(store, "capitals", edited(capitals(), capitals().questions[1:]), 3)
    _, desk = sit(store, UNDO, Leave(), cards=1)
    assert desk.reports == ["Undone: your answer. Its question is no longer in your library."]


def test_wrong_answer_that_was_right_is_not_asked_again(store: Store) -> None:
    summary, desk = sit(store, "Kristiania", RIGHT, "Riga")
    assert asked(desk) == ["q1", "q2", "q2"]
    assert desk.showings[2].stands
    assert desk.reports == ["The last answer counts as right."]
    assert (summary.right, summary.missed) == (2, ())
    review, amendment = (event for event in read_events(store) if event.question_id == "q1")
    assert (amendment.kind, amendment.rating, amendment.refers_to) == (
        EventKind.AMEND,
        Rating.GOOD,
        review.uid,
    )
    assert card(store, "q1").due_day == amendment.due_day is not None
    assert card(store, "q1").lapses == 0


def test_right_answer_that_was_guessed_comes_back(store: Store) -> None:
    summary, desk = sit(store, "Oslo", WRONG, "Riga", "Oslo")
    assert asked(desk) == ["q1", "q2", "q2", "q1"]
    assert [question.id for question in summary.missed] == ["q1"]


def test_easy_answer_comes_back_later(store: Store) -> None:
    sit(store, "Oslo", EASY, "Riga")
    easy, good = card(store, "q1"), card(store, "q2")
    assert easy.due_day is not None
    assert good.due_day is not None
    assert easy.due_day > good.due_day


def test_correction_can_be_undone(store: Store) -> None:
    _, desk = sit(store, "Bergen", RIGHT, UNDO, "Riga", "Oslo")
    assert desk.reports[-1] == "Undone: your correction."
    assert asked(desk) == ["q1", "q2", "q2", "q2", "q1"]


def test_last_miss_that_was_right_ends_the_sitting(store: Store) -> None:
    summary, desk = sit(store, "Bergen", RIGHT, cards=1)
    assert (summary.answered, summary.right, summary.left) == (1, 1, 0)
    assert len(desk.showings) == 2


@pytest.mark.parametrize("request_", [RIGHT, WRONG, EASY])
def test_nothing_answered_is_nothing_to_correct(request_: Request, store: Store) -> None:
    _, desk = sit(store, request_, "Oslo", cards=1)
    assert desk.reports == ["No answer of this sitting yet to correct."]
    assert kinds(store) == [EventKind.REVIEW]


def test_suspended_question_is_asked_no_more_until_it_is_lifted(store: Store) -> None:
    _, desk = sit(store, SUSPEND, "Riga")
    assert asked(desk) == ["q1", "q2"]
    assert card(store, "q1").suspended
    assert [c.question_id for c in new_cards(store, 5, DAY)] == ["q3", "q4", "q5"]
    _, desk = sit(store, SUSPEND, "Oslo", cards=1, practice=True)
    assert desk.reports == ["It is asked again from now on."]
    assert not card(store, "q1").suspended


def test_suspension_can_be_undone(store: Store) -> None:
    _, desk = sit(store, SUSPEND, UNDO, "Oslo", "Riga")
    assert asked(desk) == ["q1", "q2", "q1", "q2"]
    assert not card(store, "q1").suspended


def test_buried_question_comes_back_tomorrow(store: Store) -> None:
    sit(store, BURY, "Riga")
    assert card(store, "q1").buried_until == DAY + 1
    assert "q1" not in [c.question_id for c in new_cards(store, 5, DAY)]
    assert "q1" in [c.question_id for c in new_cards(store, 5, DAY + 1)]


def test_flag_keeps_the_comment_and_the_question_stays(store: Store) -> None:
    _, desk = sit(store, Request(Action.FLAG, "Which \u202eyear?"), FLAG, UNDO, "Oslo", cards=1)
    assert asked(desk) == ["q1"] * 4
    assert desk.reports[-1] == "Undone: your flag."
    flags = [event for event in read_events(store) if event.kind is EventKind.FLAG]
    assert json.loads(flags[0].payload) == {"comment": "Which \u202eyear?"}
    assert flags[1].payload == ""
    assert card(store, "q1").reviews == 1


def test_rewritten_question_is_asked_and_kept(store: Store) -> None:
    better = Question(QuestionId("q1"), capitals().questions[0].kind, "Norway's capital?", ("Oslo",))
    _, desk = sit(store, EDIT, "Oslo", cards=1, rewritten=better)
    assert [showing.question.prompt for showing in desk.showings][1] == "Norway's capital?"
    kept = read_set(store, "capitals")
    assert kept is not None
    assert kept.questions[0] == better
    assert "Changed in your library" in desk.reports[0]


def test_question_that_is_not_rewritten_stays(store: Store) -> None:
    _, desk = sit(store, EDIT, "Oslo", cards=1)
    assert desk.reports == ["It stays as it was."]


def test_rewriting_what_left_the_library_is_refused_and_the_sitting_goes_on(store: Store) -> None:
    ghost = Question(QuestionId("gone"), capitals().questions[0].kind, "Norway's capital?", ("Oslo",))
    _, desk = sit(store, EDIT, "Oslo", cards=1, rewritten=ghost)
    assert "no set of your library asks this question" in desk.reports[0]


def test_practice_takes_back_its_own_answers_and_records_none(store: Store) -> None:
    sit(store, "Oslo", cards=1)
    _, desk = sit(store, UNDO, "Bergen", UNDO, "Oslo", RIGHT, "Riga", practice=True)
    assert desk.reports[0] == "No answer of this sitting yet to take back."
    assert kinds(store) == [EventKind.REVIEW]


def test_streak_counts_days_in_a_row(store: Store) -> None:
    assert read_streak(store, DAY) == 0
    for day in (DAY - 4, DAY - 2, DAY - 1):
        give_answer(store, "q1", Rating.GOOD, day)
    assert read_streak(store, DAY) == 2
    give_answer(store, "q2", Rating.GOOD, DAY)
    give_answer(store, "q3", Rating.GOOD, DAY)
    assert read_streak(store, DAY) == 3
    assert read_streak(store, DAY + 2) == 0
    assert isinstance(read_last(store), Event)


def test_streak_survives_a_flight_over_the_date_line(store: Store) -> None:
    for day in (DAY - 2, DAY - 1):
        give_answer(store, "q1", Rating.GOOD, day)
    for hour, day in enumerate((DAY + 1, DAY), start=1):
        event, after = review(card(store, "q2"), Rating.GOOD, moment(DAY, 60 * hour), day, Random(hour))
        record(store, event, after)
        assert read_streak(store, DAY) == hour + 1


def forget(store: Store, times: int, question_id: str = "q1") -> int:
    """A question known and forgotten that often; days later, when it is due again."""
    for number in range(times):
        give_answer(store, question_id, Rating.GOOD, DAY + 10 * number)
        give_answer(store, question_id, Rating.AGAIN, DAY + 10 * number + 8)
    give_answer(store, question_id, Rating.GOOD, DAY + 10 * times)
    return 10 * times + 9


def test_leech_is_told_and_stays_unless_the_learner_wishes(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=False)
    _, desk = sit(store, "Bergen", "Oslo", cards=1, days=forget(store, 2))
    assert [result.is_leech for result in desk.results] == [True, False]
    assert not card(store, "q1").suspended


def test_leech_is_suspended_by_an_event_and_asked_no_more(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=True)
    summary, desk = sit(store, "Bergen", cards=1, days=forget(store, 2))
    assert (summary.answered, summary.left) == (1, 0)
    (result,) = desk.results
    assert result.is_leech
    assert result.card == card(store, "q1")
    assert card(store, "q1").suspended
    last = list(read_events(store))[-1]
    assert (last.kind, json.loads(last.payload)) == (EventKind.SUSPEND, {"leech": 3})


def commits(store: Store, act: Callable[[], object]) -> int:
    """How many transactions an action ended."""
    statements: list[str] = []
    store.connection.set_trace_callback(statements.append)
    act()
    store.connection.set_trace_callback(None)
    return statements.count("commit")


def test_answer_and_what_follows_from_it_are_one_transaction(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=True)
    days = forget(store, 2)
    assert commits(store, lambda: sit(store, "Bergen", cards=1, days=days)) == 1
    assert kinds(store)[-2:] == [EventKind.REVIEW, EventKind.SUSPEND]


def test_correction_and_what_follows_from_it_are_one_transaction(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=True)
    days = forget(store, 2)
    assert commits(store, lambda: sit(store, "Bergen", RIGHT, WRONG, "Riga", cards=2, days=days)) == 4
    assert kinds(store)[-6:-1] == [
        *(EventKind.SUSPEND, EventKind.AMEND, EventKind.UNDO),
        *(EventKind.AMEND, EventKind.SUSPEND),
    ]


def test_answer_is_not_kept_without_the_suspension_it_led_to(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=True)
    days = forget(store, 2)
    store.rows(
        "create trigger full before insert on event when new.kind = 'suspend'"
        " begin select raise(abort, 'the disk is full'); end"
    )
    before, known = kinds(store), card(store, "q1")
    with pytest.raises(sqlite3.IntegrityError, match="full"):
        sit(store, "Bergen", cards=1, days=days)
    assert (kinds(store), card(store, "q1")) == (before, known)


def test_question_forgotten_less_often_goes_on(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=4, suspends=True)
    sit(store, "Bergen", "Oslo", cards=1, days=forget(store, 2))
    assert not card(store, "q1").suspended


def test_undo_brings_a_leech_back_into_the_sitting(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=True)
    days = forget(store, 2)
    summary, desk = sit(store, "Bergen", UNDO, "Riga", "Oslo", cards=2, days=days)
    assert asked(desk) == ["q1", "q2", "q2", "q1"]
    assert not card(store, "q1").suspended
    assert card(store, "q1").lapses == 3
    assert (summary.answered, [question.id for question in summary.missed]) == (2, ["q1"])


def test_leech_that_was_right_after_all_is_not_suspended(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=True)
    summary, _ = sit(store, "Bergen", RIGHT, "Riga", cards=2, days=forget(store, 2))
    assert (card(store, "q1").suspended, card(store, "q1").lapses) == (False, 2)
    assert (summary.answered, summary.right) == (2, 2)
    assert kinds(store)[-4:-1] == [EventKind.SUSPEND, EventKind.AMEND, EventKind.UNDO]


def test_answer_that_was_wrong_after_all_may_make_a_leech(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=3, suspends=True)
    _, desk = sit(store, "Oslo", WRONG, "Riga", cards=2, days=forget(store, 2))
    assert card(store, "q1").suspended
    assert desk.reports == ["The last answer counts as wrong. That makes it a leech, so it is suspended."]


def test_nothing_is_asked_where_no_answer_could_be_kept(store: Store) -> None:
    store.rows("pragma query_only = on")
    with pytest.raises(QuizzerError, match="cannot be written"):
        sit(store, cards=1)
    sit(store, "Oslo", cards=1, practice=True)
    store.rows("pragma query_only = off")
    assert kinds(store) == []


def test_practice_makes_no_leech(store: Store) -> None:
    prefer(store, SettingKind.LEECH, lapses=1, suspends=True)
    give_answer(store, "q1", Rating.GOOD)
    _, desk = sit(store, "Bergen", "Oslo", cards=1, days=20, practice=True)
    assert [result.is_leech for result in desk.results] == [False, False]
    assert not card(store, "q1").suspended


def test_new_question_is_asked_until_its_steps_are_done(store: Store) -> None:
    prefer(store, SettingKind.LEARNING, minutes=[1, 10])
    summary, desk = sit(store, "Oslo", "Oslo", cards=1)
    assert [showing.occasion for showing in desk.showings] == [Occasion.NEW, Occasion.STEP]
    assert [result.returns for result in desk.results] == [True, False]
    assert (summary.answered, summary.right) == (1, 1)
    assert card(store, "q1").due_ms is None


def test_step_longer_than_a_sitting_waits_for_another(store: Store) -> None:
    prefer(store, SettingKind.LEARNING, minutes=[1, 60])
    summary, desk = sit(store, "Oslo", cards=1)
    assert [result.returns for result in desk.results] == [False]
    assert summary.left == 0
    assert (card(store, "q1").step, card(store, "q1").due_day) == (1, DAY)


def test_forgotten_question_without_steps_leaves_the_sitting(store: Store) -> None:
    prefer(store, SettingKind.RELEARNING, minutes=[])
    give_answer(store, "q1", Rating.GOOD)
    sit(store, "Bergen", cards=1, days=20)
    assert card(store, "q1").lapses == 1
    due_day = card(store, "q1").due_day
    assert due_day is not None
    assert due_day > DAY + 20
