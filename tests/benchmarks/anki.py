"""How fast and how large: quizzer's Anki packages beside genanki's, from the same notes.

Run by hand: python -m tests.benchmarks.anki. Each run has a process of its own. Time is that from questions in
memory to the file, the fields made in both from the same questions by the same code. Memory is that of a process
that reads its notes from a file, with nothing loaded but the writer.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quizzer.formats.anki.note_types import NOTE_TYPES, to_model
from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.package import write
from quizzer.models import BLANK, Question, QuestionId, QuestionKind, QuestionSet, Source
from quizzer.records import to_record
from tests.benchmarks.anki_writers import LICENCE, TITLE, fill_genanki, find_peak

SIZES = (1_000, 10_000, 100_000)
WRITERS = ("quizzer", "genanki")
RUNS = 5


def make_set(count: int) -> QuestionSet:
    """Half clozes, half short answers, each with a section and a quote."""
    return QuestionSet(TITLE, tuple(map(make_question, range(count))), licence=LICENCE)


def make_question(number: int) -> Question:
    quote = f"Ferry {number} carried {number * 7} passengers across the strait before the bridge opened."
    source = Source("ferries.txt", f"Line {number % 20}", quote)
    if number % 2:
        prompt = quote.replace(f" {number * 7} ", f" {BLANK} ")
        kind, answer = QuestionKind.CLOZE, str(number * 7)
    else:
        prompt = f"How many passengers did ferry {number} carry?"
        kind, answer = QuestionKind.SHORT, f"{number * 7} passengers"
    return Question(QuestionId(f"q{number}"), kind, prompt, (answer,), source=source, tags=("figure",))


def fill_fields(question_set: QuestionSet) -> Iterator[tuple[Any, ...]]:
    """The notes as genanki takes them."""
    for question in question_set.questions:
        note = build_note(question, question_set)
        yield note.note_type.id, note.fields, question.id, note.tags


Times = tuple[float, float, float, int]
"""Seconds; of the processor, in all and less those for the fields; bytes. The processor's do not depend on what
else the machine does."""


def time_once(writer: str, count: int) -> Times:
    question_set = make_set(count)
    if writer == "genanki":
        import genanki  # noqa: F401  its import is not what is measured
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        started, worked = time.perf_counter(), time.process_time()
        if writer == "genanki":
            fill_genanki(list(map(to_model, NOTE_TYPES)), fill_fields(question_set), path)
        else:
            write(question_set, path, {})
        seconds, busy = time.perf_counter() - started, time.process_time() - worked
        size = path.stat().st_size
    worked = time.process_time()
    for _ in fill_fields(question_set):
        pass
    fields = time.process_time() - worked
    return seconds, busy, busy - fields, size


def measure_time(count: int) -> dict[str, Times]:
    """The least of several runs of each writer, taken in turn."""
    runs: dict[str, list[list[float]]] = {writer: [] for writer in WRITERS}
    for _ in range(RUNS):
        for writer, found in runs.items():
            found.append(run("anki", writer, str(count)))
    least = {writer: tuple(map(min, zip(*found, strict=True))) for writer, found in runs.items()}
    return {writer: (*times, int(size)) for writer, (*times, size) in least.items()}


def run(module: str, *arguments: str) -> list[float]:
    """The numbers that a process of its own prints."""
    return list(map(float, start("-m", f"tests.benchmarks.{module}", *arguments).split()))


def start(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout


Memory = tuple[float, float, float]
"""The peak in MiB: of the whole process; on top of a bare interpreter; on top of what the writer's code takes."""


def measure_memory(count: int) -> dict[str, Memory]:
    with tempfile.TemporaryDirectory() as folder:
        package = str(Path(folder) / "deck.apkg")
        notes = {writer: Path(folder) / f"{writer}.jsonl" for writer in WRITERS}
        question_set = make_set(count)
        save(map(to_record, question_set.questions), notes["quizzer"])
        save([list(map(to_model, NOTE_TYPES)), *fill_fields(question_set)], notes["genanki"])
        bare = find_peak(start("-c", "print(open('/proc/self/status').read())"))
        peaks = {writer: run("anki_writers", writer, str(path), package) for writer, path in notes.items()}
    return {
        writer: (most / 1024, (most - bare) / 1024, (most - loaded) / 1024)
        for writer, (loaded, most) in peaks.items()
    }


def save(records: Any, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


def main() -> None:
    if len(sys.argv) == 3:
        print(*time_once(sys.argv[1], int(sys.argv[2])))
        return
    print("                    seconds             of it            peak   above a bare   above")
    print("notes    writer     in all  processor  less fields      MiB    interpreter     code       bytes")
    for count in SIZES:
        times, memory = measure_time(count), measure_memory(count)
        for writer in WRITERS:
            seconds, busy, alone, size = times[writer]
            row = "{:<8} {:<9} {:7.3f}    {:7.3f}      {:7.3f}  {:7.1f}        {:7.1f}  {:7.1f}  {:10,}"
            print(row.format(count, writer, seconds, busy, alone, *memory[writer], size))
        figures = [(*times[writer][:3], *memory[writer], times[writer][3]) for writer in WRITERS]
        ratios = [peer / own for own, peer in zip(*figures, strict=True)]
        line = "         genanki  {:7.1f}x   {:7.1f}x     {:7.1f}x {:7.2f}x       {:7.2f}x {:7.1f}x  {:9.1f}x"
        print(line.format(*ratios), flush=True)


if __name__ == "__main__":
    main()
