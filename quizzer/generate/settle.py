"""One question brought up to date: the wording a person gave it, and what the document changed since.

What a person wrote is not overwritten, and what the document corrects is corrected in it too. Where the
sentence became another one, only a wording that is still the generator's own gives way to a new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from quizzer.models import BLANK, Question, QuestionKind

_SMALL_CHANGE = 0.75
"""From how alike two sentences are word by word their difference is a correction (0 to 1)."""
_ADDED = re.compile(r"\s*\[[^\]]*\]")
"""What a prompt adds to its sentence: a year, a name."""


def settle(old: Question | None, new: Question, *, is_same: bool = False) -> Question:
    """The question in the new set that was `old` before; `is_same` says that the fact has the same id.

    A fact with another answer is asked in new words and has to be reviewed again.
    """
    if old is None or old.source is None or new.source is None:
        return new
    before, after = old.source.quote, new.source.quote
    if old.kind in {QuestionKind.ORDER, QuestionKind.MATCH}:
        is_same = False
    # A true statement may be made a false one on the next run: of the same sentence, either is as good.
    is_same = is_same or (old.kind is QuestionKind.TRUE_FALSE and before == after)
    if not is_same and old.answer != new.answer:
        return new
    if before == after:
        return replace(old, prompt=new.prompt if _says_same(old, new) else old.prompt, source=new.source)
    ratio = SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()
    gaps = (_with_gap(before, old.answer[0]), _with_gap(after, new.answer[0]))
    corrected = carry_over(old.prompt, *gaps) if ratio >= _SMALL_CHANGE else old.prompt
    if corrected == new.prompt or (ratio < _SMALL_CHANGE and _is_own(old.prompt, old.answer, before)):
        kept = [tag for tag in old.tags if tag not in new.tags]
        return replace(
            new,
            tags=(*new.tags, *kept),
            explanation=old.explanation or new.explanation,
            hint=old.hint or new.hint,
        )
    return replace(old, prompt=corrected, source=new.source)


def _with_gap(quote: str, answer: str) -> str:
    """The sentence as a prompt shows it, with a gap for the answer."""
    return quote.replace(answer, BLANK, 1)


def _says_same(old: Question, new: Question) -> bool:
    """Whether two prompts differ only in what is added: years, names, and the sentence before."""
    (_, _, ours), (_, _, theirs) = old.prompt.rpartition("\n"), new.prompt.rpartition("\n")
    return _ADDED.sub("", ours) == _ADDED.sub("", theirs)


def carry_over(prompt: str, before: str, after: str) -> str:
    """The prompt with the words replaced, added and left out in it that `after` has otherwise than `before`."""
    if "\n" in prompt:
        return "\n".join(carry_over(line, before, after) for line in prompt.split("\n"))
    words, old, new = prompt.split(), before.split(), after.split()
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, first, last, start, end in reversed(changes):
        if kind == "equal":
            continue
        # Beside the changed words one equal word on each side says where they stand.
        left, right = max(0, first - 1), min(len(old), last + 1)
        for a, b in ((left, right), (left, last), (first, right)):
            if first == last and b - a < 2:
                continue
            at = _find(words, old[a:b])
            if at is not None:
                inner = slice(at + first - a, at + last - a)
                words[inner] = new[start:end]
                break
    return " ".join(words)


def _find(words: Sequence[str], part: Sequence[str]) -> int | None:
    """Where the words of `part` stand in a row, None where they do not or do so twice."""
    wanted = [word.casefold() for word in part]
    row = [word.casefold() for word in words]
    found = [at for at in range(len(row) - len(wanted) + 1) if row[at : at + len(wanted)] == wanted]
    return found[0] if len(found) == 1 else None


def _is_own(prompt: str, answer: Sequence[str], quote: str) -> bool:
    """Whether a prompt is its sentence with a gap and parts left out, as it is generated."""
    filled = _ADDED.sub("", prompt)
    for text in answer:
        filled = filled.replace(BLANK, text, 1)
    rest = iter(re.findall(r"\w+", quote.casefold()))
    return all(word in rest for word in re.findall(r"\w+", filled.casefold()))
