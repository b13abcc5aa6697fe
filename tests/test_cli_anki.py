"""Decks of Anki's in and out of the library, as a person types them."""

import json
from pathlib import Path

import pytest

from tests.anki_decks import NOTES, add_notes, answer_all, export, opened
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
