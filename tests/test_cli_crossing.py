"""Sets that come from and go to teachers' formats, as a person types it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizzer.cli import run
from tests.conftest import DATA

Type = Callable[..., tuple[int, str, str]]

GIFT = """\
$CATEGORY: Rome

// [id:alps]
Who crossed the Alps?{=Hannibal =Barca}

::Intro::Welcome to the test.

Rome fell in 476.{TRUE}
"""


@pytest.fixture
def type_in(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types a command in a folder of its own: its exit code, output and error output."""
    monkeypatch.chdir(tmp_path)

    def type_command(*words: str | Path) -> tuple[int, str, str]:
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return type_command


def test_added_gift_tells_what_it_left_out_by_line(type_in: Type) -> None:
    Path("rome.gift").write_text(GIFT, encoding="utf-8")
    code, out, err = type_in("add", "rome.gift")
    assert (code, out) == (0, "rome: 2 new.\nNext: quizzer study\n")
    assert err == "rome.gift:6: left out: a description asks nothing\n"
    report = json.loads(type_in("add", "rome.gift", "--json")[1])["added"][0]
    assert report["notes"] == [{"line": 6, "fate": "left out", "reason": "a description asks nothing"}]


def test_file_is_shown_without_the_library_and_tells_the_same(type_in: Type) -> None:
    Path("rome.gift").write_text(GIFT, encoding="utf-8")
    code, out, err = type_in("show", "rome.gift")
    assert code == 0
    assert "1. Who crossed the Alps?" in out
    assert err == "rome.gift:6: left out: a description asks nothing\n"


def test_format_is_named_where_the_name_does_not_tell(type_in: Type) -> None:
    Path("rome.txt").write_text(GIFT, encoding="utf-8")
    assert type_in("add", "rome.txt")[0] == 3
    code, out, _ = type_in("add", "rome.txt", "--format", "gift")
    assert (code, out.splitlines()[0]) == (0, "rome: 2 new.")
    code, out, _ = type_in("export", "rome.txt", "rome.csv", "--from", "gift")
    assert (code, out) == (0, "Wrote 2 questions to rome.csv.\n")
    code, _, err = type_in("add", "rome.txt", "--format", "rtf")
    assert code == 2
    assert "there are yaml, json" in err


@pytest.mark.parametrize("suffix", ["gift", "csv", "xlsx", "json", "quiz.yaml"])
def test_set_is_converted_without_the_library(suffix: str, type_in: Type) -> None:
    Path("rome.gift").write_text(GIFT, encoding="utf-8")
    code, out, _ = type_in("export", "rome.gift", f"out.{suffix}")
    assert (code, out) == (0, f"Wrote 2 questions to out.{suffix}.\n")
    shown = json.loads(type_in("show", f"out.{suffix}", "--json")[1])["questions"]
    assert [(question["prompt"], question["answer"]) for question in shown] == [
        ("Who crossed the Alps?", "Hannibal"),
        ("Rome fell in 476.", True),
    ]
    assert shown[0]["id"] == "alps"


def test_export_tells_question_by_question_what_a_format_cannot_hold(type_in: Type) -> None:
    code, out, err = type_in("export", DATA / "formats" / "cells.quiz.yaml", "cells.txt", "--format", "aiken")
    assert (code, out) == (0, "Wrote 3 of 8 questions to cells.txt.\n")
    assert err.splitlines() == [
        "the set: changed: without its source",
        "question 1: left out: a question of the kind short has no place there",
        "question 2: changed: without the reasons why choices are wrong",
        "question 3: changed: asked as a choice of True and False",
        "question 4: left out: a question of the kind cloze has no place there",
        "question 5: left out: a question of the kind number has no place there",
        "question 6: left out: a question of the kind date has no place there",
        "question 7: left out: a question of the kind order has no place there",
        "question 8: changed: asked as a choice for each pair",
    ]


def test_nothing_that_can_be_written_is_an_error_with_its_reasons(type_in: Type) -> None:
    Path("rome.quiz.yaml").write_text(
        "title: Rome\nquestions:\n  - {question: Who?, answer: Cato}\n", encoding="utf-8"
    )
    code, out, err = type_in("export", "rome.quiz.yaml", "rome.txt", "--format", "aiken")
    assert (code, out) == (7, "")
    assert err.splitlines() == [
        "quizzer: rome.txt: no question of this set can be written in it.",
        "quizzer: question 1: left out: a question of the kind short has no place there",
    ]
    assert not Path("rome.txt").exists()


def test_file_of_several_formats_is_not_guessed_at(type_in: Type) -> None:
    Path("rome.gift").write_text(GIFT, encoding="utf-8")
    code, _, err = type_in("export", "rome.gift", "rome.txt")
    assert code == 7
    assert "Say which with --format" in err


def test_progress_stays_when_a_set_goes_through_another_program(type_in: Type) -> None:
    cells = DATA / "formats" / "cells.quiz.yaml"
    type_in("add", cells)
    for suffix in ("csv", "xlsx"):
        type_in("export", "cells", f"cells.{suffix}")
        assert type_in("add", f"cells.{suffix}")[1].startswith("cells: 8 kept.")


def test_hostile_line_reaches_the_terminal_harmless(type_in: Type) -> None:
    Path("x.csv").write_text('question,answer,\x1b]0;T\x07"x\n,a\n"Who?",b\n', encoding="utf-8")
    _, out, err = type_in("add", "x.csv")
    assert "\x1b" not in out + err
    Path("y.gift").write_text("Who?{=a}\n\nHow?{#\u202e\u2066many}\n", encoding="utf-8")
    _, out, err = type_in("add", "y.gift")
    assert "\u202e" not in out + err
