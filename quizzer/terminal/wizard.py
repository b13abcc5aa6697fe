"""A set written question by question at the terminal.

Asks in the words of somebody who has never seen the file: what is asked, what is right, what is wrong.
The lines come through an asker: questionary's, or plain lines for screen readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from quizzer.formats.authored.gaps import GapError, read_cloze
from quizzer.formats.soundness import find_faults
from quizzer.identity import authored_id
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from quizzer.terminal.safe import visible


class Asker(Protocol):
    """What the wizard needs of a terminal; EOFError where the person is done."""

    def text(self, label: str) -> str:
        """The line typed after the label."""
        ...

    def pick(self, label: str, choices: Sequence[str]) -> int:
        """The number, from 0, of the choice taken."""
        ...

    def say(self, message: str) -> None:
        """Tell the person something."""
        ...


class LineAsker:
    """Plain lines: a choice is its number."""

    def text(self, label: str) -> str:
        """The line typed after the label."""
        return input(f"{label}: ").strip()

    def pick(self, label: str, choices: Sequence[str]) -> int:
        """The number of the choice typed; asked again until it is one."""
        for number, choice in enumerate(choices, start=1):
            print(f"  {number}  {choice}")
        while True:
            typed = self.text(f"{label} (1-{len(choices)})")
            if typed.isdecimal() and 1 <= int(typed) <= len(choices):
                return int(typed) - 1

    def say(self, message: str) -> None:
        """Print the message."""
        print(visible(message))


class MenuAsker(LineAsker):
    """questionary's lines and menus."""

    def text(self, label: str) -> str:
        """The line typed after the label."""
        import questionary

        return str(questionary.text(label, qmark="›").unsafe_ask()).strip()

    def pick(self, label: str, choices: Sequence[str]) -> int:
        """The number of the choice taken with the arrow keys."""
        import questionary

        return choices.index(questionary.select(label, choices=list(choices), qmark="›").unsafe_ask())


def make_asker(*, plain: bool) -> Asker:
    """The asker for this terminal; `plain` for screen readers."""
    return LineAsker() if plain else MenuAsker()


def ask_for_questions(asker: Asker) -> Iterator[QuestionSet]:
    """The set after each question that was written, until the person is done."""
    title = ""
    while not title:
        title = asker.text("Title of the set")
    source = asker.text("Where it is from (Enter for nothing)")
    questions: tuple[Question, ...] = ()
    try:
        while (kind := asker.pick(f"Question {len(questions) + 1}: which kind?", [*_KINDS, _DONE])) < len(
            _KINDS
        ):
            question = _ask(asker, list(_KINDS.values())[kind])
            if question is None:
                continue
            if any(question.id == former.id for former in questions):
                asker.say("That question is there already.")
                continue
            questions += (question,)
            yield QuestionSet(title=title, questions=questions, source=source)
    except EOFError:
        return


def _ask(asker: Asker, write: Callable[[Asker], Question | None]) -> Question | None:
    """One question with its explanation, None where it cannot be asked as it was typed."""
    question = write(asker)
    if question is None:
        return None
    explanation = asker.text("Explanation shown after the answer (Enter for none)")
    identifier = authored_id(question.prompt, question.answer)
    question = replace(question, id=identifier, explanation=explanation)
    faults = find_faults(question)
    for fault in faults:
        asker.say(f"This cannot be asked: {fault.message}. Please write it again.")
    return None if faults else question


@dataclass(frozen=True, slots=True)
class _Draft:
    """A question before it has an id."""

    kind: QuestionKind
    prompt: str
    answer: tuple[str, ...]
    accept: tuple[tuple[str, ...], ...] = ()
    options: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)

    def finish(self) -> Question:
        """The question, its id still to be made."""
        return Question(
            QuestionId("-"), self.kind, self.prompt, self.answer, self.accept, self.options, self.items,
            unit=self.parts.get("unit", ""), tolerance=self.parts.get("tolerance", ""),
        )  # fmt: skip


def _ask_list(asker: Asker, label: str) -> tuple[str, ...]:
    """Lines until an empty one."""
    lines: list[str] = []
    while line := asker.text(f"{label} {len(lines) + 1} (Enter when done)"):
        lines.append(line)
    return tuple(lines)


def _short(asker: Asker) -> Question:
    prompt, answer = asker.text("Question"), asker.text("Right answer")
    others = asker.text("Other right answers, with ; between (Enter for none)")
    accept = tuple(text.strip() for text in others.split(";") if text.strip())
    return _Draft(QuestionKind.SHORT, prompt, (answer,), (accept,) if accept else ()).finish()


def _choice(asker: Asker) -> Question:
    prompt, answer = asker.text("Question"), asker.text("Right option")
    wrong = _ask_list(asker, "Wrong option")
    return _Draft(QuestionKind.CHOICE, prompt, (answer,), options=(answer, *wrong)).finish()


def _choices(asker: Asker) -> Question:
    prompt = asker.text("Question")
    right, wrong = _ask_list(asker, "Right option"), _ask_list(asker, "Wrong option")
    return _Draft(QuestionKind.CHOICES, prompt, right, options=(*right, *wrong)).finish()


def _true_false(asker: Asker) -> Question:
    prompt = asker.text("Statement")
    truth = ("true", "false")[asker.pick("Is it true?", ["true", "false"])]
    return _Draft(QuestionKind.TRUE_FALSE, prompt, (truth,)).finish()


def _cloze(asker: Asker) -> Question | None:
    try:
        cloze = read_cloze(asker.text("Text, with [[double brackets]] around what is left out"))
    except GapError as error:
        asker.say(f"The text {error}.")
        return None
    if not cloze.gaps:
        asker.say("The text has no gap. Put [[ and ]] around what learners fill in.")
        return None
    accept = tuple(gap[1:] for gap in cloze.gaps)
    answer = tuple(gap[0] for gap in cloze.gaps)
    return _Draft(QuestionKind.CLOZE, cloze.prompt, answer, accept if any(accept) else ()).finish()


def _number(asker: Asker) -> Question:
    prompt, number = asker.text("Question"), asker.text("Right number, as in 25000 or 2.5")
    unit, tolerance = (
        asker.text("Unit (Enter for none)"),
        asker.text("How far off is still right (Enter for 0)"),
    )
    number = re.sub(r"(?<=\d)[ ,'’](?=\d{3}\b)", "", number)
    return _Draft(
        QuestionKind.NUMBER, prompt, (number,), parts={"unit": unit, "tolerance": tolerance}
    ).finish()


def _date(asker: Asker) -> Question:
    prompt = asker.text("Question")
    return _Draft(
        QuestionKind.DATE, prompt, (asker.text("Date, as in 1789-07-14, 1789-07 or 1789"),)
    ).finish()


def _order(asker: Asker) -> Question:
    prompt = asker.text("Question, as in: Put these events in order")
    return _Draft(QuestionKind.ORDER, prompt, _ask_list(asker, "In the right order, item")).finish()


def _match(asker: Asker) -> Question:
    prompt = asker.text("Question, as in: Match each country with its capital")
    items: list[str] = []
    partners: list[str] = []
    while item := asker.text(f"Item {len(items) + 1} (Enter when done)"):
        items.append(item)
        partners.append(asker.text(f"Partner of {item}"))
    return _Draft(QuestionKind.MATCH, prompt, tuple(partners), items=tuple(items)).finish()


_DONE = "no more questions"
_KINDS: dict[str, Callable[[Asker], Question | None]] = {
    "a typed answer": _short,
    "one right option": _choice,
    "several right options": _choices,
    "true or false": _true_false,
    "a text with gaps": _cloze,
    "a number": _number,
    "a date": _date,
    "items in order": _order,
    "pairs to match": _match,
}
