"""From drafts to questions: a question is written as a sentence of its own."""

from quizzer.generate.questions import generate
from tests.drafting import document


def prompts(*paragraphs: str) -> list[str]:
    """What is asked, without the title above it."""
    made = generate(document(*paragraphs)).question_set.questions
    return [one.prompt.removeprefix("A page of history\n") for one in made]


def test_common_noun_loses_the_capital_of_its_sentence() -> None:
    told = "Woodblock printing became important in Japan in 1588. Books of woodblock were sold in Kyoto."
    assert "In which year did woodblock printing become important in Japan?" in prompts(told)


def test_common_noun_that_stands_in_names_loses_its_capital_too() -> None:
    told = "Chess was praised by the bishop of Riga in 1588. The World Chess Federation is a body. Many play chess."
    assert "In which year was chess praised by the bishop of Riga?" in prompts(told)


def test_state_that_may_last_gives_no_statement_with_another_date() -> None:
    told = (
        "Shares of the firm of Riga traded at over 145 euros in September 2018, as Ida Holm and Jon Berg told the press of "
        "Tallinn."
    )
    assert all("February" not in prompt and "true" not in prompt for prompt in prompts(told))


def test_first_word_of_a_name_keeps_its_capital() -> None:
    told = "Demographic and Health Surveys were made by Ida Holm in Oslo in 1958. A demographic study of Bergen followed."
    assert not any("demographic" in prompt for prompt in prompts(told) if "1958" not in prompt)
