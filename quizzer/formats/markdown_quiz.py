"""Quizzes in Markdown pages: `<quiz>` blocks as mkdocs-quiz has them, and bare task lists under a question.

Right choices are ticked, `[[answer]]` is a gap, a quote below a choice says why. Fences of code hold no
quiz.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from quizzer.formats.crossing import Reading, Writing
from quizzer.formats.fitting import fit
from quizzer.formats.foreign_text import read_foreign
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.marked_text import read_inside, read_marked, write_inside, write_marked
from quizzer.formats.rephrasing import one_line
from quizzer.formats.taking import Taking, draft, name_title
from quizzer.models import BLANK, Question, QuestionKind, QuestionSet

TITLE = "a quiz in Markdown"

_OPTION = re.compile(r"\s{0,3}[-*+]\s*\[([xX ]?)\]\s*(\S.*)")
_GAP = re.compile(r"(?<!\\)\[\[([^\[\]]+)\]\]")
_QUOTE = re.compile(r"\s*>\s?(.*)")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_RULE = re.compile(r"\s{0,3}(?:-\s*){3,}")
_OPEN, _CLOSE = re.compile(r"\s*<quiz\b[^>]*>\s*", re.I), re.compile(r"\s*</quiz>\s*", re.I)


@dataclass(slots=True)
class _Block:
    """A question while its lines come in; `line` is where it begins."""

    line: int
    stem: list[str] = field(default_factory=list)
    options: list[tuple[bool, str]] = field(default_factory=list)
    why: dict[int, list[str]] = field(default_factory=dict)
    after: list[str] = field(default_factory=list)


def read(path: Path) -> Reading:
    """The set in the file at `path`; raises SetError where there is no question in it."""
    foreign = read_foreign(path)
    taking = Taking(path, name_title(path), notes=list(foreign.notes))
    lines = _blank_fences(foreign.text.split("\n"))
    headings = (found for line in lines if (found := _HEADING.fullmatch(line)))
    title = next((_strip_heading(found[2]) for found in headings if len(found[1]) == 1), "")
    taking.title = read_marked(title) or taking.title
    has_blocks = any(_OPEN.fullmatch(line) for line in lines)
    for block in _find_blocks(lines, taking) if has_blocks else _find_lists(lines):
        _take(block, taking)
    return taking.finish(TITLE)


def has_quiz(text: str) -> bool:
    """Whether there is a `<quiz>` or a ticked choice in the text."""
    lines = _blank_fences(text.split("\n"))
    options = [found[1] for line in lines if (found := _OPTION.fullmatch(line))]
    return any(_OPEN.fullmatch(line) for line in lines) or (
        len(options) > 1 and "x" in "".join(options).casefold()
    )


def _blank_fences(lines: Sequence[str]) -> list[str]:
    """The lines, empty where they are code."""
    kept, fence = [], ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            fence = "" if found and line.strip().startswith(fence) else fence
            kept.append("")
        elif found:
            fence = found[1]
            kept.append("")
        else:
            kept.append(line)
    return kept


def _find_blocks(lines: Sequence[str], taking: Taking) -> Iterator[_Block]:
    """What stands between <quiz> and </quiz>."""
    block: _Block | None = None
    for number, line in enumerate(lines, 1):
        if _OPEN.fullmatch(line):
            if block:
                taking.leave(block.line, "its <quiz> is never closed with </quiz>")
            block = _Block(number)
        elif _CLOSE.fullmatch(line) and block:
            yield block
            block = None
        elif block:
            _add_line(block, line)
        elif _OPTION.fullmatch(line):
            taking.leave(number, "a choice outside <quiz>")
    if block:
        taking.leave(block.line, "its <quiz> is never closed with </quiz>")


def _add_line(block: _Block, line: str) -> None:
    found, quote = _OPTION.fullmatch(line), _QUOTE.fullmatch(line)
    if found and not block.after:
        block.options.append((found[1] in ("x", "X"), found[2]))
    elif quote and block.options and not block.after:
        block.why.setdefault(len(block.options) - 1, []).append(quote[1])
    elif block.options or block.after or (_RULE.fullmatch(line) and block.stem):
        if line.strip() or block.after:
            block.after.append("" if _RULE.fullmatch(line) else line.strip())
    elif line.strip():
        block.stem.append(
            _HEADING.sub(r"\2", line.strip()) if _HEADING.fullmatch(line.strip()) else line.strip()
        )


def _strip_heading(text: str) -> str:
    """The text of a heading without the signs that may close it."""
    return text.rstrip("#").rstrip() or text


def _find_lists(lines: Sequence[str]) -> Iterator[_Block]:
    """Task lists, each with what stands before it up to the heading or list before."""
    block = _Block(0)
    for number, line in enumerate(lines, 1):
        found = _OPTION.fullmatch(line)
        heading = _HEADING.fullmatch(line.strip())
        if found or (block.options and _QUOTE.fullmatch(line)):
            _add_line(block, line)
        elif line.strip():
            if block.options:
                yield block
                block = _Block(0)
            if heading and not (len(heading[1]) == 1 and not block.stem):
                block = _Block(number, [_strip_heading(heading[2])])
            elif not heading:
                block.line = block.line or number
                block.stem.append(line.strip())
        elif block.stem and not block.options and not _comes_list(lines, number):
            block = _Block(0)
    if block.options:
        yield block


def _comes_list(lines: Sequence[str], index: int) -> bool:
    """Whether the next thing said from a line on is a choice, or a text that a choice follows."""
    said = (line for line in lines[index : index + 40] if line.strip())
    first, second = next(said, ""), next(said, "")
    return bool(
        _OPTION.fullmatch(first) or (_OPTION.fullmatch(second) and not _HEADING.fullmatch(first.strip()))
    )


def _take(block: _Block, taking: Taking) -> None:
    stem, after = "\n".join(block.stem), "\n".join(block.after).strip("\n")
    if block.options:
        options = [read_marked(text) for _, text in block.options]
        right = [option for option, (is_right, _) in zip(options, block.options, strict=True) if is_right]
        if not right:
            taking.leave(block.line, "no choice is ticked: - [x]")
            return
        kind = QuestionKind.CHOICE if len(right) == 1 else QuestionKind.CHOICES
        why = tuple((options[place], read_marked(" ".join(text))) for place, text in block.why.items())
        question = replace(draft(kind, read_marked(stem), right), options=tuple(options), why=why)
    elif gaps := _GAP.findall(stem):
        pieces = [read_inside(piece).replace(BLANK, "___") for piece in _split_gaps(stem)]
        question = draft(QuestionKind.CLOZE, BLANK.join(pieces).strip(), (gap.strip() for gap in gaps))
    else:
        taking.leave(block.line, "neither choices nor a [[gap]] are in it")
        return
    taking.take(replace(question, explanation=read_marked(after)), block.line)


def _split_gaps(stem: str) -> list[str]:
    return _GAP.split(stem)[::2]


def write(question_set: QuestionSet) -> Writing:
    """The set as a page for mkdocs-quiz, and what of it that cannot hold."""
    fitted = fit(question_set, HOLDINGS["markdown"]).change(one_line).drop(_refuse)
    blocks = ["\n".join(_write_block(question)) for _, question in fitted.questions]
    title = "# " + write_marked(" ".join(question_set.title.split()))
    return Writing(("\n\n".join([title, *blocks]) + "\n").encode(), fitted.count, fitted.notes)


def _refuse(question: Question) -> str | None:
    if question.kind is not QuestionKind.CLOZE:
        return None
    if any("]" in answer or "[" in answer for answer in question.answer):
        return "its answer holds a bracket, which ends a gap"
    return None


def _write_block(question: Question) -> Iterator[str]:
    yield "<quiz>"
    if question.kind is QuestionKind.CLOZE:
        first, *pieces = question.prompt.split(BLANK)
        gaps = (f"[[{answer}]]" for answer in question.answer)
        rest = "".join(gap + write_inside(piece) for gap, piece in zip(gaps, pieces, strict=True))
        yield (write_marked(first) if first else "") + rest
    else:
        yield write_marked(question.prompt)
    why = dict(question.why)
    for option in question.options:
        yield f"- [{'x' if option in question.answer else ' '}] {write_marked(option)}"
        if option in why:
            yield f"> {write_marked(why[option])}"
    if question.explanation:
        yield ""
        if not question.options:
            yield "---"
        yield write_marked(question.explanation)
    yield "</quiz>"
