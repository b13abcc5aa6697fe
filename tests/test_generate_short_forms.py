"""The other forms in which people say a name, and what is never one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.generate.personal_names import bare_words, list_person_forms
from quizzer.generate.short_forms import list_number_forms, list_spoken, list_thing_forms
from quizzer.models import NameKind


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("SS Olterra", NameKind.VESSEL, "Olterra"),
        ("Typhoon Ketsana", NameKind.NAME, "Ketsana"),
        ("Operation Torch", NameKind.OPERATION, "Torch"),
        ("Battle of Waterloo", NameKind.EVENT, "Waterloo"),
        ("Siege of the Alcázar", NameKind.EVENT, "Alcázar"),
        ("Great Fire of Rome", NameKind.EVENT, "Great Fire"),
        ("Mediterranean Sea", NameKind.PLACE, "Mediterranean"),
        ("Caribbean", NameKind.PLACE, "Caribbean Sea"),
        ("Atlantic", NameKind.PLACE, "Atlantic Ocean"),
        ("Mt. Pelion", NameKind.PLACE, "Pelion"),
        ("Alabama Supreme Court", NameKind.ORGANISATION, "Supreme Court of Alabama"),
        ("United States Constitution", NameKind.TREATY, "Constitution of the United States"),
        ("Ullevi Stadium", NameKind.PLACE, "Ullevi"),
        ("Hudson River", NameKind.PLACE, "Hudson"),
        ("Banff National Park", NameKind.PLACE, "Banff"),
        ("Sundance Film Festival", NameKind.EVENT, "Sundance"),
        ("Seattle Symphony", NameKind.ORGANISATION, "Seattle Symphony Orchestra"),
        ("Boston Symphony Orchestra", NameKind.ORGANISATION, "Boston Symphony"),
        ("Mount Everest", NameKind.PLACE, "Everest"),
        ("Island of Saint Helena", NameKind.PLACE, "Saint Helena"),
        ("Strait of Gibraltar", NameKind.PLACE, "Gibraltar Strait"),
        ("Field Museum of Natural History", NameKind.ORGANISATION, "Field Museum"),
        ("Smithsonian National Museum of Natural History", NameKind.ORGANISATION, "National Museum of Natural History"),
        ("Maritime Museum Rotterdam", NameKind.NAME, "Rotterdam Maritime Museum"),
        ("Imperial Japanese Navy", NameKind.UNIT, "IJN | Japanese Navy"),
        ("Philippine Coast Guard", NameKind.UNIT, "Coast Guard"),
        ("Late Permian", NameKind.NAME, "Permian"),
        ("Polish National Flag", NameKind.NAME, "Polish Flag | National Flag"),
        ("RAF Transport Command", NameKind.UNIT, "Transport Command"),
        ("Association of American Universities", NameKind.ORGANISATION, "AAU"),
        ("HM Treasury", NameKind.ORGANISATION, "Treasury"),
        ("Sinai Peninsula", NameKind.PLACE, "Sinai"),
        ("Iberian Peninsula", NameKind.PLACE, "Iberia"),
        ("Maastricht Treaty", NameKind.TREATY, "Treaty of Maastricht"),
        ("War of the Fourth Coalition", NameKind.EVENT, "Fourth Coalition"),
        ("5th District", NameKind.PLACE, "District 5"),
        ("First Philippine Republic", NameKind.PLACE, "Philippine Republic"),
        ("Merit Network, Inc.", NameKind.ORGANISATION, "Merit Network"),
        ("HQ RAF Mediterranean", NameKind.NAME, "RAF Mediterranean"),
        ("Tang Dynasty", NameKind.NAME, "Tang"),
        ("Treaty of Amsterdam", NameKind.TREATY, "Amsterdam Treaty"),
        ("Garsington Manor", NameKind.PLACE, "Garsington"),
        ("Clarmac Company", NameKind.ORGANISATION, "Clarmac"),
        ("RAND Corporation", NameKind.ORGANISATION, "RAND"),
        ("Piaggio P.108", NameKind.NAME, "P.108"),
        ("Metoposauridae", NameKind.NAME, "metoposaurids | metoposaurs"),
        ("Danish Vikings", NameKind.NAME, "Vikings"),
        ("Allegheny Mountains", NameKind.PLACE, "Alleghenies"),
        ("Atlas Mountains", NameKind.PLACE, "Atlas"),
        ("Easter Rising", NameKind.EVENT, "Easter Rebellion | Easter Revolt | Easter Uprising"),
        ("Jacobite Uprisings", NameKind.EVENT, "Jacobite Rebellions | Jacobite Revolts | Jacobite Risings"),
        ("Hampden Park", NameKind.PLACE, "Hampden"),
        ("FC Bayern Munich", NameKind.NAME, "Bayern Munich"),
        ("Raith Rovers Football Club", NameKind.ORGANISATION, "Raith Rovers"),
    ],
)  # fmt: skip
def test_thing_is_called_without_the_word_that_says_what_it_is(name: str, kind: NameKind, forms: str) -> None:
    assert list(list_thing_forms(name, kind)) == forms.split(" | ")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("New York", NameKind.PLACE),
        ("York", NameKind.PLACE),
        ("Black Sea", NameKind.PLACE),
        ("North Sea", NameKind.PLACE),
        ("Coral Sea", NameKind.PLACE),
        ("Arctic Ocean", NameKind.PLACE),
        ("Red River", NameKind.PLACE),
        ("Congo River", NameKind.PLACE),
        ("Suez Canal", NameKind.PLACE),
        ("Lake Geneva", NameKind.PLACE),
        ("Fort Worth", NameKind.PLACE),
        ("Central Park", NameKind.PLACE),
        ("Kingdom of Tondo", NameKind.PLACE),
        ("Republic of China", NameKind.PLACE),
        ("Battle of Britain", NameKind.EVENT),
        ("Battle of the Atlantic", NameKind.EVENT),
        ("Battle of the Black Sea", NameKind.EVENT),
        ("National Museum of Natural History", NameKind.ORGANISATION),
        ("Anthropological Museum of Xalapa", NameKind.ORGANISATION),
        ("California Institute of Technology", NameKind.ORGANISATION),
        ("First National Bank of Boston", NameKind.ORGANISATION),
        ("Harvard University Press", NameKind.ORGANISATION),
        ("Royal Navy", NameKind.UNIT),
        ("Third Coalition", NameKind.NAME),
    ],
)
def test_part_that_may_name_something_else_is_no_form(name: str, kind: NameKind) -> None:
    assert list(list_thing_forms(name, kind)) == []


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("VI Corps", NameKind.UNIT, ["6th Corps", "Sixth Corps"]),
        ("5th District", NameKind.PLACE, ["Fifth District"]),
        ("Fifth District", NameKind.PLACE, []),
        ("V for Victory", NameKind.NAME, []),
        ("VI", NameKind.UNIT, []),
        ("World War II", NameKind.EVENT, []),
    ],
)
def test_number_before_a_name_has_its_other_forms(name: str, kind: NameKind, forms: list[str]) -> None:
    assert list(list_number_forms(name, kind)) == forms


def test_title_alone_makes_no_other_writing() -> None:
    known = ("Gen. Mikhail Kutuzov", "General Kutuzov", "Mikhail Kutuzov", "Kutuzov")
    assert list(list_spoken("Kutuzov", known)) == ["Mikhail Kutuzov", "Kutuzov"]
    assert list(list_spoken("General Mikhail Kutuzov", known)) == [
        "General Kutuzov",
        "Mikhail Kutuzov",
        "Kutuzov",
    ]


NAMES = st.lists(
    st.sampled_from(
        [
            "Jr.",
            "Sir",
            "King",
            "General",
            "de",
            "von",
            "the",
            "of",
            "Anna",
            "Berg",
            "D.",
            "III",
            "Mount",
            "SS",
            "Museum",
            "É",
        ]
    ),
    min_size=1,
).map(" ".join)


@given(NAMES, st.sampled_from(list(NameKind)))
def test_forms_are_made_of_the_names_own_words(name: str, kind: NameKind) -> None:
    for form in (*list_person_forms(name), *list_thing_forms(name, kind)):
        assert form.strip()
        assert {*form.split()} <= {*name.split(), "Strait"}
    assert {*bare_words(name)} <= {*name.split()}
