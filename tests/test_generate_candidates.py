"""A name is near an answer in the same section, and of its time where the years told are close."""

from quizzer.generate.candidates import are_of_one_time, find_times, is_near
from quizzer.generate.writing import gather
from tests.drafting import draft, readings

TEXT = (
    "== Games ==",
    "In 1980 Ada Holm won the cup.",
    "In 1990 Ivar Lund won the cup.",
    "In 1890 Emil Berg won the cup.",
    "== Songs ==",
    "Ole Dahl sang in 1985.",
)


def test_name_of_another_section_is_not_near() -> None:
    pool = gather(readings(*TEXT))
    asked = draft("Ada Holm", *TEXT)
    near = {one.text: is_near(asked, one) for one in pool.names}
    assert near["Ivar Lund"]
    assert not near["Ole Dahl"]


def test_name_far_off_in_the_same_section_is_not_near() -> None:
    pool = gather(readings(*TEXT))
    asked = draft("Ada Holm", *TEXT)
    assert not any(is_near(asked, one, 10) for one in pool.names if one.text == "Ivar Lund")


def test_person_of_another_century_is_of_another_time() -> None:
    pool = gather(readings(*TEXT))
    asked = draft("Ada Holm", *TEXT)
    alike = {one.text: are_of_one_time(find_times(asked, pool.cast), one, pool.cast) for one in pool.names}
    assert alike["Ivar Lund"]
    assert not alike["Emil Berg"]


def test_year_of_the_prompt_is_that_of_the_question() -> None:
    pool = gather(readings(*TEXT))
    assert find_times(draft("Ada Holm", *TEXT), pool.cast).told == {1980}
