"""Whether another program's GIFT grammar takes every file quizzer writes, with the same counts by type.

Run by hand: python -m tests.benchmarks.gift_peers MODULES [--files 400], where MODULES is the folder
node_modules in which gift-pegjs lies and node is on the path. The files are the sets that come with
quizzer, one of every kind, and sets of random questions whose texts hold what GIFT trips over.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from quizzer.formats.gift.write import fit_gift, write
from quizzer.formats.suffixes import read_set
from quizzer.models import Question, QuestionKind, QuestionSet
from tests.authored_strategies import sound_questions
from tests.benchmarks.formats import make_set

BANK = Path(__file__).parent.parent.parent / "question_bank"
_K = QuestionKind
TYPES = {_K.CHOICE: "MC", _K.CHOICES: "MC", _K.TRUE_FALSE: "TF", _K.NUMBER: "Numerical", _K.MATCH: "Matching"}
"""What the other program calls each kind that GIFT has; the rest are short answers."""
PROGRAM = """
const parser = require(process.argv[1] + "/gift-pegjs"), fs = require("fs");
for (const path of fs.readFileSync(0, "utf8").split("\\n").filter(Boolean)) {
  const counts = {};
  try {
    for (const each of parser.parse(fs.readFileSync(path, "utf8"))) counts[each.type] = (counts[each.type] || 0) + 1;
    console.log(JSON.stringify({ path, counts }));
  } catch (error) {
    console.log(JSON.stringify({ path, error: error.message, line: error.location && error.location.start.line }));
  }
}
"""


def list_sets(count: int) -> Iterator[QuestionSet]:
    """The sets to be written."""
    for path in sorted(BANK.glob("*.quiz.yaml")):
        yield read_set(path)
    yield make_set(900)
    found: list[QuestionSet] = []

    @seed(2026)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(sound_questions(list(_K)), min_size=1, max_size=12, unique_by=lambda one: one.id))
    def draw(questions: list[Question]) -> None:
        found.append(QuestionSet("Random // questions", tuple(questions)))

    draw()
    yield from found


def write_files(folder: Path, count: int) -> Iterator[tuple[Path, Counter[str]]]:
    """The files, and how many questions of each type are in them."""
    for number, question_set in enumerate(list_sets(count)):
        writing = write(question_set)
        if writing.count:
            path = folder / f"{number}.gift"
            path.write_bytes(writing.content)
            yield path, Counter(TYPES.get(each.kind, "Short") for _, each in fit_gift(question_set).questions)


def ask_peer(modules: Path, paths: list[Path]) -> Iterator[dict[str, object]]:
    """What gift-pegjs says of each file."""
    told = subprocess.run(
        ["node", "-e", PROGRAM, str(modules)],
        input="\n".join(map(os.fspath, paths)),
        check=True,
        capture_output=True,
        text=True,
    )
    yield from map(json.loads, told.stdout.splitlines())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", type=Path)
    parser.add_argument("--files", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        expected = dict(write_files(Path(folder), options.files))
        total: Counter[str] = Counter()
        wrong = 0
        for told in ask_peer(options.modules.resolve(), list(expected)):
            path = Path(str(told["path"]))
            counts = dict(told.get("counts", {}))  # type: ignore[call-overload]
            counts.pop("Category", None)
            if counts == dict(expected[path]):
                total.update(counts)
                continue
            wrong += 1
            print(f"{told.get('error', counts)} line {told.get('line')}, expected {dict(expected[path])}")
            print(path.read_text(encoding="utf-8"))
    print(f"{len(expected)} files, {len(expected) - wrong} taken whole with the same counts: {dict(total)}")


if __name__ == "__main__":
    main()
