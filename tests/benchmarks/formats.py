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
from collections.abc import Callable, Iterator, Sequence
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


Times = dict[str, dict[str, float]]
"""What was done by its name → for each direction its seconds."""


def measure_size(count: int, runs: int, only: Sequence[str]) -> Times:
    """Every reader and writer, the bare libraries, and the checks, with that many questions."""
    question_set = make_set(count)
    plain = json_format.write(question_set)
    found: Times = {"json.loads": {"read": measure(lambda: json.loads(plain), max(runs, 5))}}
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMATS:
            if not only or form.name in only:
                found[form.name] = dict(measure_format(form, question_set, Path(folder), runs))
    if not only or "check" in only:
        text = quiz_yaml.write(question_set)
        found["yaml.compose"] = {"read": measure(lambda: yaml.compose(text, yaml.CBaseLoader), runs)}
        found["check"] = {"read": measure(lambda: check_text(text), runs)}
    return found


def measure_format(
    form: Format, question_set: QuestionSet, folder: Path, runs: int
) -> Iterator[tuple[str, float]]:
    """What writing and reading a format takes, as far as it has both."""
    path = folder / f"set{form.suffixes[0]}"
    writer, reader = form.writer, form.reader
    if form.name == "anki":
        yield "write", measure(lambda: package.write(question_set, path, {}), runs)
        yield "read", measure(lambda: reader(path) if reader else None, runs)
        return
    if writer is not None and not (form.name == "pdf" and len(question_set.questions) > MOST_ON_PDF):
        yield "write", measure(lambda: path.write_bytes(writer(question_set).content), runs)
    if form.name == "docx":
        path.write_bytes(list_in_word(question_set))
    if form.name == "anki-text":
        path.write_text(list_for_anki(question_set), encoding="utf-8")
    if reader is not None and form.name != "kahoot":
        yield "read", measure(lambda: reader(path), runs)


def list_in_word(question_set: QuestionSet) -> bytes:
    """A list of questions with letters and answers, as people type it."""
    import docx

    document = docx.Document()
    for number, question in enumerate(question_set.questions, 1):
        options = question.options or ("yes", "no")
        document.add_paragraph(f"{number}. {question.prompt.replace(BLANK, 'whom')}")
        for letter, option in zip("abcd", options, strict=False):
            document.add_paragraph(f"{letter}) {option}")
        document.add_paragraph("Answer: a")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def list_for_anki(question_set: QuestionSet) -> str:
    """Anki's notes as text, a front and a back each."""
    rows = (f"{question.prompt}\t{question.answer[0]}" for question in question_set.questions)
    return "\n".join(["#separator:tab", "#html:false", *rows, ""])


def check_text(text: str) -> None:
    """All that `quizzer check` does with a file's text."""
    question_set = quiz_yaml.parse("set.quiz.yaml", text).question_set
    check_set(question_set, quiz_yaml.find_ignored_codes(text, question_set))


def tell(found: Sequence[Times], sizes: Sequence[int]) -> None:
    """Print the table: seconds at each size, growth, and the last size beside json.loads."""
    first, last = found[0], found[-1]
    bare = last["json.loads"]["read"]
    print(f"{'':20}" + "".join(f"{size:>10,}" for size in sizes) + "    growth  json.loads")
    for name, directions in first.items():
        for direction, least in directions.items():
            known = [each[name][direction] for each in found if direction in each[name]]
            times = "".join(f"{seconds:9.3f}s" for seconds in known)
            if len(known) < len(found):
                print(f"{name:14}{direction:6}{times}   refused: {MOST_ON_PDF:,} questions are the most")
                continue
            print(
                f"{name:14}{direction:6}{times}  {known[-1] / max(least, 1e-9):7.1f}x  {known[-1] / bare:9.1f}x"
            )
    if "check" in last and "yaml" in last:
        check, reading = last["check"]["read"], last["yaml"]["read"]
        print(f"check is {check / reading:.2f} x reading its YAML, budget 3")
        print(f"check is {check / last['yaml.compose']['read']:.2f} x libyaml's compose alone")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    tell([measure_size(size, options.runs, options.only) for size in options.sizes], options.sizes)


if __name__ == "__main__":
    main()
