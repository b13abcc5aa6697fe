"""What a learner leaves out of a name because the question has said it."""

import pytest

from quizzer.generate.class_words import leave_out_class


@pytest.mark.parametrize(
    ("question", "answer", "shorter"),
    [
        ("In which sea did Eagle land?", "Sea of Tranquility", "Tranquility"),
        ("At which university did he teach?", "University of Oxford", "Oxford"),
        ("Which old university did he leave?", "Oxford University", "Oxford"),
        ("Which canal was opened in 1914?", "Panama Canal", "Panama"),
        ("The mouth of which river was closed?", "River Thames", "Thames"),
        ("Which army did Lee lead?", "Army of Northern Virginia", "Northern Virginia"),
    ],
)
def test_class_word_of_the_question_is_left_out(question: str, answer: str, shorter: str) -> None:
    assert list(leave_out_class(question, answer)) == [shorter]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Where did he teach?", "University of Oxford"),
        ("Which town has a university?", "Oxford University"),
        ("Which city is the capital?", "Mexico City"),
        ("Which church did Henry found?", "Church of England"),
        ("Which party won?", "Communist Party of Germany"),
        ("Which court ruled in 1857?", "Supreme Court"),
        ("Which war began in 1861?", "American Civil War"),
        ("Which sea did they cross?", "North Sea"),
        ("Which library has the letters?", "Cambridge University Library"),
        ("Which river is the longest?", "Nile"),
    ],
)
def test_what_says_too_little_or_something_else_is_no_answer(question: str, answer: str) -> None:
    assert not list(leave_out_class(question, answer))
