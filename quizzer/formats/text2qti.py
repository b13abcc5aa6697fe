"""text2qti's plain text, which becomes quizzes for Canvas: a number, a mark at the line's beginning, Markdown.

What goes on in the next line is indented. Programs in a file are never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain
from pathlib import Path
from string import ascii_letters

from quizzer.formats.crossing import Reading, Writing
from quizzer.formats.fitting import fit
from quizzer.formats.foreign_text import read_foreign
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.marked_text import read_marked, write_marked
from quizzer.formats.numbers import write_plainly
from quizzer.formats.rephrasing import one_line
from quizzer.formats.taking import Taking, draft, name_title, open_gap
from quizzer.models import Question, QuestionKind, QuestionSet

TITLE = "text2qti"
_K = QuestionKind
_LEAST = Decimal("0.0001")
"""text2qti takes no number nearer to zero."""

_MARKS = (
    ("quiz title", r"[Qq]uiz [Tt]itle:"),
    ("set", r"(?:[Qq]uiz description|[Ss]huffle answers|[Ss]how correct answers|[Oo]ne question at a time"
     r"|[Cc]an't go back|[Ff]eedback is solution|[Ss]olutions \w+ groups):"),
    ("group", r"GROUP|END_GROUP|[Pp]ick:|[Ss]olutions pick:"),
    ("points", r"[Pp]oints(?: per question)?:"),
    ("title", r"[Tt]itle:"),
    ("text", r"[Tt]ext(?: [Tt]itle)?:"),
    ("question", r"\d+\."),
    ("right", r"\*[A-Za-z]\)"),
    ("wrong", r"[A-Za-z]\)"),
    ("right of several", r"\[\*\]"),
    ("wrong of several", r"\[ ?\]"),
    ("feedback", r"\.\.\."),
    ("essay", r"_{3,}|\^{3,}"),
    ("number", r"="),
    ("typed", r"\*"),
    ("reaction", r"[+\-]"),
    ("solution", r"!"),
)  # fmt: skip
_MARK = re.compile(
    "|".join(f"(?P<m{place}>{mark})" for place, (_, mark) in enumerate(_MARKS)) + r"(?=[ \t]|$)"
)


@dataclass(slots=True)
class _Item:
    """A question while its lines come in."""

    line: int
    stem: str
    options: list[tuple[str, bool]] = field(default_factory=list)
    is_several: bool = False
    typed: list[str] = field(default_factory=list)
    number: str = ""
    essay: bool = False
    explanation: list[str] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def read(path: Path) -> Reading:
    """The set in the file at `path`; raises SetError where there is no question in it."""
    foreign = read_foreign(path)
    taking = Taking(path, name_title(path), notes=list(foreign.notes))
    item: _Item | None = None
    for line, mark, text in _split_marks(foreign.text, taking):
        if mark == "question":
            _take(item, taking)
            item = _Item(line, text)
        elif item is None or mark in ("quiz title", "set", "group", "points", "title", "text"):
            _read_setting(line, mark, text, taking)
        else:
            _add(item, mark, text)
    _take(item, taking)
    return taking.finish(TITLE)


def is_text2qti(text: str) -> bool:
    """Whether the text has a mark that no other list of questions has."""
    own = ("quiz title", "right of several", "feedback", "number", "typed", "group")
    lines = text.split("\n")
    marks = {_name_mark(found) for line in lines if (found := _MARK.match(line))}
    return "question" in marks and any(mark in marks for mark in own)


def _name_mark(found: re.Match[str]) -> str:
    return _MARKS[int((found.lastgroup or "m0")[1:])][0]


def _split_marks(text: str, taking: Taking) -> Iterator[tuple[int, str, str]]:
    """The marks at the beginnings of lines, each with its line and all its text."""
    current: tuple[int, str, str] | None = None
    is_comment, fence = False, ""
    for number, line in enumerate(text.split("\n"), 1):
        if fence or line.startswith("```"):
            if not fence:
                taking.leave(number, "a program or code, which is not run")
            fence = "" if fence and line.startswith(fence) else fence or "```"
        elif is_comment or line.startswith(("%", "COMMENT")):
            is_comment = not line.startswith(("%", "END_COMMENT")) or (is_comment and line.startswith("%"))
        elif line.startswith((" ", "\t")) and current:
            current = (*current[:2], f"{current[2]} {line.strip()}".strip())
        elif found := _MARK.match(line):
            yield from [current] if current else []
            current = (number, _name_mark(found), line[found.end() :].strip())
        elif line.strip():
            taking.leave(number, "the line begins with no mark; what goes on is indented")
    yield from [current] if current else []


def _read_setting(line: int, mark: str, text: str, taking: Taking) -> None:
    """What is said of the quiz, and not asked."""
    if mark == "quiz title":
        taking.title = read_marked(text) or taking.title
    elif mark == "text":
        taking.leave(line, "a text asks nothing")
    elif mark == "group":
        taking.change(line, "a group; all of its questions are taken")
    elif mark in ("set", "points", "title"):
        taking.change(line, f"without its {'settings' if mark == 'set' else mark}")
    else:
        taking.leave(line, "no question stands before it")


def _add(item: _Item, mark: str, text: str) -> None:
    if mark in ("right", "wrong", "right of several", "wrong of several"):
        item.options.append((read_marked(text), mark.startswith("right")))
        item.is_several = item.is_several or mark.endswith("several")
    elif mark == "typed":
        item.typed.append(read_marked(text))
    elif mark == "number":
        item.number = text
    elif mark == "essay":
        item.essay = True
    elif mark == "feedback" and item.options:
        item.why[len(item.options) - 1] = read_marked(text)
    else:
        item.explanation.append(read_marked(text))
        if mark == "reaction":
            item.told.append("its feedback to right and to wrong answers is one explanation")


def _take(item: _Item | None, taking: Taking) -> None:
    if item is None:
        return
    try:
        question = _build(item)
    except ValueError as error:
        taking.leave(item.line, str(error))
        return
    explanation = "\n".join(dict.fromkeys(filter(None, item.explanation)))
    if taking.take(replace(question, explanation=explanation), item.line):
        for reason in dict.fromkeys(item.told):
            taking.change(item.line, reason)


def _build(item: _Item) -> Question:
    """The question; raises ValueError with the reason where there is none."""
    prompt = read_marked(item.stem)
    if item.number:
        number, tolerance = _read_number(item.number)
        return replace(draft(_K.NUMBER, prompt, (number,)), tolerance=tolerance)
    if item.typed:
        first, *others = dict.fromkeys(item.typed)
        short = draft(_K.SHORT, prompt, (first,))
        return open_gap(replace(short, accept=(tuple(others),) if others else ()))
    if item.essay:
        raise ValueError("an essay or a file has no answer that can be judged")
    right = [text for text, is_right in item.options if is_right]
    if not right:
        raise ValueError("no choice is marked as right")
    if not item.is_several and sorted(text.casefold() for text, _ in item.options) == ["false", "true"]:
        return draft(_K.TRUE_FALSE, prompt, (right[0].casefold(),))
    kind = _K.CHOICES if item.is_several or len(right) > 1 else _K.CHOICE
    options = tuple(text for text, _ in item.options)
    why = tuple((options[place], text) for place, text in item.why.items() if text)
    return replace(draft(kind, prompt, right), options=options, why=why)


def _read_number(text: str) -> tuple[str, str]:
    """A number and its tolerance, of 3, 3 +- 0.5, 3 +- 5% or [2.5, 3.5]."""
    try:
        if text.startswith("["):
            low, high = (Decimal(part.strip()) for part in text.strip("[] ").split(","))
            return write_plainly((low + high) / 2), write_plainly(abs(high - low) / 2)
        number, sign, told = (part.strip() for part in text.partition("+-"))
        if sign:
            share = abs(Decimal(number)) / 100 if told.endswith("%") else 1
            margin = Decimal(told.removesuffix("%").strip()) * share
            return number, write_plainly(margin) if margin else ""
        Decimal(text)
    except (ArithmeticError, ValueError):
        raise ValueError(f'"{text[:40]}" is no number; text2qti takes 3, 3 +- 0.5 and [2.5, 3.5]') from None
    return text, ""


def write(question_set: QuestionSet) -> Writing:
    """The set for text2qti, and what of it that cannot hold."""
    fitted = fit(question_set, HOLDINGS["text2qti"]).change(one_line).change(_name_truth).drop(_refuse)
    blocks = [list(_write_item(number, each)) for number, (_, each) in enumerate(fitted.questions, 1)]
    title = f"Quiz title: {write_marked(' '.join(question_set.title.split()))}"
    text = "\n\n".join("\n".join(lines) for lines in chain([[title]], blocks))
    return Writing(f"{text}\n".encode(), fitted.count, fitted.notes)


def _name_truth(question: Question) -> tuple[Question, str | None]:
    """A choice of True and False is that kind of question to text2qti."""
    folded = sorted(option.casefold() for option in question.options)
    if question.kind is not _K.CHOICE or folded != ["false", "true"]:
        return question, None
    truth = question.answer[0].casefold()
    return replace(
        question, kind=_K.TRUE_FALSE, answer=(truth,), options=(), why=()
    ), "asked as true or false"


def _refuse(question: Question) -> str | None:
    if len(question.options) > len(ascii_letters):
        return f"more than {len(ascii_letters)} choices"
    if question.kind is _K.NUMBER:
        number, margin = Decimal(question.answer[0]), Decimal(question.tolerance or 0)
        if abs(number - margin) < _LEAST or abs(number + margin) < _LEAST:
            return "an answer this near to 0 is none to text2qti"
    return None


def _write_item(number: int, question: Question) -> Iterator[str]:
    yield f"{number}. {write_marked(question.prompt)}"
    if question.explanation:
        yield f"... {write_marked(question.explanation)}"
    if question.kind is _K.TRUE_FALSE:
        is_true = question.answer[0] == "true"
        yield from (f"{'*' if is_true else ''}a) True", f"{'' if is_true else '*'}b) False")
    elif question.kind is _K.NUMBER:
        yield f"= {_write_number(question)}"
    elif question.options:
        yield from _write_options(question)
    else:
        accept = question.accept[0] if question.accept else ()
        yield from (f"* {write_marked(text)}" for text in (*question.answer, *accept))


def _write_number(question: Question) -> str:
    number, margin = Decimal(question.answer[0]), Decimal(question.tolerance or 0)
    if number == number.to_integral_value() and not margin:
        return str(int(number))
    return f"{format(number, 'f')} +- {format(margin, 'f')}"


def _write_options(question: Question) -> Iterator[str]:
    why = dict(question.why)
    for letter, option in zip(ascii_letters, question.options, strict=False):
        is_right = option in question.answer
        if question.kind is _K.CHOICES:
            yield f"[{'*' if is_right else ' '}] {write_marked(option)}"
        else:
            yield f"{'*' if is_right else ''}{letter}) {write_marked(option)}"
        if option in why:
            yield f"... {write_marked(why[option])}"
