r"""The marks of a cloze: `[[answer|variant]]`, and the backslash that makes a bracket or bar plain.

In a gap, brackets that pair up need nothing: `[[[Ca2+]]]` asks for [Ca2+]. A backslash makes the next
[ ] | or \ plain. Outside a gap it does so only where two [ stand together (`\[\[`), so that LaTeX
stays as typed. Knows nothing of YAML or questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.models import BLANK

_SPECIAL = "[]|\\"
_BRACKETS = re.compile(r"(?<!\\)\\*\[(?:\\*\[)+")
"""Two [ or more, with the backslashes among them: the only place outside a gap where a mark can begin."""


@dataclass(frozen=True, slots=True)
class Cloze:
    """A cloze read: `prompt` holds a BLANK a gap, `gaps` the writings of each, the answer first."""

    prompt: str
    gaps: tuple[tuple[str, ...], ...]


class GapError(ValueError):
    """A mark that does not say what is asked; the message is for the teacher."""


def read_cloze(text: str) -> Cloze:
    """The prompt and gaps of a marked text; raises GapError."""
    pieces, gaps = [""], []
    position = 0
    while found := _BRACKETS.search(text, position):
        pieces[-1] += text[position : found.start()]
        plain, position = _read_brackets(text, found.start(), found.end())
        pieces[-1] += plain
        if position < found.end():
            variants, position = _read_gap(text, position + 2)
            gaps.append(variants)
            pieces.append("")
    pieces[-1] += text[position:]
    prompt = BLANK.join(pieces)
    if not gaps:
        raise GapError("has no gap; write [[answer]] around what is asked")
    if prompt.split(BLANK) != pieces:
        raise GapError(f"holds {BLANK}, or _ beside a gap; write the gap as [[answer]] and leave _ out")
    return Cloze(prompt, tuple(gaps))


def _read_brackets(text: str, start: int, end: int) -> tuple[str, int]:
    """The plain text at the beginning of a run of brackets, and where a gap opens (or the run's end)."""
    plain, position = "", start
    while position < end:
        if text.startswith("[[", position):
            return plain, position
        if text[position] == "\\" and position + 1 < end:
            position += 1
        plain += text[position]
        position += 1
    return plain, position


def _read_gap(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The writings in the gap whose text starts at `start`, and the position after its marks."""
    variants, depth, position = [""], 0, start
    while position < len(text):
        if depth == 0 and text.startswith("]]", position):
            return _checked(variants), position + 2
        character = text[position]
        if character == "\\" and text[position + 1 : position + 2] in tuple(_SPECIAL):
            position += 1
            variants[-1] += text[position]
        elif character == "|":
            variants.append("")
        else:
            depth += (character == "[") - (character == "]" and depth > 0)
            variants[-1] += character
        position += 1
    raise GapError(
        f'has a gap that never ends: "[[{_shorten(text[start:])}"; close it with ]], and write \\[ for a lone ['
    )


def _checked(variants: list[str]) -> tuple[str, ...]:
    stripped = tuple(variant.strip() for variant in variants)
    if not all(stripped):
        raise GapError("has an empty gap; write the answer between [[ and ]]")
    return stripped


def _shorten(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


def write_cloze(prompt: str, gaps: tuple[tuple[str, ...], ...]) -> str:
    """The marked text that reads as this prompt and these gaps."""
    pieces = prompt.split(BLANK)
    marks = ["[[" + "|".join(map(_write_variant, variants)) + "]]" for variants in gaps]
    written = [_write_piece(piece, before_gap=index < len(marks)) for index, piece in enumerate(pieces)]
    return "".join(piece + mark for piece, mark in zip(written, [*marks, ""], strict=True))


def _write_piece(piece: str, *, before_gap: bool) -> str:
    """Text outside a gap: brackets are made plain only where two would stand together."""
    probe = piece + "[[" if before_gap else piece
    written, position = "", 0
    for found in _BRACKETS.finditer(probe):
        run = probe[found.start() : min(found.end(), len(piece))]
        written += piece[position : found.start()] + re.sub(r"[\\\[]", r"\\\g<0>", run)
        position = found.start() + len(run)
    return written + piece[position:]


def _write_variant(text: str) -> str:
    text = re.sub(r"\\(?=[\[\]|\\]|$)", r"\\\\", text).replace("|", "\\|")
    return text if _pairs_up(text) else re.sub(r"[\[\]]", r"\\\g<0>", text)


def _pairs_up(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0
