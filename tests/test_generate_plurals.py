"""What "they" and "it" can mean is one or many."""

import pytest

from quizzer.generate.model import load_model
from quizzer.generate.plurals import has_plural, has_singular, looks_ahead


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("The officers left.", True),
        ("Ida and Karl left.", True),
        ("The army left.", True),
        ("Denmark left.", True),
        ("The Danes left.", True),
        ("The story of Ida was told.", False),
    ],
)
def test_they_needs_a_plural_a_pair_or_a_body(text: str, many: bool) -> None:
    assert has_plural(list(load_model()(text))) is many


@pytest.mark.parametrize(("text", "one"), [("The ship sank.", True), ("Plans exist in 1901.", False)])
def test_it_needs_a_singular_that_is_no_date(text: str, one: bool) -> None:
    assert has_singular(list(load_model()(text))) is one


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("After elections to its parliament, Aruba left the kingdom.", True),
        ("After elections to its parliament, people left the island.", False),
        ("Aruba held elections to its parliament.", False),
    ],
)
def test_its_may_stand_before_the_name_that_it_means(text: str, ahead: bool) -> None:
    pronoun = next(token for token in load_model()(text) if token.lower_ == "its")
    assert looks_ahead(pronoun) is ahead
