"""Where things are: a learner's store, and the sets that come with quizzer."""

from __future__ import annotations

import re
from pathlib import Path

from quizzer.errors import UsageError

SUFFIX = ".quiz.yaml"


def store_path(home: Path | None, learner: str) -> Path:
    """The path of a learner's store, in `home` or else in the platform's data folder."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", learner):
        raise UsageError(f'--learner "{learner}": use up to 64 letters, digits, - and _.')
    if home is None:
        from platformdirs import user_data_path

        home = user_data_path("quizzer")
    return home.expanduser().absolute() / f"{learner}.sqlite3"


def built_in_sets() -> dict[str, Path]:
    """The sets that come with quizzer, by name."""
    import question_bank

    files = (path for folder in question_bank.__path__ for path in Path(folder).glob(f"*{SUFFIX}"))
    return {path.name.removesuffix(SUFFIX): path for path in sorted(files)}
