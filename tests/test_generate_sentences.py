"""Prose becomes sentences: what ends one, what does not, and where each stands in the file."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.documents.plain import parse
from quizzer.documents.read import read_document
from quizzer.generate.sentences import split, split_document
from quizzer.models import Sentence
from tests.conftest import DATA


def sentences(text: str) -> list[str]:
    return [one.text for one in split(Sentence(text, ((0, 0),), len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Henry W. Hale Jr. was born in St. Ives.",
        "Dr. A. B. Moss met Gen. V. Orlov near Mt. Ida.",
        "The U.S. Navy left the U.S. Virgin Islands.",
        "Ida Moss (C.Phil.) and Jan Holm, Ph.D. Fellow of the college, wrote it.",
        "It stands at No. 7 in vol. II and p. 12 of the list.",
        "It was built c. 1500 and sold in Dec. 1612.",
        "On 3 May at 10:40 a.m. Danish ships left the port.",
        "The ship left at 9 a.m. Monday and came back at 5 p.m. GMT.",
        'She said "Stop. Go back. Now." and left.',
        "It was lost (the chronicle is silent. So are the letters.) for ever.",
        "He wrote: «The war is over. We are free.» in a letter.",
        "He wrote „Das ist alles. Ende.“ and “It is over. Go.” on the wall.",
        "They shall a) take the hill. b) hold the bridge. C) wait.",
        "The firm sold 3.5 million, e.g. to Brazil, at $2.50 each.",
        "1. The first rule is short.",
        "A. The first rule is short.",
        "Wait... and see.",
        "It was sold to Acme Inc. of Boston.",
        "Godfrey et al. (1987) found it.",
        "The server is written in Node.JS and sold.",
        "He left the U.S.A a year later.",
        "Prof.Smith read vol.II of it.",
    ],
)
def test_full_stop_that_ends_nothing_does_not_split(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "It ended in 1939. | The treaty held.",
        "It ended in 1939.[12][a] | The treaty held.",
        "It was bought for $24 worth of glass beads.|Following the purchase, it grew.",
        "The hall was built in Riga.[3]|The tower stands.",
        "They left at 10 p.m. | Four ships stayed.",
        "On 3 May he left at 10 p.m. | Four ships stayed.",
        "He moved to the U.S. | In 1950 he died.",
        "They saw Washington, D.C. | A copy of the head stood there.",
        "They fought in World War I. | Cruisers of the 1890s fought in World War II.",
        "It was signed by Henry Hale Jr. | The others left.",
        'He said "it is over." | Then he left.',
        "He said it is over”. | Then he left.",
        "Who won? | Nobody! | 30 men died.",
        "Was the answer No. | She left.",
        "It went on… | Then it stopped.",
        "He wrote to them.|[…] They wrote back.",
        "It cost much. | $5 was a fortune. | Étienne paid.",
        'The loose "mark is alone. | It "quotes. Nothing" here.',
        "The wall is 12 m/s. | Any wind moves it.",
        "An (open bracket is alone. | It ends here.",
        'The 15" gun was old. | The new one was not.',
    ],
)
def test_each_sentence_ends_where_the_next_begins(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    assert sentences(text.replace("|", "")) == expected


def test_sentence_never_crosses_a_line() -> None:
    assert sentences("The first line\nThe second line. \u2028 The third") == [
        "The first line",
        "The second line.",
        "The third",
    ]


def test_quotation_as_long_as_a_page_is_split_inside() -> None:
    words = "“" + "The wind blew over the sea. " * 40 + "It ended.”"
    assert len(sentences(words)) == 41


def test_document_is_filled_with_sentences_at_their_offsets() -> None:
    document = split_document(read_document(DATA / "documents" / "lighthouse.txt"))
    for section in document.sections:
        for paragraph in section.paragraphs:
            assert paragraph.sentences
            assert [document.text[one.start : one.end] for one in paragraph.sentences] == [
                one.text for one in paragraph.sentences
            ]


def test_sentence_of_markdown_knows_its_offsets() -> None:
    document = split_document(read_document(DATA / "documents" / "lighthouse.md"))
    last = document.sections[2].paragraphs[0].sentences[-1]
    assert document.text[last.start : last.end].startswith("Ida Holm ![portrait]")


PIECES = st.lists(
    st.sampled_from(
        [
            "The end",
            "a",
            "St.",
            "U.S.",
            "p.m.",
            '"',
            "(",
            ")",
            "«",
            "»",
            "[…]",
            "…",
            ".",
            "? ",
            "!",
            " ",
            "\n",
            "1939",
            "No.",
        ]
    ),
    max_size=25,
)


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_sentences_cover_the_prose_in_order_without_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    position, rest = 0, []
    for one in split(Sentence(text, ((0, 0),), len(text))):
        assert one.start >= position
        assert one.text == one.text.strip() == text[one.start : one.end]
        rest.append(text[position : one.start])
        position = one.end
    assert not "".join([*rest, text[position:]]).strip()


def test_long_line_is_split_in_linear_time() -> None:
    def seconds(size: int) -> float:
        text = 'The (wind "blew. at 9 a.m. Over St. Ives [the sea. ' * size
        began = time.perf_counter()
        sentences(text)
        return time.perf_counter() - began

    assert seconds(10_000) < 20 * seconds(1_000) + 0.5


def test_long_wrapped_paragraph_is_split_in_linear_time() -> None:
    def seconds(size: int) -> float:
        prose = parse("a.txt", "The wind blew over the sea\nand it rained. A storm broke\n" * size)
        began = time.process_time()
        assert sum(1 for _ in split(prose.sections[0].paragraphs[0].prose)) == size + 1
        return time.process_time() - began

    assert seconds(10_000) < 20 * seconds(1_000) + 0.5


def test_letter_of_a_unit_ends_a_sentence() -> None:
    text = "Temperatures fell by 0.4 °C. Weather patterns changed."
    assert len(list(split(Sentence(text, ((0, 0),), len(text))))) == 2
