"""Notes that people wrote in Anki, as questions: one for each card, since each has a schedule.

What a terminal cannot ask is refused with a reason. It must not know our own note types, nor the
package a note came in.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from quizzer.formats.anki.clozes import open_gaps, parse
from quizzer.formats.anki.collection import NoteRow
from quizzer.formats.anki.guids import name_question
from quizzer.formats.anki.markup import has_media, to_text
from quizzer.formats.anki.stock import NoteType, Template
from quizzer.formats.anki.templates import list_fields, render
from quizzer.formats.soundness import find_faults
from quizzer.models import BLANK, Question, QuestionKind

_GAP = "\ue000"
"""Stands in markup where a gap is; a letter, so that the blanks around it stay, and taken out of all texts."""


class Refusal(StrEnum):
    """Why a card gives no question."""

    NEEDS_MEDIA = "asks with a picture or a sound"
    ANSWERED_BY_MEDIA = "is answered by a picture or a sound"
    EMPTY_FRONT = "nothing to read on its front"
    EMPTY_BACK = "no answer to read on its back"
    OCCLUSION = "hides a part of a picture"
    UNSOUND = "not a question quizzer can ask"
    NO_TYPE = "its note type is missing"
    TWIN = "another note has the same guid"
    BURST = "its fields do not fit its note type"


def read_card(note: NoteRow, note_type: NoteType, order: int, tags: tuple[str, ...]) -> Question | Refusal:
    """The question of a note's card, or why it gives none."""
    fields = {
        name: markup.replace(_GAP, "") for name, markup in zip(note_type.fields, note.fields, strict=False)
    }
    template = _find_template(note_type, order)
    if template is None or len(note.fields) != len(note_type.fields):
        return Refusal.BURST
    ask = _read_cloze if note_type.is_cloze else _read_plain
    found = ask(fields, template, order)
    if isinstance(found, Refusal):
        return found
    prompt, answers, hint, explanation = found
    question = Question(
        id=name_question(note.guid, order),
        kind=QuestionKind.CLOZE if note_type.is_cloze else QuestionKind.SHORT,
        prompt=prompt,
        answer=answers,
        hint=hint,
        explanation=explanation,
        tags=tags,
    )
    return Refusal.UNSOUND if find_faults(question) else question


def file_foreign(tags: str, deck: str) -> tuple[str, ...]:
    """The tags of a question from Anki: the note's, and the path of its deck below the top."""
    below = deck.partition("::")[2].replace(" ", "_")
    written = tags.split()
    return (*written, below) if below and below not in written else tuple(written)


_Asked = tuple[str, tuple[str, ...], str, str]
"""Prompt, answers, hint and explanation."""


def _find_template(note_type: NoteType, order: int) -> Template | None:
    place = 0 if note_type.is_cloze else order
    return note_type.templates[place] if place < len(note_type.templates) else None


def _read_plain(fields: Mapping[str, str], template: Template, _order: int) -> _Asked | Refusal:
    front = render(template.front, fields)
    if has_media(front):
        return Refusal.NEEDS_MEDIA
    prompt = _without_blanks(to_text(front))
    if not prompt:
        return Refusal.EMPTY_FRONT
    shown = list_fields(template.front)
    typed = list_fields(template.front, "type")
    told = [name for name in (*typed, *list_fields(template.back)) if name not in shown]
    texts = {name: text for name in dict.fromkeys(told) if (text := to_text(fields.get(name, "")))}
    hints = " ".join(to_text(fields.get(name, "")) for name in list_fields(template.front, "hint")).strip()
    if not texts:
        media = any(has_media(fields.get(name, "")) for name in told)
        return Refusal.ANSWERED_BY_MEDIA if media else Refusal.EMPTY_BACK
    answer, *rest = texts.values()
    return prompt, (answer,), hints, "\n".join(rest)


def _read_cloze(fields: Mapping[str, str], template: Template, order: int) -> _Asked | Refusal:
    name = next(iter(list_fields(template.front, "cloze")), "")
    markup = fields.get(name, "")
    if "image-occlusion:" in markup:
        return Refusal.OCCLUSION
    opened = open_gaps(parse(markup), order + 1, _GAP)
    front = render(template.front, fields, cloze=opened.markup)
    if has_media(front):
        return Refusal.NEEDS_MEDIA
    answers = tuple(map(to_text, opened.answers))
    if not answers or not all(answers):
        return Refusal.ANSWERED_BY_MEDIA if any(map(has_media, opened.answers)) else Refusal.EMPTY_BACK
    parts = [_without_blanks(part) for part in to_text(front).split(_GAP)]
    hints = dict.fromkeys(text for hint in opened.hints if (text := to_text(hint)))
    shown = (name, *list_fields(template.front))
    told = (to_text(fields.get(other, "")) for other in list_fields(template.back) if other not in shown)
    return BLANK.join(parts), answers, "; ".join(hints), "\n".join(filter(None, told))


def _without_blanks(text: str) -> str:
    """The text without what would be taken for a gap."""
    while BLANK in text:
        text = text.replace(BLANK, "___")
    return text
