"""Notes that quizzer wrote, as the questions they were made from, with what was changed in Anki since.

What a person reads on the card counts; what a card does not show comes from the note's hidden field.
It must not know the package a note came in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from quizzer.formats.anki.clozes import Gap, flatten, parse
from quizzer.formats.anki.markup import exact_text
from quizzer.formats.anki.note_types import CHOICE, CLOZE, LIST, NOTE_TYPES, TRUE_FALSE
from quizzer.formats.anki.provenance import file_under
from quizzer.formats.anki.rest import CHOOSING, REST
from quizzer.formats.soundness import find_faults
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, QuestionSet, Source
from quizzer.records import Record

_OWN = {note_type.name: note_type for note_type in NOTE_TYPES}
_VALUES = (QuestionKind.DATE, QuestionKind.NUMBER)
_STATES = ("leech", "marked")
"""Tags that Anki sets by itself."""

_ITEM, _BDI = re.compile(r"<li>(.*?)</li>", re.DOTALL), re.compile(r"<bdi>(.*?)</bdi>", re.DOTALL)
_QUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)
_REASONS = re.compile(r"<ul>((?:<li>.*?</li>)+)</ul>\Z", re.DOTALL)
_LETTER = re.compile(r"([A-Z]+)\. ")

Fields = Mapping[str, str]


def is_own(type_name: str, fields: Sequence[str]) -> bool:
    """Whether a note type of this name and these fields is one of quizzer's."""
    known = _OWN.get(type_name.rstrip("+"))
    return known is not None and tuple(fields) == known.fields


def read_own(type_name: str, fields: Fields, tags: Sequence[str]) -> Question | None:
    """The question of a note of ours, None where it was edited into none."""
    rest = _read_rest(fields)
    note_type = _OWN[type_name.rstrip("+")]
    kind = _find_kind(note_type.name, fields, rest)
    read = {CLOZE: _cloze, CHOICE: _choice, TRUE_FALSE: _true_false, LIST: _list}.get(note_type, _typed)
    try:
        asked = read(fields, rest, kind)
        question = replace(_shared(fields, rest, kind), **asked)
        question = replace(question, tags=_refile(question, rest, tags))
    except (ValueError, TypeError, LookupError, AttributeError):
        return None  # a hidden field that was edited, or a list that is none any more
    if not find_faults(question):
        return question
    # A date or number that was written over in words can still be asked as words.
    plain = replace(question, kind=QuestionKind.SHORT, unit="", tolerance="", precision=None)
    return None if kind not in _VALUES or find_faults(plain) else plain


def _read_rest(fields: Fields) -> Record:
    try:
        rest = json.loads(exact_text(fields[REST]) or "{}")
    except (ValueError, RecursionError):
        return {}
    return rest if isinstance(rest, dict) else {}


def _find_kind(name: str, fields: Fields, rest: Record) -> QuestionKind:
    """The kind the note tells, or for notes of older exports what its note type and task say."""
    told = rest.get("kind")
    if told in list(QuestionKind):
        return QuestionKind(told)
    choosing = CHOOSING[bool(fields["Task"])]
    listing = QuestionKind.MATCH if fields.get("Partners") else QuestionKind.ORDER
    kinds = {CLOZE.name: QuestionKind.CLOZE, CHOICE.name: choosing, LIST.name: listing}
    return kinds.get(name, QuestionKind.TRUE_FALSE if name == TRUE_FALSE.name else QuestionKind.SHORT)


def _shared(fields: Fields, rest: Record, kind: QuestionKind) -> Question:
    explanation, why = _read_extra(fields["Extra"])
    return Question(
        id=QuestionId(exact_text(fields["ID"])),
        kind=kind,
        prompt="",
        answer=(),
        accept=_read_accept(fields["Also"], rest),
        options=tuple(rest["options"]) if "options" in rest and kind not in CHOOSING else (),
        explanation=explanation,
        why=why,
        hint=exact_text(fields["Hint"]),
        unit=str(rest.get("unit", "")),
        tolerance=str(rest.get("tolerance", "")),
        precision=Precision(rest["precision"]) if "precision" in rest else None,
        source=_read_source(fields["Source"], rest),
        difficulty=str(rest.get("difficulty", "")),
    )


def _read_accept(also: str, rest: Record) -> tuple[tuple[str, ...], ...]:
    if "accept" in rest:
        return tuple(tuple(map(str, variants)) for variants in rest["accept"])
    shown = [exact_text(variant) for variant in _BDI.findall(also)]
    variants = tuple(text for text in shown if not ("tolerance" in rest and text.startswith("± ")))
    return (variants,) if variants else ()


def _read_extra(extra: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The explanation, and the reasons why options are wrong, which stand in a list after it."""
    reasons = _REASONS.search(extra)
    if not reasons:
        return exact_text(extra), ()
    pairs = (item.partition("</b>: ") for item in _ITEM.findall(reasons[1]))
    why = tuple((exact_text(option.removeprefix("<b>")), exact_text(reason)) for option, _, reason in pairs)
    return exact_text(extra[: reasons.start()]), why


def _read_source(markup: str, rest: Record) -> Source | None:
    if "source" not in rest:
        return None
    quote = _QUOTE.search(markup)
    document, section = (
        [exact_text(name) for name in _BDI.findall(markup.rpartition("<cite>")[2])] + [""] * 2
    )[:2]
    start, end = rest["source"] or (None, None)
    return Source(document, section, exact_text(quote[1]) if quote else "", start, end)


def _cloze(fields: Fields, _rest: Record, _kind: QuestionKind) -> dict[str, Any]:
    nodes = parse(fields["Text"])
    prompt = "".join(exact_text(node) if isinstance(node, str) else BLANK for node in nodes)
    answers = tuple(exact_text("".join(flatten([node]))) for node in nodes if isinstance(node, Gap))
    return {"prompt": prompt, "answer": answers}


def _typed(fields: Fields, rest: Record, _kind: QuestionKind) -> dict[str, Any]:
    told, typed, unit = exact_text(fields["Answer"]), exact_text(fields["Typed"]), str(rest.get("unit", ""))
    bare = told.removesuffix(unit).rstrip() if unit else told
    answer = typed if typed and typed in (told, bare) else bare
    return {"prompt": exact_text(fields["Prompt"]), "answer": (answer,)}


def _choice(fields: Fields, rest: Record, _kind: QuestionKind) -> dict[str, Any]:
    shown = _lines(fields["Options"])
    letters = {_letter(place): option for place, option in enumerate(shown)}
    marked = [_LETTER.match(line) for line in fields["Answer"].split("<br>")]
    right = [letters[mark[1]] for mark in marked if mark and mark[1] in letters]
    options = _in_order(shown, rest.get("options"), len(shown)) or shown
    former = _in_order(shown, rest.get("answer"), len(right))
    answers = former if former and sorted(former) == sorted(right) else right
    return {"prompt": exact_text(fields["Prompt"]), "answer": tuple(answers), "options": tuple(options)}


def _in_order(shown: Sequence[str], places: Any, count: int) -> list[str]:
    """The texts as they were written, empty where the places do not fit them any more."""
    fits = isinstance(places, list) and len(places) == count and all(type(place) is int for place in places)
    return [shown[place] for place in places] if fits and all(0 <= p < len(shown) for p in places) else []


def _true_false(fields: Fields, _rest: Record, _kind: QuestionKind) -> dict[str, Any]:
    told = exact_text(fields["Answer"]).strip().casefold()
    return {"prompt": exact_text(fields["Prompt"]), "answer": (told,)}


def _list(fields: Fields, _rest: Record, kind: QuestionKind) -> dict[str, Any]:
    asked: dict[str, Any] = {"prompt": exact_text(fields["Prompt"])}
    if kind is QuestionKind.ORDER:
        return asked | {"answer": tuple(_lines(fields["Answer"]))}
    pairs = [tuple(map(exact_text, _BDI.findall(line))) for line in _ITEM.findall(fields["Answer"])]
    items, partners = zip(*pairs, strict=True)
    return asked | {"items": items, "answer": partners}


def _lines(markup: str) -> list[str]:
    return [exact_text(item) for item in _ITEM.findall(markup)]


def _letter(place: int) -> str:
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _refile(question: Question, rest: Record, tags: Sequence[str]) -> tuple[str, ...]:
    """The tags as they were written, less those taken off in Anki, and those put on there."""
    written = tuple(map(str, rest.get("tags", ())))
    present = {tag.partition("::")[2] for tag in tags}

    def place(*leaf: str) -> str:
        (path,) = file_under(replace(question, tags=leaf), QuestionSet("x", ()))
        return path.partition("::")[2]

    places = {tag: place(tag) for tag in written}
    kept = [tag for tag in written if places[tag] in present]
    ours = {*places.values(), place()}
    added = [tag for tag in tags if tag not in _STATES and tag.partition("::")[2] not in ours]
    return (*kept, *added)
