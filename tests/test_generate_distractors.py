"""Options are of one kind and shape, all wrong but the key, and the same on every run."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from quizzer.answers.judge import Verdict, judge
from quizzer.answers.values import parse_figure
from quizzer.documents.plain import parse
from quizzer.documents.read import read_document
from quizzer.generate.distractors import suits_article
from quizzer.generate.questions import Generation, Wanted, generate
from quizzer.models import FactKind, Question

PAGE = Path(__file__).parent / "data" / "generate" / "pole.txt"


@cache
def generation() -> Generation:
    return generate(read_document(PAGE))


def questions(tag: str = "") -> list[Question]:
    return [q for q in generation().question_set.questions if q.options and (not tag or tag in q.tags)]


def test_options_are_the_key_and_three_others() -> None:
    assert questions()
    for question in questions():
        assert len(question.options) == len(set(question.options)) == 4
        assert question.answer[0] in question.options


def test_key_is_not_seen_by_its_form() -> None:
    for question in questions():
        if {"person", "name"} & {*question.tags}:
            answer = question.answer[0]
            assert any((" " in option) == (" " in answer) for option in question.distractors)


def test_judge_calls_every_distractor_wrong() -> None:
    for question in questions():
        for option in question.distractors:
            assert judge(question, (option,)).verdict is Verdict.WRONG


def test_no_distractor_stands_in_the_sentence() -> None:
    for question in questions():
        assert question.source is not None
        assert not [option for option in question.distractors if option in question.source.quote]


def test_dates_are_of_one_precision() -> None:
    assert questions("date")
    for question in questions("date"):
        shapes = {tuple(word.isdigit() for word in option.split()) for option in question.options}
        assert len(shapes) == 1


def test_dates_come_from_the_document_first() -> None:
    question = next(q for q in questions("date") if q.answer == ("14 December 1911",))
    assert {"1 November 1911", "14 January 1911", "17 January 1912"} & set(question.options)


def test_dates_without_a_year_get_options_without_a_year() -> None:
    question = next(q for q in questions("date") if q.answer == ("17 February",))
    assert all(len(option.split()) == 2 for option in question.options)


def test_figures_are_of_one_unit_and_near() -> None:
    assert questions("figure")
    for question in questions("figure"):
        values = [figure.value for option in question.options if (figure := parse_figure(option))]
        key = next(figure.value for option in question.answer if (figure := parse_figure(option)))
        assert len(values) == 4
        assert all(Decimal("0.4") <= value / key <= Decimal("2.5") for value in values)


def test_subject_of_the_document_is_no_distractor() -> None:
    told = (
        "In 1571 Tondo fell to Spain. Ships of Cebu sailed to Manila in 1572. Traders from Brunei came to Manila "
        "in 1573. Envoys from Japan arrived in Manila in 1574. The king of Siam wrote to Manila in 1575. "
        "Soldiers from Mexico landed in Manila in 1576. Monks from Portugal left Manila in 1577."
    )
    made = generate(parse("manila.txt", f"= Manila =\n\n{told}\n"))
    options = [option for q in made.question_set.questions for option in q.options]
    assert options
    assert "Manila" not in options


def test_ships_stand_beside_ships() -> None:
    made = generate(read_document(PAGE), Wanted(kinds=frozenset({FactKind.NAME}))).question_set
    found = [question for question in made.questions if "vessel" in question.tags and question.options]
    assert found
    assert all(set(one.options) <= {"Fram", "Terra Nova", "Endurance", "Aurora"} for one in found)


def test_name_of_unknown_kind_is_asked_open() -> None:
    assert all(not q.options for q in generation().question_set.questions if "name" in q.tags)


def test_key_is_not_always_in_the_same_place() -> None:
    assert len({question.options.index(question.answer[0]) for question in questions()}) > 1


def test_dates_lie_on_the_answers_side_of_the_years_in_the_prompt() -> None:
    text = (
        "= Fleet =\n\nSpain sold the frigate Santa Ana to Peru in 1812.\n\nThe port of Callao was closed in 1807.\n\n"
        "Since 1810 Chile had watched the coast of Peru before Cochrane took Callao in 1811.\n\nBolivia left the League in 1808.\n"
    )
    dates = Wanted(kinds=frozenset({FactKind.DATE}))
    found = {
        question.answer[0]: question.options
        for question in generate(parse("fleet.txt", text), dates).question_set.questions
        if "Since 1810" in question.prompt
    }
    assert len(found["1811"]) == 4
    assert all(int(year) > 1810 for year in found["1811"])


def test_countries_of_another_part_of_a_long_section_are_no_options() -> None:
    far = "The sea was calm and the wind was fair all through the winter.\n\n" * 150
    near = (
        "Robert Scott bought a ship in Norway in 1868.\n\nErnest Shackleton was taught in Denmark in 1874.\n\n"
        "Douglas Mawson left Sweden for good in 1882.\n\nRoald Amundsen wrote his letters in Iceland in 1872.\n\n"
    )
    later = "Edward Wilson met a painter from Portugal in London in 1878.\n"
    names = Wanted(kinds=frozenset({FactKind.NAME}))
    for between, count in (("", 4), (far, 0)):
        made = generate(parse("sea.txt", f"= Sea =\n\n{near}{between}{later}"), names).question_set
        question = next(one for one in made.questions if one.answer == ("Portugal",))
        assert len(question.options) == count


def test_context_line_is_part_of_what_the_prompt_shows() -> None:
    text = (
        "= Frogs =\n\nThe paleontologist Alfred Romer used the name Labyrinthodontia in 1947. The paleontologist "
        "Thomas Huxley agreed with this classification in Boston.\n\nIn 1946 the paleontologist Edward Cope found "
        "a newt in Texas.\n\nThe paleontologist Richard Owen lived in Bonn in 1940.\n\nIn 1950 the "
        "paleontologist Karl Zittel went to Rome.\n"
    )
    made = generate(parse("frogs.txt", text), Wanted(kinds=frozenset({FactKind.NAME}))).question_set
    asked = [one for one in made.questions if one.answer == ("Thomas Huxley",)]
    assert [set(one.options) for one in asked] == [
        {"Thomas Huxley", "Edward Cope", "Richard Owen", "Karl Zittel"}
    ]


@pytest.mark.parametrize(
    ("prompt", "option", "fits"),
    [
        ("an ____ monk", "11th-century", True),
        ("an ____ monk", "13th-century", False),
        ("a ____-gun ship", "80", False),
        ("a ____-gun ship", "90", True),
        ("An ____ of ships", "armada", True),
        ("a force of ____ men", "11", True),
        ("the ____ monk", "11th-century", True),
    ],
)
def test_option_suits_the_article_before_the_gap(prompt: str, option: str, fits: bool) -> None:
    assert suits_article(option, prompt) is fits


def test_key_of_ordered_values_has_every_rank() -> None:
    text = "= Years =\n\n" + "\n\n".join(
        f"A church was built at {town} in {year}."
        for year, town in zip(
            range(1700, 1900, 5),
            [
                "Krems",
                "Stein",
                "Linz",
                "Passau",
                "Ulm",
                "Graz",
                "Bonn",
                "Kiel",
                "Jena",
                "Gera",
                "Trier",
                "Mainz",
                "Worms",
                "Speyer",
                "Fulda",
                "Celle",
                "Goslar",
                "Lemgo",
                "Soest",
                "Unna",
                "Hamm",
                "Herne",
                "Bochum",
                "Essen",
                "Moers",
                "Kleve",
                "Neuss",
                "Viersen",
                "Aachen",
                "Eupen",
                "Spa",
                "Namur",
                "Dinant",
                "Mons",
                "Tournai",
                "Lille",
                "Arras",
                "Douai",
                "Cambrai",
                "Laon",
            ],
            strict=True,
        )
    )
    made = generate(parse("years.txt", text + "\n")).question_set
    ranks = {sorted(one.options).index(one.answer[0]) for one in made.questions if len(one.options) == 4}
    assert ranks == {0, 1, 2, 3}


def ask(*paragraphs: str, answer: str, title: str = "Sea") -> Question:
    text = "\n\n".join((f"= {title} =", *paragraphs))
    made = generate(parse("sea.txt", text + "\n"), Wanted(kinds=frozenset({FactKind.NAME}))).question_set
    return next(one for one in made.questions if one.answer == (answer,))


def test_names_of_one_sort_may_share_the_noun_that_tells_it() -> None:
    counties = (
        "Edward Wilson was taught in Conecuh County in 1878.",
        "Robert Scott bought a ship in Mobile County in 1868.",
        "Douglas Mawson left Dallas County for good in 1882.",
        "Roald Amundsen wrote his letters in Chilton County in 1872.",
    )
    found = ask(*counties, answer="Conecuh County").options
    assert set(found) == {"Conecuh County", "Mobile County", "Dallas County", "Chilton County"}


def test_what_bears_the_title_within_its_name_is_no_option() -> None:
    founders = (
        "Peter Lund founded a school for sailors in Bergen in 1955.",
        "Henry Dahl founded the oldest mill of Norway in 1956.",
        "Robert Holm founded a paper that farmers read in 1957.",
        "Walter Berg founded two bands in Oslo in 1958.",
        "John Aikido founded a shop near the harbour in 1959.",
    )
    found = ask(*founders, answer="Peter Lund", title="Aikido").options
    assert set(found) == {"Peter Lund", "Henry Dahl", "Robert Holm", "Walter Berg"}
