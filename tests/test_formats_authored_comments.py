"""A teacher's comments survive tidying, and switch checks off where they stand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.formats import quiz_yaml
from quizzer.formats.authored.example import EXAMPLE_SET
from quizzer.models import Question, QuestionSet
from tests.strategies import questions

UNTIDY = Path(__file__).parent / "data" / "formats" / "untidy.quiz.yaml"
TIDY = Path(__file__).parent / "data" / "formats" / "tidy.quiz.yaml"


def test_untidy_set_is_written_the_one_way_with_its_comments() -> None:
    assert quiz_yaml.tidy("x", UNTIDY.read_text(encoding="utf-8")) == TIDY.read_text(encoding="utf-8")


def test_tidy_set_stays_as_it_is() -> None:
    for text in (TIDY.read_text(encoding="utf-8"), EXAMPLE_SET):
        assert quiz_yaml.tidy("x", text) == text


def test_same_questions_with_the_same_ids_are_said_after_tidying() -> None:
    text = UNTIDY.read_text(encoding="utf-8")
    assert (
        quiz_yaml.parse("x", quiz_yaml.tidy("x", text)).question_set
        == quiz_yaml.parse("x", text).question_set
    )


def test_set_with_mistakes_is_not_tidied() -> None:
    with pytest.raises(SetError, match="did you mean"):
        quiz_yaml.tidy("x", "title: A\nquestions:\n  - question: What?\n    answr: that\n")


def test_codes_are_ignored_where_the_comment_stands() -> None:
    text = UNTIDY.read_text(encoding="utf-8")
    question_set = quiz_yaml.parse("x", text).question_set
    first, second = [question.line for question in question_set.questions]
    assert quiz_yaml.find_ignored_codes(text, question_set) == {
        None: {"Q021"},
        first: {"Q004", "Q010"},
        second: {"Q023"},
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(questions(), min_size=1, max_size=3, unique_by=lambda one: one.id), st.data())
def test_no_comment_is_lost_wherever_it_stands(asked: list[Question], data: st.DataObject) -> None:
    lines = quiz_yaml.write(QuestionSet("A set", tuple(asked))).split("\n")
    places = [n for n, line in enumerate(lines) if line.startswith("  - id:") or line == "questions:"]
    for number, place in enumerate(
        sorted(data.draw(st.sets(st.sampled_from(places), max_size=4)), reverse=True)
    ):
        lines.insert(place, f"  # remark {number}")
    tidied = quiz_yaml.tidy("x", "\n".join(lines))
    assert [line.strip() for line in lines if "# remark" in line] == [
        line.strip() for line in tidied.split("\n") if "# remark" in line
    ]
    assert quiz_yaml.tidy("x", tidied) == tidied
