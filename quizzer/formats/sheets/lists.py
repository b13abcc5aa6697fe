r"""Several texts in one cell: a bar between them, and = between two that belong together.

A backslash makes the bar, the equals sign or the backslash after it plain. Knows single cells only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PIECE = re.compile(r"\\([\\|=])|([|=])")


def join(texts: Iterable[str]) -> str:
    """The texts in one cell; one that is a list to other programs too ends in a bar."""
    written = [_escape(text) for text in texts]
    alone = len(written) == 1 and re.search("[,;]", written[0])
    return "|".join(written) + ("|" if alone else "")


def join_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """The pairs in one cell."""
    return "|".join(f"{_escape(left, '=')}={_escape(right)}" for left, right in pairs)


def split(cell: str) -> list[str]:
    """The texts of a cell, without empty ones."""
    return [text for text, _ in _split(cell, "|")]


def split_loosely(cell: str) -> list[str]:
    """The texts of a cell of tags, between which people write commas and semicolons too."""
    if "|" in cell:
        return split(cell)
    return [text.strip() for text in re.split("[,;]", split(cell)[0] if split(cell) else "") if text.strip()]


def split_pairs(cell: str) -> list[tuple[str, str]]:
    """The pairs of a cell; what has no partner has an empty one."""
    return _split(cell, "|=")


def _split(cell: str, marks: str) -> list[tuple[str, str]]:
    pairs: list[list[str]] = [[""]]
    position = 0
    for found in _PIECE.finditer(cell):
        pairs[-1][-1] += cell[position : found.start()]
        position = found.end()
        if found[1]:
            pairs[-1][-1] += found[1]
        elif found[2] == "|":
            pairs.append([""])
        elif found[2] in marks and len(pairs[-1]) == 1:
            pairs[-1].append("")
        else:
            pairs[-1][-1] += found[2]
    pairs[-1][-1] += cell[position:]
    stripped = [[text.strip() for text in (*pair, "")][:2] for pair in pairs]
    return [(left, right) for left, right in stripped if left or right]


def _escape(text: str, more: str = "") -> str:
    text = re.sub(r"\\(?=[\\|=]|$)", r"\\\\", text)
    return re.sub(f"[|{more}]", r"\\\g<0>", text)
