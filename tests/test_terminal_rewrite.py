"""A question rewritten in the learner's own editor; the editors here are small programs."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizzer.models import Question, QuestionId, QuestionKind
from quizzer.terminal.keys import Keyboard
from quizzer.terminal.rewrite import rewrite

RIGA = Question(QuestionId("latvia"), QuestionKind.SHORT, "What is the capital of Latvia?", ("Riga",))
Edit = Callable[[str], None]


@pytest.fixture
def desk() -> Iterator[tuple[Keyboard, int]]:
    person, program = os.openpty()
    keyboard = Keyboard(program)
    with keyboard.listening():
        yield keyboard, person
    os.close(person)
    os.close(program)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Makes the learner's editor a program of these lines, where `path` is the file."""

    def make(lines: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n{lines}\n"
        )
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")

    return make


def test_changed_wording_is_taken_under_the_old_id(desk: tuple[Keyboard, int], editor: Edit) -> None:
    editor("path.write_text(text.replace('What is', 'Name').replace('latvia', 'other'))")
    said: list[str] = []
    changed = rewrite(RIGA, desk[0], said.append)
    assert changed is not None
    assert (changed.id, changed.prompt) == ("latvia", "Name the capital of Latvia?")
    assert said == []


def test_file_left_alone_changes_nothing(desk: tuple[Keyboard, int], editor: Edit) -> None:
    editor("")
    assert rewrite(RIGA, desk[0], print) is None


def test_fault_is_told_and_offered_for_another_go(desk: tuple[Keyboard, int], editor: Edit) -> None:
    editor(
        "if 'answr' in text: path.write_text(text.replace('answr', 'answer').replace('Riga', 'Rīga'))\n"
        "else: path.write_text(text.replace('answer', 'answr'))"
    )
    os.write(desk[1], b"\n")
    said: list[str] = []
    changed = rewrite(RIGA, desk[0], said.append)
    assert changed is not None
    assert changed.answer == ("Rīga",)
    assert 'question.quiz.yaml:7: question 1: unknown key "answr"; did you mean "answer"?' in said


def test_giving_up_after_a_fault_leaves_the_question(desk: tuple[Keyboard, int], editor: Edit) -> None:
    editor(
        "path.write_text(text + text[text.index('  - '):].replace('latvia', 'two').replace('What', 'How'))"
    )
    os.write(desk[1], b"x")
    said: list[str] = []
    assert rewrite(RIGA, desk[0], said.append) is None
    assert "holds 2 questions; keep the one." in said[0]


@pytest.mark.parametrize(
    "command", ["/nowhere/editor", f"'{sys.executable}' -c 'raise SystemExit(3)'", "'open"]
)
def test_editor_that_fails_is_told(
    command: str, desk: tuple[Keyboard, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", command)
    said: list[str] = []
    assert rewrite(RIGA, desk[0], said.append) is None
    assert "Set EDITOR to one that works." in said[0]
