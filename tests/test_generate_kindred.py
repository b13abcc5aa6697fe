"""Words that may mean the same thing, and verbs that tell of what a noun names."""

from quizzer.generate.kindred import list_kindred, list_tellers


def test_noun_has_its_kin_and_itself() -> None:
    assert {"army", "troop"} <= list_kindred("troop")
    assert list_kindred("harbour") == {"harbour"}


def test_kin_is_mutual() -> None:
    assert all("treaty" in list_kindred(noun) for noun in list_kindred("treaty"))


def test_event_is_told_by_its_verb_and_a_thing_by_none() -> None:
    assert "fight" in list_tellers("battle")
    assert list_tellers("harbour") == frozenset()
