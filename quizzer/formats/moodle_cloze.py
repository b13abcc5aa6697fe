r"""Moodle's embedded answers, `{1:SHORTANSWER:=Paris#ok~%50%Lyon}`, as gaps of a cloze.

Knows this one notation, which stands in Moodle's XML and, by mistake, in GIFT files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizzer.formats.markup import read_markup
from quizzer.formats.taking import draft
from quizzer.models import BLANK, Question, QuestionKind

_TYPED = "SHORTANSWER|SHORTANSWER_C|SA|SAC|MW|MWC|NUMERICAL|NM"
_CHOSEN = (
    "MULTICHOICE|MULTICHOICE_H|MULTICHOICE_V|MULTICHOICE_S|MULTICHOICE_HS|MULTICHOICE_VS"
    "|MC|MCV|MCH|MCS|MCVS|MCHS|MULTIRESPONSE|MULTIRESPONSE_H|MULTIRESPONSE_S|MULTIRESPONSE_HS|MR|MRV|MRH|MRS|MRVS|MRHS"
)
_NUMBERS = ("NUMERICAL", "NM")
_OPEN = re.compile(rf"\{{\s*(?:\d+\s*)?:\s*({_TYPED}|{_CHOSEN})\s*:")
_BODY = re.compile(r"((?:\\.|[^\\}])*)\}", re.DOTALL)
_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
_MARK = "\ue000"
"""Stands for a gap while the text around is read; a letter, so that the blanks beside it stay."""
_ESCAPED = re.compile(r"\\([}#~/\"\\=:])")
_HIDDEN = dict(zip('}#~/"\\=:', "\x0e\x0f\x10\x11\x12\x13\x14\x15", strict=True))
"""What an escaped character is while the marks are read: a control character, which XML does not hold."""
_SHOWN = str.maketrans({hidden: character for character, hidden in _HIDDEN.items()})

_FEEDBACK = re.compile(r"(?<!&)#")
"""What parts an answer from its feedback; the # of an entity such as &#123; does not."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A gap as it is written: from `start` to `end`, of the type `name`."""

    start: int
    end: int
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class _Gap:
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    has_feedback: bool


def is_embedded(text: str) -> bool:
    """Whether the text holds an answer of this notation."""
    return next(_find_marks(text), None) is not None


def _find_marks(text: str) -> Iterator[_Mark]:
    position = 0
    while opened := _OPEN.search(text, position):
        body = _BODY.match(text, opened.end())
        if body is None:  # what this one lacks, no later one has
            return
        position = body.end()
        yield _Mark(opened.start(), position, opened[1], body[1])


def _replace_marks(text: str, marks: Sequence[_Mark]) -> str:
    """The text with a sign for each gap."""
    starts = [0, *(mark.end for mark in marks)]
    ends = [*(mark.start for mark in marks), len(text)]
    pieces = [text[start:end].replace(_MARK, "") for start, end in zip(starts, ends, strict=True)]
    return _MARK.join(pieces)


def read_embedded(text: str, read_text: Callable[[str], str] = str.strip) -> tuple[Question, list[str]]:
    """The cloze that a text with embedded answers asks, and what of it is not there.

    `read_text` turns what stands around the gaps into plain text. Raises ValueError with the reason
    where a gap has no right answer.
    """
    marks = list(_find_marks(text))
    if any(_OPEN.search(mark.body) for mark in marks) or _OPEN.search(text, marks[-1].end if marks else 0):
        raise ValueError("a gap is not closed with }")
    gaps = [_read_gap(mark.body, is_number=mark.name in _NUMBERS) for mark in marks]
    plain = read_text(_replace_marks(text, marks))
    prompt = BLANK.join(re.sub("_{4,}", "___", plain).split(_MARK))
    told = []
    options = gaps[0].right[:1] + gaps[0].wrong if len(gaps) == 1 and gaps[0].wrong else ()
    is_chosen = [mark.name in _CHOSEN.split("|") for mark in marks]
    if any(is_chosen) and len(gaps) > 1:
        told.append("its gaps are typed, without choices")
    if any(gap.has_feedback for gap in gaps):
        told.append("without the feedback in its gaps")
    if any(mark.name in _NUMBERS for mark in marks):
        told.append("its numbers are gaps without a tolerance")
    accept = tuple(gap.right[1:] for gap in gaps)
    question = draft(QuestionKind.CLOZE, prompt, (gap.right[0] for gap in gaps))
    question = replace(question, accept=accept if any(accept) else ())
    if len(gaps) == 1 and is_chosen[0] and options:
        question = replace(question, options=tuple(dict.fromkeys(options)))
    return question, told


def _read_gap(body: str, *, is_number: bool) -> _Gap:
    right: list[str] = []
    wrong: list[str] = []
    has_feedback = False
    for piece in _ESCAPED.sub(lambda found: _HIDDEN[found[1]], body).split("~"):
        said, *feedback = _FEEDBACK.split(piece, maxsplit=1)
        has_feedback = has_feedback or any(feedback)
        share, answer = 0.0, said.strip()
        if answer.startswith("="):
            share, answer = 100.0, answer[1:]
        elif found := _WEIGHT.match(answer):
            share, answer = float(found[1]), answer[found.end() :]
        text = read_markup(answer.translate(_SHOWN)).strip()
        text = text.partition(":")[0].strip() if is_number else text
        is_any = text == "*"
        text = text.replace("\\*", "*")
        if text and not is_any:
            (right if share >= 100 else wrong).append(text)
    if not right:
        raise ValueError("a gap has no answer that is wholly right")
    return _Gap(tuple(dict.fromkeys(right)), tuple(dict.fromkeys(wrong)), has_feedback)
