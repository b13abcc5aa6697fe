"""What did not come across is told once a reason, with every place."""

from pathlib import Path

from quizzer.formats.crossing import Fate, Note
from quizzer.terminal.crossing import MOST_LINES, count_runs, phrase_reading, phrase_writing


def test_reasons_are_told_once_with_all_their_lines() -> None:
    notes = [
        Note(3, "no answer", Fate.LOST),
        Note(9, "no answer", Fate.LOST),
        Note(10, "no answer", Fate.LOST),
        Note(10, "no answer", Fate.LOST),
        Note(4, "tab made a space", Fate.REPAIRED),
        Note(0, "read as windows-1252", Fate.CHANGED),
        Note(7, "no answer", Fate.LOST, member="a/b.xml"),
    ]
    assert phrase_reading(Path("x.gift"), notes) == [
        "x.gift:3 (and 9-10): left out: no answer",
        "x.gift: changed: read as windows-1252",
        "x.gift/a/b.xml:7: left out: no answer",
    ]


def test_writing_names_questions_by_number() -> None:
    notes = [Note(n, "its source", Fate.CHANGED) for n in (1, 2, 3, 5)]
    notes += [Note(0, "its licence", Fate.LOST), Note(4, "its source", Fate.LOST)]
    assert phrase_writing(notes) == [
        "questions 1-3, 5: changed: its source",
        "the set: left out: its licence",
        "question 4: left out: its source",
    ]


def test_a_thousand_reasons_are_not_a_thousand_lines() -> None:
    notes = [Note(n, f"reason {n}", Fate.LOST) for n in range(1, 1001)]
    lines = phrase_reading(Path("x.gift"), notes)
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == f"and {1000 - MOST_LINES} more; add with --json lists them all"


def test_reasons_reach_the_terminal_harmless() -> None:
    (line,) = phrase_reading(Path("x\x1b.gift"), [Note(1, "odd \x1b[2J\nword", Fate.LOST)])
    assert "\x1b" not in line
    assert "\n" not in line


def test_runs_of_numbers_are_shortened() -> None:
    assert count_runs([]) == ""
    assert count_runs([2, 4, 5, 6, 9]) == "2, 4-6, 9"
