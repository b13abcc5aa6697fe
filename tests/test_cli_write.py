"""Writing, checking and tidying sets, as a teacher types it."""

import json
from pathlib import Path

import pytest

from quizzer.cli import run
from quizzer.formats import quiz_yaml
from tests.screen import run_terminal

WEAK = """\
title: Weak
source: A book
questions:
  - question: Which of these is not a mammal?
    choices: [frog, bat, whale, mouse]
    answer: frog
    explanation: It is an amphibian.
    tags: [animals]
"""


def say(capsys: pytest.CaptureFixture[str], *words: str | Path, code: int = 0) -> str:
    """What a command prints; its errors where it ends with an error's code."""
    assert run([str(word) for word in words]) == code
    said = capsys.readouterr()
    return said.out + said.err


def written(folder: Path, text: str, name: str = "weak.quiz.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_findings_name_file_line_code_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, WEAK)
    out = say(capsys, "check", path)
    assert out.splitlines() == [
        f'{path}:4: Q006 warn: "not" is easily read over. Ask it the other way round, or write NOT',
        f"{path}: 1 warn.",
    ]


def test_warnings_are_errors_when_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "check", "--strict", written(tmp_path, WEAK), code=3)
    say(capsys, "check", "--strict", written(tmp_path, WEAK.replace(" not ", " NOT ")))


def test_error_ends_with_the_code_of_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, WEAK.replace("tags", "accept: [bat]\n    tags"))
    assert "Q025 error" in say(capsys, "check", path, code=3)


def test_findings_are_data_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, WEAK)
    (found,) = json.loads(say(capsys, "check", path, "--json"))["findings"]
    assert (found["file"], found["line"], found["code"], found["severity"]) == (str(path), 4, "Q006", "warn")


def test_comment_switches_a_check_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, WEAK.replace("  - question", "  # lint: ignore=Q006\n  - question"))
    assert say(capsys, "check", path) == f"{path}: nothing to say against it.\n"


def test_remarks_of_one_kind_stand_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = "  - question: Is thing {0} the one or the other?\n    choices: [one, other]\n    answer: one\n    tags: [t]\n    explanation: x\n"
    path = written(tmp_path, "title: T\nsource: S\nquestions:\n" + "".join(entry.format(n) for n in range(3)))
    assert f"{path}:4: Q018 info: 2 options; three to five are best (likewise line 9, 14)" in say(
        capsys, "check", path
    )


def test_set_that_cannot_be_read_keeps_no_other_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = written(
        tmp_path, "title: T\nquestions:\n  - question: What?\n    answr: x\n", "broken.quiz.yaml"
    )
    out = say(capsys, "check", broken, written(tmp_path, WEAK), code=3)
    assert 'did you mean "answer"?' in out
    assert "Q006 warn" in out


def test_generated_questions_nobody_reviewed_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = written(
        tmp_path, "= Fort =\n\nThe fort of Narva was built on 4 May 1902 by Karl Berg.\n", "fort.txt"
    )
    say(capsys, "generate", document)
    assert "nobody reviewed them. Next: quizzer review" in say(capsys, "check", tmp_path / "fort.quiz.yaml")


def test_tidying_writes_the_file_only_where_it_must(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "# mine\n" + WEAK)
    assert say(capsys, "fmt", "--check", path, code=3) == f"{path}: untidy. Next: quizzer fmt {path}\n"
    assert path.read_text(encoding="utf-8") == "# mine\n" + WEAK
    assert say(capsys, "fmt", path) == f"{path}: tidied.\n"
    assert "# mine" in path.read_text(encoding="utf-8")
    assert say(capsys, "fmt", path) == f"{path}: tidy.\n"


def test_broken_set_is_not_tidied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "title: T\nquestions: 5\n")
    say(capsys, "fmt", path, code=3)
    assert path.read_text(encoding="utf-8") == "title: T\nquestions: 5\n"


def test_example_has_every_kind_and_nothing_against_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = say(capsys, "new", tmp_path / "mine", "--example")
    path = tmp_path / "mine.quiz.yaml"
    assert f"Wrote {path}. Next: quizzer check {path}" in out
    assert len({question.kind for question in quiz_yaml.read(path).questions}) == 9
    assert (tmp_path / "quiz.schema.json").exists()
    assert " error" not in (checked := say(capsys, "check", path))
    assert " warn" not in checked
    assert "is there already" in say(capsys, "new", path, "--example", code=2)


def test_new_set_is_asked_for_at_a_terminal(tmp_path: Path) -> None:
    target = tmp_path / "rome.quiz.yaml"
    with run_terminal("-m", "quizzer", "new", str(target), "--plain") as terminal:
        for label, typed in (
            ("Title of the set", "Rome"),
            ("Where it is from", ""),
            ("which kind? (1-10)", "1"),
            ("Question:", "Who was the first emperor?"),
            ("Right answer", "Augustus"),
            ("Other right answers", "Octavian; Octavianus"),
            ("Explanation", "From 27 BC on."),
            ("Question 2: which kind? (1-10)", "10"),
        ):
            terminal.wait_for(label)
            terminal.type(f"{typed}\r")
        terminal.wait_for("Next: quizzer check")
        assert terminal.finish() == 0
    (question,) = quiz_yaml.read(target).questions
    assert (question.answer, question.accept) == (("Augustus",), (("Octavian", "Octavianus"),))


def test_menus_lead_through_a_new_set(tmp_path: Path) -> None:
    target = tmp_path / "rome.quiz.yaml"
    with run_terminal("-m", "quizzer", "new", str(target)) as terminal:
        for label, typed in (
            ("Title of the set", "Rome\r"),
            ("Where it is from", "\r"),
            ("which kind?", "\x1b[B" * 3 + "\r"),
        ):
            terminal.wait_for(label)
            terminal.type(typed)
        for label, typed in (
            ("Statement", "Rome is in Italy.\r"),
            ("Is it true?", "\r"),
            ("Explanation", "\r"),
        ):
            terminal.wait_for(label)
            terminal.type(typed)
        terminal.wait_for("Question 2: which kind?")
        terminal.type("\x03")
        assert terminal.finish() == 130
    (question,) = quiz_yaml.read(target).questions
    assert (question.prompt, question.answer) == ("Rome is in Italy.", ("true",))


def test_new_needs_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "this needs a terminal" in say(capsys, "new", tmp_path / "x", code=2)
    assert list(tmp_path.iterdir()) == []
