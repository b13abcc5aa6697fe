"""The judging sheet is blind, drawn the same with the same seed, and counted as the rubric says."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from quizzer.formats.suffixes import read_set
from tests.benchmarks.judging_sheet import (
    CRITERIA,
    agreement,
    draw,
    is_good,
    is_usable,
    read_sheet,
    tally,
    write_sheet,
)

NORTH = Path(__file__).parent / "data" / "study" / "north.quiz.yaml"
LETTERS = Path(__file__).parent / "data" / "study" / "letters.quiz.yaml"
ALL_GOOD = dict.fromkeys(CRITERIA, "1")


def write(path: Path, sample: int = 30) -> None:
    write_sheet(draw({p.name: read_set(p).questions for p in (NORTH, LETTERS)}, sample, 7), path)


def mark(path: Path, cells: dict[str, dict[str, str]]) -> None:
    """Fill the sheet: all 1 but for `cells`, by item; C7 only beside options."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= ALL_GOOD | ({} if row["options"] else {"C7": ""}) | cells.get(row["item"], {})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_same_seed_draws_the_same_items() -> None:
    banks = {p.name: read_set(p).questions for p in (NORTH, LETTERS)}
    assert draw(banks, 3, 5) == draw(banks, 3, 5)
    assert draw(banks, 3, 5) != draw(banks, 3, 6)
    assert len(draw(banks, 3, 5)) == 6


def test_sheet_does_not_tell_which_set_an_item_is_from(tmp_path: Path) -> None:
    write(tmp_path / "sheet.csv")
    text = (tmp_path / "sheet.csv").read_text(encoding="utf-8")
    assert NORTH.name not in text
    assert NORTH.name in (tmp_path / "sheet.key.csv").read_text(encoding="utf-8")


def test_source_stands_right_of_the_criteria(tmp_path: Path) -> None:
    write(tmp_path / "sheet.csv")
    header = (tmp_path / "sheet.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert header.index("question") < header.index("C1") < header.index("C7") < header.index("quote")


@pytest.mark.parametrize(
    ("cells", "usable", "good"),
    [
        ({}, True, True),
        ({"C7": ""}, True, True),
        ({"C5": "0"}, True, False),
        ({"C4": "0"}, False, False),
        ({"C7": "0"}, False, False),
    ],
)
def test_usable_and_good_follow_the_criteria(cells: dict[str, str], usable: bool, good: bool) -> None:
    assert (is_usable(ALL_GOOD | cells), is_good(ALL_GOOD | cells)) == (usable, good)


def test_tally_counts_and_lists_failures_literally(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    write(sheet, 2)
    mark(sheet, {"1": {"C3": "0", "remark": "two answers fit"}, "2": {"C5": "0"}})
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.judging_sheet", "--tally", str(sheet), str(sheet)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    rows = read_sheet(sheet)
    assert "all: 4 items, 3 (75%) usable, 2 (50%) good" in done.stdout
    assert f"{NORTH.name}: 2 items" in done.stdout
    assert f"C3 = 0, item 1: {rows[0]['question']}" in done.stdout
    assert "remark: two answers fit" in done.stdout
    assert "agreement of cells: 100%" in done.stdout


def test_unmarked_cell_is_named(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    write(sheet, 1)
    with pytest.raises(ValueError, match="item 1, C1: '' is neither 0 nor 1"):
        read_sheet(sheet)


def test_agreement_is_the_share_of_equal_cells() -> None:
    one = [{"item": "1"} | ALL_GOOD, {"item": "2"} | ALL_GOOD]
    other = [{"item": "2"} | ALL_GOOD | {"C1": "0", "C2": "0"}]
    assert agreement(one, other) == pytest.approx(5 / 7)


def test_tally_of_one_set_has_one_line_of_shares() -> None:
    row = {"item": "1", "question": "Why?"} | ALL_GOOD
    lines = list(tally([row], {"1": "a"}))
    assert lines[0] == "all: 1 items, 1 (100%) usable, 1 (100%) good"
    assert len(lines) == 8
