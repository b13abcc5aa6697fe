"""Sets as tables: a row a question, a column a part, as CSV and as workbooks.

What is written names its columns as the reader knows them; a column that would be empty is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from quizzer.formats.authored.gaps import GapError, read_cloze, write_cloze
from quizzer.formats.cells import is_shielded, shield
from quizzer.formats.crossing import Writing
from quizzer.formats.fitting import Fitted, fit
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.sheets.lists import join, join_pairs
from quizzer.formats.sheets.rows import join_rows
from quizzer.formats.sheets.workbook import LONGEST_CELL, write_book
from quizzer.models import Question, QuestionKind, QuestionSet

_ALWAYS = ("id", "kind", "question", "answer")
_AFTER = (
    *("accept", "explanation", "why", "hint", "unit", "tolerance", "precision"),
    *("source", "section", "quote", "start", "end", "tags", "difficulty"),
)


def write_csv(question_set: QuestionSet) -> Writing:
    """The set as CSV, and what of it CSV cannot hold."""
    fitted = _fit(question_set, "csv")
    return Writing(join_rows(_table(fitted)), fitted.count, fitted.notes)


def write_xlsx(question_set: QuestionSet) -> Writing:
    """The set as a workbook, and what of it a workbook cannot hold."""
    fitted = _fit(question_set, "xlsx")
    rows = [[shield(text) if is_shielded(text) else text for text in row] for row in _table(fitted)]
    content = write_book(rows, question_set.title, "Questions")
    return Writing(content, fitted.count, fitted.notes)


def _fit(question_set: QuestionSet, name: str) -> Fitted:
    return fit(question_set, HOLDINGS[name]).drop(_refuse)


def _refuse(question: Question) -> str | None:
    if question.kind is QuestionKind.CLOZE and not _reads_back(question):
        return "its gaps cannot be told from what stands beside them"
    if any(len(cell) >= LONGEST_CELL for cell in _cells(question).values()):
        return f"more than {LONGEST_CELL:,} characters in a cell"
    return None


def _reads_back(question: Question) -> bool:
    try:
        cloze = read_cloze(_marks(question))
    except GapError:
        return False
    return cloze.prompt == question.prompt and tuple(gap[0] for gap in cloze.gaps) == question.answer


def _marks(question: Question) -> str:
    variants = question.accept or ((),) * len(question.answer)
    return write_cloze(
        question.prompt, tuple((text, *more) for text, more in zip(question.answer, variants, strict=True))
    )


def _table(fitted: Fitted) -> list[list[str]]:
    """The heading and a row for each question."""
    rows = [_cells(question) for _, question in fitted.questions]
    most = max((len(question.options) for _, question in fitted.questions), default=0)
    options = [_name_option(place) for place in range(most)]
    used = [column for column in _AFTER if any(row.get(column) for row in rows)]
    columns = [*_ALWAYS, *options, *used]
    return [columns, *([row.get(column, "") for column in columns] for row in rows)]


def _name_option(place: int) -> str:
    return f"option {ascii_lowercase[place] if place < len(ascii_lowercase) else place + 1}"


def _cells(question: Question) -> dict[str, str]:
    """What stands in each column."""
    source = question.source
    cells = {
        "id": str(question.id),
        "kind": question.kind.value,
        "explanation": question.explanation,
        "why": join_pairs(question.why),
        "hint": question.hint,
        "unit": question.unit,
        "tolerance": question.tolerance,
        "precision": question.precision.value if question.precision else "",
        "tags": join(question.tags),
        "difficulty": question.difficulty,
    }
    if source:
        cells |= {"source": source.document, "section": source.section, "quote": source.quote}
        if source.start is not None:
            cells |= {"start": str(source.start), "end": str(source.end)}
    cells |= {_name_option(place): option for place, option in enumerate(question.options)}
    return cells | dict(_body(question))


def _body(question: Question) -> Iterator[tuple[str, str]]:
    if question.kind is QuestionKind.CLOZE:
        yield "question", _marks(question)
        return
    yield "question", question.prompt
    is_match = question.kind is QuestionKind.MATCH
    yield (
        "answer",
        join_pairs(zip(question.items, question.answer, strict=True)) if is_match else _answer(question),
    )
    if question.accept:
        yield "accept", join(question.accept[0])


def _answer(question: Question) -> str:
    # A lone answer is no list, so that it needs no bar to part it.
    return (
        join(question.answer) if len(question.answer) > 1 else join((*question.answer, "")).removesuffix("|")
    )
