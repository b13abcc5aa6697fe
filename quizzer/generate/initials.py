"""What a document tells of a person whom it calls by an initial: that the surname is one, and the name in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WITH_INITIAL = re.compile(r"((?:[A-Z]\. ?)+)([A-Z]\w+)")


def find_surnames(names: Iterable[str]) -> frozenset[str]:
    """The last words of the names that begin with an initial, as only a person's does: "V. Lund"."""
    return frozenset(found[2] for name in names if (found := _WITH_INITIAL.fullmatch(name)))


def spell_out(names: Iterable[str], margins: Iterable[str]) -> Mapping[str, str]:
    """The full name of each "V. Lund" and its "Lund" that the margins, texts beside the prose, tell alone."""
    beside = " | ".join(margins)
    told: dict[str, set[str]] = {}
    for name in names:
        if (found := _WITH_INITIAL.fullmatch(name)) is None:
            continue
        initial, surname = found[1][0], found[2]
        # A list beside the prose may run names together: "Anna BergVictor Belov".
        whole = re.compile(rf"(?<![A-Z]){initial}\w+ {re.escape(surname)}\b")
        full = {match[0] for match in whole.finditer(beside)}
        for text in (name, surname):
            told.setdefault(text, set()).update(full)
    return {text: min(full) for text, full in told.items() if len(full) == 1}
