"""What ties a sentence to the one before it is left out of a prompt, whole."""

from tests.drafting import draft


def test_span_of_time_goes_with_the_word_that_counts_from_another_date() -> None:
    made = draft("1788", "Karl Berg built the fort of Narva ten years later in 1788.")
    assert made.prompt == "Karl Berg built the fort of Narva in ____."


def test_phrase_that_only_narrows_what_was_said_is_left_out() -> None:
    made = draft("1788", "To be specific, Karl Berg built the fort of Narva in 1788.")
    assert made.prompt == "Karl Berg built the fort of Narva in ____."
