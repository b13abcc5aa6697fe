"""The shares of the points that Moodle takes; any other writing of them it rejects."""

SHARES = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")
"""The share of each of 1, 2, … 10 right choices, in per cent."""
MOST_RIGHT = len(SHARES)


def refuse_many(right: int) -> str | None:
    """Why a question with so many right choices cannot be written, None where it can."""
    if right > MOST_RIGHT:
        return f"more than {MOST_RIGHT} right choices, for which Moodle has no share of the points"
    return None
