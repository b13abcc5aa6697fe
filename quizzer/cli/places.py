"""Where things are: a learner's store, and the sets that come with quizzer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from quizzer.errors import SetError, UsageError

SUFFIX = ".quiz.yaml"


def store_path(home: Path | None, learner: str) -> Path:
    """The path of a learner's store, in `home` or else in the platform's data folder."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", learner):
        raise UsageError(f'--learner "{learner}": use up to 64 letters, digits, - and _.')
    if home is None:
        from platformdirs import user_data_path

        home = user_data_path("quizzer")
    return home.expanduser().absolute() / f"{learner}.sqlite3"


def locate_set(text: str, in_library: Sequence[str]) -> Path | None:
    """The file of the set that `text` names, None where the library holds it under that name.

    The library comes first, then what comes with quizzer, then files. Raises SetError where there is none.
    """
    if text in in_library:
        return None
    built_in = built_in_sets()
    if text in built_in:
        return built_in[text]
    path = Path(text)
    if path.exists() or len(path.parts) > 1 or path.suffix:
        return path
    from difflib import get_close_matches

    near = get_close_matches(text, [*in_library, *built_in], n=1)
    hint = f' Did you mean "{near[0]}"?' if near else " quizzer sets lists what there is."
    raise SetError(f'no set "{text}" in the library, and no such file.{hint}')


def built_in_sets() -> dict[str, Path]:
    """The sets that come with quizzer, by name."""
    import question_bank

    files = (path for folder in question_bank.__path__ for path in Path(folder).glob(f"*{SUFFIX}"))
    return {path.name.removesuffix(SUFFIX): path for path in sorted(files)}
