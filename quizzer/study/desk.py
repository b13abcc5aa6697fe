"""What passes between a sitting and the screen: a question shown, a reply or a request, a result told.

Types only; how a question is drawn and how a sitting goes on are known elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from quizzer.models import Card, Question, Rating

if TYPE_CHECKING:
    from quizzer.answers.judge import Judgement


class Leave(Exception):
    """The learner leaves the sitting."""


class Occasion(StrEnum):
    """Why a question is shown."""

    NEW = "new"
    REVIEW = "review"
    AGAIN = "again"
    STEP = "step"
    PRACTICE = "practice"
    TEST = "test"


class Action(StrEnum):
    """What a learner may ask for instead of answering; RIGHT, WRONG and EASY are about the last answer."""

    UNDO = "undo"
    RIGHT = "right"
    WRONG = "wrong"
    EASY = "easy"
    SUSPEND = "suspend"
    BURY = "bury"
    FLAG = "flag"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Showing:
    """A question as it is put before the learner.

    `options` are what can be chosen or put in order, shuffled for this showing; a hint takes away those
    in `crossed_out`. `number` counts the sitting's questions up to `total`. `near_miss` is the reason
    a first try was nearly right. What `stands` is on the screen already: only the prompt is missing.
    """

    question: Question
    options: tuple[str, ...] = ()
    number: int = 1
    total: int = 1
    occasion: Occasion = Occasion.REVIEW
    near_miss: str | None = None
    crossed_out: tuple[str, ...] = ()
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the learner answered, in the shape of the question's answer; None for "I don't know"."""

    answer: tuple[str, ...] | None
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What the learner asked for; `text` is the comment of a flag."""

    action: Action
    text: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """An answer that is judged and kept; `card` is None where the schedule is left alone.

    `returns` is whether this sitting asks the question again, `is_leech` whether it was forgotten so
    often that the learner is told; such a card may be suspended by now.
    """

    showing: Showing
    reply: Reply
    judgement: Judgement
    rating: Rating
    day: int
    card: Card | None = None
    returns: bool = False
    is_leech: bool = False


class Desk(Protocol):
    """What a sitting asks of the screen."""

    def ask(self, showing: Showing) -> Reply | Request:
        """The learner's reply or request; raises Leave or KeyboardInterrupt where the learner goes."""

    def tell(self, result: Result) -> None:
        """Show the verdict of an answer already kept."""

    def report(self, message: str) -> None:
        """Say in a line what became of a request."""

    def edit(self, question: Question) -> Question | None:
        """The question as the learner rewrote it, None where it stays."""
