"""A person called by one word is told in full where the document has one bearer, and else left or refused."""

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.antecedents import Told
from quizzer.generate.callings import drop_callings, list_shown
from quizzer.generate.facts import Reading, read_facts
from quizzer.generate.model import load_model
from quizzer.generate.questions import generate
from quizzer.models import Question

HISTORIAN = "The historian Lerone Bennett taught in Chicago. Lerone Bennett was born in Clarksdale."
FAMILY = (
    "Thomas Holm married Ida Berg in 1806. They had three children: Sarah, born in 1807; Carl, born in 1809."
)
OTHERS = "John Adams met George Mason in Boston. Adams praised Mason. Mason thanked Adams in Boston."


def read(text: str, title: str = "Thomas Holm") -> list[Reading]:
    return read_facts(parse("page.txt", f"= {title} =\n\n{text}\n"), load_model())


def told(text: str, title: str = "Thomas Holm") -> list[str]:
    """What is added to the one-word names of the last sentence."""
    return [one.text for one in read(text, title)[-1].callings]


def ask(text: str, title: str = "Thomas Holm") -> tuple[Question, ...]:
    return generate(parse("page.txt", f"= {title} =\n\n{text}\n")).question_set.questions


def test_surname_is_told_by_the_one_name_in_full() -> None:
    assert told(f"{HISTORIAN}\n\nBennett won wide attention in Chicago in 1968.") == ["Lerone Bennett"]


def test_owner_is_told_as_an_owner() -> None:
    assert told(f"{HISTORIAN}\n\nIn 1968 critics praised Bennett's books in Chicago.") == ["Lerone Bennett's"]


def test_title_is_no_part_of_the_name_told() -> None:
    text = "President Zachary Taylor died in Washington. President Zachary Taylor was a soldier."
    assert told(f"{text}\n\nIn 1849 the voters of Boston chose Taylor.") == ["Zachary Taylor"]


@pytest.mark.parametrize(
    "text",
    [
        # Spoken of often: readers know him.
        f"{HISTORIAN} " + "Bennett wrote books in Chicago. " * 5 + "Bennett died in Chicago.",
        # The sentence itself has the name in full.
        "Lerone Bennett taught in Chicago.\n\nIn 1968 Bennett, born Lerone Bennett, left Chicago.",
        # The document's own name.
        "Thomas Holm taught in Chicago. Thomas Holm was born in Oslo.\n\nIn 1968 Holm left Chicago.",
        # A longer name, or a rank, stands there already.
        f"{HISTORIAN}\n\nIn 1968 Governor Bennett left Chicago.",
        # What belongs to a firm or a land called after him.
        f"{HISTORIAN}\n\nIn 1968 Bennett's Asphalt Company left Chicago.",
        # No fuller name, and no first name.
        "In 1968 Zogu left Tirana.",
        "In 1968 critics of bathing children praised Zogu in Tirana.",
    ],
)
def test_nothing_is_told_where_a_reader_knows_or_nobody_does(text: str) -> None:
    assert told(text) == []


def test_firm_of_the_same_name_is_not_taken_for_its_founder() -> None:
    people = "Walt Disney drew in Chicago. Walt Disney was rich."
    firm = "In 2009, Disney created an interactive version of the technology called Autonomatronics."
    assert told(f"{people}\n\nThe Disney Company bought a company in Paris.\n\n{firm}") == []


def test_of_two_bearers_the_one_the_paragraph_brought_in_last_is_meant() -> None:
    two = "Lerone Bennett taught in Chicago. Lerone Bennett wrote books.\n\nGwen Bennett painted in Paris. Gwen Bennett wrote poems."
    assert told(f"{two} In 1925 critics in Paris praised Bennett.") == ["Gwen Bennett"]
    assert told(f"{two}\n\nIn 1925 critics in Paris praised Bennett.") == []


def test_child_is_not_taken_for_another_of_the_same_first_name() -> None:
    text = f"Sarah Harper came from Virginia. Sarah Harper was rich.\n\n{OTHERS}\n\n{FAMILY}\n\nIn 1828 Sarah died in Boston."
    assert told(text) == [""]


def test_first_name_of_whom_the_document_tells_no_more_is_not_asked_of() -> None:
    text = f"{OTHERS}\n\n{FAMILY}\n\nIn January 1828 Sarah died of a fever in Boston."
    assert not [one for one in ask(text) if "Sarah" in one.prompt]


def test_prompt_and_question_show_the_name_in_full() -> None:
    text = f"{HISTORIAN}\n\nBennett won wide attention in Chicago when he attacked Abraham Lincoln in 1968."
    asked = {one.answer[0]: one.prompt for one in ask(text)}
    assert asked["Abraham Lincoln"].startswith("Bennett [Lerone Bennett] won wide attention")
    assert asked["Bennett"].startswith("Who won wide attention")


def test_name_that_would_give_the_answer_away_is_not_shown() -> None:
    one = Told(0, 7, "Lerone Bennett")
    assert [*list_shown([one], [], "Lerone Bennett")] == []
    assert [*list_shown([one], [(0, 7)], "Chicago")] == []
    assert [*list_shown([one, one], [], "Chicago")] == [one]


def test_names_in_full_make_no_text_longer() -> None:
    assert drop_callings("Bennett [Lerone Bennett] won.", [Told(0, 7, "Lerone Bennett")]) == "Bennett won."
