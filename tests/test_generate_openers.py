"""What ties a sentence to the one before it is left out of a prompt, whole."""

from tests.drafting import draft


def test_span_of_time_goes_with_the_word_that_counts_from_another_date() -> None:
    made = draft("1788", "Karl Berg built the fort of Narva ten years later in 1788.")
    assert made.prompt == "Karl Berg built the fort of Narva in ____."


def test_phrase_that_only_narrows_what_was_said_is_left_out() -> None:
    made = draft("1788", "To be specific, Karl Berg built the fort of Narva in 1788.")
    assert made.prompt == "Karl Berg built the fort of Narva in ____."


def test_word_that_only_stresses_is_left_out() -> None:
    made = draft("1788", "Actually, Karl Berg built the fort of Narva in 1788.")
    assert made.prompt == "Karl Berg built the fort of Narva in ____."


def test_then_between_two_deeds_stays() -> None:
    made = draft("12", "Karl Berg could build for a day, then sleep for about 12 hours in the town of Narva.")
    assert ", then sleep" in made.prompt


def test_stop_before_a_name_keeps_its_space() -> None:
    made = draft("2001", "Karl Berg wrote the programs of Narva under a .NET system in 2001.")
    assert "a .NET system" in made.prompt
