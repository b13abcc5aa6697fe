"""Lists and mappings in brackets: where one ends, and whether YAML can read it.

A bracket that begins no sound list is a text that begins with a bracket. Knows nothing of keys.
"""

from __future__ import annotations

import re

from quizzer.formats.authored.nodes import is_sound
from quizzer.formats.authored.scalars import quote

_PLAIN = re.compile(r"\[\s*[^\W_][^\[\]{}\"'#&*!|>%@`:,-]*(?:,\s*[^\W_][^\[\]{}\"'#&*!|>%@`:,-]*)*\]")
"""A list of bare words: sound without asking YAML."""
_TYPOGRAPHIC = re.compile(r"(?<=[\[{,:\s])(?:[“„”]([^“„”\"]*)[“”]|[‘‚]([^‘‚’']*)[’‘])(?=\s*(?:[\]},:]|$))")
_CLOSING = {"[": "]", "{": "}"}


def straighten_quotes(line: str) -> str:
    """The line with the typographic quotes around whole items made plain ones."""
    return _TYPOGRAPHIC.sub(lambda found: quote(found[1] if found[1] is not None else found[2]), line)


def measure_flow(text: str) -> int:
    """How many characters the list or mapping at the start of `text` takes; 0 where there is none.

    After it only a comment may stand on its last line.
    """
    end = _find_end(text)
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    if not end or not re.fullmatch(r"\s*|\s+#.*", after):
        return 0
    flow = text[:end]
    return end if _PLAIN.fullmatch(flow) or is_sound(flow) else 0


def _find_end(text: str) -> int:
    """The position after the bracket that closes the first one; 0 where it stays open."""
    expected: list[str] = []
    position, item_begins = 0, False
    while position < len(text):
        character = text[position]
        if character in "'\"" and item_begins:
            position = _skip_quoted(text, position)
            item_begins = False
            continue
        if character in _CLOSING:
            expected.append(_CLOSING[character])
        elif expected and character == expected[-1]:
            expected.pop()
            if not expected:
                return position + 1
        elif character == "#" and text[position - 1].isspace():
            return 0
        item_begins = character in "[{,:" or (item_begins and character.isspace())
        position += 1
    return 0


def _skip_quoted(text: str, start: int) -> int:
    """The position after the quoted text that begins at `start`, or the end where it stays open."""
    pattern = r'"(?:[^"\\]|\\.)*"' if text[start] == '"' else r"'(?:[^']|'')*'"
    found = re.compile(pattern, re.DOTALL).match(text, start)
    return found.end() if found else len(text)
