"""What a check finds, and what every check may look at.

A finding is advice in a teacher's words; only those that make a question unanswerable are errors.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizzer.check.words import Words
from quizzer.models import Question, QuestionSet


class Severity(StrEnum):
    """How much a finding matters: it breaks the question, weakens it, or is a remark."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `question` is None for the whole set, `line` the line of its file where known."""

    code: str
    severity: Severity
    message: str
    question: Question | None = None

    @property
    def line(self) -> int | None:
        """The line the question begins on."""
        return self.question.line if self.question else None


Check = Callable[[Question, Words], Iterator[str]]
"""A check of one question: what it found, in words."""
SetCheck = Callable[[QuestionSet, Words], Iterator[tuple[Question | None, str]]]
"""A check of the whole set: the question it is about, or None, and what it found."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def plain(text: str) -> str:
    """The text in lower case without punctuation, as two options or questions are compared."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, composed."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def share(part: Sequence[object], whole: Sequence[object]) -> float:
    """The share of a part in a whole, 0 where there is none."""
    return len(part) / len(whole) if whole else 0.0
