"""What everybody knows and what nobody needs is not asked; the same in another place is."""

import pytest

from quizzer.generate.setting import Setting
from quizzer.generate.worth import MINOR, worth_asking
from tests.drafting import draft, readings


def refusal(answer: str, text: str, title: str = "A page") -> str | None:
    return worth_asking(draft(answer, text), Setting(title, readings(text)))


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Europe", "Vasco da Gama was the first to sail from Europe to Calicut in 1498."),
        ("Moon", "In 1969 Neil Armstrong of Ohio set foot on the Moon."),
        (
            "9 October 1991",
            "The forces of Latvia were founded by the Law on the Armed Forces of 9 October 1991.",
        ),
        ("Ostia", "Lucius Verus was born on 15 December 130 in Praeneste, near Ostia."),
        ("1.34", "The stele of Axum in Ethiopia measures 2.4 metres by 1.34 metres by 1.26 metres."),
        (
            "1842",
            "Rhombus was named in 1840, Metops in 1842, Zygus in 1848 and Tremas in 1849 by Owen of London.",
        ),
        ("2008", "A replica of the Vasa was placed in the harbour of Oslo in 2008."),
        ("1986", "In 1986 the stone of Jelling was moved to the museum of Aarhus by Else Roesdahl."),
        ("1837", "Leopold Fitzinger named a toad of Hungary Pelobates minor in 1837."),
        ("David Hawkes", "David Hawkes remarks that Homer of Chios is able to use a stylized form."),
        ("four", "Gaius Marius of Arpinum was consul four times between 107 and 103 BC."),
        ("1939", "In 1939, No 200 Group was put above No 202 Squadron by Hugh Dowding in Malta."),
        ("20th century", "Alfred Romer of Chicago brought the name back into use in the 20th century."),
        ("Six", "Six days later, on 24 September 1939, Karl Selter was given an ultimatum in Moscow."),
        ("1759", "In 1759, Vitus Bering briefly stayed in Kazan on his way to Okhotsk."),
        ("Tacitus", "According to Tacitus, Nero was in Antium on 3 May 64."),
        ("2014", "In 2014, the net income of Riga stood at 3.5 billion dollars."),
        ("2009", "In 2009, 35,000 workers of China lived in Riga."),
        ("2009", "The harbour of Riga became a free zone under the Tourism Act of 2009."),
    ],
)
def test_minor_fact_is_refused(answer: str, text: str) -> None:
    assert refusal(answer, text) == MINOR


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Calicut", "Vasco da Gama was the first to sail from Europe to Calicut in 1498."),
        ("2.4", "The stele of Axum in Ethiopia has a height of 2.4 metres."),
        ("1828", "The first toad described from Hungary was named by Leopold Fitzinger in 1828."),
        ("1986", "In 1986 the court of Denmark was moved to Aarhus by Queen Margrethe."),
        ("19th century", "Alfred Romer of Chicago brought the name back into use in the 19th century."),
        ("1551", "A rude steam turbine was described by Taqi al-Din of Damascus in 1551."),
        ("2014", "In 2014, the council of Riga bought 300 houses of the port."),
        ("1960s", "Since the 1960s, Alberta has had three main parties."),
        ("Hawkes", "In 1959 Hawkes translated the Songs of Chu in Oxford."),
    ],
)
def test_fact_of_weight_beside_it_is_asked(answer: str, text: str) -> None:
    assert refusal(answer, text) is None


MANY = " ".join(f"The harbour of Bergen was painted by Anna Berg in {year}." for year in range(1800, 1890))


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Oslo", "The firm Unimar of Norway has its headquarters along the fjord in Oslo."),
        ("59", "The board Unimed of Norway runs 59 clinics in Bergen."),
        ("12", "The harbour of Bergen has 12 cranes by Otto Holm."),
    ],
)
def test_what_the_document_tells_in_passing_is_not_asked(answer: str, text: str) -> None:
    assert refusal(answer, f"{MANY} {text}") == MINOR
    assert refusal(answer, text) is None


def test_copy_is_asked_for_in_a_document_about_copies() -> None:
    text = "A replica of the Vasa was placed in the harbour of Oslo in 2008."
    assert refusal("2008", text, title="The replica of the Vasa") is None


STONES = [
    f"The {name} stone of Gotland weighs {tons} tons."
    for name, tons in [("Hablingbo", 3), ("Tjängvide", 5), ("Larbro", 4), ("Ardre", 2), ("Stenkyrka", 6)]
]


def test_one_of_many_measured_alike_is_refused() -> None:
    assert refusal("5", " ".join(STONES)) == MINOR
    assert refusal("5", " ".join(STONES[:3])) is None


def test_largest_of_many_measured_alike_is_asked() -> None:
    largest = "The largest stone, the Hammars stone of Gotland, weighs 7 tons."
    assert refusal("7", " ".join([*STONES, largest])) is None


def test_small_count_of_what_a_long_document_hardly_names_is_refused() -> None:
    rest = [f"The gate of the town of Visby was built by the guild in {year}." for year in range(1250, 1310)]
    sentence = "The tower of Kärnan in Helsingborg has seven windows."
    assert refusal("seven", " ".join([sentence, *rest])) == MINOR


def test_things_that_a_document_also_names_otherwise_are_worth_their_number() -> None:
    fleet = "The fleet of Denmark had 120 vessels at Riga."
    rest = [
        f"The gate of the town of Visby was built by the guild of Bergen in {year}."
        for year in range(1250, 1310)
    ]
    ships = [
        f"The guild of Bergen sold {what} in Oslo." for what in ("a ship", "two boats", "three warships")
    ]
    fleets = [f"The fleet of {what} was lost." for what in ("Sweden", "Norway", "Poland")]
    assert refusal("120", " ".join([fleet, *fleets, *ships, *rest])) is None
    assert refusal("120", " ".join([fleet, *fleets, *rest])) == MINOR
