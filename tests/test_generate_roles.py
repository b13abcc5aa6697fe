"""What a person does where a sentence names him is told apart from being named in passing."""

import pytest

from quizzer.generate.roles import acts, find_part, is_where, tells
from tests.drafting import draft


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Ada Holm", "Ada Holm won the final in 1990."),
        ("Ada Holm", "The town was built by Ada Holm in 1990."),
        ("Ada Holm", "In 1990 the king lost to Ada Holm in the final."),
        ("Robert Lund", "The town was built by Henry Holm and Robert Lund in 1990."),
        ("Ivar Lund", "At night Ivar Lund's troops crossed the river."),
    ],
)
def test_whom_the_sentence_tells_of_acts(name: str, sentence: str) -> None:
    one = draft(name, sentence)
    assert acts(one.reading, one.mention)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Ada Holm", "Her friends in Paris included Ada Holm in those years."),
        ("Ada Holm", "He was the oldest winner since Ada Holm in 1990."),
        ("Ada Holm", "He read a book about the life of Ada Holm in 1990."),
    ],
)
def test_who_is_only_named_does_not_act(name: str, sentence: str) -> None:
    one = draft(name, sentence)
    assert not acts(one.reading, one.mention)


@pytest.mark.parametrize(
    ("name", "sentence", "field"),
    [
        ("Ada Holm", "Achilles is the hero of Ada Holm's novel of 2009.", "letters"),
        ("Ada Holm", "The play, with music by Ada Holm, was staged in 1984.", "music"),
        ("Ada Holm", "The film was directed by Ada Holm in 1984.", "directing"),
        ("Ada Holm", "The main role was played by Ada Holm in 1984.", "acting"),
        ("Ada Holm", "In 1979 he hired Ada Holm as cinematographer.", "camera"),
        ("Ada Holm", "Ada Holm was a painter in Paris.", "painting"),
    ],
)
def test_field_is_told_by_work_deed_and_calling(name: str, sentence: str, field: str) -> None:
    one = draft(name, sentence)
    assert find_part(one.reading, one.mention).fields == {field}


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("Ada Holm founded a school in 1955.", "do found"),
        ("The school was founded by Ada Holm in 1955.", "do found"),
        ("The king beat Ada Holm in the final of 1955.", "suffer beat"),
        ("In 1955 the king lost to Ada Holm in the final.", "to lose"),
        ("Ada Holm was in Paris in 1955.", ""),
    ],
)
def test_deed_is_one_word_for_what_is_done_or_suffered(sentence: str, deed: str) -> None:
    one = draft("Ada Holm", sentence)
    assert find_part(one.reading, one.mention).deed == deed


def test_place_is_where_something_is() -> None:
    lived = draft("Oslo", "Ada Holm lived in Oslo in 1955.")
    assert is_where(lived.reading, lived.mention)
    ruled = draft("Oslo", "Oslo ruled Bergen in 1355.")
    assert not is_where(ruled.reading, ruled.mention)


def test_who_argues_tells_and_who_rides_does_not() -> None:
    said = draft("Ada Holm", "Ada Holm argued that the town was older.")
    assert tells(said.reading, said.mention)
    rode = draft("Ada Holm", "Ada Holm rode to Oslo in 1855.")
    assert not tells(rode.reading, rode.mention)
