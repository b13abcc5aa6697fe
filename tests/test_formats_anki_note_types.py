"""Note types: frozen, because every learner's Anki holds a copy."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quizzer.formats.anki.note_types import MODIFIED, NOTE_TYPES, NoteType, to_model

DATA = Path(__file__).parent / "data" / "anki"

each_type = pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda note_type: note_type.name)


def test_fields_templates_and_ids_are_frozen(golden: Callable[[Path, str], None]) -> None:
    """A difference forks the type in every learner's collection: use a spare field instead."""
    frozen = [
        {
            "id": model["id"],
            "name": model["name"],
            "type": model["type"],
            "fields": {field["name"]: field["id"] for field in model["flds"]},
            "templates": {template["name"]: template["id"] for template in model["tmpls"]},
        }
        for model in map(to_model, NOTE_TYPES)
    ]
    golden(DATA / "note_types.json", json.dumps(frozen, indent=2) + "\n")


def test_changed_templates_or_style_come_with_a_new_date(golden: Callable[[Path, str], None]) -> None:
    """Anki takes them over only if MODIFIED is newer: raise it, then update the golden file."""
    models = [to_model(note_type) for note_type in NOTE_TYPES]
    looks = [[model["css"], model["tmpls"]] for model in models]
    digest = hashlib.sha256(json.dumps(looks).encode()).hexdigest()
    assert {model["mod"] for model in models} == {MODIFIED}
    golden(DATA / "looks.txt", f"{MODIFIED} {digest}\n")


@each_type
def test_templates_name_only_fields_of_their_type(note_type: NoteType) -> None:
    for side in (note_type.front, note_type.back):
        named = re.findall(r"\{\{[#/^]?(?:type:|cloze:)?([^}]+)\}\}", side)
        assert set(named) <= set(note_type.fields)


@each_type
def test_conditions_are_opened_and_closed_in_pairs(note_type: NoteType) -> None:
    for side in (note_type.front, note_type.back):
        assert re.findall(r"\{\{#([^}]+)", side) == re.findall(r"\{\{/([^}]+)", side)


@each_type
def test_cards_run_no_script(note_type: NoteType) -> None:
    text = note_type.front + note_type.back + to_model(note_type)["css"]
    assert not re.search(r"<script|\son\w+=|javascript:|url\(|@import", text, re.IGNORECASE)


@each_type
def test_style_knows_the_night(note_type: NoteType) -> None:
    assert {".nightMode", ".night_mode"} <= set(re.findall(r"\.night_?[mM]ode", to_model(note_type)["css"]))


def test_field_and_template_ids_are_unique() -> None:
    ids = [part["id"] for model in map(to_model, NOTE_TYPES) for part in (*model["flds"], *model["tmpls"])]
    assert len(ids) == len(set(ids))
