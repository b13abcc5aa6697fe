"""An article that a name never has, or lacks though it needs one, is a fault of the source."""

import pytest

from quizzer.generate.articles import has_odd_article
from quizzer.generate.setting import Setting
from tests.drafting import draft, readings

OF_RIGA = "Karl Berg lived in Riga. Ida Holm traded in Riga. Emil Lund died in Riga. The fleet lay in Riga. "


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("In 1920 Ida Holm met Riga Football Association in Manila.", True),
        ("In 1920 Ida Holm met the Riga Football Association in Manila.", False),
        ("In 1920 Ida Holm led its Football Association in Manila.", False),
        ("In 1920 Ida Holm left Oslo for the Manila.", False),
        (f"{OF_RIGA}In 1920 Ida Holm left Oslo for the Riga.", True),
        (f"{OF_RIGA}In 1920 Ida Holm painted the Riga of her youth.", False),
        (f"{OF_RIGA}In 1920 Ida Holm left Oslo for Riga.", False),
    ],
)
def test_article_is_odd_where_the_name_has_none_or_lacks_its_own(text: str, odd: bool) -> None:
    assert has_odd_article(draft("1920", text), Setting("A page", readings(text))) is odd
