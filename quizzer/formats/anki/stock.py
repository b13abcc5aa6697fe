"""A collection's note types, decks and settings, out of either way Anki has stored them.

Up to schema 14 they are JSON in one row, from 15 on tables with protobuf. Both become the JSON shape,
which is the one that packages are written with. It must not know a note.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from quizzer.formats.anki.protobuf import read_message, read_number, read_text

_LONGEST_TEMPLATE = 200_000
_MOST_TEMPLATES = 1_000
_JSON_SCHEMAS, _TABLE_SCHEMAS = range(11, 15), range(15, 19)

ReadTable: TypeAlias = Callable[[str, tuple[str, ...]], Iterable[tuple[Any, ...]]]
Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Template:
    """One card of a note type: the HTML of its two sides, with fields in braces."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type; `model` is all of it as Anki's JSON (schema 11)."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    model: Json = field(compare=False, hash=False)


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck; levels of the name are parted by `::`."""

    id: int
    name: str
    description: str = ""
    is_filtered: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """What notes and cards refer to; `created` is the start of day 0, in seconds."""

    note_types: dict[int, NoteType]
    decks: dict[int, Deck]
    created: int
    rollover_hour: int
    minutes_west: int | None
    """What the collection says of its distance from UTC when it was made."""


def read_stock(head: tuple[Any, ...], read_table: ReadTable) -> Stock:
    """The stock of a collection, `head` being its row in col; raises ValueError or TypeError for none."""
    created, version, settings, models, decks = head
    if version in _JSON_SCHEMAS:
        note_types = [read_model(model) for model in _values(models)]
        known_decks = [_from_json(deck) for deck in _values(decks)]
        setting = _load(settings)
    elif version in _TABLE_SCHEMAS:
        note_types = _read_note_types(read_table)
        known_decks = [_from_row(*row) for row in read_table("decks", ("id", "name", "common", "kind"))]
        setting = dict(read_table("config", ("key", "val")))
    else:
        raise ValueError(f"its schema {version!r:.20} is not known")
    return Stock(
        {note_type.id: note_type for note_type in note_types},
        {deck.id: deck for deck in known_decks},
        int(created),
        _number(setting.get("rollover"), 0, 23, 4),
        _number(setting.get("creationOffset"), -900, 900, None),
    )


def _number(value: Any, least: int, most: int, otherwise: Any) -> Any:
    """A setting that is a number within bounds; newer collections keep it as JSON text."""
    if isinstance(value, bytes | str):
        try:
            value = json.loads(value)
        except ValueError:
            return otherwise
    return value if type(value) is int and least <= value <= most else otherwise


def _load(text: Any) -> Json:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("a setting is no object")
    return found


def _values(text: Any) -> list[Json]:
    values = list(_load(text).values())
    if not all(isinstance(value, dict) for value in values):
        raise TypeError("a note type or deck is no object")
    return values


def read_model(model: Json) -> NoteType:
    """The note type of Anki's JSON (schema 11); raises ValueError or TypeError for none."""
    try:
        fields = sorted(model["flds"], key=lambda field: field["ord"])
        templates = sorted(model["tmpls"], key=lambda template: template["ord"])
        return NoteType(
            int(model["id"]),
            str(model["name"]),
            model["type"] == 1,
            tuple(str(field["name"]) for field in fields),
            tuple(_template(t["name"], t["qfmt"], t.get("afmt", "")) for t in templates[:_MOST_TEMPLATES]),
            model,
        )
    except (KeyError, AttributeError) as error:
        raise ValueError(f"a note type without {error}") from error


def _template(name: Any, front: Any, back: Any) -> Template:
    if len(str(front)) + len(str(back)) > _LONGEST_TEMPLATE:
        raise ValueError("a card template is too long")
    return Template(str(name), str(front), str(back))


def _from_json(deck: Json) -> Deck:
    description = deck.get("desc", "")
    if not isinstance(deck.get("id"), int) or not isinstance(deck.get("name"), str):
        raise TypeError("a deck without id or name")
    text = description if isinstance(description, str) else ""
    return Deck(deck["id"], deck["name"].replace("\x1f", "::"), text, bool(deck.get("dyn")))


def _from_row(identifier: Any, name: Any, common: Any, kind: Any) -> Deck:
    """A deck of newer collections: kind field 1 is a normal deck, whose field 4 is the description."""
    told = read_message(bytes(kind))
    normal = next((part for part in told.get(1, []) if isinstance(part, bytes)), b"")
    description = read_text(read_message(normal), 4)
    return Deck(int(identifier), str(name).replace("\x1f", "::"), description, 2 in told)


def _read_note_types(read_table: ReadTable) -> list[NoteType]:
    fields: dict[int, list[Json]] = {}
    for owner, order, name, config in read_table("fields", ("ntid", "ord", "name", "config")):
        fields.setdefault(int(owner), []).append(_field_json(int(order), str(name), bytes(config)))
    templates: dict[int, list[Json]] = {}
    for owner, order, name, config in read_table("templates", ("ntid", "ord", "name", "config")):
        templates.setdefault(int(owner), []).append(_template_json(int(order), str(name), bytes(config)))
    found = []
    for identifier, name, changed, config in read_table("notetypes", ("id", "name", "mtime_secs", "config")):
        told = read_message(bytes(config))
        model = {
            "id": int(identifier), "name": str(name), "type": int(read_number(told, 1) == 1),
            "mod": int(changed), "usn": -1, "sortf": read_number(told, 2), "did": None,
            "css": read_text(told, 3), "latexPre": read_text(told, 5), "latexPost": read_text(told, 6),
            "latexsvg": bool(read_number(told, 7)), "req": [],
            "flds": fields.get(int(identifier), []), "tmpls": templates.get(int(identifier), []),
        }  # fmt: skip
        found.append(read_model(model))
    return found


def _field_json(order: int, name: str, config: bytes) -> Json:
    told = read_message(config)
    return {
        "name": name, "ord": order, "sticky": bool(read_number(told, 1)), "rtl": bool(read_number(told, 2)),
        "font": read_text(told, 3) or "Arial", "size": read_number(told, 4) or 20, "media": [],
        **_identity(read_number(told, 9)),
    }  # fmt: skip


def _template_json(order: int, name: str, config: bytes) -> Json:
    told = read_message(config)
    return {
        "name": name, "ord": order, "qfmt": read_text(told, 1), "afmt": read_text(told, 2),
        "bqfmt": read_text(told, 3), "bafmt": read_text(told, 4), "did": None,
        **_identity(read_number(told, 8)),
    }  # fmt: skip


def _identity(number: int) -> Json:
    """The id of a field or template, a signed number in JSON; older types have none."""
    return {"id": number - (number >> 63 << 64)} if number else {}
