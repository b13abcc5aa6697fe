"""Decks of Anki's in and out of the library, as a person types them."""

import json
import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from quizzer.cli.tuning import in_force
from quizzer.memory.calendar import study_day
from quizzer.memory.schedule import next_card
from quizzer.models import EventKind, QuestionId, Rating
from quizzer.store.cards import read_card
from quizzer.store.database import open_store
from quizzer.store.library import add_set
from quizzer.store.log import new_event, record
from quizzer.store.settings import read_settings
from tests.anki_decks import NOTES, add_notes, answer_all, bring_in, export, opened
from tests.learner import capitals
from tests.test_cli_bank import Type, type_in

__all__ = ["type_in"]


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of two sets, one card answered, one picture left behind."""
    with opened(tmp_path / "collection.anki2") as collection:
        add_notes(collection, (*NOTES, ("Basic", ("Flag?", '<img src="a.png">'), "Geo", ())))
        collection.decks.select(collection.decks.id("Geo::Baltic"))
        answer_all(collection, 4)
        return export(collection, tmp_path / "deck.apkg")


def test_deck_is_added_with_its_sets_answers_and_refusals(type_in: Type, deck: Path) -> None:
    code, out, err = type_in("add", deck)
    assert (code, err) == (0, "")
    assert out == (
        "Geo: 6 new.\nSums: 1 new.\n1 answers given in Anki came along.\n1 cards gave no question:\n"
        "     1 is answered by a picture or a sound\nNext: quizzer study\n"
    )
    _, out, _ = type_in("sets")
    assert "Geo: 6 questions, 0 due, 5 new" in out


def test_deck_added_again_changes_nothing(type_in: Type, deck: Path) -> None:
    type_in("add", deck)
    _, out, _ = type_in("add", deck)
    assert "Geo: 6 kept." in out
    assert "all known already" in out


def test_deck_is_told_as_json(type_in: Type, deck: Path) -> None:
    *_, report = json.loads(type_in("add", deck, "--json")[1])["added"]
    assert report["name"] == "Sums"
    assert report["anki"] == {
        "answers": 1,
        "new_events": 2,
        "refused": {"is answered by a picture or a sound": 1},
        "media": 0,
        "without_media": 0,
    }


def test_deck_edited_in_anki_keeps_its_progress(type_in: Type, deck: Path) -> None:
    type_in("add", deck)
    with opened(deck.with_name("collection.anki2")) as collection:
        note = collection.get_note(collection.find_notes("Sums or 2")[0])
        note["Back"] = "four"
        collection.update_note(note)
        export(collection, deck)
    _, out, _ = type_in("add", deck)
    assert "Sums: 1 changed." in out


def test_deck_is_shown_without_being_added(type_in: Type, deck: Path) -> None:
    code, out, _ = type_in("show", deck)
    assert code == 0
    assert "Answer: 4" in out


def test_file_that_is_no_deck_is_an_error_of_the_set(type_in: Type, tmp_path: Path) -> None:
    path = tmp_path / "x.apkg"
    path.write_bytes(b"PK\x03\x04 nothing")
    code, _, err = type_in("add", path)
    assert code == 3
    assert "x.apkg: the package is damaged" in err


def test_progress_goes_to_anki_and_comes_back(type_in: Type, deck: Path, tmp_path: Path) -> None:
    type_in("add", deck)
    out_path = tmp_path / "out.apkg"
    code, out, _ = type_in("export", "Geo", out_path, "--with-progress")
    assert code == 0
    assert "Wrote 6 questions" in out and "with 1 answers to 1 of them" in out
    assert "tick “Import any learning progress”" in out
    assert "importing again updates their text, never their progress" in out
    with opened(tmp_path / "other.anki2") as collection:
        bring_in(collection, out_path, scheduling=True)
        assert collection.db.scalar("select count(*) from revlog") == 1
        back = export(collection, tmp_path / "back.apkg")
    _, out, _ = type_in("add", back)
    assert "1 answers given in Anki came along, all known already." in out


def test_own_parameters_are_told_for_ankis_options(type_in: Type, deck: Path, tmp_path: Path) -> None:
    from quizzer.cli.tuning import replay_with
    from quizzer.store.database import open_store
    from quizzer.store.settings import Setting, SettingKind, change_settings

    type_in("add", deck)
    own = [*(0.3, 1.3, 2.4, 8.3, 6.4, 0.8, 3.0, 0.001, 1.9, 0.17, 0.8), *(1.5, 0.06, 0.26, 1.6)]
    own += [0.6, 1.9, 0.5, 0.09, 0.07, 0.15]
    with open_store(Path(os.environ["QUIZZER_HOME"]) / "default.sqlite3") as store:
        change_settings(store, Setting(b"x" * 16, 1, SettingKind.PARAMETERS, {"w": own}), replay_with)
    _, out, _ = type_in("export", "Geo", tmp_path / "out.apkg", "--with-progress")
    assert "Your own FSRS parameters, for Anki's deck options: 0.3, 1.3, 2.4," in out


@pytest.mark.parametrize(("way", "aimed"), [("--rising", 0.96), ("--constant", 0.9)])
def test_anki_keeps_the_day_chosen_here_and_is_told_what_was_aimed_at(
    type_in: Type, tmp_path: Path, way: str, aimed: float
) -> None:
    store_path, out_path = Path(os.environ["QUIZZER_HOME"]) / "default.sqlite3", tmp_path / "out.apkg"
    type_in("optimize", way)
    today = study_day(datetime.now().astimezone())
    with open_store(store_path) as store:
        add_set(store, "capitals", capitals(1), 1)
        retention, _ = in_force(read_settings(store))
        for days in (70, 66, 50, 0):
            now = datetime.now().astimezone() - timedelta(days=days)
            event = new_event(QuestionId("q1"), EventKind.REVIEW, now, today - days, Random(days))
            card = next_card(
                read_card(store, event.question_id), Rating.GOOD, event.day, event.at_ms, retention
            )
            record(store, replace(event, rating=Rating.GOOD, due_day=card.due_day, due_ms=card.due_ms), card)
    _, out, _ = type_in("export", "capitals", out_path, "--with-progress")
    assert "days after those are chosen with Anki's desired retention" in out
    with opened(tmp_path / "other.anki2") as collection:
        bring_in(collection, out_path, scheduling=True)
        ((due, data),) = collection.db.all("select due, data from cards")
        assert card.due_day is not None
        assert due - collection.sched.today == card.due_day - today
        assert json.loads(data)["dr"] == aimed


def test_everything_goes_out_at_once_for_who_leaves(type_in: Type, deck: Path, tmp_path: Path) -> None:
    type_in("add", deck)
    code, out, _ = type_in("export", "--all", tmp_path / "all.apkg")
    assert code == 0
    assert "Wrote 7 questions" in out
    with opened(tmp_path / "other.anki2") as collection:
        bring_in(collection, tmp_path / "all.apkg", scheduling=True)
        names = {entry.name for entry in collection.decks.all_names_and_ids()}
        assert {"Geo", "Sums"} <= names
        assert collection.db.scalar("select count(*) from revlog") == 1


@pytest.mark.parametrize(
    ("split", "names"), [("section", {"Caps::North"}), ("kind", {"Caps::Short", "Caps::Cloze"})]
)
def test_decks_are_split_as_asked(type_in: Type, tmp_path: Path, split: str, names: set[str]) -> None:
    path = tmp_path / "caps.quiz.yaml"
    path.write_text(
        "title: Caps\nquestions:\n  - question: Capital?\n    answer: Riga\n"
        "    source: {document: Atlas, section: North}\n  - cloze: The [[Daugava]] is long.\n",
        encoding="utf-8",
    )
    assert type_in("export", path, tmp_path / "out.apkg", "--decks", split)[0] == 0
    with opened(tmp_path / "other.anki2") as collection:
        bring_in(collection, tmp_path / "out.apkg")
        found = {entry.name for entry in collection.decks.all_names_and_ids()}
        assert {name for name in found if "::" in name} == names
        assert not collection.get_empty_cards().notes


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("export", "Geo"), "takes a set and a file"),
        (("export", "--all", "Geo", "x.apkg"), "takes a set and a file"),
        (("export", "Geo", "x.json", "--with-progress"), "ends in .apkg"),
        (("export", "Geo", "x.apkg", "--decks", "colour"), "use section or kind"),
        (("export", "Geo", "x.colpkg"), "ends in .apkg"),
    ],
)
def test_export_that_makes_no_sense_is_refused(
    type_in: Type, deck: Path, words: tuple[str, ...], message: str
) -> None:
    type_in("add", deck)
    code, _, err = type_in(*words)
    assert code in (2, 7)
    assert message in err


def test_library_and_file_give_the_same_deck(type_in: Type, tmp_path: Path) -> None:
    path = tmp_path / "north.quiz.yaml"
    path.write_text(
        "title: North\nquestions:\n"
        + "".join(f"  - question: What is {n} squared?\n    answer: '{n * n}'\n" for n in range(1, 30)),
        encoding="utf-8",
    )
    type_in("add", path)
    (tmp_path / "elsewhere").mkdir()
    type_in("export", "north", tmp_path / "library.apkg")
    path.rename(tmp_path / "elsewhere" / path.name)
    type_in("export", tmp_path / "elsewhere" / path.name, tmp_path / "file.apkg")
    assert (tmp_path / "library.apkg").read_bytes() == (tmp_path / "file.apkg").read_bytes()


def test_leaving_with_an_empty_library_is_told(type_in: Type, tmp_path: Path) -> None:
    code, _, err = type_in("export", "--all", tmp_path / "all.apkg")
    assert code == 2
    assert "the library is empty" in err


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def test_what_was_edited_in_quizzer_updates_its_notes_in_anki(
    type_in: Type, deck: Path, tmp_path: Path
) -> None:
    type_in("add", deck)
    home = tmp_path / "collection.anki2"
    with opened(home) as collection:
        before = dict(collection.db.all("select guid, flds from notes"))
        studied = collection.db.all("select * from cards")
    with_yaml = tmp_path / "Geo.quiz.yaml"
    type_in("export", "Geo", with_yaml)
    edit(
        with_yaml,
        ("What is the capital of Latvia?", "Which city is the capital of Latvia & its <port>?"),
        ("N'Djamena", "N’Djamena: {{x}}"),
        ("as Daugavpils does", "as Jelgava does"),
    )
    _, out, _ = type_in("add", with_yaml)
    assert "changed" in out
    code, out, _ = type_in("export", "Geo", tmp_path / "back.apkg")
    assert code == 0
    with opened(home) as collection:
        log = bring_in(collection, tmp_path / "back.apkg")
        assert not log.new and not log.conflicting
        after = dict(collection.db.all("select guid, flds from notes"))
        changed = {guid for guid in before if before[guid] != after[guid]}
        assert len(log.updated) == len(changed) == 2
        assert len(log.duplicate) == 2
        fields = "\n".join(after.values())
        assert "Which city is the capital of Latvia &amp; its &lt;port&gt;?" in fields
        assert "R&icirc;ga<br>on the Daugava" in fields, "what was not changed is as it was"
        assert "N’Djamena: &#123;&#123;x&#125;&#125;" in fields
        # The text of a note with several clozes belongs to all of its cards.
        assert "{{c2::Daugavpils}}" in fields
        assert [row[7:] for row in collection.db.all("select * from cards")] == [row[7:] for row in studied]
    assert "1 questions were changed in a way their notes in Anki cannot hold" in out


def test_name_corrected_in_all_cards_of_a_cloze_is_carried_back(
    type_in: Type, deck: Path, tmp_path: Path
) -> None:
    type_in("add", deck)
    with_yaml = tmp_path / "Geo.quiz.yaml"
    type_in("export", "Geo", with_yaml)
    edit(with_yaml, ("Riga", "Rīga"), ("Daugavpils", "Jelgava"))
    type_in("add", with_yaml)
    _, out, _ = type_in("export", "Geo", tmp_path / "back.apkg")
    assert "cannot hold" not in out
    with opened(tmp_path / "collection.anki2") as collection:
        assert len(bring_in(collection, tmp_path / "back.apkg").updated) == 1
        (fields,) = collection.db.list("select flds from notes where flds like '%c1::%'")
        assert fields.startswith("{{c1::Rīga::city}} lies on the {{c2::Daugava}}, as {{c2::Jelgava}} does.")


def test_untouched_notes_go_back_as_they_came(type_in: Type, deck: Path, tmp_path: Path) -> None:
    type_in("add", deck)
    type_in("export", "--all", tmp_path / "back.apkg")
    with opened(tmp_path / "collection.anki2") as collection:
        log = bring_in(collection, tmp_path / "back.apkg", scheduling=True)
        assert len(log.duplicate) == 5
        assert not log.new and not log.updated and not log.conflicting
        wanted = collection.db.all("select guid, mid, mod, tags, flds from notes where flds not like '%img%'")
    with opened(tmp_path / "fresh.anki2") as collection:
        bring_in(collection, tmp_path / "back.apkg", scheduling=True)
        assert sorted(collection.db.all("select guid, mid, mod, tags, flds from notes")) == sorted(wanted)
        names = {entry.name for entry in collection.decks.all_names_and_ids()}
        assert {"Geo", "Geo::Baltic", "Sums"} <= names


def test_answer_in_one_gap_of_several_is_carried_back(type_in: Type, deck: Path, tmp_path: Path) -> None:
    from quizzer.formats import json as json_format

    type_in("add", deck)
    record = json.loads(type_in("show", "Geo", "--json")[1])
    for question in record["questions"]:
        if question["answer"] == "Riga":
            question["answer"] = "Rīga::capital"
    (tmp_path / "Geo.json").write_text(json.dumps(record), encoding="utf-8")
    assert json_format.read(tmp_path / "Geo.json")
    type_in("add", tmp_path / "Geo.json")
    type_in("export", "Geo", tmp_path / "back.apkg")
    with opened(tmp_path / "collection.anki2") as collection:
        assert len(bring_in(collection, tmp_path / "back.apkg").updated) == 1
        (fields,) = collection.db.list("select flds from notes where flds like '%c1::%'")
        assert fields.startswith("{{c1::Rīga&#58;&#58;capital::city}} lies on the {{c2::Daugava}}")


def test_tags_put_on_in_quizzer_reach_anki(type_in: Type, deck: Path, tmp_path: Path) -> None:
    type_in("add", deck)
    with_yaml = tmp_path / "Geo.quiz.yaml"
    type_in("export", "Geo", with_yaml)
    edit(with_yaml, ("tags: [x, Baltic]", "tags: [x, Baltic, two words]"))
    type_in("add", with_yaml)
    type_in("export", "Geo", tmp_path / "back.apkg")
    with opened(tmp_path / "collection.anki2") as collection:
        assert len(bring_in(collection, tmp_path / "back.apkg").updated) == 1
        assert len(collection.find_notes("tag:x tag:two_words")) == 1
        assert not collection.find_notes("tag:Baltic")


def test_deck_of_a_set_from_elsewhere_keeps_the_guid(type_in: Type, deck: Path, tmp_path: Path) -> None:
    type_in("add", deck)
    type_in("export", "Geo", tmp_path / "Geo.quiz.yaml")
    type_in("--home", tmp_path / "elsewhere", "export", tmp_path / "Geo.quiz.yaml", tmp_path / "back.apkg")
    with opened(tmp_path / "collection.anki2") as collection:
        guids = set(collection.db.list("select guid from notes"))
    with opened(tmp_path / "fresh.anki2") as collection:
        bring_in(collection, tmp_path / "back.apkg")
        assert len(guids & set(collection.db.list("select guid from notes"))) == 4
