"""A question as an Anki note: which note type, what in each field, which cards.

Every field is escaped here; nothing raw leaves. It must not know the package around the notes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from quizzer.errors import ExportError
from quizzer.formats.anki.escape import clean, escape, escape_gap
from quizzer.formats.anki.note_types import CHOICE, CLOZE, LIST, NOTE_TYPES, TRUE_FALSE, TYPED, NoteType
from quizzer.formats.anki.provenance import cite, file_under, place, tells
from quizzer.formats.anki.rest import REST, mark_rest, shuffle
from quizzer.models import BLANK, Precision, Question, QuestionKind, QuestionSet

_LONGEST_TYPED = 60
"""Longer answers are recalled, not typed: nobody types them letter by letter as they stand."""

_DATE_TASKS = {
    Precision.DAY: "Give day, month and year.",
    Precision.MONTH: "Give month and year.",
    Precision.YEAR: "Give the year.",
    Precision.DECADE: "Give the decade.",
    Precision.CENTURY: "Give the century.",
}

_ISO_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")

Fields = dict[str, str]


@dataclass(slots=True)
class Note:
    """One question's note: field HTML in the order of its type, tags, and a card for each of `cards`.

    A card is numbered as Anki does: the template, or the cloze number less one.
    """

    note_type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[int, ...]


def build_note(question: Question, question_set: QuestionSet) -> Note:
    """The note of a question of `question_set`; raises ExportError where it has nothing to ask."""
    _refuse_empty(question)
    note_type, fill = _BUILDERS[question.kind]
    filled = _EMPTY | fill(question)
    _share(filled, question, question_set)
    fields = _IN_ORDER[note_type.id](filled)
    return Note(note_type, fields, file_under(question, question_set), _number_cards(question, note_type))


def _number_cards(question: Question, note_type: NoteType) -> tuple[int, ...]:
    if not note_type.is_cloze or len(question.answer) == 1:
        return (0,)
    return tuple(number - 1 for number in sorted(set(_number_gaps(question.answer))))


def _refuse_empty(question: Question) -> None:
    """Anki holds a note with nothing to see, and shows an error where its card should be."""
    texts = (question.prompt, *(question.answer or ("",)), *question.options, *question.items)
    for text in texts:
        if not (text.isprintable() and text.strip()):
            break
    else:
        if question.kind is not QuestionKind.CLOZE or question.prompt.count(BLANK) == len(question.answer):
            return  # nearly always; the rest finds out what to say
    parts = (
        ("prompt", (question.prompt,)),
        ("answer", question.answer or ("",)),
        ("options", question.options),
        ("items", question.items),
    )
    for name, values in parts:
        if values and any(map(_is_blank, values)):
            raise ExportError(
                f"question {question.id}: Anki needs text in every {name}, and here it is empty. "
                "Fill it in, or drop the question, then export again."
            )
    if question.kind is QuestionKind.CLOZE and question.prompt.count(BLANK) != len(question.answer):
        raise ExportError(
            f"question {question.id}: {question.prompt.count(BLANK)} gaps but {len(question.answer)} answers. "
            f"Give one answer for each {BLANK}, then export again."
        )


def _is_blank(text: str) -> bool:
    return not (text if text.isprintable() else clean(text)).strip()


def _share(filled: Fields, question: Question, question_set: QuestionSet) -> None:
    """Fill the fields that all note types have."""
    if question.hint:
        filled["Hint"] = escape(question.hint.strip())
    if question.accept or question.tolerance:
        filled["Also"] = _also(question)
    if question.explanation or question.why:
        filled["Extra"] = _extra(question)
    filled["Source"] = cite(question, question_set)
    filled["Context"] = place(question, question_set)
    filled["ID"] = escape(question.id)
    filled[REST] = mark_rest(question)


def _also(question: Question) -> str:
    """The other right answers, and the tolerance."""
    variants = [variant for variants in question.accept for variant in variants if variant.strip()]
    if within := question.tolerance.strip():
        variants.append(f"± {within if within.endswith('%') else _with_unit(within, question.unit.strip())}")
    return ", ".join(f"<bdi>{escape(variant)}</bdi>" for variant in variants)


def _extra(question: Question) -> str:
    """The explanation, then why each wrong option is wrong."""
    reasons = [f"<b>{escape(option)}</b>: {escape(reason)}" for option, reason in question.why]
    return escape(question.explanation.strip()) + (_list("ul", reasons) if reasons else "")


def _cloze(question: Question) -> Fields:
    if len(question.answer) == 1:
        before, _, after = question.prompt.strip().partition(BLANK)
        gap = f"{{{{c1::{escape_gap(question.answer[0].strip())}}}}}"
        return {"Text": f"{escape(before)}{gap}{escape(after)}"}
    texts = question.prompt.strip().split(BLANK)
    numbers = _number_gaps(question.answer)
    gaps = [
        f"{{{{c{number}::{escape_gap(answer.strip())}}}}}"
        for number, answer in zip(numbers, question.answer, strict=True)
    ]
    pairs = zip(map(escape, texts), [*gaps, ""], strict=True)
    return {"Text": "".join(text + gap for text, gap in pairs)}


def _number_gaps(answers: Sequence[str]) -> list[int]:
    """A cloze number for each gap: one card each, except where one gap's answer gives away another's."""
    numbers: list[int] = []
    for position, answer in enumerate(answers):
        told = (
            numbers[earlier]
            for earlier, other in enumerate(answers[:position])
            if tells(other, answer) or tells(answer, other)
        )
        numbers.append(next(told, max(numbers, default=0) + 1))
    return numbers


def _typed(question: Question) -> Fields:
    answer = question.answer[0].strip()
    is_typed = len(answer) <= _LONGEST_TYPED and "\n" not in answer
    unit, typed = question.unit.strip(), escape(answer)
    return {
        "Prompt": escape(question.prompt.strip()),
        "Task": escape(_typing_task(question)),
        "Answer": escape(_with_unit(answer, unit)) if unit else typed,
        "Typed": typed if is_typed else "",
    }


def _typing_task(question: Question) -> str:
    """What form the answer has, where a learner could not know."""
    if question.kind is QuestionKind.DATE:
        if form := _ISO_DATE.fullmatch(question.answer[0].strip()):
            return f"Give the date as {'YYYY-MM-DD' if form[1] else 'YYYY-MM'}."
        return _DATE_TASKS[question.precision] if question.precision else ""
    return f"Unit: {question.unit.strip()}" if question.unit.strip() else ""


def _with_unit(answer: str, unit: str) -> str:
    if not unit or answer.endswith(unit):
        return answer
    return answer + unit if unit in "%°‰" else f"{answer} {unit}"


def _choice(question: Question) -> Fields:
    options = shuffle(question.id, dict.fromkeys((*question.options, *question.answer)))
    right = [
        f"{_letter(position)}. {escape(option.strip())}"
        for position, option in enumerate(options)
        if option in question.answer
    ]
    return {
        "Prompt": escape(question.prompt.strip()),
        "Task": "Choose all that are right." if question.kind is QuestionKind.CHOICES else "",
        "Options": _list('ol class="letters"', map(_line, options)),
        "Answer": "<br>".join(right),
    }


def _true_false(question: Question) -> Fields:
    answer = "True" if question.answer[0] == "true" else "False"
    return {"Prompt": escape(question.prompt.strip()), "Task": "True or false?", "Answer": answer}


def _order(question: Question) -> Fields:
    return {
        "Prompt": escape(question.prompt.strip()),
        "Task": "Put these in order.",
        "Items": _list("ul", map(_line, _shuffle_away(question.id, question.answer))),
        "Answer": _list("ol", map(_line, question.answer)),
    }


def _match(question: Question) -> Fields:
    partners = dict.fromkeys((*question.answer, *question.options))
    pairs = zip(question.items, question.answer, strict=True)
    return {
        "Prompt": escape(question.prompt.strip()),
        "Task": "Find the partner of each.",
        "Items": _list("ol", map(_line, question.items)),
        "Partners": _list('ol class="letters"', map(_line, _shuffle_away(question.id, tuple(partners)))),
        "Answer": _list("ol", (f"{_line(item)} → {_line(partner)}" for item, partner in pairs)),
    }


def _line(text: str) -> str:
    """The text as HTML that keeps its own writing direction."""
    return f"<bdi>{escape(text.strip())}</bdi>"


def _list(element: str, lines: Iterable[str]) -> str:
    return f"<{element}>{''.join(f'<li>{line}</li>' for line in lines)}</{element.split()[0]}>"


def _letter(position: int) -> str:
    """A, B … Z, AA, AB …: as browsers letter a list."""
    return (_letter(position // 26 - 1) if position >= 26 else "") + chr(ord("A") + position % 26)


def _shuffle_away(seed: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts shuffled, but never in the order given, which is the answer."""
    shuffled = shuffle(seed, texts)
    return shuffled if shuffled != texts else (*shuffled[1:], shuffled[0])


_BUILDERS: Mapping[QuestionKind, tuple[NoteType, Callable[[Question], Fields]]] = {
    QuestionKind.CLOZE: (CLOZE, _cloze),
    QuestionKind.SHORT: (TYPED, _typed),
    QuestionKind.NUMBER: (TYPED, _typed),
    QuestionKind.DATE: (TYPED, _typed),
    QuestionKind.CHOICE: (CHOICE, _choice),
    QuestionKind.CHOICES: (CHOICE, _choice),
    QuestionKind.TRUE_FALSE: (TRUE_FALSE, _true_false),
    QuestionKind.ORDER: (LIST, _order),
    QuestionKind.MATCH: (LIST, _match),
}

_IN_ORDER: Mapping[int, Callable[[Fields], tuple[str, ...]]] = {
    note_type.id: itemgetter(*note_type.fields) for note_type in NOTE_TYPES
}
_EMPTY: Fields = dict.fromkeys((name for note_type in NOTE_TYPES for name in note_type.fields), "")
