"""A comparison whose other side the sentence leaves out points at another sentence."""

import pytest

from quizzer.generate.cloze import write_draft
from quizzer.generate.comparisons import find_comparison
from quizzer.generate.context import add_context
from quizzer.generate.model import load_model
from quizzer.generate.parse import list_tokens
from quizzer.generate.references import find_dangling
from quizzer.generate.sentence_gates import DANGLING, dangling
from quizzer.generate.setting import Setting
from tests.drafting import draft, readings


def compared(sentence: str) -> str | None:
    found = find_comparison(list_tokens(load_model()(sentence)))
    return None if found is None else str(found.text)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("In March 1676, the larger ship joined the fleet of Niels Juel.", "larger"),
        ("The second decisive event, the fall of Vienna, forced Austria out of the war.", "second"),
        ("Karl Barth suggests a third reason.", "third"),
        ("The ginkgo is the oldest species.", "oldest"),
        ("Smaller settlements in Cavan contributed to the linen industry.", "Smaller"),
        ("The nearest telegraph station was 500 miles away in Eagle.", "nearest"),
        ("Several other accounts have Paul travelling to Spain.", "other"),
        ("In 1809, local villagers had held off the army of Bavaria.", "local"),
        ("The ships of Teuta sailed further southward in the Ionian Sea.", "further"),
        ("Euclid was read in Europe, primarily through his other book.", "other"),
        ("Much smaller deposits of oil occur in the Uinta Basin in Utah.", "smaller"),
        ("Lampreys and hagfish, both described from Norway, are also primitive.", "also"),
    ],
)
def test_comparison_without_its_other_side_is_found(sentence: str, word: str) -> None:
    assert compared(sentence) == word


@pytest.mark.parametrize(
    "sentence",
    [
        "In March 1676, the larger of the two ships joined the fleet of Niels Juel.",
        "In 1676, a ship larger than the Vasa joined the fleet.",
        "The German Empire swallowed the much smaller Baltic provinces in 1918.",
        "The second largest city of Finland is Espoo.",
        "Claudius married a second time in 41 AD.",
        "The first event was the fall of Ulm, the second event that of Vienna.",
        "The ginkgo is the oldest species of tree in China.",
        "Paul and several other apostles travelled to Spain.",
        "In Austria in 1809, local villagers held off the army of Bavaria.",
        "Lake Inari is also known as Aanaar.",
        "Euclid wrote the Elements and his other book, the Optics, in Alexandria.",
        "Much smaller deposits than those of Alberta occur in the Uinta Basin.",
        "Higher education in Finland is free.",
        "The town nearest to Vardar is Skopje.",
        "The nearest town to Lake Inari is Ivalo.",
    ],
)
def test_comparison_that_tells_its_other_side_is_none(sentence: str) -> None:
    assert compared(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Corbulo was made governor of Syria as a reward.",
        "Corbulo of Rome had no option.",
        "Answering to the report and rampant unrest in Vienna, Francis dismissed Charles from his post.",
        "Dutch scholars used the word Burgher, a name from Flanders.",
        "In 1972, Congress was dissolved by decree.",
        "Fitzinger named the animal Batrachosaurus in 1837.",
        "The wish for change came from the ambition of Napoleon.",
        "Forsyth used the method in the course of a study of Sweden.",
    ],
)
def test_word_that_only_the_page_explains_dangles(sentence: str) -> None:
    assert find_dangling(list_tokens(load_model()(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Corbulo was made governor of Syria as a reward for his loyalty.",
        "Corbulo of Rome had no option but to retreat.",
        "A Spaniard was charged with the explosion and fire at Coaling Island.",
        "Dutch scholars used the word Burgher to describe a citizen of Flanders.",
        "In 1972, the Philippine Congress was dissolved by decree.",
        "Fitzinger named the animal of the Keuper in 1837.",
        "The wish for political change came from the ambition of Napoleon.",
        "The bridge in Prague was crossed by Forsyth in 1837.",
        "Fitzinger met the poet Nikolaus Lenau in 1837.",
    ],
)
def test_word_that_the_sentence_explains_stands(sentence: str) -> None:
    assert find_dangling(list_tokens(load_model()(sentence))) is None


def explained(answer: str, *sentences: str) -> bool:
    text = " ".join(sentences)
    read = readings(text)
    return add_context(draft(answer, text), read[: len(sentences) - 1]) is not None


def test_context_must_hold_what_is_compared() -> None:
    second = "Vera Muir found a third letter in 1890."
    assert explained("1890", "John Keats wrote two letters to Fanny Brawne.", second)
    assert not explained("1890", "John Keats lived in Rome in the winter of 1820.", second)


def test_context_must_hold_what_these_means() -> None:
    second = "In 1919, David Watson studied these large amphibians in Durham."
    assert not explained("1919", "The order Labyrinthodontia fell out of use.", second)
    assert explained("1919", "The amphibians of Durham had been found by Thomas Atthey.", second)


def test_context_that_breaks_off_at_an_abbreviation_is_none() -> None:
    second = "The Dutch ram was moved to Rotterdam in 1979."
    assert explained("1979", "Sweden bought a Dutch ram from Carl Brandt.", second)
    assert not explained("1979", "Sweden bought a Dutch ram called Zr.", second)


def test_person_a_page_is_about_is_meant_by_his() -> None:
    page = [
        "Anders Celsius went to Uppsala.",
        "Celsius measured his room.",
        "Celsius sold his clock.",
        "Celsius died.",
    ]
    read = readings(" ".join([*page, "In 1746, Olof Hiorter drew his thermometer in Lapland."]))
    setting = Setting("Anders Celsius", read)
    about = write_draft(read[-1], read[-1].mentions[0])
    assert setting.of_person
    assert dangling(about, setting) == DANGLING
    assert dangling(about, Setting("Thermometers", read)) is None
