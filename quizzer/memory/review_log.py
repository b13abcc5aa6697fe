"""A review log as plain answers: out of events, and in and out of the CSV that FSRS tools share.

What it holds is what a memory model learns from: which card, when, how well. It does not know
questions, and it opens no file.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from quizzer.errors import DocumentError
from quizzer.memory.calendar import study_day
from quizzer.memory.schedule import settle
from quizzer.models import Event, EventKind, QuestionId, Rating

COLUMNS = ("card_id", "review_time", "review_rating", "review_state", "review_duration")
NEEDED = COLUMNS[:3]
_MOST_PROBLEMS = 10
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS = 4_102_444_800_000
"""The year 2100: what is later was written in another unit than milliseconds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of a review log; `day` is the study day and `utc_offset_min` the offset as lived."""

    card: str
    at_ms: int
    day: int
    rating: Rating
    duration_ms: int | None = None
    utc_offset_min: int = 0

    @property
    def recalled(self) -> bool:
        """Whether the answer was known."""
        return self.rating is not Rating.AGAIN


History: TypeAlias = tuple[Answer, ...]
"""The answers to one card since it was new or reset, in order."""


def collect_histories(events: Iterable[Event]) -> list[History]:
    """The histories in the log, ordered by card; what was undone is left out, amendments count."""
    histories: list[History] = []
    ordered = sorted(events, key=attrgetter("question_id"))
    for card, of_card in groupby(ordered, key=attrgetter("question_id")):
        live, amended = settle(of_card)
        lives: list[list[Answer]] = [[]]
        for event in live:
            if event.kind is EventKind.RESET:
                lives.append([])
            elif event.kind is EventKind.REVIEW:
                rating = Rating(amended.get(event.uid) or event.rating or 0)
                moment = (event.at_ms, event.day, rating, event.duration_ms, event.utc_offset_min)
                lives[-1].append(Answer(card, *moment))
        histories += [tuple(answers) for answers in lives if answers]
    return histories


def group_answers(answers: Iterable[Answer]) -> list[History]:
    """The histories of answers without resets, ordered by card."""
    ordered = sorted(answers, key=attrgetter("card", "at_ms"))
    return [tuple(of_card) for _, of_card in groupby(ordered, key=attrgetter("card"))]


def write_csv(histories: Iterable[History]) -> Iterator[str]:
    """The lines of the log by time; `review_state` is the state before: 0 new, 1 learning, 2 review, 3 relearning."""
    rows = [
        (answer.at_ms, answer.card, answer.rating, state, answer.duration_ms)
        for history in histories
        for answer, state in zip(history, _find_states(history), strict=True)
    ]
    yield ",".join(COLUMNS)
    for at_ms, card, rating, state, duration_ms in sorted(rows, key=lambda row: row[:2]):
        line = io.StringIO()
        duration = "" if duration_ms is None else duration_ms
        csv.writer(line, lineterminator="").writerow((card, at_ms, int(rating), state, duration))
        yield line.getvalue()


def _find_states(history: History) -> Iterator[int]:
    state = 0
    for position, answer in enumerate(history):
        if position and answer.day > history[position - 1].day:
            state = 2
        yield state
        if state in (0, 2):  # the rest of this day is a step
            state = 3 if state == 2 else 1


def make_events(answers: Iterable[Answer]) -> Iterator[Event]:
    """The events of answers given elsewhere; the same answers make the same events on every machine.

    No due day was decided for them, so that a replay computes it.
    """
    for answer in answers:
        digest = hashlib.sha256(f"{answer.card}\n{answer.at_ms}\n{answer.rating:d}".encode()).digest()
        tail = int.from_bytes(digest[:10])
        number = answer.at_ms << 80 | tail & ~(0xF << 76 | 0x3 << 62) | 0x7 << 76 | 0x2 << 62  # a UUIDv7
        yield Event(
            number.to_bytes(16),
            QuestionId(answer.card),
            answer.at_ms,
            answer.utc_offset_min,
            answer.day,
            EventKind.REVIEW,
            answer.rating,
            answer.duration_ms,
            device="import",
        )


def is_log(text: str) -> bool:
    """Whether a text's first line names the columns that a log needs."""
    names = [cell.strip() for cell in next(csv.reader(text.splitlines()[:1]), [])]
    return all(column in names for column in NEEDED)


def read_csv(text: str, name: str, zone: tzinfo | None, latest_ms: int = _LATEST_MS) -> list[Answer]:
    """The answers of a log in that CSV, study days counted in `zone`, None being this machine's.

    Times are UTC milliseconds or ISO 8601 with an offset, up to `latest_ms`. Raises DocumentError
    that names every wrong line of the file `name`.
    """
    reader = csv.reader(io.StringIO(text), strict=True)
    answers: list[Answer] = []
    problems: list[str] = []
    seen: dict[tuple[str, int], int] = {}
    try:
        header = _read_header(next(reader, []), name)
        for cells in reader:
            if not cells:
                continue
            try:
                answer = _read_row(cells, header, zone, latest_ms)
            except ValueError as error:
                problems.append(f"{name}:{reader.line_num}: {error}.")
                continue
            first = seen.setdefault((answer.card, answer.at_ms), reader.line_num)
            if first == reader.line_num:
                answers.append(answer)
            else:
                problems.append(f"{name}:{reader.line_num}: the same card and time as line {first}.")
    except csv.Error as error:
        problems.append(f"{name}:{reader.line_num}: not CSV ({error}).")
    if problems:
        more = len(problems) - _MOST_PROBLEMS
        rest = [f"{name}: {more} more wrong lines. Nothing was taken from the file."] * (more > 0)
        raise DocumentError("\n".join([*problems[:_MOST_PROBLEMS], *rest]))
    return sorted(answers, key=attrgetter("at_ms", "card"))


def _read_header(cells: Sequence[str], name: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    missing = [column for column in NEEDED if header.count(column) != 1]
    if missing:
        raise DocumentError(
            f"{name}:1: a review log begins with a line that names its columns, {', '.join(NEEDED)} among"
            f" them; here {missing[0]} is missing or there twice."
        )
    return header


def _read_row(cells: Sequence[str], header: Sequence[str], zone: tzinfo | None, latest_ms: int) -> Answer:
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells under {len(header)} columns")
    row: Mapping[str, str] = dict(zip(header, map(str.strip, cells), strict=True))
    if not row["card_id"]:
        raise ValueError("no card_id")
    at_ms = _read_time(row["review_time"])
    if at_ms > latest_ms:
        raise ValueError(f"review_time is {row['review_time']!r:.40}, which is still to come")
    local = (_EPOCH + timedelta(milliseconds=at_ms)).astimezone(zone)
    duration = row.get("review_duration", "")
    return Answer(
        row["card_id"],
        at_ms,
        study_day(local),
        _read_rating(row["review_rating"]),
        _read_whole(duration, "review_duration", 86_400_000) if duration else None,
        (local.utcoffset() or timedelta()) // timedelta(minutes=1),
    )


def _read_rating(text: str) -> Rating:
    if text not in ("1", "2", "3", "4"):
        raise ValueError(f"review_rating is {text!r:.40}; 1 is Again, 2 Hard, 3 Good, 4 Easy")
    return Rating(int(text))


def _read_time(text: str) -> int:
    if text.isascii() and text.isdigit():
        return _read_whole(text, "review_time", _LATEST_MS)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.max
    if moment.tzinfo is None:
        raise ValueError(
            f"review_time is {text!r:.40}; it takes UTC milliseconds, or a time as 2026-11-23T18:00:00+02:00"
        )
    return _read_whole(str((moment - _EPOCH) // timedelta(milliseconds=1)), "review_time", _LATEST_MS)


def _read_whole(text: str, column: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:20]) <= most):
        raise ValueError(f"{column} is {text!r:.40}; it takes whole milliseconds up to {most:,}")
    return int(text)
