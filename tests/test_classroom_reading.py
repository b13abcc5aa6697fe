"""What the numbers of a class are said to mean."""

import pytest

from quizzer.classroom.reading import caution, read_test
from quizzer.classroom.statistics import TestStatistics


@pytest.mark.parametrize(
    ("students", "said"),
    [(9, "Fewer than 10"), (10, "Small class"), (29, "Small class"), (30, "")],
)
def test_small_classes_get_a_caution(students: int, said: str) -> None:
    assert caution(students).startswith(said)
    assert bool(caution(students)) == bool(said)


@pytest.mark.parametrize(
    ("students", "alpha", "said"),
    [(30, 70.0, "enough"), (30, 69.9, "below 70"), (9, 80.0, ""), (30, None, "")],
)
def test_reliability_is_put_in_words(students: int, alpha: float | None, said: str) -> None:
    read = read_test(TestStatistics(students, 5, 5.0, alpha=alpha))
    assert read.startswith(said)
    assert bool(read) == bool(said)
