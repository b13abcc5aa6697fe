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
from quizzer.generate.model import load_model
from quizzer.generate.questions import Generation, Wanted, generate
from quizzer.generate.writing import normalise
from quizzer.models import BLANK, Document, Figure, Name, PartialDate, Precision, Question, QuestionKind

_SINGLE = (QuestionKind.CLOZE, QuestionKind.SHORT, QuestionKind.CHOICE)
PAGE = Path(__file__).parent / "data" / "generate" / "pole.txt"


def page() -> Document:
    return read_document(PAGE)


@cache
def generation() -> Generation:
    return generate(page())


def asked() -> list[Question]:
    """The questions on one fact each: with a gap, a question word or a statement."""
    several = {QuestionKind.ORDER, QuestionKind.MATCH}
    return [q for q in generation().question_set.questions if q.kind not in several]


def test_gap_question_word_statement_order_and_match_all_occur() -> None:
    kinds = Counter(q.kind for q in generation().question_set.questions)
    assert min(kinds[kind] for kind in (*_SINGLE, QuestionKind.TRUE_FALSE)) >= 1
    assert kinds[QuestionKind.ORDER] >= 1
    assert kinds[QuestionKind.MATCH] >= 1


def test_question_has_one_gap_or_a_question_mark() -> None:
    for question in asked():
        gaps = 1 if question.kind is QuestionKind.CLOZE else 0
        assert question.prompt.count(BLANK) == gaps
        assert question.prompt.endswith("?") == (question.kind in {QuestionKind.SHORT, QuestionKind.CHOICE})


def test_answer_stands_in_the_quoted_sentence() -> None:
    text = page().text
    for question in generation().question_set.questions:
        source = question.source
        assert source is not None
        assert source.start is not None
        assert source.end is not None
        assert question.kind not in _SINGLE or question.answer[0] in source.quote
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
    assert len(made.facts) == len(asked()) + sum(made.refusals.values())


def test_without_details_facts_are_counted_and_let_go() -> None:
    made, bare = generation(), generate(page(), Wanted(details=False))
    assert (bare.facts, bare.findings) == ((), ())
    assert bare.counts == made.counts == Counter(fact.kind for fact in made.facts)
    assert bare.question_set == made.question_set


def test_words_of_a_document_are_let_go_with_it() -> None:
    made = generate(
        parse("fort.txt", "The fort of Quenvirath was taken by the zorblaxian army on 3 May 1811.")
    )
    assert made.facts
    assert not {"Quenvirath", "zorblaxian"} & set(load_model().vocab.strings)


def test_work_is_told_sentence_by_sentence() -> None:
    heard: list[tuple[int, int]] = []
    made = generate(page(), tell=lambda done, total: heard.append((done, total)))
    assert heard == [(number, made.sentences) for number in range(1, made.sentences + 1)]


def test_sentence_gives_two_questions_more_only_for_persons_figures_and_days_and_one_statement() -> None:
    counts = Counter((q.source.start, q.kind in _SINGLE) for q in asked() if q.source)
    assert max(count for (_, single), count in counts.items() if single) <= 4
    others = [q for q in asked() if q.kind in _SINGLE and not {"person", "figure", "date"} & {*q.tags}]
    assert max(Counter(q.source.start for q in others if q.source).values()) <= 2
    assert max(count for (_, single), count in counts.items() if not single) <= 1


def test_statements_and_events_only_fill_up_a_limit() -> None:
    best = generate(page(), Wanted(limit=9)).question_set.questions
    assert len(best) == 9
    assert {q.kind for q in best} <= set(_SINGLE)
    assert len(generate(page(), Wanted(limit=30)).question_set.questions) == 30


def test_questions_follow_the_document() -> None:
    starts = [q.source.start or 0 for q in asked() if q.source]
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
    assert question.prompt.startswith("On what date in 1912 did")
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
