"""How fast and how large: quizzer's Anki packages beside genanki's, from the same notes.

Run by hand: python -m tests.benchmarks.bench_anki. Each run has a process of its own, so that peak memory
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


def run_once(writer: str, count: int) -> str:
    """Seconds, peak memory in MiB and file size in bytes of one package."""
    question_set = make_set(count)
    if writer == "genanki":
        import genanki  # noqa: F401  its import is not what is measured
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        started = time.perf_counter()
        if writer == "genanki":
            write_with_genanki(question_set, path)
        else:
            write(question_set, path, {})
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return f"{seconds} {peak} {path.stat().st_size}"


def measure(writer: str, count: int) -> tuple[float, float, int]:
    """The best time of several runs, and that run's memory and size."""
    runs = []
    for _ in range(RUNS):
        command = [sys.executable, "-m", "tests.benchmarks.bench_anki", writer, str(count)]
        seconds, peak, size = subprocess.run(
            command, check=True, capture_output=True, text=True
        ).stdout.split()
        runs.append((float(seconds), float(peak), int(size)))
    return min(runs)


def main() -> None:
    if len(sys.argv) == 3:
        print(run_once(sys.argv[1], int(sys.argv[2])))
        return
    print("notes    writer    seconds  peak MiB      bytes")
    for count in SIZES:
        results = {writer: measure(writer, count) for writer in WRITERS}
        for writer, (seconds, peak, size) in results.items():
            print(f"{count:<8} {writer:<9} {seconds:7.3f}  {peak:8.0f}  {size:9,}")
        ours, theirs = results["quizzer"], results["genanki"]
        ratios = [peer / own for own, peer in zip(ours, theirs, strict=True)]
        print("         genanki is {:.1f}x in time, {:.1f}x in memory, {:.1f}x in size".format(*ratios))


if __name__ == "__main__":
    main()
