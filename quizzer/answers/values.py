"""The values in what a person types: a date, a figure, or folded text."""

from __future__ import annotations

from functools import lru_cache

from quizzer.answers.dates import read_dates
from quizzer.answers.figures import read_figures
from quizzer.answers.folding import fold, normalise
from quizzer.models import Figure, PartialDate

__all__ = ["fold", "parse_date", "parse_figure"]


@lru_cache(maxsize=1024)
def parse_date(text: str) -> PartialDate | None:
    """The date a text names; None where it names none, more than one, or is unsure."""
    readings = read_dates(normalise(text))
    return readings[0].date if len(readings) == 1 and not readings[0].doubt else None


@lru_cache(maxsize=1024)
def parse_figure(text: str) -> Figure | None:
    """The number a text names, in its English reading, with its unit; None where it names none."""
    readings = read_figures(normalise(text))
    return readings[0] if readings else None
