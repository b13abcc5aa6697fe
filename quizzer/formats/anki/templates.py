"""A card's two sides from its template: `{{Field}}`, `{{#Field}}…{{/Field}}` and filters.

It expands fields as Anki does and runs nothing. It must not know what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_BRACES = re.compile(r"\{\{([^{}]{1,500})\}\}")
_FIELDLESS = frozenset({"Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "FrontSide"})
_SILENT = frozenset({"type", "hint", "tts", "tts-voices"})
"""Filters whose field is not read on the card: it is typed, opened by a click, or spoken."""


def render(template: str, fields: Mapping[str, str], *, cloze: str = "") -> str:
    """The side as HTML; `cloze` stands for every field with the filter cloze."""
    parts: list[str] = []
    closed: list[str] = []
    for text, tag in _split(template):
        if not closed:
            parts.append(text)
        if tag[:1] in ("#", "^"):
            name = tag[1:].strip()
            is_filled = bool(_strip(fields.get(name, "")))
            if closed or is_filled is (tag[0] == "^"):
                closed.append(name)
        elif tag[:1] == "/":
            if closed and closed[-1] == tag[1:].strip():
                closed.pop()
        elif not closed:
            parts.append(_expand(tag, fields, cloze))
    return "".join(parts)


@lru_cache(maxsize=2048)
def _split(template: str) -> tuple[tuple[str, str], ...]:
    """The texts of a template, each with the tag that ends it; the last one's is empty."""
    pieces = [*_BRACES.split(template), ""]
    return tuple((text, tag.strip()) for text, tag in zip(pieces[::2], pieces[1::2], strict=True))


@lru_cache(maxsize=2048)
def list_fields(template: str, filter_name: str = "") -> tuple[str, ...]:
    """The fields a side shows, in order; with a filter, those that have it."""
    found = []
    for _, tag in _split(template):
        *filters, name = (part.strip() for part in tag.split(":"))
        is_field = name and tag[:1] not in ("#", "^", "/") and name not in _FIELDLESS
        if is_field and (filter_name in filters if filter_name else not _silences(filters)):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _silences(filters: Iterable[str]) -> bool:
    return any(name.split(" ")[0] in _SILENT for name in filters)


def _expand(tag: str, fields: Mapping[str, str], cloze: str) -> str:
    *filters, name = (part.strip() for part in tag.split(":"))
    if name in _FIELDLESS or _silences(filters):
        return ""
    return cloze if "cloze" in filters else fields.get(name, "")


def _strip(markup: str) -> str:
    return re.sub(r"<br ?/?>|<div>|</div>|\s|&nbsp;", "", markup)
