"""A slip is an unknown word one inner letter from a known one; a term of the subject is none."""

import pytest

from quizzer.generate.model import load_model
from quizzer.generate.spelling import find_misspelt
from tests.drafting import reason


def slips(text: str) -> frozenset[str]:
    return find_misspelt(load_model()(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The abbey was rebuilt after much vandaalism in Bruges.", "vandaalism"),
        ("He wrote a dictonary of the Frisian tongue.", "dictonary"),
        ("The harbour had a magnifcient gate.", "magnifcient"),
        ("They met at the enterance of the canal.", "enterance"),
    ],
)
def test_word_with_one_wrong_letter_is_a_slip(text: str, word: str) -> None:
    assert slips(text) == {word}


@pytest.mark.parametrize(
    "text",
    [
        "Plesiosaurs with amphicoelous vertebrae swam past the rhachitomous giants.",
        "The councilor and the organisers of the neighbouring harbour practised manoeuvres and analysed the colour of the theatre.",
        "They devastated, deactivated and repressurized the chilled tanks, swifter than before.",
        "There were two dead servicemen and three policewomen beside the craftsmen.",
        "The dictonary was praised. Another dictonary was not.",
        "The Dictonary of Frisian was printed.",
    ],
    ids=["terms", "British", "endings", "men", "written twice", "name"],
)
def test_terms_forms_and_words_written_twice_are_none(text: str) -> None:
    assert slips(text) == frozenset()


def test_misspelt_sentence_is_not_asked() -> None:
    sentence = "Gemma Frisius printed a dictonary of Latin in Leuven in 1540."
    assert reason("1540", sentence) == "faulty English in the source"
    assert reason("1540", sentence.replace("dictonary", "dictionary")) is None
