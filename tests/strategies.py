"""Hypothesis strategies for the types every room shares."""

import unicodedata

from hypothesis import strategies as st

from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, Source

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf"))


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Non-empty text of one line that holds no gap mark and does not begin or end with a space."""
    letters = st.text(_LETTERS, min_size=1, max_size=max_size)
    line = letters.map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
    return line.filter(lambda text: text != "" and BLANK not in text)


def words(minimum: int = 2, maximum: int = 5) -> st.SearchStrategy[tuple[str, ...]]:
    """Several different texts."""
    return st.lists(texts(), min_size=minimum, max_size=maximum, unique_by=str.casefold).map(tuple)


SOURCES = st.builds(Source, document=texts(), section=st.just("") | texts(), quote=st.just("") | texts())


@st.composite
def questions(draw: st.DrawFn, kind: QuestionKind | None = None) -> Question:
    """A question of any kind in its canonical form."""
    kind = kind or draw(st.sampled_from(QuestionKind))
    answer, options, items, prompt = draw(_shape(kind))
    number = kind is QuestionKind.NUMBER
    return Question(
        id=QuestionId(draw(st.from_regex(r"q[0-9a-z]{12}", fullmatch=True))),
        kind=kind,
        prompt=prompt,
        answer=answer,
        options=options,
        items=items,
        accept=draw(_variants(kind, answer)),
        explanation=draw(st.just("") | texts()),
        hint=draw(st.just("") | texts()),
        unit=draw(st.just("") | texts()) if number else "",
        tolerance=draw(st.sampled_from(["", "1", "0.5"])) if number else "",
        precision=draw(st.sampled_from(Precision)) if kind is QuestionKind.DATE else None,
        source=draw(st.none() | SOURCES),
        tags=draw(st.just(()) | words(1, 3)),
        difficulty=draw(st.sampled_from(["", "easy", "medium", "hard"])),
    )


@st.composite
def _shape(
    draw: st.DrawFn, kind: QuestionKind
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    """Answer, options, items and prompt that go together."""
    several = draw(words())
    prompt = draw(texts())
    if kind is QuestionKind.TRUE_FALSE:
        return (draw(st.sampled_from(["true", "false"])),), (), (), prompt
    if kind is QuestionKind.CHOICE:
        return (several[0],), several, (), prompt
    if kind is QuestionKind.CHOICES:
        return several[: draw(st.integers(1, len(several) - 1))], several, (), prompt
    if kind is QuestionKind.ORDER:
        return several, (), (), prompt
    if kind is QuestionKind.MATCH:
        return draw(words(len(several), len(several))), (), several, prompt
    if kind is QuestionKind.CLOZE:
        return several, (), (), " and ".join(f"{prompt} {BLANK}" for _ in several)
    value = {QuestionKind.NUMBER: "42.5", QuestionKind.DATE: "1789-07-14"}.get(kind, several[0])
    return (value,), (), (), prompt


@st.composite
def _variants(draw: st.DrawFn, kind: QuestionKind, answer: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Accepted variants for the kinds that are typed."""
    if kind not in (QuestionKind.CLOZE, QuestionKind.SHORT) or draw(st.booleans()):
        return ()
    return tuple(draw(words(1, 2)) for _ in answer)
