"""Work on its way between programs: what is packed here and unpacked there is the same work."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone
from math import sqrt
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.memory import fsrs
from quizzer.memory.schedule import Rising, replay
from quizzer.memory.travel import pack, step_interval, unpack
from quizzer.models import Card, Event, EventKind, QuestionId, Rating
from quizzer.progress import Answered, Phase, Progress
from tests.learner import DAY, flag, moment, review

KEY = QuestionId("q1")
ANSWERS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(Rating)), min_size=1, max_size=8)


def live(answers: list[tuple[int, Rating]]) -> list[Event]:
    """The events of answers given so many days after one another."""
    card, day, events = Card(KEY), DAY, []
    for place, (gap, rating) in enumerate(answers):
        day += gap
        event, card = review(card, rating, moment(day, place), day, Random(f"{place}"))
        events.append(event)
    return events


def packed(*answers: tuple[int, Rating]) -> Progress:
    return pack(KEY, live(list(answers)), DAY)


@given(ANSWERS)
@settings(max_examples=100)
def test_what_is_unpacked_makes_the_same_card(answers: list[tuple[int, Rating]]) -> None:
    events = live(answers)
    there = replay(KEY, list(unpack(pack(KEY, events, DAY), UTC)))
    assert there == replay(KEY, events)


@given(ANSWERS)
@settings(max_examples=50)
def test_same_progress_makes_the_same_events(answers: list[tuple[int, Rating]]) -> None:
    progress = pack(KEY, live(answers), DAY)
    assert list(unpack(progress, UTC)) == list(unpack(progress, UTC))
    uids = [event.uid for event in unpack(progress, UTC)]
    assert len(set(uids)) == len(uids)
    assert {uid[6] >> 4 for uid in uids} == {7}


def test_phases_follow_what_was_decided() -> None:
    again, good = Rating.AGAIN, Rating.GOOD
    progress = packed((0, again), (0, good), (5, again), (0, good), (3, good))
    phases = [answered.phase for answered in progress.answers]
    assert phases == [Phase.LEARNING, Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING, Phase.REVIEW]
    assert [answered.interval < 0 for answered in progress.answers] == [True, False, True, False, False]
    assert progress.answers[0].interval == -600
    assert progress.lapses == 1


def test_step_left_overnight_is_a_review() -> None:
    progress = packed((0, Rating.GOOD), (5, Rating.AGAIN), (1, Rating.GOOD))
    assert [answered.phase for answered in progress.answers] == [Phase.LEARNING, Phase.REVIEW, Phase.REVIEW]


def test_forgetting_on_purpose_travels() -> None:
    events = [*live([(0, Rating.GOOD), (3, Rating.GOOD)]), flag("q1", EventKind.RESET, DAY + 4)]
    progress = pack(KEY, events, DAY + 4)
    assert progress.answers[-1].rating is None
    assert (progress.memory, progress.due_day) == (None, None)
    assert replay(KEY, list(unpack(progress, UTC))).memory is None


def test_suspended_and_buried_travel() -> None:
    events = live([(0, Rating.GOOD)])
    suspended = pack(KEY, [*events, flag("q1", EventKind.SUSPEND, DAY + 1)], DAY + 1)
    assert replay(KEY, list(unpack(suspended, UTC))).suspended
    buried = pack(KEY, [*events, flag("q1", EventKind.BURY, DAY + 1)], DAY + 1)
    assert buried.buried
    assert replay(KEY, list(unpack(buried, UTC))).buried_until == DAY + 2
    assert not pack(KEY, [*events, flag("q1", EventKind.BURY, DAY + 1)], DAY + 2).buried


def test_what_was_undone_stays_behind() -> None:
    events = live([(0, Rating.GOOD), (3, Rating.AGAIN)])
    undo = replace(flag("q1", EventKind.UNDO, DAY + 3), refers_to=events[1].uid)
    assert len(pack(KEY, [*events, undo], DAY + 3).answers) == 1


def test_amended_rating_is_the_one_that_travels() -> None:
    events = live([(0, Rating.AGAIN)])
    amended = replace(flag("q1", EventKind.AMEND, DAY), refers_to=events[0].uid, rating=Rating.GOOD)
    assert [answered.rating for answered in pack(KEY, [*events, amended], DAY).answers] == [Rating.GOOD]


def test_days_are_counted_where_the_work_was_done() -> None:
    at_ms = DAY * 86_400_000 + 2 * 3_600_000
    progress = Progress(KEY, (Answered(at_ms, Rating.GOOD),))
    (night,) = unpack(progress, UTC)
    (morning,) = unpack(progress, timezone(timedelta(hours=5)))
    assert (night.day, morning.day) == (DAY - 1, DAY)
    assert (night.utc_offset_min, morning.utc_offset_min) == (0, 300)


def test_lasting_question_in_a_step_would_come_back_earlier_where_retention_rises() -> None:
    lasting = packed(*((days, Rating.GOOD) for days in (0, 2, 11, 46)))
    assert lasting.memory is not None
    assert step_interval(lasting, 0.9) == round(lasting.memory.stability)
    aimed = 1 - 0.2 / sqrt(1 + lasting.memory.stability / 10)
    assert step_interval(lasting, Rising(0.8)) == round(fsrs.interval(lasting.memory.stability, aimed))


def test_new_question_has_no_step() -> None:
    assert step_interval(Progress(KEY)) == 0
    assert step_interval(packed((0, Rating.GOOD))) == 2
