"""A place that opens a plain clause is asked at its end."""

import pytest

from tests.drafting import question


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Bergen, Ida Holm assumed dictatorial powers on 27 August 1828.",
            "On what date did Ida Holm assume dictatorial powers in Bergen?",
        ),
        # a second place, which would take the first for its own
        (
            "In Bergen, Ida Holm sold the ships of Denmark on 27 August 1828.",
            "In Bergen, on what date did Ida Holm sell the ships of Denmark?",
        ),
    ],
)
def test_place_moves_where_nothing_else_takes_it(text: str, expected: str) -> None:
    assert question("27 August 1828", text) == expected


def test_what_a_date_is_said_to_be_does_not_stay_behind() -> None:
    text = "The Republic of Hungary was declared on 23 October 1989, the 33rd anniversary of the revolution of Nagy."
    assert "declared the 33rd" not in question("23 October 1989", text)
