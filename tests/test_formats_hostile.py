"""Files made to keep a reader busy are read in a time that grows with their length, not with its square."""

import time
from pathlib import Path

import pytest

from quizzer.errors import SetError
from quizzer.formats.suffixes import find_named

LENGTH = 60_000
BLANKS = " " * LENGTH
SECONDS = 5
"""Ten times what the slowest takes; with a square in it the quickest would take longer."""

CASES = {
    "marks that never end": ("gift", "// " + "[tag:" * LENGTH + "\nWho?{=a}"),
    "gaps that never end": ("gift", "{1:SA:=a" * LENGTH),
    "blanks before a gap": ("gift", "{" + BLANKS + "1" + BLANKS + "x}{=a}"),
    "blanks in HTML": ("gift", "[html]x" + BLANKS + "y<br>{=a &amp;" + BLANKS + "z}"),
    "feedback of feedback": ("gift", "Who?{~a" + "#b" * LENGTH + "}"),
    "huge range": ("gift", "How many?{#1e999999999..2e999999999}"),
    "blanks in choices": ("aiken", f"1. x\na) x{BLANKS}y\nb) z\nAnswer{BLANKS}is{BLANKS}x\nKey\n1{BLANKS}- a"),
    "key of numbers": ("aiken", "1. x\nAnswers\n" + ("1" + " " * 50) * 2_000),
    "blanks between places": ("csv", f"question,answer,a,b\nWhich?,1{BLANKS}x,y,z\n"),
    "braces without answers": ("gift", "Who{1}?" + "{=" * LENGTH + "}"),
    "blanks in braces": ("gift", "Who{" + BLANKS + "1}?{=" + "=" * LENGTH + "a"),
    "key in a line": ("aiken", "1. x\n2. y\nAnswer key: " + "1a, b " * LENGTH + "?"),
    "key of dashes": ("aiken", "1. x\n2. y\nKey: 1" + "-" * LENGTH + "1-," * LENGTH),
    "dates and numbers": ("csv", "question,answer\nWhich?,1." + "1" * LENGTH + "E+\nWhen?,1.apr" + BLANKS + "x\n"),
    "quotes": ("csv", 'question,answer\n"a' + '""' * LENGTH),
    "gaps of names": ("blackboard", "FIB_PLUS\t" + "[a]" * LENGTH + "\ta\tb"),
    "brackets": ("markdown", "<quiz>\n" + "[[" * LENGTH + "\n</quiz>"),
    "heading": ("markdown", "# a" + "#" * LENGTH + "b" + BLANKS + "c\n<quiz>"),
    "blanks in a number": ("text2qti", f"1. x\n= 1{BLANKS}2 +-{BLANKS}3{BLANKS}4"),
    "huge margin": ("text2qti", "1. x\n= 5 +- 1e999999999%"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_reader_is_not_kept_busy(case: str, tmp_path: Path) -> None:
    name, text = CASES[case]
    format = find_named(name)
    path = tmp_path / f"x{format.suffixes[0]}"
    path.write_text(text, encoding="utf-8")
    start = time.perf_counter()
    assert format.reader
    try:
        format.reader(path)
    except SetError as error:
        assert len(str(error)) < 5_000
    assert time.perf_counter() - start < SECONDS


def test_file_of_nothing_but_mistakes_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("no tab\n" * 60_000, encoding="utf-8")
    reader = find_named("quizlet").reader
    assert reader
    with pytest.raises(SetError, match="more than 50,000 parts of it give no question"):
        reader(path)


def test_set_of_too_many_questions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("".join(f"term {n}\tdefinition\n" for n in range(50_001)), encoding="utf-8")
    reader = find_named("quizlet").reader
    assert reader
    with pytest.raises(SetError, match="more than 50,000 questions"):
        reader(path)
