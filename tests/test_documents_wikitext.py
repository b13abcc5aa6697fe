"""Wikitext is read as a reader of the page sees it, each character with its place in the file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.documents.wikitext import parse
from quizzer.models import Document

PAGE = Path(__file__).parent / "data" / "documents" / "kunda.wiki"


def texts(source: str) -> list[str]:
    """The paragraphs of a page."""
    return [
        paragraph.prose.text
        for section in parse("page.wiki", source).sections
        for paragraph in section.paragraphs
    ]


def page() -> Document:
    return parse("kunda.wiki", PAGE.read_text(encoding="utf-8"))


def test_sections_of_a_page_are_its_headings() -> None:
    assert [(section.path, section.is_prose) for section in page().sections] == [
        ((), True),
        (("History",), True),
        (("See also",), False),
    ]


def test_reader_of_the_page_sees_no_markup() -> None:
    lead, history = (section.paragraphs for section in page().sections[:2])
    assert [one.prose.text for one in lead] == [
        "The lighthouse of Kunda was built in 1859 by the builder of the port of Narva. It stands 25 metres high\xa0and is open."
    ]
    assert [one.prose.text for one in history] == [
        "On 3 May 1870 the lighthouse of Kunda burnt down. A new tower was opened by the town of Kunda on 12 June 1872.",
        "The lamp of the tower was sold to Riga in 1901.",
        "The keeper of Kunda earned […] roubles in 1905.",
    ]


def test_infobox_rows_with_plain_values_are_kept() -> None:
    document = page()
    assert [(row.key, row.value) for row in document.infobox] == [
        ("Name", "Kunda"),
        ("Height", "25 metres"),
        ("Engineer", "Karl Berg"),
    ]
    assert all(document.text[row.start : row.end] == row.value for row in document.infobox)


def test_parameters_of_an_infobox_become_what_a_reader_sees() -> None:
    box = "{{Infobox state|area_sq_mi=11100|TotalArea=28,748|latd=41|pub_date=1729|largest_city=[[Tirana]]}}"
    assert [(row.key, row.value) for row in parse("a.wiki", box).infobox] == [
        ("Area in square miles", "11100"),
        ("Area in square kilometres", "28,748"),
        ("latd (parameter)", "41"),
        ("Published", "1729"),
        ("Largest city", "Tirana"),
    ]


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{convert|6|ft|4|in|cm|0}}", "6 feet 4 inches"),
        ("{{convert|5|lb|1|oz|kg}}", "5 pounds 1 ounce"),
        ("{{convert|30|mi|km|adj=on}}", "30-mile"),
        ("{{convert|2.3|Moilbbl|m3}}", "2.3 million barrels"),
        ("{{convert|7|koilbbl/d|abbr=on}}", "7 thousand barrels per day"),
        ("{{convert|3|e6acre}}", "3 million acres"),
        ("{{convert|10|-|20|m|fathom ft}}", "10–20 metres"),
        ("{{cvt| 5 |to| 9 |cm|in}}", "5 to 9 centimetres"),
        ("{{convert|1|mi}}", "1 mile"),
        ("{{convert|-5|C|0}}", "-5 °C"),
        ("{{convert|142000|km2|sqmi}}", "142000 square kilometres"),
        ("{{convert|3|PD/sqmi}}", "[…]"),
        ("{{convert|1/2|in}}", "[…]"),
        ("{{convert|5}}", "[…]"),
        ("{{As of|2014}}", "As of 2014"),
        ("{{as of|2014|lc=y}}", "as of 2014"),
        ("{{Nihongo|Aikido|合気道|Aikidō}}", "Aikido"),
        ("the ''Ada''{{'s}}", "the Ada's"),
    ],
)
def test_template_shows_what_a_reader_sees_or_a_mark(template: str, shown: str) -> None:
    assert texts(f"It was {template} there.") == [f"It was {shown} there."]


def test_odd_quotes_in_a_reference_do_not_tear_it_out() -> None:
    told = "Averroes spoke of him.<ref>''Comm. Magnum'' in ''Aristotle'', II''</ref> He <!-- <ref>a</ref> --> wrote.<ref/>"
    assert texts(told) == ["Averroes spoke of him. He wrote."]


def test_page_is_called_what_its_infobox_says() -> None:
    assert page().title == "Kunda"
    assert parse("Battle_of_Narva.wiki", "It was a battle.").title == "Battle of Narva"


def test_every_word_has_its_place_in_the_file() -> None:
    document = page()
    for section in document.sections:
        for paragraph in section.paragraphs:
            prose = paragraph.prose
            # The name of a unit stands for its symbol as a whole.
            unit = prose.text.find("metres")
            for position, character in enumerate(prose.text):
                if character.isalpha() and not unit <= position < unit + len("metres"):
                    assert document.text[prose.offset(position)] == character


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("''A Modest Proposal'''s effect was large.", "A Modest Proposal's effect was large."),
        ("A [[Narva|town]] by a [[river]].", "A town by a river."),
        ("'''Bold''' and ''italic'' words.", "Bold and italic words."),
        ("A line<br>and a <small>small</small> one.", "A line and a small one."),
        ("Six {{nowrap|long words}} here.", "Six long words here."),
        ("A {{snd}} dash and {{lang-de|ein Wort}}.", "A – dash and ein Wort."),
        ("See [http://example.org the page] and http://example.org now.", "See the page and now."),
        ("Water is <math>H_2O</math> here.", "Water is […] here."),
        ("A [[File:x.jpg|thumb|Some [[words]].]] picture.", "A picture."),
        ("Two lines\nof one paragraph.", "Two lines of one paragraph."),
        ("__NOTOC__Some words.", "Some words."),
        ("Cafés &amp; bars.", "Cafés & bars."),
        ("There are 10<sup>43</sup> in 5 m<sup> 3</sup>.", "There are 10⁴³ in 5 m³."),
        ("On the 4<sup>th</sup> day.", "On the 4th day."),
    ],
)
def test_markup_gives_way_to_what_is_seen(source: str, seen: str) -> None:
    assert texts(source) == [seen]


def test_empty_line_ends_a_paragraph() -> None:
    assert texts("One.\n\nTwo.\n{{main|X}}\n\nThree.") == ["One.", "Two.", "Three."]


@settings(max_examples=60)
@given(st.text(alphabet="ab [](){}|='*<>/ref\n#:;&!-", max_size=80))
def test_any_text_is_read(source: str) -> None:
    document = parse("any.wiki", source)
    for section in document.sections:
        for paragraph in section.paragraphs:
            assert 0 <= paragraph.prose.start < paragraph.prose.end <= len(source)


def test_links_tell_how_names_are_called_otherwise_wherever_they_stand() -> None:
    page = (
        "The bridge was built by [[Isambard Kingdom Brunel|Brunel]] near [[Bristol]].<ref>[[John Roe|Roe]]</ref>\n\n"
        "[[File:Jabir.jpg|thumb|[[Jābir ibn Hayyān|Jabir]], an [[alchemy|alchemist]]]]\n"
    )
    assert parse("page.wiki", page).links == {
        "Brunel": "Isambard Kingdom Brunel",
        "Jabir": "Jābir ibn Hayyān",
    }
