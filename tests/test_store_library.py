"""Sets in the library: added, revised, removed, read."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzer.errors import SetError, StoreUnusable
from quizzer.memory.rebuild import Rebuild
from quizzer.models import Card, EventKind, Question, QuestionId, QuestionKind, QuestionSet, Rating
from quizzer.store.cards import due_cards, new_cards, read_card
from quizzer.store.database import Store, open_store
from quizzer.store.library import (
    Removal,
    SetSummary,
    add_set,
    each_question,
    list_sets,
    read_heading,
    read_modified,
    read_set,
    remove_set,
)
from quizzer.store.log import read_events, read_last, rebuild_cards, record, record_and_replay
from quizzer.store.questions import read_questions
from tests.learner import DAY, capitals, edited, flag, give_answer, numbered
from tests.strategies import questions


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "learner.db") as opened:
        add_set(opened, "capitals", capitals(), 1000)
        yield opened


def ids(*names: str) -> tuple[QuestionId, ...]:
    return tuple(map(QuestionId, names))


def read_ids(store: Store, name: str = "capitals") -> list[str]:
    found = read_set(store, name)
    assert found is not None
    return [question.id for question in found.questions]


def test_set_is_read_as_it_was_added(store: Store) -> None:
    rich = replace(capitals(), source="An atlas", licence="CC0-1.0", document="atlas.txt")
    assert add_set(store, "rich", edited(rich, []), 0).new == ()
    assert read_set(store, "capitals") == capitals()
    assert read_set(store, "rich") == edited(rich, [])
    assert read_set(store, "none") is None


def test_questions_are_read_one_at_a_time(store: Store) -> None:
    heading = read_heading(store, "capitals")
    assert heading == replace(capitals(), questions=())
    first, *others = each_question(store, "capitals")
    assert (first, *others) == capitals().questions
    assert read_heading(store, "none") is None
    assert list(each_question(store, "none")) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(questions(), max_size=6, unique_by=lambda question: question.id))
def test_any_question_comes_back_whole(store: Store, some: list[Question]) -> None:
    given_set = QuestionSet("Anything", tuple(some))
    revision = add_set(store, "anything", given_set, 0)
    assert read_set(store, "anything") == edited(given_set, revision.questions)
    remove_set(store, "anything")


def test_first_adding_reports_all_new(store: Store) -> None:
    revision = add_set(store, "squares", numbered(3), 0)
    assert revision.new == ids("n0", "n1", "n2")
    assert (revision.kept, revision.changed, revision.retired) == ((), (), ())


def test_adding_a_set_again_keeps_all_and_leaves_every_byte(store: Store) -> None:
    before = hashlib.sha256(store.path.read_bytes()).digest()
    revision = add_set(store, "capitals", capitals(), 999_999)
    assert revision.kept == ids("q1", "q2", "q3", "q4", "q5")
    assert (revision.changed, revision.new, revision.retired) == ((), (), ())
    assert hashlib.sha256(store.path.read_bytes()).digest() == before


def test_questions_written_another_way_are_kept(store: Store) -> None:
    """A line in the file and empty variants are no change."""
    moved = [replace(question, line=n, accept=((),)) for n, question in enumerate(capitals().questions)]
    assert add_set(store, "capitals", edited(capitals(), moved), 0).kept == ids("q1", "q2", "q3", "q4", "q5")


def test_corrected_typo_keeps_id_and_progress(store: Store) -> None:
    give_answer(store, "q2", Rating.GOOD)
    card = read_card(store, QuestionId("q2"))
    fixed = [
        replace(q, id=QuestionId(f"other{q.id}"), prompt=q.prompt + " Please.") for q in capitals().questions
    ]
    revision = add_set(store, "capitals", edited(capitals(), fixed), 0)
    assert revision.changed == ids("q1", "q2", "q3", "q4", "q5")
    assert read_card(store, QuestionId("q2")) == card
    assert (
        read_questions(store, ids("q2"))[QuestionId("q2")].prompt == "What is the capital of Latvia? Please."
    )


def test_changed_answer_keeps_progress(store: Store) -> None:
    give_answer(store, "q1", Rating.EASY)
    corrected = replace(capitals().questions[0], answer=("Oslo, once Christiania",))
    revision = add_set(store, "capitals", edited(capitals(), [corrected, *capitals().questions[1:]]), 0)
    assert revision.changed == ids("q1")
    assert read_card(store, QuestionId("q1")).reviews == 1


def test_new_order_is_kept_without_a_change(store: Store) -> None:
    turned = edited(capitals(), capitals().questions[::-1])
    assert add_set(store, "capitals", turned, 0).changed == ()
    assert read_ids(store) == ["q5", "q4", "q3", "q2", "q1"]


def test_question_that_left_is_retired_and_comes_back_with_its_progress(store: Store) -> None:
    give_answer(store, "q5", Rating.GOOD)
    card = read_card(store, QuestionId("q5"))
    assert add_set(store, "capitals", capitals(4), 0).retired == ids("q5")
    assert read_ids(store) == ["q1", "q2", "q3", "q4"]
    assert due_cards(store, DAY + 100, 0) == []
    assert add_set(store, "capitals", capitals(4), 0).retired == ()
    assert add_set(store, "capitals", capitals(), 0).kept == ids("q1", "q2", "q3", "q4", "q5")
    assert due_cards(store, DAY + 100, 0) == [card]


def test_question_that_comes_back_in_other_words_finds_its_progress(store: Store) -> None:
    give_answer(store, "q5", Rating.GOOD)
    add_set(store, "capitals", capitals(4), 0)
    again = replace(
        capitals().questions[4], id=QuestionId("qnew"), prompt="What is the capital city of Finland?"
    )
    revision = add_set(store, "capitals", edited(capitals(), [*capitals().questions[:4], again]), 0)
    assert revision.changed == ids("q5")
    assert [card.question_id for card in due_cards(store, DAY + 100, 0)] == ["q5"]


def test_title_and_source_follow_the_file(store: Store) -> None:
    add_set(store, "capitals", replace(capitals(), title="Nordic capitals", licence="CC0-1.0"), 5000)
    found = read_set(store, "capitals")
    assert found is not None
    assert (found.title, found.licence) == ("Nordic capitals", "CC0-1.0")
    assert [(s.title, s.added_ms) for s in list_sets(store, DAY, 0)] == [("Nordic capitals", 1000)]


def test_two_questions_with_one_id_are_refused_with_their_lines(store: Store) -> None:
    first, second, *_ = capitals().questions
    twice = edited(capitals(), [replace(first, line=4), replace(second, id=first.id, line=9)])
    with pytest.raises(SetError, match=r"^copy:9: id q1 is already used on line 4; give") as error:
        add_set(store, "copy", twice, 0)
    assert error.value.exit_code == 3
    assert read_set(store, "copy") is None


def test_id_of_another_question_elsewhere_is_refused_and_nothing_is_added(store: Store) -> None:
    clash = Question(QuestionId("q1"), QuestionKind.SHORT, "Who painted The Scream?", ("Munch",), line=12)
    with pytest.raises(SetError) as error:
        add_set(store, "art", QuestionSet("Art", (*numbered(2).questions, clash)), 0)
    message = str(error.value)
    assert message.startswith("art:12: id q1 ")
    assert '"capitals"' in message
    assert "What is the capital of Norway?" in message
    assert "its own id" in message
    assert [summary.name for summary in list_sets(store, DAY, 0)] == ["capitals"]
    assert new_cards(store, 99, DAY, ["art"]) == []


def test_edit_that_is_refused_leaves_the_set_as_it_was(store: Store) -> None:
    add_set(store, "squares", numbered(3), 0)
    clash = edited(
        numbered(3), [*numbered(2).questions, replace(capitals().questions[0], prompt="Other words!")]
    )
    with pytest.raises(SetError):
        add_set(store, "squares", clash, 0)
    assert read_set(store, "squares") == numbered(3)


def test_same_question_in_two_sets_shares_its_progress(store: Store) -> None:
    tagged = [replace(question, tags=("north",)) for question in capitals().questions]
    add_set(store, "north", edited(capitals(), tagged), 0)
    give_answer(store, "q1", Rating.GOOD)
    assert [(summary.name, summary.new) for summary in list_sets(store, DAY, 0)] == [
        ("capitals", 4),
        ("north", 4),
    ]
    assert [card.question_id for card in due_cards(store, DAY + 9, 0)] == ["q1"]


def test_id_a_set_no_longer_uses_is_free(store: Store) -> None:
    add_set(store, "capitals", edited(capitals(), capitals().questions[1:]), 0)
    other = Question(QuestionId("q1"), QuestionKind.SHORT, "Who painted The Scream?", ("Munch",))
    assert add_set(store, "art", QuestionSet("Art", (other,)), 0).new == ids("q1")
    assert read_questions(store, ids("q1"))[QuestionId("q1")] == other


def test_removed_set_keeps_its_history_and_finds_it_again(store: Store) -> None:
    give_answer(store, "q1", Rating.GOOD)
    give_answer(store, "q2", Rating.AGAIN)
    due = due_cards(store, DAY + 9, 0)
    assert remove_set(store, "capitals") == Removal(questions=5, events=2)
    assert due_cards(store, DAY + 9, 0) == new_cards(store, 9, DAY) == []
    assert list_sets(store, DAY, 0) == []
    assert len(list(read_events(store))) == 2
    add_set(store, "capitals again", capitals(), 0)
    assert due_cards(store, DAY + 9, 0) == due
    assert [card.question_id for card in new_cards(store, 9, DAY)] == ["q3", "q4", "q5"]


def test_removing_what_is_not_there_says_so(store: Store) -> None:
    assert remove_set(store, "none") is None


def test_removing_one_of_two_sets_leaves_the_shared_questions(store: Store) -> None:
    add_set(store, "north", capitals(2), 0)
    remove_set(store, "capitals")
    assert read_ids(store, "north") == ["q1", "q2"]


def test_sets_are_listed_by_name_with_what_waits(store: Store) -> None:
    add_set(store, "a first", numbered(3), 7)
    give_answer(store, "q1", Rating.GOOD)
    give_answer(store, "n0", Rating.AGAIN)
    record(store, flag("q2", EventKind.SUSPEND), Card(QuestionId("q2"), suspended=True))
    assert list_sets(store, DAY, now_ms=0) == [
        SetSummary("a first", "Squares n", questions=3, new=2, due=0, added_ms=7),
        SetSummary("capitals", "Capitals of the north", questions=5, new=3, due=0, added_ms=1000),
    ]
    assert [summary.due for summary in list_sets(store, DAY + 2, now_ms=0)] == [1, 1]


def test_questions_are_read_in_the_order_asked_for(store: Store) -> None:
    found = read_questions(store, ids("q3", "none", "q1", "q3"))
    assert list(found) == ["q3", "q1"]
    assert found[QuestionId("q1")].answer == ("Oslo",)
    assert read_questions(store, []) == {}


def test_retired_question_can_still_be_read(store: Store) -> None:
    add_set(store, "capitals", capitals(2), 0)
    assert list(read_questions(store, ids("q5"))) == ["q5"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"id": "q1", "kind": "riddle"}', "[" * 100_000])
def test_unreadable_question_is_a_damaged_store(store: Store, content: str) -> None:
    store.rows("update question set content = ? where question_id = 'q1'", (content,))
    with pytest.raises(StoreUnusable, match="damaged"):
        read_set(store, "capitals")


def test_hostile_names_are_only_names(store: Store) -> None:
    for name in ("'; drop table card; --", "%", "ü" * 500, '["capitals"]'):
        add_set(store, name, numbered(1, name), 0)
        assert read_set(store, name) == numbered(1, name)
        assert read_modified(store, name) == {f"{name}0": 0}
        assert [card.question_id for card in new_cards(store, 9, DAY, [name])] == [f"{name}0"]
        assert remove_set(store, name) == Removal(1, 0)


@pytest.mark.parametrize(
    "name", ["'; drop table card; --", "' or 1=1 --", '"', "%", "_", "a\\'b", "?1", ":id"]
)
def test_hostile_ids_are_only_ids(store: Store, name: str) -> None:
    key = QuestionId(f"{name}0")
    give_answer(store, "q1", Rating.GOOD)
    add_set(store, name, numbered(1, name), 0)
    made = [give_answer(store, key, Rating.GOOD, DAY + days) for days in (1, 20)]
    assert list(read_events(store, key)) == [replace(event, device=ANY) for event in made]
    record(store, made[0], read_card(store, key))
    assert [event.question_id for event in read_events(store)] == ["q1", key, key]
    assert read_card(store, key).reviews == 2
    assert [card.question_id for card in due_cards(store, DAY + 900, 0, [name])] == [key]
    assert read_questions(store, [key]) == {key: numbered(1, name).questions[0]}
    undo = replace(flag(key, EventKind.UNDO, DAY + 21), refers_to=made[1].uid)
    assert record_and_replay(store, undo, Rebuild()).reviews == 1
    assert read_last(store) == replace(made[0], device=ANY)
    assert rebuild_cards(store, Rebuild()) == 0
    assert remove_set(store, name) == Removal(1, 3)


def test_only_a_question_whose_content_changed_counts_as_modified(store: Store) -> None:
    first, *others = capitals().questions
    shuffled = [*others, replace(first, explanation="On a fjord.")]
    add_set(store, "capitals", edited(capitals(), shuffled), 2000)
    times = read_modified(store, "capitals")
    assert times == {first.id: 2000} | dict.fromkeys((other.id for other in others), 1000)
    add_set(store, "capitals", edited(capitals(), others), 3000)
    add_set(store, "capitals", edited(capitals(), shuffled), 4000)
    assert read_modified(store, "capitals") == times
