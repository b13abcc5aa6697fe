"""GIFT files as sets: what Moodle reads, and what it would trip over, each with its line.

Here blocks become questions; what the pieces are is the business of blocks and answers.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quizzer.formats.crossing import Reading
from quizzer.formats.foreign_text import read_foreign
from quizzer.formats.gift.answers import AnswerError, Told, read_question, read_text
from quizzer.formats.gift.blocks import Block, show, split_blocks
from quizzer.formats.moodle_cloze import is_embedded, read_embedded
from quizzer.formats.taking import Taking, name_title
from quizzer.models import BLANK, Question, QuestionId

_TITLE = "GIFT"
_TRUTHS = {"", "T", "TRUE", "F", "FALSE"}


def read(path: Path) -> Reading:
    """The set in the file at `path`; raises SetError where there is no question in it."""
    foreign = read_foreign(path)
    taking = Taking(path, name_title(path), notes=list(foreign.notes))
    blocks = list(split_blocks(foreign.text, taking))
    categories = list(dict.fromkeys(block.category for block in blocks if block.category))
    for block in blocks:
        _take(block, taking, has_many=len(categories) > 1)
    if len(categories) == 1:
        taking.title = name_category(categories[0]) or taking.title
    return taking.finish(_TITLE)


def name_category(category: str) -> str:
    """The last name of a category's path, in which // is a slash."""
    return category.replace("//", "\0").rpartition("/")[2].replace("\0", "/").strip()


def _take(block: Block, taking: Taking, *, has_many: bool) -> None:
    name, rest = _split_name(block.text)
    told = Told()
    try:
        question = _read_block(rest, told)
    except ValueError as error:  # AnswerError, and what a cloze says of its gaps
        taking.leave(block.line, str(error))
        return
    if block.identifier.isdigit():
        taking.change(block.line, "its id is a number, which other files have too; it gets another")
        block.identifier = ""
    tags = [*block.tags, name_category(block.category)] if has_many else block.tags
    question = replace(
        question,
        id=QuestionId(block.identifier),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
    )
    if not taking.take(question, block.line):
        return
    if name and not question.prompt.startswith(show(name).rstrip(".… ")):
        told.changed.append("its name (between ::) is not kept")
    for reason in dict.fromkeys(told.changed):
        taking.change(block.line, reason)
    for reason in dict.fromkeys(told.repaired):
        taking.repair(block.line, reason)


def _split_name(text: str) -> tuple[str, str]:
    if not text.startswith("::"):
        return "", text
    name, mark, rest = text[2:].partition("::")
    return (name.strip(), rest.strip()) if mark else ("", text[2:])


def _read_block(text: str, told: Told) -> Question:
    if is_embedded(text):
        question, changed = read_embedded(text, lambda piece: read_text(piece, told))
        question = replace(
            question,
            answer=tuple(map(show, question.answer)),
            accept=tuple(tuple(map(show, variants)) for variants in question.accept),
            options=tuple(map(show, question.options)),
        )
        told.repaired.append("embedded answers, which GIFT does not know, read as gaps")
        told.changed += changed
        return question
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        raise AnswerError("a description asks nothing")
    if start < 0 or end < start:
        raise AnswerError("its braces do not pair up; a lone { or } is written \\{ or \\}")
    last = text.rfind("{")
    if last > end and text.endswith("}") and not _holds_answers(text[start + 1 : end]):
        # TeX in a question: its braces are no answers, those at the end are.
        told.repaired.append("braces that hold no answer; they are written \\{ and \\}")
        return read_question(text[:last].strip(), text[last + 1 : -1], told)
    before, body, after = text[:start], text[start + 1 : end], text[end + 1 :]
    if "{" in body:
        raise AnswerError("a { stands within its braces; a lone one is written \\{")
    if not after.strip():
        return read_question(before.strip(), body, told)
    if "{" in after:
        told.changed.append("only its first braces are read, as Moodle does")
    return read_question(f"{before}{BLANK}{after}".strip(), body, told)


def _holds_answers(body: str) -> bool:
    """Whether what stands in braces are answers, by their marks."""
    return any(mark in body for mark in "=~#") or body.strip().upper() in _TRUTHS
