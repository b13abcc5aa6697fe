"""Of two verbs that share their subject one half goes, where the rest says no more than the document."""

import pytest

from quizzer.generate.joined import find_halves, holds_stray_deed
from quizzer.generate.model import load_model


def left(sentence: str) -> list[str]:
    """What is left of the sentence without each of its halves."""
    return [sentence[:start] + sentence[end:] for start, end in find_halves(load_model()(sentence))]


def test_either_half_of_two_deeds_is_a_whole_sentence() -> None:
    assert left("The Danes sold the old fort in Riga and built 40 ships.") == [
        "The Danes built 40 ships.",
        "The Danes sold the old fort in Riga.",
    ]


def test_auxiliary_that_both_verbs_share_stays() -> None:
    sentence = "The book of the guild was mostly written in Riga and given to the king."
    assert left(sentence) == [
        "The book of the guild was given to the king.",
        "The book of the guild was mostly written in Riga.",
    ]


def test_participle_taken_for_a_past_tense_shares_the_auxiliary() -> None:
    sentence = (
        "Kutuzov had led the Coalition army across the Danube at Krems, and destroyed the bridge behind him."
    )
    assert "Kutuzov had led the Coalition army across the Danube at Krems." in left(sentence)


def test_second_infinitive_goes_back_to_to() -> None:
    sentence = "The treaty permitted the Danes to build forts in the north of Norway, and station 900 soldiers in Bergen."
    assert "The treaty permitted the Danes to station 900 soldiers in Bergen." in left(sentence)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # The ship may have been sold in another year.
        ("In 1902 the Danes closed the port and sold the ship.", "In 1902 the Danes sold the ship."),
        # What they renamed stands in the first half.
        ("The Danes took the old fort and renamed it Elvsborg.", "The Danes renamed it Elvsborg."),
        # What was done there is the point of coming.
        ("The Danes arrived from Norway and sold the ship.", "The Danes arrived from Norway."),
        # Nobody knows what he wrote.
        ("The king of Norway wrote and gave the book to Denmark.", "The king of Norway wrote."),
    ],
)
def test_half_that_the_other_needs_stays(sentence: str, wrong: str) -> None:
    assert left(sentence)
    assert wrong not in left(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The port was open to all, if they paid the toll and sold the ship in Riga.",
        "The law was meant for men who paid the toll and sold the ship in Riga.",
        "The Danes did not pay the toll and sell the ship in Riga.",
        "The Danes paid the toll, and the king sold the ship in Riga.",
        "The Danes paid the toll in Riga, sold the ship and left.",
        "The Danes paid the toll and have sold the ship in Riga.",
        "The Danes held that the king paid the toll, and sold the ship in Riga.",
        "The Danes paid the toll in Riga or sold the ship.",
        "The Danes sold the ship and the fort.",
        "The Danes sailed.",
    ],
)
def test_what_limits_or_is_unclear_stays_whole(sentence: str) -> None:
    assert left(sentence) == []


def test_deed_of_a_list_that_hangs_on_a_state_is_seen() -> None:
    list_of_three = "Linnaeus himself came to Lund in 1727, lodged in Stobaeus's house, and left for Uppsala after one year."
    assert holds_stray_deed(load_model()(list_of_three))
    assert not holds_stray_deed(load_model()("Linnaeus came to Lund in 1727 and left for Uppsala."))
