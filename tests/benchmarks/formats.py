"""Every reader and writer beside `json.loads` of the same questions, and `check` beside reading its YAML.

Run by hand: python -m tests.benchmarks.formats [--sizes 2000 20000] [--runs 3] [--only csv gift]. All are
medians of processor time in one run. A growth of 10 is linear where there are ten times as many questions.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from html import escape
from pathlib import Path

import yaml

from quizzer.check.checks import check_set
from quizzer.formats import json as json_format
from quizzer.formats import quiz_yaml
from quizzer.formats.anki import package
from quizzer.formats.suffixes import FORMATS, Format
from quizzer.formats.worksheet.paper import MOST_ON_PDF
from quizzer.models import BLANK, Question, QuestionId, QuestionKind, QuestionSet

_K = QuestionKind
_NOUNS = ("harbour", "lighthouse", "ferry", "bridge", "canal", "lock", "quay", "crane", "dock", "pilot boat")
_TOWNS = (
    "Riga",
    "Tallinn",
    "Narva",
    "Liepāja",
    "Pärnu",
    "Ventspils",
    "Klaipėda",
    "Haapsalu",
    "Gdynia",
    "Turku",
)


def make_set(count: int) -> QuestionSet:
    """A set with as many of each kind, no two alike."""
    return QuestionSet("Harbours of the Baltic", tuple(map(make_question, range(count))))


def make_question(number: int) -> Question:
    """The question of that number; its kind goes round."""
    kind = tuple(_K)[number % len(_K)]
    noun, town = _NOUNS[number % 10], _TOWNS[number // 10 % 10]
    name = f"{noun} {number:x} of {town}"
    prompts = {
        _K.CLOZE: f"The {name} was built by {BLANK} for the town's merchants.",
        _K.TRUE_FALSE: f"The {name} was rebuilt after the fire of {1700 + number % 300}.",
        _K.NUMBER: f"How deep is the water at the {name}?",
        _K.DATE: f"When was the {name} opened?",
        _K.ORDER: f"Put the owners of the {name} in order.",
        _K.MATCH: f"Which keeper of the {name} came from where?",
        _K.CHOICES: f"Which of these belong to the {name}?",
    }
    prompt = prompts.get(kind, f"Who was the first keeper of the {name}?")
    people = tuple(f"{first} {number:x}" for first in ("Anna", "Bruno", "Clara", "Dāvis"))
    answers = {
        _K.TRUE_FALSE: ("true" if number % 2 else "false",),
        _K.NUMBER: (str(3 + number % 20),),
        _K.DATE: (f"{1700 + number % 300}-06-14",),
        _K.ORDER: people,
        _K.MATCH: people[:3],
        _K.CHOICES: people[:2],
    }
    return Question(
        QuestionId(f"q{number:x}"),
        kind,
        prompt,
        answers.get(kind, people[:1]),
        options=people if kind in (_K.CHOICE, _K.CHOICES) else (),
        items=_TOWNS[:3] if kind is _K.MATCH else (),
        unit="m" if kind is _K.NUMBER else "",
        tolerance="1" if kind is _K.NUMBER else "",
        explanation=f"It stands in the register of {town}, page {number % 500}.",
        tags=("harbours", town),
    )


def measure(action: Callable[[], object], runs: int) -> float:
    """The median processor time of the action, in seconds."""
    times = []
    for _ in range(runs):
        gc.collect()
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return statistics.median(times)


Action = Callable[[], object]


def list_actions(form: Format, question_set: QuestionSet, folder: Path) -> Iterator[tuple[str, Action]]:
    """Writing and reading a format, as far as it has both, with what stands on disk for the reading."""
    path = folder / f"set{form.suffixes[0]}"
    writer, reader = form.writer, form.reader
    if form.name == "anki":
        yield "write", lambda: package.write(question_set, path, {})
    elif writer is not None and not (form.name == "pdf" and len(question_set.questions) > MOST_ON_PDF):
        yield "write", lambda: path.write_bytes(writer(question_set).content)
    if form.name == "docx":
        path.write_bytes(list_in_word(question_set))
    if form.name == "anki-text":
        path.write_text(list_for_anki(question_set), encoding="utf-8")
    # Kahoot's sheet is read as any workbook.
    if reader is not None and form.name != "kahoot":
        yield "read", lambda: reader(path)


def list_in_word(question_set: QuestionSet) -> bytes:
    """A list of questions with letters and answers, as people type it."""
    import docx

    lines = []
    for number, question in enumerate(question_set.questions, 1):
        options = question.options or ("yes", "no")
        lines.append(f"{number}. {question.prompt.replace(BLANK, 'whom')}")
        lines += [f"{letter}) {option}" for letter, option in zip("abcd", options, strict=False)]
        lines.append("Answer: a")
    empty = io.BytesIO()
    docx.Document().save(empty)
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            is_text = name == "word/document.xml"
            new.writestr(name, content.replace(b"<w:sectPr", body + b"<w:sectPr", 1) if is_text else content)
    return file.getvalue()


def list_for_anki(question_set: QuestionSet) -> str:
    """Anki's notes as text, a front and a back each."""
    rows = (f"{question.prompt}\t{question.answer[0]}" for question in question_set.questions)
    return "\n".join(["#separator:tab", "#html:false", *rows, ""])


def check_text(text: str) -> None:
    """All that `quizzer check` does with a file's text."""
    question_set = quiz_yaml.parse("set.quiz.yaml", text).question_set
    check_set(question_set, quiz_yaml.find_ignored_codes(text, question_set))


class Table:
    """The rows as they are measured: seconds at each size, growth, and the last size beside json.loads."""

    def __init__(self, sizes: Sequence[int], runs: int) -> None:
        self.sets = [make_set(size) for size in sizes]
        self.runs, self.bare = runs, 1.0
        print(f"{'':20}" + "".join(f"{size:>10,}" for size in sizes) + "    growth  json.loads")

    def measure_row(self, name: str, actions: Sequence[Action]) -> float:
        """Measure the same thing at each size and print it; the seconds at the last."""
        seconds = [measure(action, self.runs) for action in actions]
        times = "".join(f"{each:9.3f}s" for each in seconds)
        if len(seconds) < len(self.sets):
            print(f"{name:20}{times}   refused: {MOST_ON_PDF:,} questions are the most", flush=True)
            return seconds[-1]
        growth, ratio = seconds[-1] / max(seconds[0], 1e-9), seconds[-1] / self.bare
        print(f"{name:20}{times}  {growth:7.1f}x  {ratio:9.1f}x", flush=True)
        return seconds[-1]

    def measure_json(self) -> None:
        """What all others are compared with."""
        texts = [json_format.write(each) for each in self.sets]
        self.bare = measure(lambda: json.loads(texts[-1]), 5)
        self.measure_row("json.loads", [partial(json.loads, text) for text in texts])

    def measure_format(self, form: Format) -> None:
        """Writing, then reading."""
        with ExitStack() as stack:
            folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in self.sets]
            columns = zip(self.sets, folders, strict=True)
            steps = [list_actions(form, question_set, folder) for question_set, folder in columns]
            # Each step of all sizes before the next, which reads what the one before wrote.
            while taken := [step for each in steps if (step := next(each, None))]:
                self.measure_row(f"{form.name:14}{taken[0][0]}", [action for _, action in taken])

    def measure_check(self) -> None:
        """All that `quizzer check` does beside reading, and both beside libyaml alone."""
        texts = [quiz_yaml.write(each) for each in self.sets]
        bare = self.measure_row(
            "yaml.compose", [partial(yaml.compose, text, yaml.CBaseLoader) for text in texts]
        )
        reading = self.measure_row("quiz_yaml.parse", [partial(quiz_yaml.parse, "x", text) for text in texts])
        check = self.measure_row("check", [partial(check_text, text) for text in texts])
        print(
            f"check is {check / reading:.2f} x reading its YAML (budget 3), {check / bare:.2f} x libyaml alone"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    table = Table(options.sizes, options.runs)
    table.measure_json()
    if not options.only or "check" in options.only:
        table.measure_check()
    for form in FORMATS:
        if not options.only or form.name in options.only:
            table.measure_format(form)


if __name__ == "__main__":
    main()
