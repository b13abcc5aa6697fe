"""What learners practised is counted by question and learner, and never mixed with a test."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.classroom.practice import Practice, measure_practice, practice_to_record
from quizzer.cli import run
from quizzer.memory.review_log import Answer
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet, Rating
from tests.conftest import DATA

CELLS = str(DATA / "classroom" / "cells.quiz.yaml")
MOODLE = str(DATA / "classroom" / "moodle.csv")
RIVERS = QuestionSet(
    "Rivers",
    tuple(
        Question(QuestionId(key), QuestionKind.SHORT, f"Which river is at {town}?", (key,))
        for key, town in [("daugava", "Riga"), ("emajogi", "Tartu"), ("neris", "Vilnius")]
    ),
)
DAY = 86_400_000


def answer(card: str, day: int, rating: Rating = Rating.GOOD, second: int = 0) -> Answer:
    return Answer(card, day * DAY + second * 1000, day, rating, 4_000)


ADA = [
    answer("daugava", 1, Rating.AGAIN),
    answer("daugava", 1, Rating.GOOD, 60),
    answer("daugava", 3),
    answer("emajogi", 1),
    answer("oder", 1),
]
BO = [answer("daugava", 2), answer("daugava", 9, Rating.AGAIN)]


def test_first_and_later_answers_are_counted_apart() -> None:
    found = measure_practice(RIVERS, {"Ada": ADA, "Bo": BO})
    told = [
        (one.question.id, one.learners, one.answers, one.first, one.recalls, one.recall)
        for one in found.questions
    ]
    assert told == [("daugava", 2, 5, 0.5, 2, 0.5), ("emajogi", 1, 1, 1.0, 0, None)]
    assert found.questions[0].seconds == 4
    assert (found.untouched, found.strangers) == (1, 1)


def test_learners_have_no_names_unless_asked_for() -> None:
    logs = {"Zoe Smith": ADA, "Bo Brown": BO}
    hidden = measure_practice(RIVERS, logs)
    assert [each.name for each in hidden.learners] == ["Learner 1", "Learner 2"]
    assert "Zoe" not in json.dumps(practice_to_record(hidden))
    shown = measure_practice(RIVERS, logs, names=True)
    assert [(each.name, each.answers, each.days) for each in shown.learners] == [
        ("Zoe Smith", 4, 2),
        ("Bo Brown", 2, 2),
    ]


_ANSWERS = st.lists(
    st.builds(
        answer,
        st.sampled_from(["daugava", "neris", "oder"]),
        st.integers(0, 9),
        st.sampled_from(Rating),
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=20,
)


@given(st.lists(_ANSWERS, min_size=1, max_size=4), st.randoms())
def test_order_of_learners_and_answers_changes_nothing(logs: Sequence[list[Answer]], random: object) -> None:
    named = {f"learner {number}": answers for number, answers in enumerate(logs)}
    turned = {name: answers[::-1] for name, answers in reversed(named.items())}

    def without_ties(found: Practice) -> object:
        return found.questions, sorted((each.answers, each.recalls, each.days) for each in found.learners)

    unique = all(len({(one.card, one.at_ms) for one in answers}) == len(answers) for answers in logs)
    if unique:
        assert without_ties(measure_practice(RIVERS, named)) == without_ties(measure_practice(RIVERS, turned))
    found = measure_practice(RIVERS, named)
    assert sum(each.answers for each in found.questions) + found.strangers == sum(map(len, logs))


LOG = """\
card_id,review_time,review_rating,review_state,review_duration
atp,1763900000000,1,0,5200
atp,1764000000000,3,2,3100
size,1763900060000,3,0,
elsewhere,1763900070000,3,0,800
"""


@pytest.fixture
def log(tmp_path: Path) -> str:
    path = tmp_path / "Ada Lovelace.csv"
    path.write_text(LOG, encoding="utf-8")
    return str(path)


@pytest.fixture
def cells(tmp_path: Path) -> str:
    path = tmp_path / "cells.quiz.yaml"
    path.write_text(
        "title: Cells\nquestions:\n  - {id: atp, question: Which makes ATP?, answer: mitochondrion}\n"
        "  - {id: size, question: How long is it?, number: 2, unit: µm}\n"
        "  - {id: dna, question: Where is the DNA?, answer: nucleus}\n",
        encoding="utf-8",
    )
    return str(path)


def test_logs_are_reported(cells: str, log: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", cells, log]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Cells: practice",
        "1 learner, 3 answers to 2 questions.",
        "Practice is no test: none of it counts in marks or in a test's statistics.",
        "1 questions of the set nobody has answered yet.",
        "Left aside, as to questions of other sets: 1 answers.",
        "",
        "Questions, the hardest to remember on top",
        "  no.  first  later       answers  question",
        "    1     0%  100% of 1         2  Which makes ATP?",
        "    2   100%  -                 1  How long is it?",
        "  first: known at the very first answer; later: a day or more after the answer before.",
        "",
        "Learners",
        "  Learner 1  ####################  100% of 1 later, 3 answers on 2 days",
    ]


def test_log_and_test_are_told_apart(log: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", CELLS, MOODLE, "--json"]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert run(["report", CELLS, MOODLE, log, "--json"]) == 0
    both = json.loads(capsys.readouterr().out)
    assert both.pop("practice")["learners"] == [
        {"name": "Learner 1", "answers": 3, "questions": 2, "days": 2, "recalls": 1, "recall": 1.0}
    ]
    assert both == alone
    page = tmp_path / "report.html"
    assert run(["report", CELLS, log, MOODLE, "-o", str(page)]) == 0
    written = page.read_text(encoding="utf-8")
    assert written.index("Question by question") < written.index(": practice</h1>")
    assert "Ada" not in written
    assert run(["report", CELLS, log, MOODLE]) == 0
    said = capsys.readouterr().out
    assert said.index("Students") < said.index(": practice")


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ([], ["number,question,prompt,learners,answers,first,recalls,recall,seconds",
              "1,atp,Which makes ATP?,1,2,0.0,1,1.0,4.15", "2,size,How long is it?,1,1,1.0,0,,"]),
        (["--table", "learners", "--names"], ["learner,answers,questions,days,recalls,recall", "Ada Lovelace,3,2,2,1,1.0"]),
    ],
)  # fmt: skip
def test_practice_is_written_as_csv(
    cells: str, log: str, table: list[str], lines: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    assert run(["report", cells, log, "-o", str(target), *table]) == 0
    assert target.read_text(encoding="utf-8-sig").splitlines() == lines


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (
            ["-o", "out.csv", "--table", "students"],
            2,
            "--table students is made of a test's answers, and none are given.",
        ),
        (["other.csv", "third.csv"], 2, "one test at a time"),
        (["-o", "out.csv", "--table", "chairs"], 2, "there are questions, options"),
    ],
)
def test_wishes_that_do_not_fit_logs_are_told(
    cells: str, log: str, words: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", cells, log, *words]) == code
    assert told in capsys.readouterr().err


def test_faulty_log_and_one_of_another_set_are_told(
    cells: str, log: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(log).write_text(LOG + "atp,yesterday,3,2,1\n", encoding="utf-8")
    assert run(["report", cells, log]) == 4
    assert f"{log}:6: review_time is 'yesterday'" in capsys.readouterr().err
    Path(log).write_text(LOG.replace("atp", "x").replace("size", "y"), encoding="utf-8")
    assert run(["report", cells, log]) == 3
    assert "holds no answer to a question of this set" in capsys.readouterr().err
