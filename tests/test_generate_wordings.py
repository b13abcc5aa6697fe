"""What no sound English sentence has is seen in the letters; what only looks like it is let through."""

import pytest

from quizzer.generate.wordings import is_misdated, is_misworded


@pytest.mark.parametrize(
    "line",
    [
        "The alphabet lost ____ letters in 19th century by order of the king.",
        "The party gained much support in 2012 election.",
        "The second champion was Karl Berg in 1956 Summer Olympics in Melbourne.",
        "The party gained much support in which year election?",
        "Riga turned its water supply into a to continuous one in ____.",
        "The church stands in in the harbour of ____.",
        "In ____, a HFR version of the film was announced.",
        "These are the brown algae,—some of which may reach ____ m.",
        "Pompeii,: The cult of Apollo was widespread in ____.",
        "Selinus:The temple dates from ____.",
        "The task force of ____ found that there is no concerns.",
        "In the beginning of ____, the fleet left Kronstadt.",
        "The groups came in ____ into early 20th century.",
        "An expedition from University of Colorado found ____.",
        "One of largest towns was Don Mills in ____.",
        "The city grew through the remainder of the ____.",
        "How many T-55 's were ordered between 1975 and 1999?",
        "The equipment included over ____ tanks, 600 vehicles, 920 carriers, fighting vehicles, 298 howitzers.",
        "The count met in representation of Spain with ____.",
        "On what date did the volume amount at 400 million dollars?",
        "It serves half a million New Yorkers.HHC's clinics treat ____ patients.",
        "The bishop affirmed this in the 4th & ____.",
        "In United Kingdom, the firm was founded in ____.",
        "The eighteenth RigaConf Rigaconf17 took place in ____.",
        "The program ran on MIPS, MIPS and ____.",
        "The fair was held from 17th to 23th June in ____.",
        "Ida Holm was a member for incredible ____ years.",
        "Ida Holm put an national flag on the castle of ____.",
        "Ida Holm landed on a island near ____.",
    ],
)
def test_faulty_wording_is_seen(line: str) -> None:
    assert is_misworded(line)


@pytest.mark.parametrize(
    "line",
    [
        "The alphabet lost ____ letters in the 19th century by order of the king.",
        "The party gained much support in the 2012 election.",
        "In 5th century Athens the games were held by ____.",
        "The party was founded in ____ after the election.",
        "Karl Berg gave the in-depth report of a NATO study to ____.",
        "An expedition from the University of Colorado found ____.",
        "One of the largest towns was Don Mills in ____.",
        "There is no access to the harbour of ____.",
        "By the end of ____, the fleet had left Kronstadt.",
        "The temples of Riga: ____ built two of them.",
        "The server of ____ was written in Node.js, and sold in 2012.",
        "Ida Holm was a member for about 20 years in ____.",
        "The 13th and the 112th regiments, a once proud troop, met a European league in ____.",
        "The town lies in ____, an hour from an old unit of a European union.",
    ],
)
def test_sound_wording_beside_it_is_let_through(line: str) -> None:
    assert not is_misworded(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In February 28, 1914, the harbour was closed.", True),
        ("On February 1914 the harbour was closed.", True),
        ("In February 1914 the harbour was closed.", False),
        ("On February 28, 1914, the harbour was closed.", False),
        ("The program was released July 1998 in Riga.", True),
        ("The program was released in July 1998 in Riga.", False),
    ],
)
def test_day_and_month_have_their_prepositions(text: str, expected: bool) -> None:
    assert is_misdated(text) is expected
