"""Numbers of two and three digits are years where the document tells years beside them, and nowhere else."""

import pytest

from quizzer.generate.early_years import find_all_dates
from quizzer.models import PartialDate, Precision
from tests.drafting import draft, question

ROME = ("Nero was born on 15 December 37 in Antium.", "Rome burned in 64 AD.")


def found(text: str, *told: str) -> list[int | None]:
    """The years of a text in a document that tells others."""
    texts = [text, *told]
    first = find_all_dates(texts)[0]
    return [one.value.year for one in first if isinstance(one.value, PartialDate)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 62, Tigranes invaded Adiabene.", 62),
        ("Claudius died in 54 and was buried in Rome.", 54),
        ("Messalina was executed in the year 48.", 48),
        ("The war went on until 63.", 63),
        ("By 65, senators complained.", 65),
        ("The revolt was put down in 70, after the death of Nero.", 70),
        ("In 114, Trajan invaded Armenia.", 114),
    ],
)
def test_number_behind_a_preposition_of_time_is_a_year(text: str, year: int) -> None:
    assert found(text, *ROME) == [year]


@pytest.mark.parametrize(
    "text",
    [
        "In 62 provinces the legions rebelled.",
        "In 20 or 30 years the wall fell.",
        "In 12 of the cities the temples were closed.",
        "She was married at the age of 14.",
        "He died aged 62, in Rome.",
        "They came in 62 ships.",
        "Prices rose by 20%, and by 30 to 40 in Gaul.",
        "In 62-foot ships they sailed.",
    ],
)
def test_number_that_counts_is_no_year(text: str) -> None:
    assert found(text, *ROME) == []


def test_number_is_no_year_where_the_document_tells_none_near_it() -> None:
    text = "In 62, the engine was started."
    assert found(text) == []
    assert found(text, "The engine was built in 1962.", "It was sold on 3 May 1964.") == []
    assert found(text, "Rome burned in 64 AD.") == []


def test_number_is_no_year_where_years_before_christ_are_nearer() -> None:
    text = "In 62, Caesar was praetor."
    assert found(text, *ROME, "Cicero was consul in 63 BC.") == []
    assert found(text, *ROME, "Domitius was consul in 32 BC.") == [62]
    assert found(text, ROME[1], ROME[1], "Cicero was consul in 3 BC, Caesar in 9 BC.") == []


def test_early_year_is_sure_and_as_precise_as_any() -> None:
    (one,) = find_all_dates(["In 62, Burrus died.", *ROME])[0]
    assert one.value == PartialDate(62, precision=Precision.YEAR)


def test_early_year_is_asked_for_and_accepted_with_its_era() -> None:
    told = (*ROME, "In 62, Tigranes of Armenia invaded the province of Adiabene.")
    assert (
        question("62", " ".join(told))
        == "In which year did Tigranes of Armenia invade the province of Adiabene?"
    )
    assert draft("62", " ".join(told)).accept == ("62 AD",)


def test_year_before_christ_without_its_era_is_not_accepted_with_another() -> None:
    told = "The Romans took the town of Zama in 200 and 100 BC from the king of Numidia."
    assert "200 AD" not in [writing for year in ("200", "100 BC") for writing in draft(year, told).accept]
