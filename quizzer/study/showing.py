"""How a question is put before the learner: its occasion, its options in their order, what a hint takes away.

All that the first question of a sitting needs; how it is judged and kept is loaded while it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from quizzer.models import Question, QuestionKind
from quizzer.study.desk import Occasion, Showing
from quizzer.study.queue import Entry

_ONE_OF_SEVERAL = (QuestionKind.CHOICE, QuestionKind.CLOZE, QuestionKind.SHORT)
CROSSED_OUT = 2
"""How many wrong options a hint takes away, where at least one other is left."""


def make_showing(entry: Entry, occasion: Occasion, place: tuple[int, int], rng: Random) -> Showing:
    """The entry's question, shuffled for this once; `place` is its number and how many there are."""
    options = shuffle_options(entry.question, rng)
    return Showing(
        entry.question, options, *place, occasion, crossed_out=_cross_out(entry.question, options, rng)
    )


def name_occasion(entry: Entry, *, is_repeat: bool, is_practice: bool) -> Occasion:
    """Why the entry is shown."""
    if is_repeat:
        return Occasion.STEP if entry.card.step else Occasion.AGAIN
    if is_practice:
        return Occasion.PRACTICE
    return Occasion.NEW if entry.is_new else Occasion.REVIEW


def _cross_out(question: Question, options: Sequence[str], rng: Random) -> tuple[str, ...]:
    """The wrong options that a hint takes away: always some are left beside the right one."""
    wrong = [option for option in options if option not in question.answer]
    if question.kind not in _ONE_OF_SEVERAL or len(question.answer) != 1 or len(wrong) <= CROSSED_OUT:
        return ()
    return tuple(rng.sample(wrong, CROSSED_OUT))


def shuffle_options(question: Question, rng: Random) -> tuple[str, ...]:
    """What can be chosen, put in order or matched, in an order that gives nothing away."""
    match question.kind:
        case QuestionKind.ORDER | QuestionKind.MATCH:
            options = list(dict.fromkeys(question.answer))
        case _:
            options = list(question.options)
    rng.shuffle(options)
    return tuple(options)
