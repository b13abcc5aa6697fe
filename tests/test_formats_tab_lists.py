"""Lists with tabs between their texts: Blackboard's and Quizlet's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizzer.formats import blackboard, quizlet
from quizzer.formats.crossing import Fate, Reading
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet

Read = Callable[[str], Reading]


@pytest.fixture
def read_lines(tmp_path: Path) -> Read:
    def read_given(text: str) -> Reading:
        path = tmp_path / "sea.txt"
        path.write_text(text, encoding="utf-8")
        return blackboard.read(path)

    return read_given


@pytest.fixture
def read_pairs(tmp_path: Path) -> Read:
    def read_given(text: str) -> Reading:
        path = tmp_path / "sea.txt"
        path.write_text(text, encoding="utf-8")
        return quizlet.read(path)

    return read_given


def told(reading: Reading, fate: Fate) -> list[tuple[int, str]]:
    return [(note.line, note.reason) for note in reading.notes if note.fate is fate]


@pytest.mark.parametrize(
    ("line", "kind", "prompt", "answer"),
    [
        ("MC\tWhich?\tAtlantic\tincorrect\tPacific\tcorrect", "choice", "Which?", ("Pacific",)),
        (
            "MA\tWhich?\tBaltic\tcorrect\tRiga\tincorrect\tBlack\tCorrect",
            "choices",
            "Which?",
            ("Baltic", "Black"),
        ),
        ("MC\tWhich?\ta\tcorrect\tb\tcorrect\tc\tincorrect", "choices", "Which?", ("a", "b")),
        ("TF\tIt is deep.\ttrue", "true_false", "It is deep.", ("true",)),
        ("TF\tIt is deep.\tFALSE", "true_false", "It is deep.", ("false",)),
        ("FIB\tWho?\tCato\tMarcus Cato", "short", "Who?", ("Cato",)),
        ("FIB\tThe ____ is deep.\tsea", "cloze", "The ____ is deep.", ("sea",)),
        (
            "FIB_PLUS\t[a] beat [b].\ta\tRome\t\tb\tCarthage\tTyre",
            "cloze",
            "____ beat ____.",
            ("Rome", "Carthage"),
        ),
        ("FIB_PLUS\t[b] beat [a].\ta\tRome\t\tb\tCarthage", "cloze", "____ beat ____.", ("Carthage", "Rome")),
        ("NUM\tHow deep?\t10935\t10", "number", "How deep?", ("10935",)),
        ("ORD\tOrder.\tone\ttwo\tthree", "order", "Order.", ("one", "two", "three")),
        ("MAT\tMatch.\tRome\tItaly\tRiga\tLatvia", "match", "Match.", ("Italy", "Latvia")),
        ("fib\tIs <b>5 &lt; 6</b>?<br>Say.\tyes", "short", "Is 5 < 6?\nSay.", ("yes",)),
    ],
)
def test_kind_stands_first_in_a_line_of_blackboard(
    line: str, kind: str, prompt: str, answer: tuple[str, ...], read_lines: Read
) -> None:
    (question,) = read_lines(line).question_set.questions
    assert (question.kind, question.prompt, question.answer) == (kind, prompt, answer)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ESS\tWhy?", "an essay has no answer that can be judged"),
        ("JUMBLED_SENTENCE\ta [x]", "a jumbled sentence is not taken"),
        ("Which is deep?", '"WHICH IS DEEP?" is no kind of question in Blackboard'),
        ("MC\tWhich?\ta\tright\tb\twrong", 'after a choice comes correct or incorrect, not "right"'),
        ("MC\tWhich?\ta\tcorrect\tb", "after each choice comes a tab and correct or incorrect"),
        ("MC\tWhich?\ta\tincorrect\tb\tincorrect", "no choice is marked as correct"),
        ("TF\tIs it?\tyes", "after the statement comes a tab and true or false"),
        ("FIB\tWho?", "the answer is empty"),
        (
            "FIB_PLUS\t[a] beat it.\tb\tRome",
            "each gap stands once in the text, as [x], and after it as x with its answers",
        ),
        ("MAT\tMatch.\tRome\tItaly\tRiga", "after each thing to match comes a tab and its partner"),
        ("NUM\tHow deep?\tvery", '"very" is not a number; write it like 25000 or 2.5'),
        ("MC", "no choice is marked as correct"),
    ],
)
def test_line_of_blackboard_without_a_question_is_left_out(line: str, reason: str, read_lines: Read) -> None:
    reading = read_lines(f"FIB\tWho?\tCato\n{line}\n")
    assert told(reading, Fate.LOST) == [(2, reason)]


def test_picture_in_a_line_of_blackboard_is_told(read_lines: Read) -> None:
    reading = read_lines('FIB\tWho? <img src="x.png">\tCato')
    assert told(reading, Fate.CHANGED) == [(1, "without its pictures and sounds")]


def test_lines_of_blackboard_are_known() -> None:
    assert blackboard.is_line("FIB\tWho?\tCato")
    assert blackboard.is_line("ess\tWhy?")
    assert not blackboard.is_line("Who?\tCato")
    assert not blackboard.is_line("FIB")


def questions() -> QuestionSet:
    return QuestionSet(
        "Sea",
        (
            Question(
                QuestionId("a"), QuestionKind.CHOICE, "=Which?\tThis\nor?", ("<a>",), options=("-b", "<a>")
            ),
            Question(
                QuestionId("b"), QuestionKind.CLOZE, "[gap1] ____ &amp; ____", ("x", "y"), accept=((), ("z",))
            ),
            Question(QuestionId("c"), QuestionKind.DATE, "When?", ("1789-07-14",)),
        ),
    )


def test_blackboard_is_written_without_tabs_or_ends_in_texts(tmp_path: Path) -> None:
    writing = blackboard.write(questions())
    assert writing.content.decode() == (
        "MC\t =Which?&#9;This<br>or?\t -b\tincorrect\t&lt;a&gt;\tcorrect\r\n"
        "FIB_PLUS\t[gap1] [gapx1] &amp;amp; [gapx2]\tgapx1\tx\t\tgapx2\ty\tz\r\n"
        "FIB\tWhen?\t14 July 1789\tJuly 14, 1789\t1789-07-14\r\n"
    )
    path = tmp_path / "sea.txt"
    path.write_bytes(writing.content)
    back = blackboard.read(path).question_set.questions
    assert [question.prompt for question in back[:2]] == [
        question.prompt for question in questions().questions[:2]
    ]


def test_term_and_definition_become_question_and_answer(read_pairs: Read) -> None:
    reading = read_pairs("capital of Latvia\tRiga / Rīga\nThe ____ is deep.\t -sea\n\nno tab here\nx\ty\tz\n")
    found = reading.question_set.questions
    assert [(question.kind.value, question.answer, question.accept) for question in found] == [
        ("short", ("Riga",), (("Rīga",),)),
        ("cloze", ("-sea",), ()),
        ("short", ("y z",), ()),
    ]
    assert told(reading, Fate.LOST) == [(4, "a line is a term, a tab and its definition")]
    assert told(reading, Fate.CHANGED) == [(5, "what stands after its second tab is a part of the answer")]


@pytest.mark.parametrize("text", ["Latvia - Riga\nEstonia - Tallinn\n", "Latvia,Riga\nEstonia,Tallinn\n"])
def test_other_separators_are_found_where_they_part_every_line(text: str, read_pairs: Read) -> None:
    assert [q.answer for q in read_pairs(text).question_set.questions] == [("Riga",), ("Tallinn",)]


def test_cards_for_quizlet_show_what_else_would_be_lost() -> None:
    base = QuestionId("x")
    writing = quizlet.write(
        QuestionSet(
            "Sea",
            (
                Question(base, QuestionKind.SHORT, "Capital\nof Latvia?", ("Riga",), accept=(("Rīga",),)),
                Question(base, QuestionKind.CHOICE, "Which?", ("b",), options=("a", "b")),
                Question(base, QuestionKind.CHOICES, "Which?", ("a", "c"), options=("a", "b", "c")),
                Question(base, QuestionKind.TRUE_FALSE, "It is.", ("false",)),
                Question(base, QuestionKind.ORDER, "Order.", ("b", "a")),
                Question(
                    base, QuestionKind.MATCH, "Capital of", ("Riga", "Oslo"), items=("Latvia", "Norway")
                ),
                Question(base, QuestionKind.NUMBER, "How far?", ("-5",), unit="km", tolerance="1"),
                Question(base, QuestionKind.CLOZE, "____ or ____", ("x", "y")),
                Question(base, QuestionKind.SHORT, "Either?", ("x / y",)),
            ),
        )
    )
    assert writing.content.decode() == (
        "Capital of Latvia?\tRiga / Rīga\n"
        "Which? (a / b)\tb\n"
        "Which? (a / b / c)\ta, c\n"
        "It is. (True / False)\tFalse\n"
        "Order. (a / b)\tb, a\n"
        "Capital of Latvia\tRiga\n"
        "Capital of Norway\tOslo\n"
        "How far? (km)\t -5\n"
        "____ or y\tx\n"
        "x or ____\ty\n"
        "Either?\tx / y\n"
    )
    assert writing.count == 9
    assert sorted({note.line for note in writing.notes}) == list(range(1, 10))
