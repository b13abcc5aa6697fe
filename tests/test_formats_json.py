"""Sets as JSON: the shape other programs rely on, and what is said of JSON that is no set."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.formats import json as json_format
from quizzer.formats import quiz_yaml
from quizzer.models import QuestionSet
from tests.authored_strategies import SETS
from tests.conftest import DATA

SHORT = {"kind": "short", "prompt": "Capital of Latvia?", "answer": "Riga"}
CLOZE = {
    "kind": "cloze",
    "prompt": "____ and ____",
    "answer": ["Riga", "Oslo"],
    "accept": [[], ["Kristiania"]],
}


def parse(*questions: object, **heading: object) -> QuestionSet:
    record = {"quizzer": 1, "title": "T", "questions": list(questions), **heading}
    return json_format.parse("t.json", json.dumps(record))


def refusal(*questions: object, **heading: object) -> str:
    with pytest.raises(SetError) as caught:
        parse(*questions, **heading)
    return str(caught.value)


@given(SETS)
@settings(max_examples=60, deadline=None)
def test_set_written_reads_back_equal(question_set: QuestionSet) -> None:
    text = json_format.write(question_set)
    assert json_format.parse("t.json", text) == question_set
    assert json_format.write(json_format.parse("t.json", text)) == text


def test_keys_that_do_not_apply_are_left_out() -> None:
    record = json.loads(json_format.write(quiz_yaml.read(DATA / "study" / "north.quiz.yaml")))
    assert list(record) == ["quizzer", "title", "questions"]
    assert record["questions"] == [
        {
            "id": "estonia",
            "kind": "choice",
            "prompt": "What is the capital of Estonia?",
            "answer": "Tallinn",
            "options": ["Riga", "Tallinn", "Oslo", "Vilnius"],
            "source": {
                "document": "An atlas",
                "section": "North",
                "quote": "Tallinn is the capital of Estonia.",
            },
        },
        {"id": "latvia", "kind": "short", "prompt": "What is the capital of Latvia?", "answer": "Riga"},
        {"id": "norway", "kind": "true_false", "prompt": "Oslo is the capital of Norway.", "answer": True},
    ]


def test_question_without_an_id_gets_one_that_stays() -> None:
    assert parse(SHORT).questions[0].id == parse(SHORT).questions[0].id != ""


def test_cloze_keeps_the_variants_of_each_gap() -> None:
    assert parse(CLOZE).questions[0].accept == ((), ("Kristiania",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"quizzer": 1,\n oops}', "t.json:2: not JSON"),
        ("[]", "is no set of quizzer"),
        ('{"title": "T"}', "is no set of quizzer"),
        ('{"quizzer": "1"}', '"quizzer" must be the number 1'),
        ('{"quizzer": true}', '"quizzer" must be the number 1'),
        ('{"quizzer": 2}', "was written by a newer quizzer (version 2)"),
        ('{"quizzer": 1, "quizzer": 1}', '"quizzer" is given twice'),
        ('{"quizzer": NaN}', "NaN is no value of JSON"),
        ("[" * 200_000, "nested too deep"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_set_is_told(text: str, said: str) -> None:
    with pytest.raises(SetError) as caught:
        json_format.parse("t.json", text)
    assert said in str(caught.value)
    assert str(caught.value).count("\n") == 0


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ({"titel": "x"}, 'unknown key "titel"'),
        ({"title": " "}, '"title" is missing'),
        ({"title": 5}, '"title" must be text'),
        ({"licence": "\x1b[2J"}, '"licence" holds the control character U+001B'),
        ({"questions": {}}, '"questions" must be a list'),
        ({"questions": []}, "the set has no questions"),
        ({"questions": [0] * 50_001}, "more than 50,000 questions"),
    ],
)
def test_faulty_heading_is_told(heading: dict[str, object], said: str) -> None:
    assert f"t.json: {said}" in refusal(SHORT, **heading)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "riddle"}, '"kind" must be one of cloze, short'),
        ({"prompt": 5}, '"prompt" must be text'),
        ({"answer": ["Riga"]}, '"answer" must be text'),
        ({"accept": [1]}, '"accept" must be a list of texts, or one such list for each gap'),
        ({"options": "Riga"}, '"options" must be a list of texts'),
        ({"why": []}, '"why" must be an object of texts'),
        ({"source": "atlas"}, '"source" must be an object with document'),
        ({"source": {"document": "a", "page": 3}}, '"source" must be an object with document'),
        ({"precision": "minute"}, '"precision" must be one of'),
        ({"anwser": "x"}, 'unknown key "anwser"'),
        ({"prompt": ""}, "the question is empty"),
        ({"kind": "true_false"}, '"answer" must be true or false'),
        ({"kind": "order"}, '"answer" must be a list of texts'),
        ({"kind": "match"}, '"answer" must be an object that gives each item its partner'),
        ({"kind": "cloze", "answer": 5}, '"answer" must be text, or a list of texts'),
    ],
)
def test_faulty_question_is_told_with_its_number(change: dict[str, object], said: str) -> None:
    assert f"t.json: question 2: {said}" in refusal(SHORT | {"id": "a"}, SHORT | {"id": "b"} | change)


def test_all_problems_are_told_at_once() -> None:
    lines = refusal({"kind": "short"}, "x", SHORT, SHORT, titel="x").splitlines()
    assert [line.removeprefix("t.json: ") for line in lines] == [
        'unknown key "titel"',
        'question 1: "prompt" is missing',
        'question 1: "answer" is missing',
        "question 2: a question is an object with kind, prompt and answer",
        f'question 4: the id "{parse(SHORT).questions[0].id}" belongs to question 3',
    ]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    text = json_format.write(quiz_yaml.read(DATA / "study" / "north.quiz.yaml"))
    start = data.draw(st.integers(0, len(text) - 1))
    end = min(len(text), start + data.draw(st.integers(0, 9)))
    damaged = (
        text[:start]
        + data.draw(st.text(max_size=3) | st.sampled_from(["{}", "[]", "null", '"']))
        + text[end:]
    )
    try:
        json_format.parse("t.json", damaged)
    except SetError as error:
        assert str(error).startswith("t.json")


def test_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "north.json"
    path.write_text(json_format.write(parse(SHORT)), encoding="utf-8")
    assert json_format.read(path) == parse(SHORT)
