"""A statement differs from its sentence in nothing or in one value, which is then told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.generate.statements import write_statement
from quizzer.models import BLANK, Question, QuestionId, QuestionKind, Source

CLOZE = Question(
    id=QuestionId("q000000000001"),
    kind=QuestionKind.CLOZE,
    prompt=f"The Vasa sank off Stockholm on {BLANK}.",
    answer=("10 August 1628",),
    accept=(("1628-08-10",),),
    options=("3 May 1627", "10 August 1628", "1 July 1630", "2 April 1629"),
    source=Source("Vasa", quote="The Vasa sank off Stockholm on 10 August 1628."),
    tags=("date",),
)


@given(st.integers(0, 10_000))
def test_statement_is_true_exactly_when_it_tells_the_answer(number: int) -> None:
    made = write_statement(replace(CLOZE, id=QuestionId(f"q{number}")))
    assert made is not None
    told = made.prompt.removeprefix("The Vasa sank off Stockholm on ").removesuffix(".")
    assert told in CLOZE.options
    assert made.answer == ("true" if told == "10 August 1628" else "false",)
    assert made.explanation == ("" if made.answer == ("true",) else f"Not {told}, but 10 August 1628.")
    assert (made.kind, made.options, made.accept) == (QuestionKind.TRUE_FALSE, (), ())
    assert made.source == CLOZE.source


def test_both_truths_occur() -> None:
    made = [write_statement(replace(CLOZE, id=QuestionId(f"q{n}"))) for n in range(40)]
    assert {one.answer[0] for one in made if one} == {"true", "false"}


def test_statement_has_an_id_of_its_own_that_stays() -> None:
    first, again = write_statement(CLOZE), write_statement(CLOZE)
    assert first is not None
    assert first == again
    assert first.id != CLOZE.id


def test_open_question_gives_no_statement() -> None:
    assert write_statement(replace(CLOZE, options=())) is None


@pytest.mark.parametrize(
    "prompt",
    [
        f"The Vasa probably sank off Stockholm on {BLANK}.",
        f"Around 1628 the Vasa sank off Stockholm on {BLANK}.",
        f"The Vasa may have sunk off Stockholm on {BLANK}.",
        f"The Vasa of 69 m, 11 m and 64 guns sank off Stockholm on {BLANK}.",
    ],
)
def test_hedged_sentence_and_table_of_values_give_no_statement(prompt: str) -> None:
    assert write_statement(replace(CLOZE, prompt=prompt)) is None
