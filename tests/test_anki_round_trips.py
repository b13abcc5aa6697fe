"""Both ways round, field by field, as the README's table says."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quizzer.cli import run
from quizzer.formats.anki.escape import clean
from quizzer.formats.anki.read import read
from quizzer.formats.soundness import find_faults
from quizzer.formats.suffixes import read_set
from quizzer.memory.calendar import study_day
from quizzer.memory.schedule import next_card
from quizzer.models import BLANK, Event, EventKind, Question, QuestionId, QuestionKind, QuestionSet, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import open_store
from quizzer.store.log import new_event, read_events, record
from tests.anki_decks import NOTES, add_notes, answer_all, bring_in, export, opened
from tests.conftest import DATA

ROOT = Path(__file__).parent.parent
SETS = (
    DATA / "formats" / "cells.quiz.yaml",
    *sorted((ROOT / "question_bank").glob("*.quiz.yaml")),
)
HOSTILE: list[str] = json.loads((DATA / "anki" / "hostile.json").read_text(encoding="utf-8"))
ROWS = {
    "wording: prompt, answers, hint, explanation": ("prompt", "answer", "items", "hint", "explanation"),
    "choices and their order, why, other right answers": ("options", "why", "accept"),
    "source, unit, tolerance, precision, difficulty": (
        "source",
        "unit",
        "tolerance",
        "precision",
        "difficulty",
    ),
    "tags": ("tags",),
    "identity": ("id", "kind"),
}


def say(same: int, count: int) -> str:
    return f"{100 * same / count:.0f} %" if count else "not there"


def type_words(*words: str | Path) -> None:
    assert run([str(word) for word in words]) == 0


def through_anki(folder: Path, package: Path) -> Path:
    """The package after Anki has taken it in, progress included, and exported it."""
    with opened(folder / "other.anki2") as collection:
        bring_in(collection, package, scheduling=True)
        return export(collection, folder / "back.apkg")


def live(path: Path, question_set: QuestionSet, seed: int) -> None:
    """Answers most questions a few times in the weeks up to yesterday's noon, and sets one aside."""
    noon = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
    random, now = Random(seed), noon - timedelta(days=1)
    today = study_day(now)
    with open_store(path) as store:
        for question in question_set.questions[: len(question_set.questions) * 3 // 4]:
            for ago in sorted(random.sample(range(1, 60), random.randint(1, 5)), reverse=True):
                spent = ago * 86_400 + random.uniform(0, 80_000)
                moment = datetime.fromtimestamp(now.timestamp() - spent).astimezone()
                day = study_day(moment)
                event = new_event(question.id, EventKind.REVIEW, moment, day, random)
                rating = random.choice(list(Rating))
                after = next_card(read_card(store, question.id), rating, day, event.at_ms)
                due = {
                    "due_day": after.due_day,
                    "due_ms": after.due_ms,
                    "duration_ms": random.randint(1, 60_000),
                }
                record(store, replace(event, rating=rating, **due), after)  # type: ignore[arg-type]
        key = question_set.questions[0].id
        suspend = new_event(key, EventKind.SUSPEND, now, today, random)
        record(store, suspend, replace(read_card(store, key), suspended=True))


def compare(ours: Iterable[Question], theirs: Mapping[QuestionId, Question]) -> dict[str, str]:
    """The share of fields that are the same, by row of the table."""
    table = {}
    pairs = [(question, theirs[question.id]) for question in ours]
    for row, names in ROWS.items():
        same = [getattr(one, name) == getattr(other, name) for one, other in pairs for name in names]
        table[row] = say(sum(same), len(same))
    return table


def measure_out_and_back(folder: Path) -> dict[str, str]:
    """quizzer → Anki → quizzer, for every set and with progress."""
    ours: list[Question] = []
    theirs: dict[QuestionId, Question] = {}
    learned = {"reviews": [0, 0], "due": [0, 0], "memory": [0, 0]}
    for number, path in enumerate(SETS):
        place = folder / str(number)
        place.mkdir()
        here, there = place / "here" / "default.sqlite3", place / "there" / "default.sqlite3"
        type_words("--home", here.parent, "add", path)
        name = path.name.removesuffix(".quiz.yaml")
        live(here, read_set(path), number)
        type_words("--home", here.parent, "export", name, place / "out.apkg", "--with-progress")
        back = through_anki(place, place / "out.apkg")
        type_words("--home", there.parent, "add", back)
        ours += read_set(path).questions
        theirs |= {question.id: question for question in read(back).sets[0].questions}
        with open_store(here) as one, open_store(there) as other:
            for question in read_set(path).questions:
                events, cards = (
                    [list(read_events(s, question.id)) for s in (one, other)],
                    [read_card(s, question.id) for s in (one, other)],
                )
                given = [
                    [(e.at_ms, e.rating, e.day, e.duration_ms) for e in reviews(each)] for each in events
                ]
                note(learned["reviews"], *given)
                note(learned["due"], *((c.due_day, (c.due_ms or 0) // 1000, c.suspended) for c in cards))
                note(learned["memory"], *(c.memory for c in cards))
    return compare(ours, theirs) | {
        "formatting, links to pictures and sounds": "not there",
        "deck and note type": "not there",
        "answers: moment, rating, duration": say(*learned["reviews"]),
        "due day, suspended": say(*learned["due"]),
        "memory": say(*learned["memory"]),
    }


def reviews(events: Iterable[Event]) -> list[Event]:
    return [event for event in events if event.kind is EventKind.REVIEW]


def note(count: list[int], one: Any, other: Any) -> None:
    count[0] += one == other
    count[1] += 1


def measure_in_and_back(folder: Path) -> dict[str, str]:
    """Anki → quizzer → Anki: into a fresh profile, through the library."""
    extra = (
        ("Basic", ('<i>Capital</i> of <span style="color:red">Chad</span>?', 'N\'Djamena <img src="c.png">'), "Geo", ("t",)),
        *(("Basic", (f"{number}²?", f"<b>{number * number}</b>"), "Sums::Squares", ()) for number in range(12)),
    )  # fmt: skip
    with opened(folder / "collection.anki2") as collection:
        notes = add_notes(collection, (*NOTES, *extra))
        for deck in ("Geo::Baltic", "Geo", "Sums"):
            collection.decks.select(collection.decks.id(deck))
            answer_all(collection, 4, 4)
        collection.sched.suspend_cards(notes[0].card_ids())
        before = look(collection)
        type_words("add", export(collection, folder / "deck.apkg"))
    type_words("export", "--all", folder / "out.apkg")
    with opened(folder / "fresh.anki2") as collection:
        bring_in(collection, folder / "out.apkg", scheduling=True)
        after = look(collection)
    told = {
        key: say(sum(after[key].get(k) == v for k, v in rows.items()), len(rows))
        for key, rows in before.items()
    }
    return {
        "wording: prompt, answers, hint, explanation": told["fields"],
        "choices and their order, why, other right answers": "not there",
        "source, unit, tolerance, precision, difficulty": "not there",
        "tags": told["tags"],
        "identity": told["identity"],
        "formatting, links to pictures and sounds": told["fields"],
        "deck and note type": told["place"],
        "answers: moment, rating, duration": told["reviews"],
        "due day, suspended": told["due"],
        "memory": "made anew from the answers",
    }


def look(collection: Any) -> dict[str, dict[Any, Any]]:
    """A collection's values by what they belong to."""
    names = {entry.id: entry.name for entry in collection.decks.all_names_and_ids()}
    card = "select n.guid, c.ord, {} from cards c join notes n on n.id = c.nid"
    return {
        "fields": dict(collection.db.all("select guid, flds from notes")),
        "tags": dict(collection.db.all("select guid, tags from notes")),
        "identity": {
            guid: (guid, modified) for guid, modified in collection.db.all("select guid, mod from notes")
        },
        "place": {
            (guid, order): (names[deck], kind)
            for guid, order, deck, kind in collection.db.all(card.format("c.did, n.mid"))
        },
        "due": {
            (guid, order): (kind, queue, due if kind in (1, 2) else 0)
            for guid, order, kind, queue, due in collection.db.all(card.format("c.type, c.queue, c.due"))
        },
        "reviews": {
            moment: (ease, spent)
            for moment, ease, spent in collection.db.all("select id, ease, time from revlog where ease > 0")
        },
    }


def test_readme_says_what_both_ways_keep(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    out, back = measure_out_and_back(tmp_path / "out"), measure_in_and_back(tmp_path)
    table = [f"| {row} | {out[row]} | {back[row]} |" for row in out]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [line for line in table if line not in readme] == [], "\n".join(table)


@pytest.mark.parametrize(
    "kind", [QuestionKind.CLOZE, QuestionKind.SHORT, QuestionKind.CHOICE, QuestionKind.ORDER]
)
def test_hostile_texts_come_back_from_anki_letter_by_letter(tmp_path: Path, kind: QuestionKind) -> None:
    from quizzer.formats.anki.package import write

    assert len(HOSTILE) >= 40
    ours = []
    for number, written in enumerate(HOSTILE):
        text = clean(written).strip()
        prompt = f"It is {BLANK}." if kind is QuestionKind.CLOZE else f"What is {text}?"
        answer = ("first", text) if kind is QuestionKind.ORDER else (text,)
        question = Question(
            QuestionId(f"q{number}"), kind, prompt, answer,
            options=("other", text) if kind is QuestionKind.CHOICE else (), hint=text, explanation=text,
        )  # fmt: skip
        if not find_faults(question):
            ours.append(question)
    assert len(ours) >= 70
    write(QuestionSet("Hostile", tuple(ours)), tmp_path / "out.apkg", {})
    reading = read(through_anki(tmp_path, tmp_path / "out.apkg"))
    assert reading.sets[0].questions == tuple(ours)
    assert not reading.refused


def test_note_edited_in_anki_comes_back_edited(tmp_path: Path) -> None:
    from quizzer.formats.anki.package import write

    original = read_set(DATA / "formats" / "cells.quiz.yaml")
    write(original, tmp_path / "out.apkg", {})
    with opened(tmp_path / "other.anki2") as collection:
        bring_in(collection, tmp_path / "out.apkg")
        for note_id in collection.find_notes(""):
            found = collection.get_note(note_id)
            for name in ("Prompt", "Text"):
                if name in found.keys():  # noqa: SIM118 - a note is no mapping
                    found[name] = "Look: " + found[name]
            found.tags = [*found.tags, "seen", "leech"]
            collection.update_note(found)
        back = read(export(collection, tmp_path / "back.apkg"))
    expected = tuple(
        replace(question, prompt=f"Look: {question.prompt}", tags=(*question.tags, "seen"))
        for question in original.questions
    )
    assert back.sets[0].questions == expected


def test_every_field_of_a_question_is_in_the_table() -> None:
    told = {name for names in ROWS.values() for name in names}
    assert told == {each.name for each in fields(Question)} - {"line"}
    assert "QUIZZER_HOME" in os.environ
