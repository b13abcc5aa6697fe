"""Sets as Aiken, the plainest format of learning platforms: a line asked, lettered choices, the right letter.

Strict both ways, because Moodle gives up a whole file for one line it does not expect; what is not
strictly Aiken is read as a numbered list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from quizzer.formats.crossing import Writing
from quizzer.formats.fitting import fit
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.rephrasing import one_line
from quizzer.models import Question, QuestionSet

_OPTION = re.compile(r"([A-Z])[).][ \t]?(.*)")
_ANSWER = re.compile(r"ANSWER:[ \t]*([A-Z])")
_LIKE_A_MARK = re.compile(r"[A-Z][).]|ANSWER:")


def write(question_set: QuestionSet) -> Writing:
    """The set as Aiken, and what of it Aiken cannot hold."""
    fitted = fit(question_set, HOLDINGS["aiken"]).change(one_line).drop(_refuse)
    blocks = ["\n".join(_write_question(question)) for _, question in fitted.questions]
    return Writing(("\n\n".join(blocks) + "\n").encode(), fitted.count, fitted.notes)


@dataclass(slots=True)
class Strict:
    """One question of a file that is strictly Aiken; `right` is the place of the right choice."""

    line: int
    prompt: str
    options: list[str] = field(default_factory=list)
    right: int | None = None


def parse_strictly(lines: Sequence[str]) -> list[Strict] | None:
    """The questions where every line is as Moodle expects it, else None."""
    found: list[Strict] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if len(text) >= 2 and not _take_line(text, number, found):
            return None
    if not found or found[-1].right is None:
        return None
    if len(found) > 1 and all(one.prompt.startswith(f"{n}. ") for n, one in enumerate(found, 1)):
        return [replace(one, prompt=one.prompt.partition(" ")[2].strip()) for one in found]
    return found


def _take_line(text: str, number: int, found: list[Strict]) -> bool:
    """Whether the line is what may come now."""
    is_open = bool(found) and found[-1].right is None
    if answer := _ANSWER.fullmatch(text):
        place = ascii_uppercase.index(answer[1])
        if not is_open or place >= len(found[-1].options) or len(found[-1].options) < 2:
            return False
        found[-1].right = place
    elif option := _OPTION.fullmatch(text):
        if not is_open or option[1] != ascii_uppercase[len(found[-1].options) :][:1]:
            return False
        found[-1].options.append(option[2].strip())
    elif is_open:
        return False
    else:
        found.append(Strict(number, text))
    return True


def _refuse(question: Question) -> str | None:
    if len(question.options) > len(ascii_uppercase):
        return f"more than {len(ascii_uppercase)} choices"
    if len(question.prompt) < 2:
        return "its question is one letter, which Moodle skips"
    if found := _LIKE_A_MARK.match(question.prompt):
        return f'its question begins like a choice or an answer ("{found[0]}")'
    return None


def _write_question(question: Question) -> Iterator[str]:
    yield question.prompt
    for letter, option in zip(ascii_uppercase, question.options, strict=False):
        yield f"{letter}) {option}"
    yield f"ANSWER: {ascii_uppercase[question.options.index(question.answer[0])]}"
