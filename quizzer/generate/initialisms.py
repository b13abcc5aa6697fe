"""Names of bodies and the letters they are called by: "AHS" of the Alberta Health Services."""

from __future__ import annotations

import re

_PART = re.compile(r"[\s/-]+")


def abbreviates(letters: str, name: str) -> bool:
    """Whether the letters are the initials of the name, with or without its small words."""
    parts = [part for part in _PART.split(name) if part]
    capitals = "".join(part[0] for part in parts if part[0].isupper())
    every = "".join(part[0] for part in parts).upper()
    return len(letters) > 1 and letters.isupper() and letters in {capitals, every}


def expands(name: str, shorter: str) -> bool:
    """Whether the name is the shorter one with words for letters in it: "Azerbaijan SSR"."""
    words, parts = name.split(), shorter.split()
    for at, part in enumerate(parts):
        end = len(words) - (len(parts) - at - 1)
        if (
            words[:at] == parts[:at]
            and words[end:] == parts[at + 1 :]
            and abbreviates(part, " ".join(words[at:end]))
        ):
            return len(parts) > 1
    return False
