"""A class's test as a whole: questions, students and topics, measured and read.

Pure: a set and a sheet in, a report out. Names are replaced unless they are asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from quizzer.classroom.marking import Marked, mark_all
from quizzer.classroom.reading import Finding, caution, read_item
from quizzer.classroom.responses import Sheet
from quizzer.classroom.statistics import ItemStatistics, TestStatistics, measure_items, measure_test
from quizzer.classroom.tallies import Tally, tally
from quizzer.models import Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the test; `number` is its place in the set, from 1."""

    number: int
    question: Question
    maximum: float
    answered: int
    statistics: ItemStatistics
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Student:
    """A student's marks, as a whole and as a share of what each topic was worth."""

    name: str
    total: float
    share: float | None
    answered: int
    topics: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Topic:
    """The questions of one tag, or where nothing is tagged of one section, and the marks reached."""

    name: str
    questions: int
    facility: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to tell; the questions to look at first come first, the best students too."""

    title: str
    test: TestStatistics
    items: tuple[Item, ...]
    students: tuple[Student, ...]
    topics: tuple[Topic, ...]
    caution: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """Marks by question and student, and the answers they were given for."""

    questions: tuple[Question, ...]
    students: tuple[str, ...]
    marks: tuple[tuple[float, ...], ...]
    maxima: tuple[float, ...]
    totals: tuple[float, ...]
    answers: tuple[Mapping[int, Marked], ...]
    notes: tuple[str, ...]


def report(
    question_set: QuestionSet, sheet: Sheet, *, judge_anew: bool = False, names: bool = False
) -> Report:
    """The whole report; marks that the sheet brings are used, unless they are to be judged anew."""
    table = _tabulate(question_set, sheet, judge_anew)
    statistics = measure_items(table.marks, table.maxima, table.totals)
    numbers = {question.id: number for number, question in enumerate(question_set.questions, 1)}
    count = len(table.students)
    items = []
    for place, question in enumerate(table.questions):
        tallies = tally(question, table.answers[place], table.totals) if _has_words(sheet) else ()
        answered = len(table.answers[place])
        findings = read_item(statistics[place], tallies, count)
        items.append(
            Item(
                numbers[question.id],
                question,
                table.maxima[place],
                answered,
                statistics[place],
                tallies,
                findings,
            )
        )
    # The first finding is the most pressing; what needs no look comes last.
    items.sort(key=lambda item: (item.findings[0].concern if item.findings else 99, item.number))
    topics = _find_topics(table.questions)
    return Report(
        title=question_set.title,
        test=measure_test(table.marks, table.maxima, table.totals),
        items=tuple(items),
        students=tuple(_list_students(table, topics, names)),
        topics=tuple(_measure_topic(table, name, places) for name, places in topics.items()),
        caution=caution(count),
        notes=(*sheet.notes, *table.notes),
    )


def _has_words(sheet: Sheet) -> bool:
    return any(response.response for response in sheet.responses)


def _tabulate(question_set: QuestionSet, sheet: Sheet, judge_anew: bool) -> _Table:
    known = {str(question.id): question for question in question_set.questions}
    marked = list(mark_all(sheet.responses, known))
    given, words = sheet.is_marked and not judge_anew, _has_words(sheet)
    students = {
        name: place for place, name in enumerate(dict.fromkeys(one.response.student for one in marked))
    }
    asked = {one.response.question for one in marked}
    questions = tuple(question for identifier, question in known.items() if identifier in asked)
    answers: dict[str, dict[int, Marked]] = {str(question.id): {} for question in questions}
    marks = {str(question.id): [0.0] * len(students) for question in questions}
    for one in marked:
        place = students[one.response.student]
        if one.response.response if words else one.response.mark is not None:
            answers[one.response.question][place] = one
        mark = one.response.mark if given and one.response.mark is not None else one.mark
        marks[one.response.question][place] = mark
    maxima = [_find_maximum(sheet, identifier, row, given) for identifier, row in marks.items()]
    sums = [sum(column) for column in zip(*marks.values(), strict=True)]
    own = given and bool(sheet.totals)
    totals = [sheet.totals[name] for name in students] if own else sums
    rows = tuple(tuple(row) for row in marks.values())
    notes = tuple(_tell(question_set, questions, len(students) * len(questions) - len(marked), given, own))
    return _Table(
        questions, tuple(students), rows, tuple(maxima), tuple(totals), tuple(answers.values()), notes
    )


def _find_maximum(sheet: Sheet, question: str, row: Sequence[float], given: bool) -> float:
    """What a question is worth: what the sheet says, else the most that anyone got, but not less than 1."""
    return sheet.maxima.get(question, max([1.0, *row])) if given else 1.0


def _tell(
    question_set: QuestionSet, questions: Sequence[Question], missing: int, given: bool, own: bool
) -> list[str]:
    notes = []
    left = len(question_set.questions) - len(questions)
    if left:
        notes.append(f"{left} of {len(question_set.questions)} questions of the set are not in the sheet.")
    if missing:
        notes.append(f"{missing} answers are not in the sheet; they count as none given.")
    if given:
        notes.append("The marks are those of the sheet." + (" So are the totals." if own else ""))
    return notes


def _find_topics(questions: Sequence[Question]) -> dict[str, list[int]]:
    """The places of each topic's questions: by tag, where there are none by section."""

    def name(question: Question) -> tuple[str, ...]:
        return question.tags

    def section(question: Question) -> tuple[str, ...]:
        return (question.source.section,) if question.source and question.source.section else ()

    chosen: Callable[[Question], tuple[str, ...]] = name if any(map(name, questions)) else section
    topics: dict[str, list[int]] = {}
    for place, question in enumerate(questions):
        for topic in chosen(question):
            topics.setdefault(topic, []).append(place)
    return topics


def _measure_topic(table: _Table, name: str, places: Sequence[int]) -> Topic:
    shares = [_share(table, places, student) for student in range(len(table.students))]
    told = [share for share in shares if share is not None]
    return Topic(name, len(places), fmean(told) if told else None)


def _share(table: _Table, places: Sequence[int], student: int) -> float | None:
    worth = sum(table.maxima[place] for place in places)
    return sum(table.marks[place][student] for place in places) / worth if worth else None


def _list_students(table: _Table, topics: Mapping[str, Sequence[int]], names: bool) -> list[Student]:
    """The students from the highest total down; without names their rank is their name."""
    # Among equals the order must not be that of a class list, which would give the names away.
    order = sorted(
        range(len(table.students)),
        key=lambda place: (
            -table.totals[place],
            table.students[place] if names else _scramble(table.students[place]),
        ),
    )
    worth = sum(table.maxima)
    found = []
    for rank, place in enumerate(order, 1):
        shares = {topic: _share(table, places, place) for topic, places in topics.items()}
        found.append(
            Student(
                name=table.students[place] if names else f"Student {rank}",
                total=table.totals[place],
                share=table.totals[place] / worth if worth else None,
                answered=sum(place in answers for answers in table.answers),
                topics={topic: share for topic, share in shares.items() if share is not None},
            )
        )
    return found


def _scramble(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
