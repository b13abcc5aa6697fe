"""Quizlet's lists: a term and its definition a line, parted by a tab, and nothing else.

Nothing is quoted; a blank before a sign keeps a spreadsheet from taking a text for a formula, and
Quizlet does not show it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quizzer.formats.cells import shield_with_blank
from quizzer.formats.crossing import Reading, Writing
from quizzer.formats.fitting import fit
from quizzer.formats.foreign_text import read_foreign
from quizzer.formats.holdings import HOLDINGS
from quizzer.formats.rephrasing import one_line
from quizzer.formats.taking import Taking, draft, name_title, open_gap
from quizzer.models import Question, QuestionKind, QuestionSet

TITLE = "Quizlet's list"
_OR = " / "
"""Stands between answers that are all right."""


def read(path: Path) -> Reading:
    """The set in the file at `path`; raises SetError where there is no pair in it."""
    foreign = read_foreign(path)
    taking = Taking(path, name_title(path), notes=list(foreign.notes))
    separator = _find_separator(foreign.text)
    for number, line in enumerate(foreign.text.split("\n"), 1):
        if not line.strip():
            continue
        term, _, definition = line.partition(separator)
        term, definition = term.strip(), definition.strip()
        if not (term and definition):
            taking.leave(number, "a line is a term, a tab and its definition")
            continue
        if "\t" in definition and separator == "\t":
            taking.change(number, "what stands after its second tab is a part of the answer")
            definition = " ".join(definition.split("\t"))
        answer, *others = dict.fromkeys(filter(None, map(str.strip, definition.split(_OR)))) or [definition]
        question = draft(QuestionKind.SHORT, term, (answer,))
        taking.take(open_gap(replace(question, accept=(tuple(others),) if others else ())), number)
    return taking.finish(TITLE)


def _find_separator(text: str) -> str:
    """A tab, or else whatever of the usual ones stands in every line."""
    lines = [line for line in text.split("\n") if line.strip()]
    usual = ("\t", " - ", " – ", ";", ",", ":")
    return next((each for each in usual if all(each in line for line in lines)), "\t")


def is_list(text: str) -> bool:
    """Whether every line is two texts with a tab between them."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(
        len(list(filter(None, map(str.strip, line.split("\t"))))) == 2 for line in lines
    )


def write(question_set: QuestionSet) -> Writing:
    """The set as Quizlet takes it, and what of it Quizlet cannot hold."""
    fitted = fit(question_set, HOLDINGS["quizlet"]).change(one_line).change(_tell_slash)
    lines = [f"{shield_with_blank(each.prompt)}\t{_answers(each)}\n" for _, each in fitted.questions]
    return Writing("".join(lines).encode(), fitted.count, fitted.notes)


def _answers(question: Question) -> str:
    return shield_with_blank(_OR.join((*question.answer, *(question.accept[0] if question.accept else ()))))


def _tell_slash(question: Question) -> tuple[Question, str | None]:
    texts = (*question.answer, *(question.accept[0] if question.accept else ()))
    told = (
        'a " / " in an answer is taken for "or" when it is read again'
        if any(_OR in t for t in texts)
        else None
    )
    return question, told
