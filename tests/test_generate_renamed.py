"""A place is also called what a bracket behind it says that it is or was."""

import pytest

from tests.drafting import list_aliases


@pytest.mark.parametrize("word", ["now", "formerly", "present-day"])
def test_bracket_gives_a_place_its_other_name(word: str) -> None:
    told = list_aliases(
        f"The fleet of Ida Holm sailed from New Spain ({word} Mexico) in 1571.", "Mexico traded with Spain."
    )
    assert "Mexico" in told["New Spain"]
    assert "New Spain" in told["Mexico"]


def test_bracket_behind_a_person_gives_no_other_name() -> None:
    told = list_aliases("The ship was built by General Emil Berg (later Mayor) in Riga in 1571.")
    assert all("Mayor" not in aliases for aliases in told.values())
