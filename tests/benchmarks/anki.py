"""How fast and how large: quizzer's Anki packages beside genanki's, from the same notes.

Run by hand: python -m tests.benchmarks.anki. Each run has a process of its own, so that peak memory
is its own. Both writers get the same escaped fields, note types and dates.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quizzer.formats.anki.contents import OLDEST
from quizzer.formats.anki.note_types import NOTE_TYPES, to_model
from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.package import write
from quizzer.models import BLANK, Question, QuestionId, QuestionKind, QuestionSet, Source

SIZES = (1_000, 10_000, 100_000)
WRITERS = ("quizzer", "genanki")
RUNS = 5


def make_set(count: int) -> QuestionSet:
    """Half clozes, half short answers, each with a section and a quote."""
    return QuestionSet("Ferries", tuple(map(make_question, range(count))), licence="CC BY 4.0")


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


def write_with_genanki(question_set: QuestionSet, path: Path) -> None:
    import genanki

    models = {}
    for note_type in NOTE_TYPES:
        model = to_model(note_type)
        models[note_type.id] = genanki.Model(
            note_type.id,
            note_type.name,
            fields=[{"name": name} for name in note_type.fields],
            templates=[{"name": "Card", "qfmt": note_type.front, "afmt": note_type.back}],
            css=model["css"],
            model_type=model["type"],
        )
    deck = genanki.Deck(1_300_000_000_000, question_set.title)
    for question in question_set.questions:
        note = build_note(question, question_set)
        model = models[note.note_type.id]
        deck.add_note(genanki.Note(model, list(note.fields), guid=question.id, tags=list(note.tags)))
    genanki.Package(deck).write_to_file(str(path), timestamp=float(OLDEST))


Figures = tuple[float, float, float, float, float, int]
"""Seconds; of the processor, in all and less those for the fields; peak memory in MiB, what of it came on
top of the set; bytes. The processor's do not depend on what else the machine does."""


def run_once(writer: str, count: int) -> Figures:
    """The figures of one package."""
    question_set = make_set(count)
    if writer == "genanki":
        import genanki  # noqa: F401  its import is not what is measured
    before = peak()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        started, worked = time.perf_counter(), time.process_time()
        if writer == "genanki":
            write_with_genanki(question_set, path)
        else:
            write(question_set, path, {})
        seconds, busy = time.perf_counter() - started, time.process_time() - worked
        most, size = peak(), path.stat().st_size
    worked = time.process_time()
    for question in question_set.questions:
        build_note(question, question_set)
    fields = time.process_time() - worked
    return seconds, busy, busy - fields, most, most - before, size


def peak() -> float:
    """The most memory this process has had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, Figures]:
    """The best of several runs of each writer, taken in turn."""
    runs: dict[str, list[Figures]] = {writer: [] for writer in WRITERS}
    for _ in range(RUNS):
        for writer, found in runs.items():
            command = [sys.executable, "-m", "tests.benchmarks.anki", writer, str(count)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            seconds, busy, alone, most, above = map(float, told[:5])
            found.append((seconds, busy, alone, most, above, int(told[5])))
    return {writer: min(found, key=lambda run: run[1]) for writer, found in runs.items()}


def main() -> None:
    if len(sys.argv) == 3:
        print(*run_once(sys.argv[1], int(sys.argv[2])))
        return
    print("notes    writer    seconds  processor  less fields  peak MiB  above set      bytes")
    for count in SIZES:
        results = measure(count)
        for writer, (seconds, busy, alone, most, above, size) in results.items():
            print(
                f"{count:<8} {writer:<9} {seconds:7.3f}    {busy:7.3f}      {alone:7.3f}"
                f"  {most:8.0f}   {above:8.0f}  {size:9,}"
            )
        ratios = [peer / own for own, peer in zip(results["quizzer"], results["genanki"], strict=True)]
        line = "         genanki     {:6.1f}x   {:6.1f}x     {:6.1f}x   {:6.1f}x    {:6.1f}x   {:6.1f}x"
        print(line.format(*ratios))


if __name__ == "__main__":
    main()
