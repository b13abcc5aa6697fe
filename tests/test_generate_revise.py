"""A set brought up to date with its document."""

from dataclasses import replace

from quizzer.generate.revise import revise_set
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet, Source

FOUNDED = Question(
    QuestionId("a"),
    QuestionKind.CLOZE,
    "The town was founded in ____.",
    ("1204",),
    source=Source("Town", quote="The town was founded in 1204.", start=10, end=39),
)
BURNED = Question(
    QuestionId("b"),
    QuestionKind.CLOZE,
    "A fire destroyed it in ____.",
    ("1710",),
    source=Source("Town", quote="A fire destroyed it in 1710.", start=40, end=68),
)
AUTHORED = Question(QuestionId("t"), QuestionKind.SHORT, "Who rules the town?", ("A mayor",))


def test_edit_by_hand_survives_and_offsets_follow_the_document() -> None:
    edited = replace(FOUNDED, prompt="The old town was founded in the year ____.")
    moved = replace(FOUNDED, source=replace(FOUNDED.source, start=50, end=79) if FOUNDED.source else None)
    revised, revision = revise_set(QuestionSet("Town", (edited,)), QuestionSet("Town", (moved,)))
    assert revised.questions[0].prompt == edited.prompt
    assert revised.questions[0].source == moved.source
    assert revision.changed == ("a",)


def test_changed_fact_keeps_its_id_and_takes_the_new_answer() -> None:
    source = Source("Town", quote="The town was founded in 1205.", start=10, end=39)
    fixed = replace(FOUNDED, id=QuestionId("z"), answer=("1205",), source=source)
    revised, revision = revise_set(QuestionSet("Town", (FOUNDED,)), QuestionSet("Town", (fixed,)))
    assert [(q.id, q.answer) for q in revised.questions] == [("a", ("1205",))]
    assert revision.changed == ("a",)


def test_question_the_document_no_longer_supports_is_retired() -> None:
    revised, revision = revise_set(QuestionSet("Town", (FOUNDED, BURNED)), QuestionSet("Town", (BURNED,)))
    assert revision.retired == ("a",)
    assert revised.questions == (BURNED,)


def test_authored_questions_and_the_title_stay() -> None:
    old = QuestionSet("My town", (AUTHORED, FOUNDED), licence="CC0")
    revised, revision = revise_set(old, QuestionSet("Town", (FOUNDED, BURNED)))
    assert (revised.title, revised.licence) == ("My town", "CC0")
    assert revised.questions == (FOUNDED, BURNED, AUTHORED)
    assert (revision.kept, revision.new) == (("a", "t"), ("b",))
