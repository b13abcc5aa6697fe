"""What a person means by SET: a name in the library, a set that comes with quizzer, or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizzer.cli.places import locate_set
from quizzer.models import Question, QuestionId, QuestionSet


@dataclass(frozen=True, slots=True)
class LoadedSet:
    """A set found, and when each question's content last changed, in seconds."""

    name: str
    question_set: QuestionSet
    modified: dict[QuestionId, int]


@dataclass(frozen=True, slots=True)
class OpenSet:
    """A set to go through once; `about` is its heading, and `modified` tells of each question as LoadedSet does."""

    about: QuestionSet
    questions: Iterable[Question]
    modified: dict[QuestionId, int]


def load_set(store_path: Path, text: str, format: str | None = None) -> LoadedSet:
    """The set that `text` names; the library first, then what comes with quizzer, then files.

    A `format` means a file. What a file's format could not say is told on stderr. Raises SetError where
    there is no such set.
    """
    path = Path(text) if format is not None else locate_set(text, _list_names(store_path))
    if path is None and (found := _load_from_library(store_path, text)):
        return found
    return _load_file(store_path, path or Path(text), format)


@contextmanager
def open_sets(store_path: Path, text: str | None) -> Iterator[list[OpenSet]]:
    """The set that `text` names, found as `load_set` does, or with None the whole library.

    Questions of the library are read one at a time while they are gone through, which ends with the block.
    """
    names = _list_names(store_path)
    if text is not None and (path := locate_set(text, names)) is not None:
        loaded = _load_file(store_path, path)
        yield [OpenSet(loaded.question_set, loaded.question_set.questions, loaded.modified)]
        return
    from quizzer.store.database import open_store
    from quizzer.store.library import each_question, read_heading, read_modified

    with open_store(store_path) as store:
        headings = {name: read_heading(store, name) for name in ([text] if text is not None else names)}
        yield [
            OpenSet(about, each_question(store, name), _seconds(read_modified(store, name)))
            for name, about in headings.items()
            if about
        ]


def _list_names(store_path: Path) -> list[str]:
    if not store_path.exists():
        return []
    from quizzer.store.database import open_store
    from quizzer.store.questions import list_names

    with open_store(store_path) as store:
        return list_names(store)


def find_flags(store_path: Path) -> dict[QuestionId, list[str]]:
    """What the learner flagged, in a line each: the day, and the comment if there is one."""
    if not store_path.exists():
        return {}
    import json

    from quizzer.memory.calendar import day_to_date
    from quizzer.store.database import open_store
    from quizzer.store.log import read_flags

    def phrase(day: int, payload: str) -> str:
        comment = json.loads(payload)["comment"] if payload else ""
        return f"{day_to_date(day)} {comment}".rstrip()

    with open_store(store_path) as store:
        return {key: [phrase(*flag) for flag in flags] for key, flags in read_flags(store).items()}


def find_questions(store_path: Path, words: Sequence[str]) -> Iterator[tuple[str, Question]]:
    """The questions of the library whose texts hold all the words, each with its set's name."""
    from quizzer.answers.folding import fold
    from quizzer.store.database import open_store
    from quizzer.store.library import each_question, list_sets

    wanted = [fold(word) for word in words]
    if not store_path.exists():
        return
    with open_store(store_path) as store:
        for summary in list_sets(store, 0, 0):
            for question in each_question(store, summary.name):
                said = fold(" ".join((question.prompt, *question.answer, *question.items, *question.tags)))
                if all(word in said for word in wanted):
                    yield summary.name, question


def preview_questions(question_set: QuestionSet) -> Iterator[str]:
    """The lines a learner sees of each question before it is answered."""
    from random import Random

    from quizzer.study.desk import Occasion, Showing
    from quizzer.study.showing import shuffle_options
    from quizzer.terminal.lines import choose_style
    from quizzer.terminal.show import show_question

    style = choose_style(plain=False)
    total = len(question_set.questions)
    for number, question in enumerate(question_set.questions, start=1):
        options = shuffle_options(question, Random(0))  # noqa: S311 - an order, no secret
        yield from show_question(Showing(question, options, number, total, Occasion.NEW), style)


def _load_from_library(store_path: Path, name: str) -> LoadedSet | None:
    if not store_path.exists():
        return None
    from quizzer.store.database import open_store
    from quizzer.store.library import read_modified, read_set

    with open_store(store_path) as store:
        question_set = read_set(store, name)
        if question_set is None:
            return None
        return LoadedSet(name, question_set, _seconds(read_modified(store, name)))


def _load_file(store_path: Path, path: Path, format: str | None = None) -> LoadedSet:
    """A set read from its file; what the library holds of it unchanged keeps its time of change."""
    from quizzer.cli.crossing import tell_reading
    from quizzer.formats.suffixes import read_with_notes, set_name

    reading = read_with_notes(path, format)
    tell_reading(path, reading.notes)
    question_set = reading.question_set
    written = int(path.stat().st_mtime)
    stored = _load_from_library(store_path, set_name(path))
    former = {question.id: question for question in stored.question_set.questions} if stored else {}
    modified = {
        question.id: stored.modified[question.id]
        if stored and former.get(question.id) == question
        else written
        for question in question_set.questions
    }
    return LoadedSet(set_name(path), question_set, modified)


def _seconds(moments: dict[QuestionId, int]) -> dict[QuestionId, int]:
    return {identifier: moment // 1000 for identifier, moment in moments.items()}
