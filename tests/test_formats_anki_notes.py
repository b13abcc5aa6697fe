"""Notes: each kind of question as the fields, tags and cards Anki will hold."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.errors import ExportError
from quizzer.formats.anki.notes import Note, build_note
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, QuestionSet, Source

BRIDGES = QuestionSet("Bridges", ())


def ask(kind: QuestionKind, prompt: str, *answer: str) -> Question:
    return Question(QuestionId("q1"), kind, prompt, answer)


def build(question: Question, question_set: QuestionSet = BRIDGES) -> dict[str, str]:
    note = build_note(question, question_set)
    return dict(zip(note.note_type.fields, note.fields, strict=True))


def cards(*answers: str) -> tuple[int, ...]:
    note: Note = build_note(ask(QuestionKind.CLOZE, " and ".join([BLANK] * len(answers)), *answers), BRIDGES)
    return note.cards


def test_each_gap_is_a_card_of_its_own() -> None:
    assert cards("iron", "stone", "wood") == (0, 1, 2)


def test_gaps_that_give_each_other_away_share_a_card() -> None:
    assert cards("iron", "Iron") == (0,)
    assert cards("the iron bridge", "stone", "iron") == (0, 1)
    assert cards("1", "21") == (0, 1)


def test_gaps_are_numbered_in_the_order_of_the_sentence() -> None:
    question = ask(QuestionKind.CLOZE, f"{BLANK}, {BLANK} and {BLANK}", "iron", "stone", "iron")
    assert build(question)["Text"] == "{{c1::iron}}, {{c2::stone}} and {{c1::iron}}"


def test_cloze_offers_no_options() -> None:
    question = replace(ask(QuestionKind.CLOZE, f"Made of {BLANK}.", "iron"), options=("iron", "stone"))
    shown = build_note(question, BRIDGES).fields[: -len(("Spare 1", "Spare 2", "Spare 3"))]
    assert not any("stone" in field for field in shown)


@given(st.permutations(["iron", "stone", "wood", "rope", "steel"]))
@settings(max_examples=30)
def test_options_stand_in_one_order_however_they_were_written(options: list[str]) -> None:
    question = replace(ask(QuestionKind.CHOICE, "Made of what?", "rope"), options=tuple(options))
    again = replace(question, options=tuple(sorted(options)))
    assert build(question)["Options"] == build(again)["Options"]


def test_options_of_different_questions_are_shuffled_differently() -> None:
    options = tuple("abcdefgh")
    question = replace(ask(QuestionKind.CHOICE, "Which?", "a"), options=options)
    answers = {build(replace(question, id=QuestionId(f"q{number}")))["Answer"] for number in range(50)}
    assert len(answers) == len(options)


def test_one_more_option_leaves_the_others_in_their_order() -> None:
    question = replace(ask(QuestionKind.CHOICE, "Which?", "iron"), options=("iron", "stone", "wood"))
    wider = replace(question, options=(*question.options, "rope"))
    listed = [re.findall(r"<bdi>(\w+)</bdi>", build(each)["Options"]) for each in (question, wider)]
    assert [option for option in listed[1] if option != "rope"] == listed[0]


def test_choice_answer_repeats_letter_and_text() -> None:
    question = replace(ask(QuestionKind.CHOICE, "Which?", "iron"), options=(*"abcdefghij", "iron"))
    fields = build(question)
    place = re.findall(r"<bdi>(\w+)</bdi>", fields["Options"]).index("iron")
    assert fields["Answer"] == f"{'ABCDEFGHIJK'[place]}. iron"


def test_letters_go_on_after_z_as_browsers_count() -> None:
    options = tuple(f"option {number}" for number in range(60))
    question = replace(ask(QuestionKind.CHOICES, "Which?", *options), options=options)
    letters = [line.partition(".")[0] for line in build(question)["Answer"].split("<br>")]
    assert letters[24:29] == ["Y", "Z", "AA", "AB", "AC"]
    assert letters[51:54] == ["AZ", "BA", "BB"]


def test_right_option_missing_from_the_list_is_added() -> None:
    question = replace(ask(QuestionKind.CHOICE, "Which?", "iron"), options=("stone", "wood"))
    assert "iron" in build(question)["Options"]


def test_reasons_against_wrong_options_are_explained() -> None:
    question = replace(
        ask(QuestionKind.CHOICE, "Which?", "iron"),
        options=("iron", "stone"),
        explanation="Iron was cheap.",
        why=(("stone", "Too heavy & slow."),),
    )
    assert build(question)["Extra"] == "Iron was cheap.<ul><li><b>stone</b>: Too heavy &amp; slow.</li></ul>"


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=2, max_size=6, unique=True))
@settings(max_examples=60)
def test_list_on_the_front_is_never_in_the_right_order(answer: list[str]) -> None:
    fields = build(ask(QuestionKind.ORDER, "Sort.", *answer))
    assert fields["Answer"] == "<ol>" + "".join(f"<li><bdi>{text}</bdi></li>" for text in answer) + "</ol>"
    shown = re.findall(r"<bdi>(\w+)</bdi>", fields["Items"])
    assert sorted(shown) == sorted(answer)
    assert shown != answer


def test_match_shows_partners_apart_and_spare_ones_too() -> None:
    question = replace(
        ask(QuestionKind.MATCH, "Where?", "Prague", "Venice"), items=("Charles", "Rialto"), options=("Rome",)
    )
    fields = build(question)
    assert re.findall(r"<bdi>(\w+)</bdi>", fields["Items"]) == ["Charles", "Rialto"]
    assert sorted(re.findall(r"<bdi>(\w+)</bdi>", fields["Partners"])) == ["Prague", "Rome", "Venice"]
    assert "<li><bdi>Charles</bdi> → <bdi>Prague</bdi></li>" in fields["Answer"]
    assert "Rome" not in fields["Answer"]


@pytest.mark.parametrize(
    ("answer", "unit", "shown"),
    [("21", "km", "21 km"), ("3", "%", "3%"), ("21 km", "km", "21 km"), ("21", "", "21")],
)
def test_number_is_typed_bare_and_shown_with_its_unit(answer: str, unit: str, shown: str) -> None:
    fields = build(replace(ask(QuestionKind.NUMBER, "How long?", answer), unit=unit))
    assert (fields["Typed"], fields["Answer"]) == (answer, shown)
    assert fields["Task"] == (f"Unit: {unit}" if unit else "")


@pytest.mark.parametrize(
    ("answer", "precision", "task"),
    [
        ("1779-01-01", Precision.DAY, "Give the date as YYYY-MM-DD."),
        ("1779-01", Precision.MONTH, "Give the date as YYYY-MM."),
        ("1 January 1779", Precision.DAY, "Give day, month and year."),
        ("1779", Precision.YEAR, "Give the year."),
        ("long ago", None, ""),
    ],
)
def test_date_card_tells_which_form_to_type(answer: str, precision: Precision | None, task: str) -> None:
    assert build(replace(ask(QuestionKind.DATE, "When?", answer), precision=precision))["Task"] == task


def test_every_precision_has_its_task() -> None:
    for precision in Precision:
        assert build(replace(ask(QuestionKind.DATE, "When?", "once"), precision=precision))["Task"]


@pytest.mark.parametrize(("tolerance", "told"), [("2", "± 2 km"), ("5%", "± 5%")])
def test_other_right_answers_and_tolerance_are_told(tolerance: str, told: str) -> None:
    question = replace(
        ask(QuestionKind.NUMBER, "How long?", "21"),
        accept=(("twenty-one", " "),),
        tolerance=tolerance,
        unit="km",
    )
    assert build(question)["Also"] == f"<bdi>twenty-one</bdi>, <bdi>{told}</bdi>"


def test_context_is_title_and_section_without_what_tells_the_answer() -> None:
    question = replace(
        ask(QuestionKind.SHORT, "What metal?", "iron"), source=Source("b.txt", "The Iron age of bridges")
    )
    assert build(question)["Context"] == "<bdi>Bridges</bdi>"
    told = replace(question, answer=("ore",), accept=(("bridges",),))
    assert build(told)["Context"] == ""
    assert "Iron age" in build(replace(question, answer=("ron",)))["Context"]


def test_statement_keeps_its_context_whatever_its_answer_is() -> None:
    question = replace(
        ask(QuestionKind.TRUE_FALSE, "Iron rusts.", "true"), source=Source("b.txt", "True iron")
    )
    assert build(question)["Context"] == "<bdi>Bridges</bdi> › <bdi>True iron</bdi>"


def test_title_that_is_also_the_section_stands_once() -> None:
    question = replace(ask(QuestionKind.SHORT, "What metal?", "iron"), source=Source("b.txt", "Bridges"))
    assert build(question)["Context"] == "<bdi>Bridges</bdi>"


def test_source_that_is_an_address_is_a_link() -> None:
    question = replace(
        ask(QuestionKind.SHORT, "What?", "iron"), source=Source("https://example.org/?a=1&b=[2]")
    )
    address = "https://example.org/?a=1&amp;b=&#91;2]"
    assert build(question)["Source"] == f'<cite><bdi><a href="{address}">{address}</a></bdi></cite>'


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", 'https://x"onclick="y', "https://x y", r"https://x\(y\)"]
)
def test_source_that_is_no_plain_address_is_no_link(address: str) -> None:
    question = replace(ask(QuestionKind.SHORT, "What?", "iron"), source=Source(address))
    assert "<a " not in build(question)["Source"]


def test_question_without_a_source_cites_that_of_its_set() -> None:
    question = ask(QuestionKind.SHORT, "What?", "iron")
    assert build(question, replace(BRIDGES, source="Old bridges, ch. 2"))["Source"] == (
        "<cite>Old bridges, ch. 2</cite>"
    )
    assert build(question)["Source"] == ""


@pytest.mark.parametrize(
    ("title", "section", "tags", "filed"),
    [
        ("Bridges", "Iron age", ("date", "a b"), ("bridges::iron_age::a_b", "bridges::iron_age::date")),
        ("Bridges", "", (), ("bridges::short",)),
        ("", "", ("x",), ("quizzer::x",)),
        ("A::B", "“Ponts” & (Čechy)", ("::",), ("a_b::“ponts”_čechy::short",)),
    ],
)
def test_tags_are_paths_without_blanks(
    title: str, section: str, tags: tuple[str, ...], filed: tuple[str, ...]
) -> None:
    question = replace(ask(QuestionKind.SHORT, "What?", "iron"), source=Source("b.txt", section), tags=tags)
    assert build_note(question, replace(BRIDGES, title=title)).tags == filed


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (ask(QuestionKind.SHORT, " \x1f", "iron"), "prompt"),
        (ask(QuestionKind.SHORT, "What?", "\x00"), "answer"),
        (ask(QuestionKind.SHORT, "What?"), "answer"),
        (replace(ask(QuestionKind.CHOICE, "What?", "iron"), options=("iron", " ")), "options"),
        (replace(ask(QuestionKind.MATCH, "What?", "iron"), items=("",)), "items"),
        (ask(QuestionKind.CLOZE, f"{BLANK} and {BLANK}", "iron"), "2 gaps but 1 answers"),
        (ask(QuestionKind.CLOZE, "no gap", "iron"), "0 gaps but 1 answers"),
    ],
)
def test_question_anki_could_not_show_is_refused(question: Question, words: str) -> None:
    with pytest.raises(ExportError, match=f"question q1: .*{words}.*export again"):
        build_note(question, BRIDGES)
