"""Gate on measures told in two units: of "6 feet 4 inches" neither number is the height."""

from __future__ import annotations

import re

from quizzer.generate.cloze import Draft
from quizzer.generate.setting import Setting
from quizzer.models import Figure

_UNIT = (
    r"(?:feet|foot|ft|yards?|miles?|pounds?|lbs?|stones?|hours?|hrs?|h|minutes?|mins?|days?|weeks?|months?|years?|degrees?|°|"
    r"shillings?|dollars?)"
)
_NUMBER = r"(?:[\d.,]+|[a-z]+(?:-[a-z]+)?)"
_PART = r"(?:inch(?:es)?|in|feet|ft|ounces?|oz|pounds?|lbs?|minutes?|mins?|seconds?|secs?|hours?|days?|weeks?|months?|pence|cents)"
_AND = r"(?:,? and |, | )"
_GOES_ON = re.compile(rf"\s*{_UNIT}\b\.?{_AND}{_NUMBER} {_PART}\b")
_WENT_BEFORE = re.compile(rf"(?:\b[\d.,]+\s*|\b[a-z-]+\s){_UNIT}\.?{_AND}$")
_PART_NEXT = re.compile(rf"\s*{_PART}\b")


def whole_measure(draft: Draft, _: Setting) -> str | None:
    """No number of a measure in two units."""
    if not isinstance(draft.mention.fact.value, Figure):
        return None
    start, end = draft.mention.start, draft.mention.start + len(draft.answer)
    text = draft.reading.text
    ends = _WENT_BEFORE.search(text[:start]) and _PART_NEXT.match(text, end)
    return "part of a figure" if ends or _GOES_ON.match(text, end) else None
