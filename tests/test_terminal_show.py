"""What a sitting shows: question, verdict, source, return, summary."""

from dataclasses import replace

import pytest

from quizzer.answers.judge import Judgement, Verdict
from quizzer.models import BLANK, Card, Question, QuestionId, QuestionKind, Rating, Source
from quizzer.study.desk import Occasion, Reply, Result, Showing
from quizzer.study.queue import Entry
from quizzer.study.session import Ending, Summary
from quizzer.terminal.lines import Style
from quizzer.terminal.show import (
    label_options,
    phrase_day,
    show_due,
    show_greeting,
    show_near_miss,
    show_question,
)
from quizzer.terminal.verdict import phrase_duration, show_summary, show_verdict

DAY = 20_000
PLAIN, RICH = Style(plain=True), Style(plain=False)
RIGA = Question(
    QuestionId("latvia"),
    QuestionKind.CHOICE,
    "What is the capital of Latvia?",
    ("Riga",),
    options=("Oslo", "Riga"),
    why=(("Oslo", "That is Norway's."),),
    explanation="Since 1918.",
    source=Source("An atlas", "North", "Riga is the capital of Latvia."),
)


def tell(
    question: Question, given: tuple[str, ...] | None, verdict: str, rating: Rating, **rest: object
) -> list[str]:
    result = Result(
        Showing(question),
        Reply(given),
        Judgement(Verdict(verdict), str(rest.get("reason", ""))),
        rating,
        DAY,
        Card(question.id, due_day=DAY + 1) if rest.get("kept", True) else None,
        returns=rating is Rating.AGAIN,
    )
    return list(show_verdict(result, PLAIN))


def test_right_answer_is_told_with_its_source_and_return() -> None:
    assert tell(RIGA, ("Riga",), "right", Rating.GOOD) == [
        "Right.",
        "    Answer: Riga",
        "    Since 1918.",
        "    “Riga is the capital of Latvia.”",
        "    Source: North, An atlas",
        "Comes back tomorrow, Sat 5 Oct.",
    ]


def test_wrong_answer_is_shown_beside_the_right_one_with_the_reason() -> None:
    lines = tell(RIGA, ("Oslo",), "wrong", Rating.AGAIN, reason="another city")
    assert lines[:4] == [
        "Wrong: another city.",
        "    Yours:  Oslo",
        "            That is Norway's.",
        "    Answer: Riga",
    ]
    assert lines[-1] == "It comes back in this sitting."


@pytest.mark.parametrize(
    ("right", "typed", "marks"),
    [
        ("Aleksandr Loktionov", "Alexandr Loktinov", ["Aleksandr Loktionov", "   ^^          ^"]),
        ("30 November 1939", "30 November 1938", ["30 November 1939", "               ^"]),
        ("Riga", "Rigaa", ["Riga", "    ^"]),
        ("Riga", "Oslo", ["Riga"]),
    ],
)
def test_difference_of_a_typed_answer_is_marked_by_signs(right: str, typed: str, marks: list[str]) -> None:
    question = Question(QuestionId("q"), QuestionKind.SHORT, "Who?", (right,))
    lines = tell(question, (typed,), "wrong", Rating.AGAIN)
    assert [line[12:] for line in lines[2:-1]] == marks


def test_not_knowing_is_no_mistake() -> None:
    bare = replace(RIGA, source=None, explanation="")
    assert tell(bare, None, "wrong", Rating.AGAIN)[:2] == ["Now you know.", "    Answer: Riga"]


def test_second_look_is_told() -> None:
    assert (
        tell(RIGA, ("Riga",), "right", Rating.HARD)[0]
        == "Right. With a second look, so it comes back sooner."
    )


def test_question_forgotten_again_and_again_is_told() -> None:
    card = Card(RIGA.id, due_day=DAY, reviews=30, lapses=8)
    assert tell_forgotten(card) == [
        "Forgotten 8 times by now. e rewrites the question, s suspends it.",
        "It comes back in this sitting.",
    ]
    assert tell_forgotten(replace(card, suspended=True))[-1] == (
        "Forgotten 8 times by now. So it is suspended and not asked any more; u takes that back."
    )


def tell_forgotten(card: Card) -> list[str]:
    judgement = Judgement(Verdict.WRONG)
    result = Result(Showing(RIGA), Reply(("Oslo",)), judgement, Rating.AGAIN, DAY, card, True, True)
    return list(show_verdict(result, PLAIN))[-2:]


def test_step_that_waits_longer_than_the_sitting_is_told() -> None:
    card = Card(RIGA.id, due_day=DAY, due_ms=DAY * 86_400_000)
    result = Result(Showing(RIGA), Reply(("Oslo",)), Judgement(Verdict.WRONG), Rating.AGAIN, DAY, card)
    assert list(show_verdict(result, PLAIN))[-1] == "Comes back later today."


def test_practice_says_that_the_schedule_stays() -> None:
    assert tell(RIGA, ("Riga",), "right", Rating.GOOD, kept=False)[-1].startswith("Practice only")


def test_order_and_match_are_phrased_whole() -> None:
    order = Question(QuestionId("q"), QuestionKind.ORDER, "Order?", ("a", "b"))
    match = Question(
        QuestionId("q"), QuestionKind.MATCH, "Match?", ("Riga", "Oslo"), items=("Latvia", "Norway")
    )
    assert "    Yours:  b, then a" in tell(order, ("b", "a"), "wrong", Rating.AGAIN)
    assert "    Yours:  Latvia → Oslo; Norway → Riga" in tell(match, ("Oslo", "Riga"), "wrong", Rating.AGAIN)
    assert "    Answer: Latvia → Riga; Norway → Oslo" in tell(match, ("Oslo", "Riga"), "wrong", Rating.AGAIN)


def test_question_is_framed_with_its_options() -> None:
    assert list(show_question(Showing(RIGA, ("Oslo", "Riga"), 2, 5, Occasion.NEW), PLAIN)) == [
        "",
        "Question 2 of 5, new",
        "    What is the capital of Latvia?",
        "",
        "      1  Oslo",
        "      2  Riga",
    ]


def test_gaps_are_numbered_where_there_are_several() -> None:
    cloze = Question(QuestionId("q"), QuestionKind.CLOZE, f"{BLANK} and {BLANK}", ("a", "b"))
    assert "    __1__ and __2__" in list(show_question(Showing(cloze, occasion=Occasion.AGAIN), PLAIN))


def test_content_never_reaches_the_screen_as_control_code() -> None:
    nasty = replace(RIGA, prompt="\x1b[2J\u202eevil x = a[i] [/]", source=Source("\x9b31m", "", "\x07"))
    shown = "\n".join(
        [*show_question(Showing(nasty), RICH), *tell(nasty, ("\x1b]0;x\x07",), "wrong", Rating.AGAIN)]
    )
    assert "x = a[i] [/]" in shown
    for character in "\x07\x9b\u202e":
        assert character not in shown
    assert "\x1b[2J" not in shown
    assert "\x1b]" not in shown


def test_near_miss_asks_for_a_second_try() -> None:
    assert show_near_miss("check the spelling", PLAIN) == "Nearly right: check the spelling. Try once more."
    assert "≈" in show_near_miss("", RICH)


def test_options_beyond_nine_are_letters_that_mean_nothing_else() -> None:
    assert label_options(3) == ("1", "2", "3")
    assert not set("hq?") & set(label_options(20))


def test_greeting_counts_what_waits() -> None:
    new = Entry(RIGA, Card(RIGA.id))
    known = Entry(RIGA, Card(RIGA.id, reviews=1, due_day=DAY))
    assert next(iter(show_greeting([new, new], PLAIN, practice=False))).startswith("2 new.")
    assert "to practise; nothing is recorded" in next(iter(show_greeting([known], PLAIN, practice=True)))


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (Summary(0, 0, (), 3, 2.0, Ending.LEFT), ["", "No question answered, nothing changed."]),
        (
            Summary(1, 1, (), 0, 59.6, Ending.TIME),
            ["", "Time is up.", "1 question answered, 1 right (100 %), in 1 min 0 s. All saved."],
        ),
        (
            Summary(8, 2, (RIGA,) * 6, 0, 3720, Ending.DONE),
            [
                "",
                "8 questions answered, 2 right (25 %), in 1 h 2 min. All saved.",
                "Not known at first:",
                *["    What is the capital of Latvia? -> Riga"] * 5,
                "and 1 more.",
            ],
        ),
    ],
)
def test_summary_counts_and_names_what_was_missed(summary: Summary, said: list[str]) -> None:
    assert list(show_summary(summary, PLAIN, saved=True)) == said


def test_summary_of_practice_says_that_nothing_was_recorded() -> None:
    shown = list(show_summary(Summary(1, 1, (), 0, 5, Ending.DONE), RICH, saved=False))
    assert "nothing was recorded" in shown[1]


@pytest.mark.parametrize(
    ("days", "phrase"),
    [
        (0, "today"),
        (1, "tomorrow, Sat 5 Oct"),
        (10, "in 10 days, Mon 14 Oct"),
        (95, "in 95 days, Tue 7 Jan 2025"),
    ],
)
def test_day_is_phrased_as_seen_from_today(days: int, phrase: str) -> None:
    assert phrase_day(DAY + days, DAY) == phrase


@pytest.mark.parametrize(
    ("seconds", "phrase"), [(-1, "0 s"), (45, "45 s"), (185, "3 min 5 s"), (3720, "1 h 2 min")]
)
def test_duration_is_phrased_as_people_say_it(seconds: float, phrase: str) -> None:
    assert phrase_duration(seconds) == phrase


def test_due_lists_sets_in_columns() -> None:
    assert list(show_due([("cells", 2, 5, 8), ("n\x1b", 0, 0, 30)])) == [
        "2 due today, 5 never asked.",
        "  cells     2 due     5 new      8 in all",
        "  n␛        0 due     0 new     30 in all",
    ]
    assert "Your library is empty." in next(iter(show_due([])))
