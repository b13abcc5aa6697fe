"""What a document surely tells of a name: a person, a river, a town; else nothing."""

import pytest

from quizzer.generate.known import read_known
from tests.drafting import readings


@pytest.mark.parametrize(
    ("name", "noun", "text"),
    [
        ("Weyrother", "person", "Weyrother wrote the plan. Weyrother married in Vienna."),
        ("Weyrother", "person", "The historian Weyrother saw the battle."),
        ("Mona", "island", "Paulinus landed on the island of Mona in 60."),
        ("Seludong", "village", "The village Seludong lay on the bay."),
        ("Nile", "river", "The Nile rose early. The sources of the Nile River were unknown."),
        ("Dissorophidae", "family", "Most members of the family Dissorophidae have armour."),
        ("Takalik", "city", "The monument stands in Takalik, an important city of the Maya."),
    ],
)
def test_what_the_document_tells_is_known(name: str, noun: str, text: str) -> None:
    assert read_known(readings(text)).get(name) == noun


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # nothing told, another's noun, a body of people, two nouns that differ
        ("Elchingen", "The French crossed at Elchingen in October."),
        ("Tianshui", "Du Fu spent six weeks in Tianshui, Gansu province."),
        (
            "Coalition",
            "The Coalition wrote to Vienna. The Coalition believed it. The army of the Coalition lost.",
        ),
        ("Stein", "The village of Stein burnt. The French held the island of Stein."),
        # the town is another than the land whose chief town it is
        ("Velland", "Bodmin was the county town of Velland. The towns of Velland are small."),
        # a city's name that somebody bears
        ("Paris", "Paris, who loved Helen, shot the arrow. Helen married Paris of Troy."),
        ("Tacitus v Nero", "Tacitus v Nero said so. Tacitus v Nero wrote so. Tacitus v Nero believed so."),
    ],
)
def test_doubt_leaves_a_name_unknown(name: str, text: str) -> None:
    assert name not in read_known(readings(text))


def test_surname_of_a_known_person_is_known() -> None:
    told = "Franz Weyrother wrote the plan. Franz Weyrother married in Vienna. The plan of Weyrother failed."
    assert read_known(readings(told))["Weyrother"] == "person"
