"""Three wrong values around a right one, so that its place among them tells nothing.

If the key were the lowest, the highest or the middle more often than not, a learner would choose by
that. Its rank is drawn first, and then as many values below and above it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

WANTED = 3
SLACK = 2
"""How many values more than needed of one side the needed ones are drawn from."""


def choose_around(
    below: Sequence[str], above: Sequence[str], dice: random.Random, slack: int = SLACK
) -> list[str]:
    """Three of the values below and above the answer, each side's best first; none where they are too few."""
    ranks = [rank for rank in range(WANTED + 1) if rank <= len(below) and WANTED - rank <= len(above)]
    if not ranks:
        return []
    rank = dice.choice(ranks)
    return [
        *dice.sample(list(below[: rank + slack]), rank),
        *dice.sample(list(above[: WANTED - rank + slack]), WANTED - rank),
    ]
