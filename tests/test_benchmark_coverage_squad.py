"""The arithmetic of the coverage table: what counts as reached, and how questions are typed."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.coverage_squad import (
    Asked,
    Candidate,
    Reached,
    fold,
    judge,
    measure,
    table,
    tell_type,
    token_f1,
)

QUESTIONS = json.loads(
    (Path(__file__).parent / "data" / "benchmarks" / "lighthouse_questions.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("question", "answers", "type_"),
    [
        ("When did the light go out?", ["in a storm"], "DATE"),
        ("In what year was it lit?", ["1871"], "DATE"),
        ("When prices fell, what was sold?", ["the lamp"], "OTHER"),
        ("How many ships were lost?", ["nine"], "NUMBER"),
        ("By whom was it built?", ["a mason"], "PERSON"),
        ("Where does it stand?", ["on a rock"], "PLACE"),
        ("On which small island does it stand?", ["Inchcape"], "PLACE"),
        ("What did the council of the island buy?", ["oil"], "OTHER"),
        ("Which company sold the lamp?", ["Chance"], "ORG"),
        ("What happened last?", ["1871"], "DATE"),
        ("What did it cost?", ["61,331"], "NUMBER"),
    ],
)
def test_question_is_typed_by_its_words_and_then_by_its_answer(
    question: str, answers: list[str], type_: str
) -> None:
    assert tell_type(question, answers) == type_


def test_folding_drops_case_articles_and_punctuation() -> None:
    assert fold("The Bell-Rock, a “beacon”.") == "bellrock beacon"


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("robert stevenson", "robert stevenson", 1.0),
        ("robert stevenson", "stevenson", 2 / 3),
        ("robert", "stevenson", 0.0),
    ],
)
def test_token_f1_is_the_harmonic_mean(one: str, other: str, score: float) -> None:
    assert token_f1(one, other) == pytest.approx(score)


@pytest.mark.parametrize(
    ("candidate", "reached"),
    [
        (Candidate(90, 100, ("3 May 1871",)), Reached(exact=True, half=True, overlap=False)),
        (Candidate(30, 38, ("May 1871",)), Reached(exact=False, half=True, overlap=True)),
        (Candidate(34, 38, ("1871",)), Reached(exact=False, half=True, overlap=True)),
        (Candidate(28, 29, ("lit on 3",)), Reached(exact=False, half=False, overlap=True)),
        (Candidate(38, 40, ("nine",)), Reached(exact=False, half=False, overlap=False)),
    ],
)
def test_reached_exactly_by_half_or_by_place(candidate: Candidate, reached: Reached) -> None:
    assert judge(Asked("When?", "DATE", (("3 May 1871", 28),)), [candidate]) == reached


def test_small_article_is_measured_with_quizzers_own_facts() -> None:
    results, per_paragraph = measure(QUESTIONS)
    reached = {asked.text: one for asked, one in results}
    assert len(results) == 4
    assert reached["When was the light first lit?"].exact
    assert reached["How much did it cost?"].exact
    assert not reached["Who built the light?"].exact
    assert reached["Who built the light?"].overlap
    assert not reached["What do sailors do by it?"].overlap
    assert per_paragraph >= 2


def test_table_gives_shares_by_type() -> None:
    asked = [Asked("When?", "DATE", ()), Asked("When?", "DATE", ()), Asked("What?", "OTHER", ())]
    reached = [Reached(True, True, True), Reached(False, True, True), Reached(False, False, False)]
    lines = table(list(zip(asked, reached, strict=True)), 2.5).splitlines()
    assert lines[1].split() == ["DATE", "2", "0.500", "1.000", "1.000"]
    assert lines[-3].split() == ["typed", "2", "0.500", "1.000", "1.000"]
    assert lines[-2].split() == ["all", "3", "0.333", "0.667", "0.667"]
    assert lines[-1] == "candidates a paragraph: 2.5"
