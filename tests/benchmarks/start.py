"""How long quizzer takes to say something, as ratios to `python -c pass` in the same run.

And from the key that answers to the verdict on the screen, the answer durably kept in between.

python -m tests.benchmarks.start [--cards 50000] [--runs 11] [--answers 300] [--uncompiled]
"""

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from quizzer.store.database import open_store
from quizzer.store.library import add_set

BUDGETS = {"quizzer --help": 7, "first question on screen": 12}
VERDICT_MS = 30
"""What 99 of 100 answers may take."""


def fill_library(home: Path, cards: int) -> None:
    """A library of that many questions, so that the first one is looked for in earnest."""
    questions = tuple(
        Question(
            *(QuestionId(f"q{number}"), QuestionKind.CHOICE, f"First question? {number}", (str(number),)),
            options=tuple(str(number + more) for more in range(4)),
        )
        for number in range(cards)
    )
    with open_store(home / "default.sqlite3") as store:
        add_set(store, "numbers", QuestionSet("Numbers", questions), 1_700_000_000_000)


def run_command(*arguments: str) -> float:
    """Seconds that a whole process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def wait_for_question() -> float:
    """Seconds from the start of a sitting on a terminal until its first question can be read."""
    start = time.perf_counter()
    child = pexpect.spawn(sys.executable, ["-m", "quizzer", "study"], dimensions=(24, 80))
    child.expect_exact("First question?")
    seconds = time.perf_counter() - start
    child.close(force=True)
    return seconds


def measure_verdicts(answers: int, folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds from each answering key of a sitting to its verdict on the screen, and of bare commits.

    In turn: how long a disk takes to keep a row for good is its own affair, and varies.
    """
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.executescript("pragma synchronous = extra; create table kept(row)")
    arguments = ["-m", "quizzer", "study", "--new", str(answers), "--limit", str(answers)]
    child = pexpect.spawn(sys.executable, arguments, dimensions=(24, 80))
    child.delaybeforesend = None
    times, commits = [], []
    for _ in range(answers):
        child.expect_exact("1-4")
        start = time.perf_counter()
        child.send("1")
        child.expect(r"Right\.|Wrong\.")
        times.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        bare.execute("insert into kept values (?)", ("1" * 200,))
        commits.append((time.perf_counter() - start) * 1000)
    child.close(force=True)
    return sorted(times), sorted(commits)


def measure(actions: dict[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """Milliseconds of each action, all of them in turn so that a slow minute hits each alike."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for number in range(runs + 1):
        for name, action in actions.items():
            seconds = action()
            if number:  # the first round warms the disk
                times[name].append(seconds * 1000)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--answers", type=int, default=300)
    parser.add_argument("--uncompiled", action="store_true", help="leave the modules' bytecode as it is here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ |= {"QUIZZER_HOME": folder, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm-256color"}
        if not options.uncompiled:
            # As pip leaves an installed package, whatever this machine does with a working copy.
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        fill_library(Path(folder), options.cards)
        times = measure(
            {
                "python -c pass": lambda: run_command("-c", "pass"),
                "quizzer --help": lambda: run_command("-m", "quizzer", "--help"),
                "first question on screen": wait_for_question,
            },
            options.runs,
        )
        verdicts, commits = measure_verdicts(options.answers, Path(folder))
    bare = statistics.median(times["python -c pass"])
    for name, figures in times.items():
        median = statistics.median(figures)
        budget = f"budget {BUDGETS[name]}" if name in BUDGETS else ""
        print(f"{name:28} {median:7.1f} ms  ratio {median / bare:5.1f}  {budget}")
    for name, figures in {"answer to verdict": verdicts, "bare commit of a row": commits}.items():
        late = figures[int(0.99 * len(figures))]
        print(f"{name:28} {statistics.median(figures):7.1f} ms  p99 {late:.1f} ms")
    print(f"budget of answer to verdict: p99 {VERDICT_MS} ms")


if __name__ == "__main__":
    main()
