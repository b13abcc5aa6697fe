"""What may reach a terminal: the one place where text from files, arguments and errors is made harmless.

Whatever could move the cursor, change the terminal or reorder what is read is shown, not obeyed.
"""

from __future__ import annotations

import unicodedata

MAX_LENGTH = 4096
MAX_MARKS = 8
_TAB = "    "
_ISOLATE, _POP = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiner: Persian words, Indic letters and family emoji need them between two signs."""


def visible(text: str, *, single_line: bool = False) -> str:
    """The text with every control, bidi override, invisible and surrogate character written out.

    Tabs become spaces; a line with right-to-left letters is isolated, so that it cannot reorder what
    follows; marks piled on one letter and overlong texts are cut, saying how much is left out.
    """
    rest = len(text) - MAX_LENGTH
    plain = unicodedata.normalize("NFC", text[:MAX_LENGTH])
    plain = plain.replace("\r\n", "\n").replace("\t", _TAB)
    if single_line:
        plain = " ".join(line.strip() for line in plain.split("\n")).strip()
    lines = [isolate(_limit_marks(_escape(line))) for line in plain.split("\n")]
    return "\n".join(lines) + (f" … {rest} more characters" if rest > 0 else "")


def _escape(line: str) -> str:
    return "".join(
        character if _is_harmless(character, line, position) else _write_out(character)
        for position, character in enumerate(line)
    )


def _is_harmless(character: str, line: str, position: int) -> bool:
    if character in _JOINERS:
        around = line[position - 1 : position] + line[position + 1 : position + 2]
        return position > 0 and len(around) == 2 and all(_takes_joiners(sign) for sign in around)
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _takes_joiners(sign: str) -> bool:
    return sign > "\u02ff" and unicodedata.category(sign)[0] in "LMS"


def _write_out(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the pictures of the control characters: ␛ for ESC
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _limit_marks(line: str) -> str:
    """At most MAX_MARKS combining marks on one letter; how many are left out is told."""
    shown: list[str] = []
    marks = 0
    for character in f"{line}\0":  # an end, so that the last run is closed as well
        if unicodedata.category(character) in ("Mn", "Me"):
            marks += 1
            if marks > MAX_MARKS:
                continue
        elif marks:
            shown += [f"(+{marks - MAX_MARKS} marks)"] * (marks > MAX_MARKS)
            marks = 0
        shown.append(character)
    return "".join(shown[:-1])


def isolate(line: str) -> str:
    """A line closed in on itself if it holds right-to-left letters; done once however often called."""
    plain = line.replace(_ISOLATE, "").replace(_POP, "")
    rightward = any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in plain)
    return f"{_ISOLATE}{plain}{_POP}" if rightward else plain
