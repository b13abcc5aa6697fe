"""What a sentence leaves to the one before it makes a question of it unanswerable."""

import pytest

from quizzer.generate.references import find_dangling
from tests.drafting import readings


def find(text: str) -> str | None:
    return find_dangling(list(readings(text)[0].doc))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Isaac refused, so Richard took Limassol.", "refused"),
        ("Ramon Bagatsing was mayor until 1986.", "mayor"),
        ("Likewise wines of Rhodes were sold via Bergen.", "Likewise"),
        ("Two were added in 1901, which are Bergen and Oslo.", "Two"),
        ("The head of naval operations in Spain led the operations.", "operations"),
        ("Succeeding fires of 1702 and 1716 hardly hurt Bergen.", "Succeeding"),
        ("By contrast in Norway the fjords of Bergen are deep.", "By contrast "),
        ("Examples include the Huguenot District in Cork and the Bank of Ireland.", "Examples"),
        ("Jean Calvin, another student at Paris, left France.", "student"),
        ("Arrests in Riga followed with deportations of 40 men of Latvia.", "followed"),
        ("Alfredo Lim was succeeded by Lito Atienza.", "succeeded"),
        ("Stephen Field was nominated on 6 March 1863.", "nominated"),
        ("About 40,000,000 tons were produced in 1984.", "tons"),
        ("Production rose by 30% in 2006.", "Production"),
        ("The first usage appears in a poem of Karl Berg.", "usage"),
        ("On 6 July 1812 Karl Berg fled.", "fled"),
        ("Captain Karl Berg assumed command in May 1939.", "command"),
    ],
)
def test_word_that_says_too_little_is_found(text: str, word: str) -> None:
    assert find(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "Isaac refused a ransom of Richard, so Richard took Limassol.",
        "Isaac refused to surrender, so Richard took Limassol.",
        "Ramon Bagatsing was mayor of Manila until 1986.",
        "Ramon Bagatsing was the first mayor of Manila.",
        "Alfredo Lim was succeeded as mayor by Lito Atienza.",
        "Nero succeeded Claudius in 54.",
        "Arrests in Riga followed the fall of the government of Latvia.",
        "The directive 02622 was given to Anna Berg of Oslo.",
        "The naval operations at Riga made the operations of Kiel easier.",
        "Production of pearls rose by 30% in 2006.",
        "Captain Karl Berg assumed command of the Hood in May 1939.",
        "On 6 July 1812 Karl Berg fled to Riga.",
        "Archduke Karl took nominal command in May 1809.",
        "Examples of Norman castles include Trim Castle and Dublin Castle.",
    ],
)
def test_whole_sentence_says_enough(text: str) -> None:
    assert find(text) is None


def test_what_happened_at_once_needs_what_it_followed() -> None:
    assert find("Libya immediately announced an embargo of oil.") == "immediately"
    assert find("Libya announced an embargo of oil immediately after the war of October 1973.") is None
