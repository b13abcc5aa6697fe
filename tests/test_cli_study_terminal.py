"""A sitting where things go wrong: pastes, signals, closed streams, odd windows, hostile sets."""

import os
import re
import signal
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

import pytest

from quizzer.models import Event, Question, QuestionId, QuestionKind, QuestionSet, Source
from quizzer.store.cards import read_card
from quizzer.store.database import open_store
from quizzer.store.library import add_set
from quizzer.store.log import read_events
from tests.conftest import DATA
from tests.screen import Terminal, run_terminal

LETTERS = DATA / "study" / "letters.quiz.yaml"
NORTH = DATA / "study" / "north.quiz.yaml"
OURS = re.compile(rb"\x1b\[[0-9;]*m|\x1b\[\?2004[hl]|\x1b\[\?25[hl]")
"""The colours, and what the line editor sends: marked pasting on and off, the cursor shown and hidden."""


def events(home: Path) -> list[Event]:
    path = home / "quizzer" / "default.sqlite3"
    if not path.exists():
        return []
    with open_store(path) as store:
        return list(read_events(store))


@contextmanager
def sitting(
    path: Path = LETTERS, *arguments: str, rows: int = 24, columns: int = 80, **environment: str
) -> Iterator[Terminal]:
    command = ("-m", "quizzer", "study", str(path), "--seed", "1", *arguments)
    with run_terminal(*command, rows=rows, columns=columns, **environment) as terminal:
        terminal.wait_for("Question 1")
        yield terminal


def wait_for_choice(terminal: Terminal, count: int = 1) -> None:
    terminal.wait_for("1-4", count)
    terminal.read(0.2)  # nothing more is written: the program waits for a key


@pytest.mark.parametrize("plain", [False, True], ids=["rich", "plain"])
def test_pasted_lines_answer_no_choice(plain: bool, home: Path) -> None:
    with sitting(LETTERS, *["--plain"] * plain) as terminal:
        wait_for_choice(terminal)
        terminal.type("1\n2\n3\n4\n1\n2\n")
        assert not terminal.read(0.4)
        assert events(home) == []
        terminal.type("1")
        terminal.wait_for("Answer: ")
        wait_for_choice(terminal, 2)
        terminal.type("\x03")
        assert terminal.finish() == 130
    assert len(events(home)) == 1


def test_marked_paste_of_a_single_line_answers_no_choice(home: Path) -> None:
    with sitting(LETTERS) as terminal:
        wait_for_choice(terminal)
        assert b"\x1b[?2004h" in terminal.raw
        terminal.type("\x1b[200~2\x1b[201~")
        assert not terminal.read(0.4)
        assert events(home) == []
        terminal.type("\x03")
        assert terminal.finish() == 130
        assert terminal.raw.rindex(b"\x1b[?2004l") > terminal.raw.rindex(b"\x1b[?2004h")


@pytest.mark.parametrize("plain", [False, True], ids=["rich", "plain"])
def test_pasted_lines_answer_one_typed_question_at_most(plain: bool, tmp_path: Path, home: Path) -> None:
    lines = [f"  - {{id: q{n}, question: 'What is {n} + 0?', answer: word{n}}}" for n in range(6)]
    path = tmp_path / "words.quiz.yaml"
    path.write_text("\n".join(["title: Words", "questions:", *lines]), encoding="utf-8")
    with sitting(path, *["--plain"] * plain) as terminal:
        terminal.wait_for("Your answer")
        terminal.read(0.5)
        terminal.type("one\rtwo\rthree\rfour\rfive\r")
        terminal.wait_for("Question 2")
        terminal.wait_for("Your answer", 2)
        terminal.read(0.5)
        terminal.type("\x03")
        assert terminal.finish() == 130
    assert len(events(home)) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_at_a_choice_restores_the_terminal(number: signal.Signals, home: Path) -> None:
    with sitting() as terminal:
        terminal.read(0.3)
        terminal.child.kill(number)
        assert terminal.finish() == 128 + number
        assert terminal.read_modes() == terminal.modes
        assert "Traceback" not in terminal.text()
        assert terminal.raw.rfind(b"\x1b[?2004l") >= terminal.raw.rfind(b"\x1b[?2004h")
    assert events(home) == []


def test_signal_in_a_typed_line_restores_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "one.quiz.yaml"
    path.write_text("title: One\nquestions:\n  - {id: a, question: Which?, answer: this}\n", encoding="utf-8")
    for number in (signal.SIGINT, signal.SIGTERM):
        with sitting(path) as terminal:
            terminal.wait_for("Your answer")
            terminal.type("th")
            terminal.wait_for("› th")
            terminal.child.kill(number)
            assert terminal.finish() == 128 + number
            assert terminal.read_modes() == terminal.modes
            assert terminal.raw.rfind(b"\x1b[?2004l") > terminal.raw.rfind(b"\x1b[?2004h")


def test_closed_terminal_ends_the_sitting_and_keeps_its_answers(home: Path) -> None:
    with sitting() as terminal:
        wait_for_choice(terminal)
        terminal.type("1")
        terminal.wait_for("Answer: ")
        wait_for_choice(terminal, 2)
        terminal.hang_up()
        assert terminal.child.wait() == 129
    assert len(events(home)) == 1


def test_answer_whose_verdict_was_shown_survives_a_kill_at_any_moment(tmp_path: Path, home: Path) -> None:
    entries = [f"  - {{id: q{n}, question: Which of {n}?, choices: [a, b], answer: a}}" for n in range(60)]
    path = tmp_path / "sixty.quiz.yaml"
    path.write_text("\n".join(["title: Sixty", "questions:", *entries]), encoding="utf-8")
    rng, kept = Random(5), 0
    for _ in range(6):
        with run_terminal("-m", "quizzer", "study", str(path), "--new", "60", rows=200) as terminal:
            terminal.wait_for("1-2")
            terminal.type("1" * 6)
            terminal.wait_for("Answer: ", rng.randint(1, 4))
            terminal.child.kill(signal.SIGKILL)
            terminal.finish()
            told = terminal.text().count("Answer: ")
        before, kept = kept, len(events(home))
        assert told <= kept - before <= told + 1
    with open_store(home / "quizzer" / "default.sqlite3") as store:
        counts = Counter(event.question_id for event in read_events(store))
        assert {question: read_card(store, question).reviews for question in counts} == counts


@pytest.mark.parametrize("stdout", ["terminal", "closed", "pipe", "/dev/full"])
@pytest.mark.parametrize("stdin", ["terminal", "closed", "/dev/null", "file", "pipe"])
def test_nothing_is_asked_unless_both_ends_are_terminals(
    stdin: str, stdout: str, tmp_path: Path, home: Path
) -> None:
    if (stdin, stdout) == ("terminal", "terminal"):
        return
    answers = tmp_path / "answers"
    answers.write_text("1\n2\nRiga\n")
    with ExitStack() as stack:
        person, program = os.openpty()
        stack.callback(os.close, person)
        stack.callback(os.close, program)
        source = {
            "terminal": program,
            "/dev/null": subprocess.DEVNULL,
            "pipe": stack.enter_context(
                subprocess.Popen(["printf", "1\\n2\\nRiga\\n"], stdout=subprocess.PIPE)
            ).stdout,
        }.get(stdin, stack.enter_context(answers.open()))
        sink = program if stdout == "terminal" else stack.enter_context(Path("/dev/full").open("w"))
        closing = " 0<&-" * (stdin == "closed") + " 1>&-" * (stdout == "closed")
        done = subprocess.run(
            ["sh", "-c", f'exec "$@"{closing}', "sh", sys.executable, "-m", "quizzer", "study", str(LETTERS)],
            stdin=source,
            stdout=subprocess.PIPE if stdout == "pipe" else sink,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=20,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("quizzer: this needs a terminal")
    assert done.stderr.count("\n") == 1
    assert not done.stdout
    assert not (home / "quizzer").exists()


@pytest.mark.parametrize(
    "setting", [("NO_COLOR", "1"), ("QUIZZER_PLAIN", "1"), ("TERM", ""), ("TERM", "dumb")], ids="=".join
)
def test_plain_sitting_is_made_of_lines_without_control_codes(setting: tuple[str, str]) -> None:
    with sitting(NORTH, rows=24, columns=80, **dict([setting])) as terminal:
        terminal.read(0.3)
        terminal.type("?\n")
        terminal.wait_for("Now you know.")
        terminal.type("\x03")
        assert terminal.finish() == 130
        shown = terminal.raw.decode()
    assert not set(map(ord, shown)) & ({*range(0x20), 0x7F, *range(0x80, 0xA0)} - {10, 13})
    assert not re.search(r"\r(?!\n)", shown)


@pytest.mark.parametrize(("rows", "columns"), [(5, 20), (1, 1), (24, 500)])
def test_window_of_any_size_takes_a_sitting(rows: int, columns: int, home: Path) -> None:
    command = ("-m", "quizzer", "study", str(LETTERS), "--limit", "1")
    with run_terminal(*command, rows=rows, columns=columns) as terminal:
        while b"1-4" not in terminal.raw:
            assert terminal.read(5)
        terminal.type("1")
        while b"swer:" not in terminal.raw:
            assert terminal.read(5)
        terminal.type("\x04")
        assert terminal.finish() == 0
        assert b"Traceback" not in terminal.raw
    assert len(events(home)) == 1


def test_resize_while_a_choice_waits_loses_no_key(home: Path) -> None:
    with sitting() as terminal:
        wait_for_choice(terminal)
        for columns in (200, 20, 3, 80):
            terminal.child.setwinsize(10, columns)
        terminal.type("1")
        terminal.wait_for("Answer: ")
        terminal.type("\x04")
        assert terminal.finish() == 0
    assert len(events(home)) == 1


def test_words_of_a_narrow_screen_are_whole(home: Path) -> None:
    with sitting(columns=20) as terminal:
        wait_for_choice(terminal)
        terminal.type("?")
        wait_for_choice(terminal, 2)
        terminal.type("\x03")
        assert terminal.finish() == 130
        lines = terminal.text().splitlines()
    said = " ".join(" ".join(line.strip("│ ") for line in lines).split())
    for sentence in (
        "Added letters to your library: 4 questions.",
        "It comes back in this sitting.",
        "1 question answered, 0 right (0 %), in",
        "4 left today. Next: quizzer study",
    ):
        assert sentence in said


def test_wide_combined_and_rightward_letters_reach_the_screen(home: Path) -> None:
    with sitting() as terminal:
        for number in range(1, 5):
            terminal.wait_for(f"Question {number} of 4")
            wait_for_choice(terminal, number)
            terminal.type("?")
        terminal.wait_for("Once more")
        terminal.type("\x03")
        assert terminal.finish() == 130
        shown = unicodedata.normalize("NFD", terminal.raw.decode())
    assert "川" in shown
    assert "e\u0323\u0302" in shown
    assert re.search("\u2068[^\n]*שלום\u2069\r\n", shown)


@pytest.fixture
def hostile_library(home: Path) -> Path:
    """A library that holds what no file may bring in, as if it came from another program."""
    code = Question(
        QuestionId("code"),
        QuestionKind.CHOICE,
        "What does x = a[i] do to list[int] and [/]? \x1b[2J\x1b]52;c;ZXZpbA==\x07 \u202ereversed\u200b \x9b31m",
        ("plain",),
        options=("\x1b[31mred", "[b]bold[/b]", "a\rSaved. Enter password:", "plain"),
        explanation="First line.\nAll saved. \x1bP$q\x1b\\ done",
        source=Source("doc\x1b[1m", "sec\x7f", "q\x85uote"),
    )
    with open_store(home / "quizzer" / "default.sqlite3") as store:
        add_set(store, "hostile\x1b]0;x\x07", QuestionSet("Hostile \x1b]0;owned\x07 set", (code,)), 0)
    return home


def test_hostile_set_does_nothing_to_the_terminal(hostile_library: Path) -> None:
    with run_terminal("-m", "quizzer", "study", "--seed", "1") as terminal:
        terminal.wait_for("1-4")
        terminal.type("1")
        terminal.wait_for("Source: ")
        terminal.type("\x03")
        terminal.finish()
        rest = OURS.sub(b"", terminal.raw).decode()
        assert terminal.screen.title == ""
        for code in ("x = a[i]", "list[int]", "[/]", "[b]bold[/b]"):
            assert code in terminal.text()
        assert not any(line.startswith(("All saved.", "Saved.")) for line in terminal.text().splitlines())
    codes = {ord(character) for character in rest} - {10, 13}
    assert not codes & {*range(0x20), 0x7F, *range(0x80, 0xA0), 0x202E, 0x200B}


@pytest.mark.parametrize(
    "words", [("sets",), ("due",), ("study", "host\x1b]0;x\x07"), ("show", "host\x1b[2J")]
)
def test_hostile_names_are_harmless_in_lists_and_errors(
    words: tuple[str, ...], hostile_library: Path
) -> None:
    with run_terminal("-m", "quizzer", *words) as terminal:
        terminal.finish()
        assert "host" in terminal.text()
        assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", OURS.sub(b"", terminal.raw))


def test_no_new_questions_are_asked_where_none_are_wanted(home: Path) -> None:
    with run_terminal("-m", "quizzer", "study", str(LETTERS), "--new", "0") as terminal:
        terminal.wait_for("Nothing is due.")
        assert terminal.finish() == 0
    with run_terminal("-m", "quizzer", "study", "letters", "--new", "1") as terminal:
        terminal.wait_for("Question 1 of 1")
        terminal.type("\x04")
        assert terminal.finish() == 0
    assert events(home) == []


@pytest.mark.parametrize(("columns", "plain"), [(80, False), (40, False), (40, True)])
def test_rightward_sitting_stands_whole_and_in_its_lines(
    columns: int, plain: bool, tmp_path: Path, home: Path
) -> None:
    prompt, options = "מהי בירת ישראל?", ("ירושלים", "תל אביב-יפו", "حيفا")
    file = tmp_path / "hebrew.quiz.yaml"
    file.write_text(
        f"title: ערים\nquestions:\n  - question: {prompt}\n    answer: {options[0]}\n"
        f"    choices: [{', '.join(options)}]\n    explanation: עיר הבירה היא ירושלים, והיא העיר הגדולה ביותר במדינה.\n",
        encoding="utf-8",
    )
    bar = "    " if plain else "│ "
    with sitting(file, *["--plain"] * plain, columns=columns) as terminal:
        terminal.wait_for("1-3")
        lines = terminal.text().splitlines()
        assert f"{bar}{prompt}" in lines
        keys = {
            line.split()[-1]: line.strip("│ ")[0] for line in lines if line.strip("│ ")[:1] in ("1", "2", "3")
        }
        assert {line.rstrip() for line in lines} >= {f"{bar}  {keys[o.split()[-1]]}  {o}" for o in options}
        terminal.type(keys[options[0]])
        terminal.wait_for("Comes back")
        lines = terminal.text().splitlines()
        assert f"{bar}Answer: {options[0]}" in lines
        assert all(len(line) < columns for line in lines)
        terminal.finish()
    # Each line closes what it opened, so that no line turns another one round.
    for line in terminal.raw.decode().splitlines():
        assert line.count("\u2068") == line.count("\u2069")
        assert not re.search("[\u0590-\u06ff]", re.sub("\u2068[^\u2068\u2069]*\u2069", "", line))
