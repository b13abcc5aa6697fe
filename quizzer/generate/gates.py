"""The gates a question passes before it is asked; each gives its reason, or None.

Parsers and recognisers err with confidence, and a wrong question teaches something false: whatever is
doubtful is refused. A gate sees one draft and what the document says elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizzer.generate import (
    anchors,
    answer_gates,
    compounds,
    faults,
    fillers,
    name_gates,
    sentence_gates,
    tongue,
    worth,
)
from quizzer.generate.cloze import Draft
from quizzer.generate.setting import Setting

Gate = Callable[[Draft, Setting], str | None]

FACT_GATES: tuple[Gate, ...] = (
    tongue.in_english,
    name_gates.certain_name,
    answer_gates.certain_date,
    answer_gates.figure_worth_asking,
    compounds.whole_measure,
    sentence_gates.no_entry,
    sentence_gates.quoted,
    sentence_gates.in_brackets,
    name_gates.name_role,
    answer_gates.co_member,
)
"""What the fact and its sentence decide, whatever the prompt: asked first, before one is written."""

_OF_WORDING: tuple[Gate, ...] = (
    sentence_gates.dangling,
    sentence_gates.placed,
    sentence_gates.numbered_thing,
    sentence_gates.year_told,
    answer_gates.leak,
    faults.sound_english,
    name_gates.called_alone,
    name_gates.easily_typed,
    name_gates.glossed,
    answer_gates.dated,
    anchors.anchored,
    fillers.one_filler,
    answer_gates.unique,
    worth.worth_asking,
)
"""What the words of a prompt decide, whether it has a gap or a question word."""

GAP_GATES: tuple[Gate, ...] = (
    sentence_gates.one_blank,
    sentence_gates.enumeration,
    sentence_gates.length,
    sentence_gates.whole_sentence,
    *_OF_WORDING,
)
"""What a prompt with a gap must pass, in the order of asking; the first reason is the one that counts."""

QUESTION_GATES: tuple[Gate, ...] = (sentence_gates.asked_plainly, *_OF_WORDING)
"""What a question word can break: words of the sentence were left out or moved."""


def judge(draft: Draft, setting: Setting, gates: Sequence[Gate] = GAP_GATES) -> str | None:
    """The first reason not to ask the draft, or None."""
    return next((reason for gate in gates if (reason := gate(draft, setting))), None)
