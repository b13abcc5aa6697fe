"""Marks for written answers."""

from dataclasses import replace

import pytest

from quizzer.answers.judge import Verdict
from quizzer.classroom.marking import mark_all, split_response
from quizzer.classroom.responses import Response
from quizzer.formats import quiz_yaml
from quizzer.models import BLANK, Question, QuestionId, QuestionKind
from tests.conftest import DATA

NORTH = {str(q.id): q for q in quiz_yaml.read(DATA / "study" / "north.quiz.yaml").questions}


def make(kind: str, *answer: str, items: tuple[str, ...] = ()) -> Question:
    prompt = " ".join([BLANK] * len(answer))
    return Question(QuestionId("q"), QuestionKind(kind), prompt, answer, items=items)


@pytest.mark.parametrize(
    ("question", "typed", "verdict", "mark"),
    [
        ("estonia", "tallinn", Verdict.RIGHT, 1),
        ("estonia", "Riga", Verdict.WRONG, 0),
        ("latvia", "", Verdict.WRONG, 0),
        ("latvia", "Riga; Oslo", Verdict.WRONG, 0),
        ("norway", "yes", Verdict.RIGHT, 1),
    ],
)
def test_response_is_judged_as_in_a_sitting(question: str, typed: str, verdict: Verdict, mark: float) -> None:
    (marked,) = mark_all([Response("Ada", question, typed)], NORTH)
    assert (marked.judgement.verdict, marked.mark) == (verdict, mark)


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (make("short", "Riga"), " Riga; or so ", ("Riga; or so",)),
        (make("cloze", "Riga", "Oslo"), "Riga; Oslo", ("Riga", "Oslo")),
        (make("order", "a; b", "c"), "a; b | c", ("a; b", "c")),
        (make("choices", "a", "b"), "b;a", ("b", "a")),
        (
            make("match", "Riga", "Oslo", items=("Latvia", "Norway")),
            "Norway = Oslo; Latvia: Riga",
            ("Riga", "Oslo"),
        ),
        (make("match", "Riga", "Oslo", items=("Latvia", "Norway")), "Riga; Oslo", ("Riga", "Oslo")),
        (make("match", "Riga", "Oslo", items=("Latvia", "Norway")), "Latvia -> Riga", ("Riga", "")),
        (make("short", "Riga"), "  ", ()),
    ],
)
def test_response_is_split_into_the_shape_of_the_answer(
    question: Question, typed: str, answer: tuple[str, ...]
) -> None:
    assert split_response(question, typed) == answer


WALLS = Question(
    QuestionId("q"),
    QuestionKind.CHOICES,
    "?",
    ("plants, all", "fungi; moulds"),
    options=("plants, all", "fungi; moulds", "animals", "you"),
)


@pytest.mark.parametrize(
    "typed",
    [
        "plants, all | fungi; moulds",
        "plants, all;fungi; moulds",
        "plants, all, fungi; moulds",
        "plants, all\nfungi; moulds",
    ],
)
def test_options_that_hold_a_separator_are_recognised(typed: str) -> None:
    assert split_response(WALLS, typed) == WALLS.answer


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("plants, all", 0.5),
        ("plants, all | animals", 0),
        ("plants, all | fungi; moulds | you", 0.5),
        ("animals", 0),
        ("plants, all | fungi; moulds", 1),
    ],
)
def test_of_several_right_options_each_brings_its_part(typed: str, mark: float) -> None:
    (marked,) = mark_all([Response("Ada", "q", typed)], {"q": WALLS})
    assert marked.mark == mark


def test_item_of_a_pair_may_hold_the_sign_of_a_pair() -> None:
    question = make("match", "Riga", "Oslo", items=("a: b", "a"))
    assert split_response(question, "a: b -> Riga; a -> Oslo") == ("Riga", "Oslo")


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("Wahr", 1),
        ("vrai", 1),
        ("verdadero", 1),
        ("TRUE", 1),
        ("t", 1),
        ("yes", 1),
        ("Falsch", 0),
        ("faux", 0),
        ("f", 0),
        ("perhaps", 0),
    ],
)
def test_truth_is_known_in_the_language_of_the_class(word: str, mark: int) -> None:
    question = Question(QuestionId("q"), QuestionKind.TRUE_FALSE, "The Baltic is brackish.", ("true",))
    (marked,) = mark_all([Response("Ada", "q", word)], {"q": question})
    assert marked.mark == mark
    false = replace(question, answer=("false",))
    (marked,) = mark_all([Response("Ada", "q", word)], {"q": false})
    assert marked.mark == (1 - mark if word != "perhaps" else 0)
