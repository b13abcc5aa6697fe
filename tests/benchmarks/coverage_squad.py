"""Which share of the answers people gave on articles is among the facts quizzer finds in them.

python -m tests.benchmarks.coverage_squad FILE.json [--misses]

FILE.json has the form of SQuAD 2.0. A question counts as reached exactly if one of its answers equals a
candidate of its paragraph but for case, articles and punctuation; by half if they share tokens with an
F1 of at least .5; by overlap if a candidate's place touches the answer's.
"""

import argparse
import json
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizzer.documents.plain import parse
from quizzer.generate.dates import find_dates
from quizzer.generate.facts import read_facts
from quizzer.generate.model import load_model
from quizzer.generate.number_forms import NUMBER
from quizzer.models import Fact, Figure, Name

TYPES = ("DATE", "NUMBER", "PERSON", "PLACE", "ORG")

_WORDS = re.compile(r"\b(?:when|where|who|whom|whose|what|which|how|why)\b")
_TIMES = "year|years|century|centuries|decade|date|month|day|days|era"
_AMOUNTS = "percentage|percent|proportion|population|number|amount|fraction|portion|share|age"
_MEASURED = "many|much|long|far|large|big|old|tall|high|deep|fast|wide|heavy|often"
_PLACES = (
    "country|countries|nation|nations|city|cities|town|towns|village|region|regions|area|areas|province|provinces|"
    "county|continent|island|islands|river|rivers|lake|sea|ocean|mountain|street|location|colony|territory"
)
_BODIES = (
    "company|companies|university|universities|college|school|party|organization|organisation|organizations|"
    "institution|agency|team|band|group|groups|church|court|committee|firm|corporation|body|council|office"
)
_ADJ = r"(?:(?!(?:did|do|does|has|have|had|is|are|was|were|will|would|can|could|of|the)\b)\S+ ){0,2}"
_ASKS = (
    ("DATE", rf"when\b|(?:what|which|whose) {_ADJ}(?:{_TIMES})\b"),
    ("NUMBER", rf"how (?:{_MEASURED})\b|(?:what|which) (?:was the |is the )?(?:\S+ )?(?:{_AMOUNTS})\b"),
    ("PERSON", r"who\b|whom\b|whose\b"),
    ("PLACE", rf"where\b|(?:what|which) {_ADJ}(?:{_PLACES})\b"),
    ("ORG", rf"(?:what|which) {_ADJ}(?:{_BODIES})\b"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the file: its type, and its answers with their places in the whole text."""

    text: str
    type: str
    answers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that quizzer could ask for, in all its accepted writings."""

    start: int
    end: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """How near the candidates of its paragraph come to a question."""

    exact: bool
    half: bool
    overlap: bool


def fold(text: str) -> str:
    """The text in lower case without articles and punctuation."""
    bare = "".join(c for c in text.lower() if c not in string.punctuation + "–—“”‘’")
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", bare).split())


def token_f1(one: str, other: str) -> float:
    """The F1 of the tokens of two folded texts."""
    ours, theirs = Counter(one.split()), Counter(other.split())
    common = (ours & theirs).total()
    return 2 * common / (ours.total() + theirs.total()) if common else 0.0


def tell_type(question: str, answers: Iterable[str]) -> str:
    """The type by the question's words, else by an answer that is wholly a date or a number, else OTHER."""
    lowered = question.lower()
    words = [mark.start() for mark in _WORDS.finditer(lowered)]
    # "When prices fell, what happened?" asks what, not when.
    if (
        len(words) > 1
        and re.match(r"when\b|where\b", lowered[words[0] :])
        and "," in lowered[words[0] : words[1]]
    ):
        del words[0]
    asked = lowered[words[0] :] if words else ""
    return next((name for name, form in _ASKS if re.match(form, asked)), None) or _type_of_answers(answers)


def _type_of_answers(answers: Iterable[str]) -> str:
    for answer in answers:
        if any((one.start, one.end) == (0, len(answer)) for one in find_dates(answer)):
            return "DATE"
        if NUMBER.fullmatch(answer):
            return "NUMBER"
    return "OTHER"


def judge(asked: Asked, candidates: Sequence[Candidate]) -> Reached:
    """How near the candidates come to the nearest of the question's answers."""
    wanted = [(fold(text), start, start + len(text)) for text, start in asked.answers]
    offered = {fold(text) for candidate in candidates for text in candidate.texts} - {""}
    return Reached(
        exact=any(text in offered for text, _, _ in wanted),
        half=any(token_f1(text, other) >= 0.5 for text, _, _ in wanted for other in offered),
        overlap=any(one.start < end and start < one.end for _, start, end in wanted for one in candidates),
    )


def read_articles(data: dict[str, Any]) -> Iterator[tuple[str, list[tuple[int, int, list[Asked]]]]]:
    """Each article as one document, and its paragraphs by start and end with their questions."""
    for article in data["data"]:
        text = f"= {article['title'].replace('_', ' ')} =\n"
        paragraphs = []
        for paragraph in article["paragraphs"]:
            text += "\n"
            start = len(text)
            text += paragraph["context"] + "\n"
            asked = [_read_question(one, start) for one in paragraph["qas"] if not one.get("is_impossible")]
            paragraphs.append((start, len(text) - 1, asked))
        yield text, paragraphs


def _read_question(question: dict[str, Any], start: int) -> Asked:
    answers = tuple((one["text"], start + one["answer_start"]) for one in question["answers"])
    return Asked(
        question["question"], tell_type(question["question"], (text for text, _ in answers)), answers
    )


def find_candidates(text: str) -> list[Candidate]:
    """What quizzer finds in the text, with the writings it accepts of each."""
    readings = read_facts(parse("article.txt", text), load_model(), doubtful=True)
    return [
        write_candidate(mention.fact)
        for reading in readings
        for mention in (*reading.mentions, *reading.doubtful)
    ]


def write_candidate(fact: Fact) -> Candidate:
    """The fact as it stands; a figure also without and with what it counts, a name also by its aliases."""
    texts = [fact.surface]
    if isinstance(fact.value, Figure):
        texts += [number[0] for number in NUMBER.finditer(fact.surface)][:1]
        counted = [fact.surface, f"{fact.surface} {fact.value.unit}"]
        texts += [*counted, *(f"{fact.value.approximator} {text}" for text in counted)]
    elif isinstance(fact.value, Name):
        texts += fact.value.aliases
    return Candidate(fact.start, fact.end, tuple(dict.fromkeys(texts)))


def measure(
    data: dict[str, Any], find: Callable[[str], list[Candidate]] = find_candidates
) -> tuple[list[tuple[Asked, Reached]], float]:
    """Every question with what of it was reached, and the candidates a paragraph."""
    results: list[tuple[Asked, Reached]] = []
    count = paragraphs = 0
    for text, parts in read_articles(data):
        candidates = find(text)
        for start, end, questions in parts:
            here = [one for one in candidates if start <= one.start < end]
            count, paragraphs = count + len(here), paragraphs + 1
            results += [(asked, judge(asked, here)) for asked in questions]
    return results, count / max(paragraphs, 1)


def table(results: Sequence[tuple[Asked, Reached]], per_paragraph: float) -> str:
    """The shares reached by type as text."""
    rows = [(name, [r for asked, r in results if asked.type == name]) for name in TYPES]
    rows.append(("typed", [r for asked, r in results if asked.type in TYPES]))
    rows.append(("all", [r for _, r in results]))
    lines = [f"{'type':8}{'questions':>10}{'exact':>8}{'F1>=.5':>8}{'overlap':>9}"]
    for name, reached in rows:
        count = max(len(reached), 1)
        shares = [sum(getattr(r, key) for r in reached) / count for key in ("exact", "half", "overlap")]
        lines.append(f"{name:8}{len(reached):10}{shares[0]:8.3f}{shares[1]:8.3f}{shares[2]:9.3f}")
    return "\n".join([*lines, f"candidates a paragraph: {per_paragraph:.1f}"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="a question file in the form of SQuAD 2.0")
    parser.add_argument(
        "--misses", action="store_true", help="also list the typed questions not reached exactly"
    )
    options = parser.parse_args()
    results, per_paragraph = measure(json.loads(options.file.read_text(encoding="utf-8")))
    print(table(results, per_paragraph))
    for asked, reached in results if options.misses else ():
        if asked.type in TYPES and not reached.exact:
            near = "near" if reached.half else "overlap" if reached.overlap else "missed"
            print(
                f"{near:8}{asked.type:7}{asked.text}  =>  {' | '.join(dict.fromkeys(a for a, _ in asked.answers))}"
            )


if __name__ == "__main__":
    main()
