"""A prompt has no more words than its answer is worth."""

from decimal import Decimal

import pytest

from quizzer.generate.length import count_words, is_too_long, is_too_short
from quizzer.generate.model import load_model
from quizzer.models import Figure, PartialDate, Precision


def test_title_in_quotation_marks_is_not_counted_word_by_word() -> None:
    assert count_words('The Holm Act, "On the Order of the Harbour", was passed.') == 5
    assert count_words('The king said "let the guild of the harbour be closed".') == 11


def test_full_date_may_be_asked_in_a_longer_sentence() -> None:
    day = PartialDate(1902, 5, 3, precision=Precision.DAY)
    year = PartialDate(1902, precision=Precision.YEAR)
    ships = Figure(Decimal(40), "ships")
    assert not is_too_long("word " * 30, ships)
    assert is_too_long("word " * 31, ships)
    assert is_too_long("word " * 31, year)
    assert not is_too_long("word " * 32, day)
    assert is_too_long("word " * 33, day)


@pytest.mark.parametrize(
    ("prompt", "sentence", "short"),
    [
        ("In which year did Vasa sink?", "Vasa sank in 1628.", False),
        ("Who overthrew Galba?", "Otho overthrew Galba.", False),
        ("Who overthrew Galba?", "Otho overthrew Galba with the help of the guard of Rome.", True),
        ("Who bypassed a strict approach?", "Otho bypassed a strict approach.", True),
        ("Who left?", "Otho left Rome.", True),
    ],
)
def test_short_sentence_is_asked_whole_and_a_long_one_keeps_enough(
    prompt: str, sentence: str, short: bool
) -> None:
    assert is_too_short(prompt, load_model()(sentence)) is short
