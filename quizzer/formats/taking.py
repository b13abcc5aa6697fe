"""Questions taken one by one out of a file of another format, until there is a set with notes.

Every reader hands in what it found; what is unsound or there twice is left out here, in the same words.
It knows no format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from quizzer.errors import SetError
from quizzer.formats.crossing import Fate, Note, Reading, gather
from quizzer.formats.incoming import MOST_QUESTIONS
from quizzer.formats.soundness import find_faults
from quizzer.identity import LONGEST_ID, authored_id, derive_id
from quizzer.models import BLANK, Question, QuestionId, QuestionKind, QuestionSet

GAP = re.compile(r"_{3,}(?:[ \u00a0]_{3,})*")
"""How a gap is drawn in a text."""


MOST_NOTES = 100_000
"""So many notes are kept one by one; of the rest it is told how many there are."""


class Shelf(Protocol):
    """Where the questions that were taken are kept, in their order."""

    def __len__(self) -> int: ...

    def find(self, question_id: QuestionId) -> Question | None:
        """The question kept under that id, with its line."""

    def keep(self, question: Question) -> None:
        """Keep a question under its id, which is new."""

    def list_kept(self) -> tuple[Question, ...]:
        """What a set made of them holds; nothing where they are kept outside of memory."""


@dataclass(slots=True)
class Pile:
    """A shelf in memory."""

    questions: dict[QuestionId, Question] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.questions)

    def find(self, question_id: QuestionId) -> Question | None:
        """The question kept under that id."""
        return self.questions.get(question_id)

    def keep(self, question: Question) -> None:
        """Keep a question under its id."""
        self.questions[question.id] = question

    def list_kept(self) -> tuple[Question, ...]:
        """All questions, in their order."""
        return tuple(self.questions.values())


@dataclass(slots=True)
class Taking:
    """A reading while it goes on; `title` is the set's until the file tells its own."""

    path: Path
    title: str
    shelf: Shelf = field(default_factory=Pile)
    most: int = MOST_QUESTIONS
    notes: list[Note] = field(default_factory=list)
    source: str = ""
    licence: str = ""
    member: str = ""
    """Which file of a package, or sheet of a workbook, is being read."""
    left: int = 0
    """How much gave no question so far."""
    untold: int = 0
    """How many notes are only counted."""

    def take(self, question: Question, line: int) -> bool:
        """Keep a question, if it is sound and not there yet; one without an id gets its own."""
        if len(self.shelf) >= self.most:
            raise SetError(f"{self.path}: more than {self.most:,} questions. Split it into smaller sets.")
        own = authored_id(question.prompt, question.answer)
        named = replace(question, id=self._check_id(question.id, own, line) or own, line=line)
        if faults := find_faults(named):
            self.leave(line, faults[0].message)
            return False
        if first := self.shelf.find(named.id):
            if named.id != own:
                self.change(line, f'has the id "{named.id}" of line {first.line}; it gets another')
            named = replace(
                named, id=derive_id("twin", named.prompt, *named.answer, *named.items, *named.options)
            )
        twin = self.shelf.find(named.id) or first
        if twin and _content(twin) == _content(named):
            self.leave(line, f"asks the same as line {twin.line}")
            return False
        self.shelf.keep(named)
        return True

    def _check_id(self, given: QuestionId, own: QuestionId, line: int) -> QuestionId | None:
        if not given or (len(given) <= LONGEST_ID and not re.search(r"\s", given)):
            return given
        self.change(line, f"its id has spaces or more than {LONGEST_ID} characters; it gets another")
        return own

    def leave(self, line: int, reason: str) -> None:
        """Note what of the file gives no question; raises SetError where almost nothing does."""
        self.left += 1
        if self.left > self.most:
            raise SetError(f"{self.path}: more than {self.most:,} parts of it give no question. Is it a set?")
        self._note(line, reason, Fate.LOST)

    def change(self, line: int, reason: str) -> None:
        """Note what is not in the set as it is in the file."""
        self._note(line, reason, Fate.CHANGED)

    def repair(self, line: int, reason: str) -> None:
        """Note what was understood although it is written in an unusual way."""
        self._note(line, reason, Fate.REPAIRED)

    def _note(self, line: int, reason: str, fate: Fate) -> None:
        if len(self.notes) < MOST_NOTES:
            self.notes.append(Note(line, reason, fate, self.member))
        else:
            self.untold += 1

    def finish(self, title: str) -> Reading:
        """The set and the notes; raises SetError where there is no question in this file of a `title` format."""
        if not len(self.shelf):
            reasons = [
                f"{self.path}:{group.lines[0]}: {group.reason}"
                for group in gather(self.notes)
                if group.lines and group.fate is Fate.LOST
            ]
            told = f"{self.path}: no question was found in it, read as {title}."
            raise SetError("\n".join([told, *reasons[:20]]))
        question_set = QuestionSet(
            self.title, self.shelf.list_kept(), source=self.source, licence=self.licence
        )
        notes = sorted(self.notes, key=lambda note: (note.member, note.line))
        if self.untold:
            notes.append(Note(0, f"{self.untold:,} more of its parts are not as they were", Fate.LOST))
        return Reading(question_set, tuple(notes))


def _content(question: Question) -> tuple[object, ...]:
    """What is asked and what is right, by which two questions are one."""
    return (question.kind, question.prompt, question.answer, question.items, question.options)


def draft(kind: QuestionKind, prompt: str, answer: Iterable[str]) -> Question:
    """A question without an id, to which the rest is added with replace."""
    return Question(QuestionId(""), kind, prompt, tuple(answer))


def open_gap(question: Question) -> Question:
    """A short answer or choice as a cloze, where its prompt has one gap drawn in it."""
    kinds = (QuestionKind.SHORT,)
    if question.kind not in kinds or len(GAP.findall(question.prompt)) != 1:
        return question
    return replace(question, kind=QuestionKind.CLOZE, prompt=GAP.sub(BLANK, question.prompt))


def name_title(path: Path) -> str:
    """The title of a set whose file tells none: the file's name in words."""
    return " ".join(path.stem.replace("_", " ").split()) or path.stem
