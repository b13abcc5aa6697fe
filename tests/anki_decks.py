"""Decks as Anki's own program makes them, for the tests of reading and of the way back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

anki = pytest.importorskip("anki.collection")

Wanted = tuple[str, Sequence[str], str, Sequence[str]]
"""A note: its type's name, its fields, its deck, its tags."""

NOTES: tuple[Wanted, ...] = (
    (
        "Basic",
        ("What is the capital of <b>Latvia</b>?", "R&icirc;ga<br>on the Daugava"),
        "Geo::Baltic",
        ("x",),
    ),
    ("Basic (and reversed card)", ("France", "Paris"), "Geo", ("a::b",)),
    ("Basic (optional reversed card)", ("Chad", "N'Djamena", ""), "Geo", ()),
    ("Basic (type in the answer)", ("2 + 2", "4"), "Sums", ()),
    (
        "Cloze",
        ("{{c1::Riga::city}} lies on the {{c2::Daugava}}, as {{c2::Daugavpils}} does.", "In <i>Latvia</i>."),
        "Geo::Baltic",
        ("marked", "rivers"),
    ),
)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A collection, made if there is none."""
    collection = anki.Collection(str(path))
    try:
        yield collection
    finally:
        collection.close()


def add_notes(collection: Any, notes: Sequence[Wanted] = NOTES) -> list[Any]:
    """Adds notes as a person does; the notes."""
    added = []
    for type_name, fields, deck, tags in notes:
        note = collection.new_note(collection.models.by_name(type_name))
        for place, markup in enumerate(fields):
            note.fields[place] = markup
        note.tags = list(tags)
        collection.add_note(note, collection.decks.id(deck))
        added.append(note)
    return added


def export(collection: Any, path: Path, *, legacy: bool = False, scheduling: bool = True) -> Path:
    """Exports everything as a package, as Anki's dialog does."""
    options = anki.ExportAnkiPackageOptions(
        with_scheduling=scheduling, with_deck_configs=False, with_media=True, legacy=legacy
    )
    collection.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def bring_in(collection: Any, path: Path, *, scheduling: bool = False) -> Any:
    """Imports a package with a fresh profile's options, with learning progress if asked; Anki's log."""
    options = anki.ImportAnkiPackageOptions(with_scheduling=scheduling)
    request = anki.ImportAnkiPackageRequest(package_path=str(path), options=options)
    return collection.import_anki_package(request).log


def answer_all(collection: Any, *ratings: int) -> None:
    """Answers the cards of all decks, one rating each, in the order Anki shows them."""
    for rating in ratings:
        card = collection.sched.getCard()
        collection.sched.answerCard(card, rating)
