"""A row of the infobox asks for one lasting value of the document's own subject, or nothing."""

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.questions import Generation, Wanted, generate
from quizzer.models import FactKind, Question, QuestionKind

TITLE = "Shackleton (crater)"
EVERYTHING = Wanted()


def page(*rows: str, wanted: Wanted = EVERYTHING) -> Generation:
    """What a page with the rows gives."""
    box = "\n".join(f"- {row}" for row in rows)
    return generate(parse("crater.txt", f"= {TITLE} =\n\nInfobox\n{box}\n\nIt lies at the pole.\n"), wanted)


def ask(*rows: str) -> list[Question]:
    """The questions of the rows."""
    return list(page(*rows).question_set.questions)


def test_key_of_a_row_is_the_question() -> None:
    (question,) = ask("Diameter: 21 km")
    assert question.prompt == "What is the diameter of Shackleton?"
    assert (question.kind, question.answer, question.accept) == (QuestionKind.SHORT, ("21 km",), (("21",),))
    assert question.tags == ("figure", "infobox")


def test_source_is_the_value_in_its_row() -> None:
    made = page("Date of naming: 12 May 1994")
    source = made.question_set.questions[0].source
    assert source is not None
    assert (source.section, source.quote) == ("Infobox", "12 May 1994")
    assert (source.start, source.end) == (made.facts[0].start, made.facts[0].end)


def test_name_is_asked_where_the_key_says_what_it_names() -> None:
    assert [q.prompt for q in ask("Capital: Riga", "Architect: Karl Berg", "Eponym: Ernest Shackleton")] == [
        "What is the capital of Shackleton?",
        "Who was the architect of Shackleton?",
    ]


def test_date_on_which_something_was_done_is_asked_for() -> None:
    assert [q.prompt for q in ask("Founded: 1729", "Discovered: Ada Byron")] == [
        "When was Shackleton founded?"
    ]


def test_subject_has_the_article_that_the_text_gives_it() -> None:
    text = "= Treaty of Riga =\n\nInfobox\n- Signed: 18 March 1921\n- Height: 9 m\n\nIn 1921 the Treaty of Riga was made.\n"
    asked = generate(parse("a.txt", text)).question_set.questions
    assert "When was the Treaty of Riga signed?" in [one.prompt for one in asked]


def test_many_things_are_not_asked_of_as_one() -> None:
    text = "= Articles of Riga =\n\nInfobox\n- Signed: 18 March 1921\n\nIt was made.\n"
    assert generate(parse("a.txt", text)).question_set.questions == ()


def test_large_figure_is_right_to_the_whole_number() -> None:
    assert [q.accept for q in ask("Area in square kilometres: 467.63", "Depth: 4.25 km")] == [
        (("468",),),
        (("4.25",),),
    ]


def test_unit_may_stand_in_the_key_and_one_unit_is_enough() -> None:
    rows = ("Area in square kilometres: 342", "Area in square miles: 132")
    assert [(q.prompt, q.answer) for q in ask(*rows)] == [
        ("What is the area of Shackleton in square kilometres?", ("342",))
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Area: 342",  # of what unit
        "Writer: Continental Congress",  # a body
        "latd (parameter): 41",  # no label
        "Population: 1,200",  # changes with time
        "Enlarged: 1950",  # no noun
        "Combatant1: Estonia",  # no plain word
        "Depth: 4.2 km or 5 km",  # two values
        "Depth: unknown",
        "Commander: Karl EglitisJohan Berg",  # run together
        "Editor: Karl Berg",  # for a time that is not told
    ],
)
def test_row_in_doubt_is_refused(row: str) -> None:
    made = page(row)
    assert made.question_set.questions == ()
    assert made.refusals.get("infobox row", 0) == len(made.facts)


@pytest.mark.parametrize(("told", "asked"), [("652,230", 0), ("650,000", 1), ("12", 1)])
def test_measure_that_the_text_gives_otherwise_is_refused(told: str, asked: int) -> None:
    text = f"= Latvia =\n\nInfobox\n- Area in square kilometres: 652864\n\nLatvia has {told} square kilometres of land.\n"
    made = generate(parse("land.txt", text), EVERYTHING)
    assert sum("area of Latvia" in question.prompt for question in made.question_set.questions) == asked


def test_kind_section_and_limit_hold_for_rows_too() -> None:
    rows = ("Diameter: 21 km", "Date of naming: 12 May 1994")
    dates = page(*rows, wanted=Wanted(kinds=frozenset({FactKind.DATE}))).question_set.questions
    assert [q.answer for q in dates] == [("12 May 1994",)]
    assert len(page(*rows, wanted=Wanted(limit=1)).question_set.questions) == 1
    assert page(*rows, wanted=Wanted(section="history")).question_set.questions == ()


def test_person_is_accepted_by_the_surname_unless_it_is_the_subjects_own() -> None:
    (architect,) = ask("Architect: Johann von Klenau")
    assert architect.accept == (("von Klenau", "Klenau"),)
    (wife,) = ask("Wife: Emily Shackleton")
    assert not wife.accept
