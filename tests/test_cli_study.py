"""Whole sittings of `quizzer study`, typed on a real terminal, with a real store behind them."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizzer.memory.calendar import study_day
from quizzer.models import Card, Event, EventKind, QuestionId, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import open_store
from quizzer.store.log import read_events, record
from tests.conftest import DATA
from tests.learner import review
from tests.screen import PATIENCE, Terminal, run_terminal

NORTH = DATA / "study" / "north.quiz.yaml"
UNLOADED = (
    *("questionary", "prompt_toolkit", "spacy", "pydantic", "yaml", "sqlite_utils", "rich", "numpy"),
    *("asyncio", "hashlib", "importlib.metadata", "logging", "platformdirs", "secrets", "tempfile"),
    *("tomllib", "xml", "zipfile", "zoneinfo"),
    *("quizzer.answers", "quizzer.check", "quizzer.classroom", "quizzer.documents", "quizzer.formats"),
    *("quizzer.generate", "quizzer.identity", "quizzer.memory.fsrs", "quizzer.memory.schedule"),
    *("quizzer.cli.journal", "quizzer.store.library", "quizzer.store.log", "quizzer.store.schema"),
    *("quizzer.study.session", "quizzer.terminal.verdict", "quizzer.terminal.line_editor"),
)
"""What is not loaded before the first question stands on the screen."""


def store_of(home: Path) -> Path:
    return home / "quizzer" / "default.sqlite3"


def events(home: Path) -> list[Event]:
    with open_store(store_of(home)) as store:
        return list(read_events(store))


@contextmanager
def sitting(*arguments: str, columns: int = 80, **environment: str) -> Iterator[Terminal]:
    """A sitting with the set of the north, the first question on the screen."""
    command = ("-m", "quizzer", "study", str(NORTH), "--seed", "1", *arguments)
    with run_terminal(*command, rows=24, columns=columns, **environment) as terminal:
        terminal.wait_for("Question 1 of 3")
        yield terminal


def wait_for_prompt(terminal: Terminal, title: str) -> str:
    """What is on the screen from the last `title` on, once an answer is asked for."""
    terminal.wait_for(title)
    limit = time.monotonic() + PATIENCE
    while not re.search(r"1-4|t/f|Your answer", shown := terminal.text().rpartition(title)[2]):
        assert terminal.read() or time.monotonic() < limit, terminal.text()
    return shown


def answer(terminal: Terminal, number: int, *, rightly: bool = True) -> None:
    """Answer the question with that number, whichever it is, and wait for the verdict."""
    terminal.wait_for(f"Question {number} of 3")
    shown = wait_for_prompt(terminal, f"Question {number} of 3")
    verdicts = terminal.text().count("Answer: ")
    if "Estonia" in shown:
        city = "Tallinn" if rightly else "Oslo"
        terminal.type(next(line for line in shown.splitlines() if line.endswith(city)).strip("│ ")[0])
    elif "Norway" in shown:
        terminal.type("t" if rightly else "f")
    else:
        terminal.type("riga\r" if rightly else "Oslo\r")
    terminal.wait_for("Answer: ", verdicts + 1)


def leave(terminal: Terminal, title: str) -> None:
    """Press q, with Enter where a line is typed."""
    terminal.type("q\r" if "Your answer" in wait_for_prompt(terminal, title) else "q")


def test_whole_sitting_is_asked_judged_and_kept(home: Path) -> None:
    with sitting() as terminal:
        for number in (1, 2, 3):
            answer(terminal, number)
        terminal.wait_for("3 questions answered, 3 right (100 %)")
        assert terminal.finish() == 0
        assert terminal.read_modes() == terminal.modes
        assert "“Tallinn is the capital of Estonia.”" in terminal.text()
        assert "Source: North, An atlas" in terminal.text()
    kept = events(home)
    assert {event.question_id for event in kept} == {"estonia", "latvia", "norway"}
    assert {event.kind for event in kept} == {EventKind.REVIEW}
    assert {event.rating for event in kept} == {Rating.GOOD}
    assert all(event.due_day and event.due_day > event.day for event in kept)


def test_missed_question_comes_back_in_the_sitting(home: Path) -> None:
    with sitting("--plain") as terminal:
        answer(terminal, 1, rightly=False)
        answer(terminal, 2)
        answer(terminal, 3)
        terminal.wait_for("Once more, one you did not know")
        assert "Wrong" in terminal.text()
        leave(terminal, "Once more")
        assert terminal.finish() == 0
    assert sorted(event.rating or 0 for event in events(home)) == [Rating.AGAIN, Rating.GOOD, Rating.GOOD]


@pytest.mark.parametrize(
    ("ending", "code"),
    [("q", 0), ("\x04", 0), ("\x03", 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["q", "Ctrl-D", "Ctrl-C", "SIGTERM", "SIGHUP"],
)
def test_leaving_keeps_every_answer_and_the_terminal(
    ending: str | signal.Signals, code: int, home: Path
) -> None:
    with sitting() as terminal:
        answer(terminal, 1)
        terminal.wait_for("Question 2 of 3")
        if ending == "q":
            leave(terminal, "Question 2 of 3")
        elif isinstance(ending, signal.Signals):
            terminal.child.kill(ending)
        else:
            wait_for_prompt(terminal, "Question 2 of 3")
            terminal.type(ending)
        assert terminal.finish() == code, terminal.text()
        assert terminal.read_modes() == terminal.modes
        if not isinstance(ending, signal.Signals):
            assert "1 question answered" in terminal.text()
    assert len(events(home)) == 1


def test_killed_sitting_loses_no_answer_and_goes_on_where_it_was(home: Path) -> None:
    with sitting() as terminal:
        answer(terminal, 1)
        answer(terminal, 2)
        terminal.wait_for("Question 3 of 3")
        terminal.child.kill(signal.SIGKILL)
        assert terminal.finish() == -signal.SIGKILL
    answered = [event.question_id for event in events(home)]
    assert len(answered) == 2
    with open_store(store_of(home)) as store:
        assert all(read_card(store, question).reviews == 1 for question in answered)
    with run_terminal("-m", "quizzer", "study") as terminal:
        terminal.wait_for("Question 1 of 1")


def test_first_question_stands_before_heavy_libraries_are_loaded(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What measures coverage loads some of them itself.
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        monkeypatch.delenv(name, raising=False)
    with sitting() as terminal:
        leave(terminal, "Question 1 of 3")
        terminal.finish()
    watch = (
        "import sys, quizzer.terminal.ask as ask\n"
        "show = ask.TerminalDesk.show\n"
        "def stop(self, showing):\n"
        "    show(self, showing)\n"
        "    print('LOADED', *sorted(sys.modules))\n"
        "    raise KeyboardInterrupt\n"
        "ask.TerminalDesk.show = stop\n"
        "from quizzer.cli import main\n"
        "sys.argv = ['quizzer', 'study']\n"
        "main()\n"
    )
    with run_terminal("-c", watch, columns=9000) as terminal:
        terminal.wait_for("LOADED")
        terminal.finish()
        text = terminal.text()
    assert text.index("Question 1 of 3") < text.index("LOADED")
    loaded = text.partition("LOADED")[2].split()
    assert "quizzer" in loaded
    assert not set(UNLOADED) & set(loaded)


def test_nothing_due_says_when_to_come_back(home: Path) -> None:
    with sitting() as terminal:
        for number in (1, 2, 3):
            answer(terminal, number)
        terminal.finish()
    with run_terminal("-m", "quizzer", "study", columns=120) as terminal:
        terminal.wait_for("Nothing is due.")
        assert terminal.finish() == 0
        assert "The next review is" in terminal.text()
        assert "quizzer study --cram" in terminal.text()


def test_practice_records_nothing(home: Path) -> None:
    with sitting("--cram") as terminal:
        for number in (1, 2, 3):
            answer(terminal, number)
        terminal.wait_for("Practice: nothing was recorded.")
        terminal.finish()
    assert events(home) == []


def test_first_start_studies_what_comes_with_quizzer(home: Path) -> None:
    with run_terminal("-m", "quizzer", "study", "--limit", "2") as terminal:
        terminal.wait_for("Question 1 of 2")
        assert "to your library" in terminal.text()
        terminal.type("\x04")
        assert terminal.finish() == 0


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"QUIZZER_PLAIN": "1"}])
def test_plain_screens_hold_no_control_codes(environment: dict[str, str], home: Path) -> None:
    with sitting(columns=80, **environment) as terminal:
        answer(terminal, 1)
        terminal.wait_for("Question 2 of 3")
        terminal.type("\x03")
        terminal.finish()
        assert "Right." in terminal.text()
        if environment != {"NO_COLOR": "1"}:
            assert b"\x1b" not in terminal.raw


def test_pipe_is_never_taken_for_an_answer(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizzer", "study", str(NORTH)],
        input="1\nRiga\nt\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("quizzer: this needs a terminal")
    assert done.stderr.count("\n") == 1
    assert not store_of(home).exists()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("nort", "no set"), ("missing.quiz.yaml", "no such file")],
)
def test_unknown_set_is_refused_with_what_to_do(wanted: str, said: str, home: Path) -> None:
    with run_terminal("-m", "quizzer", "study", wanted) as terminal:
        assert terminal.finish() == 3
        assert said in terminal.text()


def test_edited_set_is_updated_when_it_is_studied(tmp_path: Path, home: Path) -> None:
    with sitting() as terminal:
        answer(terminal, 1)
        terminal.type("\x03")
        terminal.finish()
    copy = tmp_path / NORTH.name
    copy.write_text(
        NORTH.read_text(encoding="utf-8").replace("the capital of", "the chief city of"), encoding="utf-8"
    )
    with run_terminal("-m", "quizzer", "study", str(copy)) as terminal:
        terminal.wait_for("Question 1 of 2")
        assert "your progress is kept" in terminal.text()
        assert "chief city" in terminal.text() or "Oslo is" in terminal.text()


def test_flag_is_listed_by_show_until_it_is_taken_back(home: Path) -> None:
    def show() -> str:
        command = [sys.executable, "-m", "quizzer", "show", "north"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    for keys, listed in [("f", 1), ("u", 0)]:
        with sitting() as terminal:
            typed = "Your answer" in wait_for_prompt(terminal, "Question 1 of 3")
            slash = "/" if typed or "t/f" in terminal.text() else ""
            terminal.type(f"{slash}{keys}" + ("\r" if typed else ""))
            if keys == "f":
                terminal.wait_for("What is wrong with it?")
                terminal.type("odd\r")
            terminal.wait_for("Flagged." if keys == "f" else "Undone")
            terminal.type("\x04")
            terminal.finish()
        assert show().count("     Flagged: ") == listed
    assert "odd" not in show()


def test_due_tells_what_waits_as_text_and_json(home: Path) -> None:
    def due(*words: str) -> str:
        command = [sys.executable, "-m", "quizzer", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout

    assert due() == due("due")
    assert "Your library is empty." in due()
    assert json.loads(due("due", "--json")) == {"quizzer": 1, "due": []}
    assert not store_of(home).exists()
    subprocess.run([sys.executable, "-m", "quizzer", "add", str(NORTH)], capture_output=True, check=True)
    assert "0 due today, 3 never asked." in due()
    assert json.loads(due("due", "--json"))["due"] == [
        {"name": "north", "title": "The north", "questions": 3, "due": 0, "new": 3}
    ]


def test_missed_question_is_due_as_long_as_a_sitting_would_ask_it(home: Path) -> None:
    with sitting() as terminal:
        answer(terminal, 1, rightly=False)
        wait_for_prompt(terminal, "Question 2 of 3")
        terminal.type("\x03")
        terminal.finish()
        assert "3 left today. Next: quizzer study" in terminal.text()
    done = subprocess.run(
        [sys.executable, "-m", "quizzer", "due"], capture_output=True, text=True, check=True, timeout=20
    )
    assert done.stdout.splitlines() == [
        "1 due today, 2 never asked.",
        "  north     1 due     2 new      3 in all",
        "Next: quizzer study",
    ]


def test_library_where_only_new_questions_are_left_offers_them(home: Path) -> None:
    command = [sys.executable, "-m", "quizzer"]
    subprocess.run([*command, "add", str(NORTH)], capture_output=True, check=True, timeout=20)
    with run_terminal("-m", "quizzer", "study", "north", "--new", "0") as terminal:
        terminal.wait_for("Nothing is due.\nNext: quizzer study")
        assert terminal.finish() == 0


def test_set_that_comes_with_quizzer_is_studied_by_its_name() -> None:
    with run_terminal("-m", "quizzer", "study", "baltic_states_1940", "--limit", "1") as terminal:
        terminal.wait_for("Question 1 of 1")
        assert "Added baltic_states_1940 to your library" in terminal.text()
        terminal.type("\x03")
        assert terminal.finish() == 130


@pytest.mark.parametrize(("hours", "told"), [(23, False), (25, True), (24 * 3650, True)])
def test_clock_that_lies_behind_the_last_answer_is_told(hours: int, told: bool, home: Path) -> None:
    with open_store(store_of(home)) as store:
        later = datetime.now().astimezone() + timedelta(hours=hours)
        event, card = review(Card(QuestionId("q")), Rating.GOOD, later, study_day(later), Random(1))
        record(store, event, card)
    with sitting() as terminal:
        answer(terminal, 1)
        assert ("Is the clock right?" in terminal.text()) == told
        leave(terminal, "Question 2 of 3")
        assert terminal.finish() == 0
    assert len(events(home)) == 2


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"])
def test_day_and_moment_are_those_of_the_learner_s_own_clock(zone: str) -> None:
    # A process of its own, because the zone is read once.
    code = "from quizzer.cli.study import now, today; m = now(); print(m.isoformat(), today(m)[0])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    told, day = done.stdout.split()
    moment = datetime.fromisoformat(told)
    there = moment.astimezone(ZoneInfo(zone))
    assert moment.utcoffset() == there.utcoffset()
    assert int(day) == study_day(there)
