"""Blackboard's tab-separated questions: a line each, its kind in capitals first, texts in HTML.

Nothing is quoted, so that no text may hold a tab or a line end; a blank before a sign keeps a spreadsheet
from taking a text for a formula, and Blackboard does not show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quizzer.formats.cells import shield_with_blank
from quizzer.formats.crossing import Reading, Writing
from quizzer.formats.fitting import fit
from quizzer.formats.foreign_text import read_foreign
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.markup import holds_media, read_markup, write_markup
from quizzer.formats.taking import Taking, draft, name_title, open_gap
from quizzer.models import BLANK, Question, QuestionKind, QuestionSet

TITLE = "Blackboard's tab-separated questions"

_K = QuestionKind
_UNJUDGED = {
    "ESS": "an essay has no answer that can be judged",
    "SR": "a short essay has no answer that can be judged",
    "OP": "an opinion has no right answer",
    "FIL": "a file cannot be handed in here",
    "JUMBLED_SENTENCE": "a jumbled sentence is not taken",
    "QUIZ_BOWL": "a quiz bowl question is not taken",
}


class LineError(ValueError):
    """Why a line gives no question; the message is for the teacher."""


def read(path: Path) -> Reading:
    """The set in the file at `path`; raises SetError where there is no question in it."""
    foreign = read_foreign(path)
    taking = Taking(path, name_title(path), notes=list(foreign.notes))
    for number, line in enumerate(foreign.text.split("\n"), 1):
        if line.strip():
            _take(line.rstrip("\t "), number, taking)
    return taking.finish(TITLE)


def is_line(line: str) -> bool:
    """Whether the line begins as those of this format do."""
    kind, tab, _ = line.partition("\t")
    return bool(tab) and kind.strip().upper() in (*_READERS, *_UNJUDGED)


def _take(line: str, number: int, taking: Taking) -> None:
    name, *cells = line.split("\t")
    name = name.strip().upper()
    if name in _UNJUDGED or name not in _READERS:
        taking.leave(number, _UNJUDGED.get(name, f'"{name[:20]}" is no kind of question in Blackboard'))
        return
    texts = [read_markup(cell.strip()) for cell in cells]
    if any(map(holds_media, cells)):
        taking.change(number, "without its pictures and sounds")
    try:
        question = _READERS[name](texts)
    except LineError as error:
        taking.leave(number, str(error))
        return
    taking.take(question, number)


def _read_choice(texts: Sequence[str]) -> Question:
    prompt, *rest = texts or [""]
    options, right = [], []
    for option, truth in zip(rest[::2], rest[1::2], strict=False):
        if truth.casefold() not in ("correct", "incorrect"):
            raise LineError(f'after a choice comes correct or incorrect, not "{truth[:20]}"')
        options.append(option)
        right += [option] if truth.casefold() == "correct" else []
    if len(rest) % 2:
        raise LineError("after each choice comes a tab and correct or incorrect")
    if not right:
        raise LineError("no choice is marked as correct")
    return replace(draft(_K.CHOICES, prompt, right), options=tuple(options))


def _read_single(texts: Sequence[str]) -> Question:
    question = _read_choice(texts)
    return replace(question, kind=_K.CHOICE) if len(question.answer) == 1 else question


def _read_truth(texts: Sequence[str]) -> Question:
    prompt, *rest = texts or [""]
    if [text.casefold() for text in rest] not in (["true"], ["false"]):
        raise LineError("after the statement comes a tab and true or false")
    return draft(_K.TRUE_FALSE, prompt, (rest[0].casefold(),))


def _read_typed(texts: Sequence[str]) -> Question:
    prompt, *rest = texts or [""]
    answer, *others = dict.fromkeys(filter(None, rest)) or [""]
    question = draft(_K.SHORT, prompt, (answer,))
    return open_gap(replace(question, accept=(tuple(others),) if others else ()))


def _read_gaps(texts: Sequence[str]) -> Question:
    """A text with [x] for each gap, then for each the x and its answers; an empty cell parts them."""
    prompt, *rest = texts or [""]
    gaps: list[list[str]] = [[]]
    for cell in rest:
        if cell:
            gaps[-1].append(cell)
        elif gaps[-1]:
            gaps.append([])
    named = {gap[0]: list(dict.fromkeys(gap[1:])) for gap in gaps if len(gap) > 1}
    marks = re.compile("|".join(re.escape(f"[{name}]") for name in named) or "$^")
    order = [found[0][1:-1] for found in marks.finditer(prompt)]
    if not named or sorted(order) != sorted(named):
        raise LineError("each gap stands once in the text, as [x], and after it as x with its answers")
    pieces = [re.sub("_{3,}", "__", piece) for piece in marks.split(prompt)]
    question = draft(_K.CLOZE, BLANK.join(pieces), (named[name][0] for name in order))
    accept = tuple(tuple(named[name][1:]) for name in order)
    return replace(question, accept=accept if any(accept) else ())


def _read_number(texts: Sequence[str]) -> Question:
    prompt, number, tolerance = (*texts, "", "", "")[:3]
    return replace(draft(_K.NUMBER, prompt, (number,)), tolerance=tolerance)


def _read_order(texts: Sequence[str]) -> Question:
    prompt, *rest = texts or [""]
    return draft(_K.ORDER, prompt, rest)


def _read_match(texts: Sequence[str]) -> Question:
    prompt, *rest = texts or [""]
    if len(rest) % 2:
        raise LineError("after each thing to match comes a tab and its partner")
    items = tuple(" ".join(item.split("\n")) for item in rest[::2])
    return replace(draft(_K.MATCH, prompt, rest[1::2]), items=items)


_READERS: dict[str, Callable[[Sequence[str]], Question]] = {
    "MC": _read_single,
    "MA": _read_choice,
    "TF": _read_truth,
    "FIB": _read_typed,
    "FIB_PLUS": _read_gaps,
    "NUM": _read_number,
    "ORD": _read_order,
    "MAT": _read_match,
}


def write(question_set: QuestionSet) -> Writing:
    """The set as Blackboard takes it, and what of it Blackboard cannot hold."""
    fitted = fit(question_set, HOLDINGS["blackboard"])
    lines = ["\t".join(map(_write_cell, _cells(question))) for _, question in fitted.questions]
    return Writing("".join(f"{line}\r\n" for line in lines).encode(), fitted.count, fitted.notes)


def _write_cell(text: str) -> str:
    return shield_with_blank(write_markup(text).replace("\t", "&#9;"))


def _cells(question: Question) -> Iterator[str]:
    """The cells of a question's line, the kind first."""
    kind, answer, prompt = question.kind, question.answer, question.prompt
    accept = question.accept or ((),) * len(answer)
    if kind in (_K.CHOICE, _K.CHOICES):
        yield from ("MC" if kind is _K.CHOICE else "MA", prompt)
        for option in question.options:
            yield from (option, "correct" if option in answer else "incorrect")
    elif kind is _K.CLOZE:
        names = _name_gaps(prompt, len(answer))
        pieces = prompt.split(BLANK)
        marks = [f"[{name}]" for name in names]
        yield from (
            "FIB_PLUS",
            "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True)),
        )
        for place, (name, text, variants) in enumerate(zip(names, answer, accept, strict=True)):
            yield from ([""] if place else [])
            yield from (name, text, *variants)
    elif kind is _K.MATCH:
        yield from ("MAT", prompt)
        yield from (text for pair in zip(question.items, answer, strict=True) for text in pair)
    elif kind is _K.NUMBER:
        yield from ("NUM", prompt, answer[0], *([question.tolerance] if question.tolerance else []))
    else:
        yield from (_NAMES[kind], prompt, *answer, *accept[0])


_NAMES = {_K.TRUE_FALSE: "TF", _K.SHORT: "FIB", _K.ORDER: "ORD"}


def _name_gaps(prompt: str, count: int) -> list[str]:
    """A name for each gap that the text does not hold already."""
    prefix = next(letters for letters in ("gap", "gapx", "gapxx", "gapxxx") if f"[{letters}" not in prompt)
    return [f"{prefix}{number}" for number in range(1, count + 1)]
