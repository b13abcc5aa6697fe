"""A question that would be too long leaves out what stands last in its sentence and is not the point."""

import pytest

from tests.drafting import question

_WHO = "the International Assistance Force of the western states"


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        # a purpose
        (
            "2001",
            f"In 2001, {_WHO} was established by the Security Council to help the government of Kabul and provide safety in the capital.",
            f"In which year was {_WHO} established by the Security Council?",
        ),
        (
            "2002",
            f"In 2002, {_WHO} was founded under the Bonn Agreement in order to help the country recover from the war with its neighbours.",
            f"In which year was {_WHO} founded under the Bonn Agreement?",
        ),
        (
            "2006",
            f"In 2006, {_WHO} was opened in Kabul, with the aim of providing a learning environment of world class for all students.",
            f"In which year was {_WHO} opened in Kabul?",
        ),
        # a circumstance, a phrase behind a comma
        (
            "21 June 2013",
            f"On 21 June 2013, {_WHO} declared an emergency along the river as the water rose and many villages near the coast were left.",
            f"On what date did {_WHO} declare an emergency along the river?",
        ),
        (
            "1929",
            f"The first ceremony of {_WHO} was held in 1929, at a private dinner in the Roosevelt Hotel with an audience of friends.",
            f"In which year was the first ceremony of {_WHO} held?",
        ),
        # more of a name
        (
            "1861",
            "In 1861, Lincoln signed the Confiscation Act that authorized proceedings to take and free slaves who were used to help the war of the south.",
            "In which year did Lincoln sign the Confiscation Act?",
        ),
        (
            "1948",
            "In 1948, President Elpidio Quirino moved the seat of government to Quezon City, a new town in the fields northeast of Manila for all ministries of the islands.",
            "In which year did President Elpidio Quirino move the seat of government to Quezon City?",
        ),
    ],
)
def test_last_part_of_a_long_sentence_is_left_out(answer: str, text: str, expected: str) -> None:
    assert question(answer, text) == expected


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        # as what somebody was chosen
        (
            "6 May 1904",
            "On 6 May 1904, Roosevelt appointed John Wallace, general manager of the railroad of Illinois, as chief engineer of the canal.",
        ),
        # of which deal or order it is, only the purpose tells
        (
            "2007",
            f"In 2007, {_WHO} signed a deal with Russia to buy forty ships and six aircraft for the coast at a high cost.",
        ),
        (
            "1945",
            f"In 1945, the studios of {_WHO} hired Emil Lund to write a film about the life of a girl in the north.",
        ),
        # what decides when it is true
        (
            "1940",
            f"In 1940, {_WHO} kept the port of Riga open for all ships of the north unless ice closed the gulf of Riga.",
        ),
        # what is so now
        (
            "1990",
            f"Since 1990, {_WHO} has kept the port of Riga open for all ships of the north as ice closes the gulf of Finland.",
        ),
    ],
)
def test_what_the_sentence_cannot_do_without_stays(answer: str, text: str) -> None:
    asked = question(answer, text)
    assert asked == "" or asked.endswith(text.split()[-1].replace(".", "?"))
