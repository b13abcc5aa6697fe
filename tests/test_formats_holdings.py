"""The table of what formats hold, both ways: what it says comes back, and what it does not say is told."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.formats.crossing import Fate, Reading, Writing
from quizzer.formats.fitting import fit
from quizzer.formats.holdings import HOLDINGS, PARTS, Holding
from quizzer.formats.suffixes import FORMATS, find_named
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from tests.authored_strategies import sound_questions
from tests.strategies import questions as plain_questions

NAMES = [each.name for each in FORMATS if each.name in HOLDINGS and each.name not in ("yaml", "json")]
"""The formats that are read and written; a list in Word is read, a worksheet written."""
EMPTY = {"why": (), "options": (), "tags": (), "source": None}
CASES = [(name, kind) for name in NAMES for kind in QuestionKind]
ROUNDS = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
SHOWN = [name for name in HOLDINGS if name not in ("yaml", "json")]
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SLOW = ("xlsx", "kahoot")
"""Formats whose files take a library long to make."""


def carry(name: str, question_set: QuestionSet) -> tuple[Writing, Reading]:
    """The set written in a format and read again."""
    format = find_named(name)
    assert format.writer
    assert format.reader
    writing = format.writer(question_set)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"set{format.suffixes[0]}"
        path.write_bytes(writing.content)
        return writing, format.reader(path)


def bare(question: Question, holding: Holding) -> Question:
    """The question with no part but those that are held."""
    for part in PARTS:
        choosing = part == "options" and question.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES)
        if part not in holding.parts and part != "id" and not choosing:
            question = replace(question, **{part: EMPTY.get(part, "")})  # type: ignore[arg-type]
    if question.kind not in holding.accept:
        question = replace(question, accept=())
    if holding.gaps == 1 and question.kind is QuestionKind.CLOZE:
        first = question.prompt.partition("____")[0] + "____."
        question = replace(question, prompt=first, answer=question.answer[:1], accept=question.accept[:1])
    accept = tuple(
        tuple(dict.fromkeys(text for text in variants if text != answer))
        for answer, variants in zip(question.answer, question.accept, strict=bool(question.accept[1:]))
    )
    return replace(question, accept=accept if any(accept) else ())


def same(question: Question, holding: Holding) -> Question:
    """The question as it is compared: numbers by their value, ids where they are held."""
    if question.kind is QuestionKind.NUMBER:
        number, tolerance = (format(Decimal(text or 0).normalize(), "f") for text in
                             (question.answer[0], question.tolerance))  # fmt: skip
        question = replace(question, answer=(number,), tolerance=tolerance)
    return question if "id" in holding.parts else replace(question, id=QuestionId(""))


def expect_back(name: str, question: Question) -> None:
    """Whatever is not told comes back as it was."""
    holding = HOLDINGS[name]
    writing, reading = None, None
    try:
        writing, reading = carry(name, QuestionSet("Title", (question,)))
    except SetError:
        format = find_named(name)
        assert format.writer
        assert any(note.fate is Fate.LOST for note in format.writer(QuestionSet("T", (question,))).notes)
        return
    told = [note for note in (*writing.notes, *reading.notes) if note.line and note.fate is not Fate.REPAIRED]
    if not told:
        assert [same(each, holding) for each in reading.question_set.questions] == [same(question, holding)]
        assert writing.count == 1


@pytest.mark.parametrize(("name", "kind"), [case for case in CASES if case[1] in HOLDINGS[case[0]].kinds])
def test_plain_question_of_a_kind_that_is_held_comes_back(name: str, kind: QuestionKind) -> None:
    holding = HOLDINGS[name]

    @settings(ROUNDS, max_examples=4 if name in SLOW else 20)
    @given(plain_questions(kind).map(lambda question: bare(question, holding)))
    def check(question: Question) -> None:
        expect_back(name, question)

    check()


@pytest.mark.parametrize("name", NAMES)
def test_hostile_question_comes_back_or_is_told(name: str) -> None:
    holding = HOLDINGS[name]

    @settings(ROUNDS, max_examples=25 if name in SLOW else 120)
    @given(sound_questions(holding.kinds).map(lambda question: bare(question, holding)))
    def check(question: Question) -> None:
        expect_back(name, question)

    check()


def words(kind: QuestionKind) -> Question:
    """A question of plain words, with every part that its kind can have."""
    base = Question(
        QuestionId("plain-id"), kind, "What is asked here?", ("one",), hint="hint", explanation="because",
        tags=("tag",), difficulty="easy",
    )  # fmt: skip
    match kind:
        case QuestionKind.CLOZE:
            return replace(base, prompt="It is ____.", accept=(("uno",),))
        case QuestionKind.SHORT:
            return replace(base, accept=(("uno",),))
        case QuestionKind.CHOICE:
            return replace(base, options=("one", "two"), why=(("two", "no"),))
        case QuestionKind.CHOICES:
            return replace(
                base, answer=("one", "two"), options=("one", "two", "three"), why=(("three", "no"),)
            )
        case QuestionKind.TRUE_FALSE:
            return replace(base, answer=("false",))
        case QuestionKind.NUMBER:
            return replace(base, answer=("2.5",), tolerance="1", unit="km")
        case QuestionKind.DATE:
            return replace(base, answer=("1789-07-14",))
        case QuestionKind.ORDER:
            return replace(base, answer=("one", "two", "three"))
        case QuestionKind.MATCH:
            return replace(base, items=("a", "b"), answer=("one", "two"))


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_kind_of_plain_words_is_held_without_a_word_or_told(name: str, kind: QuestionKind) -> None:
    holding = HOLDINGS[name]
    question = replace(bare(words(kind), holding), precision=None)
    format = find_named(name)
    assert format.writer
    writing = format.writer(QuestionSet("Title", (question,)))
    assert bool(writing.notes) is (kind not in holding.kinds)
    if kind in holding.kinds:
        _, reading = carry(name, QuestionSet("Title", (question,)))
        found = [same(replace(each, precision=None), holding) for each in reading.question_set.questions]
        assert found == [same(question, holding)]


def lost_parts(kind: QuestionKind, holding: Holding) -> Iterator[str]:
    question = words(kind)
    for part in PARTS:
        choosing = part == "options" and kind in (QuestionKind.CHOICE, QuestionKind.CHOICES)
        if part not in (*holding.parts, "id") and getattr(question, part) and not choosing:
            yield part
    if any(question.accept) and kind not in holding.accept:
        yield "accept"


@pytest.mark.parametrize(("name", "kind"), [case for case in CASES if case[1] in HOLDINGS[case[0]].kinds])
def test_every_part_that_is_not_held_is_told(name: str, kind: QuestionKind) -> None:
    holding, format = HOLDINGS[name], find_named(name)
    question = words(kind)
    assert format.writer
    writing = format.writer(QuestionSet("Title", (question,)))
    told = [note.reason for note in writing.notes if note.line == 1]
    assert len(told) == len(list(lost_parts(kind, holding))), told


@pytest.mark.parametrize("name", NAMES)
def test_heading_that_is_not_held_is_told_and_the_rest_comes_back(name: str) -> None:
    kind = next(kind for kind in QuestionKind if kind in HOLDINGS[name].kinds)
    question = replace(bare(words(kind), HOLDINGS[name]), precision=None)
    title = "A title / of two: parts"
    heading = {"title": title, "source": "An atlas", "licence": "CC BY 4.0"}
    writing, reading = carry(name, QuestionSet(title, (question,), "An atlas", "CC BY 4.0"))
    told = " ".join(note.reason for note in writing.notes)
    for part, text in heading.items():
        if part in HOLDINGS[name].heading:
            assert getattr(reading.question_set, part) == text
        elif part != "title":
            assert f"its {part}" in told


@pytest.mark.parametrize("name", NAMES)
def test_any_file_is_read_or_refused_in_words(name: str) -> None:
    format = find_named(name)

    @settings(ROUNDS, max_examples=40)
    @given(st.binary(max_size=200) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")))
    def check(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"set{format.suffixes[0]}"
            path.write_bytes(content)
            try:
                assert format.reader
                assert format.reader(path).question_set.questions
            except SetError as error:
                assert str(path) in str(error)

    check()


def phrase(name: str, kind: QuestionKind) -> str:
    """What becomes of a kind in a format, by asking it to hold a question."""
    question = replace(bare(words(kind), HOLDINGS[name]), precision=None)
    if kind is QuestionKind.CLOZE and HOLDINGS[name].gaps == 1:
        return "one gap each"
    fitted = fit(QuestionSet("Title", (question,)), HOLDINGS[name])
    found = {each.kind for _, each in fitted.questions}
    if not found:
        return "-"
    (becomes,) = found
    return "yes" if becomes is kind else f"as {becomes.value}"


def test_readme_shows_what_each_format_holds() -> None:
    rows = [[name, *(phrase(name, kind) for kind in QuestionKind)] for name in SHOWN]
    heading = ["`--format`", *(kind.value.replace("_", " ") for kind in QuestionKind)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in [heading, ["---"] * len(heading), *rows])
    assert table in README, table


def test_readme_shows_which_parts_each_format_holds() -> None:
    rows = [[name, *("yes" if part in HOLDINGS[name].parts else "-" for part in PARTS),
             "yes" if HOLDINGS[name].accept else "-"] for name in SHOWN]  # fmt: skip
    heading = ["", *PARTS, "accept"]
    table = "\n".join(
        f"| {' | '.join(row)} |".replace("|  |", "| |") for row in [heading, ["---"] * len(heading), *rows]
    )
    assert table in README, table
