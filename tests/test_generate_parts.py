"""A long document is read in parts, and what comes out is that of one document."""

import textwrap
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from quizzer.documents.plain import parse
from quizzer.documents.read import parse_document
from quizzer.generate import parts, questions
from quizzer.generate.parts import LONGEST_SENTENCE, divide
from quizzer.generate.sentences import split_document
from quizzer.models import Document

TEXT = """= Bell Rock Lighthouse =

The Bell Rock lies off the coast of Angus. Robert Stevenson began to build there in 1807.

== Light ==

The Bell Rock light was first lit on 1 February 1811.

The tower is 35 metres tall. The last keepers left the Bell Rock in 1988.

== See also ==

Nothing is told here.
"""


def page(text: str = TEXT) -> Document:
    return parse("bell_rock.txt", text)


def sentences(document: Document) -> list[str]:
    return [
        sentence.text
        for section in split_document(document).sections
        if section.is_prose
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]


def test_short_document_is_one_part() -> None:
    assert [sentences(part) for part in divide(page())] == [sentences(page())]


@pytest.mark.parametrize("longest", [10, 60, 120])
def test_parts_hold_every_sentence_once_in_order(longest: int) -> None:
    cut = list(divide(page(), longest))
    assert len(cut) > 1
    assert [text for part in cut for text in sentences(part)] == sentences(page())


def test_part_keeps_title_text_and_the_headings_of_its_sections() -> None:
    last = list(divide(page(), 60))[-1]
    assert (last.title, last.text) == ("Bell Rock Lighthouse", TEXT)
    assert last.sections[0].path[-1] == "Light"


def test_document_without_prose_is_one_empty_part() -> None:
    assert [sentences(part) for part in divide(page("= Bare =\n"))] == [[]]


def test_what_is_too_long_is_no_sentence() -> None:
    endless = "Words " + "word " * (LONGEST_SENTENCE // 5 + 1)
    (part,) = divide(page(f"= Bare =\n\nThe ship sank in 1871. {endless}\n"))
    assert sentences(part) == ["The ship sank in 1871."]


def test_parts_give_one_set_with_unique_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT + "\n== Again ==\n\nThe Bell Rock light was first lit on 1 February 1811.\n"
    document = parse("bell_rock.txt", text)
    whole = questions.generate(document)
    monkeypatch.setattr(questions, "divide", lambda one: parts.divide(one, 60))
    made = questions.generate(document)
    asked = made.question_set.questions
    assert asked
    assert len({question.id for question in asked}) == len(asked)
    assert Counter(fact.start for fact in made.facts) == Counter(fact.start for fact in whole.facts)
    assert [one.sentence for one in made.findings] == sorted(one.sentence for one in made.findings)


def test_what_two_parts_ask_alike_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    again = "The light of the Bell Rock in Scotland (a tower) was lit by Robert Stevenson on 3 May 1811.\n"
    document = parse(
        "bell_rock.txt",
        f"{TEXT}\n== Again ==\n\n{again}\n== Once more ==\n\n{again.replace('tower', 'mast')}",
    )
    monkeypatch.setattr(questions, "divide", lambda one: parts.divide(one, 60))
    asked = questions.generate(document).question_set.questions
    assert any(one.source and "(a tower)" in one.source.quote for one in asked)
    told = [(one.prompt, one.answer, one.items) for one in asked]
    assert len(set(told)) == len(told)


def test_limit_is_shared_among_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "divide", lambda one: parts.divide(one, 60))
    made = questions.generate(parse("bell_rock.txt", TEXT), questions.Wanted(limit=2))
    assert len(made.question_set.questions) <= 2


def write_mills(count: int, *, one_line: bool = False, width: int = 1000) -> bytes:
    """So many paragraphs of four sentences, with signs that take two bytes each in memory."""
    said = (
        "The mill – a guild’s, of 1612 – burnt down twice and stood empty for {} years. Nobody saw it then. "
    )
    lines = [textwrap.fill(said.format(number) * 2, width) for number in range(count)]
    return (" " if one_line else "\n\n").join(lines).encode()


def measure_division(name: str, content: bytes) -> int:
    """The most bytes in use while a document is read and divided, beside its content."""
    tracemalloc.start()
    for _ in divide(parse_document(Path(name), content), 5000):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize(
    ("name", "one_line", "width", "most"),
    [
        ("mill.txt", False, 1000, 3.3),
        ("mill.txt", False, 70, 3.3),
        ("mill.txt", True, 1000, 6.0),
        ("mill.md", False, 70, 6.0),
    ],
)
def test_reading_takes_a_few_times_the_room_of_the_text(
    name: str, one_line: bool, width: int, most: float
) -> None:
    small, large = (write_mills(count, one_line=one_line, width=width) for count in (200, 1200))
    grown = measure_division(name, large) - measure_division(name, small)
    assert grown < most * (len(large) - len(small))
