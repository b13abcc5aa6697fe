"""A gap that many words fill is no question."""

import pytest

from quizzer.generate.fillers import SEVERAL, UNSAID_SORT, one_filler
from quizzer.generate.setting import Setting
from tests.drafting import draft, readings


def refusal(answer: str, text: str, title: str = "A page") -> str | None:
    return one_filler(draft(answer, text), Setting(title, readings(text)))


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Golden House", "In 64 AD Nero built the large Golden House beside the Forum of Rome."),
        ("VI Corps", "In 1805 Michel Ney hurried the rest of his VI Corps over the Danube near Ulm."),
        ("Saxony", "During the retreat from Saxony, Marshal Davout crossed the Elbe near Torgau."),
        ("Hanse", "The Hanse tried to isolate Norway and Denmark and to close the Sound."),
        (
            "Central Powers",
            "Lord Kitchener feared in 1915 that Egypt might be captured by the Central Powers.",
        ),
    ],
)
def test_gap_that_several_words_fit_is_refused(answer: str, text: str) -> None:
    assert refusal(answer, text) == SEVERAL


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Saxony", "During the retreat from Saxony in 1813, Marshal Davout crossed the Elbe near Torgau."),
        ("Elbe", "During the march of 1813 Marshal Davout rested on the north bank of the Elbe near Torgau."),
        ("Third Coalition", "The Third Coalition fought the French Empire of Napoleon from 1803 to 1806."),
    ],
)
def test_gap_that_only_one_name_fits_is_asked(answer: str, text: str) -> None:
    assert refusal(answer, text) is None


def test_year_of_one_of_a_series_stands_before_its_name() -> None:
    assert refusal("2010", "Chess was played in Qatar at the 2006 and 2010 Asian Games.") == SEVERAL


def test_what_opens_a_deed_without_a_date_may_be_its_year() -> None:
    assert refusal("Denmark", "In Denmark, the firm launched its first program for Macintosh.") == UNSAID_SORT
    assert refusal("Denmark", "In Denmark, the firm launched its first program in 1989.") is None
    assert refusal("Denmark", "In Denmark, the people vote for a king.") is None


def test_date_before_a_noun_is_one_of_many_adjectives() -> None:
    text = "The books of Dio were abridged by John Xiphilinus, an 11th-century monk of Trebizond."
    assert refusal("11th-century", text) == SEVERAL


def test_place_within_a_place_lies_in_larger_ones_too() -> None:
    text = "Divisoria in Tondo is called the market of the Philippines by the people of Manila."
    assert refusal("Tondo", text) == SEVERAL


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("French Revolution", "Merchants of Western Europe used this abacus until the French Revolution."),
        ("World War II", "After World War II, Huxley applied to become a citizen of California."),
    ],
)
def test_event_that_only_says_when_has_many_beside_it(answer: str, text: str) -> None:
    assert refusal(answer, text) == SEVERAL


def test_event_beside_a_date_is_told_by_it() -> None:
    text = "Merchants used this abacus until the French Revolution of 1789."
    assert refusal("French Revolution", text) is None
