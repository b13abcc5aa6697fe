"""One slip of the finger: a letter too few, too many, wrong, or two of them swapped."""

from __future__ import annotations


def is_one_slip(typed: str, meant: str) -> bool:
    """Whether one slip, and not none, turns `meant` into `typed`."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    shorter, longer = sorted((typed, meant), key=len)
    start = next((i for i, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    wrong = shorter[start + 1 :] == longer[start + 1 :]
    swapped = shorter[start : start + 2] == longer[start : start + 2][::-1]
    return wrong or (swapped and shorter[start + 2 :] == longer[start + 2 :])
