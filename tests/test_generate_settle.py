"""One question brought up to date keeps a person's words and takes over the document's corrections."""

from dataclasses import replace

import pytest

from quizzer.generate.settle import carry_over, settle
from quizzer.models import Question, QuestionId, QuestionKind, Source

QUOTE = "The ship Fram reachd the Bay of Whales on 14 January 1911 with 97 dogs."
FIXED = "The ship Fram reached the Bay of Whales on 14 January 1911 with 97 dogs."


def ask(prompt: str, quote: str, answer: str = "14 January 1911", **more: object) -> Question:
    question = Question(
        QuestionId("a"),
        QuestionKind.CLOZE,
        prompt,
        (answer,),
        source=Source("Pole", quote=quote, start=0, end=9),
    )
    return replace(question, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prompt", "before", "after", "corrected"),
    [
        ("The ship reachd it on ____.", "Fram, a ship reachd it on 3 May.", "Fram, a ship reached it on 3 May.",
         "The ship reached it on ____."),
        ("When did the ship Fram sail?", "The ship Fram left.", "The old ship Fram left.",
         "When did the old ship Fram sail?"),
        ("The small ship left on ____.", "The small ship left on 3 May.", "The ship left on 3 May.",
         "The ship left on ____."),
        ("When was the news told?", "It was told on 3 May in Rom.", "It was told on 3 May in Rome.",
         "When was the news told?"),
        ("Fram sailed.\nShe left Oslo on ____.", "She left Oslo on 3 May.", "She left Bergen on 3 May.",
         "Fram sailed.\nShe left Bergen on ____."),
        ("The ship and the ship left on ____.", "The ship left.", "The boat left.",
         "The ship and the ship left on ____."),
    ],
)  # fmt: skip
def test_correction_of_the_sentence_is_carried_over(
    prompt: str, before: str, after: str, corrected: str
) -> None:
    assert carry_over(prompt, before, after) == corrected


def test_generated_wording_gives_way_and_the_tags_stay() -> None:
    old = ask(
        "The ship Fram reachd the Bay of Whales on ____ with 97 dogs.", QUOTE, tags=("date", "reviewed")
    )
    new = ask("The ship Fram reached the Bay of Whales on ____ with 97 dogs.", FIXED, tags=("date",))
    assert settle(old, new) == replace(new, tags=("date", "reviewed"))


def test_words_added_beside_the_gap_are_taken_over() -> None:
    old = ask("She came on ____.", "She came on 14 January 1911.")
    new = ask("She came on ____, at noon.", "She came on 14 January 1911, at noon.")
    assert settle(old, new).prompt == new.prompt


def test_wording_by_hand_is_corrected_not_replaced() -> None:
    old = ask("Which day was it when the Fram reachd the Bay of Whales?", QUOTE, tags=("reviewed",))
    new = ask("The ship Fram reached the Bay of Whales on ____ with 97 dogs.", FIXED)
    settled = settle(old, new)
    assert settled.prompt == "Which day was it when the Fram reached the Bay of Whales?"
    assert (settled.source, settled.tags) == (new.source, ("reviewed",))


def test_answer_by_hand_stays_while_the_fact_is_the_same() -> None:
    old = ask("On ____ she came.", FIXED, "14 Jan 1911")
    assert settle(old, ask("On ____ she came.", FIXED), is_same=True).answer == ("14 Jan 1911",)


def test_other_answer_is_asked_in_new_words_and_reviewed_again() -> None:
    old = ask("When did she come, by hand?", FIXED, tags=("date", "reviewed"))
    new = ask("On ____ she came.", FIXED.replace("14", "15"), "15 January 1911", tags=("date",))
    assert settle(old, new) == new


@pytest.mark.parametrize(
    "prompt", ["On 3 May [1911] Fram left ____.", "Fram came back.\nOn 3 May Fram left ____."]
)
def test_added_year_and_context_follow_the_document(prompt: str) -> None:
    old = ask("On 3 May [1910] Fram left ____.", "On 3 May Fram left Oslo.", "Oslo")
    assert settle(old, ask(prompt, "On 3 May Fram left Oslo.", "Oslo")).prompt == prompt


def test_sentence_that_was_joined_brings_its_own_new_wording() -> None:
    old = ask("The ship Fram left Oslo on ____.", "The ship Fram left Oslo on 3 May.", "3 May")
    joined = "The ship Fram left Oslo on 3 May, and after a long and stormy journey she came back in June."
    new = ask(joined.replace("3 May", "____"), joined, "3 May")
    assert settle(old, new).prompt == new.prompt
    by_hand = replace(old, prompt="Amundsen took leave of Oslo on ____.")
    assert settle(by_hand, new).prompt == by_hand.prompt


def test_statement_of_the_same_sentence_stays_as_it_was() -> None:
    old = ask("Fram left Oslo.", "Fram left Oslo.", "true", kind=QuestionKind.TRUE_FALSE, tags=("reviewed",))
    new = ask("Fram left Rome.", "Fram left Oslo.", "false", kind=QuestionKind.TRUE_FALSE)
    assert settle(old, new) == old


def test_question_nobody_knew_is_new() -> None:
    new = ask("On ____ she came.", FIXED)
    assert settle(None, new) is new
