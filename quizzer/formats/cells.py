"""What a spreadsheet would take for a formula, made a text, and back.

A cell that begins with = + - @, a tab or a line end may be obeyed by the program that opens the file
(CSV injection). Knows single cells only.
"""

from __future__ import annotations

import re

_ACTIVE = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_SHIELDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def shield(text: str) -> str:
    """The text with an apostrophe before it where it could be obeyed, or would be taken for shielded."""
    return f"'{text}" if _ACTIVE.match(text) or _SHIELDED.match(text) else text


def unshield(text: str) -> str:
    """The text without the apostrophe that only shields it."""
    return text[1:] if _SHIELDED.match(text) else text


def is_shielded(text: str) -> bool:
    """Whether the text begins with an apostrophe that `unshield` takes away."""
    return bool(_SHIELDED.match(text))


def shield_with_blank(text: str) -> str:
    """The same with a blank, for programs that show an apostrophe and no blank."""
    return f" {text}" if _ACTIVE.match(text) else text
