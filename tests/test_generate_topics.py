"""A thing is told only where paragraph, heading or title leave no doubt which one is meant."""

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.facts import read_facts
from quizzer.generate.model import load_model
from quizzer.generate.questions import generate

# The recogniser believes in a museum that a document names more than once.
PLACES = (
    "The Holm Museum was opened in Bergen in 1890. The Holm Museum was closed in 1902.\n\n"
    "The Treaty of Bergen was signed in Bergen in 1890. The Treaty of Bergen was revised in 1902.\n\n"
)


def told(text: str, title: str = "Holm Museum", heading: str = "Later years") -> list[str]:
    """What the words of the last sentence are told to mean, with the words."""
    page = f"= {title} =\n\n{PLACES}== {heading} ==\n\n{text}\n"
    last = read_facts(parse("page.txt", page), load_model())[-1]
    return [f"{last.text[one.start : one.end]} [{one.text}]" for one in last.told]


def test_subject_of_the_sentence_before_is_what_it_means() -> None:
    assert told("The Treaty of Bergen was signed in 1890. It was revised in Rome.") == [
        "It [Treaty of Bergen]"
    ]


def test_what_a_thing_owns_is_told_as_its_own() -> None:
    text = "The Treaty of Bergen was signed in 1890. Its text was revised in Rome."
    assert told(text) == ["Its [Treaty of Bergen's]"]


def test_it_goes_on_from_sentence_to_sentence() -> None:
    text = "The Treaty of Bergen was signed in 1890. It was revised in Rome. It was printed in 1903."
    assert told(text) == ["It [Treaty of Bergen]"]


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Bergen was signed in 1890. It is believed that Rome was asked.",
        "The Treaty of Bergen was signed in 1890. It was Rome that was asked.",
        "The Treaty of Bergen was signed in 1890. It seems Rome was asked.",
        "The Treaty of Bergen ended a war in 1890. It was long.",
        "The Treaty of Bergen was the first that set up a council. It met in Rome and was the council of the north.",
        "The Treaty of Bergen and the Treaty of Turku were signed in 1890. It was long.",
        "Carl Linnaeus taught in Uppsala. It was cold.",
        "In 1890 Rome bought a house. It was sold.",
        "The Treaty of Bergen was signed in 1890.\n\nIt was revised in Rome.",
        "The Treaty of Bergen was signed in 1890. In Bergen the Rome Museum said it was lost.",
    ],
)
def test_doubt_what_it_means_tells_nothing(text: str) -> None:
    assert told(text, title="A page of history") == []


def test_only_thing_of_its_kind_in_the_paragraph_is_meant() -> None:
    text = "In 1890 Rome signed the Treaty of Bergen. The treaty was revised in 1902."
    assert told(text) == ["treaty [Treaty of Bergen]"]


def test_kind_of_thing_that_the_document_is_about_is_meant() -> None:
    assert told("In 1902 the museum was closed.") == ["museum [Holm Museum]"]


def test_kind_of_thing_in_the_heading_is_meant() -> None:
    text = "In 1902 the battle was forgotten."
    assert told(text, heading="Battle of Lissa") == ["battle [Battle of Lissa]"]


def test_sort_in_brackets_of_the_title_says_what_the_document_is_about() -> None:
    assert told("In 1902 this crater was mapped.", title="Holm (crater)") == ["this crater [Holm]"]


def test_first_sentence_says_what_the_document_is_about() -> None:
    page = "= Holm =\n\nHolm is a city in Norway.\n\nIn 1902 the city's bridge was built."
    last = read_facts(parse("page.txt", page), load_model())[-1]
    assert [one.text for one in last.told] == ["Holm's"]


@pytest.mark.parametrize(
    "text",
    [
        "Rome signed the Treaty of Bergen and the Treaty of Turku. The treaty was revised in 1902.",
        "Rome signed the Treaty of Bergen. Another treaty was lost. The treaty was revised in 1902.",
        "The museum was next to the Rome Museum. In 1902 the museum was closed.",
        "Many museums were opened. In 1902 the museum was closed.",
        "The museum of Bergen was closed in 1902.",
        "The Krems River is long. The river was bridged in 1902.",
    ],
)
def test_doubt_which_thing_is_meant_tells_nothing(text: str) -> None:
    assert told(text) == []


def test_question_tells_what_is_meant_in_brackets() -> None:
    page = (
        "= Holm (crater) =\n\nHolm is a crater on the Moon.\n\n"
        "The crater is 21 kilometres in diameter and lies near the rim of Shoemaker.\n"
    )
    prompts = [question.prompt for question in generate(parse("page.txt", page)).question_set.questions]
    assert "The crater [Holm] is ____ kilometres in diameter and lies near the rim of Shoemaker." in prompts


def test_heading_with_its_date_in_brackets_tells_its_event() -> None:
    assert told("The fire spread in 1702.", heading="Great Fire of Bergen (1702)") == [
        "fire [Great Fire of Bergen]"
    ]


def test_title_with_letters_beyond_ascii_tells_its_battle() -> None:
    assert told("Carl Linnaeus wrote of the battle.", title="Battle of Dürenstein") == [
        "battle [Battle of Dürenstein]"
    ]


def test_city_is_told_where_another_name_holds_its_own() -> None:
    page = "= Manila =\n\nManila is the capital city of the Philippines.\n\nRizal Manila Hall is the largest hall in the city.\n"
    last = read_facts(parse("page.txt", page), load_model())[-1]
    assert [one.text for one in last.told] == ["Manila"]


def test_line_need_not_be_the_one_that_says_so() -> None:
    text = "The Holm River Line was closed in 1890. The line was opened to all in Bergen."
    assert told(text, title="Holm Railway") == []
