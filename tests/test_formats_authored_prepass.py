"""Lines that teachers type and YAML misreads, and lines that no repair may touch."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.formats.authored.nodes import Value, read_nodes
from quizzer.formats.authored.prepass import KEYS, NEEDS_QUOTES, repair
from quizzer.formats.authored.schema import Entry, Place, SetFile
from quizzer.formats.crossing import Note


def read(text: str) -> Value | None:
    """What the repaired text says; problems fail the test."""
    repaired, _ = repair(text)
    assert repaired.count("\n") == text.count("\n")
    root, problems = read_nodes(repaired)
    assert problems == []
    return root


def note_reasons(text: str) -> list[str]:
    return [note.reason for note in repair(text)[1]]


HAZARDS = {
    1: ("answer: NO", {"answer": "NO"}),
    2: ("choices: [yes, no]", {"choices": ["yes", "no"]}),
    3: ("answer: 1789-07-14", {"answer": "1789-07-14"}),
    4: ("answer: 1_000", {"answer": "1_000"}),
    5: ("answer: 0755", {"answer": "0755"}),
    6: ("answer: 12:30", {"answer": "12:30"}),
    7: ("answer: 1e3", {"answer": "1e3"}),
    8: ("answer: 3.10", {"answer": "3.10"}),
    9: ("number: 01234", {"number": "01234"}),
    10: ("answer: null", {"answer": "null"}),
    11: ("answer: ~", {"answer": "~"}),
    12: ("answer:", {"answer": ""}),
    13: ("question: What is this: a test?", {"question": "What is this: a test?"}),
    14: ("question: What is C # language", {"question": "What is C # language"}),
    15: ("answer: 50%", {"answer": "50%"}),
    16: ("answer: @home", {"answer": "@home"}),
    17: ("answer: *bold*", {"answer": "*bold*"}),
    18: ("answer: `x`", {"answer": "`x`"}),
    19: ('answer: "Yes" he said', {"answer": '"Yes" he said'}),
    20: ("answer: - 5", {"answer": "- 5"}),
    21: ("answer: {x} is", {"answer": "{x} is"}),
    22: ("answer: [Ca2+]", {"answer": ["Ca2+"]}),
    23: ("answer: !important", {"answer": "!important"}),
    24: ("source:\n\tquote: 1", {"source": {"quote": "1"}}),
    26: ("answer: .inf", {"answer": ".inf"}),
    27: ("answer: > 5", {"answer": "> 5"}),
    28: ("answer: | x | = 3", {"answer": "| x | = 3"}),
    29: ("answer: &c", {"answer": "&c"}),
    30: ("answer: ? what", {"answer": "? what"}),
}
"""Number 25, a key given twice, is refused; test_formats_authored_nodes has it."""
REPAIRED = (13, 14, 16, 17, 18, 19, 20, 21, 23, 27, 28, 29, 30)


@pytest.mark.parametrize("number", HAZARDS)
def test_hazard_comes_out_as_typed(number: int) -> None:
    text, expected = HAZARDS[number]
    assert read(text) == expected


@pytest.mark.parametrize("number", [number for number in HAZARDS if number != 24])
def test_only_hazards_that_yaml_misreads_carry_a_note(number: int) -> None:
    assert note_reasons(HAZARDS[number][0]) == ([NEEDS_QUOTES] if number in REPAIRED else [])


def test_tab_in_the_indentation_is_noted_with_its_line() -> None:
    assert repair("source:\n\tquote: 1")[1] == (Note(2, "tab used for indentation"),)


UNBROKEN = {
    "mapping after match": (
        "match: {Canada: Ottawa, Norway: Oslo}",
        {"match": {"Canada": "Ottawa", "Norway": "Oslo"}},
    ),
    "mapping after why": (
        "why: {yeast: A fungus is a eukaryote.}",
        {"why": {"yeast": "A fungus is a eukaryote."}},
    ),
    "list with a quoted item": (
        'choices: [yeast, "a: b", E. coli]',
        {"choices": ["yeast", "a: b", "E. coli"]},
    ),
    "comment after a quote": ('answer: "a"  # note', {"answer": "a"}),
    "quote over two lines": (
        'question: "a long: text\n  goes on: here"\nanswer: x',
        {"question": "a long: text goes on: here", "answer": "x"},
    ),
    "block of text": (
        "question: |\n  What: is # this\n\n  - a list?\nanswer: x",
        {"question": "What: is # this\n\n- a list?\n", "answer": "x"},
    ),
    "folded block of text": (
        "question: >-\n  one: a\n  two\nanswer: x",
        {"question": "one: a two", "answer": "x"},
    ),
    "apostrophe": ("answer: it's", {"answer": "it's"}),
    "comment after a list": ("choices: [a, b]  # both", {"choices": ["a", "b"]}),
    "comment after the key of a list": ("choices:  # all\n  - a\n  - b", {"choices": ["a", "b"]}),
    "list over several lines": (
        "choices: [a,\n  'b: c',\n  d\n]\nanswer: x",
        {"choices": ["a", "b: c", "d"], "answer": "x"},
    ),
    "apostrophe in a list": ("choices: [it's, that's]", {"choices": ["it's", "that's"]}),
    "items in the column of their key": ("order:\n- a\n- b\nid: x", {"order": ["a", "b"], "id": "x"}),
    "comments and blank lines": (
        "# one: two\n\nanswer: x\n  # three: four\nid: y",
        {"answer": "x", "id": "y"},
    ),
    "key in quotes": ('"answer": x', {"answer": "x"}),
    "source as a block": (
        "source:\n  section: The war\n  quote: It began.",
        {"source": {"section": "The war", "quote": "It began."}},
    ),
    "several answers as a block": ("answer:\n  - a\n  - b", {"answer": ["a", "b"]}),
    "bare text over several lines": (
        "question: one\n  two\n\n  three\nid: x",
        {"question": "one two\nthree", "id": "x"},
    ),
}


@pytest.mark.parametrize("name", UNBROKEN)
def test_sound_line_is_left_alone(name: str) -> None:
    text, expected = UNBROKEN[name]
    assert read(text) == expected
    assert repair(text) == (text, ())


REPAIRS = {
    "mapping after answer is text": ("answer: {a: b}", {"answer": "{a: b}"}),
    "gap at the start": (
        "cloze: [[nucleus|cell nucleus]] holds it",
        {"cloze": "[[nucleus|cell nucleus]] holds it"},
    ),
    "text after a list": ("answer: [a, b] and c", {"answer": "[a, b] and c"}),
    "colon at the end": ("question: foo:", {"question": "foo:"}),
    "quote that never closes": ("answer: 'tis", {"answer": "'tis"}),
    "hash in a list": ("choices: [C #, D]", {"choices": "[C #, D]"}),
    "list that YAML cannot read": ("choices: [@a, b]", {"choices": "[@a, b]"}),
    "list that is never closed": ("choices: [a, 'b\nid: x", {"choices": "[a, 'b", "id": "x"}),
    "item with a colon": ("choices:\n  - At noon: twelve\n  - '1'", {"choices": ["At noon: twelve", "1"]}),
    "item that is a gap": ("accept:\n  - [[a]]", {"accept": ["[[a]]"]}),
    "item that begins with a dash": ("accept:\n  - - 5", {"accept": ["- 5"]}),
    "colon in a partner": ("match:\n  Rome: founded: 753 BC", {"match": {"Rome": "founded: 753 BC"}}),
    "star in an item to match": ("match:\n  *x: a\n  'y: z': b", {"match": {"*x": "a", "y: z": "b"}}),
    "text over several lines": (
        "question: Is this\n  so: yes\n\n  it's # so\nid: x",
        {"question": "Is this so: yes\nit's # so", "id": "x"},
    ),
    "text below its key": ("question:\n  Is this: so?\nid: x", {"question": "Is this: so?", "id": "x"}),
    "block mark without a block": ("answer: >5\nid: x", {"answer": ">5", "id": "x"}),
    "dash alone": ("answer: -", {"answer": "-"}),
    "key in capitals": ("Answer: a: b", {"Answer": "a: b"}),
}


@pytest.mark.parametrize("name", REPAIRS)
def test_line_is_quoted_where_yaml_would_misread_it(name: str) -> None:
    text, expected = REPAIRS[name]
    assert read(text) == expected
    assert set(note_reasons(text)) == {NEEDS_QUOTES}


SPACES = {
    "no space after the colon": ("answer:Paris", {"answer": "Paris"}, "a space is missing after the colon"),
    "non-breaking space": ("answer:\u00a0Paris", {"answer": "Paris"}, "a non-breaking space read as a space"),
    "non-breaking indentation": (
        "source:\n\u00a0\u00a0quote: x",
        {"source": {"quote": "x"}},
        "a non-breaking space read as a space",
    ),
    "tab after a dash": ("order:\n  -\ta\n  -\tb", {"order": ["a", "b"]}, "tab used for indentation"),
    "tabs before a block of text": (
        "question: |\n\tone\n\t\ttwo\nid: x",
        {"question": "one\n\ttwo\n", "id": "x"},
        "tab used for indentation",
    ),
    "typographic quotes in a list": (
        "choices: [“E. coli, K-12”, ‘it’s’, “b”]",
        {"choices": ["E. coli, K-12", "‘it’s’", "b"]},
        "typographic quotes read as plain ones",
    ),
}


@pytest.mark.parametrize("name", SPACES)
def test_spaces_and_quotes_of_a_word_processor_are_repaired(name: str) -> None:
    text, expected, reason = SPACES[name]
    assert read(text) == expected
    assert set(note_reasons(text)) == {reason}


def test_typographic_quotes_around_a_text_stay() -> None:
    assert read("question: “Who goes there?”") == {"question": "“Who goes there?”"}


def test_key_that_is_indented_by_mistake_is_left_for_yaml_to_name() -> None:
    root, problems = read_nodes(repair("question: What: so?\n    answer: x")[0])
    assert root is None
    assert [problem.line for problem in problems] == [2]


def test_every_key_of_the_schema_is_known() -> None:
    assert set(KEYS) == {*SetFile.model_fields, *Entry.model_fields, *Place.model_fields}


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["answer", "choices", "match", ":", " ", "- ", "'", '"', "[", "]", "\n", "\t", "#", "a"]
        )
    )
)
def test_repair_keeps_the_number_of_lines_and_is_done_once(pieces: list[str]) -> None:
    text = "".join(pieces)
    repaired, notes = repair(text)
    assert repaired.count("\n") == text.count("\n")
    assert all(1 <= note.line <= text.count("\n") + 1 for note in notes)
    assert repair(repaired)[0] == repaired
