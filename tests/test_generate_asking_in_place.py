"""Where a sentence cannot be moved around its question words, they stand where the answer stood."""

import pytest

from quizzer.generate.asking_in_place import ask_in_place
from quizzer.generate.known import read_known
from quizzer.generate.turning import Wording
from quizzer.generate.wh import write_questions
from tests.drafting import draft, question, readings

IN_PLACE = [
    # dates that belong to a noun, or stand behind another preposition than a question begins with
    (
        "1812",
        "French power fell after the invasion of Russia in 1812.",
        "French power fell after the invasion of Russia in which year?",
    ),
    (
        "1942",
        "The agents of Spain at Gibraltar resigned by 1942.",
        "The agents of Spain at Gibraltar resigned by which year?",
    ),
    # the comma of a date parts nothing; an aside behind the answer is left out
    (
        "Miguel López de Legazpi",
        "Manila is the capital of the land, founded on June 24, 1571 by Spanish conquistador Miguel López de Legazpi.",
        "Manila is the capital of the land, founded on June 24, 1571 by which Spanish conquistador?",
    ),
    (
        "58",
        "Rizal Park in Manila has an area of 58 hectares, making it the largest park in Asia.",
        "Rizal Park in Manila has an area of how many hectares?",
    ),
    (
        "1806",
        "The quarrels of Vienna ended the rule of France after 1806, which Austria regretted.",
        "The quarrels of Vienna ended the rule of France after which year?",
    ),
    # what is said of a noun behind one comma, and a second deed of the same subject
    (
        "1888",
        "Zittel named it in his second edition of the Handbook of Munich, published in 1888.",
        "Zittel named it in his second edition of the Handbook of Munich, published in which year?",
    ),
    (
        "40 million",
        "Austria ceded land to the allies of France, and paid an indemnity of 40 million francs.",
        "Austria ceded land to the allies of France, and paid an indemnity of how many francs?",
    ),
    # figures within a phrase; shares
    (
        "24,000",
        "The Coalition had concentrated a force of approximately 24,000 men within a few miles of the bridge.",
        "The Coalition had concentrated a force of approximately how many men within a few miles of the bridge?",
    ),
    (
        "12",
        "The survey of Tallinn counted the losses as about 12 percent of the houses.",
        "The survey of Tallinn counted the losses as about what percentage of the houses?",
    ),
    # names: by their kind, their head noun, or as a place
    (
        "Spain",
        "The independence of Mexico in 1821 ended direct rule from Spain.",
        "The independence of Mexico in 1821 ended direct rule from which country?",
    ),
    (
        "Commodore Crichton",
        "The moment came when British ships arrived under Commodore Crichton.",
        "The moment came when British ships arrived under whom?",
    ),
    # the subject: "who" tells whose "his" is
    (
        "General Emilio Aguinaldo",
        "General Emilio Aguinaldo announced in Malolos that his republic would fight on against the Americans.",
        "Who announced in Malolos that his republic would fight on against the Americans?",
    ),
]


@pytest.mark.parametrize(("answer", "text", "expected"), IN_PLACE)
def test_question_words_stand_where_the_answer_stood(answer: str, text: str, expected: str) -> None:
    assert question(answer, text) == expected


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        # too early, too much behind
        ("1821", "The independence of Mexico in 1821 ended direct rule from Spain."),
        ("Mexico", "The independence of Mexico in 1821 ended direct rule from Spain."),
        (
            "Austria",
            "The army of Prussia marched through Austria and the lands of the bishop of Passau without a battle.",
        ),
        # "over how many years after" asks how long; nobody says "the evening of what date"
        ("150", "Cassius Dio wrote his history in Rome over 150 years after Nero's death."),
        ("10 November 1805", "Kutuzov held a council of war at Melk on the evening of 10 November 1805."),
        # "his wife whose letter"
        ("Walda", "The lord of Harrenhal has the girl of Winterfell burn his wife Walda's letter."),
        # a clause with "which" of its own
        ("Taft Avenue", "Manila has the seat of the Bank of Luzon which is located along Taft Avenue."),
        # "awarded whom the order", a name after a copula, a date beside two names
        ("General Kutuzov", "The emperor of Austria awarded General Kutuzov the Order of Maria Theresa."),
        ("1050s", "One of the first Normans in Edessa was Hervé in the 1050s."),
        # a date that only tells when another thing was, or which election
        ("1982", "Some essays on the ideas of Anna Berg appeared in journals before her death in 1982."),
        ("2012", "The Wildrose Party of Canada gained much support in the 2012 election."),
        # "the city's how many restaurants"
        ("24,000", "The Department of Health of Riga gives letter grades to the city's 24,000 restaurants."),
        # the second of two numbers
        ("24", "The practice of Japan is to test all children of Osaka at 18 and 24 months."),
        # a second sentence behind "and"
        ("Iran", "Iran is the largest Shi'a country and Pakistan has the largest Ahmadiyya population."),
        # a number that no plural follows, one within a phrase of its own article
        ("15", "The guns of Caio Duilio could fire a round every 15 minutes."),
        ("1700", "The prison of Tallinn was a 1700 pound weight on the budget of Estonia."),
    ],
)
def test_no_place_near_the_end_leaves_the_gap(answer: str, text: str) -> None:
    assert ask_in_place(Wording(draft(answer, text))) is None


def test_year_of_the_section_is_told_with_the_question_words() -> None:
    told = (
        "On 5 November 1805 the armies met on the Danube.",
        "Kutuzov held a council of war at Melk after 10 November.",
    )
    made = ask_in_place(Wording(draft("10 November", " ".join(told))))
    assert made is not None
    assert made.text == "Kutuzov held a council of war at Melk after what date in 1805?"


def test_known_class_of_a_name_asks_for_it() -> None:
    told = (
        "The River Danube was in flood.",
        "The general had sent three divisions of the French along the bank of the Danube.",
    )
    known = read_known(readings(" ".join(told)))
    made = ask_in_place(Wording(draft("Danube", " ".join(told)), known))
    assert made is not None
    assert made.text.endswith("along the bank of which river?")


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        # a clause that tells something by itself, where the whole is too long or has its answer too early
        (
            "1800",
            "Schmitt, who had retired from the military in 1800, had been recalled to Vienna.",
            "Schmitt had retired from the military in which year?",
        ),
        (
            "150",
            "Tacitus wrote his histories in Rome, while Cassius Dio wrote his history in 150 books for Severus.",
            "Cassius Dio wrote his history in how many books for Severus?",
        ),
    ],
)
def test_clause_that_tells_something_is_asked_in_place(answer: str, text: str, expected: str) -> None:
    assert expected in [one.prompt for one in write_questions(draft(answer, text))]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        # "them" is told in the other clause; "which" means the deed, no ship
        (
            "1940",
            "The three heads were unknown in Mexico until a boy of La Venta guided Matthew Stirling to them in 1940.",
        ),
        (
            "18 January 1942",
            "The agents of Spain destroyed the minesweeper HMT Honju, which led to the deaths of six sailors of "
            "the Royal Navy on 18 January 1942.",
        ),
    ],
)
def test_clause_that_means_something_else_is_not_told_alone(answer: str, text: str) -> None:
    asked = [one.prompt for one in write_questions(draft(answer, text))]
    assert not any(one.startswith(("A boy", "The minesweeper")) for one in asked)


def test_place_of_which_nothing_is_known_keeps_its_gap() -> None:
    text = "The family of Elizabeth Lund had a store of imported goods near the harbour of Frenchtown."
    assert "which place" not in question("Frenchtown", text)


def test_date_of_an_example_is_not_asked_for_at_the_end() -> None:
    told = "Ida Holm kept a voice in great deals like the sale of the harbour of Narva in 2006."
    assert not question("2006", told).endswith("in which year?")


def test_question_words_never_stand_before_a_bare_object() -> None:
    told = "The loss of the ships was thought in Berlin an embarrassment by the friends of Ida Holm."
    assert not any(
        " city an " in one.prompt for one in write_questions(draft("Berlin", told), {"Berlin": "city"})
    )


def test_nobody_is_asked_whose_troops_are_ordered_to_do_something() -> None:
    told = "Ida Holm sent orders to Karl Berg's division to hurry forward from Riga."
    assert "whose division to" not in question("Karl Berg", told)
