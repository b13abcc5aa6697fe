"""A class report: what is measured, what is flagged, and who may be recognised."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.classroom.page import show_number, write_report
from quizzer.classroom.reading import Concern
from quizzer.classroom.responses import Response, Sheet, read_sheet
from quizzer.classroom.results import Report, report
from quizzer.classroom.tables import Table, to_record, write_csv
from quizzer.formats import quiz_yaml
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet, Source
from tests.conftest import DATA

CLASSROOM = DATA / "classroom"
CELLS = quiz_yaml.read(CLASSROOM / "cells.quiz.yaml")
KNOWN = {str(question.id): question for question in CELLS.questions}


def measure(name: str, *, names: bool = False) -> Report:
    return report(CELLS, read_sheet(CLASSROOM / name, KNOWN), names=names)


def ask(kind: str, answer: str, *options: str, tags: tuple[str, ...] = ()) -> Question:
    return Question(QuestionId("q"), QuestionKind(kind), "Which?", (answer,), options=options, tags=tags)


def sit(question: Question, answers: Sequence[str]) -> Report:
    """A class that answers one question of ours, and others that rank its students as listed."""
    others = [Question(QuestionId(f"rank{n}"), QuestionKind.SHORT, f"Rank {n}?", ("x",)) for n in range(6)]
    responses = [Response(f"{place:03}", "q", answer) for place, answer in enumerate(answers)]
    for number, other in enumerate(others, 1):
        responses += [
            Response(f"{place:03}", other.id, "x" if place < number * len(answers) / 7 else "y")
            for place in range(len(answers))
        ]
    return report(QuestionSet("Ours", (question, *others)), Sheet(tuple(responses)))


def concerns(found: Report, identifier: str = "q") -> list[Concern]:
    return [f.concern for item in found.items if item.question.id == identifier for f in item.findings]


def test_worked_example_goes_through_whole() -> None:
    found = measure("moodle_grades.csv")
    assert found.test.alpha == pytest.approx(13.3929, abs=1e-4)
    numbers = {item.number: item.statistics for item in found.items}
    assert numbers[5].discrimination == pytest.approx(86.6025, abs=1e-4)
    assert numbers[5].facility == 0.5
    assert found.caution.startswith("Fewer than 10 students")
    assert found.notes == (
        "3 of 8 questions of the set are not in the sheet.",
        "The marks are those of the sheet.",
    )


def test_wrong_key_is_found_and_comes_first() -> None:
    first = measure("long.csv").items[0]
    assert first.question.id == "nucleus"
    assert first.findings[0].concern is Concern.MISKEYED
    assert '"E. coli"' in first.findings[0].text


def test_tallies_count_options_in_their_order() -> None:
    found = {str(item.question.id): item for item in measure("long.csv").items}
    assert [(each.text, each.count, each.is_right) for each in found["nucleus"].tallies] == [
        ("yeast", 0, True),
        ("amoeba", 4, False),
        ("E. coli", 8, False),
        ("mushroom", 2, False),
    ]
    assert [each.count for each in found["walls"].tallies] == [14, 7, 3, 11]
    assert [each.text for each in found["size"].tallies if not each.is_right][-1] == "no answer"
    assert found["phases"].tallies == ()


@pytest.mark.parametrize(
    ("question", "answers", "expected"),
    [
        (ask("short", "a"), ["b"] * 6 + ["a"] * 6, [Concern.MISKEYED, Concern.AGAINST]),
        (ask("choice", "a", "a", "b", "c"), ["a"] * 20, [Concern.EASY, Concern.IDLE_OPTION]),
        (ask("choice", "a", "a", "b"), ["a"] * 6 + ["b"] * 6, []),
        (ask("short", "a"), ["a", "b"] * 6, [Concern.WEAK]),
        (ask("short", "a"), ["a", *map(str, range(11))], [Concern.HARD]),
        (ask("true_false", "true"), ["true"] * 12, [Concern.EASY]),
        (ask("short", "a"), ["b", "a"], []),
        (ask("short", "a"), ["b"] * 3 + ["a"] * 3, [Concern.MISKEYED]),
    ],
)
def test_question_is_flagged_for_what_is_seen(
    question: Question, answers: Sequence[str], expected: list[Concern]
) -> None:
    assert concerns(sit(question, answers)) == expected


def test_strange_answers_to_a_choice_are_told_apart() -> None:
    found = sit(ask("choice", "a", "a", "b"), ["a", "b", "neither", ""])
    tallies = next(item.tallies for item in found.items if item.question.id == "q")
    assert [(each.text, each.count, each.offered) for each in tallies] == [
        ("a", 1, True),
        ("b", 1, True),
        ("another answer", 1, False),
        ("no answer", 1, False),
    ]


def test_false_is_what_is_not_true() -> None:
    found = sit(ask("true_false", "false"), ["no", "yes", "F"])
    tallies = next(item.tallies for item in found.items if item.question.id == "q")
    assert [(each.text, each.count, each.is_right) for each in tallies] == [
        ("true", 1, False),
        ("false", 2, True),
    ]


def test_names_are_replaced_unless_asked_for() -> None:
    hidden, shown = measure("moodle.csv"), measure("moodle.csv", names=True)
    assert [student.name for student in hidden.students][:2] == ["Student 1", "Student 2"]
    assert "Béla Nagy" in {student.name for student in shown.students}
    for text in (json.dumps(to_record(hidden)), write_csv(hidden, Table.STUDENTS), write_report(hidden)):
        assert "Nagy" not in text and "school.example" not in text


def test_order_of_a_class_list_does_not_show_among_equals() -> None:
    names = [f"{letter}nna" for letter in "ABCDEFGH"]
    sheet = Sheet(tuple(Response(name, "q", name) for name in names))
    found = report(QuestionSet("Ours", (ask("short", "x"),)), sheet)
    assert [student.total for student in found.students] == [0] * 8
    shown = report(QuestionSet("Ours", (ask("short", "x"),)), sheet, names=True)
    assert [student.name for student in shown.students] == names


def test_topics_are_tags_and_else_sections() -> None:
    assert [(topic.name, topic.questions) for topic in measure("long.csv").topics] == [
        ("organelles", 4),
        ("organisms", 3),
        ("division", 1),
    ]
    question = replace(ask("short", "a"), source=Source("Notes", "Cells"))
    assert [(topic.name, topic.facility) for topic in sit(question, ["a", "b"]).topics] == [("Cells", 0.5)]


def test_missing_answers_count_as_none_given() -> None:
    sheet = Sheet((Response("Ada", "atp", "mitochondrion"), Response("Bo", "plants", "true")))
    found = report(CELLS, sheet)
    assert "2 answers are not in the sheet; they count as none given." in found.notes
    assert [(item.number, item.answered, item.statistics.facility) for item in found.items] == [
        (1, 1, 0.5),
        (4, 1, 0.5),
    ]


def test_marks_and_totals_of_the_sheet_are_used_unless_judged_anew() -> None:
    sheet = Sheet(
        (Response("Ada", "atp", "mitochondrion", 2), Response("Bo", "atp", "ribosome", 3)),
        totals={"Ada": 5, "Bo": 6},
    )
    found = report(CELLS, sheet)
    assert (found.test.mean, found.test.maximum) == (5.5, 3)
    assert found.notes[-1] == "The marks are those of the sheet. So are the totals."
    anew = report(CELLS, sheet, judge_anew=True)
    assert (anew.test.mean, anew.test.maximum) == (0.5, 1)


def test_question_worth_nothing_has_no_share() -> None:
    sheet = Sheet((Response("Ada", "atp", "", 0), Response("Bo", "atp", "", 0)), {"atp": 0})
    found = report(CELLS, sheet)
    assert found.items[0].statistics.facility is None
    assert found.students[0].share is None
    assert found.topics[0].facility is None


def test_tables_hold_what_the_report_holds() -> None:
    found = measure("long.csv")
    rows = {table: list(csv.reader(io.StringIO(write_csv(found, table)))) for table in Table}
    assert [len(each) for each in rows.values()] == [9, 19, 15, 4]
    assert rows[Table.QUESTIONS][1][:2] == ["2", "nucleus"]
    assert float(rows[Table.QUESTIONS][3][8]) == found.items[2].statistics.discrimination
    assert rows[Table.STUDENTS][0] == [
        "student",
        "total",
        "share",
        "answered",
        "organelles",
        "organisms",
        "division",
    ]


def test_small_class_is_not_told_what_would_be_noise() -> None:
    found = measure("moodle_grades.csv")
    rows = list(csv.reader(io.StringIO(write_csv(found, Table.QUESTIONS))))
    assert rows[1][8:12] == [""] * 4
    page = write_report(found)
    assert "Reliability" not in page and "Discrimination</th>" not in page


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "\ra"])
def test_no_cell_is_a_formula(text: str) -> None:
    found = sit(replace(ask("short", "a"), prompt=text, tags=(text,)), [text, "a"])
    for table in Table:
        for row in csv.reader(io.StringIO(write_csv(found, table))):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "-1")) for cell in row)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


@given(st.lists(st.sampled_from(["<script>", '"', "'", ">", "&", "</td>", "\u202e", "\x1b", "onload=", "a"])))
@settings(max_examples=60, deadline=None)
def test_page_holds_no_markup_but_ours(pieces: list[str]) -> None:
    text = "".join(pieces) or "a"
    question = replace(ask("choice", text, text, "other"), prompt=text, tags=(text,))
    sheet = Sheet((Response(text, "q", text), Response("Bo", "q", f"{text}<img>")))
    page = write_report(report(QuestionSet(text, (question,)), sheet, names=True))
    parser = _Tags()
    parser.feed(page)
    assert parser.seen <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "strong", "table", "thead",
        "tbody", "tr", "th", "td", "section", "svg", "rect",
    }  # fmt: skip
    assert not any(name.startswith("on") or name == "style" for name in parser.attributes)
    assert "\x1b" not in page and "\u202e" not in page


def test_page_says_what_the_report_says() -> None:
    page = write_report(measure("long.csv"))
    assert "check the key" in page
    assert "The standard error of a total is 1.0 marks" in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page


def test_numbers_have_a_real_minus_and_a_dash_for_none() -> None:
    assert show_number(-69.4) == "−69"
    assert show_number(None) == "–"
