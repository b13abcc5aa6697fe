"""What an event was one of is told only where the document knows a single one."""

import pytest

from quizzer.generate.facts import read_facts
from quizzer.generate.model import load_model
from tests.drafting import document

SIEGE = "The Danes began a long siege of Riga in 1902."


def told(*paragraphs: str) -> list[str]:
    """What the words of the last sentence are told to mean, with the words."""
    last = read_facts(document(*paragraphs), load_model())[-1]
    return [f"{last.text[one.start : one.end]} [{one.text}]" for one in last.told]


def test_event_is_told_with_the_name_that_it_always_hangs_on() -> None:
    assert told(SIEGE, "In the north, 120 ships were used in the siege.") == ["siege [of Riga]"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (SIEGE, "A siege of Narva failed.", "The Danes lost 120 ships in the siege."),
        (SIEGE, "Both sieges failed.", "The Danes lost 120 ships in the siege."),
        (SIEGE, "Another siege failed.", "The Danes lost 120 ships in the siege."),
        (SIEGE, "The Swedes remember their siege.", "The Danes lost 120 ships in the siege."),
        (SIEGE, "The siege of the town failed.", "The Danes lost 120 ships in the siege."),
        (SIEGE, "== Later years ==", "The Danes lost 120 ships in the siege."),
        (SIEGE, "At Riga the Danes lost 120 ships in the siege."),
        (SIEGE, "The Danes lost 120 ships in a siege."),
        ("The Danes feared a siege.", "The Danes lost 120 ships in the siege."),
        ("The Danes closed the harbour of Riga.", "The Danes lost 120 ships in the harbour."),
    ],
)
def test_event_of_which_there_may_be_another_is_not_told(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == []
