"""The way back of notes that came from Anki.

A kept note goes back as it was where its questions are unchanged; what was changed is written into the
fields it came from. It must not know the package notes go into.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizzer.formats.anki.clozes import Node, list_numbers, parse
from quizzer.formats.anki.collection import NoteRow
from quizzer.formats.anki.escape import escape, escape_gap
from quizzer.formats.anki.foreign import file_foreign, read_card
from quizzer.formats.anki.guids import find_guid
from quizzer.formats.anki.keepsakes import Kept
from quizzer.formats.anki.markup import to_text
from quizzer.formats.anki.provenance import join_tags
from quizzer.formats.anki.stock import NoteType, Template
from quizzer.formats.anki.templates import list_fields
from quizzer.models import BLANK, Question, QuestionId


@dataclass(frozen=True, slots=True)
class Return:
    """A kept note on its way back; `lost` are the questions whose changes its fields cannot hold."""

    kept: Kept
    lost: tuple[QuestionId, ...] = ()


def give_back(
    kept: Kept, note_type: NoteType, questions: Sequence[Question], modified: Mapping[QuestionId, int]
) -> Return:
    """The note with what was changed in its questions, dated after what Anki has where that is anything.

    It goes back with all changes or, where its fields cannot hold them, as it was.
    """
    orders = {question.id: _find_order(question) for question in questions}
    former = {key: _read(kept, note_type, order) for key, order in orders.items()}
    changed = [question for question in questions if _differs(former[question.id], question)]
    if not changed:
        return Return(kept)
    note = kept
    for question in changed:
        if before := former[question.id]:
            edit = _edit_cloze if note_type.is_cloze else _edit_plain
            note = _retag(edit(note, note_type, before, question), before, question)
    # Whatever the edits did, they count only if Anki will show what quizzer asks.
    if any(_differs(_read(note, note_type, orders[question.id]), question) for question in changed):
        return Return(kept, tuple(question.id for question in changed))
    newest = max(modified.get(question.id, 0) for question in changed)
    return Return(replace(note, modified=max(kept.modified + 1, newest)))


def _find_order(question: Question) -> int:
    return (find_guid(question.id) or ("", 0))[1]


def _read(kept: Kept, note_type: NoteType, order: int) -> Question | None:
    row = NoteRow(0, kept.guid, kept.note_type, kept.modified, kept.tags, kept.fields)
    found = read_card(row, note_type, order, file_foreign(kept.tags, kept.deck))
    return found if isinstance(found, Question) else None


def _differs(one: Question | None, other: Question) -> bool:
    def told(question: Question) -> Any:
        tags = sorted({"_".join(tag.split()) for tag in question.tags})
        return (question.prompt, question.answer, question.hint, question.explanation, tags)

    return one is None or told(one) != told(other)


def _retag(kept: Kept, former: Question, question: Question) -> Kept:
    if former.tags == question.tags:
        return kept
    below = kept.deck.partition("::")[2].replace(" ", "_")
    tags = [tag for tag in question.tags if tag != below or tag in kept.tags.split()]
    return replace(kept, tags=join_tags(tuple("_".join(tag.split()) for tag in tags)))


def _edit_plain(kept: Kept, note_type: NoteType, former: Question, question: Question) -> Kept:
    """The note with prompt, answer and explanation in the fields that show nothing else."""
    template = note_type.templates[_find_order(question)]
    asked, told = _name_fields(template)
    fields = dict(zip(note_type.fields, kept.fields, strict=True))
    filled = [name for name in told if to_text(fields.get(name, ""))]
    wanted = {}
    if former.prompt != question.prompt and len(asked) == 1:
        wanted[asked[0]] = question.prompt
    if former.answer != question.answer and filled:
        wanted[filled[0]] = question.answer[0]
    if former.explanation != question.explanation and len(told) > 1:
        wanted[next((name for name in told if name not in filled[:1]), told[-1])] = question.explanation
    fields |= {name: escape(text) for name, text in wanted.items() if name in fields}
    return replace(kept, fields=tuple(fields.values()))


def _name_fields(template: Template) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that ask and those that tell."""
    asked = list_fields(template.front)
    told = (*list_fields(template.front, "type"), *list_fields(template.back))
    return asked, tuple(dict.fromkeys(name for name in told if name not in asked))


def _edit_cloze(kept: Kept, note_type: NoteType, former: Question, question: Question) -> Kept:
    """The note with the new answers in its gaps; where no other card shares the text, with the new text too."""
    number = _find_order(question) + 1
    template = note_type.templates[0]
    place = note_type.fields.index(next(iter(list_fields(template.front, "cloze")), note_type.fields[0]))
    nodes = parse(kept.fields[place])
    is_reworded = former.prompt != question.prompt or former.hint != question.hint
    if is_reworded and list_numbers(nodes) == {number}:
        markup = _write_cloze(question, number)
    else:
        markup = "".join(_fill(nodes, number, iter(question.answer), iter(former.answer)))
    fields = [*kept.fields[:place], markup, *kept.fields[place + 1 :]]
    told = [name for name in _name_fields(template)[1] if name != note_type.fields[place]]
    if former.explanation != question.explanation and told:
        fields[note_type.fields.index(told[0])] = escape(question.explanation)
    return replace(kept, fields=tuple(fields))


def _write_cloze(question: Question, number: int) -> str:
    hint = f"::{escape_gap(question.hint)}" if question.hint else ""
    gaps = [f"{{{{c{number}::{escape_gap(answer)}{hint}}}}}" for answer in question.answer]
    parts = map(escape, question.prompt.split(BLANK))
    return "".join(text + gap for text, gap in zip(parts, [*gaps, ""], strict=True))


def _fill(nodes: Sequence[Node], number: int, answers: Any, former: Any) -> list[str]:
    """The field's markup, new answers in the gaps of that number and all else as it was."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
            continue
        if number in node.numbers:
            answer = next(answers, None)
            if answer is not None and answer != next(former, None):
                inside = escape_gap(answer)
            else:
                inside = "".join(_fill(node.inside, 0, answers, former))
        else:
            inside = "".join(_fill(node.inside, number, answers, former))
        numbers = ",".join(map(str, sorted(node.numbers)))
        parts.append(f"{{{{c{numbers}::{inside}{f'::{node.hint}' if node.hint else ''}}}}}")
    return parts
