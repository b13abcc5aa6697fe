"""Questions as plain data."""

import json

import pytest
from hypothesis import given

from quizzer.models import Question, QuestionId, QuestionKind, Source
from quizzer.records import from_record, to_record
from tests.strategies import questions

LEAST = Question(QuestionId("q1"), QuestionKind.SHORT, "Capital of Norway?", ("Oslo",))


@given(questions())
def test_question_read_back_from_its_record_equals_itself(question: Question) -> None:
    assert from_record(json.loads(json.dumps(to_record(question)))) == question


def test_keys_that_do_not_apply_are_left_out() -> None:
    assert to_record(LEAST) == {"id": "q1", "kind": "short", "prompt": "Capital of Norway?", "answer": "Oslo"}


def test_true_false_answer_is_a_boolean() -> None:
    record = {"id": "q1", "kind": "true_false", "prompt": "Oslo is in Norway.", "answer": False}
    assert from_record(record).answer == ("false",)
    assert to_record(from_record(record)) == record


def test_match_answer_maps_items_to_partners() -> None:
    record = {
        "id": "q1",
        "kind": "match",
        "prompt": "Capitals",
        "answer": {"Norway": "Oslo", "Latvia": "Riga"},
    }
    question = from_record(record)
    assert (question.items, question.answer) == (("Norway", "Latvia"), ("Oslo", "Riga"))
    assert to_record(question) == record


def test_offset_zero_is_kept() -> None:
    source = Source("Norway", quote="Oslo is its capital.", start=0, end=20)
    question = Question(QuestionId("q1"), QuestionKind.SHORT, "Capital?", ("Oslo",), source=source)
    assert from_record(to_record(question)).source == source


def test_record_without_a_prompt_is_refused() -> None:
    with pytest.raises(KeyError):
        from_record({"id": "q1", "kind": "short", "answer": "Oslo"})
