"""Notes of ours, as older exports left them and as people edit them in Anki."""

from dataclasses import replace

import pytest

from quizzer.formats.anki.notes import build_note
from quizzer.formats.anki.own import is_own, read_own
from quizzer.formats.anki.protobuf import read_message, read_number, read_text
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, QuestionSet

KINDS = {
    QuestionKind.CLOZE: (f"In {BLANK}.", ("1940",), {}),
    QuestionKind.SHORT: ("Where?", ("Riga",), {}),
    QuestionKind.CHOICE: ("Which?", ("b",), {"options": ("a", "b", "c")}),
    QuestionKind.CHOICES: ("Which two?", ("c", "a"), {"options": ("a", "b", "c")}),
    QuestionKind.TRUE_FALSE: ("So?", ("false",), {}),
    QuestionKind.ORDER: ("Order?", ("x", "y", "z"), {}),
    QuestionKind.MATCH: ("Match?", ("1", "2"), {"items": ("x", "y")}),
}


def make(kind: QuestionKind) -> Question:
    prompt, answer, rest = KINDS[kind]
    return Question(QuestionId("q"), kind, prompt, answer, tags=("t",), **rest)  # type: ignore[arg-type]


def read(question: Question, tags: tuple[str, ...] | None = None, /, **edits: str) -> Question | None:
    """The question read back from its note after these fields were edited."""
    note = build_note(question, QuestionSet("Set", (question,)))
    fields = dict(zip(note.note_type.fields, note.fields, strict=True))
    fields |= {name.replace("_", " "): text for name, text in edits.items()}
    return read_own(note.note_type.name, fields, note.tags if tags is None else tags)


@pytest.mark.parametrize("kind", KINDS)
def test_note_comes_back_as_its_question(kind: QuestionKind) -> None:
    assert read(make(kind)) == make(kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rest", ["", "no JSON", "[1]", "&#123;" * 50_000])
def test_note_without_its_hidden_field_keeps_what_it_shows(kind: QuestionKind, rest: str) -> None:
    found = read(make(kind), Spare_1=rest)
    assert found is not None
    assert (found.kind, found.prompt, sorted(found.answer)) == (
        kind,
        make(kind).prompt,
        sorted(make(kind).answer),
    )


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (QuestionKind.CLOZE, "Text", "no gap any more"),
        (QuestionKind.TRUE_FALSE, "Answer", "perhaps"),
        (QuestionKind.MATCH, "Answer", "<ol></ol>"),
        (QuestionKind.CHOICE, "Answer", "Z. gone"),
        (QuestionKind.SHORT, "Spare 1", '{"kind":"short","precision":"never"}'),
    ],
)
def test_note_edited_into_none_is_no_question(kind: QuestionKind, field: str, text: str) -> None:
    assert read(make(kind), None, **{field.replace(" ", "_"): text}) is None


def test_date_written_over_in_words_is_asked_in_words() -> None:
    date = Question(QuestionId("q"), QuestionKind.DATE, "When?", ("1940-06-17",), precision=Precision.DAY)
    found = read(date, Answer="in June")
    assert found is not None
    assert (found.kind, found.answer, found.precision) == (QuestionKind.SHORT, ("in June",), None)


def test_unit_is_no_part_of_the_number() -> None:
    number = Question(QuestionId("q"), QuestionKind.NUMBER, "How far?", ("21",), unit="km", tolerance="2")
    assert read(number) == number
    assert read(number, Answer="23 km") == replace(number, answer=("23",))


def test_tag_taken_off_in_anki_is_off() -> None:
    assert read(make(QuestionKind.SHORT), ("own",)) == replace(make(QuestionKind.SHORT), tags=("own",))


def test_only_our_types_with_our_fields_are_ours() -> None:
    note = build_note(make(QuestionKind.SHORT), QuestionSet("Set", ()))
    assert is_own(note.note_type.name, note.note_type.fields)
    assert is_own(note.note_type.name + "+", note.note_type.fields)
    assert not is_own(note.note_type.name, note.note_type.fields[1:])
    assert not is_own("Basic", ("Front", "Back"))


def test_protobuf_of_every_kind_of_field_is_read() -> None:
    message = read_message(b"\x08\x96\x01" + b"\x12\x02hi" + b"\x19" + bytes(8) + b"\x25" + bytes(4))
    assert (read_number(message, 1), read_text(message, 2)) == (150, "hi")
    assert (read_number(message, 2), read_text(message, 1), read_text(message, 9)) == (0, "", "")


@pytest.mark.parametrize("data", [b"\x12\x05hi", b"\x0b", b"\x08" + b"\xff" * 12, b"\x08", b"\x19\0"])
def test_what_is_no_protobuf_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="protobuf"):
        read_message(data)
