"""Whatever text comes in: no crash, and every question can be checked against the file."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizzer.documents.plain import parse
from quizzer.generate.questions import Generation, Wanted, generate
from quizzer.models import QuestionKind

ARTICLE = (Path(__file__).parent / "data" / "generate" / "pole.txt").read_text(encoding="utf-8")
ODD = st.sampled_from(list('\n\r\t .,;:()"“”[]…–-\u00a0\u200b\u2028é𝔘=*|09\0\x0b\u0301'))


def make(text: str) -> Generation:
    """What the text gives, after a look at every place it names."""
    made = generate(parse("any.txt", text), Wanted(doubtful=True))
    for fact in (*made.facts, *made.doubtful):
        assert text[fact.start : fact.end] == fact.surface
        assert 0 < fact.confidence <= 1
    for question in made.question_set.questions:
        source = question.source
        assert source is not None
        # Text wrapped at a fixed width is the one kind whose line ends read as spaces.
        assert text[source.start : source.end].split() == source.quote.split()
        if question.kind in {QuestionKind.CLOZE, QuestionKind.SHORT, QuestionKind.CHOICE}:
            assert question.answer[0] in source.quote
    assert len({question.id for question in made.question_set.questions}) == len(made.question_set.questions)
    return made


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
@example("He also")
@example("3 BC – 2nd")
@example("In 1911 ____ reached the South Pole.")
def test_any_text_is_read(text: str) -> None:
    make(text)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, len(ARTICLE)),
    st.integers(0, 1500),
    st.lists(st.tuples(st.integers(0, 1500), ODD), max_size=20),
)
def test_article_cut_and_broken_anywhere_is_read(
    start: int, size: int, breaks: list[tuple[int, str]]
) -> None:
    text = ARTICLE[start : start + size]
    for place, sign in breaks:
        text = text[:place] + sign + text[place:]
    make(text)


def test_two_hundred_kilobytes_on_one_line_are_read() -> None:
    """A tenth of it are sentences, the rest has no end; `tests.benchmarks.generation` reads 10 MB of prose."""
    line = " ".join(line for line in ARTICLE.splitlines() if line and not line.startswith("="))
    copies = [line.replace("1911", str(1700 + number)) for number in range(20_000 // len(line) + 1)]
    made = make(" ".join((*copies, "No end " + "and no end " * 18_000)))
    assert made.question_set.questions
    assert len(made.facts) > 10 * len(generate(parse("one.txt", line)).facts)


def test_endless_word_is_no_sentence() -> None:
    assert make("a" * 1_200_000).facts == ()
