"""What the schedule takes where the learner set nothing, and where they did; files of before and after."""

import json
import random
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

import pytest

from quizzer.cli import run
from quizzer.cli.journal import make_tools
from quizzer.cli.tuning import in_force, replay_with, replayed
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.rebuild import Rebuild
from quizzer.memory.schedule import RETENTION, Rising, next_card
from quizzer.models import Card, EventKind, Memory, QuestionId, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set
from quizzer.store.log import new_event, read_events, rebuild_cards, record
from quizzer.store.merge import merge_store
from quizzer.store.settings import Settings, read_settings
from tests.learner import DAY, capitals, give_answer, milliseconds, moment
from tests.reviewing import FORGETFUL, live
from tests.scripted import Clock, ScriptedDesk

Printed = pytest.CaptureFixture[str]
LASTING = Card(QuestionId("q1"), Memory(100.0, 5.0, DAY - 90), DAY, reviews=5)
CARDS = "select * from card order by question_id"


def store_file(home: Path) -> Path:
    return home / "quizzer" / "default.sqlite3"


def choose_day(store: Store) -> int | None:
    """The day on which a sitting brings a lasting question back that was known today."""
    tools = make_tools(store, ScriptedDesk([], Clock()), random.Random(1), moment, practice=True)
    return tools.schedule(LASTING, Rating.GOOD, DAY, milliseconds(moment())).due_day


def test_who_sets_nothing_gets_a_retention_that_rises(home: Path) -> None:
    retention, parameters = in_force(Settings())
    assert isinstance(retention, Rising)
    assert (retention, parameters) == (0.8, DEFAULT_PARAMETERS)


def test_sitting_chooses_days_with_what_is_in_force(home: Path) -> None:
    store_file(home).parent.mkdir()
    chosen = partial(next_card, LASTING, Rating.GOOD, DAY, milliseconds(moment()))
    with open_store(store_file(home)) as store:
        assert choose_day(store) == chosen(Rising(0.8)).due_day
    assert run(["optimize", "--constant"]) == 0
    with open_store(store_file(home)) as store:
        assert choose_day(store) == chosen(0.9).due_day
    assert run(["optimize", "--undo"]) == 0
    with open_store(store_file(home)) as store:
        assert choose_day(store) == chosen(Rising(0.8)).due_day
    assert chosen(Rising(0.8)).due_day != chosen(0.9).due_day


@pytest.mark.parametrize(
    ("settings", "retention"),
    [
        (Settings(), RETENTION),
        (Settings(retention=0.8), Rising(0.8)),
        (Settings(retention=0.8, rises=False), 0.8),
    ],
)
def test_days_nobody_decided_are_computed_as_they_were_until_something_is_set(
    settings: Settings, retention: float
) -> None:
    assert (replayed(settings), type(replayed(settings))) == (retention, type(retention))
    assert replay_with(settings) == Rebuild(retention)
    assert settings == Settings() or in_force(settings)[0] == replayed(settings)


def write_as_before(path: Path) -> None:
    """A file as it was written before the default rose: imported answers, and days decided at a constant 0.9."""
    answers = [answer for history in live(FORGETFUL, 40, 3, Random(5)) for answer in history]
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 1)
        for number, answer in enumerate(answers):
            at = datetime.fromtimestamp(answer.at_ms / 1000, UTC)
            event = new_event(QuestionId(answer.card), EventKind.REVIEW, at, answer.day, Random(number))
            card = next_card(read_card(store, event.question_id), answer.rating, event.day, event.at_ms, 0.9)
            decided = number % 3 > 0
            due = (card.due_day, card.due_ms) if decided else (None, None)
            record(store, replace(event, rating=answer.rating, due_day=due[0], due_ms=due[1]), card)
        give_answer(store, "q1", Rating.GOOD)


def test_file_of_before_is_as_it_was(home: Path, capsys: Printed) -> None:
    path = store_file(home)
    path.parent.mkdir()
    write_as_before(path)
    with open_store(path) as store:
        before = store.rows(CARDS)
    content = path.read_bytes()
    assert run(["doctor", "--rebuild", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["doctor"]
    assert (found["stale"], found["remade"]) == (0, 0)
    assert path.read_bytes() == content
    with open_store(path) as store:
        assert any(event.due_day is None for event in read_events(store))
        assert store.rows(CARDS) == before


def test_days_already_set_stay_and_the_next_answer_counts_with_the_new_way(home: Path) -> None:
    path = store_file(home)
    path.parent.mkdir()
    write_as_before(path)
    with open_store(path) as store:
        tools = make_tools(
            store, ScriptedDesk([], Clock()), random.Random(1), partial(moment, DAY + 100), practice=False
        )
        card = next(read_card(store, QuestionId(row[0])) for row in store.rows(CARDS) if row[1] > 30)
        others = store.rows("select * from card where question_id <> ?", (card.question_id,))
        event = tools.new_event(card.question_id, EventKind.REVIEW, moment(DAY + 100), DAY + 100)
        after = tools.schedule(card, Rating.GOOD, DAY + 100, event.at_ms)
        assert tools.record is not None
        tools.record(replace(event, rating=Rating.GOOD, due_day=after.due_day, due_ms=after.due_ms), after)
        assert read_card(store, card.question_id) == after
        assert after.due_day != next_card(card, Rating.GOOD, DAY + 100, event.at_ms, 0.9).due_day
        assert store.rows("select * from card where question_id <> ?", (card.question_id,)) == others
        assert rebuild_cards(store, replay_with(read_settings(store))) == 0


def test_two_machines_merge_to_the_same_cards_in_either_order(home: Path) -> None:
    folder = store_file(home).parent
    folder.mkdir()
    mine, theirs = folder / "mine", folder / "theirs"
    write_as_before(mine)
    shutil.copy(mine, theirs)
    with open_store(theirs) as store:
        give_answer(store, "q2", Rating.GOOD, DAY + 3)
    with open_store(mine) as store:
        give_answer(store, "q1", Rating.AGAIN, DAY + 4)
    copies = [shutil.copy(path, path.with_suffix(".copy")) for path in (mine, theirs)]
    cards = []
    for path, other in zip((mine, theirs), reversed(copies), strict=True):
        with open_store(path) as store:
            merge_store(store, Path(other), replay_with, milliseconds(moment(DAY + 30)))
            cards.append(store.rows(CARDS))
            assert rebuild_cards(store, replay_with(read_settings(store))) == 0
    assert cards[0] == cards[1]
