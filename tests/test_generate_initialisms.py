"""Which letters stand for a name: its initials, or what a bracket gives a body of another tongue."""

import pytest

from quizzer.generate.initialisms import abbreviates, expands
from tests.drafting import list_aliases


@pytest.mark.parametrize(
    ("letters", "name", "fits"),
    [
        ("AHS", "Alberta Health Services", True),
        ("CSM", "Command/Service Module", True),
        ("MSA", "Modern South Arabian languages", True),
        ("OSCE", "Organization for Security and Co-operation in Europe", True),
        ("FAA", "Angolan Armed Forces", False),
        ("Ahs", "Alberta Health Services", False),
    ],
)
def test_letters_are_initials_of_a_name(letters: str, name: str, *, fits: bool) -> None:
    assert abbreviates(letters, name) is fits


def test_letters_within_a_name_stand_for_words() -> None:
    assert expands("Azerbaijan Soviet Socialist Republic", "Azerbaijan SSR")
    assert not expands("Azerbaijan Soviet Socialist Republic", "Armenia SSR")
    assert not expands("Soviet Socialist Republic", "SSR")


def test_letters_right_behind_their_name_need_no_bracket() -> None:
    told = ("Services are delivered by Alberta Health Services.", "AHS is the one authority of the province.")
    assert list_aliases(*told)["AHS"] == ("Alberta Health Services",)
    assert "AHS" in list_aliases(*told)["Alberta Health Services"]
    far = (told[0], *["The river flows to the sea."] * 9, told[1])
    assert list_aliases(*far)["AHS"] == ()


def test_bracket_spells_letters_out_that_no_one_name_has() -> None:
    told = (
        "The New York City Health and Hospitals Corporation (HHC) runs the clinics of the city.",
        "In 1969 HHC was created by the state.",
    )
    full = "Health and Hospitals Corporation"
    assert list_aliases(*told)["HHC"] == (full, f"New York City {full}")
    assert list_aliases("The hospital of Riga (HHC) is old.", told[1])["HHC"] == ()


def test_bracket_gives_the_letters_of_a_body_in_its_own_tongue() -> None:
    told = ("He studied at the State Institute of Cinematography (VGIK) in Moscow.", "He left VGIK in 1960.")
    assert "VGIK" in list_aliases(*told)["State Institute of Cinematography"]


def test_letters_behind_a_part_of_a_body_are_those_of_the_body() -> None:
    told = (
        "In 2007 the Special Forces Brigade of the Angolan Armed Forces (FAA) held a feast.",
        "The Angolan Armed Forces are large.",
        "In 2013 the FAA had six divisions.",
    )
    assert list_aliases(*told)["FAA"] == ("Angolan Armed Forces",)


def test_end_of_a_longer_name_has_no_letters_of_its_own() -> None:
    told = (
        "Support comes through the Fund for the Arts, Techniques and the Film Industry (FDATIC) of Algeria.",
        "In 2013 FDATIC paid for 98 films of the Film Industry.",
    )
    assert "Film Industry" not in list_aliases(*told)["FDATIC"]


def test_letters_a_few_sentences_behind_their_name_need_no_bracket() -> None:
    told = list_aliases(
        "The Environmental Awareness Group of Antigua led the work.",
        "The goats were gone in 2018.",
        "Trees grew on the hills.",
        "The EAG was founded in 1988 by Ida Holm.",
    )
    assert "Environmental Awareness Group" in told["EAG"]
