"""GIFT as Moodle reads it, what Moodle would trip over, and files that stricter readers take whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizzer.errors import SetError
from quizzer.formats.crossing import Fate, Reading
from quizzer.formats.gift.read import name_category, read
from quizzer.formats.gift.write import write
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from tests.conftest import DATA

Read = Callable[[str], Reading]


@pytest.fixture
def read_text(tmp_path: Path) -> Read:
    def read_given(text: str) -> Reading:
        path = tmp_path / "rome_and_carthage.gift"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return read_given


def told(reading: Reading, fate: Fate) -> list[tuple[int, str]]:
    return [(note.line, note.reason) for note in reading.notes if note.fate is fate]


def only(reading: Reading) -> Question:
    (question,) = reading.question_set.questions
    return question


@pytest.mark.parametrize(
    ("text", "kind", "prompt", "answer"),
    [
        ("Who crossed the Alps?{=Hannibal =Hasdrubal}", "short", "Who crossed the Alps?", ("Hannibal",)),
        ("Who?{Hannibal}", "short", "Who?", ("Hannibal",)),
        ("Who?{~Scipio =Hannibal ~Cato}", "choice", "Who?", ("Hannibal",)),
        ("Who?{=Hannibal\n~Scipio\n~Cato}", "choice", "Who?", ("Hannibal",)),
        ("Two?{~%50%Cannae ~%50%Zama ~%-100%Actium}", "choices", "Two?", ("Cannae", "Zama")),
        ("Rome fell in 476.{T}", "true_false", "Rome fell in 476.", ("true",)),
        ("Rome fell in 576.{FALSE#no#yes}", "true_false", "Rome fell in 576.", ("false",)),
        ("Rome fell in 576.{false}", "true_false", "Rome fell in 576.", ("false",)),
        ("Is it so?{=true}", "short", "Is it so?", ("true",)),
        ("How many?{#3:1}", "number", "How many?", ("3",)),
        ("How many?{#3..4}", "number", "How many?", ("3.5",)),
        ("How many?{#=%100%1822:0 =%50%1822:2}", "number", "How many?", ("1822",)),
        ("Match.{=Rome -> Italy =Carthage -> Tunisia}", "match", "Match.", ("Italy", "Tunisia")),
        ("The {=Senate ~Forum} met.", "choice", "The ____ met.", ("Senate",)),
        ("The {=Senate} met.", "cloze", "The ____ met.", ("Senate",)),
        ("The ____ met.{=Senate}", "cloze", "The ____ met.", ("Senate",)),
    ],
)
def test_marks_in_braces_decide_the_kind(
    text: str, kind: str, prompt: str, answer: tuple[str, ...], read_text: Read
) -> None:
    question = only(read_text(text))
    assert (question.kind, question.prompt, question.answer) == (kind, prompt, answer)


def test_escapes_are_read_and_maths_survives(read_text: Read) -> None:
    question = only(read_text(r"Is $\\frac\{1\}\{2\}$ \= 1\:2?\nSay. {=a\~b =\\n =2 \# 3}"))
    assert question.prompt == "Is $\\frac{1}{2}$ = 1:2?\nSay."
    assert (question.answer, question.accept) == (("a~b",), (("\\n", "2 # 3"),))


def test_feedback_tells_why_a_choice_is_wrong_and_explains(read_text: Read) -> None:
    question = only(read_text("Who?{~Scipio#He won at Zama. =Hannibal#Yes! ~Cato ####See Livy, 21.}"))
    assert question.why == (("Scipio", "He won at Zama."),)
    assert question.explanation == "See Livy, 21.\nYes!"


def test_comment_before_a_question_tells_id_and_tags(read_text: Read) -> None:
    question = only(
        read_text("// question: 12  name: Alps\n// [id:alps] [tag:war] [tag:a \\] b]\nWho?{=Hannibal}")
    )
    assert (question.id, question.tags) == ("alps", ("war", "a ] b"))


def test_number_for_an_id_is_replaced_because_other_files_have_it_too(read_text: Read) -> None:
    reading = read_text("// [id:12]\nWho?{=Hannibal}")
    assert only(reading).id.startswith("q")
    assert told(reading, Fate.CHANGED) == [
        (2, "its id is a number, which other files have too; it gets another")
    ]


def test_one_category_is_the_title_and_several_are_tags(read_text: Read) -> None:
    one = read_text("$CATEGORY: $course$/top/Punic wars\n\nWho?{=Hannibal}")
    assert one.question_set.title == "Punic wars"
    two = read_text("$CATEGORY: a/Rome\n\nWho?{=Cato}\n\n$CATEGORY: a/Carthage // Tunis\n\nWhom?{=Hannibal}")
    assert two.question_set.title == "rome and carthage"
    assert [question.tags for question in two.question_set.questions] == [("Rome",), ("Carthage / Tunis",)]


def test_html_is_read_as_text(read_text: Read) -> None:
    question = only(read_text("::a::[html]<p>Who <b>crossed</b>&nbsp;it?</p>{=<p>Hannibal</p> ~[plain]<b>}"))
    assert question.prompt == "Who crossed it?"
    assert question.options == ("Hannibal", "<b>")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Welcome to the test.", "a description asks nothing"),
        ("Write about Rome.{}", "an essay has no answer that can be judged"),
        ("Who? {=Hannibal", "its braces do not pair up; a lone { or } is written \\{ or \\}"),
        ("Who?{~Scipio ~Cato}", "no choice is marked as right, with = or a share of the points"),
        ("Match.{=Rome -> Italy =Carthage}", "a pair of a match has no -> in it"),
        ("How many?{#some}", '"some" is no number; GIFT takes 3.14, 3.14:0.01 and 3..4'),
        ("How {far?{#3}", "a { stands within its braces; a lone one is written \\{"),
        ("Who?{=%50%Hannibal}", "no answer is wholly right"),
        ("{1:SA:~Hannibal} crossed.", "a gap has no answer that is wholly right"),
    ],
)
def test_what_cannot_be_asked_is_left_out_with_its_line(text: str, reason: str, read_text: Read) -> None:
    reading = read_text(f"Who was it?{{=Cato}}\n\n{text}")
    assert told(reading, Fate.LOST) == [(3, reason)]
    assert len(reading.question_set.questions) == 1


def test_file_without_a_question_tells_what_is_in_it(read_text: Read) -> None:
    with pytest.raises(SetError, match=r"(?s)read as GIFT\..*carthage\.gift:1: a description asks nothing"):
        read_text("Welcome.\n")


def test_embedded_answers_become_gaps(read_text: Read) -> None:
    reading = read_text("{1:SHORTANSWER:=Hannibal~=Barca~%50%He#no} crossed the {:SA:=Alps} in 218.")
    question = only(reading)
    assert question.kind is QuestionKind.CLOZE
    assert question.prompt == "____ crossed the ____ in 218."
    assert (question.answer, question.accept) == (("Hannibal", "Alps"), (("Barca",), ()))
    assert told(reading, Fate.REPAIRED) == [(1, "embedded answers, which GIFT does not know, read as gaps")]
    choice = only(read_text("Rome beat {1:MC:~Athens~=Carthage}."))
    assert (choice.answer, choice.options) == (("Carthage",), ("Carthage", "Athens"))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("::a::\n\nWho?{=Hannibal ~Cato}", 3, "a blank line within a question"),
        ("Who?{=Hannibal\n\n~Cato}", 3, "a blank line within a question"),
        ("$CATEGORY: Rome\nWho?{=Hannibal ~Cato}", 1, "a category with no blank line after it"),
        ("Who?{~=Hannibal ~Cato}", 1, "~= where = alone marks the right choice"),
    ],
)
def test_what_moodle_would_trip_over_is_understood(
    text: str, line: int, reason: str, read_text: Read
) -> None:
    reading = read_text(text)
    assert only(reading).options == ("Hannibal", "Cato")
    assert told(reading, Fate.REPAIRED)[0] == (line, reason)


def test_lines_of_no_question_are_told(read_text: Read) -> None:
    reading = read_text("<<<<<<< mine\nWho?{=Hannibal}\n=======\n>>>>>>> theirs\n$QUESTIONTITLE: Alps\n")
    assert only(reading).answer == ("Hannibal",)
    assert [line for line, _ in told(reading, Fate.LOST)] == [1, 3, 4]
    assert told(reading, Fate.CHANGED)[0][1].startswith('"$QUESTIONTITLE" is nothing in GIFT')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("::Alps, part 2::Who?{=Hannibal}", "its name (between ::) is not kept"),
        (
            "Who?{=Hannibal =%50%Barca}",
            "without its answers for a part of the points or with a feedback only",
        ),
        ("Who?{=Hannibal ~%50%Barca}", "without its part marks"),
        ("Who?{=Han*}", "its * stands for any letters in Moodle and is a plain * here"),
        ("Who?{=Hannibal#Yes}", "its feedback to right answers is part of the explanation"),
        ("It is so.{T#no#yes}", "its feedback to right and to wrong answers is one explanation"),
        ("Two?{#2 =3}", "without its other right numbers"),
        ("Two?{#2#yes ~#no}", "its feedback to right and to wrong answers is one explanation"),
        ("Who?{=a -> b =c -> d = -> e}", "without the partners that belong to nothing"),
        ("Who <img src='@@PLUGINFILE@@/a.png'>?{=Hannibal}", "without its pictures and sounds"),
        ("Who {=a} or {=b}?", "only its first braces are read, as Moodle does"),
    ],
)
def test_what_a_question_loses_is_told(text: str, reason: str, read_text: Read) -> None:
    reading = read_text(text)
    assert told(reading, Fate.CHANGED) == [(1, reason)]
    assert len(reading.question_set.questions) == 1


def test_question_given_twice_is_taken_once(read_text: Read) -> None:
    reading = read_text(
        "Who?{=Hannibal}\n\nWho? {= Hannibal }\n\nMatch.{=a -> x =b -> y}\n\nMatch.{=c -> x =d -> y}"
    )
    assert told(reading, Fate.LOST) == [(3, "asks the same as line 1")]
    assert [len(question.items) for question in reading.question_set.questions] == [0, 2, 2]


def test_id_given_twice_is_told(read_text: Read) -> None:
    reading = read_text("// [id:a]\nWho?{=Hannibal}\n\n// [id:a]\nWhom?{=Cato}\n\n// [id:a b]\nWhose?{=Rome}")
    assert [line for line, _ in told(reading, Fate.CHANGED)] == [5, 8]
    assert len({question.id for question in reading.question_set.questions}) == 3


def test_whole_file_of_a_teacher(golden: Callable[[Path, str], None]) -> None:
    from quizzer.formats import json

    reading = read(DATA / "formats" / "sea.gift")
    notes = "".join(f"{note.line}: {note.fate.value}: {note.reason}\n" for note in reading.notes)
    golden(DATA / "formats" / "sea.gift.txt", notes + json.write(reading.question_set))


def test_set_is_written_as_gift(golden: Callable[[Path, str], None]) -> None:
    from quizzer.formats import quiz_yaml

    writing = write(quiz_yaml.read(DATA / "formats" / "cells.quiz.yaml"))
    golden(DATA / "formats" / "cells.gift", writing.content.decode())
    assert writing.count == 8


def test_what_begins_like_a_mark_is_written_so_that_it_is_none(tmp_path: Path) -> None:
    texts = ("//a", "[html]b", "%50%c", "::d::", "$CATEGORY: e", "<<<<<<< f", "~g", "{h}", "#i", "T", "=")
    questions = tuple(
        Question(QuestionId(f"id-{n}"), QuestionKind.CHOICE, text, (text,), options=(text, f"{text}x"))
        for n, text in enumerate(texts)
    ) + tuple(
        Question(QuestionId(f"s-{n}"), QuestionKind.SHORT, f"{text}?", (text,))
        for n, text in enumerate(texts)
    )
    path = tmp_path / "marks.gift"
    path.write_bytes(write(QuestionSet("marks", questions)).content)
    assert read(path).question_set.questions == questions


def test_more_right_choices_than_moodle_can_weigh_are_left_out() -> None:
    options = tuple(f"option {n}" for n in range(12))
    question = Question(QuestionId("many"), QuestionKind.CHOICES, "Which?", options[:11], options=options)
    writing = write(QuestionSet("many", (question,)))
    assert writing.count == 0
    assert writing.notes[0].reason.startswith("more than 10 right choices")


def test_last_name_of_a_category_is_found() -> None:
    assert name_category("$course$/top/a // b") == "a / b"


def test_arrows_do_not_make_a_match_of_what_is_none(tmp_path: Path) -> None:
    burning = Question(QuestionId("q1"), QuestionKind.SHORT, "How does it burn?", ("2 H2 + O2 -> 2 H2O",))
    way = Question(
        QuestionId("q2"), QuestionKind.CHOICE, "Which way?", ("A -> B",), options=("A -> B", "B -> A")
    )
    content = write(QuestionSet("Arrows", (burning, way))).content.decode()
    assert "=2 H2 + O2 -*> 2 H2O\n" in content
    assert "=[html]A -&gt; B\n" in content
    path = tmp_path / "arrows.gift"
    path.write_text(content, encoding="utf-8")
    reading = read(path)
    assert reading.question_set.questions == (burning, way)
    assert [note for note in reading.notes if note.fate is not Fate.REPAIRED] == []
