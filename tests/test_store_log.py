"""The log: written with its card, durable, in order, rebuilt."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzer.errors import StoreBusy, StoreUnusable
from quizzer.memory.rebuild import Rebuild
from quizzer.models import Card, EventKind, QuestionId, Rating
from quizzer.records import AnswerRow, CardRow
from quizzer.store.backups import back_up
from quizzer.store.cards import read_card, save_cards
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set
from quizzer.store.log import make_uid, new_event, read_events, rebuild_cards, record, record_and_replay
from tests.learner import DAY, capitals, flag, give_answer, milliseconds, moment, review

ROOT = Path(__file__).parent.parent
Q1 = QuestionId("q1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "learner.db"
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 0)
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def uids(store: Store) -> list[bytes]:
    return [event.uid for event in read_events(store)]


@given(st.integers(0, (1 << 48) - 1), st.integers())
def test_uid_is_a_uuid_of_version_7_and_its_time(now_ms: int, seed: int) -> None:
    uid = make_uid(now_ms, Random(seed))
    assert len(uid) == 16
    assert int.from_bytes(uid[:6]) == now_ms
    assert uid[6] >> 4 == 7
    assert uid[8] >> 6 == 0b10


def test_uids_of_a_millisecond_rise_and_differ() -> None:
    random = Random(1)
    made = [make_uid(1_700_000_000_000, random) for _ in range(5000)]
    assert made == sorted(set(made))


def test_uids_rise_when_the_clock_is_set_back() -> None:
    random = Random(1)
    assert make_uid(2000, random) < make_uid(1000, random)


def test_uids_of_two_sources_differ() -> None:
    assert make_uid(1000, Random(1)) != make_uid(1000, Random(2))
    assert make_uid(1000, Random(1)) == make_uid(1000, Random(1))


@pytest.mark.parametrize("now_ms", [-1, 1 << 48])
def test_uid_of_an_impossible_time_is_refused(now_ms: int) -> None:
    with pytest.raises(ValueError, match="UUIDv7"):
        make_uid(now_ms, Random(1))


def test_new_event_holds_the_moment_as_lived() -> None:
    now = datetime(2026, 5, 10, 23, 50, 1, 999_999, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    event = new_event(Q1, EventKind.BURY, now, DAY, Random(1))
    assert event.at_ms == milliseconds(datetime(2026, 5, 11, 3, 20, 1, 999_000, tzinfo=UTC))
    assert (event.utc_offset_min, event.day, event.kind) == (-210, DAY, EventKind.BURY)
    assert int.from_bytes(event.uid[:6]) == event.at_ms


def test_new_event_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        new_event(Q1, EventKind.BURY, datetime(2026, 5, 10), DAY, Random(1))


def test_event_is_read_as_it_was_recorded(store: Store) -> None:
    event, card = review(Card(Q1), Rating.AGAIN, moment(), DAY, Random(1))
    event = replace(event, duration_ms=4200, payload='{"typed":"Öslo\u0301"}', device="my laptop")
    record(store, event, card)
    assert list(read_events(store)) == [event]
    assert read_card(store, Q1) == card


def test_event_without_a_device_gets_the_one_of_the_store(store: Store) -> None:
    give_answer(store, "q1", Rating.GOOD)
    ((device,),) = store.rows("select id from device")
    assert [event.device for event in read_events(store)] == [device]


def test_events_are_read_by_time_and_uid_whatever_the_order_recorded(store: Store) -> None:
    given = [
        give_answer(store, f"q{n}", Rating.GOOD, minute=minute).uid for n, minute in ((1, 9), (2, 3), (3, 5))
    ]
    assert uids(store) == [given[1], given[2], given[0]]
    assert [event.uid for event in read_events(store, QuestionId("q2"))] == [given[1]]


def test_long_log_is_read_whole_while_it_grows(store: Store) -> None:
    save = "insert into event values (?, 'q1', ?, 0, 1, 'bury', null, null, null, null, null, '', 'x')"
    with store.transaction():
        store.write(save, [(n.to_bytes(16), n // 7) for n in range(2500)])
    reading = read_events(store)
    first = next(reading)
    give_answer(store, "q2", Rating.GOOD)
    read = [first, *reading]
    assert [int.from_bytes(event.uid) for event in read[:2500]] == list(range(2500))
    assert len(read) == 2501


def test_answer_recorded_twice_counts_once(store: Store) -> None:
    event, card = review(Card(Q1), Rating.GOOD, moment(), DAY, Random(1))
    for _ in range(2):
        record(store, event, card)
        record_and_replay(store, event, Rebuild())
    assert uids(store) == [event.uid]
    assert read_card(store, Q1) == card


def test_event_that_is_refused_leaves_no_card(store: Store) -> None:
    event, card = review(Card(Q1), Rating.GOOD, moment(), DAY, Random(1))
    with pytest.raises(UnicodeEncodeError):
        record(store, replace(event, payload="\ud800"), card)
    assert uids(store) == []
    assert read_card(store, Q1) == Card(Q1)
    record(store, event, card)


def test_card_that_is_refused_leaves_no_event(store: Store) -> None:
    event, card = review(Card(Q1), Rating.GOOD, moment(), DAY, Random(1))
    with pytest.raises(OverflowError):
        record(store, event, replace(card, due_day=1 << 70))
    assert uids(store) == []


def test_answer_from_a_card_answered_meanwhile_is_refused(store: Store) -> None:
    stale = read_card(store, Q1)
    give_answer(store, "q1", Rating.GOOD, minute=1)
    answered = read_card(store, Q1)
    event, card = review(stale, Rating.AGAIN, moment(minute=2), DAY, Random(2))
    with pytest.raises(StoreBusy, match="another window"):
        record(store, event, card)
    assert len(uids(store)) == 1
    assert read_card(store, Q1) == answered
    both = record_and_replay(store, event, Rebuild())
    assert both.reviews == 2
    assert rebuild_cards(store, Rebuild()) == 0


def test_answers_stay_in_order_when_the_clock_is_set_back(store: Store) -> None:
    first = give_answer(store, "q1", Rating.AGAIN, minute=30)
    second = give_answer(store, "q1", Rating.GOOD, minute=20)
    assert uids(store) == [first.uid, second.uid]
    assert list(read_events(store))[1].at_ms == first.at_ms + 1
    assert rebuild_cards(store, Rebuild()) == 0


def test_answers_after_a_clock_ten_years_ahead_count_from_their_own_day(store: Store) -> None:
    give_answer(store, "q1", Rating.GOOD, day=DAY + 3650)
    give_answer(store, "q1", Rating.GOOD, day=DAY)
    card = read_card(store, Q1)
    assert card.memory is not None
    assert card.memory.last_day == DAY
    assert card.due_day is not None
    assert DAY < card.due_day < DAY + 30
    assert rebuild_cards(store, Rebuild()) == 0


def test_undone_answer_never_happened(store: Store) -> None:
    give_answer(store, "q1", Rating.GOOD)
    before = read_card(store, Q1)
    answer = give_answer(store, "q1", Rating.AGAIN, day=DAY + 2)
    undo = replace(flag("q1", EventKind.UNDO, DAY + 2, minute=3), refers_to=answer.uid)
    assert record_and_replay(store, undo, Rebuild()) == before
    assert read_card(store, Q1) == before
    give_answer(store, "q1", Rating.GOOD, day=DAY + 2, minute=5)
    assert rebuild_cards(store, Rebuild()) == 0


def test_amended_answer_takes_its_new_rating(store: Store) -> None:
    answer = give_answer(store, "q1", Rating.AGAIN)
    _, right = review(Card(Q1), Rating.GOOD, moment(), DAY, Random(1))
    amend = flag("q1", EventKind.AMEND)
    amend = replace(amend, rating=Rating.GOOD, due_day=right.due_day, refers_to=answer.uid)
    assert record_and_replay(store, amend, Rebuild()) == right
    assert rebuild_cards(store, Rebuild()) == 0


steps = st.lists(
    st.tuples(
        st.sampled_from(("q1", "q2")),
        st.sampled_from(EventKind),
        st.sampled_from(Rating),
        st.integers(-3, 40),  # days since the step before: the clock may be set back
        st.integers(0, 30),
    ),
    max_size=15,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=steps)
def test_replaying_whatever_was_lived_changes_no_card(
    tmp_path_factory: pytest.TempPathFactory, life: Sequence[tuple[str, EventKind, Rating, int, int]]
) -> None:
    with open_store(tmp_path_factory.mktemp("life") / "learner.db") as store:
        store.rows("pragma synchronous = off")  # two hundred small stores need no durability
        day, last = DAY, b""
        for minute, (name, kind, rating, gap, until) in enumerate(life):
            day += gap
            if kind is EventKind.REVIEW or (kind in (EventKind.UNDO, EventKind.AMEND) and not last):
                last = give_answer(store, name, rating, day, minute).uid
                continue
            event = replace(flag(name, kind, day, minute), refers_to=last or None)
            if kind is EventKind.AMEND:
                event = replace(event, rating=rating)
            if kind is EventKind.SET_DUE:
                event = replace(event, due_day=day + until)
            assert record_and_replay(store, event, Rebuild()) == read_card(store, QuestionId(name))
            last = event.uid
        assert rebuild_cards(store, Rebuild()) == 0


def test_rebuilding_repairs_cards_that_differ_are_missing_or_too_many(store: Store) -> None:
    for name in ("q1", "q2", "q3"):
        give_answer(store, name, Rating.GOOD)
    expected = [read_card(store, QuestionId(name)) for name in ("q1", "q2", "q3", "q4")]
    save_cards(store, [replace(expected[0], due_day=0), Card(QuestionId("q4"), lapses=3)])
    store.rows("delete from card where question_id = 'q2'")
    store.rows("update card set stability = -1 where question_id = 'q3'")
    assert rebuild_cards(store, Rebuild()) == 4
    assert [read_card(store, QuestionId(name)) for name in ("q1", "q2", "q3", "q4")] == expected
    assert rebuild_cards(store, Rebuild()) == 0


def test_rebuild_that_fails_changes_nothing(store: Store) -> None:
    give_answer(store, "q1", Rating.GOOD)
    give_answer(store, "q2", Rating.GOOD)
    save_cards(store, [Card(Q1, lapses=9)])

    class Failing(Rebuild):
        def add_up(self, rows: Iterable[AnswerRow], others: list[QuestionId]) -> Iterator[CardRow]:
            yield from Rebuild.add_up(self, (row for row in rows if row[0] == "q1"), others)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rebuild_cards(store, Failing())
    assert read_card(store, Q1) == Card(Q1, lapses=9)


def test_event_of_an_unknown_kind_is_a_damaged_store(store: Store) -> None:
    give_answer(store, "q1", Rating.GOOD)
    store.rows("drop trigger event_is_never_changed")
    store.rows("update event set kind = 'dance'")
    with pytest.raises(StoreUnusable, match=r"damaged.*dance"):
        list(read_events(store))


SITTING = """
import sys
from pathlib import Path
from random import Random
from quizzer.errors import StoreBusy
from quizzer.memory.rebuild import Rebuild
from quizzer.models import QuestionId, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import open_store
from quizzer.store.log import record, record_and_replay
from tests.learner import DAY, moment, review
random = Random(sys.argv[2])
with open_store(Path(sys.argv[1])) as store:
    if sys.argv[4] == "together":
        print("ready", flush=True)
        sys.stdin.readline()
    for number in range(int(sys.argv[3])):
        card = read_card(store, QuestionId(f"q{random.randint(1, 5)}"))
        event, after = review(card, Rating(random.randint(1, 4)), moment(DAY, number), DAY, random)
        if sys.argv[4] == "alone":
            record(store, event, after)
        else:
            while True:
                try:
                    record_and_replay(store, event, Rebuild())
                    break
                except StoreBusy:
                    pass  # on a busy machine, 5 seconds without a turn; it is given again
        print(event.uid.hex(), flush=True)
"""


def sit(path: Path, seed: int, answers: int, how: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SITTING, str(path), str(seed), str(answers), how]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def acknowledged(sitting: subprocess.Popen[str]) -> list[bytes]:
    """The answers it said were recorded; a line cut short was not said."""
    assert sitting.stdout
    return [bytes.fromhex(line) for line in sitting.stdout if line.endswith("\n")]


def assert_sound(path: Path, answers: Sequence[bytes]) -> None:
    with open_store(path) as store:
        assert set(answers) <= set(uids(store))
        assert rebuild_cards(store, Rebuild()) == 0
        assert store.rows("pragma integrity_check") == [("ok",)]


def test_answers_shown_as_recorded_survive_a_kill_at_any_moment(path: Path) -> None:
    random, answers = Random(9), list[bytes]()
    for seed in range(40):
        with sit(path, seed, 100_000, "alone") as sitting:
            assert sitting.stdout
            answers += [bytes.fromhex(sitting.stdout.readline()) for _ in range(random.randint(1, 5))]
            time.sleep(random.uniform(0, 0.01))
            os.kill(sitting.pid, signal.SIGKILL)
            answers += acknowledged(sitting)
        assert_sound(path, answers)
    assert len(answers) > 80


def test_two_sittings_at_once_lose_no_answer(path: Path) -> None:
    with sit(path, 1, 500, "together") as one, sit(path, 2, 500, "together") as other:
        for sitting in (one, other):
            assert sitting.stdin
            assert sitting.stdout
            assert sitting.stdout.readline() == "ready\n"
        for sitting in (one, other):
            assert sitting.stdin
            sitting.stdin.write("go\n")
            sitting.stdin.flush()
        answers = acknowledged(one) + acknowledged(other)
    assert (one.returncode, other.returncode) == (0, 0)
    assert len(set(answers)) == 1000
    assert_sound(path, answers)
    with open_store(path) as store:
        assert sum(read_card(store, QuestionId(f"q{n}")).reviews for n in range(1, 6)) == 1000


def test_backup_made_while_answers_come_is_a_whole_store(path: Path) -> None:
    counts: list[int] = []
    with sit(path, 3, 1_000_000, "alone") as sitting:
        assert sitting.stdout
        answers = [bytes.fromhex(sitting.stdout.readline())]
        for number in range(8):
            with open_store(path) as store:
                made = back_up(store, moment(DAY + number))
            assert_sound(made, [])
            with open_store(made) as copy:
                counts.append(len(uids(copy)))
        os.kill(sitting.pid, signal.SIGKILL)
        answers += acknowledged(sitting)
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] <= len(answers) + 1
    assert_sound(path, answers)
