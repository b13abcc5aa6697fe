"""The sentence before stands before the prompt where it tells what the prompt leaves open."""

import pytest

from quizzer.generate.context import add_context
from quizzer.generate.questions import generate
from quizzer.models import BLANK, QuestionKind
from tests.drafting import document, draft, readings

PORT = "In 1854 Denmark opened a port near Esbjerg by a treaty with Britain."


def context(answer: str, text: str) -> str | None:
    """What stands before the draft of the last sentence; None where nothing makes it clear."""
    made = add_context(draft(answer, text), readings(text)[:-1])
    return made.context if made else None


def test_thing_told_of_in_the_sentence_before_is_explained_by_it() -> None:
    assert context("1902", f"{PORT} The treaty was torn up by soldiers in 1902.") == PORT


def test_space_left_by_a_note_is_closed() -> None:
    spaced = PORT.replace("near Esbjerg", "near  Esbjerg")
    assert context("1902", f"{spaced} The treaty was torn up by soldiers in 1902.") == PORT


def test_event_is_explained_by_the_verb_that_tells_of_it() -> None:
    shot, sold = (f"In 1954 the Danes {done} an airliner near Esbjerg." for done in ("downed", "sold"))
    assert context("Ida Holm", f"{shot} The Danish painter Ida Holm was killed in the crash.") == shot
    assert context("Ida Holm", f"{sold} The Danish painter Ida Holm was killed in the crash.") is None


def test_thing_told_of_further_back_is_explained_by_that_sentence() -> None:
    between = "It was closed by Sweden. He was the king of Norway."
    assert context("1902", f"{PORT} {between} The agreement was torn up by soldiers in 1902.") == PORT


def test_denial_tells_of_nothing() -> None:
    between = "It was closed by Sweden. He did not agree with the king of Norway."
    assert context("1902", f"{PORT} {between} The agreement was torn up by soldiers in 1902.") == PORT


def test_last_thing_of_its_kind_must_be_told_clearly() -> None:
    between = "It was closed by Sweden. By then it had an agreement with Norway."
    assert context("1902", f"{PORT} {between} The agreement was torn up by soldiers in 1902.") is None


def test_one_thing_at_most_is_explained_by_a_sentence_further_back() -> None:
    between = "It was closed by Sweden. He was the king of Norway."
    text = f"{PORT} {between} The agreement was torn up in the port by soldiers in 1902."
    assert context("1902", text) is None


def test_it_does_not_mean_a_number() -> None:
    before = "The number of ports of Denmark was 40."
    assert context("1902", f"{before} It was higher than that of Norway in 1902.") is None


@pytest.mark.parametrize(
    "before", ["See the Chronicle of Denmark, Part I.", "The port of Denmark has […] piers."]
)
def test_note_or_sentence_that_lost_a_part_explains_nothing(before: str) -> None:
    assert context("1902", f"{before} These piers were burnt near Esbjerg in 1902.") is None


def test_year_the_context_leaves_out_is_added() -> None:
    told = "Denmark sold a port in March 1854. On 3 May Denmark signed a treaty with Britain. The treaty was torn up in 1902."
    assert context("1902", told) == "On 3 May [1854] Denmark signed a treaty with Britain."


def test_two_sentences_are_taken_where_one_points_back_itself() -> None:
    told = f"{PORT} It was closed in 1870. The port was sold to Sweden in 1902."
    assert context("1902", told) == f"{PORT} It was closed in 1870."


def test_only_a_full_date_is_worth_a_long_context() -> None:
    port = PORT.replace(
        " near Esbjerg", " near Esbjerg in the west of Jutland and another one near Aarhus in the east of it"
    )
    told = f"{port} The treaty was torn up by soldiers and by women and children in a storm on 3 May 1902 at Ribe."
    assert context("3 May 1902", told) == port
    assert context("1902", told.replace("on 3 May 1902", "in 1902")) is None


def test_pronoun_for_a_person_needs_exactly_one() -> None:
    one = "Ida Holm sold a house in Oslo. Later she painted the harbour of Bergen in 1868."
    two = "Ida Holm sold a house to Anna Berg. Later she painted the harbour of Bergen in 1868."
    assert context("1868", one) == "Ida Holm sold a house in Oslo."
    assert context("1868", two) is None


def test_place_is_nobody_whom_he_may_mean() -> None:
    told = "The title to the castle passed to the kings of Navarre. He closed the castle of Foix in 1607."
    assert context("1607", told) is None


@pytest.mark.parametrize(
    "text",
    [
        "Fossils have been found in Denmark. In 1902 they had lived in Jutland for long.",  # or whoever left them
        f"{PORT} In 1902 Ida Holm painted fifty such ships in Oslo.",  # no ships were told of
        f"{PORT} The bridge was torn up by soldiers in 1902.",  # no bridge was told of
        f"{PORT} This law repealed the compromise of Sweden in 1902.",  # no law was told of
        f"{PORT} We closed it to the ships of Sweden in 1902.",  # whoever "we" are
        f"{PORT} And it was closed to the ships of Sweden in 1902.",  # half a sentence
        "It was opened by Denmark. It was shut by Sweden. It was closed to the ships of Norway in 1902.",
        f"The king said: {PORT} The treaty was torn up by soldiers in 1902.",
        "The treaty was torn up by soldiers in 1902.",  # nothing before it
    ],
)
def test_what_the_context_does_not_tell_stays_refused(text: str) -> None:
    assert context("1902", text) is None


def test_long_context_is_too_much_to_read() -> None:
    long = (
        f"{PORT[:-1]}, which was at that time the greatest power of the seas, {'and so on ' * 12}to the end."
    )
    assert context("1902", f"{long} The treaty was torn up by soldiers in 1902.") is None


def test_context_is_a_line_of_its_own_and_the_source_is_the_sentence() -> None:
    told = f"{PORT} The port was sold by its owners to Sweden in 1902."
    questions = generate(document(told)).question_set.questions
    question = next(q for q in questions if q.answer == ("1902",))
    assert question.prompt == f"{PORT}\nIn which year was the port sold by its owners to Sweden?"
    assert question.source is not None
    assert question.source.quote == "The port was sold by its owners to Sweden in 1902."


def test_answer_in_the_context_is_a_leak() -> None:
    told = f"{PORT} The port was sold by Britain to Sweden in 1902."
    reasons = {
        found.surface: found.reason for found in generate(document(told)).findings if found.sentence == 2
    }
    assert reasons["Britain"] == "answer stands in the prompt"
    assert reasons["Sweden"] is None


def test_neighbouring_paragraph_is_no_context() -> None:
    made = generate(document(PORT, "The treaty was torn up by soldiers in 1902.")).question_set.questions
    assert all("torn up" not in question.prompt for question in made)
    gaps = [q for q in made if q.kind is QuestionKind.CLOZE]
    assert all(q.prompt.count(BLANK) == 1 for q in gaps)


def test_opener_ties_and_spare_brackets_of_the_context_are_left_out() -> None:
    told = (
        "Ida Holm lived in Oslo. Furthermore, Denmark opened a port (the new harbour, 12 km off) near Esbjerg "
        "later in June 1854 by a treaty with Britain. The treaty was torn up by soldiers in 1902."
    )
    assert (
        context("1902", told) == "Denmark opened a port near Esbjerg in June 1854 by a treaty with Britain."
    )


def test_heading_tells_what_the_first_sentence_below_it_follows() -> None:
    told = (
        "== The war in Latvia ==",
        "Arrests in Riga followed with deportations of 4,000 men by the Germans.",
    )
    made = add_context(draft("4,000", *told), [])
    assert made is not None
    assert made.context == "The war in Latvia"


def test_heading_without_a_name_tells_nothing() -> None:
    told = ("== Later events ==", "Arrests in Riga followed with deportations of 4,000 men by the Germans.")
    assert add_context(draft("4,000", *told), []) is None


def test_thing_is_told_by_the_last_sentence_that_is_clear_and_a_new_one_needs_no_telling() -> None:
    first = "Estonia was the only one of the Baltic states that established a government in exile."
    told = (
        f"{first} It had legations in London and was the government that Britain knew. With the independence of Riga "
        "in 1991, the government in exile was integrated into the new governing establishment."
    )
    assert context("1991", told) == first


def test_half_behind_a_semicolon_goes_on_with_the_other_half() -> None:
    told = f"{PORT} Some land near Aarhus was never sold; it was closed in 1902."
    assert context("1902", told) is None


def test_second_sentence_of_a_context_points_at_nothing_but_the_first() -> None:
    told = f"{PORT} In 1860 Ida Holm of Bergen built a ship near the caldera. It was sold to Sweden in 1902."
    assert context("1902", told) is None


def test_who_was_succeeded_must_stand_in_the_context() -> None:
    told = "Ida Holm sold a ship to Norway in 1890. Karl Berg succeeded Otto Lund on 1 August 1902."
    assert context("1 August 1902", told) is None
