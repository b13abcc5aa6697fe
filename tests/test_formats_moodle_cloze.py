"""Moodle's embedded answers as gaps."""

import pytest

from quizzer.formats.moodle_cloze import is_embedded, read_embedded


@pytest.mark.parametrize(
    ("gap", "right", "others"),
    [
        (r"{1:SHORTANSWER:=a\\~=b}", "a\\", ("b",)),
        (r"{1:SHORTANSWER:=a\~b~=c\#d}", "a~b", ("c#d",)),
        (r"{1:SA:=\}\"\/}", '}"/', ()),
        (r"{:SAC:==x~=%50%y}", "=x", ("%50%y",)),
        ("{1:SA:=a &#123; b~=&amp;}", "a { b", ("&",)),
        (r"{1:SA:=\*~=a\\\*}", "*", ("a\\*",)),
        ("{1:NM:=3.5:0.1#near~%50%4:1}", "3.5", ()),
        ("{2:MC:~no~%100%yes~%-50%never}", "yes", ()),
    ],
)
def test_marks_and_escapes_of_a_gap_are_told_apart(gap: str, right: str, others: tuple[str, ...]) -> None:
    assert is_embedded(gap)
    question, _ = read_embedded(f"It is {gap}.")
    assert question.answer == (right,)
    assert question.accept == ((others,) if others else ())


@pytest.mark.parametrize("gap", ["{1:SA:a}", "{1:SA:%1.2.3%a}", "{1:SA:=*}", "{1:SA:}"])
def test_gap_without_a_right_answer_is_refused(gap: str) -> None:
    with pytest.raises(ValueError, match="no answer that is wholly right"):
        read_embedded(gap)


def test_what_a_gap_loses_is_told() -> None:
    _, told = read_embedded("{1:MC:=a#yes~b} and {1:NM:=3:1}")
    assert told == [
        "its gaps are typed, without choices",
        "without the feedback in its gaps",
        "its numbers are gaps without a tolerance",
    ]
