"""A document becomes a set that can be checked against it, the same on every run."""

import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from quizzer.documents.plain import parse
from quizzer.documents.read import read_document
from quizzer.generate.questions import Generation, generate, normalise
from quizzer.models import BLANK, Document, Figure, Name, PartialDate, Precision, QuestionKind

PAGE = Path(__file__).parent / "data" / "generate" / "pole.txt"


def page() -> Document:
    return read_document(PAGE)


@cache
def generation() -> Generation:
    return generate(page())


def test_every_question_is_a_cloze_with_one_gap() -> None:
    questions = generation().question_set.questions
    assert len(questions) >= 12
    assert all(
        q.kind is QuestionKind.CLOZE and q.prompt.count(BLANK) == len(q.answer) == 1 for q in questions
    )


def test_answer_stands_in_the_quoted_sentence() -> None:
    text = page().text
    for question in generation().question_set.questions:
        source = question.source
        assert source is not None
        assert source.start is not None
        assert source.end is not None
        assert question.answer[0] in source.quote
        assert text[source.start : source.end] == source.quote


def test_source_names_document_and_section() -> None:
    question = next(q for q in generation().question_set.questions if q.answer == ("14 December 1911",))
    assert question.source is not None
    assert question.source.document == "Race to the South Pole"
    assert question.source.section == "Norwegian party"


def test_set_carries_title_file_and_licence() -> None:
    made = generation().question_set
    assert (made.title, made.document) == ("Race to the South Pole", "pole.txt")
    assert made.licence == "Licence: CC BY-SA 4.0."


def test_document_without_a_licence_has_none() -> None:
    assert generate(parse("bare.txt", "= Bare =\n\nNothing is told here.\n")).question_set.licence == ""


def test_document_without_facts_gives_an_empty_set() -> None:
    made = generate(parse("bare.txt", "= Bare =\n\nNothing is told here.\n"))
    assert (made.question_set.questions, made.facts, made.refusals) == ((), (), {})


def test_pronoun_sentences_are_refused_by_name() -> None:
    made = generation()
    assert made.refusals["dangling reference"] >= 1
    assert not [q for q in made.question_set.questions if "He was later sent" in q.prompt]


def test_facts_are_asked_or_refused_and_nothing_is_lost() -> None:
    made = generation()
    assert len(made.facts) == len(made.question_set.questions) + sum(made.refusals.values())


def test_no_sentence_gives_more_than_two_questions() -> None:
    counts = Counter(q.source.start for q in generation().question_set.questions if q.source)
    assert max(counts.values()) <= 2


def test_questions_follow_the_document() -> None:
    starts = [q.source.start or 0 for q in generation().question_set.questions if q.source]
    assert starts == sorted(starts)


def test_ids_are_unique_and_survive_new_text_around_them() -> None:
    questions = generation().question_set.questions
    assert len({q.id for q in questions}) == len(questions)
    longer = page().text.replace(
        "== Norwegian party ==", "A preface was added in Oslo.\n\n== Norwegian party =="
    )
    again = {q.id for q in generate(parse("pole.txt", longer)).question_set.questions}
    assert len({q.id for q in questions} & again) >= len(questions) - 1


def test_year_carried_from_the_section_stands_in_the_prompt() -> None:
    question = next(q for q in generation().question_set.questions if q.answer == ("17 February",))
    assert f"on {BLANK} [1912]." in question.prompt
    assert "17 February 1912" in question.accept[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (PartialDate(1940, 6, 3), "1940-6-3/day"),
        (PartialDate(1990, precision=Precision.YEAR, end=PartialDate(1991, precision=Precision.YEAR)),
         "1990-None-None/year..1991-None-None/year"),
        (Figure(Decimal("1300.0"), "m"), "1300 m"),
        (Figure(Decimal(80), "%", high=Decimal(90)), "80..90 %"),
        (Name("Fram"), "Fram"),
    ],
)  # fmt: skip
def test_value_is_written_one_way(value: PartialDate | Figure | Name, text: str) -> None:
    assert normalise(value) == text


def test_two_runs_with_other_hash_seeds_agree() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from quizzer.documents.read import read_document\n"
        "from quizzer.generate.questions import generate\n"
        "made = generate(read_document(Path(sys.argv[1])))\n"
        "print(repr(made.question_set), made.facts, made.refusals)\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(PAGE)],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "42")
    }
    assert len(outputs) == 1
