"""A blind sheet on which people judge questions, and what the judged sheets say.

python -m tests.benchmarks.judging_sheet FILE... --sample 30 --seed S -o sheet.csv
python -m tests.benchmarks.judging_sheet --tally sheet.csv [other_judge.csv]

The first form draws as many questions of each set, mixes them, and writes what a learner sees beside
empty columns for seven criteria; the source stands further right, and which set a question is from only
in a second file (sheet.key.csv). Each criterion is 1 or 0, in doubt 0:

  C1 grammatical: a native speaker would print it unchanged; one sentence, a cloze of 45 words at most
  C2 self-contained: to be understood without the page; the year stands in it where the sentence omits it
  C3 unique: exactly one answer (or accepted set) is right from the article; hedges and claims kept
  C4 correct: the key is what the article says of this event; usual spellings are accepted (dates and figures
     in any form, accents, "WW2", "6th" for "VI" and what everyone abbreviates always are, listed or not)
  C5 worth asking: a teacher would set it
  C6 no leak: neither the answer nor a giveaway is in the prompt
  C7 distractors: plausible, all wrong, alike in kind and form (left empty where there are no options)
"""

import argparse
import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from quizzer.formats.suffixes import read_set
from quizzer.models import Question

CRITERIA = ("C1", "C2", "C3", "C4", "C5", "C6", "C7")
COLUMNS = (
    "item", "question", "options", "key", "accepted", *CRITERIA, "remark", "document", "section", "quote",
)  # fmt: skip
_USABLE = ("C1", "C2", "C3", "C4", "C6", "C7")
_AGREEMENT = 0.85

Row = Mapping[str, str]


def draw(sets: Mapping[str, Sequence[Question]], sample: int, seed: int) -> list[tuple[str, Question]]:
    """Up to `sample` questions of each set, mixed; the same ones for the same seed."""
    dice = random.Random(seed)
    drawn = [
        (name, question)
        for name, questions in sorted(sets.items())
        for question in dice.sample(list(questions), min(sample, len(questions)))
    ]
    dice.shuffle(drawn)
    return drawn


def write_row(item: int, question: Question) -> dict[str, str]:
    """The question as a learner sees it, its key, and its source; the criteria empty."""
    source = question.source
    return dict.fromkeys(COLUMNS, "") | {
        "item": str(item),
        "question": "\n".join((question.prompt, *question.items)),
        "options": "\n".join(question.options),
        "key": "\n".join(question.answer),
        "accepted": "\n".join(" | ".join(writings) for writings in question.accept),
        "document": source.document if source else "",
        "section": source.section if source else "",
        "quote": source.quote if source else "",
    }


def write_sheet(drawn: Sequence[tuple[str, Question]], path: Path) -> None:
    """Write the sheet, and beside it the file that tells which set each item is from."""
    rows = [write_row(number, question) for number, (_, question) in enumerate(drawn, start=1)]
    _write(path, COLUMNS, rows)
    keys = [
        {"item": str(number), "set": name, "id": str(question.id)}
        for number, (name, question) in enumerate(drawn, start=1)
    ]
    _write(_key_path(path), ("item", "set", "id"), keys)


def _write(path: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def _key_path(sheet: Path) -> Path:
    return sheet.with_name(f"{sheet.stem}.key.csv")


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The judged rows; raises ValueError for a cell that is neither 0 nor 1."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for criterion in CRITERIA:
            cell = row[criterion] = row[criterion].strip()
            if cell not in {"0", "1"} and not (criterion == "C7" and not cell and not row["options"]):
                raise ValueError(f"{path}: item {row['item']}, {criterion}: {cell!r} is neither 0 nor 1")
    return rows


def is_usable(row: Row) -> bool:
    """Whether all criteria but C5 hold; C7 only where there are options."""
    return all(row[criterion] in {"1", ""} for criterion in _USABLE)


def is_good(row: Row) -> bool:
    """Whether the question is usable and worth asking."""
    return is_usable(row) and row["C5"] == "1"


def agreement(one: Sequence[Row], other: Sequence[Row]) -> float:
    """The share of cells that two judges marked alike, over the items both have."""
    theirs = {row["item"]: row for row in other}
    pairs = [(row, theirs[row["item"]]) for row in one if row["item"] in theirs]
    cells = [a[key] == b[key] for a, b in pairs for key in CRITERIA]
    return sum(cells) / len(cells) if cells else 0.0


def tally(rows: Sequence[Row], sets: Mapping[str, str]) -> Iterator[str]:
    """Lines that tell the shares by set and criterion, then every failure literally."""
    groups = {
        name: [row for row in rows if sets.get(row["item"], "") == name] for name in sorted({*sets.values()})
    }
    for name, group in [*(groups.items() if len(groups) > 1 else ()), ("all", rows)]:
        usable, good = sum(map(is_usable, group)), sum(map(is_good, group))
        yield f"{name}: {len(group)} items, {_share(usable, len(group))} usable, {_share(good, len(group))} good"
    for criterion in CRITERIA:
        judged = [row for row in rows if row[criterion]]
        yield f"  {criterion}: {_share(sum(row[criterion] == '1' for row in judged), len(judged))}"
    for criterion in CRITERIA:
        for row in rows:
            if row[criterion] == "0":
                yield from _tell_failure(criterion, row)


def _share(count: int, total: int) -> str:
    return f"{count} ({count / total:.0%})" if total else "0"


def _tell_failure(criterion: str, row: Row) -> Iterator[str]:
    yield f"{criterion} = 0, item {row['item']}: {row['question']}"
    for name in ("options", "key", "accepted", "quote", "remark"):
        if row[name]:
            yield f"    {name}: {row[name]}".replace("\n", " / ")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="question sets to draw from")
    parser.add_argument("--sample", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, default=Path("sheet.csv"))
    parser.add_argument("--tally", type=Path, nargs="+", metavar="SHEET", help="judged sheets, one a judge")
    options = parser.parse_args()
    if options.tally:
        tell_sheets(options.tally)
    elif options.files:
        sets = {str(path): read_set(path).questions for path in options.files}
        drawn = draw(sets, options.sample, options.seed)
        write_sheet(drawn, options.output)
        print(
            f"{len(drawn)} items in {options.output}; which set each is from in {_key_path(options.output)}"
        )
    else:
        parser.error("name question sets to draw from, or --tally a judged sheet")


def tell_sheets(paths: Sequence[Path]) -> None:
    """Print what each sheet says, and how far the first judges agree."""
    judged = [read_sheet(path) for path in paths]
    for path, rows in zip(paths, judged, strict=True):
        key = _key_path(path)
        sets = {}
        if key.exists():
            with key.open(encoding="utf-8", newline="") as file:
                sets = {row["item"]: row["set"] for row in csv.DictReader(file)}
        print(path)
        print("\n".join(tally(rows, sets)))
    if len(judged) > 1:
        share = agreement(judged[0], judged[1])
        verdict = "" if share >= _AGREEMENT else ": below 85 %, discuss and mark again"
        print(f"agreement of cells: {share:.0%}{verdict}")


if __name__ == "__main__":
    main()
