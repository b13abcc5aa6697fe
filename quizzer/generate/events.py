"""Questions on several dated events at once: put them in order, or match them with their dates.

An event is what a question with "on what date" or "in which year" asks about, told without its date.
Events are compared only where their dates surely differ.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizzer.generate.cloze import Draft, format_year
from quizzer.generate.joined import leaves_half
from quizzer.generate.setting import shown_tokens
from quizzer.identity import derive_id
from quizzer.models import Document, PartialDate, Precision, Question, QuestionKind, Source

_PRECISIONS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
TOGETHER = 4
"""How many events stand in one question."""
_MOST_WORDS = 18
_MOST_QUESTIONS = 4
"""How many questions of each kind a set gets."""
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?(?:[ap]\.?m\b|o'clock)|\b\d{4} (?:hours|hrs)\b")
"""A time of day, which tells little where its day is left out."""
_TOLD = re.compile(r"^(?:It|He|She|They|Its|His|Her|Their) \[([^\]]+)\]")
"""A pronoun that is told: what it means stands for it where no sentence goes before."""
ORDER_PROMPT = "Put these events in order, the earliest first."
MATCH_PROMPT = "Match each event with its date."


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, its date as the document writes it with its year, and its first and last day."""

    text: str
    date: str
    precision: Precision
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    draft: Draft


def write_event_questions(document: Document, drafts: Sequence[Draft]) -> list[Question]:
    """The order and match questions on the events of `drafts`."""
    events = list_events(drafts)
    orders = [group for group in _spread(events) if len(group) == TOGETHER]
    matches = [group for group in _near(events) if len(group) == TOGETHER and group not in orders]
    return [
        *(_ask_order(document, group) for group in orders[:_MOST_QUESTIONS]),
        *(_ask_match(document, group) for group in matches[:_MOST_QUESTIONS]),
    ]


def _spread(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Groups of events that lie far apart, each event in one group at most."""
    count = min(len(events) // TOGETHER, _MOST_QUESTIONS)
    for start in range(count):
        group = events[start::count]
        step = (len(group) - 1) / (TOGETHER - 1)
        yield _apart([group[round(place * step)] for place in range(TOGETHER)])


def _near(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Groups of events that lie close together and are dated as precisely."""
    for precision in _PRECISIONS:
        alike = [event for event in events if event.precision is precision]
        for start in range(0, len(alike), TOGETHER):
            yield _apart(alike[start : start + TOGETHER])


def list_events(drafts: Sequence[Draft]) -> list[Event]:
    """The events that can be told shortly and without another date, by date."""
    events: dict[str, Event] = {}
    for draft in drafts:
        event = _read_event(draft)
        if event is not None:
            events.setdefault(event.text, event)
    return sorted(events.values(), key=lambda event: (event.first, event.last, event.text))


def _read_event(draft: Draft) -> Event | None:
    fact = draft.mention.fact
    if (
        not draft.event
        or draft.context
        or leaves_half(draft.reading.doc, {token.i for token in shown_tokens(draft)})
        or _CLOCK.search(draft.event)
        or not isinstance(fact.value, PartialDate)
        or len(draft.event.split()) > _MOST_WORDS
    ):
        return None
    others = [
        m for m in draft.reading.mentions if isinstance(m.fact.value, PartialDate) and m is not draft.mention
    ]
    year = fact.value.year if fact.value.year is not None else fact.resolved_year
    if year is None or fact.value.precision not in _PRECISIONS:
        return None
    if any(draft.reading.text[m.start : m.end] in draft.event for m in others):
        return None
    date = draft.answer if fact.value.year is not None else f"{draft.answer} {format_year(year)}"
    first, last = _span(fact.value, year)
    return Event(_TOLD.sub(r"\1", draft.event), date, fact.value.precision, first, last, draft)


def _span(date: PartialDate, year: int) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The first and the last day the date may mean, as (year, month, day)."""
    if date.day is not None and date.month is not None:
        return (year, date.month, date.day), (year, date.month, date.day)
    if date.month is not None:
        # Years before Christ borrow the length of February from a year of the same remainder.
        return (year, date.month, 1), (year, date.month, monthrange(2000 + year % 400, date.month)[1])
    return (year, 1, 1), (year, 12, 31)


def _apart(events: Sequence[Event]) -> list[Event]:
    """The first few of the events that surely follow one another."""
    chosen: list[Event] = []
    for event in events:
        if len(chosen) < TOGETHER and (not chosen or chosen[-1].last < event.first):
            chosen.append(event)
    return chosen


def _ask_order(document: Document, events: Sequence[Event]) -> Question:
    texts = tuple(event.text for event in events)
    return Question(
        id=derive_id("generated", document.title, QuestionKind.ORDER.value, *texts),
        kind=QuestionKind.ORDER,
        prompt=ORDER_PROMPT,
        answer=texts,
        explanation=f"{'; '.join(event.date for event in events)}.",
        source=_source(document, events[0]),
        tags=("date", "chronology"),
    )


def _ask_match(document: Document, events: Sequence[Event]) -> Question:
    texts = tuple(event.text for event in events)
    return Question(
        id=derive_id("generated", document.title, QuestionKind.MATCH.value, *texts),
        kind=QuestionKind.MATCH,
        prompt=MATCH_PROMPT,
        answer=tuple(event.date for event in events),
        items=texts,
        source=_source(document, events[0]),
        tags=("date", "chronology"),
    )


def _source(document: Document, event: Event) -> Source:
    """Where the first of the events is told; the others stand at questions of their own."""
    sentence = event.draft.reading.sentence
    return Source(
        document=document.title,
        section=" › ".join(event.draft.reading.section),
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
    )
