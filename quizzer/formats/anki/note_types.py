"""The note types a learner's Anki holds, frozen: their fields, templates and ids never change again.

Anki matches them by id and name, and forks a type whose fields differ, so what a later version needs goes
into a spare field, and a changed template or style only raises MODIFIED. It must not know questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODIFIED = 1_767_225_600
"""When templates or style last changed, in seconds; Anki takes newer ones over on the next import."""

SHARED = ("Task", "Hint", "Also", "Extra", "Source", "Context", "ID", "Spare 1", "Spare 2", "Spare 3")
"""The fields after a note type's own, the same in all of them."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """One of quizzer's note types: its own fields, the question's HTML and the answer's."""

    id: int
    name: str
    own: tuple[str, ...]
    front: str
    back: str
    is_cloze: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields, in the order a note holds them."""
        return self.own + SHARED


def _text(field: str, markup: str = "") -> str:
    return '<div class="text" dir="auto">' + (markup or "{{" + field + "}}") + "</div>"


def _if_filled(field: str, markup: str) -> str:
    return "{{#" + field + "}}" + markup + "{{/" + field + "}}"


_CONTEXT = _if_filled("Context", '<div class="context" dir="auto">{{Context}}</div>')
_TASK = _if_filled("Task", '<div class="task" dir="auto">{{Task}}</div>')
_HINT = _if_filled("Hint", '<details class="hint"><summary>Hint</summary>' + _text("Hint") + "</details>")
_LINE = '<hr id="answer">'
_ANSWER = '<div class="answer">' + _text("Answer") + "</div>"
_TAIL = (
    _if_filled("Also", '<div class="also" dir="auto">Also right: {{Also}}</div>')
    + _if_filled("Extra", '<div class="extra">' + _text("Extra") + "</div>")
    + _if_filled("Source", '<div class="source" dir="auto">{{Source}}</div>')
)
_TYPE = _if_filled("Typed", "<p>{{type:Typed}}</p>")


def _page(*parts: str) -> str:
    return '<div class="quizzer">\n' + "\n".join(parts) + "\n</div>"


def _front(*content: str) -> str:
    return _page(_CONTEXT, *content, _HINT)


def _back(*content: str) -> str:
    return _page(_CONTEXT, *content, _TAIL)


_GAPS = _text("Text", "{{cloze:Text}}")
_ASKED = _text("Prompt") + _TASK

CLOZE = NoteType(1_717_200_000_100, "Quizzer Cloze v1", ("Text",), _front(_GAPS), _back(_GAPS), is_cloze=True)
TYPED = NoteType(
    1_717_200_000_200,
    "Quizzer Typed v1",
    ("Prompt", "Answer", "Typed"),
    _front(_ASKED, _TYPE),
    _back(_ASKED, _LINE, _TYPE, _ANSWER),
)
CHOICE = NoteType(
    1_717_200_000_300,
    "Quizzer Choice v1",
    ("Prompt", "Options", "Answer"),
    _front(_ASKED, "{{Options}}"),
    _back(_ASKED, "{{Options}}", _LINE, _ANSWER),
)
TRUE_FALSE = NoteType(
    1_717_200_000_400,
    "Quizzer True/False v1",
    ("Prompt", "Answer"),
    _front(_ASKED),
    _back(_ASKED, _LINE, _ANSWER),
)
LIST = NoteType(
    1_717_200_000_500,
    "Quizzer List v1",
    ("Prompt", "Items", "Partners", "Answer"),
    _front(_ASKED, "{{Items}}", "{{Partners}}"),
    _back(_ASKED, _LINE, _ANSWER),
)

NOTE_TYPES = (CLOZE, TYPED, CHOICE, TRUE_FALSE, LIST)


def to_model(note_type: NoteType) -> dict[str, Any]:
    """The note type as Anki's JSON (schema 11), with an id for every field and template."""
    # Not by importlib.resources, which loads more than the rest of this module.
    style = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    fields = [
        {"name": name, "ord": order, "id": note_type.id * 100 + order + 1, "sticky": False, "rtl": False,
         "font": "Arial", "size": 20, "media": []}
        for order, name in enumerate(note_type.fields)
    ]  # fmt: skip
    template = {
        "name": "Card", "ord": 0, "id": note_type.id * 100, "qfmt": note_type.front, "afmt": note_type.back,
        "bqfmt": "", "bafmt": "", "did": None,
    }  # fmt: skip
    return {
        "id": note_type.id,
        "name": note_type.name,
        "type": int(note_type.is_cloze),
        "mod": MODIFIED,
        "usn": 0,
        "sortf": 0,
        "did": None,
        "css": style,
        "flds": fields,
        "tmpls": [template],
        "req": [[0, "any", [0]]],
    }
