"""Facts know their place in the file, their value, their year and how sure they are."""

from quizzer.generate.facts import read_facts, read_infobox
from quizzer.generate.model import load_model
from quizzer.models import Fact, FactKind, Name, PartialDate
from tests.drafting import document, readings

POLE = (
    "Roald Amundsen reached the South Pole on 14 December 1911 with 16 dogs.",
    "== Return ==",
    "Amundsen sailed from Antarctica on 30 January 1912. The ship Fram reached Hobart on 7 March.",
    "== References ==",
    "Roald Amundsen, The South Pole, London 1912.",
)


def facts(*paragraphs: str) -> list[Fact]:
    return [mention.fact for reading in readings(*paragraphs) for mention in reading.mentions]


def test_every_surface_is_the_files_text_at_its_offsets() -> None:
    page = document(*POLE)
    found = [mention.fact for reading in read_facts(page, load_model()) for mention in reading.mentions]
    assert len(found) >= 8
    assert all(page.text[fact.start : fact.end] == fact.surface for fact in found)


def test_facts_stand_in_the_order_of_the_text() -> None:
    starts = [fact.start for fact in facts(*POLE)]
    assert starts == sorted(starts)


def test_all_three_kinds_are_found_in_one_sentence() -> None:
    kinds = {fact.kind: fact.surface for fact in facts(POLE[0]) if fact.surface != "Roald Amundsen"}
    assert kinds[FactKind.DATE] == "14 December 1911"
    assert kinds[FactKind.NAME] == "South Pole"
    assert kinds[FactKind.FIGURE] == "16"


def test_year_is_carried_within_a_section() -> None:
    fact = next(fact for fact in facts(*POLE) if fact.surface == "7 March")
    assert isinstance(fact.value, PartialDate)
    assert fact.value.year is None
    assert fact.resolved_year == 1912
    assert "30 January 1912" in fact.year_evidence


def test_year_is_not_carried_across_a_heading() -> None:
    told = facts(
        "Amundsen sailed from Oslo in 1910.", "== Voyage ==", "The ship Fram left Madeira on 9 September."
    )
    assert next(fact for fact in told if fact.surface == "9 September").resolved_year is None


def test_sections_that_state_nothing_have_no_facts() -> None:
    assert all(fact.section != ("References",) for fact in facts(*POLE))


def test_dates_and_figures_are_no_names() -> None:
    names = [fact.surface for fact in facts(*POLE) if isinstance(fact.value, Name)]
    assert not [name for name in names if any(month in name for month in ("December", "January", "March"))]


def test_infobox_rows_with_one_value_are_facts() -> None:
    page = document(
        "Infobox\n- Date: 14 December 1911\n- Country: Norway\n- Note: see below for the list of all men"
    )
    found = {fact.section[-1]: fact.surface for fact in read_infobox(page, load_model())}
    assert found["Date"] == "14 December 1911"
    assert "Note" not in found


def test_infobox_names_run_together_are_no_fact() -> None:
    page = document(
        "Infobox\n- Leaders: Roald AmundsenRobert Scott\n- Empty:\n- Place: South Pole, Antarctica, Earth"
    )
    assert read_infobox(page, load_model()) == []
