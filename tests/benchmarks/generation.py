"""How long `generate` takes beside the model alone, how it grows, what memory it needs, and how Ctrl-C ends it.

python -m tests.benchmarks.generation FILE... [--runs 5] [--copies 64] [--megabytes 1 4] [--line 10]

Times are of the processor, of the quickest of several runs, and the two sides are measured in turn, so that
a busy machine disturbs little, and both alike. Each size of text is read in a process of its own, whose peak of memory the system tells. Sizes to
which a machine has no time for can be extrapolated from the last two lines.
"""

import argparse
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import spacy

from quizzer.documents.read import read_document
from quizzer.generate.model import find_model
from quizzer.generate.questions import Generation, Wanted, generate
from quizzer.models import Document

TARGET = 1.3
_MEGABYTE = 1_000_000


def list_prose(document: Document) -> list[str]:
    """The paragraphs that are read."""
    return [
        paragraph.prose.text
        for section in document.sections
        if section.is_prose
        for paragraph in section.paragraphs
    ]


def seconds(action: Callable[[], object]) -> float:
    """The processor's time of an action."""
    start = time.process_time()
    action()
    return time.process_time() - start


def measure_ratio(path: Path, runs: int) -> tuple[float, float, float]:
    """Seconds of spaCy's own model alone and of `generate`, each of its quickest run, and their ratio."""
    document, model = read_document(path), spacy.load(find_model())
    prose = list_prose(document)
    generate(document)
    pairs = [
        (seconds(lambda: list(model.pipe(prose))), seconds(lambda: generate(document))) for _ in range(runs)
    ]
    alone, whole = (min(side) for side in zip(*pairs, strict=True))
    return alone, whole, whole / alone


def copy_text(text: str, copies: int) -> str:
    """The text so often, each copy under a heading and with years of its own."""
    return "\n\n".join(f"== Copy {number} ==\n\n{text}" for number in range(1, copies + 1))


def measure_growth(path: Path, most: int, folder: Path) -> Iterator[tuple[int, float]]:
    """Copies of a document, and the seconds that each copy takes."""
    text, copies = path.read_text(encoding="utf-8"), 1
    generate(read_document(path))
    while copies <= most:
        larger = folder / f"copies_{copies}.txt"
        larger.write_text(copy_text(text, copies), encoding="utf-8")
        document = read_document(larger)
        yield copies, seconds(partial(generate, document)) / copies
        copies *= 4


def write_megabytes(path: Path, size: int, target: Path, *, one_line: bool = False) -> None:
    """Write copies of a document up to `size` bytes, without any line end if asked."""
    text = path.read_text(encoding="utf-8")
    copied = copy_text(text, size // len(text.encode()) + 1)
    if one_line:
        copied = " ".join(line for line in copied.splitlines() if line.strip() and not line.startswith("="))
    target.write_bytes(copied.encode()[:size].decode(errors="ignore").encode())


def measure_memory(path: Path) -> tuple[float, float, str]:
    """Seconds and peak megabytes of a process that generates from the document, and what it says."""
    command = [sys.executable, "-m", "tests.benchmarks.generation", "--only", str(path)]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    peak, said = done.stdout.split(maxsplit=1)
    return time.perf_counter() - start, float(peak), said.strip()


def tell_peak(path: Path) -> str:
    """Generate from the document and tell this process's peak of memory in megabytes, and what came out."""
    made = generate(read_document(path), Wanted(details=False))
    check_generation(made, path.read_text(encoding="utf-8-sig"))
    scale = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / _MEGABYTE
    return f"{peak:.0f} {sum(made.counts.values())} facts, {len(made.question_set.questions)} questions"


def check_generation(made: Generation, text: str) -> None:
    """Raise AssertionError unless every quote is the file's text at its offsets and holds what is asked."""
    for question in made.question_set.questions:
        source = question.source
        assert source is not None, question
        assert text[source.start : source.end] == source.quote, question


def interrupt(path: Path, after: float, folder: Path) -> tuple[int, list[str]]:
    """The exit code of `quizzer generate` that gets Ctrl-C after so many seconds, and the files it left."""
    child = subprocess.Popen(
        [sys.executable, "-m", "quizzer", "generate", str(path), "-o", str(folder / "made.quiz.yaml")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    child.send_signal(signal.SIGINT)
    code = child.wait(timeout=60)
    return code, sorted(one.name for one in folder.iterdir())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="documents to measure on")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--copies", type=int, default=64)
    parser.add_argument("--megabytes", type=float, nargs="*", default=[1, 4])
    parser.add_argument("--line", type=float, default=10, help="megabytes on one line")
    parser.add_argument("--only", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(tell_peak(options.only))
        return
    if not options.files:
        parser.error("name documents to measure on")
    report(options)


def report(options: argparse.Namespace) -> None:
    """Print every measurement as it is made."""
    ratios = []
    for path in options.files:
        alone, whole, ratio = measure_ratio(path, options.runs)
        ratios.append(ratio)
        print(
            f"{path.stem[:48]:50} model {alone:6.2f} s  generate {whole:6.2f} s  ratio {ratio:.2f}",
            flush=True,
        )
    print(f"{'median of the ratios':50} {statistics.median(ratios):38.2f}  target {TARGET}", flush=True)
    first = options.files[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for copies, each in measure_growth(first, options.copies, folder) if options.copies else ():
            print(f"{copies:4} copies: {each:.2f} s a copy", flush=True)
        sizes = [(size, False) for size in options.megabytes] + [(options.line, True)] * bool(options.line)
        for size, one_line in sizes:
            write_megabytes(first, int(size * _MEGABYTE), large := folder / "large.txt", one_line=one_line)
            took, peak, said = measure_memory(large)
            what = "MB on one line" if one_line else "MB"
            print(f"{size:g} {what}: {took:.0f} s, peak {peak:.0f} MB ({said})", flush=True)
        for tenths in range(1, 40, 6):
            with tempfile.TemporaryDirectory() as empty:
                code, left = interrupt(first, tenths / 10, Path(empty))
            print(f"Ctrl-C after {tenths / 10:.1f} s: exit {code}, files left {left}", flush=True)


if __name__ == "__main__":
    main()
