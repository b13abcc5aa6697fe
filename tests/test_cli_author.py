"""Making sets of documents, and reviewing them, as a person types it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from quizzer.cli import run
from quizzer.formats import quiz_yaml
from tests.screen import run_terminal

DATA = Path(__file__).parent / "data" / "documents"
DOCUMENT = """\
= The bridge =

The Long Bridge was opened on 4 May 1902 by Queen Alexandra. It carried 12,500 carts in its first year.

== Storm ==

A storm destroyed the Long Bridge on 3 October 1911, and the town of Ellerby rebuilt it in 1913.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def say(capsys: pytest.CaptureFixture[str], *words: str | Path, code: int = 0) -> str:
    assert run([str(word) for word in words]) == code
    said = capsys.readouterr()
    return said.err if code else said.out


def made(document: Path) -> list[str]:
    return [question.answer[0] for question in quiz_yaml.read(document.with_suffix(".quiz.yaml")).questions]


def test_best_questions_are_kept_when_few_are_asked_for(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = say(capsys, "generate", document, "--limit", "1")
    assert len(made(document)) == 1
    assert "not among the best asked for" in out


def test_only_wanted_kinds_and_sections_are_asked(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "generate", document, "--kinds", "date", "--section", "storm")
    assert set(made(document)) <= {"3 October 1911", "1913"}
    assert made(document)
    assert "there are date, figure, name" in say(capsys, "generate", document, "--kinds", "dates", code=2)


def test_sentence_is_explained_fact_by_fact(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = say(capsys, "generate", document, "--explain", "1").splitlines()
    assert out[0] == "The Long Bridge was opened on 4 May 1902 by Queen Alexandra."
    assert "  date 4 May 1902: asked" in out
    found = json.loads(say(capsys, "generate", document, "--explain", "3", "--json"))["findings"]
    assert found[0]["text"].startswith("A storm destroyed the Long Bridge on 3 October 1911")
    assert {(one["fact"], bool(one["refused"])) for one in found} >= {
        ("3 October 1911", False),
        ("Ellerby", True),
    }
    assert not document.with_suffix(".quiz.yaml").exists()
    assert "no fact was found there" in say(capsys, "generate", document, "--explain", "99", code=2)
    assert "looks at one document" in say(capsys, "generate", document, document, "--explain", "1", code=2)


def test_one_bad_document_does_not_keep_the_others_back(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    err = say(capsys, "generate", document.with_name("missing.txt"), document, code=4)
    assert "missing.txt: no such file" in err
    assert made(document)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was opened there. They went to it in 1920.\n", "of 1 facts none makes a question"),
        ("Nothing here tells of anything at all.\n", "no date, figure or name was found"),
    ],
)
def test_document_that_gives_no_question_is_told_why_and_leaves_no_set(
    text: str, said: str, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document.write_text(text, encoding="utf-8")
    assert said in say(capsys, "generate", document, code=4)
    assert not document.with_suffix(".quiz.yaml").exists()


def test_documents_of_every_form_are_read_in_one_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["kunda.wiki", "kunda.html", "kunda.docx", "kunda.pdf"]
    for name in names:
        folder = tmp_path / name.rpartition(".")[2]
        folder.mkdir()
        shutil.copy(DATA / name, folder)
    out = say(capsys, "generate", *(tmp_path / name.rpartition(".")[2] / name for name in names))
    assert out.count("Wrote ") == len(names)
    assert "1859" in made(tmp_path / "pdf" / "kunda.pdf")


def test_what_is_piped_in_becomes_the_set_that_is_named(
    document: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "piped.quiz.yaml"
    command = [sys.executable, "-m", "quizzer", "generate", "-", "-o", str(target)]
    with document.open("rb") as source:
        subprocess.run(command, stdin=source, check=True, timeout=60)
    assert capfd.readouterr().out.startswith("piped.txt: ")
    assert quiz_yaml.read(target).document == "piped.txt"
    with document.open("rb") as source:
        nameless = subprocess.run(command[:-2], stdin=source, capture_output=True, text=True, timeout=60)
    assert nameless.returncode == 2
    assert nameless.stderr.startswith("quizzer: - has no name. Say where the set goes")


def test_pipe_that_is_a_terminal_is_no_document(tmp_path: Path) -> None:
    with run_terminal("-m", "quizzer", "generate", "-", "-o", str(tmp_path / "x.quiz.yaml")) as terminal:
        terminal.wait_for("- reads what is piped in, but nothing is.")
        assert terminal.finish() == 2


def test_ctrl_c_while_a_document_is_read_leaves_no_set(tmp_path: Path) -> None:
    source = tmp_path / "bridge.txt"
    os.mkfifo(source)
    command = [sys.executable, "-m", "quizzer", "generate", str(source)]
    # A pipe opens once both ends are open; then the end of the document is waited for.
    with subprocess.Popen(command) as child, source.open("wb") as writer:
        writer.write(DOCUMENT.encode())
        writer.flush()
        assert _interrupt(child) == 130
    assert [path.name for path in tmp_path.iterdir()] == ["bridge.txt"]


def _interrupt(child: subprocess.Popen[bytes]) -> int:
    """How the child ends on Ctrl-C, pressed again where the first came just before it began to wait."""
    for _ in range(5):
        child.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return child.wait(timeout=6)
    child.kill()
    return child.wait()


def test_ctrl_c_while_questions_are_made_leaves_no_set(tmp_path: Path) -> None:
    source = tmp_path / "bridges.txt"
    source.write_text("".join(DOCUMENT.replace("1911", str(year)) for year in range(1000, 2000)), "utf-8")
    with run_terminal("-m", "quizzer", "generate", str(source)) as terminal:
        # Of a quick machine's percentages a reader of the screen may miss any one.
        terminal.wait_for("making questions")
        terminal.type("\x03")
        assert terminal.finish() == 130
    assert [path.name for path in tmp_path.iterdir()] == ["bridges.txt"]


def test_sentence_of_a_pipe_is_explained(document: Path) -> None:
    command = [sys.executable, "-m", "quizzer", "generate", "-", "--explain", "1"]
    with document.open("rb") as source:
        told = subprocess.run(command, stdin=source, capture_output=True, text=True, check=True, timeout=60)
    assert "The Long Bridge was opened on 4 May 1902" in told.stdout


def test_review_keeps_drops_undoes_and_remembers(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "generate", document)
    path, count = document.with_suffix(".quiz.yaml"), len(made(document))
    assert count >= 3
    with run_terminal("-m", "quizzer", "review", str(path), rows=50) as terminal:
        terminal.wait_for(f"{count} to review")
        terminal.type("xd")
        terminal.wait_for(f"{count - 1} to review")
        terminal.type("u")
        terminal.wait_for(f"{count} to review", 2)
        terminal.type("ud")
        terminal.wait_for("There is nothing to undo.")
        terminal.wait_for(f"{count - 1} to review", 2)
        terminal.type("k")
        terminal.wait_for(f"{count - 2} to review")
        terminal.type("sq" if count > 3 else "q")
        terminal.wait_for(f"1 kept, 1 dropped, {count - 2} not reviewed yet.")
        assert terminal.finish() == 0
        assert terminal.read_modes() == terminal.modes
        assert "“The Long Bridge was opened" in terminal.text()
    reviewed = quiz_yaml.read(path)
    assert (len(reviewed.questions), len(reviewed.dropped)) == (count - 1, 1)
    say(capsys, "generate", document)
    assert quiz_yaml.read(path) == reviewed
    assert f"{count - 1} questions" not in say(capsys, "show", path, "--json")


def test_fix_in_an_editor_counts_as_reviewed(
    document: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    say(capsys, "generate", document, "--limit", "1")
    path = document.with_suffix(".quiz.yaml")
    for editor, said in [("true", "It stays as it was."), ("sed -i 's/Long Bridge/long bridge/'", "1 kept")]:
        with run_terminal(
            "-m", "quizzer", "review", str(path), rows=40, columns=80, EDITOR=editor
        ) as terminal:
            terminal.wait_for("1 to review")
            terminal.type("e")
            terminal.wait_for(said)
            terminal.type("q")
            assert terminal.finish() == 0
    (question,) = quiz_yaml.read(path).questions
    assert "long bridge" in question.prompt
    assert "reviewed" in question.tags


def test_review_needs_a_terminal(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "this needs a terminal" in say(capsys, "review", document, code=2)
