"""Few questions of one sentence, one of each fact, the most telling first."""

from quizzer.generate.cloze import Draft, write_draft
from quizzer.generate.rank import score, select
from tests.drafting import draft, readings


def drafts(text: str) -> list[Draft]:
    return [write_draft(reading, mention) for reading in readings(text) for mention in reading.mentions]


def test_sentence_gives_two_questions_at_most() -> None:
    made = drafts("The ship Fram left Oslo for Madeira on 9 August 1910 with 97 dogs.")
    kept, refused = select(made)
    assert len(kept) == 2
    assert {reason for _, reason in refused} == {"enough questions of the sentence"}
    assert len(kept) + len(refused) == len(made)


def test_each_figure_and_person_of_a_sentence_is_worth_one_question_more() -> None:
    figures = "The fleet of Denmark had 435 ships, 8,000 guns, 3,000 sailors, 90 doctors and 500 horses."
    kept, _ = select(drafts(figures))
    assert len(kept) == 4
    person = "On 9 June 1910 the ship Fram was given to Norway by Otto Sverdrup until 12 June 1912."
    kept, _ = select([one for one in drafts(person) if one.answer not in {"Fram", "Norway"}])
    assert [one.answer for one in kept] == ["9 June 1910", "Otto Sverdrup", "12 June 1912"]


def test_full_date_is_worth_more_than_a_name_and_a_year() -> None:
    text = "The ship Fram left Oslo on 9 August 1910."
    assert score(draft("9 August 1910", text)) > score(draft("Oslo", text))
    assert score(draft("9 August 1910", text)) > score(draft("1910", "The ship Fram left Oslo in 1910."))


def test_same_answer_to_the_same_verb_is_asked_once() -> None:
    text = "The ship Fram left Oslo for Madeira in 1910. The ship Fram left Oslo for Greenland in 1893."
    kept, refused = select([one for one in drafts(text) if one.answer == "Oslo"])
    assert [one.answer for one in kept] == ["Oslo"]
    assert [reason for _, reason in refused] == ["asked already"]


def test_same_name_is_not_asked_for_ever() -> None:
    verbs = ("left", "reached", "saw", "served", "loved")
    text = " ".join(f"The ship Fram {verb} Oslo for Madeira." for verb in verbs)
    kept, refused = select([one for one in drafts(text) if one.answer == "Oslo"])
    assert len(kept) == 3
    assert {reason for _, reason in refused} == {"answer asked often enough"}


def test_selection_keeps_the_documents_order() -> None:
    kept, _ = select(drafts("The ship Fram left Oslo in 1910. The ship Fram reached Hobart on 7 March 1912."))
    assert [one.mention.fact.start for one in kept] == sorted(one.mention.fact.start for one in kept)


def test_opening_of_a_paragraph_is_worth_more_than_what_follows() -> None:
    text = "The ship Fram left Oslo in 1893. The crew of Otto Sverdrup reached Norway in 1896."
    first, second = draft("1893", text), draft("1896", text)
    assert score(first) > score(second)


def test_first_and_what_is_told_of_a_main_thing_are_worth_more() -> None:
    plain, famous = "The ship Fram reached Oslo in 1893.", "The ship Fram was the first in Oslo in 1893."
    assert score(draft("1893", famous)) > score(draft("1893", plain))
    assert score(draft("1893", plain), {"fram": 3, "ship": 3}) > score(
        draft("1893", plain), {"fram": 2, "ship": 2}
    )


def test_fact_told_in_passing_is_worth_less() -> None:
    main = "Colin Archer built the ship Fram in 1892."
    passing = "Colin Archer knew the ship Fram built in 1892."
    assert score(draft("1892", main)) > score(draft("1892", passing))
