"""The key is no more often in the middle than at the ends."""

from collections import Counter
from random import Random

from quizzer.generate.choice import choose_around


def test_key_has_every_rank_about_equally_often() -> None:
    ranks: Counter[int] = Counter()
    for seed in range(400):
        chosen = choose_around(["4", "3", "2", "1"], ["6", "7", "8", "9"], Random(seed))
        assert len(set(chosen)) == 3
        ranks[sum(one < "5" for one in chosen)] += 1
    assert set(ranks) == {0, 1, 2, 3}
    assert min(ranks.values()) > 70


def test_values_of_one_side_suffice() -> None:
    assert sorted(choose_around([], ["6", "7", "8"], Random(1))) == ["6", "7", "8"]


def test_two_values_are_too_few() -> None:
    assert choose_around(["4"], ["6"], Random(1)) == []


def test_without_slack_only_the_nearest_are_taken() -> None:
    for seed in range(40):
        chosen = choose_around(["4", "3", "2"], ["6", "7", "8"], Random(seed), slack=0)
        below = sorted((one for one in chosen if one < "5"), reverse=True)
        assert below == ["4", "3", "2"][: len(below)]
