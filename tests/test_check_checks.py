"""Each check finds its flaw and keeps silent about a sound question."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.check import sets
from quizzer.check.checks import CHECKS, SET_CHECKS, check_set
from quizzer.check.findings import Severity
from quizzer.formats import quiz_yaml
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet

BANK = Path(__file__).parent.parent / "question_bank"


def choice(prompt: str, *options: str, **parts: object) -> Question:
    """A choice whose first option is right."""
    return make(QuestionKind.CHOICE, prompt, options[0], options=options, **parts)


def make(kind: QuestionKind, prompt: str, *answer: str, **parts: object) -> Question:
    question = Question(
        QuestionId(prompt[:40] or "-"), kind, prompt, answer, tags=("t",), explanation="So it is."
    )
    return replace(question, **parts)  # type: ignore[arg-type]


def codes(*questions: Question) -> list[str]:
    """The codes found in a set of the questions, each once."""
    numbered = tuple(replace(one, id=QuestionId(f"q{n}")) for n, one in enumerate(questions))
    return sorted({finding.code for finding in check_set(QuestionSet("A set", numbered, source="A book"))})


SHORT, CLOZE, NUMBER = QuestionKind.SHORT, QuestionKind.CLOZE, QuestionKind.NUMBER
FLAWED = [
    ("Q001", choice("Which city is the capital of Latvia?", "Riga", "Narva", "narva.", "Tartu")),
    ("Q001", make(QuestionKind.MATCH, "Match the rivers.", "Riga", "riga", items=("Daugava", "Lielupe"))),
    ("Q002", choice("Which city is the capital of Latvia?", "Riga", "Narva", "Tartu", answer=("Oslo",))),
    ("Q002", make(QuestionKind.CHOICES, "Which are prime?", "2", "3", options=("2", "3"))),
    ("Q003", make(SHORT, "Who wrote the diary of Samuel Pepys?", "Samuel Pepys")),
    (
        "Q003",
        choice("Which device measures the pressure of air?", "pressure gauge", "ruler", "scales", "clock"),
    ),
    (
        "Q004",
        choice(
            "What did the treaty of 1920 settle?",
            "the border between the two countries and the rights of those who lived there",
            "a debt",
            "a marriage",
            "a bridge",
        ),
    ),
    ("Q005", choice("Which of these is a mammal?", "bat", "frog", "trout", "All of the above")),
    ("Q005", choice("Which of these is a mammal?", "bat", "frog", "trout", "both a and b")),
    ("Q006", choice("Which of these is not a mammal?", "frog", "bat", "whale", "mouse")),
    (
        "Q007",
        choice(
            "What does the valve do?",
            "opens at high pressure",
            "never opens",
            "always leaks",
            "only whistles",
        ),
    ),
    ("Q007", choice("What does the valve do?", "always opens when hot", "leaks", "whistles", "rusts")),
    ("Q008", choice("How does the valve behave?", "it often leaks", "it opens", "it shuts", "it rusts")),
    ("Q009", choice("A young swan is called a", "cygnet", "owlet", "kid", "foal")),
    ("Q010", choice("What is this?", "a tower that stands on a hill by the sea", "a cat", "a dog", "a cow")),
    ("Q010", choice("What does the valve do?", "opens", "Closes", "leaks", "rusts")),
    ("Q010", choice("What does the valve do?", "It opens.", "It closes", "It leaks.", "It rusts.")),
    ("Q011", choice("How many legs has an insect?", "6", "12", "4", "8")),
    ("Q011", choice("When did the war begin?", "1939", "1914", "1945", "1918")),
    ("Q012", choice("How many members are there?", "6-10", "1-6", "11-15", "16-20")),
    ("Q014", make(SHORT, "The heart", "a muscle")),
    ("Q015", make(SHORT, f"Given {'that it is so and ' * 20}what is it?", "nothing")),
    ("Q018", choice("Is it the one or the other?", "one", "other")),
    ("Q019", choice("Which is it?", "red square", "red circle", "red line", "blue square red")),
    ("Q020", make(SHORT, "Which city do you think is nicest?", "Riga")),
    ("Q023", make(CLOZE, "____ and ____ and ____ and ____ met.", "A", "B", "C", "D")),
    ("Q023", make(CLOZE, "The king went ____ Riga on the day of his coronation.", "to")),
    ("Q024", make(NUMBER, "How long is it?", "2.54", unit="cm")),
    ("Q024", make(NUMBER, "How long is it?", "5", tolerance="5")),
    ("Q025", choice("Which city is it?", "Riga", "Narva", "Tartu", accept=(("narva",),))),
    ("Q025", make(SHORT, "Which city is it?", "Riga", accept=(("Riga",),))),
    ("Q026", make(SHORT, "What is <b>this</b>?", "a cat")),
    ("Q026", make(SHORT, "What is ![a cat](cat.png)?", "a cat")),
    ("Q026", make(SHORT, "What is $x + 1?", "a sum")),
]


@pytest.mark.parametrize(("code", "question"), FLAWED)
def test_flaw_is_found(code: str, question: Question) -> None:
    assert code in codes(question)


SOUND = [
    choice("Which city is the capital of Latvia?", "Riga", "Narva", "Tartu", "Pskov"),
    choice("Which of these is NOT a mammal?", "frog", "bat", "whale", "mouse"),
    choice("When did the war begin?", "1914", "1918", "1939", "1945"),
    choice("In which month did it begin?", "May 1940", "June 1940", "July 1940", "August 1940"),
    make(SHORT, "Who led the expedition?", "Nansen", accept=(("Fridtjof Nansen",),)),
    make(CLOZE, "The war began on ____ in the east.", "30 November 1939"),
    make(NUMBER, "How many soldiers were there?", "25000", tolerance="500"),
    make(QuestionKind.TRUE_FALSE, "The capital of Latvia is Riga.", "true"),
    make(QuestionKind.ORDER, "Put these in order.", "one", "two", "three"),
    make(QuestionKind.MATCH, "Match the capitals.", "Oslo", "Riga", items=("Norway", "Latvia")),
]


@pytest.mark.parametrize("question", SOUND)
def test_sound_question_is_let_be(question: Question) -> None:
    assert codes(question) == []


def test_every_code_of_the_guidelines_has_a_check() -> None:
    known = {code for code, *_ in (*CHECKS, *SET_CHECKS)}
    assert known == {f"Q{number:03}" for number in range(1, 27)}


def test_same_and_nearly_the_same_questions_are_found() -> None:
    first = make(
        SHORT,
        "Who led the Norwegian expedition to the South Pole in the year 1911 and came back?",
        "Amundsen",
    )
    again = replace(first, prompt=first.prompt.upper())
    near = replace(first, prompt=first.prompt.replace("came", "got"))
    found = check_set(
        QuestionSet("S", (first, replace(again, id=QuestionId("b")), replace(near, id=QuestionId("c"))))
    )
    told = [
        (one.code, one.severity, one.question.id if one.question else "")
        for one in found
        if one.code == "Q016"
    ]
    assert told == [("Q016", Severity.ERROR, "b"), ("Q016", Severity.WARN, "c")]


def test_two_facts_of_one_sentence_are_no_duplicates() -> None:
    bank = quiz_yaml.read(BANK / "soviet_occupation_of_the_baltic_states_1940.quiz.yaml")
    assert [finding for finding in check_set(bank) if finding.code == "Q016"] == []


def test_answer_told_by_another_question_is_found() -> None:
    asked = make(SHORT, "Who led the Norwegian expedition to the South Pole?", "Roald Amundsen")
    tells = make(SHORT, "When did Roald Amundsen lead the Norwegian expedition to the South Pole?", "1911")
    assert "Q017" in codes(asked, tells)


def test_habits_of_a_set_are_found() -> None:
    long = [choice(f"What is thing {n}?", f"number {n} of them", "a", "b", "c") for n in range(12)]
    assert "Q004" in codes(*long)
    first = [choice(f"Which is thing {n}?", f"a{n}", f"b{n}", f"c{n}", f"d{n}") for n in range(24)]
    assert "Q013" in codes(*first)
    true = [make(QuestionKind.TRUE_FALSE, f"Thing {n} is so and so.", "true") for n in range(12)]
    assert "Q022" in codes(*true)
    bare = [replace(one, tags=(), explanation="") for one in first]
    assert "Q021" in codes(*bare)


def test_ignored_codes_are_silent_for_a_question_or_the_set() -> None:
    flawed = replace(choice("Which of these is not a mammal?", "frog", "bat", "whale", "mouse"), line=7)
    wanted = QuestionSet("S", (flawed,), source="A book")
    assert [one.code for one in check_set(wanted)] == ["Q006"]
    assert check_set(wanted, {7: {"Q006"}}) == []
    assert check_set(wanted, {None: {"Q006"}}) == []
    assert [one.code for one in check_set(wanted, {8: {"Q006"}})] == ["Q006"]


@pytest.mark.parametrize(
    ("prompt", "wrong"),
    [
        ("Welches ist nicht die Hauptstadt und was war der Grund?", "nicht"),
        ("Quelle n'est pas la capitale de la France?", "pas"),
    ],
)
def test_other_languages_have_their_own_words(prompt: str, wrong: str) -> None:
    found = check_set(QuestionSet("S", (choice(prompt, "Riga", "Oslo", "Bonn"),), source="x"))
    assert [one.code for one in found if wrong in one.message] == ["Q006"]


def test_set_in_an_unknown_language_is_checked_by_its_form_only() -> None:
    question = choice(
        "Kes juhtis Norra ekspeditsiooni lõunapoolusele?", "Amundsen", "Scott", "Scott", "Nansen"
    )
    assert codes(question) == ["Q001"]


def test_set_that_comes_with_quizzer_has_nothing_against_it() -> None:
    assert check_set(quiz_yaml.read(BANK / "baltic_states_1940.quiz.yaml")) == []


def test_numbers_and_dates_together_are_in_no_order_to_keep() -> None:
    assert "Q011" in codes(choice("How many are there of them?", "3", "12", "7"))
    assert "Q011" not in codes(choice("How many are there of them?", "3", "12 May 1900", "7"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=1), max_size=12))
def test_no_near_duplicate_is_missed_by_looking_up_rare_words(letters: list[set[str]]) -> None:
    prompts = dict.fromkeys(" ".join(sorted(each)) for each in letters)
    asked = [replace(make(SHORT, prompt, "zz"), id=QuestionId(prompt)) for prompt in prompts]
    found = {
        one.question.id
        for one in check_set(QuestionSet("S", tuple(asked)))
        if one.code == "Q016" and one.question
    }
    expected = {
        later.id
        for earlier, later in combinations(asked, 2)
        for ours, theirs in [({*earlier.prompt.split(), "zz"}, {*later.prompt.split(), "zz"})]
        if len(ours & theirs) / len(ours | theirs) >= 0.85
    }
    assert found == expected


def test_few_questions_are_compared_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    overlap = sets._overlap

    def note(one: frozenset[str], other: frozenset[str]) -> float:
        compared.append(one)
        return overlap(one, other)

    monkeypatch.setattr(sets, "_overlap", note)
    prompts = [f"What did person {n} of village {n % 97} bring to market {n % 31}?" for n in range(2000)]
    asked = [replace(make(SHORT, prompt, "cheese"), id=QuestionId(prompt)) for prompt in prompts]
    check_set(QuestionSet("S", tuple(asked)))
    assert len(compared) < 2 * len(asked)


def test_questions_that_are_all_the_same_are_told_without_comparing_each_with_each() -> None:
    asked = [replace(make(SHORT, "Who was it?", "Nobody"), id=QuestionId(f"q{n}")) for n in range(3000)]
    found = [one for one in check_set(QuestionSet("S", tuple(asked))) if one.code == "Q016"]
    assert len(found) == 2999
    assert {one.severity for one in found} == {Severity.ERROR}
