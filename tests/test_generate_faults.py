"""A fault of the source is not repeated in a question; what only looks like one is asked."""

import pytest

from quizzer.generate.faults import FAULT, sound_english
from quizzer.generate.setting import Setting
from tests.drafting import draft, readings


def fault(answer: str, text: str) -> str | None:
    return sound_english(draft(answer, text), Setting("A page", readings(text)))


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("4,000", "The fair of Beaucaire in Provence draws approximately over 4,000 merchants each year."),
        ("1868", "In 1868 the boats of Venice known as' sandoli' were built by Marco Casal for Austria."),
        ("12th century", "The mills of Kent in England were known since the 12th century."),
        ("40", "The bishop of Utrecht governs the 71 parish churches, 40 abbeys."),
        ("2004", "Tallinn has become the busiest harbour in Estonia by 2004, making the city rich."),
        ("East Asia", "Silver was exchanged for the silk of China and for the spices of the East Asia."),
        (
            "May 1704",
            "In May 1704, Jean Cavalier of Anduze was captured and executed in Lyon in late 1704.",
        ),
        ("Shao Chuan", "In 1640 Shao Chuan of the Ming Dynasty's Great Commentary came to Japan."),
        ("1685", "Many Huguenots of France[sic] had fled to Prussia by 1685."),
        ("1485", "In 1485 the Bruneian Empire of Bolkiah founded كوتا سلودوڠ in Luzon."),
        ("2014", "The port of Riga employs 1,919 people of Latvia at the end of 2014."),
        ("1896", "The new armour was quickly adopted; the Danish Navy using it from 1896."),
        ("1855", "In 1855 the batteries of Toulon came too late to participate to the siege of Kinburn."),
        ("1810", "The plague spread though the villages of Kent and Sussex in 1810."),
        ("1861", "The guns of Warrior were heavier than that of Gloire in 1861."),
        ("Clement", "The first letter of Clement to the Corinthians is traditional dated to 96 AD."),
        ("2009", "In 2009 the typhoon Ketsana struck Philippines and the bay of Manila."),
        ("Karl Berg", "As the siege of Narva went on, Emil Lund was killed, Karl Berg was unable to lead."),
        ("Karl Berg", "After refusing to comply, the attack on Narva was launched by Karl Berg in 1942."),
        ("2009", "The air force of Narva is headed by General Karl Berg of Riga since 2009."),
        ("Narva", "In February 28, 1914, the harbour of Narva was closed by Karl Berg of Riga."),
        ("Karl Berg", "The paintings and a map was sold to Karl Berg of Riga in 1914."),
        ("Karl Berg", "The correspondence between Riga and the duke are kept by Karl Berg of Narva."),
        ("Narva", "In 1914 both Narva tend to freeze earlier than the harbour of Riga."),
        ("1976", "Since 1976, the bishop of Riga has a chapel in Narva."),
        ("1976", "Since 1976, the language of Narva is used in the schools of Riga."),
        ("900,000", "Between 1991 and 2004, roughly 900,000 people have left Albania for Greece."),
        ("1879", "The ironclad ' Huascar made an impact against the ships of Chile in 1879."),
    ],
)
def test_faulty_sentence_is_refused(answer: str, text: str) -> None:
    assert fault(answer, text) == FAULT


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("4,000", "The fair of Beaucaire in Provence draws over 4,000 merchants each year."),
        ("Society of America", "The shrine has been kept by the Society of America in Virginia since 1900."),
        ("1976", "Since 1976, the bishop of Riga has had a chapel in Narva."),
        ("1868", "In 1868 the boats of Venice and the sailors' huts were built by Marco Casal for Austria."),
        ("1896", "The new armour was quickly adopted; the Danish Navy used it from 1896."),
        ("2014", "The port of Riga employed 1,919 people of Latvia at the end of 2014."),
        ("1810", "The plague spread through the villages of Kent and Sussex in 1810."),
        ("Karl Berg", "The paintings and a map were sold to Karl Berg of Riga in 1914."),
        (
            "Karl Berg",
            "As the siege of Narva went on, Emil Lund was killed, and Karl Berg was unable to lead.",
        ),
        ("Karl Berg", "After studying in Riga, Karl Berg was called to Narva in 1942."),
        ("Karl Berg", "The crew of the Kunda are named by Karl Berg of Narva."),
        ("1861", "The gun of Warrior was heavier than that of Gloire in 1861."),
        ("May 1704", "In May 1704, Jean Cavalier of Anduze was captured and executed in Lyon."),
        ("2004", "Tallinn had become the busiest harbour in Estonia by 2004, making the city rich."),
    ],
)
def test_sound_sentence_beside_it_is_asked(answer: str, text: str) -> None:
    assert fault(answer, text) is None


def test_stop_within_the_sentence_behind_the_gap_is_a_fault() -> None:
    text = "The first theatre of Riga stood in Carl Ulman Sr. (formerly Sand) Street beside the Daugava."
    made = draft("Carl Ulman Sr", text)
    assert sound_english(made, Setting("Riga", readings(text))) == FAULT


def test_one_place_before_a_plural_verb_is_a_fault() -> None:
    text = "The bishop lives in Ghent, while today Sand Street are the main market of Flanders since 1817."
    assert fault("Sand Street", text) == FAULT


def test_full_stop_of_an_era_goes_before_a_comma() -> None:
    made = draft("Delphi", "In 67 AD., Nero sang at Delphi before the priests of Apollo.")
    assert made.prompt == "In 67 AD, Nero sang at ____ before the priests of Apollo."


@pytest.mark.parametrize(
    ("bracket", "rest"),
    [
        (" (/ˈbɛrɡən/)", ""),
        (" (Βέργη)", ""),
        (" (from Greek βέργα (verga, a rod))", ""),
        (" (the Hansa port)", ""),
    ],
)
def test_sounds_and_other_letters_in_brackets_are_spared(bracket: str, rest: str) -> None:
    made = draft("1070", f"Bergen{bracket} was founded in 1070 by King Olaf of Norway.")
    assert made.prompt == f"Bergen{rest} was founded in ____ by King Olaf of Norway."


def test_word_that_sets_a_date_against_another_goes() -> None:
    made = draft(
        "June 1807", "After the fall of Danzig later in June 1807, the Prussian court fled to Memel."
    )
    assert made.prompt.startswith("After the fall of Danzig in ____, the Prussian court")


@pytest.mark.parametrize(
    "text",
    [
        "The Lund Works renamed as Berg Records in Riga in 1938.",
        "In August 2004 Ida Holm entered joint venture with Karl Berg in Riga.",
    ],
)
def test_verb_without_its_object_or_its_articles_noun_is_refused(text: str) -> None:
    assert fault("Riga", text) == FAULT


@pytest.mark.parametrize(
    "text",
    [
        "The Lund Works was renamed as Berg Records in Riga in 1938.",
        "In August 2004 Ida Holm founded the first city newspaper and magazine of Riga.",
        "In August 2004 Ida Holm sold her ship to Karl Berg in Riga.",
    ],
)
def test_verb_with_its_object_and_noun_with_its_article_are_sound(text: str) -> None:
    assert fault("Riga", text) is None
