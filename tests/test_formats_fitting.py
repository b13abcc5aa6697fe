"""What a format cannot hold is asked in another way that asks the same, or left out, and always told."""

import pytest

from quizzer.formats.crossing import Fate
from quizzer.formats.fitting import Fitted, fit
from quizzer.formats.holdings import HOLDINGS, Holding
from quizzer.models import Precision, Question, QuestionId, QuestionKind, QuestionSet, Source

SHORT = Holding(frozenset({QuestionKind.SHORT}), accept=frozenset({QuestionKind.SHORT}))
CHOICE = Holding(frozenset({QuestionKind.CHOICE}))


def ask(kind: QuestionKind, *answer: str, **parts: object) -> Question:
    base = Question(QuestionId("id"), kind, "What is it?", answer)
    for part, value in parts.items():
        object.__setattr__(base, part, value)
    return base


def fit_one(question: Question, holding: Holding) -> Fitted:
    return fit(QuestionSet("Set", (question,)), holding)


@pytest.mark.parametrize(
    ("date", "precision", "written"),
    [
        ("1789-07-14", None, ("14 July 1789", "July 14, 1789", "1789-07-14")),
        ("1789-07", Precision.MONTH, ("July 1789", "1789-07")),
        ("1789-07-14", Precision.MONTH, ("July 1789", "1789-07")),
        ("1789-07-14", Precision.YEAR, ("1789",)),
        ("0987", None, ("987",)),
        ("-0044-03-15", None, ("15 March 44 BC", "March 15, 44 BC", "-0044-03-15")),
        ("-0044", None, ("44 BC", "44 BCE")),
        ("1940", Precision.DECADE, ("1940s", "1940")),
        ("-0040", Precision.DECADE, ("40 BC",)),
        ("1900", Precision.CENTURY, ("20th century",)),
        ("1901", Precision.CENTURY, ("20th century",)),
        ("2001", Precision.CENTURY, ("21st century",)),
        ("1001", Precision.CENTURY, ("11th century",)),
        ("-0100", Precision.CENTURY, ("1st century BC",)),
        ("-0250", Precision.CENTURY, ("3rd century BC",)),
    ],
)
def test_date_is_asked_in_the_writings_of_people(
    date: str, precision: Precision | None, written: tuple[str, ...]
) -> None:
    ((_, question),) = fit_one(ask(QuestionKind.DATE, date, precision=precision), SHORT).questions
    assert (*question.answer, *(question.accept[0] if question.accept else ())) == written
    assert question.precision is None


def test_pairs_become_choices_among_all_partners() -> None:
    match = ask(QuestionKind.MATCH, "Italy", "Latvia", "Italy", items=("Rome", "Riga", "Bari"))
    fitted = fit_one(match, CHOICE)
    assert [(q.prompt, q.answer, q.options) for _, q in fitted.questions] == [
        ("What is it? Rome", ("Italy",), ("Italy", "Latvia")),
        ("What is it? Riga", ("Latvia",), ("Italy", "Latvia")),
        ("What is it? Bari", ("Italy",), ("Italy", "Latvia")),
    ]
    assert (fitted.count, len({q.id for _, q in fitted.questions})) == (1, 3)
    same = ask(QuestionKind.MATCH, "Italy", "Italy", items=("Rome", "Bari"))
    assert fit_one(same, CHOICE).questions == ()


def test_order_becomes_places_to_match() -> None:
    ((_, question),) = fit_one(ask(QuestionKind.ORDER, "b", "a"), HOLDINGS["gift"]).questions
    assert (question.kind, question.items, question.answer) == (QuestionKind.MATCH, ("b", "a"), ("1", "2"))


def test_item_of_an_order_too_long_to_match_is_left_out_and_told() -> None:
    fitted = fit_one(ask(QuestionKind.ORDER, "b" * 600, "a"), HOLDINGS["gift"])
    assert fitted.questions == ()
    assert fitted.notes[-1].fate is Fate.LOST
    assert fitted.notes[-1].reason.startswith("cannot be asked in another way: an item to match")


def test_cloze_and_typed_question_with_choices_are_asked_by_choosing() -> None:
    for kind in (QuestionKind.CLOZE, QuestionKind.SHORT):
        question = ask(kind, "a", prompt="It is ____.", options=("a", "b"))
        ((_, asked),) = fit_one(question, CHOICE).questions
        assert (asked.kind, asked.options) == (QuestionKind.CHOICE, ("a", "b"))
    ((_, asked),) = fit_one(ask(QuestionKind.SHORT, "a", options=("a", "b")), SHORT).questions
    assert asked.options == ()
    assert fit_one(ask(QuestionKind.SHORT, "a"), CHOICE).questions == ()
    gift = fit_one(ask(QuestionKind.CLOZE, "a", prompt="It is ____.", options=("a", "b")), HOLDINGS["gift"])
    assert gift.questions[0][1].kind is QuestionKind.CHOICE


def test_source_goes_into_the_explanation_where_that_is_held() -> None:
    source = Source("An atlas", "North", "Riga is a city.")
    ((_, question),) = fit_one(ask(QuestionKind.SHORT, "Riga", source=source), HOLDINGS["gift"]).questions
    assert question.explanation == "“Riga is a city.” (North, An atlas)"
    bare = fit_one(
        ask(QuestionKind.SHORT, "Riga", explanation="So.", source=Source("Atlas")), HOLDINGS["gift"]
    )
    assert bare.questions[0][1].explanation == "So.\nAtlas"
    quote = fit_one(ask(QuestionKind.SHORT, "Riga", source=Source("", "", "Riga.")), HOLDINGS["gift"])
    assert quote.questions[0][1].explanation == "“Riga.”"


def test_line_in_a_question_becomes_a_gap_where_a_line_is_one() -> None:
    fitted = fit_one(ask(QuestionKind.SHORT, "a", prompt="Is it ___?"), HOLDINGS["gift"])
    assert fitted.notes[0].reason == "the line in it is read as a gap"
    two = fit_one(ask(QuestionKind.CLOZE, "a", prompt="Is it ____ or ___?"), HOLDINGS["gift"])
    assert (two.questions[0][1].kind, len(two.notes)) == (QuestionKind.SHORT, 1)


def test_only_right_choice_is_a_choice_where_that_cannot_be_told() -> None:
    fitted = fit_one(ask(QuestionKind.CHOICES, "a", options=("a", "b")), HOLDINGS["kahoot"])
    assert fitted.questions[0][1].kind is QuestionKind.CHOICE


def test_dropped_questions_and_headings_that_are_not_held_are_told() -> None:
    question = ask(QuestionKind.SHORT, "a")
    question_set = QuestionSet("Set", (question,), "Atlas", "CC0", "x.txt", dropped=(question,))
    assert [note.reason for note in fit(question_set, SHORT).notes] == [
        "without its source",
        "without its licence",
        "without its 1 dropped questions",
    ]
    assert fit(question_set, HOLDINGS["yaml"]).notes == ()


def test_number_is_typed_with_its_unit_in_the_question() -> None:
    ((_, question),) = fit_one(ask(QuestionKind.NUMBER, "5", unit="km", accept=(("five",),)), SHORT).questions
    assert (question.prompt, question.accept) == ("What is it? (km)", (("five",),))
