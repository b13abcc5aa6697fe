"""Every kind of question can be written by answering plain questions about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from quizzer.models import Question, QuestionKind
from quizzer.terminal.wizard import LineAsker, MenuAsker, ask_for_questions, make_asker


@dataclass
class Script:
    """An asker with its replies ready: texts, and numbers for choices."""

    replies: list[str | int]
    said: list[str] = field(default_factory=list)

    def text(self, label: str) -> str:
        return str(self._next())

    def pick(self, label: str, choices: Sequence[str]) -> int:
        return int(self._next())

    def say(self, message: str) -> None:
        self.said.append(message)

    def _next(self) -> str | int:
        if not self.replies:
            raise EOFError
        return self.replies.pop(0)


def write(*replies: str | int) -> tuple[list[Question], list[str]]:
    """The questions written with these replies after the title, and what was said on the way."""
    script = Script(["A set", "", *replies])
    sets = list(ask_for_questions(script))
    return list(sets[-1].questions) if sets else [], script.said


@pytest.mark.parametrize(
    ("replies", "kind", "answer"),
    [
        ((0, "Who?", "Nansen", "", "why"), QuestionKind.SHORT, ("Nansen",)),
        ((1, "Which?", "a", "b", "c", "", ""), QuestionKind.CHOICE, ("a",)),
        ((2, "Which two?", "a", "b", "", "c", "", ""), QuestionKind.CHOICES, ("a", "b")),
        ((3, "So it is.", 1, ""), QuestionKind.TRUE_FALSE, ("false",)),
        ((4, "The [[heart|pump]] beats.", ""), QuestionKind.CLOZE, ("heart",)),
        ((5, "How far?", "384,400", "km", "100", ""), QuestionKind.NUMBER, ("384400",)),
        ((6, "When?", "1789-07", ""), QuestionKind.DATE, ("1789-07",)),
        ((7, "In order.", "one", "two", "", ""), QuestionKind.ORDER, ("one", "two")),
        ((8, "Match.", "Norway", "Oslo", "Peru", "Lima", "", ""), QuestionKind.MATCH, ("Oslo", "Lima")),
    ],
)
def test_kind_is_written(replies: tuple[str | int, ...], kind: QuestionKind, answer: tuple[str, ...]) -> None:
    (question,), said = write(*replies)
    assert (question.kind, question.answer, said) == (kind, answer, [])


def test_variants_of_a_gap_are_kept() -> None:
    (question,), _ = write(4, "The [[heart|pump]] beats [[70]] times.", "")
    assert (question.prompt, question.accept) == ("The ____ beats ____ times.", (("pump",), ()))


@pytest.mark.parametrize(
    ("replies", "told"),
    [
        ((4, "No gap here."), "has no gap"),
        ((4, "A [[]] gap."), "empty gap"),
        ((6, "When?", "last year", ""), "This cannot be asked"),
        ((0, "Who?", "", "", ""), "the answer is empty"),
    ],
)
def test_what_cannot_be_asked_is_told_and_asked_again(replies: tuple[str | int, ...], told: str) -> None:
    asked, said = write(*replies, 0, "Who?", "Nansen", "", "")
    assert [question.answer for question in asked] == [("Nansen",)]
    assert told in said[0]


def test_same_question_twice_is_told() -> None:
    asked, said = write(0, "Who?", "Nansen", "", "", 0, "Who?", "Nansen", "", "")
    assert len(asked) == 1
    assert said == ["That question is there already."]


def test_set_without_a_title_is_asked_for_one() -> None:
    (made,) = ask_for_questions(Script(["", "Rome", "A book", 3, "So it is.", 0, "", 9]))
    assert (made.title, made.source) == ("Rome", "A book")


def test_plain_asker_repeats_until_a_number_fits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["x", "9", "2"])
    monkeypatch.setattr("builtins.input", lambda label: next(typed))
    assert LineAsker().pick("Which", ["one", "two"]) == 1
    LineAsker().say("\x1b[31mred")
    assert "\x1b" not in capsys.readouterr().out


def test_asker_is_plain_where_asked() -> None:
    assert not isinstance(make_asker(plain=True), MenuAsker)
    assert isinstance(make_asker(plain=False), MenuAsker)
