"""What else is right for a name where its sentence shows what is meant by it."""

from tests.drafting import draft

CAPITAL = "Washington, D.C."


def test_place_is_accepted_by_its_other_name() -> None:
    assert CAPITAL in draft("Washington", "In 1862 the army built sixty forts around Washington.").accept


def test_person_of_the_same_name_is_not() -> None:
    told = "General George Washington crossed the Delaware in 1776. Washington wrote to his wife in May 1777."
    assert CAPITAL not in draft("Washington", told).accept


def test_people_of_a_land_that_acts_are_accepted() -> None:
    assert set(draft("Sweden", "Sweden took Riga in 1621.").accept) == {"Swedish", "Swedes"}
    assert "Norwegians" in draft("Norway", "The fort was held by Norway in 1612.").accept
    assert draft("Sweden", "The fleet left Sweden in 1628.").accept == ()
    assert "Frenchmans" not in draft("France", "France took Riga in 1621.").accept


def test_people_stand_for_their_land_behind_of_and_against() -> None:
    assert "British" in draft("Britain", "The Creek allies of Britain fought in Georgia in 1780.").accept
    assert "Swedes" in draft("Sweden", "Karl Berg fought against Sweden in 1621.").accept
    assert "Swedes" not in draft("Sweden", "Karl Berg lived in Sweden in 1621.").accept


def test_place_is_accepted_with_the_larger_one_behind_it() -> None:
    assert "Tyler, Texas" in draft("Tyler", "In 1895 Karl Berg was born in Tyler, Texas.").accept
    assert draft("Tyler", "After the vote in Tyler, Karl Berg left for Riga.").accept == ()
