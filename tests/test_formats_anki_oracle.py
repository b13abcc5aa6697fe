"""Packages judged by Anki's own engine: they arrive, render, update and keep the learner's work."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Protocol

import pytest

from quizzer.formats.anki.contents import OLDEST
from quizzer.formats.anki.escape import clean
from quizzer.formats.anki.package import write
from quizzer.models import BLANK, Question, QuestionId, QuestionKind, QuestionSet, Source
from quizzer.records import from_record

anki = pytest.importorskip("anki.collection")
DATA = Path(__file__).parent / "data" / "anki"
HOSTILE: list[str] = [*json.loads((DATA / "hostile.json").read_text(encoding="utf-8")), "very long " * 2000]
LATER = OLDEST + 86_400


class Import(Protocol):
    """Imports a set as a package, as a learner does, and returns what Anki logged."""

    def __call__(
        self, question_set: QuestionSet, modified: int | Mapping[QuestionId, int] = OLDEST
    ) -> Any: ...


def sample() -> QuestionSet:
    record = json.loads((DATA / "sample.json").read_text(encoding="utf-8"))
    questions = tuple(map(from_record, record.pop("questions")))
    return QuestionSet(questions=questions, **record)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    """A fresh profile's collection."""
    opened = anki.Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def imports(collection: Any, tmp_path: Path) -> Import:
    """Imports with the options of a fresh profile; one number is the time of change of every question."""

    def run(question_set: QuestionSet, modified: int | Mapping[QuestionId, int] = OLDEST) -> Any:
        path = tmp_path / "deck.apkg"
        if isinstance(modified, int):
            modified = {question.id: modified for question in question_set.questions}
        write(question_set, path, modified)
        options = anki.ImportAnkiPackageOptions()
        request = anki.ImportAnkiPackageRequest(package_path=str(path), options=options)
        return collection.import_anki_package(request).log

    return run


class Page(HTMLParser):
    """What a person reads on a card, whole or in the elements of one class."""

    def __init__(self, markup: str, css_class: str = "") -> None:
        super().__init__()
        self.css_class, self.inside, self.found, self.styled = css_class, 0, [""], False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.styled = tag == "style"
        if tag == "br":
            self.handle_data("\n")
        elif self.inside:
            self.inside += 1
        elif self.css_class in (dict(attrs).get("class") or "").split():
            self.inside = 1
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.styled = False
        if self.inside:
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        if not self.styled and (self.inside or not self.css_class):
            self.found[-1] += data


def read(markup: str) -> str:
    return Page(markup).found[0]


def read_parts(markup: str, css_class: str) -> list[str]:
    return Page(markup, css_class).found[1:]


def cards_by_question(collection: Any) -> dict[str, list[Any]]:
    cards: dict[str, list[Any]] = {}
    for card_id in collection.find_cards("", order="c.ord"):
        card = collection.get_card(card_id)
        cards.setdefault(card.note()["ID"], []).append(card)
    return cards


def plain(text: str) -> str:
    return clean(text).strip()


def test_every_note_and_card_arrives(collection: Any, imports: Import) -> None:
    log = imports(sample())
    questions = sample().questions
    assert (len(log.new), log.found_notes) == (len(questions), len(questions))
    for trouble in ("conflicting", "missing_notetype", "missing_deck", "empty_first_field", "duplicate"):
        assert not getattr(log, trouble), trouble
    gaps = sum(len(q.answer) for q in questions if q.kind is QuestionKind.CLOZE)
    others = sum(q.kind is not QuestionKind.CLOZE for q in questions)
    assert collection.card_count() == gaps + others


def test_every_card_shows_a_question_and_its_answer(collection: Any, imports: Import) -> None:
    imports(sample())
    cards = cards_by_question(collection)
    for question in sample().questions:
        for card in cards[question.id]:
            front, back = card.question(), card.answer()
            assert read(front).strip()
            assert len(read(back)) > len(read(front)) - len("[...]")
            for markup in (front, back):
                assert "{{" not in markup
                assert (
                    "anki.help" not in markup
                    and "help.ankiweb" not in markup
                    and "docs.ankiweb" not in markup
                )
            answers = ["True" if question.answer == ("true",) else "False"]
            if question.kind is not QuestionKind.TRUE_FALSE:
                answers = list(question.answer)
            assert all(answer in read(back) for answer in answers)


def test_back_shows_quote_section_and_document(collection: Any, imports: Import) -> None:
    imports(sample())
    cards = cards_by_question(collection)
    for question in sample().questions:
        for card in cards[question.id]:
            back = read(card.answer())
            if question.source:
                assert question.source.quote in back
                assert question.source.section in back
                assert question.source.document in back
            else:
                assert sample().source in back


def test_front_never_shows_a_recalled_answer(collection: Any, imports: Import) -> None:
    imports(sample())
    cards = cards_by_question(collection)
    recalled = (QuestionKind.SHORT, QuestionKind.NUMBER, QuestionKind.DATE)
    for question in sample().questions:
        if question.kind in recalled:
            assert question.answer[0] not in read(cards[question.id][0].question())
        if question.kind is QuestionKind.CLOZE:
            for answer, card in zip(question.answer, cards[question.id], strict=True):
                assert answer not in read(card.question())
                assert read_parts(card.question(), "cloze") == ["[...]"]
                assert read_parts(card.answer(), "cloze") == [answer]


def test_title_that_tells_the_answer_stays_off_the_front(collection: Any, imports: Import) -> None:
    question = Question(
        QuestionId("q1"),
        QuestionKind.CLOZE,
        f"The siege ended in {BLANK}.",
        ("1761",),
        source=Source("siege.txt", "Summer of 1761", "The siege ended in 1761."),
    )
    imports(QuestionSet("The siege (1761)", (question,)))
    (card,) = cards_by_question(collection)["q1"]
    assert "1761" not in read(card.question())
    assert "Summer of 1761" in read(card.answer())


def test_bracketed_years_show_as_written(collection: Any, imports: Import) -> None:
    question = Question(
        QuestionId("q1"), QuestionKind.CLOZE, f"In June [1940] the pact of {BLANK} fell.", ("[1939]",)
    )
    imports(QuestionSet("Pacts", (question,)))
    (card,) = cards_by_question(collection)["q1"]
    assert "In June [1940] the pact of [...] fell." in read(card.question())
    assert "In June [1940] the pact of [1939] fell." in read(card.answer())


def test_second_import_of_the_same_file_changes_nothing(collection: Any, imports: Import) -> None:
    imports(sample())
    before = (
        list(collection.db.execute("SELECT * FROM notes")),
        list(collection.db.execute("SELECT * FROM cards")),
    )
    log = imports(sample())
    assert len(log.duplicate) == len(sample().questions)
    assert not log.new and not log.updated and not log.conflicting
    after = (
        list(collection.db.execute("SELECT * FROM notes")),
        list(collection.db.execute("SELECT * FROM cards")),
    )
    assert after == before


def test_engine_finds_no_empty_cards_and_nothing_to_repair(collection: Any, imports: Import) -> None:
    imports(sample())
    assert not collection.get_empty_cards().notes
    assert collection.fix_integrity()[1]
    report = collection.fix_integrity()[0]
    assert "rebuilt and optimized" in report and report.count("\n") == 0


def test_corrected_answer_updates_one_note_and_keeps_its_schedule(collection: Any, imports: Import) -> None:
    questions = sample().questions
    imports(sample())
    deck = collection.decks.id(sample().title)
    collection.decks.select(deck)
    for _ in range(3):
        collection.sched.answerCard(collection.sched.getCard(), 4)
    studied = list(collection.db.execute("SELECT id, due, ivl, reps, queue, data FROM cards ORDER BY id"))
    reviews = list(collection.db.execute("SELECT * FROM revlog"))
    assert len(reviews) == 3
    corrected = replace(questions[0], answer=("1824",))
    log = imports(replace(sample(), questions=(corrected, *questions[1:])))
    assert not log.updated, "the same time of change is no update"
    log = imports(replace(sample(), questions=(corrected, *questions[1:])), {corrected.id: LATER})
    assert len(log.updated) == 1 and len(log.duplicate) == len(questions) - 1
    assert not log.new
    (card,) = cards_by_question(collection)[corrected.id]
    assert read_parts(card.answer(), "cloze") == ["1824"]
    assert (
        list(collection.db.execute("SELECT id, due, ivl, reps, queue, data FROM cards ORDER BY id"))
        == studied
    )
    assert list(collection.db.execute("SELECT * FROM revlog")) == reviews


def test_added_questions_are_all_that_a_grown_set_brings(collection: Any, imports: Import) -> None:
    imports(replace(sample(), questions=sample().questions[3:]))
    log = imports(sample())
    assert sorted(note.fields[log_id_field(note.fields)] for note in log.new) == sorted(
        question.id for question in sample().questions[:3]
    )
    assert len(log.duplicate) == len(sample().questions) - 3


def log_id_field(fields: list[str]) -> int:
    """The log lists the fields in order: the ID stands before three spare ones."""
    return len(fields) - 4


def test_reordered_set_changes_nothing(collection: Any, imports: Import) -> None:
    imports(sample())
    before = list(collection.db.execute("SELECT * FROM cards"))
    log = imports(replace(sample(), questions=sample().questions[::-1]))
    assert len(log.duplicate) == len(sample().questions)
    assert not log.new and not log.updated
    assert list(collection.db.execute("SELECT * FROM cards")) == before


def test_cloze_that_gains_a_gap_gains_a_card_and_keeps_the_other(collection: Any, imports: Import) -> None:
    question = Question(
        QuestionId("q1"), QuestionKind.CLOZE, f"The {BLANK} flows north to the sea.", ("Elbe",)
    )
    imports(QuestionSet("Rivers", (question,)))
    (old,) = cards_by_question(collection)["q1"]
    wider = replace(question, prompt=f"The {BLANK} flows {BLANK} to the sea.", answer=("Elbe", "north"))
    log = imports(QuestionSet("Rivers", (wider,)), LATER)
    assert len(log.updated) == 1
    kept, added = cards_by_question(collection)["q1"]
    assert kept.id == old.id
    assert read_parts(added.answer(), "cloze") == ["north"]


def test_new_cards_come_in_the_order_of_the_set(collection: Any, imports: Import) -> None:
    imports(sample())
    in_deck = [
        collection.get_card(card).note()["ID"] for card in collection.find_cards("", order="c.due, c.ord")
    ]
    assert list(dict.fromkeys(in_deck)) == [question.id for question in sample().questions]


def test_deck_has_the_title_and_names_source_and_licence(collection: Any, imports: Import) -> None:
    imports(sample())
    deck = collection.decks.by_name(sample().title)
    assert sample().source in read(deck["desc"])
    assert f'href="{sample().source.replace("&", "&amp;")}"' in deck["desc"]
    assert "CC BY-SA 4.0" in deck["desc"] and "lighthouses.txt" in deck["desc"]


def test_tags_find_subject_section_and_kind(collection: Any, imports: Import) -> None:
    imports(sample())
    assert len(collection.find_notes("tag:lighthouses_lamps_and_lenses::lenses::date")) == 1
    assert len(collection.find_notes("tag:lighthouses_lamps_and_lenses::lamps")) == 3
    assert len(collection.find_notes("tag:lighthouses_lamps_and_lenses")) == len(sample().questions)


def test_note_types_arrive_under_their_own_names_once(collection: Any, imports: Import) -> None:
    imports(sample())
    imports(sample(), LATER)
    names = sorted(entry.name for entry in collection.models.all_names_and_ids() if "Quizzer" in entry.name)
    assert names == [
        "Quizzer Choice v1",
        "Quizzer Cloze v1",
        "Quizzer List v1",
        "Quizzer True/False v1",
        "Quizzer Typed v1",
    ]


def test_short_answers_are_typed_and_long_ones_recalled(collection: Any, imports: Import) -> None:
    imports(sample())
    cards = cards_by_question(collection)
    assert "[[type:Typed]]" in cards["q-keeper"][0].question()
    assert "[[type:Typed]]" in cards["q-keeper"][0].answer()
    assert "[[type:" not in cards["q-why-tower"][0].question()
    assert "Because the earth is round" in read(cards["q-why-tower"][0].answer())


def hostile_set(make: Callable[[QuestionId, str], Question]) -> QuestionSet:
    """One question for each hostile text, numbered."""
    return QuestionSet(
        HOSTILE[0], tuple(make(QuestionId(f"q{number}"), text) for number, text in enumerate(HOSTILE))
    )


def hostile(collection: Any, css_class: str, side: str) -> list[list[str]]:
    """What the elements of a class read on each question's first card, in the order of HOSTILE."""
    cards = cards_by_question(collection)
    sides = [getattr(cards[f"q{number}"][0], side)() for number in range(len(HOSTILE))]
    assert not any("ankiweb.net" in markup for markup in sides)
    return [read_parts(markup, css_class) for markup in sides]


def test_hostile_cloze_answers_survive_exactly(collection: Any, imports: Import) -> None:
    log = imports(
        hostile_set(
            lambda key, text: Question(key, QuestionKind.CLOZE, f"Before {BLANK} and after.", (text,))
        ),
    )
    assert len(log.new) == len(HOSTILE) == collection.card_count()
    assert hostile(collection, "cloze", "answer") == [[plain(text)] for text in HOSTILE]
    assert hostile(collection, "cloze", "question") == [["[...]"]] * len(HOSTILE)
    fronts = hostile(collection, "text", "question")
    assert fronts == [["Before [...] and after."]] * len(HOSTILE)


def test_hostile_prompts_around_a_gap_survive_exactly(collection: Any, imports: Import) -> None:
    texts = [text for text in HOSTILE if BLANK not in text]
    imports(
        QuestionSet(
            "Around",
            tuple(
                Question(QuestionId(f"q{n}"), QuestionKind.CLOZE, f"x{text}{BLANK}{text}x", ("gap",))
                for n, text in enumerate(texts)
            ),
        ),
    )
    cards = cards_by_question(collection)
    read_fronts = [read_parts(cards[f"q{n}"][0].question(), "text") for n in range(len(texts))]
    assert read_fronts == [[f"x{clean(text)}[...]{clean(text)}x"] for text in texts]


@pytest.mark.parametrize("kind", [QuestionKind.SHORT, QuestionKind.NUMBER, QuestionKind.DATE])
def test_hostile_typed_answers_survive_exactly(collection: Any, imports: Import, kind: QuestionKind) -> None:
    imports(hostile_set(lambda key, text: Question(key, kind, f"Is it {text}", (text,))))
    assert [parts[0] for parts in hostile(collection, "answer", "answer")] == [
        plain(text) for text in HOSTILE
    ]
    assert [parts[0] for parts in hostile(collection, "text", "question")] == [
        plain(f"Is it {text}") for text in HOSTILE
    ]


def test_hostile_typed_answers_compare_as_equal(collection: Any, imports: Import) -> None:
    imports(hostile_set(lambda key, text: Question(key, QuestionKind.SHORT, "What?", (text,))))
    cards = cards_by_question(collection)
    typed = {text: cards[f"q{number}"][0].note()["Typed"] for number, text in enumerate(HOSTILE)}
    assert [text for text, field in typed.items() if not field] == [
        text for text in HOSTILE if "\n" in text or len(text) > 60
    ]
    for text, field in typed.items():
        seen = collection.compare_answer(field, plain(text)) if field else ""
        assert "typeBad" not in seen and "typeMissed" not in seen, text


@pytest.mark.parametrize("kind", [QuestionKind.CHOICE, QuestionKind.CHOICES])
def test_hostile_options_survive_exactly(collection: Any, imports: Import, kind: QuestionKind) -> None:
    imports(
        hostile_set(lambda key, text: Question(key, kind, text, (text,), options=("other", text, "third"))),
    )
    for text, prompts, options, answers in zip(
        HOSTILE,
        hostile(collection, "text", "question"),
        hostile(collection, "letters", "question"),
        hostile(collection, "answer", "answer"),
        strict=True,
    ):
        assert prompts[0] == plain(text)
        assert plain(text) in options[0]
        letter, _, answer = answers[0].partition(". ")
        assert answer == plain(text)
        assert letter in "ABC"


def test_hostile_lists_survive_exactly(collection: Any, imports: Import) -> None:
    imports(
        hostile_set(
            lambda key, text: Question(key, QuestionKind.MATCH, text, (text, "two"), items=(text, "one"))
        ),
    )
    assert hostile(collection, "answer", "answer") == [
        [f"{plain(text)} → {plain(text)}one → two"] for text in HOSTILE
    ]


def test_hostile_orders_survive_exactly(collection: Any, imports: Import) -> None:
    imports(
        hostile_set(lambda key, text: Question(key, QuestionKind.ORDER, "Sort.", ("first", text))), OLDEST
    )
    assert hostile(collection, "answer", "answer") == [[f"first{plain(text)}"] for text in HOSTILE]


def test_hostile_statements_hints_and_sources_survive_exactly(collection: Any, imports: Import) -> None:
    imports(
        hostile_set(
            lambda key, text: Question(
                key,
                QuestionKind.TRUE_FALSE,
                text,
                ("true",),
                hint=text,
                explanation=text,
                source=Source(text, text, text),
                tags=(text,),
            )
        ),
    )
    assert [parts[0] for parts in hostile(collection, "text", "question")] == [
        plain(text) for text in HOSTILE
    ]
    assert hostile(collection, "hint", "question") == [[f"Hint{plain(text)}"] for text in HOSTILE]
    assert hostile(collection, "extra", "answer") == [[plain(text)] for text in HOSTILE]
    assert hostile(collection, "source", "answer") == [
        [f"{plain(text)}{plain(text)} › {plain(text)}"] for text in HOSTILE
    ]


def test_hostile_cards_play_no_sound_and_show_no_markup_errors(collection: Any, imports: Import) -> None:
    imports(
        hostile_set(lambda key, text: Question(key, QuestionKind.CLOZE, f"{BLANK} is it.", (text,))), OLDEST
    )
    for cards in cards_by_question(collection).values():
        assert not cards[0].question_av_tags() and not cards[0].answer_av_tags()
        assert "<img" not in cards[0].answer() and "<script" not in cards[0].answer()
    assert not collection.get_empty_cards().notes
