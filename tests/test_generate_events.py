"""Dated events become one question on their order, or on which date belongs to which."""

from dataclasses import replace

from quizzer.generate import events
from quizzer.generate.questions import generate
from quizzer.generate.wh import write_questions
from quizzer.models import Question, QuestionKind
from tests.drafting import document, draft

LIFE = [
    "The Vasa sank off Stockholm on 10 August 1628.",
    "On 6 November 1632 the king of Sweden fell near Leipzig.",
    "Sweden lost a battle near Poltava on 8 July 1709.",
    "The fleet of Russia burnt the port of Umeå on 12 July 1720.",
    "Sweden gave Finland to Russia on 17 September 1809.",
    "On 14 August 1814 Norway signed a treaty with Sweden at Moss.",
    "Sweden closed the port of Gothenburg on 3 March 1830.",
    "The king of Sweden opened a canal near Motala on 26 September 1832.",
]


def ask(*sentences: str, kind: QuestionKind) -> list[Question]:
    """The questions of a kind on a page that tells the sentences, a paragraph each."""
    made = generate(document(*sentences, title="Dates of the north")).question_set.questions
    return [question for question in made if question.kind is kind]


def test_four_events_far_apart_are_to_be_put_in_order() -> None:
    first, second = ask(*LIFE, kind=QuestionKind.ORDER)
    assert first.prompt == "Put these events in order, the earliest first."
    assert first.answer == (
        "The Vasa sank off Stockholm",
        "Sweden lost a battle near Poltava",
        "Sweden gave Finland to Russia",
        "Sweden closed the port of Gothenburg",
    )
    assert first.explanation == "10 August 1628; 8 July 1709; 17 September 1809; 3 March 1830."
    assert not set(first.answer) & set(second.answer)


def test_four_events_close_together_are_to_be_matched_with_their_dates() -> None:
    first, second = ask(*LIFE, kind=QuestionKind.MATCH)
    assert first.prompt == "Match each event with its date."
    assert first.items[0] == "The Vasa sank off Stockholm"
    assert first.answer == ("10 August 1628", "6 November 1632", "8 July 1709", "12 July 1720")
    assert second.answer[0] == "17 September 1809"


def test_same_four_events_are_not_asked_in_both_ways() -> None:
    assert len(ask(*LIFE[:4], kind=QuestionKind.ORDER)) == 1
    assert ask(*LIFE[:4], kind=QuestionKind.MATCH) == []


def test_three_events_are_too_few() -> None:
    assert ask(*LIFE[:3], kind=QuestionKind.ORDER) == []


def test_dates_that_may_be_one_are_not_put_in_order() -> None:
    vague = [*LIFE[:3], "Sweden built two warships at Karlskrona in 1709."]
    assert ask(*vague, kind=QuestionKind.ORDER) == []


def test_event_stays_without_its_year_nowhere() -> None:
    told = "The fleet of Sweden left Stockholm in August 1628. On 12 August the captain of the Vasa was questioned."
    made = next(write_questions(draft("12 August", told)))
    (event,) = events.list_events([made])
    assert (event.text, event.date) == ("The captain of the Vasa was questioned", "12 August 1628")
    assert (event.first, event.last) == ((1628, 8, 12), (1628, 8, 12))


def test_month_and_year_span_all_their_days() -> None:
    texts = [
        ("February 1628", "In February 1628 the first warship of Sweden was shown to the king of Denmark."),
        ("1632", "Sweden lost a battle near Leipzig in 1632."),
    ]
    month, year = (
        events.list_events([next(write_questions(draft(answer, text)))])[0] for answer, text in texts
    )
    assert (month.first, month.last) == ((1628, 2, 1), (1628, 2, 29))
    assert (year.first, year.last) == ((1632, 1, 1), (1632, 12, 31))


def test_event_with_another_date_in_it_is_left_out() -> None:
    told = "The fleet of Sweden, built in 1620, left Stockholm on 12 August 1628."
    assert events.list_events(list(write_questions(draft("12 August 1628", told)))) == []


def test_coming_without_what_was_done_there_is_no_event() -> None:
    told = "On 12 August 1628 three men of Falun entered the church of Mora and stole the silver."
    assert list(write_questions(draft("12 August 1628", told)))
    assert events.list_events(list(write_questions(draft("12 August 1628", told)))) == []


def test_event_is_as_clear_as_a_prompt_by_the_words_it_shows() -> None:
    page = [*LIFE[:3], "Karl Holm wrote a play, and recorded the music in Oslo in June 1920."]
    assert ask(*page, kind=QuestionKind.ORDER) == []


def test_time_of_day_tells_no_event_without_its_day() -> None:
    page = [*LIFE[:3], "At 17:21 the Columbia passed behind the Moon on 19 July 1969."]
    assert ask(*page, kind=QuestionKind.ORDER) == []


def test_name_stands_for_the_pronoun_of_an_event() -> None:
    told = "Anna Berg was a painter of Oslo. She left Norway for Paris in 1884."
    made = [
        replace(one, event="She [Berg] left Norway for Paris") for one in write_questions(draft("1884", told))
    ]
    assert [event.text for event in events.list_events(made)] == ["Berg left Norway for Paris"]
