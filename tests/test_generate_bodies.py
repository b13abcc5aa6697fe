"""Of which nation a court or a republic is that is named without one."""

from quizzer.generate.bodies import find_wholes

COURT = "Supreme Court"
OF_STATES = "Supreme Court of the United States"


def test_court_of_the_only_nation_is_meant() -> None:
    found = set(find_wholes({COURT: 3, OF_STATES: 1}))
    assert {(COURT, OF_STATES), (OF_STATES, COURT), (COURT, "U.S. Supreme Court")} <= found


def test_republic_is_meant_with_its_land() -> None:
    assert ("People's Republic", "People's Republic of Albania") in set(
        find_wholes({"People's Republic": 2, "People's Republic of Albania": 1})
    )


def test_court_of_a_state_is_another_unless_it_is_named_less_often() -> None:
    others = {COURT: 3, "U.S. Supreme Court": 2, "Illinois Supreme Court": 1}
    assert (COURT, "U.S. Supreme Court") in set(find_wholes(others))
    assert not set(find_wholes({**others, "Illinois Supreme Court": 2}))


def test_courts_of_two_nations_are_told_apart() -> None:
    assert not set(find_wholes({COURT: 3, "U.S. Supreme Court": 5, "Supreme Court of Canada": 1}))


def test_number_is_no_nation() -> None:
    assert not set(find_wholes({"Continental Congress": 3, "Second Continental Congress": 1}))


def test_body_of_which_a_nation_has_many_is_not_looked_for() -> None:
    assert not set(find_wholes({"Royal Navy": 3, "Italian Royal Navy": 1}))
