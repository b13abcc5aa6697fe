"""Files as people break them: each is read with its faults told, or refused in words, and golden files say how.

Beside each file in data/malformed stands what is told of it and every question that came of it, so that a
change of either is seen. `pytest --update-golden` writes them anew; read the difference.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quizzer.errors import SetError
from quizzer.formats.crossing import Fate, Note
from quizzer.formats.suffixes import read_with_notes
from quizzer.records import to_record
from tests.conftest import DATA

FOLDER = DATA / "malformed"
GOLDEN = ".told.txt"
FILES = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(GOLDEN))

UNDERSTOOD = {
    "aiken_blank_lines.txt",
    "aiken_lower.txt",
    "aiken_two_answers.txt",
    "aiken_two_line_stem.txt",
    "csv_formulas.csv",
    "gift_html_equals.gift",
    "gift_percent_run.gift",
    "gift_unescaped_equals.gift",
    "gift_url_colon.gift",
}
"""What others trip over and quizzer reads as it is meant, so that there is nothing to tell."""
PLACELESS = {
    "csv_no_heading.csv",
    "csv_only_heading.csv",
    "qti_cut.zip",
    "qti_no_zip.zip",
    "qti_nothing.zip",
    "sheet_old_xls.xlsx",
    "word_cut.docx",
    "word_no_zip.docx",
    "xml_empty_quiz.xml",
}
"""What is refused as a whole: the fault is in no line."""


def tell(path: Path) -> str:
    """What is said of a file and what came of it, without the folder it lies in."""
    try:
        reading = read_with_notes(path)
    except SetError as error:
        return f"refused: {error}\n".replace(f"{path.parent}/", "")
    questions = [to_record(question) for question in reading.question_set.questions]
    lines = [*map(_phrase, reading.notes), f"{len(questions)} questions:"]
    lines += [json.dumps({**each, "id": "..."}, ensure_ascii=False) for each in questions]
    return "\n".join([*lines, ""])


def _phrase(note: Note) -> str:
    return f"{note.member}:{note.line}: {note.fate.value}: {note.reason}".removeprefix(":")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_broken_file_is_read_or_refused_as_told(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path.with_name(path.name + GOLDEN), tell(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_fault_is_told_with_its_place(path: Path) -> None:
    told = tell(path).splitlines()
    if path.name in PLACELESS:
        assert told[0].startswith(f"refused: {path.name}: ")
        assert len(told) == 1
    elif told[0].startswith("refused: "):
        assert re.search(rf"{re.escape(path.name)}:[0-9]+: ", "\n".join(told))
    elif path.name in UNDERSTOOD:
        assert re.fullmatch("[0-9]+ questions:", told[0])
    else:
        fates = "|".join(fate.value for fate in Fate)
        assert re.match(rf"(?:.*:)?[0-9]+: (?:{fates}): .", told[0]), told


def test_there_are_many() -> None:
    assert len(FILES) >= 60
    suffixes = {path.suffix for path in FILES}
    assert {".gift", ".txt", ".xml", ".csv", ".docx", ".xlsx", ".zip"} <= suffixes
