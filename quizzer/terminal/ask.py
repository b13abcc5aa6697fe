"""Questions put to a person, one single key or one typed line at a time.

The desk of a sitting: it shows, reads and hands back what was meant, and never judges. questionary
and the judge are imported when the first answer is asked for, after its question is on the screen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quizzer.models import Question, QuestionKind
from quizzer.study.desk import Action, Leave, Reply, Request, Result, Showing
from quizzer.terminal.keys import BACKSPACE, END, ENTER, Keyboard
from quizzer.terminal.lines import Style, break_line, columns
from quizzer.terminal.safe import visible
from quizzer.terminal.show import (
    first_letter,
    label_options,
    name_answer,
    show_near_miss,
    show_question,
    span_labels,
)
from quizzer.terminal.signals import undisturbed

LEAVE, UNKNOWN, HINT = "q", "?", "h"
COMMAND = "/"
"""Stands before the letter of a request where the letter alone would be an answer."""
REQUESTS = {
    "u": Action.UNDO,
    "r": Action.RIGHT,
    "w": Action.WRONG,
    "+": Action.EASY,
    "s": Action.SUSPEND,
    "b": Action.BURY,
    "f": Action.FLAG,
    "e": Action.EDIT,
}


class Unknown(Exception):
    """The learner does not know."""


class Requested(Exception):
    """The learner asks for something instead of answering."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self.request = request


@dataclass(slots=True)
class TerminalDesk:
    """A sitting's screen and keyboard."""

    keyboard: Keyboard
    style: Style
    hinted: bool = False

    def ask(self, showing: Showing) -> Reply | Request:
        """The learner's reply or request; raises Leave for q and Ctrl-D, KeyboardInterrupt for Ctrl-C."""
        if showing.near_miss is not None and not showing.stands:
            self.write([show_near_miss(showing.near_miss, self.style)])
        elif not showing.stands:
            self.show(showing)
        try:
            answer = self._find_way(showing)(showing)
        except Unknown:
            return Reply(None, self.hinted)
        except Requested as asked:
            return asked.request
        except EOFError:
            self.write([""])
            raise Leave from None
        return Reply(tuple(answer), self.hinted)

    def show(self, showing: Showing) -> None:
        """Put a question on the screen, before its answer is asked for."""
        self.hinted = False
        self.write(show_question(showing, self.style))

    def tell(self, result: Result) -> None:
        """Show the verdict of an answer already kept."""
        from quizzer.terminal.verdict import show_verdict

        self.write(show_verdict(result, self.style))

    def report(self, message: str) -> None:
        """Say in a line what became of a request."""
        self.write([visible(message, single_line=True)])

    def agrees(self, question: str) -> bool:
        """Whether the learner answers y to a question of ours; every other key is no."""
        self._prompt(f"{question} y/n")
        try:
            yes = self.keyboard.read().lower() == "y"
        except EOFError:
            yes = False
        self.write(["y" if yes else "n"])
        return yes

    def edit(self, question: Question) -> Question | None:
        """The question as the learner rewrote it in an editor of their own, None where it stays."""
        from quizzer.terminal.rewrite import rewrite

        return rewrite(question, self.keyboard, self.report)

    def write(self, lines: Iterable[str]) -> None:
        """Print lines at once, so that a question never appears in pieces; no word is cut in two."""
        room = columns()
        sys.stdout.write("".join(f"{piece}\n" for line in lines for piece in break_line(line, room)))
        sys.stdout.flush()

    def _find_way(self, showing: Showing) -> Callable[[Showing], Sequence[str]]:
        match showing.question.kind:
            case QuestionKind.TRUE_FALSE:
                return self._choose_truth
            case QuestionKind.CHOICES:
                return self._choose_several
            case QuestionKind.ORDER:
                return self._put_in_order
            case QuestionKind.MATCH:
                return self._match
        return self._choose_one if showing.options else self._type

    def _choose_truth(self, showing: Showing) -> Sequence[str]:
        key = self._press("True or false? t/f", tuple("tfyn12"), showing)
        truth = "true" if key in "ty1" else "false"
        self.write([truth])
        return [truth]

    def _choose_one(self, showing: Showing) -> Sequence[str]:
        chosen = []
        for gap in range(1, len(showing.question.answer) + 1):
            labels = label_options(len(showing.options))
            name = f"Gap {gap}: " if len(showing.question.answer) > 1 else ""
            key = self._press(f"{name}{span_labels(labels)}", labels, showing)
            self.write([key])
            chosen.append(showing.options[labels.index(key)])
        return chosen

    def _choose_several(self, showing: Showing) -> Sequence[str]:
        labels = label_options(len(showing.options))
        keys = self._collect(f"All that apply {span_labels(labels)}, then Enter", labels, showing, None)
        return [showing.options[labels.index(key)] for key in sorted(keys)]

    def _put_in_order(self, showing: Showing) -> Sequence[str]:
        labels = label_options(len(showing.options))
        title = f"First to last {span_labels(labels)}"
        keys = self._collect(title, labels, showing, len(labels))
        return [showing.options[labels.index(key)] for key in keys]

    def _match(self, showing: Showing) -> Sequence[str]:
        labels = label_options(len(showing.options))
        partners = []
        for item in showing.question.items:
            for line in self.style.frame(item):
                self.write([line])
            key = self._press(f"  goes with {span_labels(labels)}", labels, showing)
            partner = showing.options[labels.index(key)]
            self.write([f"{key}  {visible(partner, single_line=True)}"])
            partners.append(partner)
        return partners

    def _press(self, title: str, labels: Sequence[str], showing: Showing) -> str:
        """The one key pressed among `labels`; leaving, hint and not knowing are seen to here."""
        self._prompt(title)
        while True:
            key = self._read_key(labels, title, showing)
            if key in labels:
                return key

    def _collect(self, title: str, labels: Sequence[str], showing: Showing, count: int | None) -> list[str]:
        """Keys pressed one after another: `count` different ones, or any number closed with Enter.

        Backspace takes the last one back, and so does pressing it again.
        """
        self._prompt(title)
        keys: list[str] = []
        while True:
            key = self._read_key(labels, f"{title} {' '.join(keys)}".rstrip(), showing)
            before = " ".join(keys)
            if key == ENTER and keys and count is None:
                break
            if key == BACKSPACE and keys:
                keys.pop()
            elif key in keys:
                keys.remove(key)
            elif key in labels:
                keys.append(key)
            self._rewrite(before, " ".join(keys))
            if len(keys) == count:
                break
        self.write([""])
        return keys

    def _read_key(self, labels: Sequence[str], title: str, showing: Showing) -> str:
        key = self.keyboard.read().lower()
        if key in labels:
            return key
        if key == COMMAND:
            key = self.keyboard.read().lower()
        if key in (LEAVE, END):
            raise EOFError
        if key == UNKNOWN:
            self.write([key])
            raise Unknown
        if key == HINT:
            self.write([""])
            self._show_hint(showing, labels)
            self._prompt(title)
        if key in REQUESTS:
            self._request(key)
        return key if key in (ENTER, BACKSPACE) else ""

    def _request(self, key: str) -> None:
        """Raises what the key asks for; a flag takes a comment with it."""
        self.write([key])
        comment = ""
        if REQUESTS[key] is Action.FLAG:
            comment = self._read_line("What is wrong with it? Enter for no comment").strip()
        raise Requested(Request(REQUESTS[key], comment))

    def _prompt(self, title: str) -> None:
        mark = ": " if self.style.plain else " › "
        sys.stdout.write(self.style.paint(title + mark, "cyan"))
        sys.stdout.flush()

    def _rewrite(self, before: str, after: str) -> None:
        """Replace the keys shown at the end of the line, with nothing but backspaces."""
        width = len(before)
        sys.stdout.write("\b" * width + " " * width + "\b" * width + after)
        sys.stdout.flush()

    def _show_hint(self, showing: Showing, labels: Sequence[str] = (), gap: int = 0) -> None:
        """The hint of the set, or two options less, or the first letter; such an answer counts as hard."""
        question = showing.question
        if question.hint:
            text = question.hint
        elif showing.crossed_out:
            text = "not " + " and not ".join(
                label
                for label, option in zip(labels, showing.options, strict=False)
                if option in showing.crossed_out
            )
        elif not showing.options and question.kind is not QuestionKind.TRUE_FALSE:
            text = f"it begins with {first_letter(question.answer[gap])}"
        else:
            self.write(["There is no hint for this one."])
            return
        self.hinted = True
        self.write([*self.style.frame(f"Hint: {text}", hanging=6)])

    def _type(self, showing: Showing) -> Sequence[str]:
        question = showing.question
        several = len(question.answer) > 1
        answers = []
        for gap in range(len(question.answer)):
            title = f"Gap {gap + 1}" if several else name_answer(question)
            answers.append(self._type_gap(title, showing, gap))
        return answers

    def _type_gap(self, title: str, showing: Showing, gap: int) -> str:
        """A line that is not empty; a letter that means something here does not where it is right."""
        from quizzer.answers.judge import candidates
        from quizzer.answers.values import fold

        right = set(map(fold, candidates(showing.question, gap)))
        while True:
            text = self._read_line(title).strip()
            word = "" if fold(text) in right else text.lower()
            if word in (LEAVE, COMMAND + LEAVE):
                raise EOFError
            if word in (UNKNOWN, COMMAND + UNKNOWN):
                raise Unknown
            if word[:1] == COMMAND and word[1:2] in REQUESTS and (len(word) == 2 or word[2] == " "):
                self._request_typed(word[1], text[2:].strip())
            elif word in (HINT, COMMAND + HINT):
                self._show_hint(showing, gap=gap)
            elif text:
                return text
            else:
                self.write(["Type an answer, ? if you don't know it, q to leave."])

    def _request_typed(self, key: str, rest: str) -> None:
        if rest or REQUESTS[key] is not Action.FLAG:
            raise Requested(Request(REQUESTS[key], rest))
        self._request(key)

    def _read_line(self, title: str) -> str:
        if self.style.plain:
            self._prompt(title)
            return self.keyboard.read_line()
        with undisturbed():
            from quizzer.terminal.line_editor import edit_line

        return edit_line(title, self.keyboard)
