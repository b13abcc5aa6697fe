"""The bank that ships: generated from its article, provable sentence by sentence."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from quizzer.answers.judge import Verdict, judge
from quizzer.answers.values import fold
from quizzer.documents.read import read_document
from quizzer.formats import quiz_yaml
from quizzer.models import BLANK, QuestionKind, QuestionSet
from tests.conftest import ARTICLE

BANK = Path(__file__).parent.parent / "question_bank"
TEXT = BANK / f"{ARTICLE}.txt"
GENERATED = BANK / f"{ARTICLE}.quiz.yaml"


def generate(target: Path, seed: str) -> None:
    """Generate the article's set in a process of its own, with another hash seed."""
    command = [sys.executable, "-m", "quizzer", "generate", str(TEXT), "-o", str(target)]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_generated_set_is_what_the_generator_makes(seed: str, tmp_path: Path) -> None:
    generate(tmp_path / GENERATED.name, seed)
    assert (tmp_path / GENERATED.name).read_text(encoding="utf-8") == GENERATED.read_text(encoding="utf-8")


def test_generating_again_onto_the_set_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / GENERATED.name
    target.write_bytes(GENERATED.read_bytes())
    generate(target, "1")
    assert target.read_bytes() == GENERATED.read_bytes()


def test_every_generated_answer_stands_in_its_source_sentence() -> None:
    text = TEXT.read_text(encoding="utf-8")
    for question in quiz_yaml.read(GENERATED).questions:
        assert question.source is not None
        assert question.source.start is not None
        assert text[question.source.start : question.source.end] == question.source.quote, question.id
        assert question.answer[0] in question.source.quote, question.id


def test_no_generated_prompt_holds_its_answer() -> None:
    for question in quiz_yaml.read(GENERATED).questions:
        assert question.prompt.count(BLANK) == 1
        assert question.answer[0].casefold() not in question.prompt.casefold(), question.id


def test_options_hold_the_key_once_and_three_others() -> None:
    for question in quiz_yaml.read(GENERATED).questions:
        if question.options:
            assert len(set(question.options)) == 4, question.id
            assert question.options.count(question.answer[0]) == 1, question.id


def test_text_names_its_licence_and_title() -> None:
    text = TEXT.read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in text
    assert "Soviet_occupation_of_the_Baltic_states_(1940)" in text
    assert "CC BY-SA 4.0" in quiz_yaml.read(GENERATED).licence


@pytest.fixture(scope="module")
def lessons() -> QuestionSet:
    """The set written by hand."""
    return quiz_yaml.read(BANK / "baltic_states_1940.quiz.yaml")


def test_hand_written_set_uses_every_kind(lessons: QuestionSet) -> None:
    assert len(lessons.questions) >= 25
    assert {question.kind for question in lessons.questions} == set(QuestionKind)
    assert {len(q.answer) for q in lessons.questions if q.kind is QuestionKind.CLOZE} == {1, 2}


def test_hand_written_set_quotes_the_article_where_it_says(lessons: QuestionSet) -> None:
    sections: dict[str, str] = {}
    for section in read_document(TEXT).sections:
        heading = " › ".join(section.path)
        sections[heading] = " ".join(paragraph.prose.text for paragraph in section.paragraphs)
    for question in lessons.questions:
        assert question.source is not None, question.prompt
        assert question.source.quote, question.prompt
        assert question.source.quote in sections[question.source.section], question.prompt


def test_hand_written_answers_are_right_and_other_options_wrong(lessons: QuestionSet) -> None:
    for question in lessons.questions:
        assert judge(question, question.answer).verdict is Verdict.RIGHT, question.prompt
        for option in set(question.options) - set(question.answer):
            assert judge(question, (option,)).verdict is Verdict.WRONG, option


def test_hand_written_prompts_do_not_give_the_answer_away(lessons: QuestionSet) -> None:
    typed = [
        q for q in lessons.questions if not q.options and q.kind in (QuestionKind.SHORT, QuestionKind.CLOZE)
    ]
    for question in typed:
        for answer in (*question.answer, *(text for texts in question.accept for text in texts)):
            assert fold(answer) not in fold(question.prompt), question.prompt


def test_right_option_stands_in_no_favourite_place(lessons: QuestionSet) -> None:
    places = Counter(q.options.index(q.answer[0]) for q in lessons.questions if q.kind is QuestionKind.CHOICE)
    assert len(places) == 4
    assert max(places.values()) <= len(places)
