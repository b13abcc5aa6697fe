"""A learner for the tests of the store: sets to learn, answers given, as the program gives them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from quizzer.memory.calendar import day_to_date
from quizzer.memory.schedule import next_card
from quizzer.models import Card, Event, EventKind, Question, QuestionId, QuestionKind, QuestionSet, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import Store
from quizzer.store.log import new_event, record

DAY = 20_000
CAPITALS = {
    "Norway": "Oslo",
    "Latvia": "Riga",
    "Estonia": "Tallinn",
    "Lithuania": "Vilnius",
    "Finland": "Helsinki",
}


def moment(day: int = DAY, minute: int = 0) -> datetime:
    """Noon of a study day and some minutes."""
    date = day_to_date(day)
    return datetime(date.year, date.month, date.day, 12, tzinfo=UTC) + timedelta(minutes=minute)


def milliseconds(now: datetime) -> int:
    return int(now.timestamp() * 1000)


def capitals(count: int = 5) -> QuestionSet:
    """The capitals of the north, five questions q1 to q5, or the first of them."""
    questions = tuple(
        Question(QuestionId(f"q{number}"), QuestionKind.SHORT, f"What is the capital of {country}?", (city,))
        for number, (country, city) in enumerate(CAPITALS.items(), start=1)
    )
    return QuestionSet("Capitals of the north", questions[:count])


def numbered(count: int, prefix: str = "n") -> QuestionSet:
    """A set of any size."""
    return QuestionSet(
        f"Squares {prefix}",
        tuple(
            Question(
                QuestionId(f"{prefix}{n}"), QuestionKind.NUMBER, f"{prefix}: {n} squared?", (str(n * n),)
            )
            for n in range(count)
        ),
    )


def edited(question_set: QuestionSet, questions: Sequence[Question]) -> QuestionSet:
    return replace(question_set, questions=tuple(questions))


def review(card: Card, rating: Rating, now: datetime, day: int, random: Random) -> tuple[Event, Card]:
    """An answer as a sitting makes it: the event to record, and the card after it."""
    event = new_event(card.question_id, EventKind.REVIEW, now, day, random)
    after = next_card(card, rating, day, event.at_ms)
    return replace(event, rating=rating, due_day=after.due_day, due_ms=after.due_ms), after


def give_answer(store: Store, question_id: str, rating: Rating, day: int = DAY, minute: int = 0) -> Event:
    """Answers a question and records it; the event."""
    card = read_card(store, QuestionId(question_id))
    event, after = review(card, rating, moment(day, minute), day, Random(f"{question_id} {day} {minute}"))
    record(store, event, after)
    return event


def flag(question_id: str, kind: EventKind, day: int = DAY, minute: int = 1) -> Event:
    """An event without a rating: suspended, buried, reset."""
    return new_event(
        QuestionId(question_id),
        kind,
        moment(day, minute),
        day,
        Random(f"{kind} {question_id} {day} {minute}"),
    )
