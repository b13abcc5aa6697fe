"""Who stands for a person is told to do the like, and no passer-by, and his name tells no nation."""

from dataclasses import replace

import pytest

from quizzer.generate.candidates import Candidate
from quizzer.generate.name_options import list_names
from quizzer.generate.person_options import has_alike_form, is_narrow
from quizzer.generate.writing import gather
from quizzer.models import Name, NameKind
from tests.drafting import draft, readings


def names(answer: str, *paragraphs: str) -> set[str]:
    pool = gather(readings(*paragraphs))
    return set(list_names(draft(answer, *paragraphs), pool.names, pool.cast)) - {answer}


def test_novelist_stands_beside_novelists_and_not_beside_singers() -> None:
    told = (
        "== Works ==",
        "Achilles is the hero of David Malouf's novel of 2009.",
        "A novel by Peter Renault was printed in 2004.",
        "A novel by Walter Miller was printed in 2011.",
        "Robert Plant sang a song by Jimmy Page in 2008.",
    )
    assert names("David Malouf", *told) == {"Peter Renault", "Walter Miller"}


def test_who_is_named_for_comparison_only_is_no_option() -> None:
    told = (
        "== Games ==",
        "Peter Lund opened the school in 1980.",
        "Henry Berg left the town in 1981.",
        "He was the oldest teacher since Robert Dahl.",
    )
    assert names("Peter Lund", *told) == {"Henry Berg"}


def test_who_did_the_same_is_an_option_in_any_section() -> None:
    told = (
        "== Schools ==",
        "Peter Lund founded a school in 1980.",
        "== Ports ==",
        "Henry Berg founded a port in 1985.",
        "Robert Dahl saw a port in 1985.",
    )
    assert names("Peter Lund", *told) == {"Henry Berg"}


def test_hero_of_the_story_has_no_passer_by_beside_him() -> None:
    deeds = (
        "opened a door",
        "closed a gate",
        "painted a wall",
        "bought a boat",
        "sold a horse",
        "built a mill",
    )
    hero = [f"In 1980 Peter Lund {deed}." for deed in deeds]
    told = (
        "== Life ==",
        *hero,
        *(line.replace("1980", "1981") for line in hero),
        "Henry Berg saw a ship in 1981.",
    )
    assert names("Peter Lund", *told) == set()
    assert names("Peter Lund", *told[:6], told[-1]) == {"Henry Berg"}


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1988 Peter Lund became the first Norwegian to reach the lake.",
        "The group of Norwegian writers that included Peter Lund met in 1988.",
    ],
)
def test_name_that_tells_the_nation_in_the_prompt_is_given_away(sentence: str) -> None:
    assert is_narrow(draft("Peter Lund", sentence))


def test_first_without_a_nation_gives_nobody_away() -> None:
    assert not is_narrow(draft("Peter Lund", "In 1988 Peter Lund became the first mayor of the town."))


def test_form_of_a_company_or_of_a_first_name_is_seen() -> None:
    one = Candidate(Name("Henry Berg", NameKind.PERSON), "Henry Berg", "", frozenset(), 0)
    assert has_alike_form("Peter Lund", one)
    assert not has_alike_form("Peter Lund", replace(one, text="Aikikai Hombu", label="ORG"))
    assert not has_alike_form("Lund", replace(one, text="Henry"))
    assert not has_alike_form("Peter Lund", replace(one, text="Berg"))
