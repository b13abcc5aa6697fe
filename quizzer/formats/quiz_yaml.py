"""The format teachers write: `name.quiz.yaml`, read leniently and strictly, written one way.

Here the steps follow each other: text, repaired lines, nodes, shapes, questions; all problems of a file
are told at once, each with its line. How each step works is the business of quizzer.formats.authored.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from quizzer.errors import SetError
from quizzer.formats.authored.comments import find_comments, find_ignored, put_comments
from quizzer.formats.authored.emit import write_set
from quizzer.formats.authored.entries import EntryError, build_question, key_of
from quizzer.formats.authored.nodes import Block, Items, Problem, Value, find_line, read_nodes
from quizzer.formats.authored.prepass import repair
from quizzer.formats.authored.schema import Entry, Heading, check_shape
from quizzer.formats.crossing import Reading
from quizzer.formats.incoming import MEGABYTE, read_text
from quizzer.formats.soundness import find_control, find_faults
from quizzer.identity import authored_id, find_duplicates
from quizzer.models import Question, QuestionSet

MEGABYTES = 10
"""The largest file that is read."""

_EXPECTED = 'a set begins with "title: ..." and goes on with "questions:"'


def read(path: Path) -> QuestionSet:
    """The set in the file at `path`; raises SetError with every problem, a line each."""
    return parse(str(path), read_text(path, MEGABYTES)).question_set


def write(question_set: QuestionSet) -> str:
    """The set as a file that a teacher can read and edit; the same set gives the same text.

    Raises SetError where the file would be larger than one that is read again.
    """
    text = write_set(question_set)
    if len(text.encode()) > MEGABYTES * MEGABYTE:
        raise SetError(
            f"{question_set.title}: its {len(question_set.questions):,} questions make a file of more than "
            f"{MEGABYTES} MB, which could not be read again. Make smaller sets: generate has --limit and --section."
        )
    return text


def parse(name: str, text: str) -> Reading:
    """The set that `text` says, and the repairs it needed, where `name` is its file's name for messages.

    Raises SetError. Writing the set makes a file that needs no repair.
    """
    clean, problems = _clean(text)
    repaired, notes = repair(clean)
    root, refused = read_nodes(repaired)
    problems += refused
    questions: dict[int, Question] = {}
    dropped: dict[int, Question] = {}
    heading: Heading | None = None
    if root is not None:
        heading, entries, refused_entries = _read_heading(root, problems)
        questions = _read_questions(entries, heading, problems)
        dropped = _read_questions(refused_entries, heading, problems, len(entries))
        problems += _find_twins(questions | dropped)
    if problems or heading is None:
        lines = dict.fromkeys(f"{name}:{problem.line}: {problem.message}" for problem in _sort(problems))
        raise SetError("\n".join(lines))
    question_set = QuestionSet(
        title=heading.title.strip(),
        questions=tuple(questions.values()),
        source=heading.source.strip(),
        licence=heading.licence.strip(),
        document=heading.document.strip(),
        dropped=tuple(dropped.values()),
    )
    return Reading(question_set, notes)


def tidy(name: str, text: str) -> str:
    """The same set written the one way, with the teacher's comments; raises SetError as `parse` does.

    An id is not added where the file has none.
    """
    question_set = parse(name, text).question_set
    former = repair(_clean(text)[0])[0]
    root, _ = read_nodes(former)
    named = root.get("questions") if isinstance(root, Block) else None
    nameless = {
        question.id
        for question, entry in zip(question_set.questions, named or (), strict=False)
        if isinstance(entry, Block) and "id" not in entry
    }
    plain = write_set(question_set, nameless)
    now, _ = read_nodes(plain)
    if root is None or now is None:
        raise SetError(f"{name}: cannot be tidied; nothing was changed.")
    tidied = put_comments(find_comments(former), root, plain, now)
    if parse(name, tidied).question_set != question_set:
        raise SetError(f"{name}: tidying would change what it says; nothing was changed.")
    return tidied


def find_ignored_codes(text: str, question_set: QuestionSet) -> dict[int | None, set[str]]:
    """The checks that the comments of a set's file switch off, by the line of the question, None for the set."""
    if "lint" not in text.casefold():
        return {}
    lines = [question.line for question in question_set.questions if question.line]
    return find_ignored(find_comments(repair(_clean(text)[0])[0]), lines)


def _sort(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line)


def _clean(text: str) -> tuple[str, list[Problem]]:
    """The text with plain line ends, composed letters and no control characters, which are problems."""
    text = re.sub(r"\r\n?", "\n", text)
    text = unicodedata.normalize("NFC", re.sub("[\x85\u2028\u2029]", " ", text))
    problems = []
    while (control := find_control(text)) is not None:
        line = text.count("\n", 0, text.index(control)) + 1
        problems.append(Problem(line, f"holds the control character U+{ord(control):04X}; delete it"))
        text = text.replace(control, " ")
    return text, problems


def _read_heading(root: Value, problems: list[Problem]) -> tuple[Heading | None, Items, Items]:
    """What the set says of itself, its entries and its dropped ones, as far as there are any."""
    nothing = Items(1)
    if not isinstance(root, Block):
        problems.append(Problem(1, _EXPECTED))
        return None, nothing, nothing
    heading, wrong = check_shape(Heading, root)
    problems += [Problem(find_line(root, path), message) for path, message in wrong]
    if heading and not heading.title.strip():
        problems.append(Problem(find_line(root, ["title"]), '"title" is empty'))
    entries, dropped = root.get("questions", nothing), root.get("dropped", nothing)
    if "questions" in root and not entries and not dropped:
        problems.append(Problem(find_line(root, ["questions"]), "the set has no questions"))
    one, other = (part if isinstance(part, Items) else nothing for part in (entries, dropped))
    return heading, one, other


def _read_questions(
    entries: Items, heading: Heading | None, problems: list[Problem], before: int = 0
) -> dict[int, Question]:
    """The questions by their number in the file, where `before` others stand before them."""
    set_source = heading.source.strip() if heading else ""
    questions = {}
    for number, (entry, line) in enumerate(zip(entries, entries.lines, strict=True), before + 1):
        question, wrong = _read_question(entry, line, set_source)
        problems += [Problem(where, f"question {number}: {message}") for where, message in wrong]
        if question:
            questions[number] = question
    return questions


def _read_question(node: Value, line: int, set_source: str) -> tuple[Question | None, list[tuple[int, str]]]:
    """The question of one entry, and everything wrong with it: the line, and the words."""
    if not isinstance(node, Block):
        return None, [(line, 'a question is written with keys, such as "question: ..." and "answer: ..."')]
    entry, wrong = check_shape(Entry, node)
    if entry is None:
        return None, [(_line_in(node, *path), message) for path, message in wrong]
    try:
        question = build_question(entry, set_source, line)
    except EntryError as error:
        return None, [(_line_in(node, error.key), str(error))]
    faults = find_faults(question)
    return question, [(_line_in(node, key_of(question.kind, fault.part)), fault.message) for fault in faults]


def _line_in(node: Block, *path: str | int) -> int:
    return find_line(node, path) if path and path[0] in node else node.line


def _find_twins(questions: dict[int, Question]) -> list[Problem]:
    """Questions under one id, each named at every line but its first."""
    number = {question.line: count for count, question in questions.items()}
    problems = []
    for identifier, (first, *others) in find_duplicates(questions.values()).items():
        where = f"question {number[first.line]} in line {first.line}"
        is_derived = identifier == authored_id(first.prompt, first.answer)
        for twin in others:
            told = f"asks the same as {where}" if is_derived else f'has the id "{identifier}" of {where}'
            message = f"question {number[twin.line]}: {told}; every question needs an id of its own"
            problems.append(Problem(twin.line or 1, message))
    return problems
