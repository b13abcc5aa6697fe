"""A ruler by title and by number, where the document has one of that name."""

from quizzer.generate.rulers import find_numbers


def test_king_is_the_only_one_of_his_name_who_has_a_number() -> None:
    assert set(find_numbers(["King Zog", "Zog I", "Zog"])) == {("King Zog", "Zog I"), ("Zog I", "King Zog")}
    assert set(find_numbers(["King Zog", "King Zog I"])) == {("King Zog", "Zog I")}


def test_king_of_two_numbers_is_neither() -> None:
    assert not set(find_numbers(["King Charles", "Charles I", "Charles II"]))


def test_number_of_what_is_no_ruler_tells_nothing() -> None:
    assert not set(find_numbers(["King World", "Operation World I"]))
