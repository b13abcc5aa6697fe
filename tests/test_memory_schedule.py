"""Due days, steps, fuzz, and cards replayed from their events."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory import fsrs
from quizzer.memory.schedule import (
    LONGEST_DAYS,
    Leech,
    Rising,
    Steps,
    aim,
    fuzz_range,
    is_leech,
    next_card,
    replay,
)
from quizzer.models import Card, Event, EventKind, Memory, QuestionId, Rating

ID = QuestionId("q0000000000042")
NEW = Card(ID)
DAY_MS = 86_400_000
TEN_MINUTES = 600_000
DAY = 20_000


def noon(day: int) -> int:
    return day * DAY_MS + DAY_MS // 2


def answer(card: Card, rating: Rating, day: int, now_ms: int | None = None) -> Card:
    return next_card(card, rating, day, noon(day) if now_ms is None else now_ms)


def event(number: int, kind: EventKind = EventKind.REVIEW, *, day: int = DAY, **changes: object) -> Event:
    """The event `number` of the card's life, a minute after the one before."""
    plain = Event(bytes(15) + bytes([number]), ID, noon(day) + number * 60_000, 60, day, kind)
    return replace(plain, **changes)  # type: ignore[arg-type]


def lived(steps: Sequence[tuple[Rating, int]]) -> tuple[Card, list[Event]]:
    """The card and the events of answers given some days apart, as a sitting makes them."""
    card, events, day = NEW, [], DAY
    for number, (rating, gap) in enumerate(steps):
        day += gap
        at_ms = noon(day) + number * 60_000
        card = next_card(card, rating, day, at_ms)
        made = event(number, day=day, at_ms=at_ms, rating=rating)
        events.append(replace(made, due_day=card.due_day, due_ms=card.due_ms))
    return card, events


gaps = st.sampled_from([0, 0, 1, 2, 7, 30, 200, -1, -40])
histories = st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 100)), min_size=1, max_size=12)


def test_forgotten_card_comes_back_in_ten_minutes() -> None:
    card = answer(NEW, Rating.AGAIN, DAY, now_ms=5_000)
    assert (card.due_day, card.due_ms) == (DAY, 5_000 + TEN_MINUTES)


def test_card_right_after_its_step_leaves_the_day() -> None:
    card = answer(answer(NEW, Rating.AGAIN, DAY), Rating.GOOD, DAY)
    assert card.due_ms is None
    assert card.due_day == DAY + 1


def test_card_wrong_again_takes_another_step() -> None:
    card = answer(answer(NEW, Rating.AGAIN, DAY), Rating.AGAIN, DAY, now_ms=9_000_000)
    assert (card.due_day, card.due_ms) == (DAY, 9_000_000 + TEN_MINUTES)


def test_new_card_known_at_once_comes_back_in_two_days() -> None:
    assert answer(NEW, Rating.GOOD, DAY).due_day == DAY + 2


def test_wrong_first_answer_is_no_lapse() -> None:
    card = answer(answer(NEW, Rating.AGAIN, DAY), Rating.AGAIN, DAY)
    assert (card.reviews, card.lapses) == (2, 0)


def test_answer_forgotten_after_a_day_is_one_lapse_whatever_its_steps() -> None:
    card = answer(NEW, Rating.GOOD, DAY)
    for _ in range(3):
        card = answer(card, Rating.AGAIN, DAY + 3)
    assert (card.reviews, card.lapses) == (4, 1)


def test_unmarked_fields_stay_after_an_answer() -> None:
    card = Card(ID, suspended=True, buried_until=DAY + 1)
    after = answer(card, Rating.EASY, DAY)
    assert (after.suspended, after.buried_until, after.question_id) == (True, DAY + 1, ID)


def test_clock_set_back_never_moves_the_memory_past_today() -> None:
    card = answer(answer(NEW, Rating.GOOD, DAY), Rating.GOOD, DAY - 400)
    assert card.memory is not None
    assert card.memory.last_day == DAY - 400
    assert card.due_day is not None
    assert card.due_day > DAY - 400


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0.2, (1, 1)),
        (1.4, (1, 1)),
        (2.49, (2, 2)),
        (2.5, (2, 4)),
        (7.0, (5, 9)),
        (20.0, (17, 23)),
        (100.0, (93, 107)),
        (40_000.0, (LONGEST_DAYS, LONGEST_DAYS)),
    ],
)
def test_fuzz_widens_with_the_interval(days: float, expected: tuple[int, int]) -> None:
    assert fuzz_range(days) == expected


def test_fuzz_uses_its_whole_range_evenly() -> None:
    memory = Memory(30.0, 5.0, DAY - 30)
    seen = [
        answer(Card(QuestionId(f"q{number}"), memory, DAY, reviews=4), Rating.GOOD, DAY).due_day
        for number in range(2000)
    ]
    days = fsrs.interval(fsrs.review(memory, Rating.GOOD, DAY).stability)
    shortest, longest = fuzz_range(days)
    counts = [seen.count(DAY + day) for day in range(shortest, longest + 1)]
    assert sum(counts) == 2000
    assert min(counts) > 2000 / len(counts) / 2


def test_fuzz_does_not_touch_the_global_generator() -> None:
    import random

    random.seed(3)
    before = random.getstate()
    assert answer(NEW, Rating.EASY, DAY) == answer(NEW, Rating.EASY, DAY)
    assert random.getstate() == before


@given(histories, st.floats(0.70, 0.97))
def test_interval_that_grows_is_never_fuzzed_back_to_the_last_one(
    history: list[tuple[Rating, int]], retention: float
) -> None:
    card, day = NEW, DAY
    for rating, gap in history:
        day += gap
        before, card = card, next_card(card, rating, day, noon(day), retention)
        assert card.memory is not None
        assert card.due_day is not None
        if (
            rating is Rating.AGAIN
            or before.memory is None
            or before.due_ms is not None
            or before.due_day is None
        ):
            continue
        previous = before.due_day - before.memory.last_day
        if fsrs.interval(card.memory.stability, retention) > previous and previous < LONGEST_DAYS:
            assert card.due_day - day >= previous + 1


@given(histories)
def test_right_answer_comes_back_on_a_later_day_within_a_century(history: list[tuple[Rating, int]]) -> None:
    card, _ = lived(history)
    last_day = DAY + sum(gap for _, gap in history)
    assert card.due_day is not None
    if history[-1][0] is Rating.AGAIN:
        assert card.due_day == last_day
    else:
        assert 1 <= card.due_day - last_day <= LONGEST_DAYS


@given(histories)
def test_better_rating_never_comes_back_sooner(history: list[tuple[Rating, int]]) -> None:
    card, events = lived(history)
    day = events[-1].day + 3
    due = [answer(card, rating, day).due_day or 0 for rating in (Rating.HARD, Rating.GOOD, Rating.EASY)]
    assert due == sorted(due)


def test_retention_below_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="retention"):
        next_card(NEW, Rating.GOOD, DAY, 0, retention=0.5)


@given(histories)
def test_replay_makes_the_card_that_was_lived(history: list[tuple[Rating, int]]) -> None:
    card, events = lived(history)
    assert replay(ID, events) == card


@given(histories, st.randoms(use_true_random=False))
def test_order_and_repetition_of_events_do_not_matter(
    history: list[tuple[Rating, int]], random: Random
) -> None:
    card, events = lived(history)
    mixed = events + random.choices(events, k=3)
    random.shuffle(mixed)
    assert replay(ID, mixed) == card


@st.composite
def logs(draw: st.DrawFn, kinds: Sequence[EventKind] = tuple(EventKind)) -> list[Event]:
    """Any log of one card: reviews, flags, and undos and amendments of earlier events."""
    events = [event(0, rating=draw(st.sampled_from(Rating)))]
    for number in range(1, draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(kinds))
        made = event(number, kind, day=DAY + draw(gaps) * number, at_ms=noon(DAY) + number)
        if kind in (EventKind.REVIEW, EventKind.AMEND):
            made = replace(made, rating=draw(st.sampled_from(Rating)))
        if kind in (EventKind.UNDO, EventKind.AMEND):
            made = replace(made, refers_to=draw(st.sampled_from(events)).uid)
        if kind is EventKind.SET_DUE or draw(st.booleans()):
            made = replace(made, due_day=draw(st.integers(DAY, DAY + 50)))
        events.append(made)
    return events


@given(logs([kind for kind in EventKind if kind is not EventKind.UNDO]), st.data())
def test_undone_event_never_happened(events: list[Event], data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(events))
    undo = event(99, EventKind.UNDO, refers_to=target.uid)
    without = [other for other in events if target.uid not in (other.uid, other.refers_to)]
    assert replay(ID, [*events, undo]) == replay(ID, without)


@given(logs(), st.data())
def test_undo_undone_changes_nothing(events: list[Event], data: st.DataObject) -> None:
    undo = event(98, EventKind.UNDO, refers_to=data.draw(st.sampled_from(events)).uid)
    redo = event(99, EventKind.UNDO, refers_to=undo.uid)
    assert replay(ID, [*events, undo, redo]) == replay(ID, events)


@given(logs(), st.randoms(use_true_random=False))
def test_any_log_replays_the_same_in_any_order(events: list[Event], random: Random) -> None:
    mixed = events + random.choices(events, k=3)
    random.shuffle(mixed)
    assert replay(ID, mixed) == replay(ID, events)


def test_undo_can_be_undone() -> None:
    card, events = lived([(Rating.GOOD, 0), (Rating.AGAIN, 2)])
    undo = event(10, EventKind.UNDO, day=DAY + 3, refers_to=events[1].uid)
    redo = event(11, EventKind.UNDO, day=DAY + 3, refers_to=undo.uid)
    assert replay(ID, [*events, undo]) == lived([(Rating.GOOD, 0)])[0]
    assert replay(ID, [*events, undo, redo]) == card


def test_events_that_undo_each_other_do_not_hang() -> None:
    one = event(1, EventKind.UNDO, refers_to=event(2).uid)
    two = event(2, EventKind.UNDO, refers_to=event(1).uid)
    assert replay(ID, [one, two]) == NEW


def test_amended_answer_is_replayed_with_its_new_rating() -> None:
    before, events = lived([(Rating.GOOD, 0)])
    wrong = answer(before, Rating.AGAIN, DAY + 2)
    review = event(5, day=DAY + 2, rating=Rating.AGAIN, due_day=wrong.due_day, due_ms=wrong.due_ms)
    right = answer(before, Rating.GOOD, DAY + 2)
    amend = event(
        6, EventKind.AMEND, day=DAY + 2, rating=Rating.GOOD, due_day=right.due_day, refers_to=review.uid
    )
    assert replay(ID, [*events, review]) == replace(wrong, question_id=ID)
    assert replay(ID, [*events, review, amend]) == right


def test_amendment_without_a_due_day_gets_the_one_of_its_rating() -> None:
    review = event(1, rating=Rating.AGAIN, due_day=DAY, due_ms=noon(DAY) + TEN_MINUTES)
    amend = event(2, EventKind.AMEND, rating=Rating.GOOD, refers_to=review.uid)
    assert replay(ID, [review, amend]) == answer(NEW, Rating.GOOD, DAY)


def test_last_amendment_counts() -> None:
    review = event(1, rating=Rating.GOOD)
    first = event(2, EventKind.AMEND, rating=Rating.AGAIN, refers_to=review.uid)
    last = event(3, EventKind.AMEND, rating=Rating.EASY, refers_to=review.uid)
    assert replay(ID, [review, first, last]) == answer(NEW, Rating.EASY, DAY)


def test_amendment_of_an_undone_answer_is_void() -> None:
    review = event(1, rating=Rating.GOOD)
    amend = event(2, EventKind.AMEND, rating=Rating.AGAIN, due_day=DAY + 9, refers_to=review.uid)
    undo = event(3, EventKind.UNDO, refers_to=review.uid)
    assert replay(ID, [review, amend, undo]) == NEW


def test_only_a_review_can_be_amended() -> None:
    review = event(1, rating=Rating.GOOD)
    first = event(2, EventKind.AMEND, rating=Rating.AGAIN, refers_to=review.uid)
    stray = event(3, EventKind.AMEND, rating=Rating.EASY, due_day=DAY + 9, refers_to=first.uid)
    assert replay(ID, [review, first, stray]) == replay(ID, [review, first])


def test_recorded_due_day_wins_over_a_computed_one() -> None:
    assert replay(ID, [event(1, rating=Rating.GOOD, due_day=DAY + 17)]).due_day == DAY + 17


def test_due_day_is_that_of_the_latest_event() -> None:
    events = [event(1, rating=Rating.GOOD), event(2, EventKind.SET_DUE, due_day=DAY + 30)]
    card = replay(ID, events)
    assert card.due_day == DAY + 30
    assert card.memory == answer(NEW, Rating.GOOD, DAY).memory


def test_suspending_lasts_until_it_is_lifted() -> None:
    suspend, lift = event(1, EventKind.SUSPEND), event(3, EventKind.UNSUSPEND)
    assert replay(ID, [suspend, event(2, rating=Rating.GOOD)]).suspended
    assert not replay(ID, [suspend, lift]).suspended


def test_buried_card_comes_back_the_next_day() -> None:
    assert replay(ID, [event(1, EventKind.BURY, day=DAY)]).buried_until == DAY + 1


def test_reset_card_is_new_again_but_stays_suspended() -> None:
    card = replay(ID, [event(1, rating=Rating.GOOD), event(2, EventKind.SUSPEND), event(3, EventKind.RESET)])
    assert card == Card(ID, suspended=True)


def test_review_without_a_rating_is_refused() -> None:
    with pytest.raises(ValueError, match="no rating"):
        replay(ID, [event(1)])


def test_no_events_make_a_new_card() -> None:
    assert replay(ID, []) == NEW


OWN = (0.5, 2.0, 4.0, 16.0, *fsrs.DEFAULT_PARAMETERS[4:])


@pytest.mark.parametrize(
    ("retention", "stability", "aimed"),
    [(0.9, 0.001, 0.9), (0.9, 30.0, 0.95), (0.9, 36_500.0, 0.97), (0.7, 80.0, 0.9), (0.97, 5.0, 0.97)],
)
def test_retention_that_rises_begins_where_it_is_set(
    retention: float, stability: float, aimed: float
) -> None:
    assert aim(Rising(retention), stability) == pytest.approx(aimed, abs=1e-4)
    assert aim(retention, stability) == retention


@given(st.floats(0.7, 0.97), st.floats(0.001, 36_500), st.floats(0.001, 36_500))
def test_what_lasts_longer_comes_back_later_and_surer(retention: float, one: float, other: float) -> None:
    shorter, longer = sorted((one, other))
    chances = [aim(Rising(retention), stability) for stability in (shorter, longer)]
    assert retention <= chances[0] + 1e-12 <= chances[1] + 2e-12 <= 0.97 + 2e-12
    days = [fsrs.interval(s, chance) for s, chance in zip((shorter, longer), chances, strict=True)]
    assert days[0] <= days[1] * (1 + 1e-9)


def test_lasting_memory_comes_back_earlier_where_retention_rises() -> None:
    lasting = Card(ID, Memory(100.0, 5.0, DAY - 90), DAY, reviews=5)
    plain = next_card(lasting, Rating.GOOD, DAY, noon(DAY), 0.9)
    rising = next_card(lasting, Rating.GOOD, DAY, noon(DAY), Rising(0.9))
    assert rising.memory == plain.memory
    assert rising.due_day is not None
    assert plain.due_day is not None
    assert rising.due_day < plain.due_day - 30


def test_own_parameters_and_retention_decide_the_day() -> None:
    card = next_card(NEW, Rating.GOOD, DAY, 0, 0.8, OWN)
    assert card.memory == fsrs.review(None, Rating.GOOD, DAY, OWN)
    assert card.due_day is not None
    shortest, longest = fuzz_range(fsrs.interval(4.0, 0.8, OWN))
    assert shortest <= card.due_day - DAY <= longest


@given(histories)
def test_replay_with_other_parameters_moves_memory_and_keeps_due_days(
    steps: list[tuple[Rating, int]],
) -> None:
    card, events = lived(steps)
    again = replay(ID, events, 0.8, OWN)
    memory: Memory | None = None
    for made in events:
        assert made.rating is not None
        memory = fsrs.review(memory, made.rating, made.day, OWN)
    assert again.memory == memory
    assert replace(again, memory=card.memory) == card


def test_what_no_event_decided_is_computed_from_what_is_in_force() -> None:
    undecided = event(1, rating=Rating.GOOD)
    assert replay(ID, [undecided], 0.8, OWN) == next_card(NEW, Rating.GOOD, DAY, undecided.at_ms, 0.8, OWN)


def known_card(stability: float = 20.0) -> Card:
    return Card(QuestionId("q"), Memory(stability, 5.0, 100), due_day=110, reviews=3)


def test_levelled_day_lies_in_the_range_and_avoids_full_days() -> None:
    plain = {next_card(replace(known_card(), reviews=n), Rating.GOOD, 110, 0).due_day for n in range(200)}
    days = [day for day in plain if day is not None]
    first, last = min(days), max(days)
    full = dict.fromkeys(range(first, last + 1), 500) | {first + 2: 0}
    chosen = [
        next_card(replace(known_card(), reviews=n), Rating.GOOD, 110, 0, load=lambda *_: full).due_day
        for n in range(200)
    ]
    assert set(chosen) <= set(range(first, last + 1))
    assert chosen.count(first + 2) > 190


def test_load_is_asked_for_the_days_that_may_be_chosen() -> None:
    asked: list[tuple[int, int]] = []

    def load(first: int, last: int) -> dict[int, int]:
        asked.append((first, last))
        return {}

    card = next_card(known_card(), Rating.GOOD, 110, 0, load=load)
    ((first, last),) = asked
    assert card.due_day is not None
    assert 110 < first <= card.due_day <= last


def test_far_days_and_wrong_answers_are_not_levelled() -> None:
    def load(first: int, last: int) -> dict[int, int]:
        raise AssertionError

    assert next_card(known_card(5000.0), Rating.GOOD, 110, 0, load=load).due_day
    assert next_card(known_card(), Rating.AGAIN, 110, 0, load=load).due_ms


@pytest.mark.parametrize(
    ("leech", "told"),
    [
        (Leech(), [8, 12, 16]),
        (Leech(5), [5, 7, 9, 11, 13, 15]),
        (Leech(1), list(range(1, 17))),
        (Leech(16, suspends=True), [16]),
        (Leech(0), []),
    ],
)
def test_leech_is_told_at_its_lapses_and_every_half_as_many_after(leech: Leech, told: list[int]) -> None:
    lives = [replace(known_card(), lapses=lapses) for lapses in range(17)]
    assert [after.lapses for before, after in pairwise(lives) if is_leech(before, after, leech)] == told


def test_answer_that_is_no_lapse_makes_no_leech() -> None:
    card = replace(known_card(), lapses=8)
    assert not is_leech(card, card)


SEVERAL = Steps((1, 10, 60), (5, 20))


def take(card: Card, rating: Rating, day: int = DAY, steps: Steps = SEVERAL) -> tuple[Card, int | None]:
    """The card after an answer, and after how many minutes it comes back within the day."""
    after = next_card(card, rating, day, noon(day), steps=steps)
    return after, None if after.due_ms is None else (after.due_ms - noon(day)) // 60_000


def test_new_question_takes_its_steps_one_after_another() -> None:
    card, waits = NEW, []
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.GOOD):
        card, minutes = take(card, rating)
        waits.append(minutes)
    assert waits == [10, 1, 10, 60, None]
    assert card.due_day is not None
    assert card.due_day > DAY
    assert card.step == 0


def test_easy_answer_ends_the_steps() -> None:
    assert take(NEW, Rating.EASY)[1] is None
    assert take(take(NEW, Rating.AGAIN)[0], Rating.EASY)[1] is None


def test_forgotten_question_takes_the_steps_of_relearning() -> None:
    card = replace(answer(NEW, Rating.GOOD, DAY), due_day=DAY + 3)
    card, first = take(card, Rating.AGAIN, DAY + 3)
    card, second = take(card, Rating.GOOD, DAY + 3)
    assert (first, second) == (5, 20)
    assert take(card, Rating.GOOD, DAY + 3)[1] is None


def test_review_known_takes_no_step() -> None:
    assert take(known_card(), Rating.GOOD, 110)[1] is None
    assert take(known_card(), Rating.HARD, 110)[1] is None


def test_without_steps_a_wrong_answer_comes_back_another_day() -> None:
    for card, day in ((NEW, DAY), (known_card(), 110)):
        after, minutes = take(card, Rating.AGAIN, day, Steps((), ()))
        assert minutes is None
        assert after.due_day is not None
        assert after.due_day > day


ALL_STEPS = st.sampled_from([SEVERAL, Steps(), Steps((), ()), Steps((1,), (5, 20, 30))])


@given(histories, ALL_STEPS)
def test_steps_decided_are_replayed_whatever_is_in_force(
    history: list[tuple[Rating, int]], steps: Steps
) -> None:
    card, events, day = NEW, [], DAY
    for number, (rating, gap) in enumerate(history):
        day += gap
        at_ms = noon(day) + number * 60_000
        card = next_card(card, rating, day, at_ms, steps=steps)
        made = event(number, day=day, at_ms=at_ms, rating=rating)
        events.append(replace(made, due_day=card.due_day, due_ms=card.due_ms))
    assert replay(ID, events) == replay(ID, events, steps=SEVERAL) == card


def test_step_no_event_decided_is_computed_from_the_steps_in_force() -> None:
    made = event(1, rating=Rating.GOOD)
    assert replay(ID, [made], steps=SEVERAL) == next_card(NEW, Rating.GOOD, DAY, made.at_ms, steps=SEVERAL)
