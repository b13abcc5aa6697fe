"""What a person decides about generated questions."""

from dataclasses import replace

from quizzer.generate.review import drop, keep, list_unreviewed
from quizzer.generate.revise import revise_set
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet, Source

SENTENCES = [
    "The Long Bridge was opened in 1902.",
    "Queen Alexandra opened it on 4 May 1902.",
    "A storm came in 1911.",
]


def make(number: int, quote: str, prompt: str = "") -> Question:
    return Question(
        QuestionId(f"q{number}"),
        QuestionKind.CLOZE,
        prompt or quote.replace("19", "____", 1),
        ("1902",),
        source=Source("Bridge", "", quote, 10 * number, 10 * number + len(quote)),
        tags=("date",),
    )


GENERATED = QuestionSet(
    "Bridge", tuple(make(n, quote) for n, quote in enumerate(SENTENCES)), document="b.txt"
)


def test_every_question_waits_until_it_is_decided_about() -> None:
    assert list_unreviewed(GENERATED) == list(GENERATED.questions)
    kept = keep(GENERATED, GENERATED.questions[1])
    assert [question.id for question in list_unreviewed(kept)] == ["q0", "q2"]
    assert kept.questions[1].tags == ("date", "reviewed")
    assert keep(kept, kept.questions[1]) == kept


def test_rewritten_question_is_kept_with_its_new_wording() -> None:
    better = replace(GENERATED.questions[0], prompt="The bridge opened in ____.")
    assert keep(GENERATED, better).questions[0].prompt == "The bridge opened in ____."


def test_dropped_question_is_set_aside_whole() -> None:
    left = drop(GENERATED, QuestionId("q1"))
    assert [question.id for question in left.questions] == ["q0", "q2"]
    assert left.dropped == (GENERATED.questions[1],)


def test_decisions_survive_a_new_generation() -> None:
    old = drop(keep(GENERATED, GENERATED.questions[0]), QuestionId("q1"))
    again, revision = revise_set(old, GENERATED)
    assert again == old
    assert revision.retired == ()


def test_dropped_question_stays_dropped_when_its_sentence_is_mended() -> None:
    old = drop(GENERATED, QuestionId("q1"))
    mended = make(7, "Queen Alexandra opened it on 4 May 1902, at noon.")
    edited = replace(GENERATED, questions=(GENERATED.questions[0], mended, GENERATED.questions[2]))
    again, _ = revise_set(old, edited)
    assert [question.id for question in again.questions] == ["q0", "q2"]
    assert [(question.id, question.source) for question in again.dropped] == [("q1", mended.source)]


def test_question_about_a_changed_fact_waits_for_review_again() -> None:
    old = keep(GENERATED, GENERATED.questions[0])
    changed = replace(make(9, "The Long Bridge was opened in 1903."), answer=("1903",))
    again, _ = revise_set(old, replace(GENERATED, questions=(changed, *GENERATED.questions[1:])))
    assert again.questions[0] == replace(changed, id=QuestionId("q0"))
    assert again.questions[0] in list_unreviewed(again)
