"""A set as text to read."""

import pytest

from quizzer.formats import quiz_yaml
from quizzer.models import Question, QuestionId, QuestionKind
from quizzer.terminal.listing import list_set, phrase_answer
from tests.conftest import DATA


@pytest.mark.parametrize(
    ("kind", "answer", "phrase"),
    [
        ("date", "1789-07-14", "14 July 1789"),
        ("date", "1789-07", "July 1789"),
        ("date", "1789", "1789"),
        ("date", "-0044-03-15", "-0044-03-15"),
        ("number", "435000", "435,000 km"),
        ("number", "1940", "1940 km"),
        ("number", "2.5", "2.5 km"),
    ],
)
def test_answer_is_phrased_as_people_write_it(kind: str, answer: str, phrase: str) -> None:
    unit = "km" if kind == "number" else ""
    assert phrase_answer(Question(QuestionId("q"), QuestionKind(kind), "?", (answer,), unit=unit)) == phrase


def test_set_is_listed_with_options_answers_and_sources() -> None:
    lines = list(list_set(quiz_yaml.read(DATA / "study" / "north.quiz.yaml")))
    assert lines == [
        "The north",
        "",
        "  1. What is the capital of Estonia?",
        "     - Riga",
        "     - Tallinn",
        "     - Oslo",
        "     - Vilnius",
        "     Answer: Tallinn",
        "     Source: “Tallinn is the capital of Estonia.” (North)",
        "",
        "  2. What is the capital of Latvia?",
        "     Answer: Riga",
        "",
        "  3. Oslo is the capital of Norway.",
        "     Answer: true",
    ]
