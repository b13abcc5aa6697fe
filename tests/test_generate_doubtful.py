"""Other readings of a sentence are known, told, and never asked."""

from decimal import Decimal

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.doubtful import DOUBTFUL
from quizzer.generate.questions import Wanted, generate
from quizzer.models import Figure, PartialDate
from tests.drafting import readings


def doubtful(sentence: str) -> dict[str, object]:
    """The doubtful readings by their words."""
    return {one.fact.surface: one.fact.value for reading in readings(sentence) for one in reading.doubtful}


@pytest.mark.parametrize(
    ("sentence", "words", "year"),
    [
        ("The duke signed the Harbour Act 1853 in Dover.", "1853", 1853),
        ("The duke landed in Dover on 3 May 1853.", "1853", 1853),
        ("The mill was built in the late 19th century.", "19th century", 1800),
        ("The mill was built in the late 19th century.", "19th", 1800),
        ("The mill was built in the first half of the 19th century.", "first half of the 19th century", 1800),
    ],
)
def test_part_of_a_date_is_a_doubtful_date(sentence: str, words: str, year: int) -> None:
    value = doubtful(sentence)[words]
    assert isinstance(value, PartialDate)
    assert value.year == year


def test_counted_number_is_no_doubtful_year() -> None:
    assert "1500" not in doubtful("The duke led 1500 soldiers to Dover.")


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("By 1700, one-fifth of the town spoke French.", "one-fifth", Decimal("0.2")),
        ("Two thirds of the crew came from Dover.", "Two thirds", Decimal(2) / 3),
        ("The engine burned half as much coal.", "half", Decimal("0.5")),
        ("None of the ships came back to Dover.", "None", Decimal(0)),
    ],
)
def test_fraction_is_a_doubtful_figure(sentence: str, words: str, value: Decimal) -> None:
    assert doubtful(sentence)[words] == Figure(value)


def test_recogniser_widens_a_figure() -> None:
    assert "less than two percent" in doubtful("The price rose by less than two percent.")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The ships came from Denmark, Iceland and Norway.", "Denmark, Iceland and Norway"),
        ("The abbots were William of Volpiano and John of Ravenna.", "William of Volpiano and John of Ravenna"),
        ("The monks fled to southern Italy in winter.", "southern Italy"),
        ("The farms lie in the Western Cape province.", "Western Cape province"),
        ("He joined Turkish forces near Dover.", "Turkish forces"),
        ("The law is applied by the courts of member states.", "courts of member states"),
        ("The dukes began a reform in Dover.", "dukes"),
    ],
)  # fmt: skip
def test_list_or_phrase_with_a_name_is_a_doubtful_name(sentence: str, words: str) -> None:
    assert words in doubtful(sentence)


def test_names_with_a_comma_alone_are_no_list() -> None:
    assert "Paris, Texas" not in doubtful("The duke moved to Paris, Texas.")


def test_doubtful_reading_never_repeats_a_found_span() -> None:
    for reading in readings("In April 1191 Richard left Messina, and in the late 19th century nobody knew."):
        sure = {(one.start, one.end) for one in reading.mentions}
        assert reading.doubtful
        assert not sure & {(one.start, one.end) for one in reading.doubtful}


def test_doubtful_readings_are_told_and_never_asked() -> None:
    made = generate(
        parse("town.txt", "= Town =\n\nShips from Denmark, Iceland and Norway reached Hull in 1204.\n"),
        Wanted(doubtful=True),
    )
    assert "Denmark, Iceland and Norway" in {fact.surface for fact in made.doubtful}
    assert {fact.confidence for fact in made.doubtful} == {DOUBTFUL}
    assert not {fact.surface for fact in made.doubtful} & {fact.surface for fact in made.facts}
    reasons = {one.surface: one.reason for one in made.findings}
    assert reasons["Denmark, Iceland and Norway"] == "another reading, too uncertain"
    assert reasons["1204"] is None
