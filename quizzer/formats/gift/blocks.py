r"""A GIFT file in pieces: the blocks between blank lines, each with its line, its comments and its category.

What Moodle would trip over and a person still understands is put right here and noted. It must not
know what stands in the braces of a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizzer.formats.taking import Taking

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
_CATEGORY = re.compile(r"\$CATEGORY:(.*)", re.IGNORECASE)
_INVENTED = re.compile(r"\$[A-Z_]+:")
_HEADING = re.compile(r"//\s*(Source|Licence):\s*(\S.*)")
_MARK = re.compile(r"\[(id|tag):")
_MARK_END = re.compile(r"(?<!\\)\]")
_NAME_ALONE = re.compile(r"::.*?(?<!\\)::\s*(?:\[\w+\])?")

_HIDDEN = dict(zip("\\:#={}~n", "\x01\x02\x03\x04\x05\x06\x07\x08", strict=True))
"""What a character with a backslash before it is while the marks are read: a control character, which no
text that is read holds any more."""
_HIDE = re.compile(r"\\([\\:#={}~n])")
_SHOWN = {code: character for character, code in _HIDDEN.items()} | {_HIDDEN["n"]: "\n"}
_SHOW = re.compile("[\x01-\x08]")


@dataclass(slots=True)
class Block:
    """One question's text, escaped characters hidden; `line` is where it begins."""

    line: int
    text: str
    identifier: str = ""
    tags: list[str] = field(default_factory=list)
    category: str = ""
    is_in_conflict: bool = False
    """Whether a mark of a merge stands in it."""


def hide(text: str) -> str:
    """The text with every escaped character as one that is no mark."""
    return _HIDE.sub(lambda found: _HIDDEN[found[1]], text)


def show(text: str) -> str:
    """The text with every hidden character as it is meant."""
    return _SHOW.sub(lambda found: _SHOWN[found[0]], text)


def split_blocks(text: str, taking: Taking) -> Iterator[Block]:
    """The blocks that hold a question, in order."""
    category = ""
    for block in _join(_split(text, taking), taking):
        first, _, rest = block.text.partition("\n")
        if found := _CATEGORY.fullmatch(first):
            category = found[1].strip()
            if not rest.strip():
                continue
            taking.repair(block.line, "a category with no blank line after it")
            block.text, block.line = rest.strip(), block.line + 1
        block.category = category
        if block.is_in_conflict and block.text.count("{") > 1:
            taking.leave(block.line, "two versions of a question in one; keep one of them")
            continue
        yield block


def _split(text: str, taking: Taking) -> Iterator[Block]:
    """The blocks between blank lines, without comments."""
    block = Block(0, "")
    for number, line in enumerate([*text.split("\n"), ""], 1):
        stripped = line.strip()
        if _CONFLICT.fullmatch(stripped):
            taking.leave(number, "a mark of two versions in conflict; look whether both stand here")
            block.is_in_conflict = True
        elif stripped.startswith("//"):
            _read_comment(stripped, block, taking)
        elif _INVENTED.match(stripped) and not _CATEGORY.match(stripped):
            taking.change(number, f'"{stripped.partition(":")[0]}" is nothing in GIFT; the line is left out')
        elif stripped:
            block.line = block.line or number
            block.text += ("\n" if block.text else "") + hide(stripped)
        else:
            if block.text:
                yield block
            block = Block(0, "")


def _read_comment(line: str, block: Block, taking: Taking) -> None:
    """What a comment tells of the question after it, or of the whole file."""
    if found := _HEADING.fullmatch(line):
        if not len(taking.shelf) and not block.text:
            setattr(taking, found[1].lower(), found[2].strip())
        return
    position = 0
    while (mark := _MARK.search(line, position)) and (end := _MARK_END.search(line, mark.end())):
        text = line[mark.end() : end.start()].replace("\\]", "]").strip()
        position = end.end()
        if mark[1] == "id":
            block.identifier = text
        else:
            block.tags.append(text)


def _join(blocks: Iterator[Block], taking: Taking) -> Iterator[Block]:
    """The blocks with those put together that a blank line parted in the middle of a question."""
    waiting: Block | None = None
    for block in blocks:
        if waiting is None:
            waiting = block
        elif _is_parted(waiting.text, block.text):
            taking.repair(block.line, "a blank line within a question")
            waiting.text += "\n" + block.text
            waiting.identifier = waiting.identifier or block.identifier
            waiting.tags += block.tags
            waiting.is_in_conflict = waiting.is_in_conflict or block.is_in_conflict
        else:
            yield waiting
            waiting = block
    if waiting:
        yield waiting


def _is_parted(before: str, after: str) -> bool:
    """Whether a blank line stands between a name and its question, or within braces."""
    if _NAME_ALONE.fullmatch(before):
        return True
    if after.startswith("{") and not re.search(r"[{}]|^\$CATEGORY:", before, re.IGNORECASE):
        return True
    is_open = "{" in before and "}" not in before
    return is_open and "}" in after.partition("{")[0]
