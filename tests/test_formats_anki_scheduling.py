"""Progress in Anki's units, judged by Anki's own engine: the same memory, the same day, everywhere."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quizzer.formats.anki.package import Wishes, write
from quizzer.formats.anki.scheduling import Schedule
from quizzer.memory.calendar import day_to_date, study_day
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.schedule import next_card, replay
from quizzer.memory.travel import pack, step_interval
from quizzer.models import Card, Event, EventKind, Question, QuestionId, QuestionKind, QuestionSet, Rating
from quizzer.progress import Progress
from quizzer.store.log import new_event
from tests.anki_decks import bring_in, opened

ROOT = Path(__file__).parent.parent
ZONES = (
    *("UTC", "Europe/Riga", "America/New_York", "America/St_Johns", "Asia/Kolkata"),
    *("Asia/Kathmandu", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Eucla"),
)
HOURS = (3.4, 4.1)
"""On the wall clock: a little before the day begins at 04:00, and a little after."""


def zone_in_which_it_is(hour: float) -> str:
    """A zone, in the notation of POSIX, whose wall clock shows this hour now."""
    now = datetime.now().astimezone()
    utc = now - (now.utcoffset() or timedelta())
    minutes = round(hour * 60 - (utc.hour * 60 + utc.minute))
    minutes += 1440 if minutes < -720 else 0
    sign, minutes = ("-", minutes) if minutes > 0 else ("", -minutes)
    return f"XXX{sign}{minutes // 60}:{minutes % 60:02}"


def live(key: str, ratings: Sequence[tuple[int, Rating]], kinds: Sequence[EventKind] = ()) -> list[Event]:
    """The events of a question answered so many days before today at 18:30 local, then what happened to it."""
    now = datetime.now().astimezone()
    today = study_day(now)
    events: list[Event] = []
    card, random = Card(QuestionId(key)), Random(key)
    for ago, rating in ratings:
        date = day_to_date(today - ago)
        moment = datetime(date.year, date.month, date.day, 18, 30, len(events)).astimezone()
        event = new_event(card.question_id, EventKind.REVIEW, moment, today - ago, random)
        card = next_card(card, rating, today - ago, event.at_ms)
        events.append(
            replace(event, rating=rating, due_day=card.due_day, due_ms=card.due_ms, duration_ms=4200)
        )
    events += [new_event(card.question_id, kind, now, today, random) for kind in kinds]
    return events


A, H, G, E = Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY
LIVES = {
    "good": live("good", [(60, G), (57, G), (40, G), (3, G)]),
    "lapsed": live("lapsed", [(90, G), (80, G), (50, A), (50, G), (45, H), (30, G)]),
    "overdue": live("overdue", [(400, E), (390, G)]),
    "today": live("today", [(10, G), (8, G)]),
    "learning": live("learning", [(1, A)]),
    "relearning": live("relearning", [(30, G), (27, G), (1, A)]),
    "suspended": live("suspended", [(20, G), (15, G)], [EventKind.SUSPEND]),
    "buried": live("buried", [(20, G), (15, H)], [EventKind.BURY]),
    "begun anew": live("begun anew", [(80, G), (70, G), (60, G)], [EventKind.RESET]),
    "new": [],
}


def questions(keys: Sequence[str]) -> QuestionSet:
    made = (Question(QuestionId(key), QuestionKind.SHORT, f"{key}?", (key,)) for key in keys)
    return QuestionSet("Lives", tuple(made))


def make_schedule(lives: dict[str, list[Event]]) -> Schedule:
    day = study_day(datetime.now().astimezone())
    progress = {
        QuestionId(key): pack(QuestionId(key), events, day) for key, events in lives.items() if events
    }
    intervals = {key: step_interval(found) for key, found in progress.items()}
    return Schedule(progress, day, None, lambda _: 0.9, DEFAULT_PARAMETERS, intervals)


def cards(collection: Any) -> dict[str, Any]:
    found = (collection.get_card(card_id) for card_id in collection.find_cards(""))
    return {card.note()["ID"]: card for card in found}


def move_in(folder: Path, lives: dict[str, list[Event]]) -> tuple[Schedule, Path]:
    schedule = make_schedule(lives)
    path = folder / "lives.apkg"
    write(questions(list(lives)), path, {}, wishes=Wishes(schedule))
    return schedule, path


@pytest.mark.parametrize("zone", [*ZONES, *HOURS])
def test_anki_shows_the_same_stability_and_the_same_day(tmp_path: Path, zone: str | float) -> None:
    # A process of its own, because Anki's engine keeps the zone for a while.
    code = "import pathlib, sys, tests.test_formats_anki_scheduling as t; t.compare_days(pathlib.Path(sys.argv[1]))"
    environment = os.environ | {"TZ": zone if isinstance(zone, str) else zone_in_which_it_is(zone)}
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def compare_days(folder: Path) -> None:
    """Takes three lives to Anki in this process's zone, and compares what it shows."""
    lives = {
        key: live(key, [(9, G), (7, G), (2, G)][:count]) for key, count in (("a", 1), ("b", 2), ("c", 3))
    }
    today = study_day(datetime.now().astimezone())
    schedule, path = move_in(folder, lives)
    with opened(folder / "collection.anki2") as collection:
        collection.set_config("fsrs", True)
        assert len(bring_in(collection, path, scheduling=True).new) == 3
        for key, card in cards(collection).items():
            ours = replay(QuestionId(key), lives[key])
            assert ours.memory and ours.due_day is not None
            assert round(card.memory_state.stability, 4) == pytest.approx(
                round(ours.memory.stability, 4), rel=1e-7
            )
            assert card.memory_state.difficulty == pytest.approx(ours.memory.difficulty, abs=5e-3)
            assert card.due - collection.sched.today == ours.due_day - today
            again = collection.compute_memory_state(card.id)
            assert again.stability == pytest.approx(ours.memory.stability, abs=5e-5)
            assert card.ivl == ours.due_day - ours.memory.last_day
            stats = collection.card_stats_data(card.id)
            assert study_day(datetime.fromtimestamp(stats.due_date).astimezone()) == ours.due_day
    assert schedule.day == today


def test_every_state_arrives(tmp_path: Path) -> None:
    _, path = move_in(tmp_path, LIVES)
    with opened(tmp_path / "collection.anki2") as collection:
        collection.set_config("fsrs", True)
        log = bring_in(collection, path, scheduling=True)
        assert len(log.new) == len(LIVES)
        found = cards(collection)
        states = {key: (card.type, card.queue, card.reps, card.lapses) for key, card in found.items()}
        assert states == {
            "good": (2, 2, 4, 0), "lapsed": (2, 2, 6, 1), "overdue": (2, 2, 2, 0), "today": (2, 2, 2, 0),
            "learning": (1, 1, 1, 0), "relearning": (3, 1, 3, 1), "suspended": (2, -1, 2, 0),
            "buried": (2, -3, 2, 0), "begun anew": (0, 0, 3, 0), "new": (0, 0, 0, 0),
        }  # fmt: skip
        for key, card in found.items():
            ours = replay(QuestionId(key), LIVES[key])
            if ours.memory is None:
                assert card.memory_state is None
            else:
                assert card.memory_state.stability == pytest.approx(ours.memory.stability, abs=5e-5)
                # What Anki computes anew from the log is a float of 32 bits.
                again = collection.compute_memory_state(card.id)
                assert again.stability == pytest.approx(ours.memory.stability, rel=3e-6)
                assert json.loads(collection.db.scalar("select data from cards where id = ?", card.id))[
                    "lrt"
                ] == collection.db.scalar("select max(id) / 1000 from revlog where cid = ?", card.id)
        assert "rebuilt and optimized" in collection.fix_integrity()[0]


def test_every_answer_arrives_with_what_it_decided(tmp_path: Path) -> None:
    _, path = move_in(tmp_path, LIVES)
    with opened(tmp_path / "collection.anki2") as collection:
        bring_in(collection, path, scheduling=True)
        rows: dict[str, list[Any]] = {}
        for key, card in cards(collection).items():
            sql = "select ease, ivl, lastIvl, time, type from revlog where cid = ? order by id"
            rows[key] = collection.db.all(sql, card.id)
        assert sum(map(len, rows.values())) == sum(map(len, LIVES.values())) - 2
        assert [row[0] for row in rows["lapsed"]] == [3, 3, 1, 3, 2, 3]
        assert [row[4] for row in rows["lapsed"]] == [0, 1, 1, 2, 1, 1]
        assert rows["lapsed"][2][1] == -600
        assert rows["lapsed"][3][2] == -600
        assert rows["begun anew"][-1][:2] == [0, 0]
        assert {row[3] for row in rows["good"]} == {4200}


def test_without_being_asked_anki_takes_no_progress(tmp_path: Path) -> None:
    _, path = move_in(tmp_path, LIVES)
    with opened(tmp_path / "collection.anki2") as collection:
        bring_in(collection, path)
        assert collection.db.scalar("select count(*) from revlog") == 0
        assert collection.db.list("select distinct type from cards") == [0]


def test_second_import_leaves_ankis_own_progress_alone(tmp_path: Path) -> None:
    _, path = move_in(tmp_path, {"good": LIVES["good"]})
    with opened(tmp_path / "collection.anki2") as collection:
        bring_in(collection, path)
        before = collection.db.all("select * from cards")
        assert len(bring_in(collection, path, scheduling=True).duplicate) == 1
        assert collection.db.all("select * from cards") == before


def test_question_put_first_later_brings_its_own_progress(tmp_path: Path) -> None:
    _, path = move_in(tmp_path, {key: LIVES[key] for key in ("good", "lapsed")})
    with opened(tmp_path / "collection.anki2") as collection:
        bring_in(collection, path, scheduling=True)
        # The new note's id is one that the collection has already given to another.
        _, path = move_in(tmp_path, {key: LIVES[key] for key in ("overdue", "good", "lapsed")})
        log = bring_in(collection, path, scheduling=True)
        assert (len(log.new), len(log.duplicate)) == (1, 2)
        found = cards(collection)
        assert len({card.nid for card in found.values()}) == 3
        counts = "select count(*) from revlog where cid = ?"
        logged = {key: collection.db.scalar(counts, card.id) for key, card in found.items()}
        assert logged == {"good": 4, "lapsed": 6, "overdue": 2}
        assert found["overdue"].reps == 2


def test_two_answers_of_one_moment_both_arrive(tmp_path: Path) -> None:
    twins = {"a": live("a", [(5, G)]), "b": live("b", [(5, G)])}
    _, path = move_in(tmp_path, twins)
    with opened(tmp_path / "collection.anki2") as collection:
        bring_in(collection, path, scheduling=True)
        assert collection.db.scalar("select count(*) from revlog") == 2


def test_same_schedule_gives_the_same_bytes(tmp_path: Path) -> None:
    _, path = move_in(tmp_path, LIVES)
    (tmp_path / "again").mkdir()
    _, again = move_in(tmp_path / "again", LIVES)
    assert again.read_bytes() == path.read_bytes()


def test_day_without_a_memory_is_a_review_without_one(tmp_path: Path) -> None:
    key = QuestionId("q")
    schedule = replace(make_schedule({}), progress={key: Progress(key, due_day=make_schedule({}).day + 5)})
    write(questions(["q"]), tmp_path / "q.apkg", {}, wishes=Wishes(schedule))
    with opened(tmp_path / "collection.anki2") as collection:
        bring_in(collection, tmp_path / "q.apkg", scheduling=True)
        (card,) = cards(collection).values()
        assert (card.type, card.due - collection.sched.today, card.memory_state) == (2, 5, None)
