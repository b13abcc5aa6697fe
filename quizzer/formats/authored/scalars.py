"""When a text may stand bare in YAML, and how it is quoted when it may not.

The pre-pass and the writer share these rules, so that what is written never needs a repair. Knows
nothing of keys or questions.
"""

from __future__ import annotations

import re

_HAZARD = re.compile(
    r"""
      [*&!@`%{}\[\]>|\#,?]      # starts with a character that means something to YAML
    | [-:](?:\s|\Z)             # starts like a list item or a key without a name
    | .*:(?:\s|\Z)              # holds what looks like a key
    | .*\s\#                    # holds what looks like a comment
    """,
    re.VERBOSE,
)
_CLOSED = {
    "'": re.compile(r"'(?:[^']|'')*'(?:\s+#.*)?\s*\Z"),
    '"': re.compile(r'"(?:[^"\\]|\\.)*"(?:\s+#.*)?\s*\Z', re.DOTALL),
}
_BLOCK_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?\s*\Z")


def is_hazardous(line: str) -> bool:
    """Whether YAML would misread the line as the beginning of a bare text; quotes are not looked at."""
    return _HAZARD.match(line) is not None


def continues_badly(line: str) -> bool:
    """Whether YAML would misread the line inside a bare text that began on a line above."""
    return re.search(r":(?:\s|\Z)|(?:\A|\s)#", line) is not None


def is_closed(value: str) -> bool:
    """Whether a value that starts with a quote ends with it, but for a comment."""
    return _CLOSED[value[0]].match(value) is not None


def is_block_header(value: str) -> bool:
    """Whether the value announces a text on the lines below, as `|` and `>-` do."""
    return _BLOCK_HEADER.match(value) is not None


def quote(text: str) -> str:
    """The one-line text in single quotes, in which nothing but the quote itself is special."""
    return "'" + text.replace("'", "''") + "'"
