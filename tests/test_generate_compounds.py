"""A measure told in two units is no answer by either of its numbers."""

import pytest

from tests.drafting import reason


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("6", "At 6 feet 4 inches, Karl Berg of Narva was the tallest man of the guard in 1812."),
        ("4", "At 6 feet 4 inches, Karl Berg of Narva was the tallest man of the guard in 1812."),
        ("803", "Karl Berg of Narva has spent 803 days, 9 hours and 39 minutes in the mine of Kunda."),
        ("9", "Karl Berg of Narva has spent 803 days, 9 hours and 39 minutes in the mine of Kunda."),
        ("30", "The march of Karl Berg from Narva to Riga took 30 weeks and 2 days in 1812."),
    ],
)
def test_number_of_a_measure_in_two_units_is_refused(answer: str, text: str) -> None:
    assert reason(answer, text) == "part of a figure"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("twenty", "The guards of Riga go through twenty months of training in Narva under Karl Berg."),
        ("6", "The wall of Narva was 6 feet high when Karl Berg reached Riga in 1812."),
    ],
)
def test_number_of_a_plain_measure_is_asked(answer: str, text: str) -> None:
    assert reason(answer, text) != "part of a figure"
