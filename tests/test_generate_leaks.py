"""What gives an answer away is found in every spelling; what merely looks like it is not."""

from decimal import Decimal

import pytest

from quizzer.generate.leaks import find_leak
from quizzer.models import BLANK, Fact, FactKind, Figure, Name, NameKind, PartialDate, Precision, Sentence


def leak(prompt: str, value: Name | PartialDate, answer: str, title: str = "") -> str | None:
    kind = FactKind.NAME if isinstance(value, Name) else FactKind.DATE
    sentence = Sentence(answer, ((0, 0),), len(answer))
    return find_leak(prompt, answer, Fact(kind, answer, 0, len(answer), sentence, (), value), title)


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("Finland", f"Finnish troops left {BLANK} in 1941."),
        ("Netherlands", f"Dutch ships sailed from the {BLANK} in 1602."),
        ("Spain", f"The Spaniards left {BLANK} in 1588."),
        ("Estonia", f"The Estonian fleet left {BLANK} in 1940."),
        ("Karelian Isthmus", f"Karelia lies beyond the {BLANK}."),
        ("United States", f"American troops left the {BLANK} in 1918."),
        ("Päts", f"Konstantin Pats was a brother of {BLANK}."),
        ("Soviet Union", f"The USSR was the name of the {BLANK}."),
        ("Treaty of Tilsit", f"The tsar came to Tilsit for the {BLANK}."),
    ],
)
def test_other_form_of_the_answer_is_a_leak(answer: str, prompt: str) -> None:
    assert leak(prompt, Name(answer), answer)


def test_alias_in_the_prompt_is_a_leak() -> None:
    value = Name("International Astronomical Union", NameKind.ORGANISATION, ("IAU",))
    assert (
        leak(f"The {BLANK} or IAU met in Prague.", value, value.text)
        == "another form of the answer in the prompt"
    )


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("Finland", f"Swedish troops left {BLANK} in 1809."),
        ("Treaty of Tilsit", f"The {BLANK} followed the treaty of Amiens."),
        ("Baltic Sea", f"The North Sea is saltier than the {BLANK}."),
        ("Rome", f"The home of Nero was in {BLANK}."),
    ],
)
def test_words_that_many_names_share_are_no_leak(answer: str, prompt: str) -> None:
    assert leak(prompt, Name(answer), answer, "A page of history") is None


def test_name_of_the_title_is_a_leak() -> None:
    assert (
        leak(f"The ship {BLANK} sank in 1628.", Name("Vasa"), "Vasa", "Vasa (ship)")
        == "answer stands in the title"
    )


def test_year_of_the_title_is_a_leak_but_not_a_day_of_that_year() -> None:
    title = "Fall of Riga (1917)"
    assert leak(f"Riga fell in {BLANK}.", PartialDate(1917, precision=Precision.YEAR), "1917", title)
    assert leak(f"Riga fell on {BLANK}.", PartialDate(1917, 9, 3), "3 September 1917", title) is None


def test_figure_leaks_only_by_standing_there_twice() -> None:
    sentence = Sentence("16", ((0, 0),), 2)
    fact = Fact(FactKind.FIGURE, "16", 0, 2, sentence, (), Figure(Decimal(16), "men"))
    assert find_leak(f"The {BLANK} men of the 16 ships.", "16", fact, "") == "answer stands in the prompt"


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("Britain", f"{BLANK} lost three ships of the Royal Navy at Coronel."),
        ("Germany", f"{BLANK} was defeated in the Franco-Prussian War no more than in 1866."),
        ("Islam", f"{BLANK} came to Java with Muslim merchants."),
        ("Japan", f"Silk was brought to {BLANK} in the Edo period."),
        ("Royal Navy", f"British convoys were guarded by the {BLANK}."),
        ("Sun", f"The peak is lit by sunlight and turned to the {BLANK} all winter."),
        ("Denmark", f"In {BLANK}, squatters took a disused base in central Copenhagen."),
    ],
)
def test_sign_of_the_answer_is_a_leak(answer: str, prompt: str) -> None:
    assert leak(prompt, Name(answer), answer) == "a sign of the answer in the prompt"


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("Russia", f"Napoleon lost his army in {BLANK} in 1812."),
        ("Wales", f"Before the conquest of England the Normans came to {BLANK}."),
        ("Britain", f"The Irish famine began when {BLANK} exported grain."),
        ("Sun", f"On a Sunday the {BLANK} was hidden."),
        ("Royal Navy", f"The Spanish Armada was met by the {BLANK}."),
    ],
)
def test_sign_of_another_is_none(answer: str, prompt: str) -> None:
    assert leak(prompt, Name(answer), answer) is None


def test_decade_is_told_by_its_name() -> None:
    sixties = PartialDate(1960, precision=Precision.DECADE)
    assert leak(f"The {BLANK} saw the revolts of the late sixties.", sixties, "1960s")
    assert leak(f"The {BLANK} saw the revolts of the late fifties.", sixties, "1960s") is None
    assert leak(f"The {BLANK} saw revolts.", PartialDate(2000, precision=Precision.DECADE), "2000s") is None


def test_initials_that_begin_a_longer_word_are_a_leak() -> None:
    value = Name("Digital Equipment Corporation", NameKind.ORGANISATION, ("DEC",))
    assert leak(f"The DECnet protocols were designed by {BLANK}.", value, value.text)
    assert leak(f"The decks were designed by {BLANK}.", value, value.text) is None


def test_name_within_the_answer_is_a_leak() -> None:
    value = Name("Maynilà", NameKind.NAME)
    assert leak(f"The village was renamed {BLANK} after the Nila shrub.", value, value.text)
    assert leak(f"The village was renamed {BLANK} after the Narra tree.", value, value.text) is None
