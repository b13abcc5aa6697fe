"""What each format can hold, as data: the README prints it, the tests hold the readers and writers to it.

It must not know how a format writes anything down.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizzer.models import QuestionKind

PARTS = ("id", "hint", "explanation", "why", "options", "unit", "tolerance", "source", "tags", "difficulty")
"""What a question may have besides prompt and answer; `options` are those of a question that is typed."""
HEADING = ("title", "source", "licence", "document")
"""What a set may say of itself."""

_ALL = frozenset(QuestionKind)
_CHOOSING = frozenset((QuestionKind.CHOICE, QuestionKind.CHOICES))
_TYPED = frozenset((QuestionKind.SHORT, QuestionKind.CLOZE))


@dataclass(frozen=True, slots=True)
class Holding:
    """What comes back as it was when a set is written in a format and read again.

    `accept` are the kinds whose other right answers are held, `parts` and `heading` are of PARTS and
    HEADING. A cloze has at most `gaps` gaps. `lone_choices` is whether one right choice can be told from
    a choice of one. With `is_flashcard` the learner judges, so that any answer may be shown as a text.
    """

    kinds: frozenset[QuestionKind]
    parts: frozenset[str] = frozenset()
    accept: frozenset[QuestionKind] = frozenset()
    heading: frozenset[str] = frozenset()
    gaps: int = 50
    lone_choices: bool = True
    is_flashcard: bool = False


_EVERYTHING = Holding(_ALL, frozenset(PARTS), _ALL, frozenset(HEADING))

HOLDINGS: dict[str, Holding] = {
    "yaml": _EVERYTHING,
    "json": _EVERYTHING,
    "csv": Holding(_ALL, frozenset(PARTS), _ALL),
    "xlsx": Holding(_ALL, frozenset(PARTS), _ALL, frozenset({"title"})),
    "gift": Holding(
        _ALL - {QuestionKind.DATE, QuestionKind.ORDER},
        frozenset({"id", "explanation", "why", "tolerance", "tags"}),
        _TYPED,
        frozenset({"title", "source", "licence"}),
        gaps=1,
    ),
    "moodle": Holding(
        _ALL - {QuestionKind.DATE},
        frozenset({"id", "hint", "explanation", "why", "tolerance", "tags"}),
        _TYPED,
        frozenset({"title", "source", "licence"}),
    ),
    "qti": Holding(
        _ALL - {QuestionKind.DATE, QuestionKind.ORDER},
        frozenset({"id", "explanation", "why", "tolerance"}),
        _TYPED,
        frozenset({"title", "source", "licence"}),
    ),
    "aiken": Holding(frozenset({QuestionKind.CHOICE})),
    "kahoot": Holding(_CHOOSING, lone_choices=False),
    "quizlet": Holding(_TYPED, accept=_TYPED, gaps=1, is_flashcard=True),
    "blackboard": Holding(_ALL - {QuestionKind.DATE}, frozenset({"tolerance"}), _TYPED),
    "markdown": Holding(
        _CHOOSING | {QuestionKind.CLOZE},
        frozenset({"explanation", "why"}),
        heading=frozenset({"title"}),
        lone_choices=False,
    ),
    "text2qti": Holding(
        _CHOOSING | {QuestionKind.TRUE_FALSE, QuestionKind.SHORT, QuestionKind.CLOZE, QuestionKind.NUMBER},
        frozenset({"explanation", "why", "tolerance"}),
        _TYPED,
        frozenset({"title"}),
        gaps=1,
    ),
}
"""By the name of the format."""
