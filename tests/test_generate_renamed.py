"""A place is also called what a bracket behind it says that it is or was."""

import pytest

from quizzer.generate.model import load_model
from quizzer.generate.names import find_names
from quizzer.models import Name


def known(*sentences: str) -> dict[str, tuple[str, ...]]:
    """Every name of the sentences with its aliases."""
    values = [one.value for group in find_names(list(load_model().pipe(sentences))) for one in group]
    return {value.text: value.aliases for value in values if isinstance(value, Name)}


@pytest.mark.parametrize("word", ["now", "formerly", "present-day"])
def test_bracket_gives_a_place_its_other_name(word: str) -> None:
    told = known(
        f"The fleet of Ida Holm sailed from New Spain ({word} Mexico) in 1571.", "Mexico traded with Spain."
    )
    assert "Mexico" in told["New Spain"]
    assert "New Spain" in told["Mexico"]


def test_bracket_behind_a_person_gives_no_other_name() -> None:
    told = known("The ship was built by General Emil Berg (later Mayor) in Riga in 1571.")
    assert all("Mayor" not in aliases for aliases in told.values())
