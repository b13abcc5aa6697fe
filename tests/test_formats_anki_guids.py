"""The guid of a note of Anki's inside the ids of its questions."""

import pytest

from quizzer.formats.anki.guids import find_guid, name_question
from quizzer.models import QuestionId


@pytest.mark.parametrize("guid", ["rQtO/Z44=M", "yE~#!6&;B", "a b\t~/2", "ünïcode/3", "%2F"])
@pytest.mark.parametrize("order", [0, 1, 41])
def test_guid_and_card_are_read_out_of_an_id_again(guid: str, order: int) -> None:
    assert find_guid(name_question(guid, order)) == (guid, order)


def test_guid_too_long_for_an_id_still_gives_one() -> None:
    assert name_question("x" * 96, 0) != name_question("x" * 96, 1)
    assert find_guid(name_question("x" * 96, 0)) is None


@pytest.mark.parametrize("question_id", ["q1", "anki", "anki:", "anki:/2"])
def test_id_without_a_guid_tells_none(question_id: str) -> None:
    assert find_guid(QuestionId(question_id)) is None
