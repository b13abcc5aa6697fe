"""What is written reads back as the same set, and is sound in every YAML reader's eyes."""

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from quizzer.formats import quiz_yaml
from quizzer.models import Precision, Question, QuestionId, QuestionKind, QuestionSet, Source
from tests.authored_strategies import SETS
from tests.strategies import questions

PLAIN = Question(QuestionId("q1"), QuestionKind.SHORT, "Capital of Norway?", ("Oslo",))


def write(question: Question, **heading: Any) -> str:
    """The lines of the one question of a set, without the set's heading."""
    text = quiz_yaml.write(QuestionSet("Capitals", (question,), **heading))
    return text.partition("questions:\n")[2]


@settings(max_examples=120, deadline=None)
@given(SETS)
def test_set_written_reads_back_equal_without_a_repair(question_set: QuestionSet) -> None:
    text = quiz_yaml.write(question_set)
    reading = quiz_yaml.parse("a.quiz.yaml", text)
    assert reading.question_set == question_set
    assert reading.notes == ()
    assert quiz_yaml.write(reading.question_set) == text


@settings(max_examples=40, deadline=None)
@given(SETS)
def test_set_written_is_sound_for_every_reader_of_yaml(question_set: QuestionSet) -> None:
    text = quiz_yaml.write(question_set)
    for loader in (yaml.BaseLoader, yaml.SafeLoader):
        assert len(yaml.load(text, loader)["questions"]) == len(question_set.questions)


@settings(max_examples=40, deadline=None)
@given(questions())
def test_whatever_is_written_is_read_or_refused_in_words(question: Question) -> None:
    text = quiz_yaml.write(QuestionSet("A title", (question,)))
    again = quiz_yaml.parse("a.quiz.yaml", text).question_set
    assert quiz_yaml.write(again) == text


def test_file_begins_with_the_modeline_and_what_the_set_says_of_itself() -> None:
    question_set = QuestionSet("Capitals", (PLAIN,), "An atlas", "CC0", "atlas.txt")
    assert quiz_yaml.write(question_set) == (
        "# yaml-language-server: $schema=quiz.schema.json\n"
        "title: Capitals\n"
        "source: An atlas\n"
        "licence: CC0\n"
        "document: atlas.txt\n"
        "\n"
        "questions:\n"
        "  - id: q1\n"
        "    question: Capital of Norway?\n"
        "    answer: Oslo\n"
    )


def test_set_without_questions_is_written_all_the_same() -> None:
    assert quiz_yaml.write(QuestionSet("Nothing", ())).endswith("\nquestions: []\n")


def test_keys_stand_in_their_order() -> None:
    full = replace(
        PLAIN,
        accept=(("Christiania", "Kristiania"),),
        hint="It lies on a fjord.",
        explanation="Since 1814.",
        source=Source("An atlas"),
        tags=("north",),
        difficulty="easy",
    )
    keys = [line.split(":")[0].strip(" -") for line in write(full).splitlines()]
    assert keys == "id question answer accept hint explanation source tags difficulty".split()  # noqa: SIM905


BARE = ["Oslo", "it's so", "50%", "a:b", "C#", "1789-07-14", "true", "-5", "E. coli", "12:30", "so-called"]
QUOTED = {
    "a: b": "'a: b'",
    "a # b": "'a # b'",
    "it's: so": "'it''s: so'",
    "'tis": "'''tis'",
    "@home": "'@home'",
    "[Ca2+]": "'[Ca2+]'",
    "2024-13-45": "'2024-13-45'",
    "=": "'='",
    "- 5": "'- 5'",
    "a\tb": "'a\tb'",
}


@pytest.mark.parametrize("text", BARE)
def test_text_is_not_quoted_needlessly(text: str) -> None:
    assert f"question: {text}\n" in write(replace(PLAIN, prompt=text))


@pytest.mark.parametrize("text", QUOTED)
def test_text_that_yaml_misreads_stands_in_single_quotes(text: str) -> None:
    assert f"question: {QUOTED[text]}\n" in write(replace(PLAIN, prompt=text))


def test_text_of_several_lines_stands_below_its_key() -> None:
    assert "question: |\n      Read:\n\n      a # b\n    answer" in write(
        replace(PLAIN, prompt="Read:\n\na # b")
    )


def test_long_text_stays_on_one_line() -> None:
    assert max(map(len, write(replace(PLAIN, prompt="word " * 100)).splitlines())) > 500


def test_short_plain_choices_stand_in_brackets_and_others_an_item_a_line() -> None:
    choice = replace(PLAIN, kind=QuestionKind.CHOICE, options=("Oslo", "Bergen"))
    assert "choices: [Oslo, Bergen]\n" in write(choice)
    assert "choices:\n      - Oslo\n      - Bergen, by the sea\n" in write(
        replace(choice, options=("Oslo", "Bergen, by the sea"))
    )
    assert "choices:\n      - Oslo\n      - " + "x" * 90 in write(replace(choice, options=("Oslo", "x" * 90)))


def test_list_item_of_several_lines_is_a_block() -> None:
    order = replace(PLAIN, kind=QuestionKind.ORDER, answer=("one\ntwo", "three"))
    assert "order:\n      - |\n        one\n        two\n      - three\n" in write(order)


def test_pairs_stand_in_braces_or_a_pair_a_line() -> None:
    match = replace(PLAIN, kind=QuestionKind.MATCH, items=("Norway", "Latvia"), answer=("Oslo", "Riga"))
    assert "match: {Norway: Oslo, Latvia: Riga}\n" in write(match)
    assert "match:\n      Norway: 'Oslo: by a fjord'\n      Latvia: Riga\n" in write(
        replace(match, answer=("Oslo: by a fjord", "Riga"))
    )


def test_source_of_the_set_is_not_repeated() -> None:
    question = replace(PLAIN, source=Source("An atlas", quote="Oslo is its capital.", start=0, end=20))
    block = "source:\n      quote: Oslo is its capital.\n      start: 0\n      end: 20\n"
    assert block in write(question, source="An atlas")
    assert "source:\n      document: An atlas\n      quote" in write(question, source="A globe")


def test_precision_is_written_only_where_the_date_tells_more() -> None:
    date = replace(PLAIN, kind=QuestionKind.DATE, answer=("1814",), precision=Precision.YEAR)
    assert "precision" not in write(date)
    assert "date: 1814\n    precision: century\n" in write(replace(date, precision=Precision.CENTURY))


def test_typed_answer_that_looks_like_true_or_false_says_so() -> None:
    assert "type: short\n" in write(replace(PLAIN, answer=("no",)))
    assert "type: short\n" in write(replace(PLAIN, options=("Oslo", "Bergen")))
    assert "type" not in write(PLAIN)


def test_control_characters_and_space_around_a_text_are_not_written() -> None:
    assert "question: 'Capital of Norway'\n" not in write(PLAIN)
    assert "question: Capital of Norway\n" in write(replace(PLAIN, prompt=" Capital\u2028of\x0cNorway\u00a0"))
