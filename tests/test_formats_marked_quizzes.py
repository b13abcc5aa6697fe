"""Quizzes in Markdown and for text2qti, as their own programs read them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from quizzer.errors import SetError
from quizzer.formats import markdown_quiz, text2qti
from quizzer.formats.crossing import Fate, Reading
from quizzer.formats.marked_text import read_marked, write_marked
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from tests.authored_strategies import TEXTS

Read = Callable[[str], Reading]


@pytest.fixture
def read_page(tmp_path: Path) -> Read:
    def read_given(text: str) -> Reading:
        path = tmp_path / "sea.md"
        path.write_text(text, encoding="utf-8")
        return markdown_quiz.read(path)

    return read_given


@pytest.fixture
def read_marks(tmp_path: Path) -> Read:
    def read_given(text: str) -> Reading:
        path = tmp_path / "sea.md"
        path.write_text(text, encoding="utf-8")
        return text2qti.read(path)

    return read_given


def told(reading: Reading, fate: Fate) -> list[tuple[int, str]]:
    return [(note.line, note.reason) for note in reading.notes if note.fate is fate]


PAGE = """\
---
tags: [sea]
---
# The *sea*

Some prose about the sea.

<quiz>
Which ocean is the deepest?
- [ ] Atlantic
> It is the second deepest.
- [x] Pacific
- [ ] `Indian`

The **Challenger Deep** lies in it.

It is 10,935 m deep.
</quiz>

<quiz>
### Which are seas?
* [x] Baltic
* [X] Black
* [] Riga
</quiz>

<quiz>
A [[fathom]] is [[6]] feet.

---
Some 1.83 m.
</quiz>

```markdown
<quiz>
An example in code
- [x] yes
- [ ] no
</quiz>
```
"""


def test_blocks_of_a_page_become_questions(read_page: Read) -> None:
    reading = read_page(PAGE)
    first, second, third = reading.question_set.questions
    assert reading.question_set.title == "The *sea*"
    assert (first.prompt, first.answer, first.options) == (
        "Which ocean is the deepest?",
        ("Pacific",),
        ("Atlantic", "Pacific", "`Indian`"),
    )
    assert first.why == (("Atlantic", "It is the second deepest."),)
    assert first.explanation == "The **Challenger Deep** lies in it.\n\nIt is 10,935 m deep."
    assert (second.kind, second.prompt, second.answer) == ("choices", "Which are seas?", ("Baltic", "Black"))
    assert (third.prompt, third.answer, third.explanation) == (
        "A ____ is ____ feet.",
        ("fathom", "6"),
        "Some 1.83 m.",
    )
    assert [first.line, second.line, third.line] == [8, 20, 27]
    assert reading.notes == ()


def test_bare_task_lists_are_read_with_what_stands_before_them(read_page: Read) -> None:
    reading = read_page(
        "# The sea\n\nProse.\n\n## Which is deepest?\n\n- [ ] Atlantic\n- [x] Pacific\n> Indeed.\n\n"
        "More prose.\n\n1. Which is warm?\nOf these:\n\n- [x] Indian\n- [ ] Arctic\n"
    )
    assert [(q.prompt, q.answer) for q in reading.question_set.questions] == [
        ("Which is deepest?", ("Pacific",)),
        ("1. Which is warm?\nOf these:", ("Indian",)),
    ]
    assert reading.question_set.title == "The sea"


@pytest.mark.parametrize(
    ("block", "line", "reason"),
    [
        ("<quiz>\nWhich?\n- [ ] a\n- [ ] b\n</quiz>", 7, "no choice is ticked: - [x]"),
        ("<quiz>\nWhich?\n</quiz>", 7, "neither choices nor a [[gap]] are in it"),
        ("<quiz>\nWhich?\n- [x] a\n- [ ] b", 7, "its <quiz> is never closed with </quiz>"),
        (
            "<quiz>\nWhich?\n<quiz>\nWho?\n- [x] a\n- [ ] b\n</quiz>",
            7,
            "its <quiz> is never closed with </quiz>",
        ),
        ("- [x] done", 7, "a choice outside <quiz>"),
        ("<quiz>\nWhich?\n- [x] a\n</quiz>", 7, "a question with choices needs at least two"),
    ],
)
def test_block_without_a_question_is_left_out(block: str, line: int, reason: str, read_page: Read) -> None:
    reading = read_page(f"<quiz>\nWho is it?\n- [x] Cato\n- [ ] Nero\n</quiz>\n\n{block}\n")
    assert told(reading, Fate.LOST) == [(line, reason)]


def test_page_without_a_quiz_is_refused(read_page: Read) -> None:
    with pytest.raises(SetError, match="no question was found"):
        read_page("# The sea\n\n- [x] write\n\nProse.\n")
    assert not markdown_quiz.has_quiz("# To do\n\n- [ ] one\n- [ ] two\n```\n<quiz>\n```\n")
    assert markdown_quiz.has_quiz("Which?\n- [ ] one\n- [x] two\n")


def test_page_is_written_as_mkdocs_quiz_reads_it() -> None:
    questions = (
        Question(
            QuestionId("a"), QuestionKind.CHOICE, "# Which <b>?", ("1. x",), options=("1. x", "[y]"),
            why=(("[y]", "no"),), explanation="So.",
        ),
        Question(QuestionId("b"), QuestionKind.CLOZE, "- ____ & ____*", ("a", "b"), explanation="So."),
        Question(QuestionId("c"), QuestionKind.CLOZE, "It is ____.", ("[x]",)),
    )  # fmt: skip
    writing = markdown_quiz.write(QuestionSet("A_title", questions))
    assert writing.content.decode() == (
        "# A\\_title\n\n"
        "<quiz>\n\\# Which &lt;b>?\n- [x] 1\\. x\n- [ ] \\[y\\]\n> no\n\nSo.\n</quiz>\n\n"
        "<quiz>\n\\- [[a]] &amp; [[b]]\\*\n\n---\nSo.\n</quiz>\n"
    )
    assert [(note.line, note.fate) for note in writing.notes] == [(3, Fate.LOST)]


@given(TEXTS.map(lambda text: " ".join(text.split())))
def test_any_line_of_text_comes_back_from_markdown(text: str) -> None:
    marked = write_marked(text)
    assert read_marked(marked) == text
    assert not marked.startswith(("#", ">", "- ", "+ ", "* ", "~~~", "```", "<"))


MARKS = """\
% a comment
Quiz title: The sea
Quiz description: For class 7b.

COMMENT
1. Not asked
END_COMMENT

Title: Depth
Points: 2
1.  Which ocean is
    the deepest?
... It holds the Challenger Deep.
a)  Atlantic
... The second.
*b) Pacific

2. Which are seas?
[*] Baltic
[ ] Riga
[*] Black

3. The Moon causes the tides.
*a) True
b) False

4. Who first sailed round the world?
* Elcano
* Juan Sebastián Elcano

5. How salty is the sea?
= 3.5 +- 0.2

6. How many oceans are there?
+ Well done.
- Count again.
! There are five.
= 5

7. Describe a tide.
____

GROUP
pick: 1
8. How deep is it?
= [10925, 10945]
9. Off by how much?
= 200 +- 5%
END_GROUP

Text: A break.
not indented
```{.python .run}
print("10. What?")
```
"""


def test_marks_of_text2qti_become_questions(read_marks: Read) -> None:
    reading = read_marks(MARKS)
    found = reading.question_set.questions
    assert reading.question_set.title == "The sea"
    assert [(q.kind.value, q.answer, q.tolerance) for q in found] == [
        ("choice", ("Pacific",), ""),
        ("choices", ("Baltic", "Black"), ""),
        ("true_false", ("true",), ""),
        ("short", ("Elcano",), ""),
        ("number", ("3.5",), "0.2"),
        ("number", ("5",), ""),
        ("number", ("10935",), "10"),
        ("number", ("200",), "10"),
    ]
    assert found[0].prompt == "Which ocean is the deepest?"
    assert (found[0].explanation, found[0].why) == (
        "It holds the Challenger Deep.",
        (("Atlantic", "The second."),),
    )
    assert found[3].accept == (("Juan Sebastián Elcano",),)
    assert found[5].explanation == "Well done.\nCount again.\nThere are five."
    assert told(reading, Fate.LOST) == [
        (40, "an essay or a file has no answer that can be judged"),
        (51, "a text asks nothing"),
        (52, "the line begins with no mark; what goes on is indented"),
        (53, "a program or code, which is not run"),
    ]
    assert [line for line, _ in told(reading, Fate.CHANGED)] == [3, 9, 10, 34, 43, 44, 49]


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        ("2. Which?\na) x\nb) y", "no choice is marked as right"),
        ("2. How many?\n= many", '"many" is no number; text2qti takes 3, 3 +- 0.5 and [2.5, 3.5]'),
        ("2. How many?\n= [1, x]", '"[1, x]" is no number; text2qti takes 3, 3 +- 0.5 and [2.5, 3.5]'),
        ("2. How many?\n= 1 +- x", '"1 +- x" is no number; text2qti takes 3, 3 +- 0.5 and [2.5, 3.5]'),
    ],
)
def test_marks_without_a_question_are_left_out(marks: str, reason: str, read_marks: Read) -> None:
    reading = read_marks(f"1. Who?\n* Cato\n\n{marks}\n")
    assert told(reading, Fate.LOST) == [(4, reason)]


def test_mark_before_the_first_question_is_told(read_marks: Read) -> None:
    reading = read_marks("a) x\n1. Who?\n* Cato\n")
    assert told(reading, Fate.LOST) == [(1, "no question stands before it")]


def test_text2qti_is_written_so_that_it_takes_it() -> None:
    base = QuestionId("x")
    questions = (
        Question(base, QuestionKind.CHOICE, "Is it $5?", ("True",), options=("False", "True")),
        Question(base, QuestionKind.NUMBER, "How many?", ("2.50",)),
        Question(base, QuestionKind.NUMBER, "How many?", ("3",), tolerance="0.5"),
        Question(base, QuestionKind.NUMBER, "How many?", ("0",)),
        Question(base, QuestionKind.CHOICE, "Which?", ("0",), options=tuple(map(str, range(53)))),
    )
    writing = text2qti.write(QuestionSet("Sea", questions))
    assert writing.content.decode() == (
        "Quiz title: Sea\n\n1. Is it \\$5?\na) True\n*b) False\n\n2. How many?\n= 2.50 +- 0\n\n3. How many?\n= 3 +- 0.5\n"
    ).replace("a) True\n*b) False", "*a) True\nb) False")
    assert [(note.line, note.reason) for note in writing.notes] == [
        (1, "asked as true or false"),
        (4, "an answer this near to 0 is none to text2qti"),
        (5, "more than 52 choices"),
    ]


def test_text2qti_is_known_by_its_own_marks() -> None:
    assert text2qti.is_text2qti("1. Who?\n* Cato\n")
    assert not text2qti.is_text2qti("1. Who?\na) Cato\n*b) Nero\n")
    assert not text2qti.is_text2qti("* a list\n* of things\n")
