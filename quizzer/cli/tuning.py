"""What the learner set, as the schedule takes it; and the place where a log's days were lived."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from quizzer.errors import UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.memory.fsrs import Parameters
    from quizzer.memory.schedule import Leech, Steps
    from quizzer.store.database import Store
    from quizzer.store.log import Replay
    from quizzer.store.settings import Settings


def in_force(settings: Settings) -> tuple[float, Parameters]:
    """The desired retention that days are chosen with, and the parameters; the defaults where the learner set none."""
    from quizzer.memory.fsrs import DEFAULT_PARAMETERS
    from quizzer.memory.schedule import RISING

    chosen = RISING if settings.retention is None else replayed(settings)
    return chosen, settings.parameters or DEFAULT_PARAMETERS


def replayed(settings: Settings) -> float:
    """The desired retention for days that no event decided, as those of an imported log.

    Without a setting it stays constant, as it was before the default rose: such a day has been shown already.
    """
    from quizzer.memory.schedule import RETENTION, Rising

    if settings.retention is None:
        return RETENTION
    return Rising(settings.retention) if settings.rises else settings.retention


def steps_in_force(settings: Settings) -> Steps:
    """The steps within a day."""
    from quizzer.memory.schedule import STEPS, Steps

    learning, relearning = settings.learning, settings.relearning
    return Steps(
        STEPS.learning if learning is None else learning,
        STEPS.relearning if relearning is None else relearning,
    )


def leech_in_force(settings: Settings) -> Leech:
    """What makes a leech, and what is done with it."""
    from quizzer.memory.schedule import LEECH, Leech

    return Leech(*settings.leech) if settings.leech else LEECH


def replay_with(settings: Settings) -> Replay:
    """The replay of cards with what is in force."""
    from quizzer.memory.rebuild import Rebuild

    return Rebuild(replayed(settings), in_force(settings)[1], steps_in_force(settings))


def read_zone(text: str | None) -> tzinfo | None:
    """A zone named Europe/Riga or written +02:00; None is this machine's. Raises UsageError for none."""
    if text is None:
        return None
    offset = re.fullmatch(r"([+-])(\d\d?)(?::?(\d\d))?", text)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        shown = visible(text, single_line=True)
        raise UsageError(
            f'--zone "{shown}": use a name as Europe/Riga, or hours from UTC as -06:00.'
        ) from error


def check_names(store: Store, names: Sequence[str]) -> None:
    """Raises UsageError for a set that is not in the library."""
    from quizzer.store.questions import list_names

    known = set(list_names(store))
    for name in names:
        if name not in known:
            shown = visible(name, single_line=True)
            raise UsageError(f'no set "{shown}" in the library. quizzer sets lists what is there.')
