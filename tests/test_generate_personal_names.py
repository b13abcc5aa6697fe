"""Which names are persons' by their form, and how a person is called besides."""

import pytest

from quizzer.generate.given_names import FAMILY_TOO, GIVEN_NAMES
from quizzer.generate.personal_names import bare_words, begins_as_persons, has_persons_form, list_person_forms
from quizzer.generate.words import COUNTRIES, HEADS, NEVER_NAMES, PEOPLES
from quizzer.models import NameKind


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Karl Alfred von Zittel", "Karl von Zittel | von Zittel | Zittel"),
        ("General Dwight D. Eisenhower", "Dwight D. Eisenhower | Dwight Eisenhower | General Eisenhower | Eisenhower"),
        ("Lieutenant Field Marshal Johann Schmitt", "Johann Schmitt | Marshal Schmitt | Schmitt"),
        ("Marshal Michel Ney", "Michel Ney | Marshal Ney | Ney"),
        ("Captain de Bange", "de Bange | Bange"),
        ("J. Robert Oppenheimer", "Robert Oppenheimer | Oppenheimer"),
        ("W. E. B. Du Bois", "Du Bois"),
        ("Gnaeus Domitius Corbulo", "Domitius Corbulo | Corbulo"),
        ("Miguel López de Legazpi", "López | Miguel López | López de Legazpi | Legazpi"),
        ("Antonio José de Sucre", "Antonio de Sucre | de Sucre | Sucre"),
        ("Marshal Ōyama Iwao", "Ōyama Iwao | Ōyama | Marshal Iwao | Iwao"),
        ("Miguel de la Madrid", "de la Madrid"),
        ("Sir William Armstrong", "William Armstrong | Armstrong"),
        ("Carlos Palanca Sr.", "Carlos Palanca | Palanca"),
        ("Emperor Napoleon III", "Napoleon III"),
        ("Maharaja Hayam Wuruk", "Hayam Wuruk"),
        ("Lady Anna Berg", "Anna Berg | Lady Berg | Berg"),
        ("British Lord Exmouth", "Lord Exmouth | Exmouth"),
        ("Jim Lovell", "James Lovell | Lovell"),
        ("Harry Truman", "Truman"),
        ("Jubal Anderson Early", "Jubal Early | Early"),
        ("Ahmad Shah Durrani", "Durrani"),
        ("Frenchman Coquand", "Coquand"),
        ("U.S. President Barack Obama", "Barack Obama | President Obama | Obama"),
        ("Democrat Stephen A. Douglas", "Stephen A. Douglas | Stephen Douglas | Douglas"),
        ("Senator Stephen A. Douglas of Illinois", "Stephen A. Douglas | Stephen Douglas | Senator Douglas | Douglas"),
        ("Agrippina the Younger", ""),
        ("Duke of Brunswick", ""),
        ("Louis XIV", ""),
        ("Jr.", ""),
    ],
)  # fmt: skip
def test_person_is_called_by_surname_and_first_and_last_name(name: str, forms: str) -> None:
    listed = [form for form in dict.fromkeys(list_person_forms(name)) if form != name]
    assert listed == [form for form in forms.split(" | ") if form]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Icelander Leif Ericson", "Leif Ericson"),
        ("Soviet Yuri Gagarin", "Yuri Gagarin"),
        ("Norman Mailer", "Norman Mailer"),
        ("German Titov", "German Titov"),
        ("British General", "British General"),
        ("Whig Party", "Whig Party"),
        ("Republican Lieutenant Governors", "Republican Lieutenant Governors"),
        ("Charles Albert of Sardinia", "Charles Albert of Sardinia"),
        ("Henry IV of England", "Henry IV of England"),
        ("Gerard of Cremona", "Gerard of Cremona"),
    ],
)
def test_only_what_is_said_before_or_behind_a_persons_name_is_left_out(name: str, bare: str) -> None:
    assert " ".join(bare_words(name)) == bare


@pytest.mark.parametrize(
    "name",
    ["Jules Verne", "Jubal Anderson Early", "Henry James", "Jean-Jacques Rousseau", "Johann von Klenau", "Peter the Great", "Michael Jordan"],
)  # fmt: skip
def test_given_name_before_a_surname_makes_a_person(name: str) -> None:
    assert begins_as_persons(name)


@pytest.mark.parametrize(
    "name",
    [
        "Virginia Woolf",
        "Jules",
        "Maria Theresa",
        "Jane Eyre",
        "Roland Garros",
        "Akbar Khan",
        "Antonia Major",
        "Raymond A.",
        "Alexander Nevsky Cathedral",
        "Martin Luther King Day",
        "James Bay",
        "Elizabeth and Mary",
        "Kim Jong Il",
    ],
)
def test_name_that_may_be_a_things_or_lacks_a_surname_makes_none(name: str) -> None:
    assert not begins_as_persons(name)


def test_lady_and_lord_stand_before_a_persons_name() -> None:
    assert has_persons_form("Lady Anna Berg", NameKind.PERSON)
    assert not has_persons_form("Lady", NameKind.PERSON)


def test_given_name_is_no_land_people_or_class_word() -> None:
    assert not GIVEN_NAMES & (COUNTRIES | PEOPLES | frozenset(HEADS) | NEVER_NAMES)
    assert FAMILY_TOO < GIVEN_NAMES
