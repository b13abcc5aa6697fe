"""What only a turned sentence asks, and nobody else, is seen in its words."""

import pytest

from quizzer.generate.oddly_asked import is_oddly_asked


@pytest.mark.parametrize(
    "question",
    [
        "Because all of Riga was online, who first proposed a web in 2008?",
        "How many shops did the firm close in 2015, which was 59 more than it opened?",
        "Which organisation is a member of the committee, but the game has never been part of its feast?",
        "To the island of which island did the ships go?",
        "In which country did Berg live as was common in his day?",
        "Since what date had the council met?",
        "In 1713, whose teacher Kilian Berg was appointed to the chair?",
        "The city was ransacked during the War of which year?",
        "Using the ship Fram, on what date did Amundsen leave Oslo?",
        "Which next ruling state fell to Timur?",
        "In which year was independence achieved?",
        "Which battle did Berg win, in which Lund was killed?",
        "Enraged, who ordered the burial of Ida Holm?",
        "Two hours after the landing, who radioed to Earth:?",
        "When Karl Berg was a sculptor, in which year did the club show his stones?",
    ],
)
def test_what_nobody_asks_is_seen(question: str) -> None:
    assert is_oddly_asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "Because of its natural value, which lake is protected by UNESCO?",
        "How many shops did the firm close in 2015?",
        "Which organisation is a member of the committee, but not of the council?",
        "In which year was the independence of Angola achieved?",
        "During the siege, on what date did Berg leave Oslo?",
        "The Great Fire of which year destroyed Riga?",
        "Which state next to Timur's fell in 1402?",
    ],
)
def test_what_anybody_asks_is_let_through(question: str) -> None:
    assert not is_oddly_asked(question)
