"""The title stands above a question that nothing else places, unless it tells the answer."""

import pytest

from quizzer.generate.questions import generate
from quizzer.generate.topic_lines import name_topic
from tests.drafting import document

TEXT = (
    "The Battle of Lepanto was fought in 1571. Marie Curie was born in Warsaw. Japan and Russia were at war."
)


@pytest.mark.parametrize(
    ("title", "prompt", "answer", "shown"),
    [
        ("Battle of Lepanto", "Who was killed and beheaded?", "Ali Pasha", True),
        ("Battle of Lepanto", "In which year was Ali Pasha killed?", "1571", True),
        # the prompt has the title, the surname of the person in it, or a year
        ("Battle of Lepanto", "Who was killed in the Battle of Lepanto?", "Ali Pasha", False),
        ("Marie Curie", "In which city was Curie buried?", "Sceaux", False),
        ("Battle of Lepanto", "In 1571 ____ was killed.", "Ali Pasha", False),
        ("Battle of Lepanto", "Around 960 AD ____ was built.", "Gozo", False),
        # the title tells the answer
        ("Russo-Japanese War", "Which country recognized Korea?", "Russia", False),
        ("Battle of Lepanto (1571)", "When did the fleets meet?", "October 1571", False),
        # the name of a file
        ("scan0012", "Who was killed and beheaded?", "Ali Pasha", False),
        # too long to be read again and again
        (
            "What Lepanto meant to all the ships of the two great fleets",
            "Who was killed?",
            "Ali Pasha",
            False,
        ),
    ],
)
def test_title_is_shown_where_it_helps(title: str, prompt: str, answer: str, shown: bool) -> None:
    assert name_topic(title, TEXT, prompt, [answer]) == (title if shown else "")


def test_title_is_a_line_of_its_own() -> None:
    page = document(
        "The Battle of Lepanto was fought in 1571.\n\nUluç Ali attacked the Centre Division of John of Austria.",
        title="Battle of Lepanto",
    )
    prompts = [one.prompt for one in generate(page).question_set.questions]
    assert prompts
    assert all(
        one.startswith("Battle of Lepanto\n") or "Battle of Lepanto" in one or "1571" in one
        for one in prompts
    )
