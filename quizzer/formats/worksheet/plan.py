"""A worksheet before it has a form: the tasks of each version in their order, and the key to them.

Every shuffle comes from the seed, so that a lost key can be printed again. It must not know paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from quizzer.formats.rephrasing import write_date
from quizzer.models import BLANK, Question, QuestionKind, QuestionSet

_LAST = re.compile(
    r"(?:all|none|neither|both|any) of (?:the above|these|them)\b.*"
    r"|(?:alle|keine) der (?:genannten|obigen).*|(?:toutes|aucune) de ces réponses.*"
    r"|(?:todas|ninguna) de las anteriores.*|(?:tutte|nessuna) delle precedenti.*",
    re.IGNORECASE,
)
"""An option that points at those above it stays below them."""


class Shape(StrEnum):
    """How a task is answered on paper."""

    ONE = "one"
    """One of the options is marked."""
    SEVERAL = "several"
    """All right options are marked."""
    LINE = "line"
    """The answer is written on a line."""
    GAPS = "gaps"
    """The answers are written into the gaps."""
    ORDER = "order"
    """The items get their numbers."""
    PAIRS = "pairs"
    """Each item gets the letter of its partner."""


class Key(StrEnum):
    """Where the answer key goes."""

    PAGE = "page"
    NONE = "none"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a worksheet should be like; without a seed questions and options stay in the set's order."""

    seed: int | None = None
    versions: int = 1
    key: Key = Key.PAGE


@dataclass(frozen=True, slots=True)
class Task:
    """One question on paper.

    `pieces` are the texts between the gaps, one where there is none. `options` pair a label with a text;
    `items` are the left side of a match, or what is to be put in order. `answer` is the right answer by
    labels and words, `notes` what else the key says.
    """

    number: int
    shape: Shape
    pieces: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    unit: str = ""
    answer: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """The tasks of one version; `letter` is "" where there is only one."""

    letter: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Everything that goes on paper; `footer` says how the same sheet is made again."""

    title: str
    versions: tuple[Version, ...]
    credits: tuple[str, ...]
    footer: str
    key: Key


def plan(question_set: QuestionSet, wishes: Wishes) -> Worksheet:
    """The worksheet of a set; the same set, seed and number of versions give the same sheet."""
    letters = [chr(ord("A") + number) for number in range(wishes.versions)]
    versions = [_plan_version(question_set, wishes, letter) for letter in letters]
    if len(versions) == 1:
        versions = [Version("", versions[0].tasks)]
    footer = "" if wishes.seed is None else f"seed {wishes.seed}"
    credits = tuple(filter(None, (question_set.source, question_set.licence)))
    return Worksheet(question_set.title, tuple(versions), credits, footer, wishes.key)


def _plan_version(question_set: QuestionSet, wishes: Wishes, letter: str) -> Version:
    rng = Random(f"{wishes.seed}/{letter}")  # noqa: S311 - a shuffle, not a secret
    questions = list(question_set.questions)
    if wishes.seed is not None:
        rng.shuffle(questions)
    tasks = [
        _plan_task(number, question, rng, shuffle=wishes.seed is not None)
        for number, question in enumerate(questions, 1)
    ]
    return Version(letter, tuple(tasks))


def _plan_task(number: int, question: Question, rng: Random, *, shuffle: bool) -> Task:
    notes = _note(question)
    prompt = (question.prompt,)
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            return Task(
                number,
                Shape.ONE,
                prompt,
                (("", "true"), ("", "false")),
                answer=question.answer[0],
                notes=notes,
            )
        case QuestionKind.ORDER:
            return _plan_order(number, question, rng, notes)
        case QuestionKind.MATCH:
            return _plan_match(number, question, rng, notes)
    pieces = tuple(question.prompt.split(BLANK)) if question.kind is QuestionKind.CLOZE else prompt
    if question.options:
        return _plan_choice(number, question, pieces, _arrange(question.options, rng, shuffle), notes)
    shape = Shape.GAPS if question.kind is QuestionKind.CLOZE else Shape.LINE
    return Task(number, shape, pieces, unit=question.unit, answer=phrase_answer(question), notes=notes)


def _plan_choice(
    number: int, question: Question, pieces: tuple[str, ...], options: Sequence[str], notes: tuple[str, ...]
) -> Task:
    labelled = tuple(zip(map(name_column, range(len(options))), options, strict=True))
    right = [f"{label}  {text}" for label, text in labelled if text in question.answer]
    several = question.kind is QuestionKind.CHOICES
    return Task(
        number,
        Shape.SEVERAL if several else Shape.ONE,
        pieces,
        labelled,
        answer="; ".join(right),
        notes=notes,
    )


def _arrange(options: Sequence[str], rng: Random, shuffle: bool) -> list[str]:
    """The options in the order of this version."""
    free = [option for option in options if not _LAST.fullmatch(option.strip())]
    if shuffle:
        rng.shuffle(free)
        return free + [option for option in options if option not in free]
    return list(options)


def _plan_order(number: int, question: Question, rng: Random, notes: tuple[str, ...]) -> Task:
    items = list(question.answer)
    _scramble(items, rng)
    places = ", ".join(f"{question.answer.index(item) + 1}" for item in items)
    answer = f"{places}  ({', '.join(question.answer)})"
    return Task(number, Shape.ORDER, (question.prompt,), items=tuple(items), answer=answer, notes=notes)


def _plan_match(number: int, question: Question, rng: Random, notes: tuple[str, ...]) -> Task:
    partners = list(dict.fromkeys(question.answer))
    _scramble(partners, rng)
    options = tuple((name_column(place).lower(), partner) for place, partner in enumerate(partners))
    labels = {partner: label for label, partner in options}
    pairs = zip(question.items, question.answer, strict=True)
    answer = "; ".join(f"{item}: {labels[partner]}  {partner}" for item, partner in pairs)
    return Task(number, Shape.PAIRS, (question.prompt,), options, question.items, answer=answer, notes=notes)


def _scramble(items: list[str], rng: Random) -> None:
    """Another order than the one given, which is the answer."""
    given = list(items)
    rng.shuffle(items)
    if items == given:
        items.append(items.pop(0))


def name_column(place: int) -> str:
    """The name of a column in a sheet: A to Z, then AA, AB and so on; `place` counts from 0."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def phrase_answer(question: Question) -> str:
    """What is to be written, as people write it."""
    if question.kind is QuestionKind.DATE:
        return write_date(question.answer[0], question.precision)[0]
    if question.kind is QuestionKind.NUMBER:
        tolerance = f" ± {question.tolerance}" if question.tolerance else ""
        return f"{question.answer[0]}{tolerance} {question.unit}".rstrip()
    if len(question.answer) > 1:
        return "; ".join(f"({place}) {text}" for place, text in enumerate(question.answer, 1))
    return question.answer[0]


def _note(question: Question) -> tuple[str, ...]:
    """What the key says besides the answer."""
    also = [variant for variants in question.accept for variant in variants]
    notes = [f"Also right: {'; '.join(also)}"] if also else []
    notes += [question.explanation] if question.explanation else []
    notes += [f"{option}: {reason}" for option, reason in question.why]
    if question.source:
        quote = f"“{question.source.quote}” " if question.source.quote else ""
        notes.append(f"{quote}({question.source.section or question.source.document})")
    return tuple(notes)
