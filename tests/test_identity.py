"""Ids, and matching a set with its former self."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizzer.identity import authored_id, derive_id, find_duplicates, revise
from quizzer.models import Question, QuestionId, QuestionKind
from tests.strategies import questions

OSLO = Question(QuestionId("a"), QuestionKind.SHORT, "What is the capital of Norway?", ("Oslo",))
RIGA = Question(QuestionId("b"), QuestionKind.SHORT, "What is the capital of Latvia?", ("Riga",))
WAR = Question(
    QuestionId("c"), QuestionKind.CLOZE, "The war began on ____ in the east.", ("30 November 1939",)
)


def test_ids_are_stable_across_releases() -> None:
    assert derive_id("a") == "q1ttvhnqr3f37"


def test_parts_are_not_joined_ambiguously() -> None:
    assert derive_id("ab", "c") != derive_id("a", "bc")


def test_authored_id_ignores_case_and_spaces() -> None:
    assert authored_id("Capital of  Norway?", ["Oslo"]) == authored_id("capital of Norway?", ["oslo"])


def test_same_set_again_keeps_everything() -> None:
    revision = revise([OSLO, RIGA], [RIGA, OSLO])
    assert revision.kept == ("b", "a")
    assert (revision.changed, revision.new, revision.retired) == ((), (), ())


def test_corrected_typo_keeps_the_id() -> None:
    fixed = replace(OSLO, id=QuestionId("z"), prompt="What is the capital city of Norway?")
    revision = revise([OSLO, RIGA], [fixed, RIGA])
    assert [question.id for question in revision.questions] == ["a", "b"]
    assert (revision.changed, revision.kept) == (("a",), ("b",))


def test_corrected_answer_keeps_the_id() -> None:
    fixed = replace(WAR, id=QuestionId("z"), answer=("29 November 1939",))
    assert revise([WAR], [fixed]).changed == ("c",)


def test_another_question_is_new_and_the_old_one_retired() -> None:
    other = Question(QuestionId("z"), QuestionKind.SHORT, "Who led the expedition to the pole?", ("Nansen",))
    revision = revise([OSLO], [other])
    assert (revision.new, revision.retired) == (("z",), ("a",))


def test_similar_prompt_with_another_answer_is_another_question() -> None:
    capital = replace(
        RIGA, id=QuestionId("z"), prompt="Name the main port of Latvia today, please", answer=("Ventspils",)
    )
    assert revise([RIGA], [capital]).new == ("z",)


def test_two_new_wordings_never_share_one_old_id() -> None:
    first = replace(OSLO, id=QuestionId("x"), prompt="What is the capital of Norway now?")
    second = replace(OSLO, id=QuestionId("y"), prompt="What is the capital of Norway then?")
    ids = [question.id for question in revise([OSLO], [first, second]).questions]
    assert len(set(ids)) == 2
    assert "a" in ids


def test_other_kind_is_another_question() -> None:
    statement = replace(OSLO, id=QuestionId("z"), kind=QuestionKind.TRUE_FALSE, answer=("true",))
    assert revise([OSLO], [statement]).new == ("z",)


def test_typed_question_that_gets_options_stays_the_same_question() -> None:
    choice = replace(OSLO, id=QuestionId("z"), kind=QuestionKind.CHOICE, options=("Oslo", "Bergen"))
    assert revise([OSLO], [choice]).changed == ("a",)


def test_other_events_to_put_in_order_are_another_question() -> None:
    order = Question(QuestionId("o"), QuestionKind.ORDER, "Put these in order.", ("Rome falls", "Oslo burns"))
    other = replace(
        order, id=QuestionId("z"), answer=("The Fram sails north", "Nansen skis home", "She thaws")
    )
    assert revise([order], [other]).new == ("z",)
    assert revise(
        [order], [replace(order, id=QuestionId("z"), answer=("Rome falls", "Oslo burnt"))]
    ).changed == ("o",)


@given(st.lists(questions(), unique_by=lambda question: question.id, max_size=6), st.randoms())
def test_order_never_changes_an_id(before: list[Question], random: object) -> None:
    after = list(reversed(before))
    revision = revise(before, after)
    assert [question.id for question in revision.questions] == [question.id for question in after]
    assert revision.retired == ()


def test_duplicate_ids_are_found() -> None:
    twin = replace(RIGA, id=OSLO.id)
    assert find_duplicates([OSLO, RIGA, twin]) == {OSLO.id: [OSLO, twin]}
