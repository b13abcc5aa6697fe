"""The format teachers write: hazards of YAML, all problems of a file at once, and one way of writing."""

import difflib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.formats import quiz_yaml
from quizzer.formats.authored.schema import make_json_schema
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from tests.conftest import DATA

FORMATS = DATA / "formats"
SCHEMA = Path(quiz_yaml.__file__).parent / "quiz.schema.json"


def read_one(*lines: str) -> Question:
    """The only question of a set with these lines; those that continue one are given with their indent."""
    return parse("\n".join(f"    {line}" for line in lines).replace("    ", "  - ", 1)).questions[0]


def parse(questions: str) -> QuestionSet:
    return quiz_yaml.parse("t.quiz.yaml", f"title: T\nquestions:\n{questions}\n").question_set


def refusal(*lines: str) -> str:
    with pytest.raises(SetError) as caught:
        read_one(*lines)
    return str(caught.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO way", "NO way"),
        ("1789-07-14", "1789-07-14"),
        ("1_000", "1_000"),
        ("0755", "0755"),
        ("12:30", "12:30"),
        ("1e3", "1e3"),
        ("3.10", "3.10"),
        ("null", "null"),
        ("~", "~"),
        ("50%", "50%"),
        ("@home", "@home"),
        ("*bold*", "*bold*"),
        ("`x`", "`x`"),
        ('"Yes" he said', '"Yes" he said'),
        ("- 5", "- 5"),
        ("{x} is", "{x} is"),
        ("!important", "!important"),
        (".inf", ".inf"),
        ("> 5", "> 5"),
        ("| x | = 3", "| x | = 3"),
        ("&c", "&c"),
        ("? what", "? what"),
        ('"a"  # a note', "a"),
        ("{a: b}", "{a: b}"),
        ("[a, b] and c", "[a, b] and c"),
        ("it's", "it's"),
        ("foo:", "foo:"),
        ("C # language", "C # language"),
        ("“quoted”", "“quoted”"),
    ],
)
def test_answer_is_the_text_that_was_typed(written: str, meant: str) -> None:
    assert read_one("question: What?", "type: short", f"answer: {written}").answer == (meant,)


@pytest.mark.parametrize(
    "question", ["What is this: a test?", "What is C # language", "foo: bar: baz?", "Why - 5?"]
)
def test_question_is_the_text_that_was_typed(question: str) -> None:
    assert read_one(f"question: {question}", "answer: it").prompt == question


def test_answer_no_is_false_unless_it_is_to_be_typed() -> None:
    assert read_one("question: Is it?", "answer: NO").kind is QuestionKind.TRUE_FALSE
    typed = read_one("question: Norwegian for no?", "type: short", "answer: NO")
    assert (typed.kind, typed.answer) == (QuestionKind.SHORT, ("NO",))


def test_lists_and_pairs_keep_what_yaml_would_change() -> None:
    question = read_one("question: Which?", 'choices: [yes, no, 1e3, "a: b", E. coli]', "answer: no")
    assert question.options == ("yes", "no", "1e3", "a: b", "E. coli")
    match = read_one("question: Which?", "match: {Canada: Ottawa, Norway: Oslo}")
    assert (match.items, match.answer) == (("Canada", "Norway"), ("Ottawa", "Oslo"))


def test_block_of_text_is_kept_line_by_line() -> None:
    question = read_one("question: |", "  First: a # b", "  - second", "answer: it")
    assert question.prompt == "First: a # b\n- second"


def test_gap_at_the_start_of_a_cloze_is_kept() -> None:
    question = read_one("cloze: [[nucleus|cell nucleus]] holds it")
    assert (question.prompt, question.answer, question.accept) == (
        "____ holds it",
        ("nucleus",),
        (("cell nucleus",),),
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("question: ", "question:\u00a0", 1),
    ],
    ids=["byte order mark", "Windows", "old Mac", "hard space"],
)
def test_what_an_editor_leaves_behind_changes_nothing(damage: Callable[[str], str], tmp_path: Path) -> None:
    text = (FORMATS / "cells.quiz.yaml").read_text(encoding="utf-8")
    path = tmp_path / "cells.quiz.yaml"
    path.write_bytes(damage(text).encode())
    expected = quiz_yaml.read(FORMATS / "cells.quiz.yaml")
    assert [replace(q, line=None) for q in quiz_yaml.read(path).questions] == [
        replace(q, line=None) for q in expected.questions
    ]


def test_all_problems_of_a_file_are_told_with_their_lines(
    golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FORMATS)
    with pytest.raises(SetError) as caught:
        quiz_yaml.read(Path("broken.quiz.yaml"))
    golden(FORMATS / "broken.errors.txt", f"{caught.value}\n")
    assert len(str(caught.value).splitlines()) > 40


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("question: A?", "answr: b"),
            't.quiz.yaml:4: question 1: unknown key "answr"; did you mean "answer"?',
        ),
        (("question: A?", "answer:"), "t.quiz.yaml:4: question 1: the answer is empty"),
        (("question: A?", "answer: b", "answer: c"), 't.quiz.yaml:5: "answer" is given twice'),
        (("question: A?", "answer: [Ca2+]"), '"answer" must be text'),
    ],
)
def test_problem_is_told_with_line_and_way_out(lines: tuple[str, ...], said: str) -> None:
    assert said in refusal(*lines)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\nb: [*a, *a]\n",
        "- just\n- a list\n",
        "title: T\nquestions: {a: b}\n",
        "title: T\nquestions: []\n",
        "title: !!python/object/apply:os.system [x]\nquestions:\n  - {question: a, answer: b}\nnone: 1\n",
        "title: T\nquestions:\n  - *a\n",
        "*a : b\n",
        "title: T\n---\ntitle: U\n",
        "title: T\nquestions:\n  - " + "[" * 5000,
        "<<: {title: T}\nquestions: x\n",
        "title: \x01\nquestions:\n  - {question: a, answer: b}\n",
    ],
    ids=range(11),
)
def test_hostile_yaml_is_refused_in_words(text: str) -> None:
    start = perf_counter()
    with pytest.raises(SetError, match=r"^t\.quiz\.yaml"):
        quiz_yaml.parse("t.quiz.yaml", text)
    assert perf_counter() - start < 10


def test_bomb_of_aliases_is_text_and_never_grows() -> None:
    levels = "\n".join(f"    tags: &l{n} [*l{n - 1}, *l{n - 1}]" for n in range(1, 3))
    with pytest.raises(SetError):
        parse(f"  - question: a?\n    answer: b\n{levels}")


@pytest.mark.parametrize("name", ["cells.quiz.yaml"])
def test_set_of_every_kind_is_read_as_written(name: str, golden: Callable[[Path, str], None]) -> None:
    question_set = quiz_yaml.read(FORMATS / name)
    assert {question.kind for question in question_set.questions} == set(QuestionKind) - {
        QuestionKind.CHOICES
    }
    golden(FORMATS / name.replace(".quiz.yaml", ".written.quiz.yaml"), quiz_yaml.write(question_set))


def test_changed_word_changes_one_line() -> None:
    question_set = quiz_yaml.read(FORMATS / "cells.quiz.yaml")
    first, *others = question_set.questions
    changed = replace(
        question_set, questions=(replace(first, prompt=first.prompt.replace("most", "all")), *others)
    )
    before, after = (quiz_yaml.write(one).splitlines() for one in (question_set, changed))
    difference = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert len(difference) == 2


def test_shipped_schema_is_that_of_the_reader() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == make_json_schema()


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    text = (FORMATS / "cells.quiz.yaml").read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text) - 1))
    end = min(len(text), start + data.draw(st.integers(0, 30)))
    marks = st.sampled_from(
        [": ", "\n", "\t", "- ", "[", "]]", "{", '"', "'", "&a ", "*a", "!x ", "#", "|", "\x00"]
    )
    damaged = text[:start] + data.draw(marks | st.text(max_size=3)) + text[end:]
    try:
        quiz_yaml.parse("t.quiz.yaml", damaged)
    except SetError as error:
        assert str(error).startswith("t.quiz.yaml")


def test_set_that_could_not_be_read_again_is_not_written() -> None:
    question = read_one("question: What?", "answer: this")
    few = tuple(
        replace(question, id=QuestionId(f"q{number}"), explanation="why " * 2_500) for number in range(1_100)
    )
    assert quiz_yaml.write(QuestionSet("Harbours", few[:10]))
    with pytest.raises(SetError, match=r"^Harbours: its 1,100 questions make a file of more than 10 MB"):
        quiz_yaml.write(QuestionSet("Harbours", few))
