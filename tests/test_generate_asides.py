"""A part goes only where commas part it and the rest stays true."""

import pytest

from quizzer.generate.asides import find_asides
from quizzer.generate.model import load_model


def left(sentence: str) -> list[str]:
    """What is left of the sentence without each of its asides."""
    return [sentence[:start] + sentence[end:] for start, end in find_asides(load_model()(sentence))]


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        (
            "After the loss of the fort, the Danes sailed to Norway.",
            "the Danes sailed to Norway.",
        ),
        (
            "Carl Linnaeus, who had studied in Lund, moved to Uppsala.",
            "Carl Linnaeus moved to Uppsala.",
        ),
        (
            "Corps Mortier, as it was then known, crossed the Danube at Linz.",
            "Corps Mortier crossed the Danube at Linz.",
        ),
        (
            "Carl Linnaeus, a young botanist, moved to Uppsala.",
            "Carl Linnaeus moved to Uppsala.",
        ),
        (
            "In May, following a vote of the guild, Carl Linnaeus moved to Uppsala.",
            "In May, Carl Linnaeus moved to Uppsala.",
        ),
        (
            "Carl Linnaeus moved to Uppsala, leaving the garden behind.",
            "Carl Linnaeus moved to Uppsala.",
        ),
        (
            "Carl Linnaeus moved to Uppsala, and the garden was sold.",
            "Carl Linnaeus moved to Uppsala.",
        ),
        ("Carl Linnaeus moved to Uppsala, and the garden was sold.", "the garden was sold."),
        (
            "According to a newspaper report written at the time of the siege, the Danes lost 40 ships.",
            "According to a newspaper report, the Danes lost 40 ships.",
        ),
        (
            "According to the painter Carl Linnaeus (a botanist) referring to a letter, the Danes lost 40 ships.",
            "According to the painter Carl Linnaeus (a botanist), the Danes lost 40 ships.",
        ),
        (
            "Lying in the port were 40 Danish ships, including a frigate, along with 200 guns.",
            "Lying in the port were 40 Danish ships.",
        ),
        (
            "Lying in the port were 40 Danish ships, including a frigate, along with 200 guns.",
            "Lying in the port were 40 Danish ships, along with 200 guns.",
        ),
        (
            "Lying in the port were 40 Danish ships including a frigate.",
            "Lying in the port were 40 Danish ships.",
        ),
    ],
)
def test_rest_is_a_whole_sentence(sentence: str, rest: str) -> None:
    assert rest in left(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the mayor of the town, the Danes sailed to Norway.",
        "If the fort were lost, the Danes would sail to Norway.",
        "The Danes, except those of the fort, sailed to Norway.",
        "The Danes held the capital of Norway, which they would rule, from Bergen.",
        "Niels Juel left Ivar Huitfeldt, a captain of Bergen, in charge of the fleet.",
        "The fleets of Denmark, Sweden and Norway sailed to Riga.",
        "The Danes said that the fort was lost, and the king believed the story.",
        "The Danes sailed to Norway.",
        "According to the report written at the time of the siege, the Danes lost 40 ships.",
        "Lying in the port were 40 Danish ships, including a frigate, which was never seen again.",
    ],
)
def test_what_decides_the_rest_stays(sentence: str) -> None:
    assert left(sentence) == []


def test_members_in_the_middle_of_a_list_stay() -> None:
    told = "The town has three halls, many old houses including two inns, and the church of Riga."
    assert "The town has three halls, many old houses." not in left(told)


def test_whose_view_it_is_stays() -> None:
    told = "In the account of Dares, a priest of Troy, Achilles sailed to Riga."
    assert not any(rest.startswith("Achilles") for rest in left(told))


def test_phrase_that_may_hold_the_others_of_a_list_stays() -> None:
    told = (
        "At a meeting in The Hague in 1990, at the request of Aruba's Prime Minister, the governments of Aruba, the "
        "Netherlands, and the Netherlands Antilles postponed the transition to full independence."
    )
    assert not any("1990 and" in rest for rest in left(told))
