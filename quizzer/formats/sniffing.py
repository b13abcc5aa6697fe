"""What a text file is, by its first lines, where its name may be that of several formats.

Rather too strict than too lenient: a document that is taken for a set is worse than a question to the
person. It must not read a file to its end.
"""

from __future__ import annotations

from pathlib import Path

from quizzer.errors import SetError

_HEAD = 200_000


def is_list(path: Path) -> bool:
    """Whether it is Aiken or a numbered list with answers."""
    from quizzer.formats.numbered import count_answers

    return count_answers(_read_head(path)) > 0


def is_blackboard(path: Path) -> bool:
    """Whether its first line is one of Blackboard's."""
    from quizzer.formats.blackboard import is_line

    return is_line(next((line for line in _read_head(path).splitlines() if line.strip()), ""))


def is_quizlet(path: Path) -> bool:
    """Whether it is nothing but pairs with a tab between them."""
    from quizzer.formats.quizlet import is_list as is_pairs

    head = _read_head(path)
    whole = head if len(head) < _HEAD // 4 else head.rpartition("\n")[0]
    return is_pairs(whole.replace("\r\n", "\n").replace("\r", "\n"))


def is_text2qti(path: Path) -> bool:
    """Whether it has marks that only text2qti knows."""
    from quizzer.formats.text2qti import is_text2qti as has_marks

    return has_marks(_read_head(path).replace("\r\n", "\n"))


def is_markdown(path: Path) -> bool:
    """Whether there is a quiz or a ticked choice in it."""
    from quizzer.formats.markdown_quiz import has_quiz

    return has_quiz(_read_head(path).replace("\r\n", "\n"))


def demand_text(path: Path) -> None:
    """Raises SetError with the line where the file is no text at all."""
    from quizzer.formats.foreign_text import decode

    with path.open("rb") as file:
        decode(file.read(_HEAD), str(path))


def _read_head(path: Path) -> str:
    """The beginning of the file as text, empty where it is none."""
    from quizzer.formats.foreign_text import decode

    try:
        with path.open("rb") as file:
            content = file.read(_HEAD)
        # A letter may be cut in two at the end.
        return decode(content[: len(content) // 4 * 4] if len(content) == _HEAD else content, str(path))[0]
    except (OSError, SetError):
        return ""
