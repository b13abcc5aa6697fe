"""The bank that ships: generated from its article, provable sentence by sentence."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import mean

import pytest

from quizzer.answers.judge import Verdict, candidates, judge
from quizzer.answers.values import fold, parse_date
from quizzer.documents.read import read_document
from quizzer.formats import quiz_yaml
from quizzer.models import BLANK, Document, Question, QuestionKind, QuestionSet
from tests.conftest import ARTICLE

SINGLE = (QuestionKind.CLOZE, QuestionKind.SHORT, QuestionKind.CHOICE)
BANK = Path(__file__).parent.parent / "question_bank"
TEXT = BANK / f"{ARTICLE}.txt"
GENERATED = BANK / f"{ARTICLE}.quiz.yaml"
AUTHORED = BANK / "baltic_states_1940.quiz.yaml"


@pytest.fixture(scope="module")
def article() -> Document:
    """The article the sets are made from."""
    return read_document(TEXT)


@pytest.fixture(scope="module")
def generated() -> QuestionSet:
    """The set quizzer made."""
    return quiz_yaml.read(GENERATED)


@pytest.fixture(scope="module")
def lessons() -> QuestionSet:
    """The set written by hand."""
    return quiz_yaml.read(AUTHORED)


def generate(target: Path, seed: str) -> None:
    """Generate the article's set in a process of its own, with another hash seed."""
    command = [sys.executable, "-m", "quizzer", "generate", str(TEXT), "-o", str(target)]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_generated_set_is_what_the_generator_makes(seed: str, tmp_path: Path) -> None:
    generate(tmp_path / GENERATED.name, seed)
    assert (tmp_path / GENERATED.name).read_bytes() == GENERATED.read_bytes()


def test_generating_again_onto_the_set_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / GENERATED.name
    target.write_bytes(GENERATED.read_bytes())
    generate(target, "1")
    assert target.read_bytes() == GENERATED.read_bytes()


def test_every_generated_answer_stands_in_its_source_sentence(
    article: Document, generated: QuestionSet
) -> None:
    for question in generated.questions:
        source = question.source
        assert source is not None
        assert source.start is not None
        assert article.text[source.start : source.end] == source.quote, question.id
        assert section_at(article, source.start) == source.section, question.id
        if question.kind in SINGLE:
            assert question.answer[0] in source.quote, question.id


def section_at(document: Document, offset: int) -> str:
    """The headings of the paragraph that holds the offset."""
    (path,) = (
        section.path
        for section in document.sections
        for paragraph in section.paragraphs
        if section.is_prose and paragraph.prose.start <= offset < paragraph.prose.end
    )
    return " › ".join(path)


def test_no_generated_prompt_holds_its_answer(generated: QuestionSet) -> None:
    for question in generated.questions:
        assert question.prompt.count(BLANK) == (question.kind is QuestionKind.CLOZE)
        told = re.search(rf"(?<!\w){re.escape(question.answer[0])}(?!\w)", question.prompt, re.IGNORECASE)
        assert told is None, question.id


def test_statement_tells_its_sentence_or_one_other_value(generated: QuestionSet) -> None:
    stated = [q for q in generated.questions if q.kind is QuestionKind.TRUE_FALSE]
    assert stated
    for question in stated:
        assert (question.answer == ("true",)) == (question.explanation == ""), question.id


def test_events_in_order_are_told_with_their_dates(generated: QuestionSet) -> None:
    orders = [q for q in generated.questions if q.kind is QuestionKind.ORDER]
    assert orders
    for question in orders:
        dates = [parse_date(text) for text in question.explanation.removesuffix(".").split("; ")]
        days = [(date.year or 0, date.month or 0, date.day or 0) for date in dates if date]
        assert len(days) == len(question.answer), question.id
        assert days == sorted(days), question.id


def test_options_hold_the_key_once_and_three_others(generated: QuestionSet) -> None:
    for question in generated.questions:
        if question.options:
            assert len(set(question.options)) == 4, question.id
            assert question.options.count(question.answer[0]) == 1, question.id


def test_text_names_its_licence_and_title(article: Document, generated: QuestionSet) -> None:
    licence = article.sections[-1]
    assert licence.path == ("Licence",)
    assert not licence.is_prose
    assert generated.licence == licence.paragraphs[0].prose.text


def test_both_sets_and_the_readme_name_licence_and_title(
    generated: QuestionSet, lessons: QuestionSet
) -> None:
    for terms in (generated.licence, lessons.licence, (BANK / "README.md").read_text(encoding="utf-8")):
        assert "CC BY-SA 4.0" in terms
        assert "https://en.wikipedia.org/wiki/Soviet_occupation_of_the_Baltic_states_(1940)" in terms


def test_readme_of_the_bank_names_every_file() -> None:
    readme = (BANK / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in BANK.iterdir() if path.suffix in (".txt", ".yaml")}
    assert files == {TEXT.name, GENERATED.name, AUTHORED.name}
    assert all(f"`{name}`" in readme for name in files)


@pytest.mark.parametrize("path", [GENERATED, AUTHORED], ids=["generated", "by hand"])
def test_set_that_is_written_and_read_again_is_the_same(path: Path) -> None:
    question_set = quiz_yaml.read(path)
    again = quiz_yaml.parse(path.name, quiz_yaml.write(question_set))
    assert again.question_set == question_set
    assert again.notes == ()


def test_hand_written_set_needs_no_repair() -> None:
    assert quiz_yaml.parse(AUTHORED.name, AUTHORED.read_text(encoding="utf-8")).notes == ()


def test_hand_written_set_uses_every_kind(lessons: QuestionSet) -> None:
    assert len(lessons.questions) >= 25
    assert {question.kind for question in lessons.questions} == set(QuestionKind)
    assert {len(q.answer) for q in lessons.questions if q.kind is QuestionKind.CLOZE} == {1, 2}


def test_hand_written_set_explains_and_sorts_every_question(lessons: QuestionSet) -> None:
    for question in lessons.questions:
        assert question.explanation, question.prompt
        assert question.tags, question.prompt
        assert question.difficulty, question.prompt


def test_hand_written_set_quotes_the_article_where_it_says(article: Document, lessons: QuestionSet) -> None:
    sections = {
        " › ".join(section.path): [paragraph.prose.text for paragraph in section.paragraphs]
        for section in article.sections
    }
    for question in lessons.questions:
        assert question.source is not None, question.prompt
        assert question.source.quote, question.prompt
        assert any(question.source.quote in text for text in sections[question.source.section]), (
            question.prompt
        )


def test_hand_written_answers_are_right(lessons: QuestionSet) -> None:
    for question in lessons.questions:
        assert judge(question, question.answer).verdict is Verdict.RIGHT, question.prompt
        for gap in range(len(question.accept)):
            for other in candidates(question, gap):
                response = (*question.answer[:gap], other, *question.answer[gap + 1 :])
                assert judge(question, response).verdict is Verdict.RIGHT, other


def test_other_answers_than_the_hand_written_ones_are_wrong(lessons: QuestionSet) -> None:
    for question in lessons.questions:
        responses = list(wrong_responses(question))
        assert responses, question.prompt
        for response in responses:
            assert judge(question, response).verdict is Verdict.WRONG, (question.prompt, response)


def wrong_responses(question: Question) -> Iterator[tuple[str, ...]]:
    """Responses near the answer that must not pass."""
    answer = question.answer
    match question.kind:
        case QuestionKind.CHOICE:
            yield from ((option,) for option in question.distractors)
        case QuestionKind.CHOICES:
            yield from (tuple(text for text in answer if text != left_out) for left_out in answer)
            yield from ((*answer, option) for option in question.distractors)
            yield question.distractors
        case QuestionKind.TRUE_FALSE:
            yield ("false",) if answer == ("true",) else ("true",)
        case QuestionKind.NUMBER:
            far = Decimal(question.tolerance or 0) + 1
            yield from ((str(Decimal(answer[0]) + far),), (str(Decimal(answer[0]) - far),))
        case QuestionKind.DATE:
            yield (f"{int(answer[0][:4]) + 1}{answer[0][4:]}",)
        case QuestionKind.ORDER | QuestionKind.MATCH:
            yield (*answer[1:], answer[0])
        case QuestionKind.SHORT | QuestionKind.CLOZE:
            yield from ((*answer[:gap], "Napoleon", *answer[gap + 1 :]) for gap in range(len(answer)))


def test_hand_written_numbers_are_right_as_far_as_their_tolerance(lessons: QuestionSet) -> None:
    numbers = [question for question in lessons.questions if question.tolerance]
    assert numbers
    for question in numbers:
        for sign in (-1, 1):
            edge = Decimal(question.answer[0]) + sign * Decimal(question.tolerance)
            assert judge(question, (str(edge),)).verdict is Verdict.RIGHT, question.prompt


def test_hand_written_prompts_do_not_give_the_answer_away(lessons: QuestionSet) -> None:
    typed = (QuestionKind.SHORT, QuestionKind.CLOZE)
    for question in lessons.questions:
        if question.kind in typed:
            for answer in (text for gap in range(len(question.answer)) for text in candidates(question, gap)):
                assert fold(answer) not in fold(question.prompt), question.prompt
        if question.kind in (QuestionKind.NUMBER, QuestionKind.DATE):
            for word in question.prompt.split():
                assert judge(question, (word.strip('?,."'),)).verdict is not Verdict.RIGHT, question.prompt


def test_right_option_stands_in_no_favourite_place(lessons: QuestionSet) -> None:
    places = Counter(q.options.index(q.answer[0]) for q in lessons.questions if q.kind is QuestionKind.CHOICE)
    assert len(places) == 4
    assert max(places.values()) <= len(places)


def test_right_option_is_not_known_by_its_length(lessons: QuestionSet) -> None:
    longest = 0
    choices = [question for question in lessons.questions if question.kind is QuestionKind.CHOICE]
    for question in choices:
        others = [len(option) for option in question.distractors]
        assert len(question.answer[0]) <= max(1.5 * mean(others), mean(others) + 15), question.prompt
        longest += len(question.answer[0]) > max(others)
    assert longest <= len(choices) * 0.4
