"""Sets as JSON, for programs: everything quizzer knows of a question, in the shape of quizzer.records.

A file is read as strictly as a teacher's: every problem is told with the question it is in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from quizzer.errors import SetError
from quizzer.formats.incoming import MOST_QUESTIONS, read_text
from quizzer.formats.soundness import find_control, find_faults
from quizzer.identity import authored_id, find_duplicates
from quizzer.models import Precision, Question, QuestionKind, QuestionSet
from quizzer.records import Record, from_record, to_record

VERSION = 1
MEGABYTES = 100
"""The largest file that is read."""

_HEADING = ("source", "licence", "document")


def write(question_set: QuestionSet) -> str:
    """The set as JSON; keys that do not apply are left out."""
    heading = {key: text for key in _HEADING if (text := getattr(question_set, key))}
    lists = {"questions": [to_record(question) for question in question_set.questions]}
    if question_set.dropped:
        lists["dropped"] = [to_record(question) for question in question_set.dropped]
    record = {"quizzer": VERSION, "title": question_set.title, **heading, **lists}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def read(path: Path) -> QuestionSet:
    """The set in the file at `path`; raises SetError with every problem, a line each."""
    return parse(str(path), read_text(path, MEGABYTES))


def parse(name: str, text: str) -> QuestionSet:
    """The set that `text` says, where `name` is its file's name for messages; raises SetError."""
    record = _decode(name, text)
    problems = _check_heading(record)
    entries, dropped = (_list_of(record, key) for key in ("questions", "dropped"))
    questions = []
    for number, entry in enumerate([*entries, *dropped], 1):
        question, wrong = _read_question(entry)
        problems += [f"question {number}: {message}" for message in wrong]
        questions.append(question)
    problems += _find_twins(questions)
    if problems:
        raise SetError("\n".join(f"{name}: {problem}" for problem in problems))
    heading = {key: record.get(key, "") for key in _HEADING}
    found = tuple(question for question in questions if question)
    asked = len(found) - len(dropped)
    return QuestionSet(record["title"], found[:asked], **heading, dropped=found[asked:])


def _list_of(record: Record, key: str) -> list[Any]:
    found = record.get(key)
    return found if isinstance(found, list) else []


def _decode(name: str, text: str) -> Record:
    try:
        record = json.loads(text, object_pairs_hook=_refuse_twice, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise SetError(f"{name}:{error.lineno}: not JSON ({error.msg}). Export the set again.") from error
    except RecursionError:
        raise SetError(f"{name}: is nested too deep to be a set. Export the set again.") from None
    except ValueError as error:
        raise SetError(f"{name}: {error}. Export the set again.") from error
    if not isinstance(record, dict) or "quizzer" not in record:
        raise SetError(f'{name}: is no set of quizzer; it must begin with "quizzer": {VERSION}.')
    version = record["quizzer"]
    if type(version) is not int or version < 1:
        raise SetError(f'{name}: "quizzer" must be the number {VERSION}, the version of the format.')
    if version > VERSION:
        raise SetError(
            f"{name}: was written by a newer quizzer (version {version}). Update quizzer to read it."
        )
    return record


def _refuse_twice(pairs: list[tuple[str, Any]]) -> Record:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise ValueError(f'"{twice}" is given twice')
    return record


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"{constant} is no value of JSON")


def _check_heading(record: Record) -> list[str]:
    """What is wrong with the set apart from its questions."""
    unknown = [key for key in record if key not in ("quizzer", "title", *_HEADING, "questions", "dropped")]
    problems = [f'unknown key "{key}"' for key in unknown]
    for key in ("title", *_HEADING):
        value = record.get(key, "")
        if not isinstance(value, str):
            problems.append(f'"{key}" must be text')
        elif (control := find_control(value)) is not None:
            problems.append(f'"{key}" holds the control character U+{ord(control):04X}')
        elif key == "title" and not value.strip():
            problems.append('"title" is missing')
    questions = record.get("questions")
    if not isinstance(questions, list):
        problems.append('"questions" must be a list')
    elif not questions and not record.get("dropped"):
        problems.append("the set has no questions")
    elif len(questions) > MOST_QUESTIONS:
        problems.append(f"more than {MOST_QUESTIONS:,} questions; split the file into smaller sets")
        record["questions"] = []
    if not isinstance(record.get("dropped", []), list):
        problems.append('"dropped" must be a list')
    return problems


def _read_question(entry: Any) -> tuple[Question | None, list[str]]:
    """The question of one record, and everything wrong with it."""
    if not isinstance(entry, dict):
        return None, ["a question is an object with kind, prompt and answer"]
    if problems := _check_shape(entry):
        return None, problems
    question = from_record({"id": "", **entry})
    if "id" not in entry:
        question = replace(question, id=authored_id(question.prompt, question.answer))
    return question, [fault.message for fault in find_faults(question)]


def _check_shape(entry: Record) -> list[str]:
    missing = [f'"{key}" is missing' for key in ("kind", "prompt", "answer") if key not in entry]
    problems = missing + [f'unknown key "{key}"' for key in entry if key not in _SHAPES]
    for key, value in entry.items():
        fits, phrase = _SHAPES.get(key, _ANYTHING)
        if not fits(value):
            problems.append(f'"{key}" must be {phrase}')
    if not problems:
        fits, phrase = _ANSWERS.get(QuestionKind(entry["kind"]), _TEXT)
        problems += [] if fits(entry["answer"]) else [f'"answer" must be {phrase}']
    return problems


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _is_variants(value: Any) -> bool:
    return _is_texts(value) or (isinstance(value, list) and all(map(_is_texts, value)))


def _is_pairs(value: Any) -> bool:
    return isinstance(value, dict) and _is_texts(list(value.values()))


def _is_source(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("document"), str):
        return False
    return all(
        isinstance(part, str) if key in ("document", "section", "quote") else type(part) is int
        for key, part in value.items()
    ) and value.keys() <= {"document", "section", "quote", "start", "end"}


_Shape = tuple[Callable[[Any], bool], str]

_ANYTHING: _Shape = (lambda value: True, "")
_TEXT: _Shape = (lambda value: isinstance(value, str), "text")
_TEXTS: _Shape = (_is_texts, "a list of texts")
_PAIRS: _Shape = (_is_pairs, "an object of texts")
_SHAPES: dict[str, _Shape] = {
    "kind": (lambda value: value in list(QuestionKind), f"one of {', '.join(QuestionKind)}"),
    "precision": (lambda value: value in list(Precision), f"one of {', '.join(Precision)}"),
    "answer": _ANYTHING,
    "accept": (_is_variants, "a list of texts, or one such list for each gap"),
    "source": (_is_source, "an object with document, and section, quote, start and end"),
    "why": _PAIRS,
    **dict.fromkeys(("options", "tags"), _TEXTS),
    **dict.fromkeys(("id", "prompt", "explanation", "hint", "unit", "tolerance", "difficulty"), _TEXT),
}
"""What each key of a record takes, as a test and in words."""

_ANSWERS: dict[QuestionKind, _Shape] = {
    QuestionKind.TRUE_FALSE: (lambda value: isinstance(value, bool), "true or false"),
    QuestionKind.CLOZE: (
        lambda value: isinstance(value, str) or _is_texts(value),
        "text, or a list of texts",
    ),
    QuestionKind.CHOICES: _TEXTS,
    QuestionKind.ORDER: _TEXTS,
    QuestionKind.MATCH: (_is_pairs, "an object that gives each item its partner"),
}


def _find_twins(questions: list[Question | None]) -> list[str]:
    number = {id(question): count for count, question in enumerate(questions, 1)}
    groups = find_duplicates(question for question in questions if question)
    return [
        f'question {number[id(twin)]}: the id "{identifier}" belongs to question {number[id(first)]}'
        for identifier, (first, *others) in groups.items()
        for twin in others
    ]
