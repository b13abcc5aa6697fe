"""A set brought up to date with its document."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from quizzer.documents.plain import parse
from quizzer.generate.questions import generate
from quizzer.generate.review import REVIEWED, drop, keep
from quizzer.generate.revise import revise_set
from quizzer.identity import Revision
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
    assert revision.kept == ("a",)


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


ARTICLE = (Path(__file__).parent / "data" / "generate" / "pole.txt").read_text(encoding="utf-8")
TYPO = ARTICLE.replace("died near the Beardmore Glacier", "died nearr the Beardmore Glacier")
DATE, BY_HAND, DROPPED = "15 June 1910", "Which day was it when the Terra Nova left Cardiff?", "97"
"""What is asked of by hand; the words; and the answer of the question that was dropped."""


@cache
def bank(text: str) -> QuestionSet:
    """The set of the article as a person left it: all reviewed, one reworded, one dropped."""
    made = generate(parse("pole.txt", text)).question_set
    for question in made.questions:
        edited = replace(question, prompt=BY_HAND) if question.answer == (DATE,) else question
        made = keep(made, edited)
    return drop(made, next(q.id for q in made.questions if q.answer == (DROPPED,)))


def edit(change: Callable[[str], str], text: str = ARTICLE) -> tuple[QuestionSet, Revision]:
    """The bank after the article was edited and read again; the edit must be one."""
    edited = change(text)
    assert edited != text
    return revise_set(bank(text), generate(parse("pole.txt", edited)).question_set, edited)


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def ids(answer: str, question_set: QuestionSet) -> set[QuestionId]:
    return {q.id for q in question_set.questions if q.answer == (answer,)}


def reorder(text: str) -> str:
    title, first, second, *rest = text.split("\n== ")
    return "\n== ".join((title, second, first, *rest))


def move(text: str) -> str:
    sentence = "The ship Endurance sank in the Weddell Sea on 21 November 1915. "
    return text.replace(sentence, "").replace("== British party ==\n\n", f"== British party ==\n\n{sentence}")


HARMLESS = {
    "sections in another order": reorder,
    "a renamed heading": swap("== British party ==", "== Scott and his men =="),
    "a moved sentence": move,
}


def test_another_title_changes_the_line_above_and_nothing_else() -> None:
    revised, revision = edit(swap("= Race to the South Pole =", "= Quest for the Pole ="))
    former = {question.id: question.prompt for question in bank(ARTICLE).questions}
    assert (revision.new, revision.retired) == ((), ())
    assert {*revision.kept, *revision.changed} == former.keys()
    assert all(REVIEWED in question.tags for question in revised.questions)
    for question in revised.questions:
        assert question.prompt == former[question.id].replace(
            "Race to the South Pole\n", "Quest for the Pole\n"
        )


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_edit_that_leaves_the_sentences_keeps_every_question(change: Callable[[str], str]) -> None:
    revised, revision = edit(change)
    assert set(revision.kept) == {question.id for question in bank(ARTICLE).questions}
    assert (revision.changed, revision.new, revision.retired) == ((), (), ())
    assert all(REVIEWED in question.tags for question in revised.questions)


EDITS = HARMLESS | {
    "a new sentence": swap("He was later sent", "The Fram reached Hobart on 7 March 1912. He was later sent"),
    "a changed date": swap("9 August 1910", "10 August 1910"),
    "a removed paragraph": lambda text: (
        text[: text.index("The news from")] + "\n\n== Licence ==\n\nLicence: CC0.\n"
    ),
    "a split sentence": swap(
        "1911 with 16 men.", "1911. Robert Falcon Scott had 16 men with him at Cape Evans."
    ),
    "a longer sentence": swap("9 August 1910 under", "9 August 1910 from the port of Christiania under"),
    "joined sentences": swap(
        "Edward Atkinson on 12", "Edward Atkinson and ten men, who had searched long, on 12"
    ),
    "another spelling": swap("Robert Falcon Scott", "Robert F. Scott"),
}


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_edit_by_hand_and_dropped_question_survive_every_edit(change: Callable[[str], str]) -> None:
    revised, revision = edit(change)
    (question,) = (q for q in revised.questions if q.id in ids(DATE, bank(ARTICLE)))
    assert (question.prompt, question.answer) == (BY_HAND, (DATE,))
    assert REVIEWED in question.tags
    assert not ids(DROPPED, revised)
    assert [q.id for q in revised.dropped] == [q.id for q in bank(ARTICLE).dropped]
    assert len(set(revision.kept) | set(revision.changed) | set(revision.new)) == len(revised.questions)
    assert not set(revision.retired) & {q.id for q in revised.questions}


def test_quotes_stand_where_the_revised_set_says() -> None:
    text = reorder(ARTICLE)
    for question in edit(reorder)[0].questions:
        assert question.source is not None
        assert text[question.source.start : question.source.end] == question.source.quote


def test_new_sentence_gives_new_questions_and_changes_none_of_one_fact() -> None:
    revised, revision = edit(EDITS["a new sentence"])
    new = [q.source.quote for q in revised.questions if q.id in revision.new and q.source]
    assert any("Hobart on 7 March 1912" in quote for quote in new)
    several = {q.id for q in revised.questions if q.kind in {QuestionKind.ORDER, QuestionKind.MATCH}}
    assert set(revision.changed) | set(revision.retired) <= several


def test_fixed_typo_is_fixed_in_the_question() -> None:
    revised, revision = edit(swap("nearr", "near"), TYPO)
    before = {q.id: q for q in bank(TYPO).questions if "nearr" in q.prompt}
    after = {q.id: q for q in revised.questions if q.id in before}
    assert before
    assert after.keys() == before.keys()
    assert set(before) <= set(revision.changed)
    assert all("near the Beardmore" in q.prompt and REVIEWED in q.tags for q in after.values())


def test_changed_date_keeps_the_id_and_wants_another_look() -> None:
    revised, revision = edit(EDITS["a changed date"])
    assert ids("10 August 1910", revised) == ids("9 August 1910", bank(ARTICLE))
    (question,) = (q for q in revised.questions if q.answer == ("10 August 1910",))
    assert question.id in revision.changed
    assert REVIEWED not in question.tags


def test_removed_paragraph_retires_its_questions_and_no_others() -> None:
    revision = edit(EDITS["a removed paragraph"])[1]
    gone = {q.id: q for q in bank(ARTICLE).questions if q.id in revision.retired}
    start = ARTICLE.index("The news from")
    assert gone
    for question in gone.values():
        several = question.kind in {QuestionKind.ORDER, QuestionKind.MATCH}
        assert several or (question.source and question.source.start and question.source.start >= start)


@pytest.mark.parametrize(
    ("name", "answer"), [("a split sentence", "16"), ("another spelling", "17 January 1912")]
)
def test_same_fact_in_a_changed_sentence_keeps_its_id(name: str, answer: str) -> None:
    revised, revision = edit(EDITS[name])
    assert ids(answer, revised) == ids(answer, bank(ARTICLE))
    assert ids(answer, revised) <= set(revision.changed)


def test_joined_sentence_keeps_the_fact_of_each() -> None:
    joined = swap("on 15 June 1910. The ship Terra Nova carried", "on 15 June 1910, and the ship carried")
    revised, revision = edit(joined)
    assert ids(DATE, revised) == ids(DATE, bank(ARTICLE))
    (question,) = (q for q in revised.questions if q.answer == (DATE,))
    assert question.prompt == BY_HAND
    assert question.source is not None
    assert "33 dogs" in question.source.quote
    assert question.id in revision.changed


def test_reviewed_question_stays_while_its_sentence_stands() -> None:
    old = bank(ARTICLE)
    fewer = replace(generate(parse("pole.txt", ARTICLE)).question_set, questions=())
    revised, revision = revise_set(old, fewer, ARTICLE)
    stays = {q.id for q in old.questions if q.kind not in {QuestionKind.ORDER, QuestionKind.MATCH}}
    assert {q.id for q in revised.questions} == stays == set(revision.kept)
    unseen = replace(old, questions=tuple(replace(q, tags=()) for q in old.questions))
    assert revise_set(unseen, fewer, ARTICLE)[0].questions == ()
