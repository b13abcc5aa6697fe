"""A row of a table as a question: what is not told follows from the cells that are filled.

Knows columns by their names; files, lines and notes are the reader's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizzer.formats.authored.entries import truth_of
from quizzer.formats.authored.gaps import GapError, read_cloze
from quizzer.formats.sheets.lists import split, split_loosely, split_pairs
from quizzer.formats.soundness import DIFFICULTIES, read_precision
from quizzer.formats.taking import GAP, draft, open_gap
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, Source

_K = QuestionKind
_KINDS = {
    **{kind.value.replace("_", " "): kind for kind in QuestionKind},
    **dict.fromkeys(("multiple choice", "mc", "mcq", "single choice", "multichoice", "quiz"), _K.CHOICE),
    **dict.fromkeys(
        ("multiple answers", "multiple answer", "multiple response", "multiple select"), _K.CHOICES
    ),
    **dict.fromkeys(("ma", "checkbox", "checkboxes", "multiselect"), _K.CHOICES),
    **dict.fromkeys(("tf", "true false", "truefalse", "yes no", "wahr falsch", "vrai faux"), _K.TRUE_FALSE),
    **dict.fromkeys(("short answer", "shortanswer", "sa", "open", "type answer", "text"), _K.SHORT),
    **dict.fromkeys(("fill in", "fill in the blank", "fill in blank", "fib", "gap", "gap fill"), _K.CLOZE),
    **dict.fromkeys(("numeric", "numerical", "num"), _K.NUMBER),
    **dict.fromkeys(("ordering", "sequence", "sequencing"), _K.ORDER),
    **dict.fromkeys(("matching", "pairs"), _K.MATCH),
}
_UNASKED = {"essay", "long answer", "description", "poll", "survey", "word cloud", "slide", "info"}
_BETWEEN = r"(?:\s+(?:and|und|et|y|e)\s+|\s*[,;.&+/ ]\s*)"
_PLACES = re.compile(rf"(?:[0-9]{{1,2}}|[A-Za-z])(?:{_BETWEEN}(?:[0-9]{{1,2}}|[A-Za-z]))*")
_LONGEST_PLACES = 100
_MONTHS = "jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"
_MADE_DATE = re.compile(
    rf"[0-9]{{1,2}}[.\-/ ]\s?(?:{_MONTHS})\.?|(?:{_MONTHS})[.\-/][0-9]{{2}}", re.IGNORECASE
)
_MADE_SHORT = re.compile(r"[0-9][.,][0-9]+E\+[0-9]{2,}")
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")


class RowError(ValueError):
    """Why a row gives no question; the message is for the teacher."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row: by the name of their columns, and the choices in order."""

    named: Mapping[str, str]
    options: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    counts_choices: bool = False
    """Whether a number for an answer is the place of a choice before it is a choice."""

    def get(self, column: str) -> str:
        """What stands in a column, nothing where there is no such column."""
        return self.named.get(column, "").strip()

    def are_empty(self) -> bool:
        """Whether nothing stands in any column that has a meaning."""
        return not any(text.strip() for text in (*self.named.values(), *self.options, *self.wrong))


def read_row(cells: Cells) -> tuple[Question, list[str]]:
    """The question that a row says, and what of it is not as it was; raises RowError."""
    kind, told = _read_kind(cells.get("kind"))
    if not cells.get("question"):
        raise RowError("the question is empty")
    question = _read_body(cells, kind)
    told += _find_made(question)
    difficulty = cells.get("difficulty").casefold()
    if difficulty and difficulty not in DIFFICULTIES:
        told.append(f'without its difficulty "{difficulty[:20]}", which is not easy, medium or hard')
        difficulty = ""
    full = replace(
        question,
        id=QuestionId(cells.get("id")),
        explanation=cells.get("explanation"),
        hint=cells.get("hint"),
        why=_read_why(cells, question, told),
        source=_read_source(cells),
        tags=tuple(dict.fromkeys(split_loosely(cells.get("tags")))),
        difficulty=difficulty,
    )
    return full, told


def _find_made(question: Question) -> Iterator[str]:
    """What a program for tables may have made of a fraction, a code or a long number."""
    for text in dict.fromkeys((*question.options, *question.answer)):
        if question.kind is not _K.DATE and _MADE_DATE.fullmatch(text):
            yield f'"{text}" may be a fraction or a code that a program for tables took for a date'
        elif _MADE_SHORT.fullmatch(text):
            yield f'"{text}" may be a long number that a program for tables cut short'


def _read_kind(text: str) -> tuple[QuestionKind | None, list[str]]:
    name = " ".join(re.sub(r"[^\w]+|_", " ", text.casefold()).split())
    if name in _UNASKED:
        raise RowError(f"what is of the kind {name} has no answer that can be judged")
    if name and name not in _KINDS:
        return None, [f'its kind "{text[:30]}" is not known; it is told by its cells']
    return _KINDS.get(name), []


def _read_body(cells: Cells, kind: QuestionKind | None) -> Question:
    """Prompt, answer and what belongs to them."""
    options = _list_options(cells)
    is_marked = "[[" in cells.get("question")
    if is_marked and (kind is _K.CLOZE or (kind is None and not options and "]]" in cells.get("question"))):
        return _read_marks(cells, options)
    if not cells.get("answer"):
        raise RowError("the answer is empty")
    if kind is None:
        kind = _guess(cells, options)
    if kind in (_K.CHOICE, _K.CHOICES):
        return _read_choice(cells, kind, options)
    return replace(_read_typed(cells, kind), options=tuple(options))


def _guess(cells: Cells, options: Sequence[str]) -> QuestionKind:
    if options:
        return _K.CHOICE
    if cells.get("unit") or cells.get("tolerance"):
        return _K.NUMBER
    return _K.TRUE_FALSE if truth_of(cells.get("answer")) else _K.SHORT


def _list_options(cells: Cells) -> list[str]:
    """The choices of a row, wherever they stand; with wrong ones alone the right ones come first."""
    options = [text.strip() for text in cells.options if text.strip()] + split(cells.get("options"))
    wrong = [text.strip() for text in cells.wrong if text.strip()] + split(cells.get("wrong"))
    if wrong and not options:
        options = split(cells.get("answer"))
    return list(dict.fromkeys((*options, *wrong)))


def _read_choice(cells: Cells, kind: QuestionKind, options: Sequence[str]) -> Question:
    right = _find_right(cells, options)
    if len(right) > 1:
        kind = _K.CHOICES
    question = draft(kind, cells.get("question"), right)
    return replace(question, options=tuple(options), accept=_read_accept(cells))


def _find_right(cells: Cells, options: Sequence[str]) -> list[str]:
    """The choices that the answer names: in words, by letters or by numbers."""
    answer = cells.get("answer")
    by_place = _find_places(answer, options)
    if cells.counts_choices and by_place:
        return by_place
    named = split(answer)
    if all(text in options for text in named):
        return list(dict.fromkeys(named))
    folded = {option.casefold(): option for option in options}
    if all(text.casefold() in folded for text in named):
        return [folded[text.casefold()] for text in named]
    if by_place:
        return by_place
    raise RowError(f'its answer "{answer[:40]}" is none of its choices')


def _find_places(answer: str, options: Sequence[str]) -> list[str]:
    """The choices at the places named, as in "2", "1,3" or "A, C"; none where these name no places."""
    if len(answer) > _LONGEST_PLACES or not _PLACES.fullmatch(answer):
        return []
    signs = re.split(_BETWEEN, answer)
    places = [int(sign) - 1 if sign.isdigit() else ord(sign.casefold()) - ord("a") for sign in signs]
    if not all(0 <= place < len(options) for place in places):
        return []
    return [options[place] for place in dict.fromkeys(places)]


def _read_marks(cells: Cells, options: Sequence[str]) -> Question:
    try:
        cloze = read_cloze(cells.get("question"))
    except GapError as error:
        raise RowError(f"the cloze {error}") from error
    gaps = cloze.gaps
    question = draft(_K.CLOZE, cloze.prompt, (gap[0] for gap in gaps))
    accept = tuple(gap[1:] for gap in gaps)
    return replace(question, accept=accept if any(accept) else (), options=tuple(options))


def _read_typed(cells: Cells, kind: QuestionKind) -> Question:
    prompt, answer = cells.get("question"), cells.get("answer")
    texts = split(answer)
    if kind is _K.TRUE_FALSE:
        return draft(kind, prompt, (truth_of(answer) or answer,))
    if kind is _K.ORDER:
        return draft(kind, prompt, texts)
    if kind is _K.MATCH:
        pairs = split_pairs(answer)
        return replace(
            draft(kind, prompt, (right for _, right in pairs)), items=tuple(left for left, _ in pairs)
        )
    if kind is _K.CLOZE and len(GAP.findall(prompt)) == len(texts) > 1:
        return draft(kind, GAP.sub(BLANK, prompt), texts)
    if kind in (_K.NUMBER, _K.DATE):
        return _read_value(cells, kind, texts)
    accept = _read_accept(cells, texts[1:])
    question = replace(draft(_K.SHORT, prompt, texts[:1]), accept=accept)
    # A table that says "short" means it, whatever lines stand in the question.
    return question if kind is _K.SHORT and cells.get("kind") else open_gap(question)


def _read_value(cells: Cells, kind: QuestionKind, texts: Sequence[str]) -> Question:
    """A number or a date, which other readers of tables take for a text."""
    value = texts[0] if texts else ""
    accept = _read_accept(cells, texts[1:])
    if kind is _K.DATE:
        question = draft(kind, cells.get("question"), (value,))
        return replace(question, precision=_read_precision(cells, value), accept=accept)
    question = draft(kind, cells.get("question"), (_point(value),))
    return replace(question, unit=cells.get("unit"), tolerance=_point(cells.get("tolerance")), accept=accept)


def _point(number: str) -> str:
    """The number with a point, where a comma parts its decimals."""
    return number.replace(",", ".") if _COMMA.fullmatch(number) else number


def _read_accept(cells: Cells, more: Sequence[str] = ()) -> tuple[tuple[str, ...], ...]:
    texts = tuple(dict.fromkeys((*more, *split(cells.get("accept")))))
    return (texts,) if texts else ()


def _read_why(cells: Cells, question: Question, told: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = split_pairs(cells.get("why"))
    known = tuple((option, reason) for option, reason in pairs if option in question.options and reason)
    if len(known) < len(pairs):
        told.append("without what is said of choices that are not there")
    return known


def _read_source(cells: Cells) -> Source | None:
    texts = [cells.get(column) for column in ("source", "section", "quote")]
    start, end = (cells.get(column) for column in ("start", "end"))
    if not any((*texts, start, end)):
        return None
    document, section, quote = texts
    if not all(text.isascii() and text.isdigit() and len(text) < 12 for text in (start, end)):
        return Source(document, section, quote)
    return Source(document, section, quote, int(start), int(end))


def _read_precision(cells: Cells, date: str) -> Precision | None:
    """The precision a row tells of its date, or else all that the date tells."""
    said = cells.get("precision").casefold()
    return Precision(said) if said in list(Precision) else read_precision(date)
